"""The days in a line of text, in the languages of `calendar_words`.

Data: `DayReader` knows how a file writes its days: the order of day and month in figures, and the year of days without
one; `find` gives the days of a line with their places. `learn_days` makes one for a text.
Limits: the Gregorian calendar. A day that can be read in two ways, and for which the file gives no clue, is not read;
nor is a day before 1990 or more than a year after `today`, where that is given.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.calendar_words import any_of, fold, month_numbers, more_month_numbers

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LONGEST = 400
"""Characters of a line in which days are looked for."""
_PARAGRAPH, _OPENING = 160, 40
"""Characters of a line that is a paragraph, and before a day with which it begins."""
_NUMERIC = re.compile(
    r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2|(?:(?<=/\d)|(?<=/\d\d))[- ](?=20\d\d))(\d{4}|\d{2})(?![\d/]|[.-]\d)"
)
"""Also as in the north of Europe: `30/8 2021`, `30/8-2021`."""
_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_SPACED = re.compile(r"(?<![\d.])(\d{4})\.\s(\d{1,2})\.\s(\d{1,2})(?!\d)\.?")
"""As in Korean: `2024. 3. 12.`"""
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_EAST = re.compile(
    r"(?:(?:(?P<era>令和|平成|民[國国])\s?(?P<count>\d{1,3}|元)|(?P<year>\d{4}))\s?[年년]\s?)?"
    r"(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日日일号號]"
)
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
"""Name of an era -> the year before its first."""
_RANGE = re.compile(
    r"(?<![\d#])\d{1,2}(?:st|nd|rd|th|\.)?\s*(?:[-–—]|to|bis|au|al|a|till?|until|and|und|et|y|e)\s*$", re.IGNORECASE
)
_RANGE_END = re.compile(r"\s*(?:[-–—]|to|bis|au|al)\s*\d{1,2}(?!\d|[:.]\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(?=\s*[-–—:|]\s)")
"""A day without its year at the start of a line, where other lines have theirs."""
_YEAR_FIRST = range(15, 50)
"""Years of two figures that may come first in `24-05-14`."""
_ORDER_SPAN = 3
"""A reading of the file's days that keeps them so many times closer together is the right one."""


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day in a line."""

    start: int
    """Characters before it."""
    end: int
    day: dt.date
    has_year: bool = True


@dataclass(frozen=True, slots=True)
class DayReader:
    """How one file writes its days."""

    day_first: bool | None = None
    """Of days in figures; None where nothing in the file settles it."""
    year: int | None = None
    """Of days without a year."""
    today: dt.date | None = None
    year_first: bool = False
    """Whether days of three pairs of figures begin with the year: `24-05-14`."""

    def find(self, text: str) -> list[FoundDay]:
        """The days of a line in their order; a range of days is none."""
        if len(text) > _LONGEST or not any(char.isdigit() for char in text):
            return []
        text = western(text)
        found = [*self._named(text), *self._figures(text)]
        kept: list[FoundDay] = []
        for each in sorted(found, key=lambda one: (one.start, -one.end)):
            opened = text[each.start].isdigit() and _RANGE.search(text[: each.start])
            closed = not text[each.start].isdigit() and not each.has_year and _RANGE_END.match(text[each.end :])
            if (not kept or each.start >= kept[-1].end) and not opened and not closed:
                kept.append(each)
        return kept

    def unread(self, text: str) -> list[tuple[int, int]]:
        """The places of what has the shape of a day but can be read in two ways or in none."""
        found = [(each.start, each.end) for each in self.find(text)]
        shapes = [match.span() for pattern in (_NUMERIC, _ISO) for match in pattern.finditer(western(text))]
        return [(start, end) for start, end in shapes if not any(a < end and start < b for a, b in found)]

    def _named(self, text: str) -> Iterator[FoundDay]:
        for pattern in _named_patterns():
            for match in pattern.finditer(text):
                month = _months().get(fold(match["month"])) or _months().get(match["month"].casefold())
                if month:
                    yield from self._found(match, match["year"], month, int(match["day"]))

    def _figures(self, text: str) -> Iterator[FoundDay]:
        for match in _ISO.finditer(text):
            yield from self._found(match, match[1], int(match[3]), int(match[4]))
        for match in (*_COMPACT.finditer(text), *_SPACED.finditer(text)):
            yield from self._found(match, match[1], int(match[2]), int(match[3]))
        for match in _EAST.finditer(text):
            count = 1 if match["count"] == "元" else int(match["count"] or 0)
            year = str(_ERAS[match["era"]] + count) if match["era"] else match["year"]
            yield from self._found(match, year, int(match["month"]), int(match["day"]))
        if self.year is not None and self.day_first is not False and (dotted := _DOTTED.match(text)):
            yield from self._found(dotted, None, int(dotted[2]), int(dotted[1]))
        for match in _NUMERIC.finditer(text):
            if self.year_first and len(match[4]) == 2:
                yield from self._found(match, match[1], int(match[3]), int(match[4]))
                continue
            order = self._order_of(match)
            if order is not None:
                day, month = (int(match[1]), int(match[3])) if order else (int(match[3]), int(match[1]))
                yield from self._found(match, match[4], month, day)

    def _order_of(self, match: re.Match[str]) -> bool | None:
        """Whether the day comes first in a day in figures: by a number over 12, by the file, or by dots as in German."""
        first, second = int(match[1]), int(match[3])
        if first == second or second <= 12 < first:
            return True
        if first <= 12 < second:
            return False
        return True if self.day_first is None and match[2] == "." else self.day_first

    def _found(self, match: re.Match[str], year: str | None, month: int, day: int) -> Iterator[FoundDay]:
        number = int(year.lstrip("'’‘")) if year else self.year
        if number is None:
            return
        number += 2000 if number < 100 else -543 if number > 2500 else 0  # the year of the Buddha, in Thailand
        try:
            found = dt.date(number, month, day)
        except ValueError:
            return
        late = self.today is not None and found > self.today + dt.timedelta(days=366)
        if _FIRST_YEAR <= number <= _LAST_YEAR and not late:
            yield FoundDay(match.start(), match.end(), found, year is not None)


def learn_days(texts: Sequence[str], today: dt.date | None = None) -> DayReader:
    """A reader for the days of a file, of which `texts` are the lines."""
    pairs = [
        (int(match[1]), int(match[3]), int(match[4]) % 100)
        for text in texts
        if len(text) <= _LONGEST
        for match in _NUMERIC.finditer(western(text))
    ]
    year_first = _is_year_first(pairs)
    reader = DayReader(None if year_first else _order(pairs), None, today, year_first)
    years = {each.day.year for text in texts for each in reader.find(text) if not _is_told(text, each)}
    headed = {int(year) for text in texts if len(text) <= 80 for year in re.findall(r"(?<!\d)(20\d\d)(?!\d)", text)}
    chosen = years or headed
    year = next(iter(chosen)) if len(chosen) == 1 else None
    return DayReader(reader.day_first, year, today, year_first)


def _is_told(text: str, found: FoundDay) -> bool:
    """Whether a day stands within the sentences of a paragraph: it says nothing about the days of the file."""
    return len(text) > _PARAGRAPH and found.start > _OPENING


def western(text: str) -> str:
    """The text with the digits of all scripts as 0 to 9; as long as before."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _is_year_first(figures: Sequence[tuple[int, int, int]]) -> bool:
    """Whether days such as `24-05-14` lie close together only if the year comes first."""
    different = set(figures)
    if len(different) < 3 or not all(first in _YEAR_FIRST and second <= 12 for first, second, _ in different):
        return False
    spans = []
    for ordered in ([(a, b, c) for a, b, c in different], [(c, b, a) for a, b, c in different]):
        try:
            days = [dt.date(2000 + year, month, day) for year, month, day in ordered]
        except ValueError:
            days = [dt.date.min, dt.date.max]
        spans.append((max(days) - min(days)).days)
    return spans[0] * _ORDER_SPAN <= spans[1]


