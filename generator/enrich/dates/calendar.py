"""Public events that date a text: a sale, a summit, a holiday, the first day of a product's name.

Data: `make_calendar` compiles a `Calendar`; its `find` gives the events that a text names, with their places.
Limits: an event without days for a year says nothing about that year. `event_file` reads events from a file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.enrich.dates.moving_holidays import Holiday, Span

MonthDay = tuple[int, int]
_DOTLESS = "\u0131"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of `events.yml`; exactly one of `days`, `yearly`, `since`, `holiday` and `results` is set."""

    name: str
    aliases: tuple[str, ...] = ()
    days: Mapping[int, Span] = field(default_factory=dict)
    """When it took place, by year."""
    yearly: tuple[tuple[MonthDay, MonthDay], ...] = ()
    """First and last (month, day) of every year; several where it comes more than once a year."""
    since: dt.date | None = None
    """The day from which its name was known to the public: no earlier text speaks of it."""
    words: tuple[str, ...] = ()
    """With `days`: news that is known by its words, of which each, or one of those between `|`, is in the lede."""
    results: tuple[dt.date, ...] = ()
    """The days on which the company of this name published its results."""
    holiday: Holiday | None = None
    """A public holiday, of which the days are computed."""

    def spans(self, years: range) -> Iterator[Span]:
        """When it took place in these years, in order."""
        for year in years:
            if year in self.days:
                yield self.days[year]
            for (m1, d1), (m2, d2) in self.yearly:
                yield dt.date(year, m1, d1), dt.date(year, m2, d2)
            if self.holiday:
                yield from self.holiday.spans((year,))


@dataclass(frozen=True, slots=True)
class Calendar:
    """All events, and one pattern for their names."""

    events: tuple[Event, ...]
    pattern: re.Pattern[str]
    by_name: Mapping[str, Event]
    """By every name in lower case, apostrophes straight."""
    news: tuple[tuple[Event, tuple[tuple[str, ...], ...]], ...] = ()
    """Events that are known by their words, with the folded alternatives of each of these, the most telling first."""
    openers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """The indices in `news` of the events whose first alternatives hold a word: of hundreds, a text holds few."""
    small: re.Pattern[str] = re.compile(r"(?!)")
    """As `pattern`, with the sign before the name, for texts in small letters: `re` passes quickly over all other places,
    and to ignore case takes twice as long."""
    companies: re.Pattern[str] = re.compile(r"(?!)")
    """The names of companies whose results are known."""
    results: Mapping[str, Event] = field(default_factory=dict)
    """By every name of a company, as in `by_name`."""
    horizon: int = 0
    """The latest year of which it knows what happened: the present, as far as it knows; 0 if it knows of none."""

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Event]]:
        """Every place where a text names an event; the longer name wins where two begin alike."""
        for match in self._matches(text):
            yield match, self.by_name[_fold(match[0])]

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        small = text.casefold()
        if len(small) != len(text) or _DOTLESS in text:  # places differ, or letters do that `re` takes for the same
            yield from self.pattern.finditer(text)
            return
        for rough in self.small.finditer(f"\n{small}"):
            match = self.pattern.match(
                text, rough.start()
            )  # the sign before the name stands where that begins in `text`
            if match:
                yield match

    def find_by_words(self, opening: str) -> list[Event]:
        """The events of which each word, in one of its alternatives, begins a word of a text's first paragraph."""
        folded = _fold(opening)
        likely = {index for opener, indices in self.openers.items() if opener in folded for index in indices}
        news = (self.news[index] for index in sorted(likely))
        return [event for event, words in news if all(_begins(folded, parts) for parts in words)]

    def result_of(self, name: str) -> Event:
        """The entry with the results of a company that `companies` has found."""
        return self.results[_fold(name)]


NO_EVENTS = Calendar((), re.compile(r"(?!)"), {})


def make_calendar(events: Sequence[Event]) -> Calendar:
    """A calendar of these events."""
    named = [event for event in events if not event.words and not event.results]
    by_name = {_fold(name): event for event in named for name in (event.name, *event.aliases)}
    results = {_fold(name): event for event in events if event.results for name in (event.name, *event.aliases)}
    news = tuple((event, _alternatives(event)) for event in events if event.words)
    openers: dict[str, list[int]] = defaultdict(list)
    for index, (_, parts) in enumerate(news):
        for opener in parts[0]:
            openers[opener].append(index)
    # `618` is a sale, `RMB 618`, `1,618`, `618.5` and `618 million` are not.
    after = r"(?![\w%]|[.,]\d|\s+(?:thousand|million|billion|trillion)\b)"
    companies = re.compile(rf"(?<![\w-])(?:{_any_of(results)})(?![\w-])", re.IGNORECASE)
    horizon = max((year for event in events for year in _years_of_news(event)), default=0)
    return Calendar(
        tuple(events),
        re.compile(rf"(?<![\w$.,])(?<!RMB )(?:{_any_of(by_name)}){after}", re.IGNORECASE),
        by_name,
        news,
        openers,
        re.compile(rf"[^\w$.,](?<!rmb )(?:{_any_of(by_name)}){after}"),
        companies,
        results,
        horizon,
    )


def _years_of_news(event: Event) -> Iterator[int]:
    """The years in which an event is known to have happened; a fair may be announced years ahead."""
    if event.words:
        yield from event.days
    if event.since:
        yield event.since.year
    yield from (day.year for day in event.results)


def _alternatives(event: Event) -> tuple[tuple[str, ...], ...]:
    """The words of an event, each with its alternatives; those first of which the shortest is longest, so rarest."""
    parts = (tuple(map(_fold, word.split("|"))) for word in event.words)
    return tuple(sorted(parts, key=lambda words: -min(map(len, words))))


def _any_of(names: Iterable[str]) -> str:
    """A pattern for folded names, the longest first. They stand together by their first characters: `re` tries one
    branch after the other at every word, and there are hundreds of names."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        by_first[name[:1]].append(_any_apostrophe(name[1:]))
    return "|".join(f"{_any_apostrophe(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()) or r"(?!)"


def _begins(folded: str, parts: tuple[str, ...]) -> bool:
    """Whether one of some words begins a word of a text; Chinese has no borders. No pattern: there are thousands."""
    for part in parts:
        at = folded.find(part)
        while at >= 0:
            if not at or not folded[at - 1].isalnum() or "\u3400" <= part[0] <= "\u9fff":
                return True
            at = folded.find(part, at + 1)
    return False


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _any_apostrophe(name: str) -> str:
    return re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+")
