"""The day that a page tells of itself: `March 5, 2021`, `5 March 2021`, `2021-03-05`, `Published on 25/03/2021`.

Data: `parse_day`.
Limits: English month names; a day that can be read in two ways (`05/03/2021`) or that has no year (`2 days ago`) is
not guessed.
"""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = (
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_YEAR}年(?P<number>\d{{1,2}})月(?P<day>\d{{1,2}})日"),
)
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b")


def parse_day(text: str) -> tuple[dt.date, str] | None:
    """The first full day in `text` and the words that tell it, or None."""
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match:
            parts = match.groupdict()
            month = _MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
            day = _date(int(parts["year"]), month, int(parts["day"]))
            if day:
                return day, match[0]
    match = _NUMERIC.search(text)
    if match:
        first, second, year = (int(part) for part in match.groups())
        readings = {day for day in (_date(year, first, second), _date(year, second, first)) if day}
        if len(readings) == 1:
            return readings.pop(), match[0]
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