def _order(pairs: Sequence[tuple[int, int, int]]) -> bool | None:
    """Whether the day comes first: a number over 12 settles it; so do days that lie close together only one way."""
    votes = sum((first > 12) - (second > 12) for first, second, _ in pairs)
    if votes:
        return votes > 0
    different = set(pairs)
    if len(different) < 3:
        return None
    spans = []
    for order in (True, False):
        days = []
        for first, second, year in different:
            day, month = (first, second) if order else (second, first)
            try:
                days.append(dt.date(2000 + year, month, day))
            except ValueError:
                return None
        spans.append((max(days) - min(days)).days)
    day_first, month_first = spans
    if day_first * _ORDER_SPAN <= month_first:
        return True
    return False if month_first * _ORDER_SPAN <= day_first else None


@cache
def _months() -> Mapping[str, int]:
    return {**more_month_numbers(), **month_numbers()}


@cache
def _named_patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{any_of(_months())})(?!\w)\.?"
    first = [*month_numbers("en"), *month_numbers("es", "de", "fr", "pt", "it", "nl", short=False)]
    leading = rf"(?P<month>{any_of(first)})(?!\w)\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
    year = r"(?:(?P<year>(?:19|20)\d\d|['’‘]\d\d|25[5-9]\d)(?!\d)(?:\.|\s?(?:r\.|г(?:\.|ода\b)?|р(?:\.|оку\b)|g\.|god(?:ine|\.)))?)"
    link = r"(?:\s*,?\s*(?:de|del|of|năm|do|พ\.ศ\.)?\s+|,\s*|\s*[-/]\s*)"
    short = r"(?P<year>\d\d)(?![\w’']|[:.,]\d)"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            # A year of two figures, as spreadsheets write it: `02-Apr-24`; behind a space only at the end of a cell.
            rf"(?<![\w.])(?P<day>\d{{1,2}})(?P<mark>[-/]){month}(?P=mark){short}(?!\s*[^\W\d_])",
            rf"(?<![\w.])(?P<day>\d{{1,2}})\s{month},?\s{short}(?=\s*(?:$|[|)\]]))",
            rf"(?<![\w.])(?:ngày\s+)?{day}(?:\s+(?:de\s+|of\s+|ב)?|\s*[-/]\s*){month}(?:{link}{year})?",
            rf"(?<!\w){leading}\s+{day}(?!\d)(?:,?\s+{year})?",
            rf"(?<!\w){year},?\s+{leading}\s+{day}(?!\d)",
            # Hungarian, Lithuanian, Latvian: `2024. március 12.`, `2024 m. kovo 12 d.`, `2024. gada 12. marts`.
            rf"(?<!\w)(?P<year>(?:19|20)\d\d)\.?\s(?:m\.\s)?{month}\s{day}(?!\d)(?:\s?d\.)?",
            rf"(?<!\w)(?P<year>(?:19|20)\d\d)\.\sgada\s{day}\s{month}",
        )
    )
