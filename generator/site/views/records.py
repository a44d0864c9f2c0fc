"""What a template sees: one frozen record per page kind, every address and date already in words.

Data: the views below; `docs/themes.md` lists them for theme makers.
Limits: no HTML is made here, except `body` fields, which are sanitised HTML (`Markup`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from generator.model import SitePath
from generator.site.views.dates import DateView
from generator.site.views.head_records import HeadView


@dataclass(frozen=True, slots=True)
class Link:
    """A named way to a page of the site. A template writes `{{ url(link.path) }}`."""

    text: str
    path: SitePath
    count: int = 0
    """Number of its articles; 0 if it is not shown."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person of `people.yml`."""

    name: str
    role: str
    company: Link | None
    """To the page of the company; None if the entry has none, or none with a page."""
    site: str


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list."""

    title: str
    path: SitePath
    date: DateView
    summary: str
    why: str
    """The plain text of its "Why it matters", or empty."""
    companies: tuple[Link, ...]
    tags: tuple[Link, ...]
    publication: str = ""
    featured: bool = False


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Articles of one month under its name."""

    title: str
    """`July 2024`, `Date unknown`."""
    path: SitePath | None
    cards: tuple[ArticleCard, ...]
    short: bool = False
    """Of a long list: titles are enough."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """The position of one page in a long list."""

    number: int
    """1-based."""
    total: int
    previous: SitePath | None
    next: SitePath | None
    pages: tuple[Link, ...]
    """`text` is the number; of a very long list the first, the last and those around this one."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """An editor's note."""

    title: str
    path: SitePath
    body: Markup
    date: DateView | None
    author: str
    about: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A related article and why."""

    card: ArticleCard
    reason: str
    """`same companies: Temu, Shein`."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where an article comes from: the address of the original, and its lines in a dump."""

    dump: str
    first: int
    last: int
    url: str = ""
    """Absolute; empty where it is unknown."""


@dataclass(frozen=True, slots=True)
class CitationView:
    """How to cite an article; both are plain text, honest about an inferred day."""

    plain: str
    """One line."""
    bibtex: str
    """An `@misc` entry of several lines, escaped for TeX."""


@dataclass(frozen=True, slots=True)
class StoryStepView:
    """One article on the line of a story."""

    card: ArticleCard
    reason: str
    """What it shares with the earlier articles: `Baidu; “Ernie”, “chatbot”`; empty for the first."""
    later: str
    """How long after the step before: `the same day`, `12 days later`, `5 months later`; empty for the first."""
    current: bool
    """Whether it is the article of this page."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """A series of articles on one story, found by shared companies, rare words and time."""

    name: str
    """The headline of the article that has most in common with the others."""
    common: str
    """What most of its articles share: `Baidu, OpenAI; “bot”, “ChatGPT-like”`."""
    path: SitePath
    """The story's own page, which has all its articles."""
    count: int
    """Articles in the whole story, at least two."""
    span: str
    """`January 2023 to April 2024`, `March 2023`."""
    steps: tuple[StoryStepView, ...]
    """Oldest first; on an article's page of a long story only those around it."""
    before: int
    """Articles of the story before the first of `steps`."""
    after: int
    """Articles after the last of `steps`."""
    pagination: Pagination | None = None
    """On the story's own page; the first page has the oldest."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was wrong in an article."""

    text: str
    date: DateView
    """When it was put right."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The whole of an article page."""

    card: ArticleCard
    body: Markup
    """The whole text, in its order."""
    why: Markup
    """The section "Why it matters" of `body`, for a page that opens with it; empty where there is none."""
    rest: Markup
    """`body` without `why`."""
    language: str
    """The language of its letters where they are not those of the site's, such as `ar`; else empty."""
    author: str
    mentions: tuple[Link, ...]
    source: SourceView | None
    earlier: Link | None
    later: Link | None
    related: tuple[RelatedView, ...]
    """Without those that `story` shows already."""
    notes: tuple[NoteView, ...]
    briefings: tuple[Link, ...]
    """Digests that contain it."""
    story: StoryView | None
    """The story it belongs to; most articles belong to none."""
    citation: CitationView
    people: tuple[PersonView, ...] = ()
    """Those of `people.yml` whom the text names."""
    updated: DateView | None = None
    """The day of the last change that readers should know of."""
    corrections: tuple[CorrectionView, ...] = ()
    """What was wrong and has been put right, newest first."""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArchiveList:
    """One page of a list of articles, by month, newest first."""

    groups: tuple[CardGroup, ...]
    count: int
    """Articles in the whole list."""
    pagination: Pagination
    left: int = 0
    """On the last page: articles that are on the pages of their months only."""


@dataclass(frozen=True, slots=True)
class BriefingEntryView:
    """An article in a digest, with the editor's comment."""

    card: ArticleCard
    comment: Markup


@dataclass(frozen=True, slots=True)
class BriefingView:
    """A digest."""

    title: str
    path: SitePath
    date: DateView
    author: str
    summary: str
    body: Markup
    entries: tuple[BriefingEntryView, ...]
    minutes: int
    """To read it, its articles' summaries included; at least 1."""
    email: SitePath
    """The same as an e-mail."""


@dataclass(frozen=True, slots=True)
class EmailView:
    """A digest as an e-mail."""

    briefing: BriefingView
    entries: tuple[BriefingEntryView, ...]
    """Its entries, as many as fit into an e-mail."""
    omitted: int
    """How many entries do not fit."""


@dataclass(frozen=True, slots=True)
class TextView:
    """A page of the editors' own, such as `about`."""

    title: str
    body: Markup


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page knows of the site."""

    title: str
    tagline: str
    description: str
    language: str
    direction: str
    """Of its language: `ltr` or `rtl`."""
    author: str
    base_url: str
    """Absolute, ends with a slash."""
    article_count: int
    company_count: int
    tag_count: int
    has_notes: bool
    has_briefings: bool
    first_day: str
    """ISO, oldest dated article; empty in an empty archive."""
    last_day: str
    icon: SitePath | None = None
    """A square PNG for home screens, where the site can be installed."""
    manifest: SitePath | None = None
    """What browsers install it by, likewise."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main navigation."""

    text: str
    path: SitePath
    current: bool
    """The page itself or its section."""
    here: bool = False
    """The page itself."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What a template knows of the page it is making."""

    path: SitePath
    kind: str
    """The template's name without `.html`."""
    title: str
    """For `<title>`; the site's own title is added by the template. The front page's is the site's own."""
    description: str
    canonical: str
    """Absolute address; of a redirect, that of the page it leads to."""
    nav: tuple[NavItem, ...]
    backlinks: tuple[Link, ...] = ()
    """Texts that link to what the page is about; on the first page of a list only."""
    head: HeadView = field(default_factory=HeadView)
    """For programs: feeds, OpenGraph, structured data; see `head_records`."""
