"""What the templates of companies, tags, months, overviews and the front page see; the twin of `views`.

Data: the views below; `docs/themes.md` lists them for theme makers.
Limits: no HTML is made here, except fields of type `Markup`.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import SitePath
from generator.site.views import ArchiveList, ArticleCard, BriefingView, Link, NoteView


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
    notes: tuple[NoteView, ...]
    about_count: int
    mention_count: int
    tags: tuple[Link, ...]
    """Its most frequent tags, with counts."""
    neighbours: tuple[Link, ...]
    """Companies it shares most articles with, with counts."""
    articles: ArchiveList
    """Those about it first are not told apart here: both, newest first."""
    about_paths: frozenset[SitePath]
    """The articles about it; the others only mention it."""


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag page."""

    name: str
    description: str
    notes: tuple[NoteView, ...]
    companies: tuple[Link, ...]
    """Most frequent, with counts."""
    articles: ArchiveList


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month's page, or a year's (then `months` is filled)."""

    title: str
    notes: tuple[NoteView, ...]
    companies: tuple[Link, ...]
    tags: tuple[Link, ...]
    months: tuple[Link, ...]
    """A year's months with counts; a month's page: empty."""
    earlier: Link | None
    later: Link | None
    articles: ArchiveList


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Part of an overview: a letter of the alphabet, a year."""

    title: str
    path: SitePath | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """An overview of companies, tags or dates."""

    title: str
    groups: tuple[IndexGroup, ...]
    count: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: the latest digest, then the newest articles by month."""

    briefing: BriefingView | None
    featured: tuple[ArticleCard, ...]
    articles: ArchiveList
    companies: tuple[Link, ...]
    """Most written about, with counts."""
    tags: tuple[Link, ...]
    years: tuple[Link, ...]
