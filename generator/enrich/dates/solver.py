"""The days of a feed, estimated together: what each text hints at, and that a feed runs newest first.

Data: `solve` takes the hints of every text in the order of the feed and gives an `Answer` for each: a day, a range.
Limits: exact inference (forward-backward) within a window of days around each text that a first reading by whole weeks
finds; time and memory grow with the number of texts times the width of their windows.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add, mul

from generator.enrich.dates.fitted import FITTED, Fitted
from generator.enrich.dates.likelihoods import Hint, Shape
from generator.enrich.dates.probabilities import WEEK, StepWeights, cut, day_row, normal, week_row, window

_NEAR = 3
"""The best day is the one with most probability within this many days."""
_EXACT = 1.5
"""What the day itself counts besides."""
_ODD_SHARE, _ODD_COST = 0.2, 0.05
"""A day is odd that has less than this share of the best one near it: a weekend, a Monday for news of a Thursday."""
_SHORTEST_WAIT = 0.004
"""Steps, weeks or days: hundreds of texts a day."""
_NEIGHBOURS = 20
"""Texts before and after one from which the author's pace at that time is taken, at least."""
_STRETCHES = 8
"""A long feed's pace is taken from one part in so many to each side."""
_MOST_CHANGE = 2.0
"""Times by which the pace may differ from the usual one of the feed."""
_SLOWEST = 8.0
"""Weeks: who writes more seldom than that writes no feed. Else a few texts and a window of many years would mean years
between two texts, and even news whose day is known would be pulled apart."""
_ROUNDS = 3
_UNROLLED = 3
"""The fitted regularity, for which there is a quicker loop."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One text's day, and the shortest range that holds it with the fitted probability; ordinals."""

    day: int
    earliest: int
    latest: int


def solve(
    hints: Sequence[Sequence[Hint]], first: int, last: int, pinned: Mapping[int, int], fitted: Fitted = FITTED
) -> list[Answer]:
    """Days between the ordinals `first` and `last` that never increase down the feed; `pinned` ones are given."""
    marginals = day_probabilities(hints, first, last, pinned, fitted)
    return [_answer(row, day, first, fitted.credible) for row, day in zip(marginals, _decode(marginals), strict=True)]


def day_probabilities(
    hints: Sequence[Sequence[Hint]], first: int, last: int, pinned: Mapping[int, int], fitted: Fitted = FITTED
) -> list[StepWeights]:
    """The probability of each day for every text, given the order of the feed; steps are days after `first`."""
    windows, waits = _survey(hints, first, last, pinned, fitted)
    rows = [
        day_row(found, first, low, high, pinned.get(i), fitted.temper)
        for i, (found, (low, high)) in enumerate(zip(hints, windows, strict=True))
    ]
    for _ in range(_ROUNDS):
        marginals = _marginals(rows, waits, fitted)
        waits = _waits(marginals)
    return marginals


def _survey(
    hints: Sequence[Sequence[Hint]], first: int, last: int, pinned: Mapping[int, int], fitted: Fitted
) -> tuple[list[tuple[int, int]], list[float]]:
    """A first reading by whole weeks: each text's window of days, and the waits, in days."""
    weeks = (last - first) // WEEK + 1
    cache: dict[Shape, list[float]] = {}
    rows = [week_row(found, first, weeks, cache, pinned.get(i), fitted.temper) for i, found in enumerate(hints)]
    waits = [min(weeks / len(rows), _SLOWEST)] * len(rows)  # at first as if the feed filled all the time there is
    for _ in range(_ROUNDS):
        marginals = _marginals(rows, waits, fitted)
        rows = [cut(row, marginal) for row, marginal in zip(rows, marginals, strict=True)]
        waits = _waits(marginals)
    return [window(row, last - first) for row in _marginals(rows, waits, fitted)], [wait * WEEK for wait in waits]


# ---------------------------------------------------------------- the author's pace


