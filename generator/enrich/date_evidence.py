"""What a text says about the day it was published: each hint as a log-likelihood over days.

Data: `gather`, which reads a manuscript into `Hint`s; `latest_year` for the span of a feed. The numbers below say how
long after what it tells a news text is usually written.
Limits: English; a hint never forbids a day (`_FLOOR`), since texts lie, quote and look ahead.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.enrich.calendar import Calendar, Event
from generator.model import BlockKind, Manuscript

LogLikelihood = Callable[[int], float]
"""Of a day, given as a proleptic ordinal."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One piece of evidence."""

    basis: str
    """For people: `weekday "Thursday"`."""
    strength: float
    """0 to 1: how much of the basis line it deserves."""
    score: LogLikelihood


_FLOOR = 0.012
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_DAYS = {d: i for i, d in enumerate("mon tue wed thu fri sat sun".split())}
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Sep\.|"
    r"Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_DATE = re.compile(
    rf"\b{_MONTH}\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|:\d|%|\.\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?")
_MONTH_YEAR = re.compile(rf"\b{_MONTH}\s(?:of\s)?(?P<year>(?:19|20)\d\d)\b")
_MONTH_ALONE = re.compile(
    rf"\b(?:in|since|last|this|by|until|of|late|early|mid|mid-|from|to|and|next) ?-?{_MONTH}(?!\s?\d|\s+(?:of\s)?20)"
)
_WEEKDAY = re.compile(r"\b(?P<last>last |next |this coming |every )?(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEAR = re.compile(r"(?<![\d$.,#-])(?:(?:19|20)\d\d)(?![\d%,]\d|[,.]\d|[-–]?year|\w)")
_FUTURE = re.compile(
    r"\b(?:will|by|before|until|plans? to|expected|set to|upcoming|scheduled|aims?|target|due|starting|next|to be held|deadline)\b"
)
_QUARTER = re.compile(
    r"\b(?P<q>first|second|third|fourth|last|March|June|September|December) quarter\b|\bquarter (?:to|ended(?: in)?|ending(?: in)?|that ended in) "
    r"(?P<m>March|June|September|December)\b|\b(?P<span>January-March|April-June|July-September|October-December)\b",
    re.IGNORECASE,
)
_QUARTER_NEWS = {1: (122, 165), 2: (212, 260), 3: (305, 350), 4: (30, 100)}
"""Days of the year on which firms report a quarter (the fourth: of the next year)."""
_QUARTERS = {"first": 1, "march": 1, "january-march": 1, "second": 2, "june": 2, "april-june": 2, "third": 3, "september": 3,
             "july-september": 3, "fourth": 4, "december": 4, "october-december": 4}  # fmt: skip
_FAR_YEAR = 2035


def latest_year(text: str) -> int | None:
    """The latest year that a text speaks of as past or present."""
    years = [int(m[0]) for m in _YEAR.finditer(text) if 1990 <= int(m[0]) <= _FAR_YEAR]
    past = [y for m, y in zip(_YEAR.finditer(text), map(int, _YEAR.findall(text)), strict=True)
            if 1990 <= y <= _FAR_YEAR and not _FUTURE.search(text[max(0, m.start() - 30) : m.start()])]  # fmt: skip
    return max(past or years, default=None)


def gather(manuscript: Manuscript, calendar: Calendar) -> list[Hint]:
    """All hints of a text, the lede's first."""
    lede, rest = _lede_and_rest(manuscript)
    hints = [*_weekdays(lede), *_dates(lede, lede=True), *_events(lede, calendar, 1.0), *_quarters(lede, 1.0)]
    if not any("weekday" in hint.basis for hint in hints):
        hints += [Hint(h.basis, h.strength * 0.6, _soften(h.score, 0.55)) for h in list(_weekdays(rest))[:2]]
    hints += [
        *_dates(rest, lede=False),
        *_events(rest, calendar, 0.3),
        *_months(f"{lede} {rest}"),
        *_years(f"{lede} {rest}"),
    ]
    return hints


def _lede_and_rest(manuscript: Manuscript) -> tuple[str, str]:
    lede: list[str] = []
    rest: list[str] = []
    for block in manuscript.blocks:
        unlabelled = block.kind is BlockKind.PARAGRAPH
        (lede if unlabelled and not rest and len(lede) < 2 else rest).append(block.text)
    return " ".join(lede), " ".join(rest)


def _log(value: float) -> float:
    return math.log(_FLOOR + (1 - _FLOOR) * max(0.0, min(1.0, value)))


def _soften(score: LogLikelihood, factor: float) -> LogLikelihood:
    return lambda day: factor * score(day)


def _ahead(text: str, start: int) -> bool:
    return bool(_FUTURE.search(text[max(0, start - 40) : start]))


def _weekdays(text: str) -> Iterator[Hint]:
    """News of a weekday is written that day or the next, rarely later."""
    seen: set[str] = set()
    for match in _WEEKDAY.finditer(text):
        name = match["day"] + "day"
        if name in seen or match["last"] in ("next ", "this coming ", "every ") or _ahead(text, match.start()):
            continue
        seen.add(name)
        weekday = _DAYS[match["day"][:3].lower()]
        yield Hint(f'weekday "{name}"', 0.8, _weekday_score(weekday))


def _weekday_score(weekday: int) -> LogLikelihood:
    chance = (0.62, 0.30, 0.09, 0.06, 0.03, 0.012, 0.012)
    table = [_log(chance[(day - weekday) % 7]) for day in range(7)]
    return lambda day: table[(day - 1) % 7]  # ordinal 1 is a Monday


def _dates(text: str, *, lede: bool) -> Iterator[Hint]:
    """A day of a month, with or without its year."""
    found = [*_DATE.finditer(text), *_DAY_FIRST.finditer(text)]
    for match in sorted(found, key=lambda m: m.start())[:6]:
        month, day = _MONTHS[match["month"][:3].lower()], int(match["day"])
        year = int(match["year"]) if match["year"] else None
        if not 1 <= day <= 31 or (year and not 1990 <= year <= _FAR_YEAR):
            continue
        ahead = _ahead(text, match.start())
        place = " in the lede" if lede else ""
        strength = (0.9 if lede else 0.5) * (0.5 if ahead else 1.0)
        yield Hint(f'"{match[0]}"{place}', strength, _date_score(month, day, year, lede=lede, ahead=ahead))


def _date_score(month: int, day: int, year: int | None, *, lede: bool, ahead: bool) -> LogLikelihood:
    near = 2.5 if lede else 30.0
    past, future = (0.25, 1.0) if ahead else (1.0, 0.12 if lede else 0.2)

    def score(ordinal: int) -> float:
        if year is not None:
            after = ordinal - _ordinal(year, month, day)
            tail = 0.35 * math.exp(-max(after, 0) / 420)
            value = past * max(math.exp(-after / near), tail) if after >= 0 else future * math.exp(after / 25)
            return _log(value)
        this = dt.date.fromordinal(ordinal).year
        best = 0.0
        for candidate in (this - 1, this, this + 1):
            after = ordinal - _ordinal(candidate, month, day)
            value = past * math.exp(-after / near) if after >= 0 else future * math.exp(after / 25)
            if after >= 0 and lede:
                value = max(value, 0.10 * math.exp(-after / 60))
            best = max(best, value)
        return _log(best)

    return score


def _ordinal(year: int, month: int, day: int) -> int:
    return dt.date(year, month, 1).toordinal() + day - 1


def _events(text: str, calendar: Calendar, weight: float) -> Iterator[Hint]:
    for event in calendar.find(text)[:3]:
        yield Hint(f"event {event.name}", 0.7 * weight, _soften(_event_score(event), weight))


def _event_score(event: Event) -> LogLikelihood:
    def score(ordinal: int) -> float:
        year = dt.date.fromordinal(ordinal).year
        best = 0.0
        for candidate in (year - 1, year, year + 1):
            window = event.window(candidate)
            if window:
                before, after = window[0].toordinal() - ordinal, ordinal - window[1].toordinal()
                best = max(best, math.exp(-max(before, 0) / 8) if after <= 0 else math.exp(-after / 10))
        return _log(0.9 * best + 0.06)

    return score


def _quarters(text: str, weight: float) -> Iterator[Hint]:
    """A lede with a quarter's figures is an earnings report."""
    match = _QUARTER.search(text)
    if not match or not re.search(r"\b(?:revenue|profit|earnings|income|loss|sales|results)\b", text):
        return
    word = (match["q"] or match["m"] or match["span"]).lower()
    quarter = _QUARTERS.get(word)
    if quarter:
        first, last = _QUARTER_NEWS[quarter]
        yield Hint(
            f"report on the {_ORDER[quarter]} quarter", 0.6 * weight, _soften(_season_score(first, last), weight)
        )


_ORDER = {1: "first", 2: "second", 3: "third", 4: "fourth"}


def _season_score(first: int, last: int) -> LogLikelihood:
    def score(ordinal: int) -> float:
        day = dt.date.fromordinal(ordinal).timetuple().tm_yday
        away = 0 if first <= day <= last else min(abs(day - first), abs(day - last))
        return _log(0.1 + 0.85 * math.exp(-away / 10))

    return score


def _months(text: str) -> Iterator[Hint]:
    """A month without a year is the last one of that name; with its year it lies behind."""
    for match in list(_MONTH_YEAR.finditer(text))[:6]:
        year = int(match["year"])
        if 1990 <= year <= _FAR_YEAR and not _ahead(text, match.start()):
            start = _ordinal(year, _MONTHS[match["month"][:3].lower()], 1)
            yield Hint(f'"{match[0]}"', 0.3, _since_score(start, 160, 900))
    seen: set[int] = set()
    for match in _MONTH_ALONE.finditer(text):
        month = _MONTHS[match["month"][:3].lower()]
        if month in seen or (match["month"] == "May" and match[0].startswith(("of", "and", "to"))):
            continue
        seen.add(month)
        ahead = _ahead(text, match.start())
        yield Hint(f'"{match["month"]}"', 0.25, _month_score(month, ahead=ahead))


def _month_score(month: int, *, ahead: bool) -> LogLikelihood:
    def score(ordinal: int) -> float:
        day = dt.date.fromordinal(ordinal)
        start = dt.date(day.year, month, 1).toordinal()
        since = (ordinal - start) % 365
        to = (start - ordinal) % 365
        value = math.exp(-to / 90) if ahead and to < 300 else math.exp(-max(since - 15, 0) / 110)
        return 0.5 * _log(0.15 + 0.85 * value)

    return score


def _years(text: str) -> Iterator[Hint]:
    """Most years a news text names are this one and the last; none lies ahead but in plans."""
    years: dict[int, bool] = {}
    for match in _YEAR.finditer(text):
        year = int(match[0])
        if 1990 <= year <= _FAR_YEAR:
            years[year] = years.get(year, True) and _ahead(text, match.start())
    past = [year for year, ahead in years.items() if not ahead]
    if past:
        latest = max(past)
        yield Hint(f"speaks of {latest}", 0.2, _year_score(latest))
    for year in sorted(year for year, ahead in years.items() if ahead and not (past and year <= max(past))):
        yield Hint(f"looks ahead to {year}", 0.15, _until_score(_ordinal(year, 12, 31)))


def _year_score(latest: int) -> LogLikelihood:
    """A writer calls the running year "this year": the latest year named is most often the one just over."""
    worth = {latest: 0.35, latest + 1: 1.0, latest + 2: 0.15}
    return lambda ordinal: _log(worth.get(dt.date.fromordinal(ordinal).year, 0.04))


def _since_score(start: int, near: float, far: float) -> LogLikelihood:
    """Written after `start`: likely within `near` days of it, less so later, hardly before."""

    def score(ordinal: int) -> float:
        after = ordinal - start
        if after < 0:
            return _log(0.04)
        return _log(1.0 if after <= near else 0.1 + 0.9 * math.exp(-(after - near) / (far / 3)))

    return score


def _until_score(end: int) -> LogLikelihood:
    return lambda ordinal: _log(0.9 if ordinal <= end else 0.15)
