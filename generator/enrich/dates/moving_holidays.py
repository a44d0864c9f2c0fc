"""Public holidays whose days differ from year to year: Easter, Lunar New Year, Eid al-Fitr, Diwali, Thanksgiving.

Data: `Holiday.spans` gives the days of one holiday; `is_holiday` and `holidays_of` say which ones are known.
Limits: computed by python-holidays, which is imported where it is first needed. It knows Diwali from 2001 to 2035 and
days of the Islamic calendar as they were observed or, for other years, as they are estimated.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

Span = tuple[dt.date, dt.date]
"""First and last day, both inclusive."""

_TYPICAL_YEARS = range(2015, 2026)
_ESTIMATED = " (estimated)"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday, with days around it that count as well."""

    country: str
    """ISO 3166-1 alpha-2 code of a country that has it as a public holiday."""
    name: str
    """English name in python-holidays: `Thanksgiving Day`."""
    before: int = 0
    """Days from the holiday's first day to the first one that counts: -2 is two days earlier."""
    after: int = 0
    """Days from the holiday's last day to the last one that counts."""

    def spans(self, years: Iterable[int]) -> Iterator[Span]:
        """Its days in these years, in order: none, one or (of a lunar year of 354 days) two spans in each."""
        for year in years:
            for first, last in _runs(self.country, self.name, year):
                yield first + dt.timedelta(self.before), last + dt.timedelta(self.after)


def is_holiday(country: str, name: str) -> bool:
    """Returns whether a country has a holiday of this name in a year of the last decade."""
    return any(_runs(country, name, year) for year in _TYPICAL_YEARS)


def holidays_of(country: str) -> tuple[str, ...]:
    """Returns the names of a country's holidays in the last decade, sorted; empty for an unknown country."""
    return tuple(
        sorted({name for year in _TYPICAL_YEARS for names in _named(country, year).values() for name in names})
    )


@cache
def _runs(country: str, name: str, year: int) -> tuple[Span, ...]:
    """The holiday's days in a year, those next to one another joined."""
    runs: list[Span] = []
    for day, names in sorted(_named(country, year).items()):
        if name not in names:
            continue
        if runs and runs[-1][1] + dt.timedelta(1) == day:
            runs[-1] = runs[-1][0], day
        else:
            runs.append((day, day))
    return tuple(runs)


@cache
def _named(country: str, year: int) -> dict[dt.date, tuple[str, ...]]:
    """A country's holidays in a year, with their English names; empty for an unknown country."""
    import holidays  # most runs name no moving holiday
    from holidays.registry import COUNTRIES

    # `list_supported_countries` imports the modules of all of them.
    if not any(country in codes for _, *codes in COUNTRIES.values()):
        return {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # years for which a calendar has no days
        found = holidays.country_holidays(country, years=year, observed=False, language="en_US")
    return {day: tuple(name.removesuffix(_ESTIMATED) for name in names.split("; ")) for day, names in found.items()}
