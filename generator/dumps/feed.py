"""An author's feed as paragraphs: separators taken out and remembered, tails of syndication set aside.

Data: `Gap`, what stood between a paragraph and the one before it; `read_feed` gives the paragraphs, their gaps and
the lines that are no article's.
Limits: decides nothing about boundaries; that is `split`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.dumps.boilerplate import furniture
from generator.dumps.plain import plain
from generator.model import Discard, Dump, Paragraph

SEPARATOR = "]]>"
"""What an author's feed leaves between two items, where it leaves anything."""
_CDATA_OPEN = re.compile(r"<!\[CDATA\[")
_TRUNCATED = re.compile(r"\s*(\[(…|\.\.\.|&hellip;)\]|\(more…?\))\s*$")


@dataclass(frozen=True, slots=True)
class FeedParagraph:
    """A paragraph and what stood before it."""

    paragraph: Paragraph
    separated: bool
    """A separator stands between this paragraph and the one before."""
    first: int
    """1-based line where an article that begins here begins: that of a separator alone on its line, if any."""


def read_feed(dump: Dump) -> tuple[tuple[FeedParagraph, ...], tuple[Discard, ...]]:
    """Paragraphs in order, and the lines left out, each with its reason."""
    found: list[FeedParagraph] = []
    discards: list[Discard] = []
    separated = False
    lonely: list[Discard] = []  # separators alone on their lines, waiting for the article they open
    for number, line in enumerate(dump.lines, 1):
        if not line.strip():
            continue
        parts = _CDATA_OPEN.sub("", line).split(SEPARATOR)
        texts = [plain(text) for text in parts]
        if not any(texts):
            separated = True
            lonely.append(Discard(number, line.strip(), "separator with nothing after it"))
            continue
        for index, text in enumerate(texts):
            separated = separated or index > 0
            if not text:
                continue
            reason = furniture(text) if _is_tail(text) else None
            if reason:
                discards.append(Discard(number, text, reason))
                continue
            first = lonely[0].line if lonely else number
            lonely.clear()
            found.append(FeedParagraph(Paragraph(number, _TRUNCATED.sub("", text)), separated, first))
            separated = False
    return tuple(found), tuple(discards + lonely)


def _is_tail(text: str) -> bool:
    """Only what a syndication system adds is furniture in a feed: its items have no site around them."""
    lower = text[:60].lower()
    return lower.startswith(("the post ", "this article ", "this story ", "this post ", "fb pixel"))
