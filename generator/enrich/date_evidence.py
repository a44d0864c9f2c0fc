"""What a text says about the day it was published.

Data: `gather` reads a manuscript into `Hint`s; `own_date` finds a line that is nothing but its date; `latest_year`
tells the span of a feed. The numbers say how long after what it tells a news text is usually written.
Limits: English; knows phrases, not grammar.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from generator.enrich.calendar import Calendar
from generator.enrich.date_events import event_hints
from generator.enrich.date_likelihoods import Fade, Hint, Month, Near, Week, Year
from generator.enrich.date_phrases import (
    COUNTED,
    DATE,
    MONTH,
    MONTH_NUMBERS,
    NUMBERS,
    YEAR,
    Outlook,
    Passage,
    counted_days,
    outlook,
    possible_year,
)
from generator.model import BlockKind, Manuscript

_NEWS_DAY = (0.42, 0.45, 0.06, 0.04, 0.03)
"""Of a text whose lede names a weekday: the chance of having been published so many working days after it."""
_LAST_WEEKDAY = (0.02, 0.05, 0.15, 0.3, 0.28, 0.2)
"""The same for `last Friday`."""
_FEATURE = 3500
"""Characters from which a text is a feature."""
_DOUBT = 0.012

_LEDE_DATE: tuple[Fade, ...] = ((0.33, 2.5), (0.02, 12.0), (0.002, 60.0))
_FEATURE_DATE: tuple[Fade, ...] = ((0.12, 5.0), (0.02, 20.0), (0.002, 60.0))
_BODY_DATE: tuple[Fade, ...] = ((0.055, 8.0), (0.012, 40.0))
_COMING_DATE: tuple[Fade, ...] = ((0.08, 6.0), (0.012, 40.0))
_YEARED_DATE: tuple[Fade, ...] = ((0.03, 5.0), (0.004, 100.0), (0.0015, 600.0))
"""A date with its year is mostly one that needs it: not of this year."""
_RARELY: tuple[Fade, ...] = ((0.0008, 20.0),)


def gather(manuscript: Manuscript, calendar: Calendar, years: range) -> list[Hint]:
    """All hints of a text, the strongest kinds first; `years` are those that a date without a year may mean."""
    lede, rest = _lede_and_rest(manuscript)
    hints = [*_weekdays(lede), *_dates(lede, years)]
    if not hints:
        hints += [Hint(hint.basis, hint.shape, hint.strength * 0.7) for hint in list(_weekdays(rest))[:1]]
    hints += [*event_hints(lede, calendar, years), *_quarters(lede, years), *_weekends(lede)]
    hints += [*_dates(rest, years), *event_hints(rest, calendar, years), *_quarters(rest, years)]
    whole = Passage(f"{lede.text}\n{rest.text}", lede=False)
    for passage in (lede, rest):
        hints += [*_months(passage, years), *_positions(passage)]
    if not lede.feature:
        hints += _counted(whole.text, years)
    return [*hints, *_years(whole), *_ages(whole)]


def own_date(manuscript: Manuscript) -> dt.date | None:
    """The day that the text states as its own, on a line that holds nothing else; one of the first or last two."""
    for block in (*manuscript.blocks[:2], *manuscript.blocks[-2:]):
        match = _OWN_LINE.match(block.text) if len(block.text) < 60 else None
        date = DATE.search(block.text) if match else None
        year = possible_year(date["year"] or date["year2"]) if date else None
        if date and year:
            month, day = _month_and_day(date)
            try:
                return dt.date(year, month, day)
            except ValueError:
                continue
    return None


_OWN_LINE = re.compile(
    rf"(?:(?:first |last )?(?:published|posted|updated|date)\b(?: on)?:?\s*)?(?:\w{{3,9}}day,?\s+)?(?:{DATE.pattern})"
    r"(?:[,\s]+(?:at )?\d{1,2}:\d\d.{0,12})?\s*\Z",
    re.IGNORECASE,
)


def latest_year(text: str) -> int | None:
    """The latest year that a text speaks of as past or present; failing that, the first it looks ahead to."""
    past, ahead = _split_years(Passage(text, lede=False))
    return max(past) if past else min(ahead, default=None)


def _lede_and_rest(manuscript: Manuscript) -> tuple[Passage, Passage]:
    """The first two paragraphs, where nothing labelled stands before them, and all that follows."""
    lede: list[str] = []
    rest: list[str] = []
    for block in manuscript.blocks:
        opening = block.kind is BlockKind.PARAGRAPH and not rest and len(lede) < 2
        (lede if opening else rest).append(block.text)
    feature = sum(len(block.text) for block in manuscript.blocks) > _FEATURE
    return Passage("\n".join(lede), lede=True, feature=feature), Passage("\n".join(rest), lede=False, feature=feature)


# ---------------------------------------------------------------- days of the week

_WEEKDAYS = {name: i for i, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
_WEEKDAY = re.compile(
    r"\b(?P<which>(?:last|next|this|this coming|every|each|late on|late|early) )?(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?P<many>s)?\b"
)
_EVERY = re.compile(r"\b(?:every|each) (?:\w+day,? )?(?:and )?$")


def _weekdays(passage: Passage) -> Iterator[Hint]:
    """News of a weekday is written that working day or the next, rarely later; the first one named counts most."""
    strength = 1.0
    seen: set[str] = set()
    for match in _WEEKDAY.finditer(passage.text):
        which, name = (match["which"] or "").strip(), match["day"] + "day"
        coming = which in ("next", "this", "this coming") or outlook(passage.text, match.start()) is not Outlook.PAST
        if (
            name in seen
            or match["many"]
            or which in ("every", "each")
            or coming
            or _EVERY.search(passage.text[: match.start()][-30:])
        ):
            continue
        seen.add(name)
        lags = _LAST_WEEKDAY if which == "last" else _NEWS_DAY
        yield Hint(f'weekday "{name}"', _weekday_shape(_WEEKDAYS[match["day"][:3].lower()], lags), strength)
        strength = 0.4


def _weekday_shape(weekday: int, lags: Sequence[float]) -> Week:
    """By working days: what is told of a Friday is next written on Monday."""
    heights = [_DOUBT] * 7
    lag = 0
    for away in range(7):
        day = (weekday + away) % 7
        if away and day < 5:
            lag += 1
        heights[day] += lags[lag] if lag < len(lags) else 0.0
    return Week(tuple(heights))


_WEEKEND = re.compile(r"\b(?:over|during|this past|last|at|past) (?:the |this )?(?:past )?weekend\b", re.IGNORECASE)


def _weekends(passage: Passage) -> Iterator[Hint]:
    if match := _WEEKEND.search(passage.text):
        yield Hint(f'"{match[0].lower()}"', Week((1.0, 0.5, 0.25, 0.12, 0.08, 0.1, 0.4)))


# ---------------------------------------------------------------- days of a month


def _dates(passage: Passage, years: range) -> Iterator[Hint]:
    """A day of a month, with or without its year."""
    for match in list(DATE.finditer(passage.text))[:6]:
        month, day = _month_and_day(match)
        named = match["year"] or match["year2"]
        year = possible_year(named) if named else None
        if not 1 <= day <= 31 or (named and not year):
            continue
        spans = tuple((ordinal, ordinal) for y in ([year] if year else years) if (ordinal := _ordinal(y, month, day)))
        if not spans:
            continue
        basis = f'"{" ".join(match[0].split())}"' + (" in the lede" if passage.lede else "")
        view = Outlook.PAST if match["end"] else outlook(passage.text, match.start())
        yield Hint(basis, _date_shape(spans, view, passage, bool(year)))


def _date_shape(spans: tuple[tuple[int, int], ...], view: Outlook, passage: Passage, yeared: bool) -> Near:
    lede = _FEATURE_DATE if passage.feature else _LEDE_DATE
    past = _YEARED_DATE if yeared else lede if passage.lede else _BODY_DATE
    if view is Outlook.AHEAD:
        return Near(spans, 0.05, ((0.008, 10.0),), _COMING_DATE, 0.0004)
    if view is Outlook.EITHER:
        return Near(spans, past[0][0], past, _COMING_DATE, 0.0004)
    return Near(spans, past[0][0], past, _RARELY, 0.0004)


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return None


def _counted(text: str, years: range) -> Iterator[Hint]:
    """`two months to go until 2023`; `two weeks after the rules took effect`, where the text names one day only:
    mostly that of the rules."""
    counted, dates = COUNTED.search(text), list(DATE.finditer(text))
    if not counted:
        return
    until = _UNTIL_YEAR.match(text, counted.end())
    basis = f'"{counted[0]}'
    if until and (year := possible_year(until[1])):
        anchors = [dt.date(year, 1, 1).toordinal()]
        basis += f' {year}"'
    elif len(dates) == 1 and not (dates[0]["year"] or dates[0]["year2"]):
        month, day = _month_and_day(dates[0])
        anchors = [ordinal for year in years if (ordinal := _ordinal(year, month, day))]
        basis += f'" and "{dates[0][0]}"'
    else:
        return
    low, high = counted_days(counted)
    spans = tuple((anchor + low, anchor + high) for anchor in anchors)
    if spans:
        yield Hint(basis, Near(spans, 1.0, ((0.5, 3.0),), ((0.5, 3.0),), 0.15))


_UNTIL_YEAR = re.compile(r"\s+(?:the (?:end|beginning|start) of )?((?:19|20)\d\d)\b")


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    """Of a match of `DATE`; of `Feb. 9 to 12` the last day."""
    month = MONTH_NUMBERS[(match["month"] or match["month2"])[:3].lower()]
    return month, int(match["end"] or match["day"] or match["day2"])


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
    for match in _SPAN_OF_MONTHS.finditer(passage.text):
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
        yield Hint(f'"{" ".join(match[0].split())}"', _month_shape(spans, part, view, bool(year)), 0.7)


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
    for match in list(_PERIOD.finditer(passage.text))[: 1 if passage.lede else 2]:
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
        yield Hint(f'figures of "{match[0]}"', Near(spans, 1.0, after, ((0.5, 7.0),), 0.03), strength)


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
_POSITIONS: tuple[tuple[re.Pattern[str], Week | Month | Year], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), shape)
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
    for pattern, shape in _POSITIONS:
        if match := pattern.search(passage.text):
            yield Hint(f'"{match[0].lower()}"', shape, 0.8)


# ---------------------------------------------------------------- years


def _split_years(passage: Passage) -> tuple[set[int], set[int]]:
    """Years spoken of as past or present, and those only looked ahead to."""
    past: set[int] = set()
    ahead: set[int] = set()
    for match in YEAR.finditer(passage.text):
        year = possible_year(match[0])
        if year:
            (past if outlook(passage.text, match.start()) is Outlook.PAST else ahead).add(year)
    return past, ahead - past


def _years(passage: Passage) -> Iterator[Hint]:
    """Most years a news text names are this one and the last; none lies ahead but in plans."""
    past, ahead = _split_years(passage)
    if past:
        span = _whole_year(max(past))
        after = ((0.95, 300.0), (0.08, 1200.0))
        yield Hint(f"speaks of {max(past)}", Near((span,), 0.8, after, ((0.1, 20.0),), 0.02), 0.9)
    if ahead and min(ahead) > max(past, default=0):
        span = _whole_year(min(ahead))
        yield Hint(f"looks ahead to {min(ahead)}", Near((span,), 0.8, ((0.1, 30.0),), ((1.0, 400.0),), 0.05), 0.7)


def _whole_year(year: int) -> tuple[int, int]:
    return dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()


_AGE = re.compile(
    rf"\b(?P<count>{'|'.join(NUMBERS)}|\d{{1,2}}) years? ago,?(?: back)? in (?P<year>20\d\d)\b|"
    rf"\bin (?P<year2>20\d\d),? (?P<count2>{'|'.join(NUMBERS)}|\d{{1,2}}) years? ago\b",
    re.IGNORECASE,
)


def _ages(passage: Passage) -> Iterator[Hint]:
    """`founded two years ago in 2021` is written in 2023, or near it."""
    for match in _AGE.finditer(passage.text):
        word = (match["count"] or match["count2"]).lower()
        count = NUMBERS.get(word) or int(word)
        span = _whole_year(int(match["year"] or match["year2"]) + count)
        yield Hint(f'"{match[0]}"', Near((span,), 1.0, ((0.5, 60.0),), ((0.5, 60.0),), 0.03))
