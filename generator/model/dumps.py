"""What an import handles: dump, item, document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.discard_reason import DiscardReason
from generator.dump_kind import DumpKind
from generator.model.values import DateEstimate, SitePath


@dataclass(frozen=True, slots=True)
class DumpOptions:
    """What a user says of a dump when it is imported; the record keeps it for the next import."""

    newest: dt.date | None = None
    """No article of a feed is later."""
    oldest: dt.date | None = None
    kind: DumpKind | None = None
    """What the dump is read as, whatever it looks like."""
    mapped: tuple[tuple[str, str], ...] = ()
    """Pairs such as ("title", "headline"): which field of a record holds what."""
    keep_all: bool = False
    """Whether what would be dropped of a text is part of its articles."""

    def over(self, earlier: DumpOptions) -> DumpOptions:
        """These options, and where they say nothing, the `earlier` ones."""
        return DumpOptions(
            self.newest or earlier.newest,
            self.oldest or earlier.oldest,
            self.kind or earlier.kind,
            self.mapped or earlier.mapped,
            self.keep_all or earlier.keep_all,
        )


NO_OPTIONS = DumpOptions()


@dataclass(frozen=True, slots=True)
class ListedPost:
    """What the list of an export says of one of its files, or a document's properties of it."""

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
    mapped: tuple[tuple[str, str], ...] = ()
    """Of records and tables: (what an article needs, the name of the field that holds it), as the user says it."""
    notes: tuple[str, ...] = ()
    """What was mended to read the file, in words: an encoding that it does not declare, a NUL byte."""


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
    image: str = ""
    """Of an image: its address as the source writes it, relative or absolute."""


class ElementKind(StrEnum):
    """What a marked-up source has besides words."""

    LINK = "link"
    IMAGE = "image"
    TABLE = "table"
    ENTRY = "list entry"
    CODE = "code block"


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
    elements: tuple[tuple[ElementKind, int], ...] = ()
    """Of a marked-up source: how many of each kind it has for the article, without those that are dropped with a reason."""

    def moved(self, lines: int) -> Item:
        """Returns the item so many lines further down."""
        paragraphs = tuple(replace(paragraph, line=paragraph.line + lines) for paragraph in self.paragraphs)
        return replace(self, first=self.first + lines, last=self.last + lines, paragraphs=paragraphs)


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
