"""The day that a feed, an export or a page's metadata states: `Thu, 25 Jul 2024 09:00 GMT`, `2024-07-25T09:00:00Z`.

Data: `stated`, an estimate without a range, whose basis repeats the words.
Limits: the day as written, in the writer's own time zone; a day before the web, or none that the calendar has, is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

from generator.date_basis import BasisKind, basis
from generator.dumps.date_line import parse_day
from generator.model import DateEstimate

_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_ZERO = re.compile(r"\s*-?000\d-|.*\b[A-Za-z]{3,9}\.? -?000\d\b")
"""The empty value of a program: `0001-01-01`, `Wed, 30 Nov -0001`."""
_FIRST, _LAST = 1990, 2100
"""Years; what lies outside is a program's zero."""


def stated(words: Iterable[tuple[str, object]]) -> DateEstimate | None:
    """The first of (who says it, what it says) that is a day; None where none is."""
    for says, value in words:
        text = " ".join(value.split()) if isinstance(value, str) else ""
        day = _day(text) if text and not _ZERO.match(text) else None
        if day and _FIRST <= day.year <= _LAST:
            return DateEstimate(day, basis=basis(BasisKind.FIELD, text[:60], detail=says))
    return None


def _day(text: str) -> dt.date | None:
    iso = _ISO.match(text)
    try:
        if iso:
            return dt.date(*(int(part) for part in iso.groups()))
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        found = parse_day(text)
        return found[0] if found else None
