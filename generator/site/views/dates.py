"""Days in words: certain, estimated and unknown ones, with their uncertainty.

Data: `date_view` for an estimate, `day_view` for a day that an editor wrote; both give a `DateView`.
Limits: English, whatever the system's locale; no time zones, for a day of publication has none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from generator.calendar_words import weekday_names
from generator.content.periods import MONTHS, periods_of, wide_period, wide_range
from generator.model import DateEstimate

_WEEKDAYS = weekday_names()


@dataclass(frozen=True, slots=True)
class DateView:
    """A day in words, with its uncertainty."""

    iso: str
    """`2024-07-25`; `2024` where only the season or year is known; empty where there is no such value."""
    text: str
    """`Thursday 25 July 2024`, `about 25 July 2024`, `spring 2024`, `date unknown`."""
    short: str
    """`25 Jul 2024`, `c. 25 Jul 2024`, `spring 2024`."""
    certain: bool
    range: str = ""
    """`between 24 and 26 July 2024`; empty where certain or unknown."""
    basis: str = ""
    """A sentence on how the day is known; may be empty."""


@lru_cache(maxsize=1 << 14)  # each article is in many lists, and many have one day
def date_view(date: DateEstimate) -> DateView:
    """An estimate in words: `Thursday 25 July 2024`, `about 25 July 2024`, `spring 2024`, `date unknown`."""
    day, basis = date.day, _sentence(date.basis)
    if day is None:
        return DateView(iso="", text="date unknown", short="date unknown", certain=False, basis=basis)
    if date.earliest is None or date.latest is None or date.earliest == date.latest:
        return DateView(day.isoformat(), f"{_WEEKDAYS[day.weekday()]} {_long(day)}", _short(day), True, "", basis)
    between = day_range(date.earliest, date.latest)
    if wide_range(date):
        period, words = periods_of(date)[0], wide_period(date.earliest, date.latest)
        # HTML has years, but no runs of them.
        return DateView(period if period.isdigit() else "", words, words, False, between, basis)
    return DateView(day.isoformat(), f"about {_long(day)}", f"c. {_short(day)}", False, between, basis)


def day_view(day: dt.date) -> DateView:
    """A day that is certain."""
    return date_view(DateEstimate(day))


def day_range(earliest: dt.date, latest: dt.date) -> str:
    """`between 24 and 26 July 2024`, saying the month and the year once where they are the same."""
    if earliest.year != latest.year:
        first = _long(earliest)
    elif earliest.month != latest.month:
        first = f"{earliest.day} {MONTHS[earliest.month - 1]}"
    else:
        first = str(earliest.day)
    return f"between {first} and {_long(latest)}"


def _sentence(basis: str) -> str:
    """What the day rests on, as a sentence: an editor may have written anything."""
    basis = basis.strip()
    return basis[:1].upper() + basis[1:] + ("" if not basis or basis.endswith((".", "!", "?", "…")) else ".")


def _long(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _short(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
