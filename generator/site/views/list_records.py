"""Records for the templates of companies, tags, months, overviews and the front page.

Data: the records below; `docs/themes.md` lists them for theme makers.
Limits: no HTML is made here, except fields of type `Markup`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import SitePath
from generator.site.figures.records import ChartView, NetworkView, Shares, Sparkline, Trend
from generator.site.views.records import ArchiveList, ArticleCard, BriefingView, Link, NoteView, PersonView


@dataclass(frozen=True, slots=True)
class CompanyView:
    """A company page."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    """The country's English name, or empty."""
    site: str
    parent: Link | None
    subsidiaries: tuple[Link, ...]
    people: tuple[PersonView, ...]
    """Those of `people.yml` who hold an office there; on the first page of its list only."""
    notes: tuple[NoteView, ...]
    about_count: int
    mention_count: int
    chart: ChartView | None
    """Its articles over time; on the first page of its list only, like `network`, `shares` and `stories`."""
    network: NetworkView | None
    """It and its neighbours, without a list of pairs: `neighbours` is the list."""
    shares: Shares | None
    """Its tags over time."""
    stories: tuple[Link, ...]
    """Stories that are about it, newest first, with the number of their articles."""
    tags: tuple[Link, ...]
    """Its most frequent tags, with counts."""
    neighbours: tuple[Link, ...]
    """Companies it shares most articles with, with counts."""
    articles: ArchiveList
    """By year, newest first, articles about it and articles that mention it together."""
    about_paths: frozenset[SitePath]
    """The articles about it; the others only mention it."""
    sentences: Mapping[SitePath, str]
    """Article that only mentions it -> the first sentence that names it; of those that this page lists at length."""


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag page."""

    name: str
    description: str
    notes: tuple[NoteView, ...]
    chart: ChartView | None
    """Its articles over time; on the first page of its list only, like `shares` and `stories`."""
    shares: Shares | None
    """Its companies over time."""
    stories: tuple[Link, ...]
    """Stories most of whose articles carry it, newest first, with the number of their articles."""
    companies: tuple[Link, ...]
    """Most frequent, with counts."""
    articles: ArchiveList
    """By month, on further pages by year."""


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month's page, or a year's (then `months` is filled)."""

    title: str
    notes: tuple[NoteView, ...]
    chart: ChartView | None
    """A month's articles by day, a year's by month; on the first page of its list only."""
    companies: tuple[Trend, ...]
    """Most named first, each compared with the period before."""
    tags: tuple[Trend, ...]
    months: tuple[Link, ...]
    """A year's months with counts; a month's page: empty."""
    earlier: Link | None
    """The period before that has articles; `companies` and `tags` are compared with it."""
    later: Link | None
    articles: ArchiveList
    """A month's by day, a year's by month."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One company, tag or month of an overview."""

    text: str
    path: SitePath
    count: int
    """Articles behind it."""
    spark: Sparkline | None
    """Its time in the archive; none in the overview of dates."""
    also: str
    """Other names that a filter finds it by."""
    part: float
    """`count` as a part of the overview's highest, 0 to 1."""


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Part of an overview: an initial, a year."""

    title: str
    path: SitePath | None
    links: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """An overview of companies, tags or dates."""

    title: str
    groups: tuple[IndexGroup, ...]
    count: int
    network: SitePath | None
    """The picture of who is in the news with whom, on the overview of companies."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: the latest digest, then the newest articles by month."""

    briefing: BriefingView | None
    featured: tuple[ArticleCard, ...]
    articles: ArchiveList
    companies: tuple[Link, ...]
    """Most written about, with counts."""
    tags: tuple[Link, ...]
    rising_companies: tuple[Trend, ...]
    """Whose share of the articles grew clearly in `rising_time`; often few or none. On the first page only."""
    rising_tags: tuple[Trend, ...]
    rising_time: str
    """`May to July 2024`: the archive's last three months."""
    stories: tuple[Link, ...]
    """The stories with the newest articles, with the number of their articles; on the first page only."""
    years: tuple[Link, ...]
