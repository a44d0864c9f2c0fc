"""The text of an article as one string, with the ranges of its parts.

Data: `lay_out` gives a `ArticleText`; its offsets are those of the names that a gazetteer finds in `ArticleText.whole`.
Limits: knows the kinds of blocks that the structure of a document has.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from generator.model import Block, BlockKind, Document

_MAX_LEDE = 3
"""Paragraphs: an article may open with a scene before it names anybody."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of an article, and the ranges of its parts."""

    whole: str
    openings: tuple[range, ...]
    """The paragraphs before the first label or heading, the first few of them."""
    heads: tuple[range, ...]
    """The title, if the dump gives one, the sub-headings, the labels and the list entries."""
    starts: tuple[int, ...]
    """Where the text of each block begins, behind its label; of the title first."""

    def is_head(self, offset: int) -> bool:
        """Whether an offset is in the title, a sub-heading, a label or a list entry."""
        return self.head_at(offset) is not None

    def head_at(self, offset: int) -> range | None:
        """The title, sub-heading, label or list entry that holds an offset."""
        return next((head for head in self.heads if offset in head), None)

    def block_at(self, offset: int) -> int:
        """Index of the block that holds an offset, 0 for the title; -1 in the label of the first block."""
        return bisect_right(self.starts, offset) - 1


def lay_out(document: Document) -> ArticleText:
    """The title and the blocks of a document, an empty line between them."""
    pieces: list[str] = []
    openings: list[range] = []
    heads: list[range] = []
    starts: list[int] = []
    offset = 0
    opening = True
    for block in (Block(BlockKind.HEADING, document.item.title or ""), *document.blocks):
        text = f"{block.label}: {block.text}" if block.kind is BlockKind.LABEL else block.text
        span = range(offset, offset + len(text))
        if block.kind is BlockKind.LABEL:
            heads.append(range(offset, offset + len(block.label or "")))
        if block.kind in (BlockKind.HEADING, BlockKind.ENTRY):
            heads.append(span)
            opening = opening and not openings
        elif block.kind is BlockKind.PARAGRAPH and opening:
            openings.append(span)
        else:
            opening = False
        pieces.append(text)
        starts.append(offset + len(text) - len(block.text))
        offset += len(text) + 2
    return ArticleText("\n\n".join(pieces), tuple(openings[:_MAX_LEDE]), tuple(heads), tuple(starts))
