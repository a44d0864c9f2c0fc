"""Public events that date a text: a sale, a summit, a holiday, the first day of a product's name.

Data: `Calendar`, from `events.yml` by `parse_calendar`; `find` gives the events a text names, with their places.
Limits: an event without days for a year says nothing about that year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator import yaml_lines
from generator.content.fields import Fields
from generator.errors import ContentError, Problem

EVENT_KEYS = ("name", "aliases", "days", "yearly", "since", "words", "results")
_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)\Z")

Span = tuple[dt.date, dt.date]
"""First and last day, both inclusive."""
MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of `events.yml`; exactly one of `days`, `yearly`, `since` and `results` is set."""

    name: str
    aliases: tuple[str, ...] = ()
    days: Mapping[int, Span] = field(default_factory=dict)
    """When it took place, by year."""
    yearly: tuple[tuple[MonthDay, MonthDay], ...] = ()
    """First and last (month, day) of every year; several where it comes more than once a year."""
    since: dt.date | None = None
    """The day from which its name was known to the public: no earlier text speaks of it."""
    words: tuple[str, ...] = ()
    """With `days`: news that is known by its words, of which each, or one of those between `|`, stands in the lede."""
    results: tuple[dt.date, ...] = ()
    """The days on which the company of this name told its results."""

    def spans(self, years: range) -> Iterator[Span]:
        """When it took place in these years, in order."""
        for year in years:
            if year in self.days:
                yield self.days[year]
            for (m1, d1), (m2, d2) in self.yearly:
                yield dt.date(year, m1, d1), dt.date(year, m2, d2)


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
    companies: re.Pattern[str] = re.compile(r"(?!)")
    """The names of companies whose results are known."""
    results: Mapping[str, Event] = field(default_factory=dict)
    """By every name of a company, as in `by_name`."""

    @property
    def horizon(self) -> int:
        """The latest year it has news of: the present, as far as it knows."""
        return max((year for event, _ in self.news for year in event.days), default=0)

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Event]]:
        """Every place where a text names an event; the longer name wins where two begin alike."""
        for match in self.pattern.finditer(text):
            yield match, self.by_name[_fold(match[0])]

    def told(self, opening: str) -> list[Event]:
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
    pattern = rf"(?<![\w$.,])(?<!RMB )(?:{_any_of(by_name)})(?![\w%]|[.,]\d|\s+(?:thousand|million|billion|trillion)\b)"
    companies = re.compile(rf"(?<![\w-])(?:{_any_of(results)})(?![\w-])", re.IGNORECASE)
    return Calendar(tuple(events), re.compile(pattern, re.IGNORECASE), by_name, news, openers, companies, results)


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


def parse_calendar(text: str, path: str) -> Calendar:
    """Read `events.yml`. Raises `ContentError` with every mistake and its line."""
    problems: list[Problem] = []
    root = yaml_lines.load(text, path)
    if root.value is not None and not isinstance(root.value, list):
        raise ContentError([Problem(path, root.line, "not a list", "write entries such as - name: Singles’ Day")])
    events = [event for node in root.sequence if (event := _event(Fields(node, path, problems)))]
    if problems:
        raise ContentError(problems)
    return make_calendar(events)


def _event(fields: Fields) -> Event | None:
    if not isinstance(fields.node.value, dict):
        what = f"{fields.node.value!r} is not an event"
        fields.problems.append(Problem(fields.path, fields.node.line, what, "write - name: Singles’ Day"))
        return None
    fields.check_keys(EVENT_KEYS, closed=True)
    name = fields.text("name", required=True)
    given = [key for key in ("days", "yearly", "since", "results") if fields.raw(key) is not None]
    if name and len(given) != 1:
        what = f'"{name}" has {" and ".join(given) or "no days"}'
        fields.problem("name", what, 'give one of them: days by year, yearly: ["06-01", "06-18"], since: 2022-11-30')
    if fields.words("words") and fields.raw("days") is None:
        fields.problem("words", f'"{name}" has words and no days', "give its days: 2023: [2023-03-28, 2023-03-28]")
    days = (_days(fields), _yearly(fields), fields.day("since"))
    return Event(name, fields.words("aliases"), *days, fields.words("words"), _results(fields))


def _results(fields: Fields) -> tuple[dt.date, ...]:
    value = fields.raw("results")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(day, dt.date) for day in value):
        fields.problem("results", f"results: {value!r} is not a list of days", "write [2024-05-14, 2024-08-15]")
        return ()
    return tuple(sorted(value))


def _yearly(fields: Fields) -> tuple[tuple[MonthDay, MonthDay], ...]:
    value = fields.raw("yearly")
    if value is None:
        return ()
    found = [_month_day(part) for part in value] if isinstance(value, list) else []
    days = [day for day in found if day]
    pairs = tuple(zip(days[::2], days[1::2], strict=False))
    if not days or len(days) != len(found) or len(days) % 2 or any(first > last for first, last in pairs):
        what = f"yearly: {value!r} is not a first and a last day of one year"
        fields.problem("yearly", what, 'write ["06-01", "06-18"], with a further pair for a second time in the year')
        return ()
    return pairs


def _month_day(value: object) -> MonthDay | None:
    match = _MONTH_DAY.match(value) if isinstance(value, str) else None
    if not match:
        return None
    try:
        day = dt.date(2023, int(match[1]), int(match[2]))  # a year without 29 February: it must exist every year
    except ValueError:
        return None
    return day.month, day.day


def _days(fields: Fields) -> dict[int, Span]:
    node = fields.node.mapping.get("days")
    found: dict[int, Span] = {}
    if node is None or node.value is None:
        return found
    fix = "write the year and its days: 2024: [2024-06-01, 2024-06-18]"
    if not node.mapping:
        fields.problem("days", f"days: {node.value!r} is not a list of years", fix)
    for year, span in node.mapping.items():
        value = span.value
        whole = isinstance(value, list) and len(value) == 2 and all(isinstance(day, dt.date) for day in value)
        if not whole or not year.isdigit() or value[0] > value[1] or int(year) != value[0].year:
            what = f"days: {year}: {value!r} is not a first and a last day of that year"
            fields.problems.append(Problem(fields.path, span.line, what, fix))
        else:
            found[int(year)] = (value[0], value[1])
    return found


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _any_apostrophe(name: str) -> str:
    return re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+")
