"""Splits a text into consecutive pieces at the limits of highlights, which may overlap.

Data: `pieces` returns `Highlighted` pieces, each with every kind that covers it.
Limits: offsets count characters; a highlight that exceeds the text is shortened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """One highlight."""

    start: int
    end: int
    kind: str
    title: str
    """The reason, for people."""


@dataclass(frozen=True, slots=True)
class Highlighted:
    """A run of characters that the same highlights cover."""

    text: str
    kinds: tuple[str, ...]
    """Sorted; empty for plain text."""
    title: str
    """The reasons, joined by `; `."""


def pieces(text: str, marks: Iterable[Mark]) -> tuple[Highlighted, ...]:
    """Returns the text in order, cut at each start and end of a highlight."""
    inside = [mark for mark in marks if mark.start < min(mark.end, len(text)) and mark.start >= 0]
    cuts = sorted({0, len(text), *(m.start for m in inside), *(min(m.end, len(text)) for m in inside)})
    found = []
    for start, end in pairwise(cuts):
        over = [mark for mark in inside if mark.start <= start and mark.end >= end]
        titles = dict.fromkeys(mark.title for mark in over)
        found.append(Highlighted(text[start:end], tuple(sorted({mark.kind for mark in over})), "; ".join(titles)))
    return tuple(found)
