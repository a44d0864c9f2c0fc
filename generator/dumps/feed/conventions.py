"""The conventions of a feed, learned from the feed itself: its labels, datelines, numbered items.

Data: `learn_labels` gives the place in a briefing of labels that no list knows; `find_datelines` and `find_numbers` the
paragraphs that begin with a place, or with a number that counts on.
Limits: a convention is found where it repeats; what occurs once or twice is none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence, Set

from generator.dumps.feed.detect import PLACE_LINE
from generator.dumps.labels import LeadIn

_LEAST = 3
"""Least occurrences of a label; of other marks one more."""
_SPREAD = 0.5
"""Least share of the dump from the first to the last occurrence of a label: a speaker is in one interview only."""
_ASKED = 0.3
"""Share of a label's paragraphs with a question, from which the label is a speaker."""
_MOSTLY = 0.7
_PLACED, _NUMBERED = 0.15, 0.15
"""Share of a dump's paragraphs from which such beginnings are a convention."""
_NUMBER = re.compile(r"(?:#\s?)?(\d{1,3})[.)、:]\s+(?=\S)")
_TEXT = 90
"""Least characters of a paragraph with a number or dateline that is a text of its own."""


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
    """Indices of the paragraphs with a dateline, if the feed has enough of them; else empty."""
    placed = {i for i, text in enumerate(texts) if len(text) >= _TEXT and PLACE_LINE.match(text)}
    return placed if len(placed) > _LEAST and len(placed) >= _PLACED * len(texts) else frozenset()


def find_numbers(texts: Sequence[str]) -> Set[int]:
    """Indices of the numbered paragraphs, if the feed has enough of them and the numbers are consecutive; else empty."""
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
