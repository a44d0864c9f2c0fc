"""The months from an archive's first dated article to its last.

Data: `span_of` gives a `Timespan`; `month_number` counts months since year 0.
Limits: pure; dated articles only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timespan:
    """The months of an archive that has at least one dated article."""

    first: int
    """Months since year 0, as `month_number` counts them."""
    last: int
    """Inclusive."""

    @property
    def months(self) -> int:
        """How many."""
        return self.last - self.first + 1


def span_of(days: Iterable[dt.date]) -> Timespan | None:
    """The months from the first day to the last; None without any day."""
    months = [month_number(day) for day in days]
    return Timespan(min(months), max(months)) if months else None


def month_number(day: dt.date) -> int:
    """Months since year 0."""
    return day.year * 12 + day.month - 1
