"""What is known of an item before it becomes one.

Data: `DraftItem`, filled in while its rows are read; `Common`, what the items of a text share.
Limits: records only.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.lines.rows import TextRow, unmarked
from generator.dumps.layouts.lines.titles import word_count


@dataclass(slots=True)
class DraftItem:
    """An item while it is read."""

    start: int
    """Index of its first row."""
    end: int
    """Index after its last row."""
    title: str = ""
    day: dt.date | None = None
    day_words: str = ""
    sent: bool = False
    """The day is that of the message; an earlier one that its text states is the article's."""
    author: str | None = None
    publication: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    names: list[tuple[str, str]] = field(default_factory=list)
    """Where a name was found, and the name: a person's or a paper's."""
    body: list[tuple[TextRow, str]] = field(default_factory=list)
    """Rows with the words that are kept of them, with their marks."""
    used: list[tuple[TextRow, DiscardReason, str]] = field(default_factory=list)
    """Rows, or parts of them, that state a fact."""
    lone_names: int = 0
    """Rows below the title that are only a name."""
    number: int | None = None
    heads_at: tuple[str, ...] = ()
    """Fields that lines above the body state, in order."""
    tail: int = 0
    """Rows below the body that state a fact."""
    split: str = ""
    """The separator by which one line was divided into title and text."""
    labelled_title: bool = False
    """A label names its title, as the subject of a mail."""
    system: bool = False
    labelled: list[tuple[TextRow, str]] = field(default_factory=list)
    """Rows above the body with a label that names no known fact; they are kept."""

    @property
    def words(self) -> int:
        return sum(word_count(unmarked(text)) for _, text in self.body)

    def fields(self) -> frozenset[str]:
        """The names of the facts that it tells."""
        facts: dict[str, object] = {
            "title": self.title,
            "day": self.day,
            "author": self.author,
            "url": self.url,
            "tags": self.tags,
        }
        facts |= {"names": self.names, "publication": self.publication}
        return frozenset(name for name, value in facts.items() if value)


@dataclass(frozen=True, slots=True)
class Common:
    """What the items of a text have in common."""

    splits: tuple[str, ...] = ()
    """Separators between title and text on one line, the most frequent first."""
    numbered: bool = False
    """Whether they are numbered, whatever divides them."""
    repeated: frozenset[int] = frozenset()
    """Indices of rows that most of them have in the same words, and that tell nothing."""
    kickers: frozenset[int] = frozenset()
    """Indices of first rows that begin alike and have the title below: `Case 24-0118`, `Translated from Thai · 5 March`."""
    papers: frozenset[int] = frozenset()
    """Indices of rows above titles that only name the paper."""
    labels: frozenset[str] = frozenset()
    """Words before a colon, lower case, that most of them have in short lines at the start: `before`, `handed down`."""
    sources: bool = False
    """Whether they name their source at the end of their text."""
