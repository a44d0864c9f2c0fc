"""Days in words: certain, estimated and unknown ones, with their uncertainty.

Data: `date_view` for an estimate, `day_view` for a day that an editor wrote.
Limits: English, whatever the system's locale; no time zones, for a day of publication has none; seasons are those of the
northern hemisphere.
"""

from __future__ import annotations

import datetime as dt

from generator.calendar_words import weekday_names
from generator.content.links import MONTHS
from generator.model import DateEstimate
from generator.site.views.records import DateView

_WEEKDAYS = weekday_names()
_SEASONS = ("winter", "spring", "summer", "autumn")
_WIDE = 45
"""Days; of a wider range no single day is shown."""


def date_view(date: DateEstimate) -> DateView:
    """An estimate in words: `Thursday 25 July 2024`, `about 25 July 2024`, `spring 2024`, `date unknown`."""
    day = date.day
    if day is None:
        return DateView(iso="", text="date unknown", short="date unknown", certain=False, basis=date.basis)
    if date.earliest is None or date.latest is None or date.earliest == date.latest:
        return DateView(day.isoformat(), f"{_WEEKDAYS[day.weekday()]} {_long(day)}", _short(day), True, "", date.basis)
    between = day_range(date.earliest, date.latest)
    if (date.latest - date.earliest).days > _WIDE:
        period = wide_period(date.earliest, date.latest)
        return DateView(day.isoformat(), period, period, False, between, date.basis)
    return DateView(day.isoformat(), f"about {_long(day)}", f"c. {_short(day)}", False, between, date.basis)


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


def wide_period(earliest: dt.date, latest: dt.date) -> str:
    """The season, year or years that hold a range: `spring 2020`, `winter 2019-20`, `2020`, `2020-21`."""
    seasons = {_season(earliest), _season(latest)}
    # Winter goes on in the next year: of one season is only what lies in one winter, not in that of a year later.
    same = len(seasons) == 1 and (latest - earliest).days < 100
    years = str(earliest.year) if earliest.year == latest.year else _years(earliest.year, latest.year)
    if not same:
        return years
    winter_of = earliest.year - (earliest.month < 3)
    season = seasons.pop()
    return f"winter {_years(winter_of, winter_of + 1)}" if season == _SEASONS[0] else f"{season} {years}"


def _season(day: dt.date) -> str:
    return _SEASONS[day.month % 12 // 3]


def _years(first: int, last: int) -> str:
    """`2020-21`, but `1999-2000`."""
    return f"{first}-{last % 100:02}" if first // 100 == last // 100 else f"{first}-{last}"


def _long(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _short(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
