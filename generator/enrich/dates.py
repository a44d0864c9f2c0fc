"""The days of a feed, estimated together: what each text hints at, and that a feed runs newest first.

Data: `estimate_dates` for a feed, `estimate_date` for a lone page.
Limits: exact inference over days by dynamic programming, O(articles x days); articles are taken to stand newest
first; nothing depends on today.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from generator.enrich.calendar import Calendar, parse_calendar
from generator.enrich.date_evidence import Hint, gather, latest_year
from generator.model import DateEstimate, Manuscript

__all__ = ["Calendar", "estimate_date", "estimate_dates", "parse_calendar"]

_WEEKEND = -1.6
"""Log-likelihood of publishing on a Saturday or Sunday against another day."""
_TEMPER = 0.85
"""Hints of one text are not independent: each counts a little less, which keeps the ranges honest."""
_CREDIBLE = 0.95
_NEAR = 3
"""The best day is the one with most probability within this many days."""
_TOO_WIDE = 1100
"""Days; a lone text whose range is wider than this tells no date."""
_MAX_BASIS = 3
_STRIDE = 5
"""Days between two points of the rough reading; no divisor of a week, so that all weekdays are seen."""
_MARGIN = 60
"""Days by which the fine reading may go beyond the rough one."""
_ROUNDS = 4
_SHORTEST_WAIT = 0.05
"""Days: twenty texts a day."""


def estimate_dates(manuscripts: Sequence[Manuscript], calendar: Calendar) -> tuple[DateEstimate, ...]:
    """One estimate for each text of a feed that stands newest first; the days never increase down the feed."""
    if not manuscripts:
        return ()
    hints = [gather(manuscript, calendar) for manuscript in manuscripts]
    years = sorted(year for m in manuscripts if (year := latest_year(m.text)))
    if not years:
        return tuple(m.item.date or DateEstimate(None, basis="no text of the feed names a year") for m in manuscripts)
    first = dt.date(years[len(years) // 10] - 1, 1, 1).toordinal()
    last = dt.date(years[-1 - len(years) // 20] + 1, 12, 31).toordinal()
    days_all, wait = _survey(hints, range(first, last + 1, _STRIDE))
    days_fine = range(max(first, days_all[-1] - _MARGIN), min(last, days_all[0] + _MARGIN) + 1)
    marginals = _marginals([_likelihood(found, days_fine) for found in hints], 1 / wait)
    days = _decode(marginals)
    start = days_fine.start
    return tuple(
        m.item.date or _estimate(marginal, start, day, ["feed order", *_basis(found, start + day)])
        for m, marginal, day, found in zip(manuscripts, marginals, days, hints, strict=True)
    )


def estimate_date(manuscript: Manuscript, calendar: Calendar) -> DateEstimate:
    """The estimate for a text that stands alone; without a day where the text gives no real hint."""
    if manuscript.item.date:
        return manuscript.item.date
    year = latest_year(manuscript.text)
    if year is None:
        return DateEstimate(None, basis="the text names no year")
    hints = gather(manuscript, calendar)
    first, last = dt.date(year - 1, 1, 1).toordinal(), dt.date(year + 3, 12, 31).toordinal()
    marginal = _normal([math.exp(value) for value in _likelihood(hints, range(first, last + 1))])
    low, high = _interval(marginal)
    if high - low > _TOO_WIDE:
        return DateEstimate(None, basis="the text names no day near its own")
    (day,) = _decode([marginal])
    return _estimate(marginal, first, day, _basis(hints, first + day))


def _survey(hints: Sequence[Sequence[Hint]], grid: range) -> tuple[list[int], float]:
    """A rough reading of a feed on every few days: each text's day, and the days the author waits between two.

    The ends of a feed are held by few hints, so the author's pace is taken from its middle half and then used for all.
    """
    likelihoods = [_likelihood(found, grid) for found in hints]
    wait = math.inf
    days: list[int] = []
    for _ in range(_ROUNDS):
        days = [grid[index] for index in _decode(_marginals(likelihoods, grid.step / wait))]
        low, high = len(days) // 4, max(len(days) * 3 // 4, 1)
        wait = max((days[low] - days[high - 1]) / max(high - 1 - low, 1), _SHORTEST_WAIT)
    return days, wait


def _likelihood(hints: Sequence[Hint], days: range) -> list[float]:
    """Log-likelihood of every one of the days, the best at 0."""
    total = [_WEEKEND if day % 7 in (6, 0) else 0.0 for day in days]  # ordinal 1 is a Monday
    for hint in hints:
        score = hint.score
        for index, day in enumerate(days):
            total[index] += _TEMPER * score(day)
    best = max(total)
    return [value - best for value in total]


def _marginals(likelihoods: Sequence[Sequence[float]], rate: float) -> list[list[float]]:
    """Forward-backward: the probability of every day for every text, given that days never increase.

    `rate` is the author's pace in texts per grid step: the waits between two texts of a Poisson process decay with it.
    """
    keep = math.exp(-rate)
    chances = [[math.exp(value) for value in row] for row in likelihoods]
    forward: list[list[float]] = []
    reach = [1.0] * len(chances[0])
    for row in chances:
        alpha = _normal([a * b for a, b in zip(row, reach, strict=True)])
        forward.append(alpha)
        reach = _running(alpha[::-1], keep)[::-1]
    backward = [1.0] * len(chances[0])
    marginals: list[list[float]] = []
    for alpha, row in zip(reversed(forward), reversed(chances), strict=True):
        marginals.append(_normal([a * b for a, b in zip(alpha, backward, strict=True)]))
        backward = _running(_normal([a * b for a, b in zip(row, backward, strict=True)]), keep)
    return marginals[::-1]


def _running(values: Sequence[float], keep: float = 1.0) -> list[float]:
    """Running sums in which what came before fades by `keep` at every step."""
    total = 0.0
    found = []
    for value in values:
        total = total * keep + value
        found.append(total)
    return found


def _normal(values: Sequence[float]) -> list[float]:
    total = sum(values)
    if total <= 0.0:
        return [1.0 / len(values)] * len(values)
    return [value / total for value in values]


def _decode(marginals: Sequence[Sequence[float]]) -> list[int]:
    """The days, never increasing, with the most probability near them; indices from the first day."""
    gains = [_near(row) for row in marginals]
    size = len(gains[0])
    best = gains[0]
    choices: list[list[int]] = []
    for row in gains[1:]:
        # The best earlier choice among days not before this one.
        running, index = [0.0] * size, [0] * size
        top, at = -math.inf, size - 1
        for day in range(size - 1, -1, -1):
            if best[day] > top:
                top, at = best[day], day
            running[day], index[day] = top, at
        choices.append(index)
        best = [a + b for a, b in zip(row, running, strict=True)]
    day = max(range(size), key=lambda d: best[d])
    days = [day]
    for index in reversed(choices):
        day = index[day]
        days.append(day)
    return days[::-1]


def _near(row: Sequence[float]) -> list[float]:
    """Probability within a few days of each day, and a little more for the day itself."""
    sums = [0.0, *_running(row)]
    size = len(row)
    return [
        sums[min(size, day + _NEAR + 1)] - sums[max(0, day - _NEAR)] + 0.5 * row[day] for day in range(size)
    ]  # fmt: skip


def _interval(marginal: Sequence[float]) -> tuple[int, int]:
    """The central credible interval, as indices."""
    tail = (1 - _CREDIBLE) / 2
    sums = _running(marginal)
    low = next(i for i, total in enumerate(sums) if total >= tail)
    high = next(i for i, total in enumerate(sums) if total >= 1 - tail or i == len(sums) - 1)
    return low, high


def _estimate(marginal: Sequence[float], first: int, day: int, basis: Sequence[str]) -> DateEstimate:
    low, high = _interval(marginal)
    low, high = min(low, day), max(high, day)
    as_date = dt.date.fromordinal
    return DateEstimate(as_date(first + day), as_date(first + low), as_date(first + high), "; ".join(basis))


def _basis(hints: Sequence[Hint], day: int) -> list[str]:
    """The strongest hints that agree with the day chosen, for an editor to check."""
    agreeing = [hint for hint in hints if hint.score(day) > math.log(0.2)]
    ranked = sorted(agreeing, key=lambda hint: -hint.strength)
    return list(dict.fromkeys(hint.basis for hint in ranked))[:_MAX_BASIS]
