"""How often the boundaries of sources that took no part in a fit hold, and the calibration that makes probabilities agree.

Data: `Predicted`, one gap of a feed whose source was left out; `fit_calibration` gives the offset and slope of the log-odds
(Platt 1999) that make the truth likeliest; `reliability` gives a row for each band of sureness.
Limits: one calibration for all shapes of feeds; probabilities nearer to 0 or 1 than `_LEAST` count as that.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.dumps.feed.weights import calibrate
from training.logistic import fit_logistic

BANDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
"""Bounds of the probability that a decision is right."""
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Predicted:
    """A gap of a feed, by weights that were fitted without its source."""

    part: int
    """The fold of its source."""
    chance: float
    """The probability of an article beginning there, not calibrated."""
    begins: bool
    """Whether one does."""


def fit_calibration(found: Sequence[Predicted]) -> tuple[float, float]:
    """Offset and slope of the log-odds."""
    rows = [([_log_odds(min(max(one.chance, _LEAST), 1 - _LEAST))], one.begins) for one in found]
    (slope,), offset = fit_logistic(rows, decay=0.0)
    return offset, slope


def _log_odds(chance: float) -> float:
    return math.log(chance) - math.log1p(-chance)


def calibrated_apart(found: Sequence[Predicted]) -> list[tuple[float, bool]]:
    """Every chance calibrated by the gaps of the other folds only, with the truth."""
    lines = {part: fit_calibration([one for one in found if one.part != part]) for part in {one.part for one in found}}
    return [(calibrate(one.chance, lines[one.part]), one.begins) for one in found]


def reliability(found: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """For each band of `BANDS` a row: decisions, the mean probability that they are right, the share that is."""
    sure = [(max(chance, 1 - chance), (chance > 1 / 2) == begins) for chance, begins in found]
    for low, high in zip(BANDS, (*BANDS[1:-1], math.inf), strict=False):
        band = [(chance, right) for chance, right in sure if low <= chance < high]
        if band:
            said, right = (sum(column) / len(band) for column in zip(*band, strict=True))
            yield f"  {low:.2f} to {min(high, 1.0):.2f}: {len(band):>6} decisions, said {said:.3f}, hold {right:.3f}"
