"""What months, quarters and years say about the day of a text that names them.

Data: `period_hints` for a passage, `year_hints` for a whole text; `latest_year` tells the span of a feed.
Limits: English; a month without a year is the nearest one of that name that fits.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from generator.date_basis import BasisKind, DateBasis, join_words
from generator.enrich.dates.likelihoods import Fade, Hint, Month, Near, Week, Year
from generator.enrich.dates.patterns import (
    ANY_MONTH,
    MONTH,
    MONTH_NUMBERS,
    NUMBERS,
    YEAR,
    Outlook,
    Passage,
    is_old_plan,
    outlook,
    possible_year,
)


def period_hints(passage: Passage, years: range) -> Iterator[Hint]:
    """Hints from figures of a quarter or a half, from months, and from `earlier this month` and its like."""
    yield from _quarters(passage, years)
    yield from _months(passage, years)
    yield from _positions(passage)


def year_hints(text: str) -> Iterator[Hint]:
    """Hints from the years that a whole text names."""
    yield from _years(text)
    yield from _ages(text)


def _quoted(words: str) -> DateBasis:
    return DateBasis(BasisKind.QUOTED, (words,))


def latest_year(text: str) -> int | None:
    """The latest year that a text speaks of as past or present; failing that, the first it looks ahead to."""
    past, ahead = _split_years(text)
    return max(past) if past else min(ahead, default=None)


def past_years(text: str) -> set[int]:
    """The years that a text speaks of as past or present."""
    return _split_years(text)[0]


def only_ahead(text: str) -> bool:
    """Whether all years that a text names are those of plans."""
    past, ahead = _split_years(text)
    return bool(ahead) and not past


# ---------------------------------------------------------------- months, quarters, halves

_SPAN_OF_MONTHS = re.compile(
    rf"\b(?P<part>early|mid|late|the (?:start|beginning|middle|end) of|as of|since|in|by|this|last|next|from|to|through|until|of|"
    rf"{MONTH}(?:\s+(?:and|to|through)|\s?[-–]))\s?-?\s?(?P<name>{MONTH})(?!\s?\d{{1,2}}\b(?!\d))(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b)?"
)
_LATEST_PARTS = {"early": (1, 12), "mid": (10, 21), "late": (19, 31), "start": (1, 8), "beginning": (1, 8), "end": (23, 31),
                 "middle": (10, 21)}  # fmt: skip
_MONTH_PAST: tuple[Fade, ...] = ((0.6, 45.0), (0.35, 150.0))
_MONTH_YEARED: tuple[Fade, ...] = ((0.3, 60.0), (0.5, 250.0), (0.15, 900.0))


def _months(passage: Passage, years: range) -> Iterator[Hint]:
    """A month without a year is the last one of that name; with its year it lies behind."""
    seen: set[tuple[str, str]] = set()
    for match in _SPAN_OF_MONTHS.finditer(passage.text) if ANY_MONTH.search(passage.text) else ():
        part = match["part"].split(" of")[0].split()[-1].lower() if match["part"] else ""
        key = (match["name"][:3], match["year"] or "")
        if key in seen or (match["name"] == "May" and part in ("this", "to", "of") and not match["year"]):
            continue
        seen.add(key)
        named = match["year"]
        year = possible_year(named) if named else None
        if named and not year:
            continue
        month = MONTH_NUMBERS[match["name"][:3].lower()]
        first, last = _LATEST_PARTS.get(part, (1, 31))
        spans = tuple(span for y in ([year] if year else years) if (span := _month_span(y, month, first, last)))
        view = outlook(passage.text, match.start()) if part != "next" else Outlook.AHEAD
        yield Hint(_quoted(join_words([match[0]])), _month_shape(spans, part, view, bool(year)), 0.7)


def _month_span(year: int, month: int, first: int, last: int) -> tuple[int, int]:
    next_month = dt.date(year + month // 12, month % 12 + 1, 1).toordinal()
    start = dt.date(year, month, 1).toordinal()
    return start + first - 1, min(start + last - 1, next_month - 1)


def _month_shape(spans: tuple[tuple[int, int], ...], part: str, view: Outlook, yeared: bool) -> Near:
    if view is Outlook.AHEAD:
        return Near(spans, 0.3, ((0.03, 20.0),), ((0.6, 30.0), (0.4, 150.0)), 0.02)
    if part == "last" and not yeared:  # `last November` is not the one just over, which would be `last month`
        shifted = tuple((last + 45, last + 365) for _, last in spans)
        return Near(shifted, 1.0, ((0.5, 15.0),), ((0.5, 15.0),), 0.03)
    if part == "this" and not yeared:
        return Near(spans, 1.0, ((0.8, 30.0),), ((0.2, 40.0),), 0.02)
    after = _MONTH_YEARED if yeared else _MONTH_PAST
    return Near(spans, 0.45 if not yeared else 0.3, after, ((0.04, 15.0),), 0.02)


_PERIOD = re.compile(
    r"\b(?:the (?P<count>first|second|third|fourth|final) (?P<unit>quarter|half)\b|"
    r"(?P<q>Q[1-4])\b|quarter (?:to|ended|ending|that ended|ended in|that ended in) (?P<to>March|June|September|December)\b|"
    r"(?P<of>March|June|September|December) quarter\b|three months (?:to|ended(?: in)?|from \w+ to) (?P<three>March|June|September|December)\b|"
    r"first (?P<some>three|four|five|six|seven|eight|nine|ten|eleven|10|11) months\b)"
    r"(?:,? (?:of|in) (?P<year>20\d\d|last year|this year))?"
    r"|\b(?P<early>20\d\d)(?:’s|'s)? (?P<q2>first|second|third|fourth)[ -](?P<unit2>quarter|half)\b",
    re.IGNORECASE,
)
_PERIOD_WORDS = ("quarter", "half", "months", "q1", "q2", "q3", "q4")
"""Each match has one."""
_COUNTS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "march": 1,
    "june": 2,
    "september": 3,
    "december": 4,
}
_SOME = {w: i for i, w in enumerate(["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"], 3)} | {
    "10": 10,
    "11": 11,
}
_RESULTS = re.compile(
    r"\b(?:revenues?|profits?|earnings|income|loss(?:es)?|sales|results|report(?:ed|s)?|quarterly|shipments)\b"
)


def _quarters(passage: Passage, years: range) -> Iterator[Hint]:
    """Figures of a period appear some weeks after its end, a quarter's until the next are due."""
    small = passage.text.casefold()  # to look for the words first is quicker than the pattern
    found = _PERIOD.finditer(passage.text) if any(word in small for word in _PERIOD_WORDS) else ()
    for match in list(found)[: 1 if passage.lede else 2]:
        month = _last_month(match)
        said = (match["year"] or match["early"] or "").lower()
        ahead = outlook(passage.text, match.start()) is not Outlook.PAST
        if not month or ahead or (passage.lede and not _RESULTS.search(passage.text)):
            continue
        exact = int(said) if said.isdigit() else None
        ends = [_month_span(year, month, 1, 31)[1] for year in ([exact] if exact else years)]
        spans = tuple((end + 14, end + (65 if passage.lede else 110)) for end in ends)
        after: tuple[Fade, ...] = ((0.8, 12.0), (0.1, 400.0)) if exact else ((0.8, 15.0), (0.12, 90.0))
        if said == "last year":
            after = ((0.8, 90.0),)
        strength = 1.0 if passage.lede else 0.6
        yield Hint(DateBasis(BasisKind.FIGURES, (match[0],)), Near(spans, 1.0, after, ((0.5, 7.0),), 0.03), strength)


