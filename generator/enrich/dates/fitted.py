"""The numbers of the inference of days that are learned from feeds whose days are known.

Data: `FITTED`, from `date_inference.json`, which `training/dates.py` writes.
Limits: one set for all languages and kinds of feeds.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.package_data import read_json

NAME = "date_inference.json"


@dataclass(frozen=True, slots=True)
class Fitted:
    """How regular feeds are, and how much hints and ranges can be trusted."""

    regularity: int
    """Shape of the gamma distribution of waits between two texts: 1 is pure chance, more is more even."""
    break_share: float
    """Share of waits that are holidays and other breaks, 0 to 1."""
    break_length: float
    """Their mean length, in usual waits."""
    temper: float
    """Factor of every hint's log-likelihood, 0 to 1: hints of one text are not independent."""
    credible: float
    """Probability of the days of a range, 0 to 1, at which 95 % of ranges hold the true day."""


FITTED = Fitted(**read_json(NAME))
