"""Everything in a site that is for programs, not people: planned by path, made when it is written.

Data: `machine_files` lists feeds, downloads, sitemap, icons, social cards.
Limits: pure; a file's bytes are made once it is its turn, for an archive may have thousands of feeds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.analysis.catalog import Catalog
from generator.config import SiteConfig
from generator.model import OutputFile, SitePath
from generator.site.bodies import Bodies
from generator.site.exports.database import archive_sqlite
from generator.site.exports.records import ArticleRecord, article_records
from generator.site.exports.tables import archive_csv, archive_json
from generator.site.feeds.atom import atom_feed
from generator.site.feeds.channels import Channel, Channels
from generator.site.feeds.entries import Entries
from generator.site.feeds.json_feed import json_feed
from generator.site.feeds.opml import opml
from generator.site.outputs.meta import Heads
from generator.site.outputs.pwa import icons, manifest, retired_worker
from generator.site.outputs.sitemaps import page_days, robots, sitemap_files
from generator.site.pages import PlannedPage
from generator.site.paths import ARCHIVE_CSV, ARCHIVE_JSON, ARCHIVE_SQLITE, OPML, briefing_path, card_path
from generator.site.pictures.social_card import SocialCard, draw_card
from generator.site.pictures.style import PictureStyle
from generator.site.views.dates import day_view
from generator.site.views.records import SiteView
from generator.site.views.shared import SharedViews

NO_JEKYLL = OutputFile(SitePath(".nojekyll"), b"")
"""Tells GitHub Pages to serve the files as they are."""

_FULL_GROUPS = frozenset({"", "Digests"})
"""Feeds that carry whole texts."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is not made yet."""

    path: SitePath
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Machinery:
    """What the files for programs are made of."""

    config: SiteConfig
    site: SiteView
    catalog: Catalog
    bodies: Bodies
    cards: SharedViews
    channels: Channels
    heads: Heads
    style: PictureStyle | None
    """Only where pictures are made."""
    keep: Callable[[str, Callable[[], bytes]], Callable[[], bytes]]
    """Gives, when its turn comes, a picture by its key from an earlier build, or has it made."""


def machine_files(of: Machinery, pages: Iterable[PlannedPage]) -> Iterator[PlannedFile]:
    """Every file for programs but the search index."""
    yield from _feeds(of)
    yield from _exports(of)
    if of.style and of.config.offline:
        yield from map(planned, (manifest(of.site, of.style), *icons(of.site, of.style)))
    if not of.config.offline:
        yield planned(retired_worker())
    if of.style and of.config.social_cards:
        yield from _social_cards(of, of.style)
    days = page_days(of.catalog, of.config.page_size)
    for file in (*sitemap_files(of.site.base_url, pages, days), robots(of.site.base_url), NO_JEKYLL):
        yield planned(file)


def planned(file: OutputFile) -> PlannedFile:
    """A file that is made already."""
    return PlannedFile(file.path, lambda: file.data)


def _feeds(of: Machinery) -> Iterator[PlannedFile]:
    entries = Entries(of.site, of.cards, of.bodies, of.config.feed_id, of.heads.picture)

    def atom(channel: Channel) -> bytes:
        return atom_feed(entries.info(channel), entries.of(channel), full=channel.group in _FULL_GROUPS)

    def as_json(channel: Channel) -> bytes:
        return json_feed(entries.info(channel), entries.of(channel), full=channel.group in _FULL_GROUPS)

    for channel in of.channels.all:
        yield PlannedFile(channel.atom, partial(atom, channel))
        yield PlannedFile(channel.json, partial(as_json, channel))
    owner = of.site.author or of.site.title
    yield PlannedFile(OPML, lambda: opml(of.site.title, owner, ((c, entries.info(c)) for c in of.channels.all)))


def _exports(of: Machinery) -> Iterator[PlannedFile]:
    def records() -> Iterator[ArticleRecord]:
        return article_records(of.catalog, of.bodies, of.site.base_url)

    makers = {
        "json": (ARCHIVE_JSON, lambda: archive_json(of.site, of.catalog, records())),
        "csv": (ARCHIVE_CSV, lambda: archive_csv(records())),
        "sqlite": (ARCHIVE_SQLITE, lambda: archive_sqlite(of.catalog, records())),
    }
    for name, (path, make) in makers.items():
        if name in of.config.exports:
            yield PlannedFile(path, make)


def _social_cards(of: Machinery, style: PictureStyle) -> Iterator[PlannedFile]:
    def drawn(card: SocialCard) -> Callable[[], bytes]:
        return of.keep(card.key(style), partial(draw_card, card, style))

    for article in of.catalog.archive.articles:
        view = of.cards.card(article)
        kicker = view.tags[0].text if view.tags else ""
        day, companies = view.date.text if view.date.iso else "", tuple(link.text for link in view.companies)
        card = SocialCard(of.site.title, kicker, view.title, day, companies)
        yield PlannedFile(card_path(view.path), drawn(card))
    for briefing in of.catalog.archive.briefings:
        named = (of.catalog.about[article.path] for article in of.catalog.briefing_articles[briefing.path])
        companies = tuple(dict.fromkeys(name for names in named for name in names))
        digest = SocialCard(of.site.title, "Digest", briefing.title, day_view(briefing.date).text, companies)
        yield PlannedFile(card_path(briefing_path(briefing)), drawn(digest))
