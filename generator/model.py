"""The records that pass between the packages: frozen, typed, never filled in later.

Data: dump -> item -> document on the way in; article, company, tag, note, briefing and page,
gathered in an archive, on the way out.
Limits: no behaviour beyond trivial look-ups; no file system, no clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NewType

from generator.discard_reason import DiscardReason

Slug = NewType("Slug", str)
"""Lower-case ASCII words joined by hyphens; unique among its kind."""

SitePath = NewType("SitePath", str)
"""A file in the site, from its root, with forward slashes: `2024/07/taobao-ships.html`."""


# ---------------------------------------------------------------- on the way in: from a dump to a draft


class DumpKind(StrEnum):
    """What shape of text a dump holds."""

    FEED = "feed"
    PAGE = "page"
    LIST = "list"
    """Plain text or Markdown with several items, told apart by a structure that repeats."""
    SYNDICATION = "syndication"
    """RSS or Atom."""
    JSON_FEED = "json-feed"
    WORDPRESS = "wordpress"
    """A WordPress export, WXR."""
    MARKDOWN = "markdown"
    """One article in Markdown, with front matter."""
    WEB_PAGE = "web-page"
    """A saved page, HTML."""


@dataclass(frozen=True, slots=True)
class ListedPost:
    """What the list of an export says of one of its files."""

    title: str
    date: str
    """As the list writes it; empty where it has none."""
    public: bool
    """Published, and for everybody."""


@dataclass(frozen=True, slots=True)
class Dump:
    """One raw text file, decoded."""

    name: str
    """The file's own name, without folders."""
    kind: DumpKind
    lines: tuple[str, ...]
    """Unchanged, without their line ends; `lines[0]` is line 1."""
    listed: ListedPost | None = None
    """Only of a file in an export that has a list of its posts."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-empty line of a dump, its separators and outer white space removed; or one paragraph of its mark-up."""

    line: int
    """1-based line of the dump."""
    text: str
    """Never empty."""
    kind: BlockKind | None = None
    """Only where the dump's mark-up states it."""
    markdown: str = ""
    """The paragraph as Markdown, where the source has markup: links, emphasis, a table, code, an entry of a list with
    its indentation. Empty for plain text."""


@dataclass(frozen=True, slots=True)
class Discard:
    """A line of a dump that is in no article, and why."""

    line: int
    """1-based."""
    text: str
    reason: DiscardReason
    detail: str = ""
    """What the reason is about, where it does not say it: a file, a type of an export."""


@dataclass(frozen=True, slots=True)
class DateEstimate:
    """The estimated day of publication."""

    day: dt.date | None
    """The best single day; None where the text gives no hint at all."""
    earliest: dt.date | None = None
    """With `latest`: the day lies inside with 95 % confidence; both None where `day` is certain or None."""
    latest: dt.date | None = None
    basis: str = ""
    """One line for people: `feed order; weekday "Thursday"`."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article cut out of a dump, before its structure is recognised."""

    dump: str
    """The dump's name."""
    first: int
    """1-based first line, inclusive (the line that holds the separator before it, if any)."""
    last: int
    """1-based last line, inclusive."""
    paragraphs: tuple[Paragraph, ...]
    """The lines that are the article's own text, in order; at least one."""
    title: str | None = None
    """Only where the dump itself states it; likewise the next three."""
    author: str | None = None
    publication: str | None = None
    date: DateEstimate | None = None
    url: str | None = None
    """Address of the original, absolute, http or https."""
    tags: tuple[str, ...] = ()
    """The publisher's own categories and tags, as written."""
    aliases: tuple[SitePath, ...] = ()
    """Old addresses of the article on its own site, which redirect here."""


class BlockKind(StrEnum):
    """What a paragraph is."""

    PARAGRAPH = "paragraph"
    LABEL = "label"
    """`Why it matters: ...`: a paragraph with a name."""
    HEADING = "heading"
    ENTRY = "entry"
    """A numbered heading: `1. Shein`."""
    SPEAKER = "speaker"
    """A turn in an interview: `Jason Ho: ...`."""
    BULLET = "bullet"
    NUMBERED = "numbered"
    """An entry of an ordered list; its `markdown` has the number."""
    TABLE = "table"
    """`text` has the cells, `markdown` the table."""
    CODE = "code"
    """Preformatted text; `markdown` is fenced."""
    IMAGE = "image"
    """`text` is the alternative text or the caption."""
    QUOTE = "quote"
    """A paragraph that is one quotation and nothing else."""
    ASIDE = "aside"
    """A moderator's interjection, a note on the text: `(Moderator: ...)`."""
    POINTER = "pointer"
    """A reference to another article: `READ MORE: ...`."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph with its role."""

    kind: BlockKind
    text: str
    """Without the label, speaker, number or bullet; plain text, not Markdown."""
    label: str = ""
    """LABEL, SPEAKER, ASIDE: the words before the colon; ENTRY: the number."""
    line: int = 0
    """1-based line of the dump."""
    markdown: str = ""
    """As in `Paragraph`."""


@dataclass(frozen=True, slots=True)
class Document:
    """An item with the role of every paragraph: the input of `enrich`."""

    item: Item
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """All words, one block a line, labels left out."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class CompanyMatches:
    """Whom a text names."""

    companies: tuple[str, ...]
    """Registry names the text is about, most central first."""
    mentions: tuple[str, ...]
    """Every other registry name in it, in order of appearance."""


# ---------------------------------------------------------------- the registries


class CompanyKind(StrEnum):
    """What a registry entry is."""

    COMPANY = "company"
    PRODUCT = "product"
    """Known to the matcher only: an article that names it is credited to its `parent`."""
    INVESTOR = "investor"
    ORGANISATION = "organisation"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Company:
    """One entry of `companies.yml`."""

    name: str
    slug: Slug
    aliases: tuple[str, ...] = ()
    """Other spellings that mean the same: `JD` for JD.com."""
    parent: str | None = None
    """The owner's registry name."""
    kind: CompanyKind = CompanyKind.COMPANY
    country: str | None = None
    """ISO 3166 alpha-2, upper case."""
    site: str | None = None
    """https address."""
    cues: tuple[str, ...] = ()
    """For an ambiguous name (Apple, Meta, Keep): one of these words must be in the same text."""
    tags: tuple[Slug, ...] = ()
    """Its sectors: tags that an article about it is likely to carry."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One entry of `tags.yml`."""

    slug: Slug
    name: str
    """As shown to readers."""
    cues: tuple[str, ...] = ()
    """Words and phrases that are evidence for the tag; matched case-insensitively on word boundaries, plural allowed."""
    negative_cues: tuple[str, ...] = ()
    """Words that are evidence against it."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """What the archive knows by name."""

    companies: tuple[Company, ...]
    tags: tuple[Tag, ...]


# ---------------------------------------------------------------- on the way out: from files to an archive


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


@dataclass(frozen=True, slots=True)
class BriefingEntry:
    """One article of a digest."""

    article: Slug
    comment: str = ""
    """The editor's Markdown."""
    line: int = 0
    """1-based line of the file that names it."""


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


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site, ready to be written."""

    path: SitePath
    data: bytes


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """What is known of a file of the site once it is written."""

    size: int
    """Bytes."""
    digest: str
    """Another content has another one."""
