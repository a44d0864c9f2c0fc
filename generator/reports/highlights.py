"""Highlights that may overlap, laid out side by side.

Data: `pieces` cuts a text where highlights begin and end; each `Piece` knows every kind that covers it.
Limits: offsets count characters; what reaches beyond the text is cut off.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to highlight."""

    start: int
    end: int
    kind: str
    title: str
    """Why, for people."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that the same highlights cover."""

    text: str
    kinds: tuple[str, ...]
    """Sorted; empty for plain text."""
    title: str
    """Why each, `; ` between them."""


def pieces(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text in order, cut where highlights begin and end."""
    inside = [mark for mark in marks if mark.start < min(mark.end, len(text)) and mark.start >= 0]
    cuts = sorted({0, len(text), *(m.start for m in inside), *(min(m.end, len(text)) for m in inside)})
    found = []
    for start, end in pairwise(cuts):
        over = [mark for mark in inside if mark.start <= start and mark.end >= end]
        titles = dict.fromkeys(mark.title for mark in over)
        found.append(Piece(text[start:end], tuple(sorted({mark.kind for mark in over})), "; ".join(titles)))
    return tuple(found)
