"""What a text says about the day it was published.

Data: `gather` reads a document into `Hint`s; `own_date` finds a line that is nothing but its date. The numbers say
how long after what it tells a news text is usually written.
Limits: English; knows phrases, not grammar.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from generator.date_basis import BasisKind, DateBasis, join_words
from generator.enrich.dates.calendar import Calendar
from generator.enrich.dates.events import event_hints, news_hints
from generator.enrich.dates.likelihoods import Fade, Hint, Near, Week
from generator.enrich.dates.patterns import (
    DATE,
    MONTH_NUMBERS,
    Outlook,
    Passage,
    counted_days,
    find_counted,
    find_dates,
    outlook,
    possible_year,
)
from generator.enrich.dates.periods import period_hints, year_hints
from generator.enrich.switches import ALL, Switches
from generator.model import BlockKind, Document

_NEWS_DAY = (0.42, 0.45, 0.06, 0.04, 0.03)
"""Of a text whose lede names a weekday: the chance of having been published so many working days after it."""
_LAST_WEEKDAY = (0.02, 0.05, 0.15, 0.3, 0.28, 0.2)
"""The same for `last Friday`."""
_FEATURE = 3500
"""Characters from which a text is a feature."""
_BODY_WEEKDAY = 0.7
"""Strength of a weekday named only below the lede."""
_DOUBT = 0.012

_LEDE_DATE: tuple[Fade, ...] = ((0.33, 2.5), (0.02, 12.0), (0.002, 60.0))
_FEATURE_DATE: tuple[Fade, ...] = ((0.12, 5.0), (0.02, 20.0), (0.002, 60.0))
_BODY_DATE: tuple[Fade, ...] = ((0.055, 8.0), (0.012, 40.0))
_COMING_DATE: tuple[Fade, ...] = ((0.08, 6.0), (0.012, 40.0))
_YEARED_DATE: tuple[Fade, ...] = ((0.03, 5.0), (0.004, 100.0), (0.0015, 600.0))
"""A date with its year is mostly one that needs it: not of this year."""
_RARELY: tuple[Fade, ...] = ((0.0008, 20.0),)


def gather(document: Document, calendar: Calendar, years: range, on: Switches = ALL) -> list[Hint]:
    """All hints of a text, of the kinds that are on; `years` are those that a date without a year may mean."""
    lede, rest = _lede_and_rest(document)
    whole = f"{lede.text}\n{rest.text}"
    hints = [*_if(on.weekdays, _weekdays(lede)), *_if(on.explicit_dates, _dates(lede, years))]
    if not hints and on.weekdays:
        hints += [Hint(hint.basis, hint.shape, _BODY_WEEKDAY) for hint in list(_weekdays(rest))[:1]]
    hints += [*_if(on.phrases, _weekends(lede)), *_if(on.explicit_dates, _dates(rest, years))]
    for passage in (lede, rest):
        hints += [*event_hints(passage, calendar, years), *_if(on.phrases, period_hints(passage, years))]
    if not lede.feature:
        hints += [*news_hints(lede, calendar), *_if(on.phrases, _counted(whole, years))]
    return [*hints, *_if(on.years, year_hints(whole))]


def _if(on: bool, hints: Iterator[Hint]) -> Iterable[Hint]:
    return hints if on else ()


def own_date(document: Document) -> dt.date | None:
    """The day that the text states as its own, on a line that holds nothing else; one of the first or last two."""
    for block in (*document.blocks[:2], *document.blocks[-2:]):
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


def _lede_and_rest(document: Document) -> tuple[Passage, Passage]:
    """The first two paragraphs, where nothing labelled stands before them, and all that follows."""
    lede: list[str] = []
    rest: list[str] = []
    for block in document.blocks:
        opening = block.kind is BlockKind.PARAGRAPH and not rest and len(lede) < 2
        (lede if opening else rest).append(block.text)
    feature = sum(len(block.text) for block in document.blocks) > _FEATURE
    return Passage("\n".join(lede), lede=True, feature=feature), Passage("\n".join(rest), lede=False, feature=feature)


# ---------------------------------------------------------------- days of the week

_WEEKDAYS = {name: i for i, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
_WEEKDAY = re.compile(
    r"\b(?P<which>(?:last|next|this|this coming|every|each|late on|late|early) )?(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?P<many>s)?\b"
)
_ANY_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
"""Found quickly, for it begins with a few letters."""
_ON = re.compile(r"\b([Oo]n )$")
_EVERY = re.compile(r"\b(?:every|each) (?:\w+day,? )?(?:and )?$", re.IGNORECASE)


def _weekdays(passage: Passage) -> Iterator[Hint]:
    """News of a weekday is written that working day or the next, rarely later; the first one named counts most."""
    strength = 1.0
    seen: set[str] = set()
    for match in _WEEKDAY.finditer(passage.text) if _ANY_WEEKDAY.search(passage.text) else ():
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
        words = _ON.search(passage.text[: match.start()][-3:])
        basis = DateBasis(BasisKind.WEEKDAY, (f"{words[1] if words else ''}{match[0]}",))
        yield Hint(basis, _weekday_shape(_WEEKDAYS[match["day"][:3].lower()], lags), strength)
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
    if "weekend" in passage.text.casefold() and (match := _WEEKEND.search(passage.text)):
        yield Hint(DateBasis(BasisKind.QUOTED, (match[0].lower(),)), Week((1.0, 0.5, 0.25, 0.12, 0.08, 0.1, 0.4)))


# ---------------------------------------------------------------- days of a month


def _dates(passage: Passage, years: range) -> Iterator[Hint]:
    """A day of a month, with or without its year."""
    for match in find_dates(passage.text)[:6]:
        month, day = _month_and_day(match)
        named = match["year"] or match["year2"]
        year = possible_year(named) if named else None
        if not 1 <= day <= 31 or (named and not year):
            continue
        spans = tuple((ordinal, ordinal) for y in ([year] if year else years) if (ordinal := _ordinal(y, month, day)))
        weekday = None if year else _weekday_beside(passage.text, match)
        fitting = tuple(span for span in spans if weekday is not None and (span[0] - 1) % 7 == weekday)
        spans = fitting or spans
        if not spans:
            continue
        kind = BasisKind.LEDE_DATE if passage.lede else BasisKind.BODY_DATE
        named_day = _WEEKDAY_NAMES[weekday] if fitting and weekday is not None else ""
        basis = DateBasis(kind, (join_words([match[0]]),), named_day)
        view = Outlook.PAST if match["end"] else outlook(passage.text, match.start())
        yield Hint(basis, _date_shape(spans, view, passage, bool(year)))


_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY_AHEAD = re.compile(r"\b(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? \(?(?:the )?$")
_WEEKDAY_BEHIND = re.compile(r",? (?:\(|a )(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _weekday_beside(text: str, match: re.Match[str]) -> int | None:
    """`Thursday, August 25` and `August 25, a Thursday` tell the year: one in six or so fits."""
    found = _WEEKDAY_AHEAD.search(text[max(0, match.start() - 20) : match.start()]) or _WEEKDAY_BEHIND.match(
        text, match.end()
    )
    return _WEEKDAYS[found[1][:3].lower()] if found else None


def _date_shape(spans: tuple[tuple[int, int], ...], view: Outlook, passage: Passage, yeared: bool) -> Near:
    lede = _FEATURE_DATE if passage.feature else _LEDE_DATE
    past = _YEARED_DATE if yeared else lede if passage.lede else _BODY_DATE
    if view is Outlook.AHEAD:
        return Near(spans, 0.05, ((0.008, 10.0),), _COMING_DATE, 0.0004)
    same_day = sum(height for height, _ in past)
    return Near(spans, same_day, past, _COMING_DATE if view is Outlook.EITHER else _RARELY, 0.0004)


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return None


def _counted(text: str, years: range) -> Iterator[Hint]:
    """`two months to go until 2023`; `two weeks after the rules took effect`, where the text names one day only:
    mostly that of the rules."""
    counted = find_counted(text)
    if not counted:
        return
    dates = find_dates(text)
    until = _UNTIL_YEAR.match(text, counted.end())
    if until and (year := possible_year(until[1])):
        anchors = [dt.date(year, 1, 1).toordinal()]
        words: tuple[str, ...] = (f"{counted[0]} {year}",)
    elif len(dates) == 1 and not (dates[0]["year"] or dates[0]["year2"]):
        month, day = _month_and_day(dates[0])
        anchors = [ordinal for year in years if (ordinal := _ordinal(year, month, day))]
        words = (counted[0], dates[0][0])
    else:
        return
    low, high = counted_days(counted)
    spans = tuple((anchor + low, anchor + high) for anchor in anchors)
    if spans:
        yield Hint(DateBasis(BasisKind.QUOTED, words), Near(spans, 1.0, ((0.5, 3.0),), ((0.5, 3.0),), 0.15))


_UNTIL_YEAR = re.compile(r"\s+(?:the (?:end|beginning|start) of )?((?:19|20)\d\d)\b")


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    """Of a match of `DATE`; of `Feb. 9 to 12` the last day."""
    month = MONTH_NUMBERS[(match["month"] or match["month2"])[:3].lower()]
    return month, int(match["end"] or match["day"] or match["day2"])
