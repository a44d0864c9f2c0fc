"""What a build reads: articles, notes, briefings and pages, gathered in an archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.registry import Registry
from generator.model.values import ALWAYS, CorrectionNote, DateEstimate, Schedule, SitePath, Slug


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: its lines in a dump, and what the publisher says of it."""

    dump: str
    first: int
    """1-based, inclusive."""
    last: int
    url: str = ""
    """Address of the original, where the source has one."""
    tags: tuple[str, ...] = ()
    """The publisher's own categories."""

    @property
    def lines(self) -> tuple[str, int, int]:
        """The dump with the first and the last line: which text it is, whatever else is known of it."""
        return self.dump, self.first, self.last


@dataclass(frozen=True, slots=True)
class Article:
    """One file of `content/articles/`."""

    path: str
    """From the content folder: `articles/2024/taobao-ships.md`."""
    slug: Slug
    """The file's stem, or the front matter's `slug`."""
    title: str
    date: DateEstimate
    body: str
    """Markdown."""
    body_line: int
    """1-based line of the file on which `body` begins."""
    author: str | None = None
    publication: str | None = None
    companies: tuple[str, ...] = ()
    """Registry names."""
    mentions: tuple[str, ...] = ()
    tags: tuple[Slug, ...] = ()
    summary: str = ""
    source: Source | None = None
    aliases: tuple[SitePath, ...] = ()
    """Old addresses that redirect here."""
    draft: bool = False
    featured: bool = False
    related: tuple[Slug, ...] = ()
    schedule: Schedule = ALWAYS
    updated: dt.date | None = None
    """The day of the last change that readers should know of; never before that of a correction."""
    corrections: tuple[CorrectionNote, ...] = ()
    """Newest first."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Keys of the editors' own, which reach the theme."""


@dataclass(frozen=True, slots=True)
class Note:
    """One file of `content/notes/`: an editor's words about something in the archive."""

    path: str
    slug: Slug
    title: str
    body: str
    body_line: int
    about: tuple[str, ...] = ()
    """Company names, article slugs, tag slugs or months (`2024-07`); resolved by `links`."""
    date: dt.date | None = None
    author: str | None = None
    draft: bool = False
    aliases: tuple[SitePath, ...] = ()
    """Old addresses that redirect here."""
    schedule: Schedule = ALWAYS


@dataclass(frozen=True, slots=True)
class BriefingEntry:
    """One article of a digest."""

    article: Slug
    comment: str = ""
    """The editor's Markdown."""
    line: int = 0
    """1-based line of the file that names it."""
    comment_line: int = 0
    """1-based line of the file with the key of the comment."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """One file of `content/briefings/`: a digest, an intro and ordered articles."""

    path: str
    slug: Slug
    title: str
    date: dt.date
    body: str
    """The intro, Markdown."""
    body_line: int
    entries: tuple[BriefingEntry, ...] = ()
    author: str | None = None
    summary: str = ""
    series: str = ""
    """Of which it is one: `The week`; each series has its own feed."""
    draft: bool = False
    aliases: tuple[SitePath, ...] = ()
    """Old addresses that redirect here."""
    schedule: Schedule = ALWAYS


@dataclass(frozen=True, slots=True)
class TextPage:
    """One file of `content/pages/`: `about.md` becomes `about.html`."""

    path: str
    slug: Slug
    title: str
    body: str
    body_line: int
    summary: str = ""
    draft: bool = False
    aliases: tuple[SitePath, ...] = ()
    """Old addresses that redirect here."""
    listed: bool = True
    """Whether it is in the navigation."""
    schedule: Schedule = ALWAYS


@dataclass(frozen=True, slots=True)
class HiddenText:
    """A text that is not shown yet, or no more."""

    path: str
    names: frozenset[str]
    """What references call it: its slug, its title, an article's unique reference."""


@dataclass(frozen=True, slots=True)
class Archive:
    """All that a build reads, drafts left out, sorted, every name resolved to the registry's spelling."""

    articles: tuple[Article, ...]
    """Newest first; the undated last; ties by slug."""
    registry: Registry
    notes: tuple[Note, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    """Newest first."""
    pages: tuple[TextPage, ...] = ()
    drafts: tuple[str, ...] = ()
    """Slugs and titles of drafts that are left out, so that a link to one can be reported as such."""
    hidden: tuple[HiddenText, ...] = ()
    """Texts that are left out on this day: a link to one is words without a link."""
