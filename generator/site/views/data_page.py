"""The page "Use this archive": its feeds, its downloads, and what their columns mean.

Data: `data_content` gives its content.
Limits: pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import SitePath
from generator.site import paths
from generator.site.exports.records import COLUMNS
from generator.site.feeds.channels import Channels
from generator.site.views.content import PageContent
from generator.site.views.head_records import FeedLink


@dataclass(frozen=True, slots=True)
class Download:
    """A file for readers to keep."""

    name: str
    """`archive.json`."""
    path: SitePath
    what: str
    """In a few words."""
    size: str
    """`1.2 MB`."""


@dataclass(frozen=True, slots=True)
class DataView:
    """The page `data/index.html`."""

    feeds: tuple[FeedLink, ...]
    """Of the whole site, the digests and their series; companies and tags have theirs on their own pages."""
    feed_count: int
    """All feeds of the site."""
    opml: SitePath
    downloads: tuple[Download, ...]
    columns: tuple[tuple[str, str], ...]
    """Name and meaning of each column of an article; empty where there is no table to download."""
    search_index: SitePath | None = None
    """The index for lunr.js, if it is among the downloads: a theme may show how to load it."""


_DOWNLOADS = {
    paths.ARCHIVE_ZIP: "the whole site in one file: unpack it, open index.html, and read without a network",
    paths.ARCHIVE_JSON: "all articles, companies and tags, for programs",
    paths.ARCHIVE_CSV: "a table of all articles, for a spreadsheet",
    paths.ARCHIVE_SQLITE: "all of it as a database with full-text search, for SQL and Datasette",
    paths.LUNR_INDEX: "the search index of all articles, for pages of your own with lunr.js",
}
_TABLES = (paths.ARCHIVE_JSON, paths.ARCHIVE_CSV, paths.ARCHIVE_SQLITE)
"""Downloads with the columns of an article."""


def data_content(channels: Channels, downloads: Mapping[SitePath, int]) -> PageContent:
    """The content of the page; `downloads` are the files that the site has and their bytes."""
    listed = tuple(
        Download(path.rpartition("/")[2], path, what, _size(downloads[path]))
        for path, what in _DOWNLOADS.items()
        if path in downloads
    )
    has_tables = any(path in downloads for path in _TABLES)
    view = DataView(
        feeds=tuple(channel.link for channel in channels.all if channel.group in {"", "Digests"}),
        feed_count=len(channels.all),
        opml=paths.OPML,
        downloads=listed,
        columns=tuple(COLUMNS.items()) if has_tables else (),
        search_index=paths.LUNR_INDEX if paths.LUNR_INDEX in downloads else None,
    )
    return PageContent("Use this archive", "Feeds to follow, and the whole archive to download.", {"data": view})


def _size(size: int) -> str:
    """In the unit that suits."""
    number, unit = (f"{size / 1e6:.1f}", "MB") if size >= 1_000_000 else (f"{max(1, round(size / 1000))}", "kB")
    return f"{number}\N{NO-BREAK SPACE}{unit}"