def _last_month(match: re.Match[str]) -> int:
    """The month with which a period ends; 0 for the last quarter or half of a year that is not over."""
    if match["some"]:
        return _SOME[match["some"].lower()]
    if match["q"]:
        return 3 * int(match["q"][1])
    word = (match["count"] or match["q2"] or match["to"] or match["of"] or match["three"]).lower()
    unit = (match["unit"] or match["unit2"] or "quarter").lower()
    return _COUNTS[word] * 3 if unit == "quarter" else {1: 6, 2: 12}.get(_COUNTS[word], 0)


# ---------------------------------------------------------------- the place in a week, a month, a year

_LATE_IN_YEAR = (0.5, 0.7, 0.8, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0, 0.8, 0.5, 0.2)
_POSITIONS: tuple[tuple[Sequence[str], re.Pattern[str], Week | Month | Year], ...] = tuple(
    (words.split("|"), re.compile(rf"\b(?:{words})\b", re.IGNORECASE), shape)
    for words, shape in (
        ("earlier this week", Week((0.1, 0.5, 1.0, 1.0, 1.0, 0.6, 0.6))),
        ("later this week", Week((1.0, 1.0, 0.8, 0.3, 0.1, 0.1, 0.2))),
        ("earlier this month", Month(6, 31, 0.1)),
        ("later this month|by the end of this month", Month(1, 24, 0.08)),
        ("earlier this year", Year((0.08, 0.3, 0.7, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0))),
        ("later this year|by the end of this year|by the end of the year|by year-end", Year(_LATE_IN_YEAR)),
        ("late last year|end of last year", Year((1.0, 1.0, 1.0, 0.8, 0.6, 0.5, 0.4, 0.3, 0.3, 0.2, 0.1, 0.1))),
    )
)


