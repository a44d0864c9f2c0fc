"""How far a walk through the elements of HTML has come.

Data: `Walk`, which collects the words of a paragraph and makes pieces of it.
Limits: knows tags that are open, not what elements mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.discard_reason import DiscardReason
from generator.dumps.markup.elements import HEADINGS
from generator.dumps.markup.inline import (
    MARKS,
    NO_TEXT,
    closed,
    edges,
    normal,
    open_at_end,
    visible,
    with_own_addresses,
)
from generator.dumps.markup.pieces import Container, Piece
from generator.model import BlockKind

_ENDED = re.compile(r"[.!?:;。！？：][\"”’»)\]]*\s*$")
_END = 20
"""Characters in which the end of a sentence is looked for."""
_CELLS = frozenset({"td", "tr"})
_LISTED = re.compile(r"\s*(?:[•·▪◦‣●*–-]\s|\d{1,3}[.)]\s)")
BREAK, LINE = "\n", "\v"
"""A line break of the text, and the end of a line of the source."""


@dataclass(slots=True)
class Walk:
    """The state of one walk through the elements."""

    base: str = ""
    """Address of the page, for links that leave it out."""
    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """Of the paragraph, with `BREAK` where it is broken, `LINE` where a line of the source ends, and its marks."""
    addresses: list[str] = field(default_factory=list)
    """Of all links."""
    images: list[Piece] = field(default_factory=list)
    """Of the paragraph: they come after it."""
    at: int = 1
    """The line that has been reached."""
    begun: int = 1
    """The line on which `words` begins."""
    headings: list[str] = field(default_factory=list)
    """Tags of the headings that are open."""
    cells: int = 0
    """How many rows and cells of tables are open."""
    marks: dict[str, int] = field(default_factory=dict)
    """Mark -> how many of its elements are open."""
    around: list[Container] = field(default_factory=list)
    """Entries of lists and quotations that are open."""
    numbers: list[int] = field(default_factory=list)
    """The next number of each open list; 0 of one without numbers."""
    containers: int = 0
    """How many have been opened."""
    scripts: list[int] = field(default_factory=list)
    """Where in `words` each open superscript or subscript begins."""
    beside: int = 0
    """How many open elements are beside the text by their names."""
    body: int = 0
    """How many are stated to be the text."""
    skipped: list[DiscardReason | None] = field(default_factory=list)
    """Reasons, one for each open element that is dropped; None for one without words for readers."""

    @property
    def silent(self) -> bool:
        """Whether the element has no words for readers."""
        return bool(self.skipped and not self.skipped[-1])

    def reach(self, line: int) -> None:
        """Go on to a line of the source, where it is further down."""
        ahead = max(0, line - self.at)
        self.at += ahead
        if not self.words:
            self.begun = self.at
        elif ahead:
            self.words.append(LINE * ahead)

    def add(self, text: str | None) -> None:
        """Take words of the source."""
        self.reach(0)
        if text:
            words = NO_TEXT.sub("", text.replace("\v", " ").replace("\n", LINE))
            self.words.append(LINE * text.count("\n") if self.silent else words)
            self.at += text.count("\n")

    def mark(self, mark: str) -> None:
        """Begin or end an inline mark."""
        if mark and not self.silent:
            self.reach(0)
            self.words.append(mark)

    def begin(self, mark: str) -> None:
        """Begin a mark; inside itself it says nothing more, and thousands would be carried from paragraph to paragraph."""
        self.marks[mark] = self.marks.get(mark, 0) + 1
        if self.marks[mark] == 1:
            self.mark(mark)

    def end(self, mark: str) -> None:
        """End what `begin` has begun."""
        self.marks[mark] -= 1
        if not self.marks[mark]:
            self.mark(MARKS[mark])

    def open_tag(self, tag: str) -> None:
        """An element begins."""
        self.cells += tag in _CELLS
        if tag in HEADINGS:
            self.headings.append(tag)

    def close_tag(self, tag: str) -> None:
        """An element ends."""
        self.cells -= tag in _CELLS
        if tag in HEADINGS:
            self.headings.pop()

    def enter(self, mark: str) -> None:
        """Open an entry of a list, or a quotation."""
        self.containers += 1
        self.around.append(Container(self.containers, mark))

    def flush(self) -> None:
        """A paragraph ends here; marks that are open go on in the next."""
        raw = "".join(self.words)
        heading = self.headings[-1] if self.headings else ""
        for first, last, marked in _at_breaks(raw, self.begun):
            text = marked.removesuffix(" |") if self.cells else marked
            self.put(Piece(first, text, BlockKind.HEADING if heading else None, last=last, level=int(heading[1:] or 0)))
        self.words.clear()
        self.words += open_at_end(raw)
        self.scripts = [len(self.words)] * len(self.scripts)
        self.begun = self.at
        for image in self.images:
            self.put(image)
        self.images.clear()

    def put(self, piece: Piece) -> None:
        """Add a piece with what lies around it."""
        marked, own = with_own_addresses(piece.marked, self.addresses)
        dropped = self.skipped[-1] if self.skipped else None
        within, beside = tuple(self.around), self.beside > 0
        piece = replace(
            piece, marked=marked, addresses=own, dropped=dropped, within=within, beside=beside, body=self.body > 0
        )
        self.pieces.append(piece)


def _at_breaks(text: str, line: int) -> Iterator[tuple[int, int, str]]:
    """A paragraph cut where line breaks end one: two in a row, after a sentence, before a list entry.

    `line` is where it begins; gives the first and the last line of each part, and its marked words.
    """
    parts: list[str] = []
    first = last = line
    still = ""
    for row in text.split(BREAK):
        whole = still + row
        still = "".join(open_at_end(whole))
        marked = normal(closed(whole))
        words = visible(marked)
        ends = not words or _ENDED.search(visible(parts[-1])[-_END:] if parts else ".") or _LISTED.match(words)
        if ends and parts:
            yield first, last, " ".join(parts)
            parts = []
        if words:
            begin, end = edges(row)
            if not parts:
                first = line + row[:begin].count(LINE)
            last = line + row[:end].count(LINE)
            parts.append(marked)
        line += row.count(LINE)
    if parts:
        yield first, last, " ".join(parts)
