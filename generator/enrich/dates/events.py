"""What the public events that a text names say about its day: before, during or after them.

Data: `event_hints`, `known_since`; the heights below.
Limits: the words within one sentence of the name decide; `this year's` and `last year's` are understood, `two years
before` is not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from generator.date_basis import BasisKind, DateBasis
from generator.enrich.dates.calendar import Calendar, Event
from generator.enrich.dates.likelihoods import Fade, Hint, Near
from generator.enrich.dates.patterns import COUNTED, Passage, clause_after, clause_before, counted_days, possible_year

_REACH = 60
_ENDLESS = 400_000
"""Days: longer than any calendar."""
_UNNAMED_BEFORE = 0.004
"""Height of the days before a name was known."""

_OTHER_YEAR = re.compile(r"\b(?:last|previous|next|every|each|past) years?(?:’s|'s)?\b|\bsince\b", re.IGNORECASE)
_COMING = re.compile(
    r"\b(?:upcoming|coming|ahead of|before|prior to|run-up to|gear(?:s|ed|ing)? up|prepar\w+|approach\w*|will|set to|countdown|"
    r"lead-up|just (?:days|weeks) before|kick(?:s|ed|ing)? off|pre-sales?|will begin)\b",
    re.IGNORECASE,
)
_WEEK_AFTER = re.compile(r"\blast week(?:’s|'s|end)?\b|\bthe past week\b", re.IGNORECASE)
_JUST_OVER = re.compile(
    r"\b(?:recent(?:ly)?|just[- ](?:ended|concluded|finished)|ended|concluded|wrapped up|following|after|came to an end|was over|previous)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d) (?:\w+ )?$")
_YEAR_AFTER = re.compile(r"(?:\s+\w+){0,2}?,?\s+(?:in |of |for )?((?:19|20)\d\d)\b")

_DURING: tuple[tuple[Fade, ...], tuple[Fade, ...]] = (((0.8, 7.0),), ((0.7, 7.0),))
"""After and before an event that is named without another word."""
_YEAR_NAMED = 0.01
"""Share of the doubt that is left where the text names the year of the event too."""
_LATER: Fade = (0.35, 35.0)
"""After it, in a feature."""
_LONG_AFTER: Fade = (0.12, 500.0)
"""After it, where its year is named."""


def event_hints(passage: Passage, calendar: Calendar, years: range) -> Iterator[Hint]:
    """One hint for each event a passage names, from its first mention."""
    seen: set[str] = set()
    for match, event in calendar.find(passage.text):
        if event.name in seen:
            continue
        seen.add(event.name)
        if event.since:
            first = event.since.toordinal()
            yield Hint(DateBasis(BasisKind.KNOWN_NAME, (match[0],), event.since.isoformat()), _known(first), 1.0)
            continue
        hint = _event_hint(passage, match, event, years)
        if hint:
            yield hint


def news_hints(lede: Passage, calendar: Calendar) -> Iterator[Hint]:
    """Hints from what a lede tells: results of a company whose days are known, an event known by its words."""
    opening = lede.text.split("\n")[0]
    company = calendar.companies.search(opening)
    if company and _RESULTS.search(lede.text):
        event = calendar.result_of(company[0])
        fitting = _of_quarter(event.results, lede.text) or event.results
        spans = tuple((day.toordinal(), day.toordinal()) for day in fitting)
        yield Hint(
            DateBasis(BasisKind.RESULTS, (company[0],), event.name),
            Near(spans, 1.0, _AFTER_RESULTS, _RARELY, _DOUBT_RESULTS),
        )
    for event in told_events(opening, calendar):
        spans = tuple((first.toordinal(), last.toordinal()) for first, last in event.days.values())
        yield Hint(DateBasis(BasisKind.EVENT, (), event.name), Near(spans, 1.0, _AFTER_NEWS, _BEFORE_NEWS, _DOUBT_NEWS))


def told_events(text: str, calendar: Calendar) -> list[Event]:
    """The events that the first paragraph of a text tells of, by their words."""
    return calendar.find_by_words(text.split("\n", maxsplit=1)[0])


def _of_quarter(days: Sequence[dt.date], text: str) -> list[dt.date]:
    """Those of the days on which results of the calendar quarter that a text names are told."""
    match = _QUARTER.search(text)
    if not match or "fiscal" in text:
        return []
    quarter = _QUARTERS.index(match[1].lower())
    year = int(match[2]) if match[2] else None
    found = []
    for day in days:
        ended = (day.year * 4 + (day.month - 1) // 3) - 1  # the last quarter before this day, counted from year 0
        if ended % 4 == quarter and year in (None, ended // 4):
            found.append(day)
    return found


_QUARTERS = ("first", "second", "third", "fourth")
_QUARTER = re.compile(r"\b(first|second|third|fourth)[- ]quarter(?: of (20\d\d))?", re.IGNORECASE)
_RESULTS = re.compile(
    r"\b(?:quarter(?:ly)?|half|annual|full-year|fiscal|first six months)\b.{0,160}\b(?:results?|earnings|revenues?|profits?|loss|"
    r"income|sales|growth)\b|\b(?:results?|earnings|revenues?|profits?|loss|income|sales|growth)\b.{0,160}\b(?:quarter(?:ly)?|"
    r"half|annual|fiscal|first six months)\b|\bearnings call\b",
    re.IGNORECASE,
)
_AFTER_RESULTS: tuple[Fade, ...] = ((0.9, 1.5), (0.02, 15.0))
_RARELY: tuple[Fade, ...] = ((0.03, 10.0),)
_DOUBT_RESULTS = 0.0004
_AFTER_NEWS: tuple[Fade, ...] = ((0.8, 2.0), (0.05, 20.0), (0.015, 200.0))
_BEFORE_NEWS: tuple[Fade, ...] = ((0.1, 7.0),)
_DOUBT_NEWS = 0.0006


def known_since(text: str, calendar: Calendar) -> dt.date | None:
    """The latest day from which one of the names in a text was known."""
    return max((event.since for _, event in calendar.find(text) if event.since), default=None)


def _known(first: int) -> Near:
    return Near(((first, first + _ENDLESS),), 1.0, (), (), _UNNAMED_BEFORE)


def _event_hint(passage: Passage, match: re.Match[str], event: Event, years: range) -> Hint | None:
    before = clause_before(passage.text, match.start(), _REACH)
    after = clause_after(passage.text, match.end(), _REACH)
    named = _YEAR_BEFORE.search(before) or _YEAR_AFTER.match(after)
    year = possible_year(named[1]) if named else None
    if year is None and _OTHER_YEAR.search(before):
        return None
    spans = tuple(
        (first.toordinal(), last.toordinal()) for first, last in event.spans(range(year, year + 1) if year else years)
    )
    if not spans:
        return None
    doubt = 0.05 if passage.lede else 0.35
    if year:
        doubt *= _YEAR_NAMED
    shape = _shape(spans, before, after, doubt, yeared=year is not None, feature=passage.feature)
    return Hint(DateBasis(BasisKind.EVENT, (match[0],), f"{event.name} {year}" if year else event.name), shape)


def _shape(
    spans: tuple[tuple[int, int], ...], before: str, after: str, doubt: float, *, yeared: bool, feature: bool
) -> Near:
    around = f"{before} | {after}"
    if counted := COUNTED.search(before):
        return _counted_shape(spans, counted, doubt)
    if _WEEK_AFTER.search(around):
        ends = tuple((last + 1, last + 8) for _, last in spans)
        return Near(ends, 1.0, ((0.5, 2.0),), ((0.8, 2.0),), min(doubt, 0.02))
    if _COMING.search(before):
        # A sale is ahead until its last day, the one that gives it its name.
        starts = tuple((first - 12, last) for first, last in spans)
        return Near(starts, 1.0, ((0.4, 5.0),), ((0.8, 12.0),), min(doubt, 0.1))
    if _JUST_OVER.search(before[-30:]) or _JUST_OVER.search(after[:40]):
        ends = tuple((last, last + 5) for _, last in spans)
        return Near(ends, 1.0, ((0.9, 6.0),), ((0.25, 4.0),), min(doubt, 0.1))
    late, early = _DURING
    if feature:
        late = (*late, _LATER)
    if yeared:
        late = (*late, _LONG_AFTER)
    return Near(spans, 1.0, late, early, doubt)


def _counted_shape(spans: tuple[tuple[int, int], ...], counted: re.Match[str], doubt: float) -> Near:
    low, high = counted_days(counted)
    shifted = tuple((first + low, last + high) for first, last in spans)
    return Near(shifted, 1.0, ((0.5, 10.0),), ((0.5, 10.0),), min(doubt, 0.1))
