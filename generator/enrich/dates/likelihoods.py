"""How well a piece of evidence fits each day on which its text may have been published.

Data: the shapes a likelihood takes: `Near` known days, and what comes round every `Week`, `Month` or `Year`;
`log_table` gives the logarithms for a run of days.
Limits: heights are relative, one shape's days to each other; none is ever 0, for texts lie, quote and look ahead.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from generator.date_basis import DateBasis

_FADED = 12.0
"""Lengths of a fade after which it counts as over."""

Fade = tuple[float, float]
"""Height at the edge of a span, and the days in which it falls to a third (1/e) of that."""


@dataclass(frozen=True, slots=True)
class Near:
    """News of known days: how likely it is written within, after and before them."""

    spans: tuple[tuple[int, int], ...]
    """First and last day as ordinals, in order; a text means one of them, the one that fits it best."""
    inside: float
    """Height within a span."""
    after: tuple[Fade, ...]
    """The sum of these, from the day after the last one."""
    before: tuple[Fade, ...]
    """The sum of these, backwards from the day before the first one."""
    doubt: float
    """Height everywhere: the evidence may be misread."""

    def heights(self, start: int, size: int) -> list[float]:
        """Height of each of `size` days from the ordinal `start`."""
        end = start + size
        found: list[float] = []
        low: int | None = None
        for first, last in (*self.spans, (None, end)):
            # Between two spans a day is after the one and before the other: the likelier of the two is meant.
            begin = start + len(found)
            stop = min(end, max(begin, first)) if first is not None else end
            late = _fading(self.after, begin - low, stop - low) if low is not None else []
            early = _fading(self.before, first - stop + 1, first - begin + 1)[::-1] if first is not None else []
            found += map(max, late, early) if late and early else late or early
            found += [self.inside] * (min(end, last + 1) - start - len(found))
            low = last
        return [height + self.doubt for height in found]


@dataclass(frozen=True, slots=True)
class Week:
    """What comes round every week; heights from Monday on."""

    days: tuple[float, ...]

    def heights(self, start: int, size: int) -> list[float]:
        return [self.days[(day - 1) % 7] for day in range(start, start + size)]  # ordinal 1 is a Monday


@dataclass(frozen=True, slots=True)
class Month:
    """What comes round every month: low before day `first` or after day `last` of it."""

    first: int
    last: int
    doubt: float

    def heights(self, start: int, size: int) -> list[float]:
        days = (dt.date.fromordinal(day).day for day in range(start, start + size))
        return [1.0 if self.first <= day <= self.last else self.doubt for day in days]


@dataclass(frozen=True, slots=True)
class Year:
    """What comes round every year; heights from January on."""

    months: tuple[float, ...]

    def heights(self, start: int, size: int) -> list[float]:
        return [self.months[dt.date.fromordinal(day).month - 1] for day in range(start, start + size)]


Shape = Near | Week | Month | Year


@dataclass(frozen=True, slots=True)
class Hint:
    """One piece of evidence."""

    basis: DateBasis | None
    """What it was read from; None for what is too weak to name."""
    shape: Shape
    strength: float = 1.0
    """0 to 1: how much it is trusted; the factor of its log-likelihood."""


def _fading(fades: tuple[Fade, ...], begin: int, stop: int) -> list[float]:
    """Heights at distances from `begin` to `stop`, the latter left out."""
    if stop <= max(0, begin):
        return []
    reach = 1 + int(_FADED * max((scale for _, scale in fades), default=0.0))
    # A fade may reach over two hundred years, of which a feed needs a few: no more is worked out than twice as much.
    table = _fade_table(fades, min(reach, 1 << max(0, stop).bit_length()))
    return [*table[max(0, begin) : stop], *[0.0] * (stop - max(begin, min(stop, len(table))))]


def _fade_table(fades: tuple[Fade, ...], size: int) -> list[float]:
    """Heights by distance, for so many days or more."""
    table = _grown_table(fades)
    known = len(table)
    if size > known:
        total = [0.0] * (size - known)
        for height, scale in fades:  # one after the other: many times faster than day by day
            total = list(map(add, total, [height * math.exp(-days / scale) for days in range(known, size)]))
        table += total
    return table


@lru_cache(maxsize=256)
def _grown_table(_: tuple[Fade, ...]) -> list[float]:
    """The heights of a fade as far as they have been needed."""
    return []
