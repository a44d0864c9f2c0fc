"""Which month, season, year or years an article is of, as far as its date is known.

Data: `periods_of` gives the periods whose lists have an article: `2024-07` and `2024`; only `2024` where its range is wider
than `WIDEST` days; `2020-2021` where such a range is in several years; none where it is undated. `wide_period` names such a
range for people, `period_title` any period.
Limits: seasons are those of the northern hemisphere. A period of years is written in full: `2011-12` is December 2011.
"""

from __future__ import annotations

import datetime as dt

from generator.calendar_words import month_names
from generator.model import DateEstimate

MONTHS = month_names()
WIDEST = 45
"""Days; of a wider range no single day is stated, nor a month."""
_SEASONS = ("winter", "spring", "summer", "autumn")
_SEASON_DAYS = 100
"""More than any season has: of one season is only what is in one winter, not in that of a year later."""


def wide_range(date: DateEstimate) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a range that is too wide for a day; None for all other dates."""
    if date.day and date.earliest and date.latest and (date.latest - date.earliest).days > WIDEST:
        return date.earliest, date.latest
    return None


def placed_day(date: DateEstimate) -> dt.date | None:
    """The day by which an article is counted in months and ordered in stories; None where only a season or year is known."""
    return None if wide_range(date) else date.day


def periods_of(date: DateEstimate) -> tuple[str, ...]:
    """The periods whose lists have an article of this date, the shortest first; empty for an undated one."""
    if date.day is None:
        return ()
    wide = wide_range(date) if date.earliest else None
    if wide:
        first, last = (day.year for day in wide)
        return (str(first),) if first == last else (f"{first}-{last}",)
    day = date.day.isoformat()
    return day[:7], day[:4]


def is_month(period: str) -> bool:
    """Whether a period is a month: `2024-07`, not `2024`, `2020-2021` or `undated`."""
    return len(period) == len("2024-07") and period[4] == "-"


def is_year(period: str) -> bool:
    """Whether a period is one or several whole years."""
    return period[:1].isdigit() and not is_month(period)


def period_title(period: str) -> str:
    """`July 2024` for `2024-07`, `2020-21` for `2020-2021`; a year unchanged."""
    first, _, last = period.partition("-")
    if not last:
        return first
    return f"{MONTHS[int(last) - 1]} {first}" if is_month(period) else _years(int(first), int(last))


def wide_period(earliest: dt.date, latest: dt.date) -> str:
    """The season, year or years that hold a range: `spring 2020`, `winter 2019-20`, `2020`, `2020-21`."""
    same = _season(earliest) == _season(latest) and (latest - earliest).days < _SEASON_DAYS
    if not same:
        return str(earliest.year) if earliest.year == latest.year else _years(earliest.year, latest.year)
    if _season(earliest) != _SEASONS[0]:
        return f"{_season(earliest)} {earliest.year}"
    winter_of = earliest.year - (earliest.month < 3)
    return f"winter {_years(winter_of, winter_of + 1)}"


def newest_first(date: DateEstimate) -> tuple[int, int, str]:
    """A key that sorts dates from the newest to the oldest, the undated last.

    What is only known to be of a season comes after all days of that season, of a year after those of the year, of several
    years after those of the last one, so that the articles of a month or year are together.
    """
    wide = wide_range(date)
    if not wide:
        return (-date.day.toordinal() if date.day else -dt.date.min.toordinal() + 1, 0, "")
    first, last = wide
    words = wide_period(first, last)
    new_year = dt.date(last.year, 1, 1)
    if first.year != last.year:
        return (-new_year.toordinal(), 2, words)
    season = words.partition(" ")[0] if " " in words else ""
    start = dt.date(first.year, 3 * _SEASONS.index(season), 1) if season in _SEASONS[1:] else new_year
    return (-start.toordinal(), 1, words)


def _season(day: dt.date) -> str:
    return _SEASONS[day.month % 12 // 3]


def _years(first: int, last: int) -> str:
    """`2020-21`, but `1999-2000`."""
    return f"{first}-{last % 100:02}" if first // 100 == last // 100 else f"{first}-{last}"