def _waits(rows: Sequence[StepWeights]) -> list[float]:
    """The usual wait around each text, from the steps on which it and its neighbours seem to have appeared.

    It stays near the pace that is usual in the whole feed: stretches without hints, and the ends, are held by little,
    and a pace that feeds on its own guesses runs away.
    """
    steps = [row.start + _median(row) for row in rows]
    size = len(steps)
    around = max(_NEIGHBOURS, size // _STRETCHES)
    found = []
    for index in range(size):
        newer, older = max(0, index - around), min(size - 1, index + around)
        found.append(max((steps[newer] - steps[older]) / max(1, older - newer), _SHORTEST_WAIT))
    usual = sorted(found)[size // 2]
    return [min(max(wait, usual / _MOST_CHANGE), usual * _MOST_CHANGE) for wait in found]


def _median(row: StepWeights) -> int:
    half = sum(row.chances) / 2
    return next(i for i, total in enumerate(accumulate(row.chances)) if total >= half)


def _spread(values: list[float], wait: float, fitted: Fitted) -> list[float]:
    """What a row's probabilities become one wait later, along the list."""
    keep = _keep(wait / fitted.regularity)
    keep_rare = _keep(wait * fitted.break_length)
    share = fitted.break_share
    a, b = (1 - share) * (1 - keep) ** fitted.regularity, share * (1 - keep_rare)
    if fitted.regularity == _UNROLLED:
        return _spread_in_one(values, (keep, keep_rare), (a, b))
    usual: Iterable[float] = values
    for _ in range(fitted.regularity):
        usual = accumulate(usual, lambda total, value: total * keep + value)
    rare = accumulate(values, lambda total, value: total * keep_rare + value)
    return [a * x + b * y for x, y in zip(usual, rare, strict=True)]


def _spread_in_one(values: list[float], keeps: tuple[float, float], factors: tuple[float, float]) -> list[float]:
    """The same for a regularity of `_UNROLLED`, to the last bit; one loop takes a quarter of the time."""
    keep, keep_rare = keeps
    a, b = factors
    first = second = third = rare = 0.0
    found = []
    for value in values:
        first = first * keep + value
        second = second * keep + first
        third = third * keep + second
        rare = rare * keep_rare + value
        found.append(a * third + b * rare)
    return found


def _keep(wait: float) -> float:
    """The ratio of a geometric distribution with this mean."""
    return wait / (1 + wait)


# ---------------------------------------------------------------- inference


def _marginals(rows: Sequence[StepWeights], waits: Sequence[float], fitted: Fitted) -> list[StepWeights]:
    """Forward-backward: the probability of every step for every text, given that steps never increase."""
    forward = [rows[0].chances]
    for newer, row, wait in zip(rows, rows[1:], waits[1:], strict=False):
        reach = _older(newer.start, forward[-1], row, wait, fitted)
        forward.append(_product(row.chances, reach))
    backward: Sequence[float] = [1.0] * len(rows[-1].chances)
    found = [StepWeights(rows[-1].start, forward[-1])]
    for index in range(len(rows) - 2, -1, -1):
        older = rows[index + 1]
        backward = _newer(older.start, _product(older.chances, backward), rows[index], waits[index + 1], fitted)
        found.append(StepWeights(rows[index].start, _product(forward[index], backward)))
    return found[::-1]


def _older(start: int, chances: array[float], row: StepWeights, wait: float, fitted: Fitted) -> list[float]:
    """Carry probabilities down the feed, that is back in time, onto the steps of `row`."""
    end, size = start + len(chances), len(row.chances)
    begin, top = row.start, max(end, row.start + size)
    padded = [0.0] * (top - end) + [*reversed(chances)] + [0.0] * max(0, start - begin)
    return _spread(padded, wait, fitted)[top - begin - size : top - begin][::-1]


def _newer(start: int, chances: array[float], row: StepWeights, wait: float, fitted: Fitted) -> list[float]:
    """Carry probabilities up the feed onto the steps of `row`."""
    end, size = start + len(chances), len(row.chances)
    begin = min(start, row.start)
    padded = [0.0] * (start - begin) + [*chances] + [0.0] * max(0, row.start + size - end)
    return _spread(padded, wait, fitted)[row.start - begin : row.start - begin + size]


def _product(a: Sequence[float], b: Sequence[float]) -> array[float]:
    """Multiplied and normalised; where two texts contradict each other utterly, the first is believed."""
    product = list(map(mul, a, b))
    total = sum(product)
    return array("d", [value / total for value in product]) if total > 1e-280 else normal(a)


def _decode(rows: Sequence[StepWeights]) -> list[int]:
    """Steps that never increase, with the most probability near them all (Viterbi on the marginals)."""
    tops: list[list[int]] = []
    best: list[float] = []
    previous = rows[0]
    for index, row in enumerate(rows):
        gains = _near(row.chances)
        if index:
            values, places = _best_from(previous, best, row)
            tops.append(places)
            gains = list(map(add, gains, values))
        best, previous = gains, row
    step = rows[-1].start + max(range(len(best)), key=best.__getitem__)
    steps = [step]
    for row, places in zip(reversed(rows[1:]), reversed(tops), strict=True):
        step = places[step - row.start]
        steps.append(step)
    return steps[::-1]


def _best_from(newer: StepWeights, best: Sequence[float], row: StepWeights) -> tuple[list[float], list[int]]:
    """For each step of `row`, the best step of the text before it that is not earlier, and its value."""
    values, places = [0.0] * len(row.chances), [0] * len(row.chances)
    top, at = -math.inf, newer.start + len(best) - 1
    cursor = at
    for index in range(len(row.chances) - 1, -1, -1):
        step = row.start + index
        while cursor >= max(step, newer.start):
            if best[cursor - newer.start] > top:
                top, at = best[cursor - newer.start], cursor
            cursor -= 1
        values[index], places[index] = top, at
    return values, places


def _near(chances: Sequence[float]) -> list[float]:
    """Probability within a few days of each day, and a little more for the day itself; an odd day pays."""
    sums = [0.0, *accumulate(chances)]
    size = len(chances)
    found = []
    for day, chance in enumerate(chances):
        low, high = max(0, day - _NEAR), min(size, day + _NEAR + 1)
        odd = chance < _ODD_SHARE * max(chances[low:high])
        found.append(sums[high] - sums[low] + _EXACT * chance - (_ODD_COST if odd else 0.0))
    return found


def _answer(row: StepWeights, day: int, first: int, credible: float) -> Answer:
    low, high = shortest_range(row.chances, credible)
    start = first + row.start
    return Answer(first + day, min(start + low, first + day), max(start + high, first + day))


def shortest_range(chances: Sequence[float], credible: float) -> tuple[int, int]:
    """The shortest run of days that holds the credible share; of equals, the likelier."""
    sums = [0.0, *accumulate(chances)]
    need = credible * sums[-1]
    best = (len(chances), 0.0, 0)
    high = 0
    for low in range(len(chances)):
        while high < len(chances) and sums[high + 1] - sums[low] < need:
            high += 1
        if high == len(chances):
            break
        best = min(best, (high - low, -(sums[high + 1] - sums[low]), low))
    width, _, low = best
    return low, min(low + width, len(chances) - 1)
