"""The head of each page, for programs: feeds, OpenGraph, Twitter card, structured data.

Data: `Heads.of` gives the `HeadView` of a page.
Limits: pure. Not repeated: the address is the page's canonical one, the description its own, an article's days are in its
structured data where it has any, and a small card needs no tag beside those of OpenGraph. URLs for programs are absolute,
so they need `base_url`. Source: ogp.me.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.analysis.catalog import Catalog
from generator.model import Article, SitePath
from generator.site import paths
from generator.site.feeds.channels import Channels
from generator.site.outputs.json_ld import StructuredData, honest_day
from generator.site.outputs.sitemaps import UNLISTED_KINDS
from generator.site.pages import PlannedPage
from generator.site.paths import canonical_address
from generator.site.views.head_records import HeadView, MetaTag
from generator.site.views.records import SiteView

CARD_SIZE = (1200, 630)
"""Of a social card, in pixels."""


class Heads:
    """Describes the pages of one site."""

    def __init__(self, site: SiteView, catalog: Catalog, channels: Channels, pictured: Collection[SitePath]) -> None:
        """`pictured` are the pages that have a social card."""
        self._site = site
        self._channels = channels
        self._pictured = pictured
        self._data = StructuredData(site, catalog, self.picture)
        self._articles = {article.path: article for article in catalog.archive.articles}

    def picture(self, page: SitePath) -> str:
        """The absolute address of a page's social card, or nothing."""
        return canonical_address(self._site.base_url, paths.card_path(page)) if page in self._pictured else ""

    def of(self, page: PlannedPage, title: str, variables: Mapping[str, object]) -> HeadView:
        """A page's head; `title` is the page's own."""
        return HeadView(
            feeds=self._channels.of_page(page.first),
            meta=tuple(self._meta(page, title)),
            json_ld=self._data.of(page, title, variables),
            indexed=page.kind not in UNLISTED_KINDS,
        )

    def _meta(self, page: PlannedPage, title: str) -> Iterator[MetaTag]:
        article = self._articles.get(page.key) if page.kind == "article" else None
        is_article = page.kind in {"article", "briefing"}
        yield MetaTag("property", "og:title", title)
        yield MetaTag("property", "og:site_name", self._site.title)
        yield MetaTag("property", "og:type", "article" if is_article else "website")
        if article and not self._site.base_url:
            yield from _article_meta(article)
        picture = self.picture(page.path)
        if picture:
            yield MetaTag("property", "og:image", picture)
            yield MetaTag("property", "og:image:width", str(CARD_SIZE[0]))
            yield MetaTag("property", "og:image:height", str(CARD_SIZE[1]))
            yield MetaTag("property", "og:image:alt", title)
            yield MetaTag("name", "twitter:card", "summary_large_image")


def _article_meta(article: Article) -> Iterator[MetaTag]:
    day = honest_day(article.date)
    if len(day) == 10:  # OpenGraph knows whole days only
        yield MetaTag("property", "article:published_time", day)
    if article.updated:
        yield MetaTag("property", "article:modified_time", article.updated.isoformat())
