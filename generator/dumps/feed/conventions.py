"""What a feed does again and again without anybody having told us: its own labels, datelines, numbered items.

Data: `learn_labels` gives the place in a briefing of labels that no list knows; `find_datelines` and `find_numbers` the
paragraphs that begin with a place, or with a number that counts on.
Limits: a habit shows only where it repeats; what stands once or twice is no habit.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence, Set

from generator.dumps.feed.detect import PLACE_LINE
from generator.dumps.labels import LeadIn

_LEAST = 3
"""Times that a label comes at least; other marks once more."""
_SPREAD = 0.5
"""Share of the dump over which a label comes: a speaker stays in one interview."""
_ASKED = 0.3
"""Share of a label's paragraphs with a question from which it is a speaker."""
_MOSTLY = 0.7
_PLACED, _NUMBERED = 0.15, 0.15
"""Share of a dump's paragraphs from which such beginnings are a habit."""
_NUMBER = re.compile(r"(?:#\s?)?(\d{1,3})[.)、:]\s+(?=\S)")
_TEXT = 90
"""Characters of a numbered or placed paragraph that is a text of its own."""


def learn_labels(lead_ins: Sequence[LeadIn | None]) -> Mapping[str, int]:
    """Label, in small letters -> place as in `label_places`: 1 opens the labelled part of an item, 3 closes it.

    `lead_ins` are those of all paragraphs in order. Known labels are left out.
    """
    names = [lead_in.label.casefold() if lead_in else "" for lead_in in lead_ins]
    where: dict[str, list[int]] = {}
    for index, lead_in in enumerate(lead_ins):
        if lead_in and not lead_in.place:
            where.setdefault(names[index], []).append(index)
    found = {}
    for name, places in where.items():
        spread = places[-1] - places[0] >= _SPREAD * len(names)
        asked = sum("?" in lead_in.rest or "？" in lead_in.rest for i in places if (lead_in := lead_ins[i]))
        if len(places) >= _LEAST and spread and asked < _ASKED * len(places):
            found[name] = _place(names, places)
    return found


def _place(names: Sequence[str], places: Sequence[int]) -> int:
    closing = sum(i + 1 == len(names) or not names[i + 1] for i in places)
    opening = sum(i > 0 and not names[i - 1] for i in places)
    return 3 if closing >= _MOSTLY * len(places) else 1 if opening >= _MOSTLY * len(places) else 2


def find_datelines(texts: Sequence[str]) -> Set[int]:
    """Indices of the paragraphs with a dateline, where that is a habit."""
    placed = {i for i, text in enumerate(texts) if len(text) >= _TEXT and PLACE_LINE.match(text)}
    return placed if len(placed) > _LEAST and len(placed) >= _PLACED * len(texts) else frozenset()


def find_numbers(texts: Sequence[str]) -> Set[int]:
    """Indices of the paragraphs whose numbers count on from one to the next, where that is a habit."""
    numbers = {
        i: int(match[1]) for i, text in enumerate(texts) if len(text) >= _TEXT and (match := _NUMBER.match(text))
    }
    steps = list(numbers.values())
    counts_on = all(b - a in (1, -1) for a, b in itertools.pairwise(steps))
    return (
        numbers.keys()
        if counts_on and len(numbers) > _LEAST and len(numbers) >= _NUMBERED * len(texts)
        else frozenset()
    )
