"""Files of the site for programs, each as a planned `Output`: feeds, downloads, sitemap, app files, social cards.

Data: one function for each group of files; each takes what its files are made from.
Limits: pure; bytes are made when an output is rendered, for an archive may have thousands of feeds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from generator.analysis.catalog import Catalog
from generator.model import OutputFile, SitePath
from generator.search.documents import SearchDocument
from generator.search.index import Index
from generator.site import paths
from generator.site.bodies import Bodies
from generator.site.exports.database import archive_sqlite
from generator.site.exports.lunr_index import lunr_index
from generator.site.exports.old_table import OldTable
from generator.site.exports.records import article_records, rows_or_records
from generator.site.exports.tables import archive_csv, archive_json, csv_rows, json_rows
from generator.site.feeds.atom import atom_feed
from generator.site.feeds.channels import Channel, Channels
from generator.site.feeds.entries import Entries
from generator.site.feeds.json_feed import json_feed
from generator.site.feeds.opml import opml
from generator.site.output import Output, OutputKind, data_output, finished
from generator.site.outputs.pwa import icons, manifest, retired_worker
from generator.site.outputs.sitemaps import page_days, robots, sitemap_files
from generator.site.pages import PlannedPage
from generator.site.pictures.social_card import SocialCard, draw_card
from generator.site.pictures.style import PictureStyle
from generator.site.views.dates import day_view
from generator.site.views.records import SiteView
from generator.site.views.shared import SharedViews

NO_JEKYLL = OutputFile(SitePath(".nojekyll"), b"")
"""Tells GitHub Pages to serve the files as they are."""

KeepPicture = Callable[[str, Callable[[], bytes]], Callable[[], bytes]]
"""From a picture's key and the function that draws it, a function that draws it only if no earlier build has."""

_FULL_GROUPS = frozenset({"", "Digests"})
"""Feeds that carry whole texts."""


def feed_outputs(channels: Channels, entries: Entries, title: str, owner: str) -> Iterator[Output]:
    """Every feed in both formats, and the list of them; `owner` is the editors' name."""
    for channel in channels.all:
        yield data_output(channel.atom, _atom, entries, channel)
        yield data_output(channel.json, _json_feed, entries, channel)
    yield data_output(paths.OPML, _opml, title, owner, channels, entries)


def _atom(entries: Entries, channel: Channel) -> bytes:
    return atom_feed(entries.info(channel), entries.of(channel), full=channel.group in _FULL_GROUPS)


def _json_feed(entries: Entries, channel: Channel) -> bytes:
    return json_feed(entries.info(channel), entries.of(channel), full=channel.group in _FULL_GROUPS)


def _opml(title: str, owner: str, channels: Channels, entries: Entries) -> bytes:
    return opml(title, owner, ((channel, entries.info(channel, "")) for channel in channels.all))


def export_outputs(formats: Collection[str], site: SiteView, catalog: Catalog, bodies: Bodies) -> Iterator[Output]:
    """The downloads among `json`, `csv` and `sqlite` that are in `formats`."""
    if "json" in formats:
        yield replace(_download(paths.ARCHIVE_JSON, _archive_json, site, catalog, bodies), in_rows=True)
    if "csv" in formats:
        yield replace(_download(paths.ARCHIVE_CSV, _archive_csv, site, catalog, bodies), in_rows=True)
    if "sqlite" in formats:
        yield _download(paths.ARCHIVE_SQLITE, _archive_sqlite, site, catalog, bodies)


def lunr_output(documents: Sequence[SearchDocument], index: Index | None, key: bytes) -> Output:
    """The download `lunr`: the search index of the articles for any page with lunr.js.

    `index`: that of the site's search; `key`: digest of all that the documents are made from.
    """
    return replace(_download(paths.LUNR_INDEX, lunr_index, documents, index), key=key)


def _download(path: SitePath, make: Callable[..., bytes], *inputs: Any) -> Output:
    return Output(path, OutputKind.DOWNLOAD, make, inputs)


def _archive_json(site: SiteView, catalog: Catalog, bodies: Bodies, old: OldTable | None = None) -> bytes:
    return archive_json(site, catalog, rows_or_records(catalog, bodies, site.base_url, old, json_rows))


def _archive_csv(site: SiteView, catalog: Catalog, bodies: Bodies, old: OldTable | None = None) -> bytes:
    return archive_csv(rows_or_records(catalog, bodies, site.base_url, old, csv_rows))


def _archive_sqlite(site: SiteView, catalog: Catalog, bodies: Bodies) -> bytes:
    return archive_sqlite(catalog, article_records(catalog, bodies, site.base_url))


def app_outputs(site: SiteView, style: PictureStyle | None, offline: bool) -> Iterator[Output]:
    """What makes the site installable: manifest and icons; else the worker that removes an earlier site's copy."""
    if style and offline:
        yield from map(finished, (manifest(site, style), *icons(site, style)))
    if not offline:
        yield finished(retired_worker())


def sitemap_outputs(site: SiteView, catalog: Catalog, pages: Iterable[PlannedPage], page_size: int) -> Iterator[Output]:
    """What search engines and servers read: sitemap, which needs absolute addresses, robots.txt, `.nojekyll`."""
    days = page_days(catalog, page_size)
    maps = sitemap_files(site.base_url, pages, days) if site.base_url else []
    for file in (*maps, robots(site.base_url), NO_JEKYLL):
        yield finished(file)


def social_card_outputs(
    catalog: Catalog, shared: SharedViews, site_title: str, style: PictureStyle, keep: KeepPicture
) -> Iterator[Output]:
    """A picture for each article and each digest."""

    def drawn(path: SitePath, card: SocialCard) -> Output:
        return data_output(paths.card_path(path), keep(card.key(style), partial(draw_card, card, style)))

    for article in catalog.archive.articles:
        view = shared.card(article)
        kicker = view.tags[0].text if view.tags else ""
        day, companies = view.date.text if article.date.day else "", tuple(link.text for link in view.companies)
        yield drawn(view.path, SocialCard(site_title, kicker, view.title, day, companies))
    for briefing in catalog.archive.briefings:
        named = (catalog.about[article.path] for article in catalog.briefing_articles[briefing.path])
        companies = tuple(dict.fromkeys(name for names in named for name in names))
        day = day_view(briefing.date).text
        yield drawn(paths.briefing_path(briefing), SocialCard(site_title, "Digest", briefing.title, day, companies))
