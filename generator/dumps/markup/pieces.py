"""The pieces of a marked-up text as paragraphs, with their lists and quotations around them.

Data: `Piece`, one paragraph with its marks and what it lies in; `paragraphs_of` writes the pieces that an article keeps.
Limits: a piece whose list was interrupted by something that is no part of lists goes on as a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.discard_reason import DiscardReason
from generator.dumps.markup.inline import cut, linked_share, visible
from generator.dumps.markup.inline_markdown import to_inline
from generator.dumps.to_markdown import closing_hashes, escape
from generator.model import BlockKind, Paragraph

_INDENT = "    "
"""Python-Markdown takes four spaces for what belongs to an entry of a list, whatever its mark."""


@dataclass(frozen=True, slots=True)
class Container:
    """An open element around a paragraph: an entry of a list, or a quotation."""

    number: int
    """Different for each element."""
    mark: str = ""
    """`- ` or `4. ` of an entry of a list; empty for a quotation."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a piece of HTML."""

    line: int
    """1-based line of the HTML on which its words begin."""
    marked: str
    """Its words on one line with their marks, as in `inline`; never empty."""
    kind: BlockKind | None = None
    """What the mark-up says it is; None for a plain paragraph."""
    dropped: DiscardReason | None = None
    """Why it is no part of the article; None where it is."""
    last: int = 0
    """1-based line on which its words end."""
    addresses: tuple[str, ...] = ()
    """Of the links in `marked`."""
    within: tuple[Container, ...] = ()
    """Outermost first."""
    block: str = ""
    """The Markdown of a table, of code or of an image, which has no inline marks."""
    level: int = 0
    """1 to 6, of a heading."""
    image: str = ""
    """Of an image, its address as written."""
    beside: bool = False
    """An element around it is beside the text by its name: a sidebar, related articles, comments."""

    body: bool = False
    """An element around it is stated to be the article's text."""

    @property
    def text(self) -> str:
        """The words on one line, never empty."""
        return visible(self.marked)

    @property
    def linked(self) -> float:
        """Share of its letters that are in links, 0 to 1."""
        return linked_share(self.marked)

    def shortened(self, length: int) -> Piece:
        """The piece with the first `length` characters of its words."""
        return replace(self, marked=cut(self.marked, length))


def paragraphs_of(pieces: Sequence[tuple[int, Piece]]) -> tuple[Paragraph, ...]:
    """The paragraphs of an article, from its pieces in order, each with its line in the dump."""
    around: tuple[Container, ...] = ()
    seen: set[int] = set()
    highest = min((piece.level for _, piece in pieces if piece.level), default=2)
    paragraphs = []
    for line, piece in pieces:
        if (piece.block and not piece.image) or piece.kind is BlockKind.HEADING:
            around = ()
            paragraphs.append(Paragraph(line, piece.text, piece.kind, piece.block or _heading(piece, highest)))
            continue
        around, prefix, kind = _prefix(piece, around, seen)
        if piece.image:
            paragraphs.append(Paragraph(line, piece.text, piece.kind, prefix + piece.block, piece.image))
            continue
        inline = to_inline(piece.marked, piece.addresses)
        markdown = prefix + inline if prefix or inline != escape(piece.text) else ""
        paragraphs.append(Paragraph(line, piece.text, kind, markdown))
    return tuple(paragraphs)


def _heading(piece: Piece, highest: int) -> str:
    """A heading below the article's own, whose subheadings are of level 2; empty where its level and words are plain."""
    level = piece.level - highest + 2
    inline = to_inline(piece.marked, piece.addresses)
    return "" if level == 2 and inline == escape(piece.text) else f"{'#' * level} {closing_hashes(inline)}"


def _prefix(
    piece: Piece, around: tuple[Container, ...], seen: set[int]
) -> tuple[tuple[Container, ...], str, BlockKind]:
    """What now lies around, the marks before the piece, and its kind. Notes in `seen` the entries that have begun."""
    still = [container for container in around if container in piece.within]
    entry = next((one for one in reversed(piece.within) if one.mark), None)
    begins = entry is not None and entry.number not in seen
    now = [one for one in piece.within if one in still or not one.mark or (begins and one is entry)]
    seen.update(one.number for one in piece.within)
    prefix = "".join("> " if not one.mark else one.mark if begins and one is entry else _INDENT for one in now)
    if begins and entry:
        return tuple(now), prefix, BlockKind.BULLET if entry.mark.startswith("-") else BlockKind.NUMBERED
    return tuple(now), prefix, BlockKind.PARAGRAPH if any(one.mark for one in now) or not now else BlockKind.QUOTE
