"""Public events that date a text: a sale, a summit, a holiday, and the days on which news of it is written.

Data: `Calendar`, from `events.yml` by `parse_calendar`; `find` gives the events a text names.
Limits: an event without days for a year says nothing about that year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import yaml_lines
from generator.content.fields import Fields
from generator.errors import ContentError, Problem

EVENT_KEYS = ("name", "aliases", "days", "yearly")
_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)\Z")


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of `events.yml`."""

    name: str
    aliases: tuple[str, ...] = ()
    days: Mapping[int, tuple[dt.date, dt.date]] | None = None
    """First and last day of its news, by year; None where `yearly` is given."""
    yearly: tuple[tuple[int, int], tuple[int, int]] | None = None
    """First and last (month, day) of every year."""

    def window(self, year: int) -> tuple[dt.date, dt.date] | None:
        """First and last day in one year, or None."""
        if self.yearly:
            (m1, d1), (m2, d2) = self.yearly
            return dt.date(year, m1, d1), dt.date(year, m2, d2)
        return (self.days or {}).get(year)


@dataclass(frozen=True, slots=True)
class Calendar:
    """All events, and one pattern for their names."""

    events: tuple[Event, ...]
    pattern: re.Pattern[str]
    by_name: Mapping[str, Event]

    def find(self, text: str) -> list[Event]:
        """The events a text names, each once, in order; the longer name wins where two begin alike."""
        names = dict.fromkeys(_fold(match[0]) for match in self.pattern.finditer(text))
        return list(dict.fromkeys(self.by_name[name].name for name in names) and {
            self.by_name[name].name: self.by_name[name] for name in names
        }.values())  # fmt: skip


def make_calendar(events: Sequence[Event]) -> Calendar:
    """A calendar of these events."""
    by_name = {_fold(name): event for event in events for name in (event.name, *event.aliases)}
    words = "|".join(_any_apostrophe(name) for name in sorted(by_name, key=len, reverse=True)) or r"(?!)"
    return Calendar(tuple(events), re.compile(rf"(?<![\w$.,])(?:{words})(?![\w%]|[.,]\d)", re.IGNORECASE), by_name)


def parse_calendar(text: str, path: str) -> Calendar:
    """Read `events.yml`. Raises `ContentError` with every mistake and its line."""
    problems: list[Problem] = []
    root = yaml_lines.load(text, path)
    events: list[Event] = []
    for node in root.sequence:
        fields = Fields(node, path, problems)
        fields.check_keys(EVENT_KEYS, closed=True)
        name = fields.text("name", required=True)
        yearly, days = _yearly(fields), _days(fields)
        if name and not yearly and not days:
            fields.problem("name", f'"{name}" has no days', 'add yearly: ["06-01", "06-18"], or days by year')
        events.append(Event(name, fields.words("aliases"), days, yearly))
    if root.value is not None and not isinstance(root.value, list):
        problems.append(Problem(path, root.line, "not a list", "write entries such as - name: Singles’ Day"))
    if problems:
        raise ContentError(problems)
    return make_calendar(events)


def _yearly(fields: Fields) -> tuple[tuple[int, int], tuple[int, int]] | None:
    value = fields.raw("yearly")
    if value is None:
        return None
    found = [_month_day(part) for part in value] if isinstance(value, list) else []
    if len(found) != 2 or found[0] is None or found[1] is None:
        fields.problem("yearly", f"yearly: {value!r} is not a first and a last day", 'write ["06-01", "06-18"]')
        return None
    return found[0], found[1]


def _month_day(value: object) -> tuple[int, int] | None:
    match = _MONTH_DAY.match(value) if isinstance(value, str) else None
    if not match:
        return None
    try:
        day = dt.date(2023, int(match[1]), int(match[2]))  # a year without 29 February: it must exist every year
    except ValueError:
        return None
    return day.month, day.day


def _days(fields: Fields) -> dict[int, tuple[dt.date, dt.date]] | None:
    node = fields.node.mapping.get("days")
    if node is None or node.value is None:
        return None
    found: dict[int, tuple[dt.date, dt.date]] = {}
    for year, span in node.mapping.items():
        value = span.value
        whole = isinstance(value, list) and len(value) == 2 and all(isinstance(day, dt.date) for day in value)
        if not whole or not year.isdigit():
            what = f"days: {year}: {value!r} is not a first and a last day"
            fields.problems.append(Problem(fields.path, span.line, what, "write 2024: [2024-06-01, 2024-06-18]"))
        else:
            found[int(year)] = (value[0], value[1])
    return found


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _any_apostrophe(name: str) -> str:
    return re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+")
