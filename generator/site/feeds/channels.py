"""Which feeds a site has: of all articles, of the digests and each series of them, of companies and of tags.

Data: `plan_channels` gives every `Channel`; `Channels` finds those that a page belongs to.
Limits: pure; what an entry says is `entries`, how it is written `atom` and `json_feed`. A company's feed has the
articles about it, not those that only name it. A company or tag with few articles has no feed: nobody follows it, and
an archive has thousands of them; the others have their newest articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.analysis.catalog import Articles, Catalog
from generator.config import SiteConfig
from generator.content.slugs import unique_slugs
from generator.model import Briefing, SitePath, Slug
from generator.site import paths
from generator.site.views.head_records import FeedLink

_MOST_ON_TOPIC = 20
"""Entries in the feed of a company or tag."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed, in two formats."""

    title: str
    """Its subject, without the site's name; empty for the feed of the whole site."""
    group: str
    """`Companies`, `Tags`, `Digests`; empty for the feed of the whole site."""
    home: SitePath
    """The page whose articles it has."""
    folder: str
    """Where its two files lie, from the site's root: empty, or with a slash at its end."""
    articles: Articles = ()
    """Newest first, all with a date, no more than the settings allow."""
    briefings: tuple[Briefing, ...] = ()
    """Likewise; a feed has either articles or digests."""

    @property
    def atom(self) -> SitePath:
        """Its Atom file."""
        return SitePath(f"{self.folder}feed.xml")

    @property
    def json(self) -> SitePath:
        """Its JSON Feed file."""
        return SitePath(f"{self.folder}feed.json")

    @property
    def link(self) -> FeedLink:
        """What a page's head says of it."""
        return FeedLink(self.title, self.atom, self.json)


def plan_channels(catalog: Catalog, config: SiteConfig) -> tuple[Channel, ...]:
    """Every feed of the site, that of the whole site first."""
    return (
        Channel("", "", paths.HOME, "", _dated(catalog.archive.articles)[: config.feed_size]),
        *_digest_channels(catalog, config),
        *_company_channels(catalog, config),
        *_tag_channels(catalog, config),
    )


class Channels:
    """The feeds by the page they belong to."""

    def __init__(self, channels: tuple[Channel, ...]) -> None:
        self.all = channels
        self._site = channels[0]
        self._by_page: dict[SitePath, list[Channel]] = {}
        for channel in channels[1:]:
            self._by_page.setdefault(channel.home, []).append(channel)

    def of_page(self, path: SitePath) -> tuple[FeedLink, ...]:
        """The feeds that a page links to: its own first, that of the whole site last."""
        return (*(channel.link for channel in self._by_page.get(path, ())), self._site.link)


def series_slugs(briefings: tuple[Briefing, ...]) -> Mapping[str, Slug]:
    """Name of a series of digests -> its part of an address; by name."""
    return dict(unique_slugs(sorted({briefing.series for briefing in briefings if briefing.series})))


def _digest_channels(catalog: Catalog, config: SiteConfig) -> Iterator[Channel]:
    briefings = catalog.archive.briefings
    if briefings:
        yield Channel("Digests", "Digests", paths.BRIEFINGS, "briefings/", briefings=briefings[: config.feed_size])
    for name, slug in series_slugs(briefings).items():
        own = tuple(briefing for briefing in briefings if briefing.series == name)[: config.feed_size]
        yield Channel(name, "Digests", paths.BRIEFINGS, f"briefings/{slug}/", briefings=own)


def _company_channels(catalog: Catalog, config: SiteConfig) -> Iterator[Channel]:
    for name, company in catalog.companies.items():
        about = tuple(a for a in _dated(catalog.by_company.get(name, ())) if name in catalog.about[a.path])
        if len(about) >= config.feed_min_articles:
            home, folder = paths.company_path(company.slug), f"companies/{company.slug}/"
            yield Channel(name, "Companies", home, folder, about[: min(config.feed_size, _MOST_ON_TOPIC)])


def _tag_channels(catalog: Catalog, config: SiteConfig) -> Iterator[Channel]:
    for slug, tag in catalog.tags.items():
        articles = _dated(catalog.by_tag.get(slug, ()))
        if len(articles) >= config.feed_min_articles:
            home, folder = paths.tag_path(tag.slug), f"tags/{tag.slug}/"
            yield Channel(tag.name, "Tags", home, folder, articles[: min(config.feed_size, _MOST_ON_TOPIC)])


def _dated(articles: Articles) -> Articles:
    """The undated have no place in a feed."""
    return tuple(article for article in articles if article.date.day)
