"""What one text's hints say of each day or week: a row of probabilities, before its neighbours are heard.

Data: `week_row` over all the time there is, `day_row` within a window; `cut` and `window` narrow them by what a reading
found possible.
Limits: pure; knows one text, not the order of the feed, which is `date_solver`'s.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from generator.enrich.dates.likelihoods import Hint, Shape

WEEK = 7
_WEEKEND = -2.2
"""Log-likelihood of publishing on a Saturday or Sunday against another day."""
_MARGIN = 10
"""Days by which a window goes beyond what the first reading finds possible."""
_CUT_MARGIN = 8
"""Weeks that are kept around what a round of the first reading finds possible; the next may find otherwise."""
_IMPOSSIBLE = 5e-5
"""Probability that the first reading leaves outside at either end of a window."""
_OFF = -60.0
"""Log-likelihood of a day that a pinned text was not published on."""


@dataclass(frozen=True, slots=True)
class StepWeights:
    """One text's window: how well each of its steps fits, as a probability up to a factor."""

    start: int
    """The first step: days or weeks from the first day of all."""
    chances: array[float]
    """Packed: a long feed has millions."""


def week_row(
    found: Sequence[Hint], first: int, weeks: int, cache: dict[Shape, list[float]], pin: int | None, temper: float
) -> StepWeights:
    """How well each week fits a text; `cache` keeps what was said of a shape before, `pin` is the given day."""
    total = [0.0] * weeks
    for hint in found:
        if hint.shape not in cache:
            heights = hint.shape.heights(first, weeks * WEEK)
            cache[hint.shape] = _logs([max(heights[i : i + WEEK]) for i in range(0, len(heights), WEEK)])
        strength = temper * hint.strength
        total = list(map(add, total, [strength * value for value in cache[hint.shape]]))
    if pin is not None:
        total = [0.0 if index == (pin - first) // WEEK else _OFF for index in range(weeks)]
    return StepWeights(0, normal(_exp(total)))


def day_row(found: Sequence[Hint], first: int, low: int, high: int, pin: int | None, temper: float) -> StepWeights:
    """How well each day of a window fits a text, `low` and `high` days after the `first` of all; weekends are rare."""
    days = range(first + low, first + high + 1)
    if pin is not None:
        return StepWeights(low, normal(_exp([0.0 if day == pin else _OFF for day in days])))
    total = [_WEEKEND if day % 7 in (6, 0) else 0.0 for day in days]  # ordinal 1 is a Monday
    for hint in found:
        strength = temper * hint.strength
        total = list(map(add, total, [strength * value for value in _logs(hint.shape.heights(days.start, len(days)))]))
    return StepWeights(low, normal(_exp(total)))


def cut(row: StepWeights, marginal: StepWeights) -> StepWeights:
    """The part of a row in which its text may lie at all."""
    low, high = _possible(marginal.chances)
    low, high = max(0, low - _CUT_MARGIN), high + _CUT_MARGIN
    return StepWeights(row.start + low, row.chances[low : high + 1])


def window(row: StepWeights, last: int) -> tuple[int, int]:
    """The days that a row of weeks leaves possible, with a margin, none after the `last`."""
    low, high = _possible(row.chances)
    low, high = (row.start + low) * WEEK - _MARGIN, (row.start + high + 1) * WEEK - 1 + _MARGIN
    return max(0, low), min(last, high)


def _possible(chances: Sequence[float]) -> tuple[int, int]:
    """First and last step outside of which next to nothing lies."""
    sums = list(accumulate(chances))
    low = next(i for i, total in enumerate(sums) if total > _IMPOSSIBLE)
    return low, next(i for i, total in enumerate(sums) if total > sums[-1] - _IMPOSSIBLE)


def _logs(heights: Sequence[float]) -> list[float]:
    return [math.log(height) for height in heights]


def _exp(logs: Sequence[float]) -> list[float]:
    best = max(logs)
    return [math.exp(value - best) for value in logs]


def normal(values: Sequence[float]) -> array[float]:
    """The values as shares of their sum."""
    total = sum(values)
    return array("d", [value / total for value in values])