def _positions(passage: Passage) -> Iterator[Hint]:
    lower = passage.text.lower()  # to look for the words first is quicker than the pattern
    for words, pattern, shape in _POSITIONS:
        if any(word in lower for word in words) and (match := pattern.search(passage.text)):
            yield Hint(_quoted(match[0].lower()), shape, 0.8)


# ---------------------------------------------------------------- years


def _split_years(text: str) -> tuple[set[int], set[int]]:
    """Years spoken of as past or present, and those only looked ahead to; the aim of a past plan is neither."""
    past: set[int] = set()
    ahead: set[int] = set()
    for match in YEAR.finditer(text):
        year = possible_year(match[0])
        if not year:
            continue
        if outlook(text, match.start()) is Outlook.PAST:
            past.add(year)
        elif not is_old_plan(text, match.start()):
            ahead.add(year)
    return past, ahead - past


_YEARS_LATER: tuple[Fade, ...] = ((0.6, 300.0), (0.3, 1200.0), (0.1, 6000.0))
"""A text that names no year but an old one may be of any later year: firms are founded, laws are passed."""
_YEARS_AHEAD: tuple[Fade, ...] = ((0.6, 400.0), (0.4, 2500.0))
"""Goals are set years before."""


def _years(text: str) -> Iterator[Hint]:
    """Most years a news text names are this one and the last; none lies ahead but in plans."""
    past, ahead = _split_years(text)
    if past:
        span = _whole_year(max(past))
        yield Hint(
            DateBasis(BasisKind.PAST_YEAR, (str(max(past)),)),
            Near((span,), 0.8, _YEARS_LATER, ((0.1, 20.0),), 0.003),
            0.9,
        )
    if ahead and min(ahead) > max(past, default=0):
        span = _whole_year(min(ahead))
        yield Hint(
            DateBasis(BasisKind.FUTURE_YEAR, (str(min(ahead)),)),
            Near((span,), 0.8, ((0.1, 30.0),), _YEARS_AHEAD, 0.05),
            0.7,
        )


def _whole_year(year: int) -> tuple[int, int]:
    return dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()


_AGE = re.compile(
    rf"\b(?P<count>{'|'.join(NUMBERS)}|\d{{1,2}}) years? ago,?(?: back)? in (?P<year>20\d\d)\b|"
    rf"\bin (?P<year2>20\d\d),? (?P<count2>{'|'.join(NUMBERS)}|\d{{1,2}}) years? ago\b",
    re.IGNORECASE,
)


def _ages(text: str) -> Iterator[Hint]:
    """`founded two years ago in 2021` is written in 2023, or near it."""
    for match in _AGE.finditer(text) if "ago" in text.casefold() else ():
        word = (match["count"] or match["count2"]).lower()
        count = NUMBERS.get(word) or int(word)
        span = _whole_year(int(match["year"] or match["year2"]) + count)
        yield Hint(_quoted(match[0]), Near((span,), 1.0, ((0.5, 60.0),), ((0.5, 60.0),), 0.03))
