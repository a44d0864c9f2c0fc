"""Reads `events.yml` and packs of events.

Data: `parse_calendar`, from the texts of files to a `Calendar`.
Limits: reads no file itself; every mistake is collected with its line.
"""

from __future__ import annotations

import datetime as dt
import re

from generator import yaml_lines
from generator.content.fields import Fields
from generator.enrich.dates.calendar import Calendar, Event, MonthDay, make_calendar
from generator.enrich.dates.moving_holidays import Holiday, Span, holidays_of, is_holiday
from generator.errors import ContentError, Problem, nearest

EVENT_KEYS = ("name", "aliases", "days", "yearly", "since", "holiday", "around", "words", "results")
_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)\Z")
_MOST_AROUND = 60
"""Days by which the days of a holiday may be moved."""


def parse_calendar(*files: tuple[str, str]) -> Calendar:
    """Read events from (text, path) of `events.yml` and of packs. Raises `ContentError` with every mistake and its line.

    News that two files have is taken once.
    """
    problems: list[Problem] = []
    events: dict[tuple[str, tuple[str, ...]], Event] = {}
    for text, path in files:
        for event in _parse_events(text, path, problems):
            events.setdefault((event.name, event.words), event)
    if problems:
        raise ContentError(problems)
    return make_calendar(tuple(events.values()))


def _parse_events(text: str, path: str, problems: list[Problem]) -> list[Event]:
    root = yaml_lines.load(text, path)
    if root.value is not None and not isinstance(root.value, list):
        problems.append(Problem(path, root.line, "not a list", "write entries such as - name: Singles’ Day"))
        return []
    return [event for node in root.sequence if (event := _event(Fields(node, path, problems)))]


def _event(fields: Fields) -> Event | None:
    if not isinstance(fields.node.value, dict):
        what = f"{fields.node.value!r} is not an event"
        fields.problems.append(Problem(fields.path, fields.node.line, what, "write - name: Singles’ Day"))
        return None
    fields.check_keys(EVENT_KEYS, closed=True)
    name = fields.text("name", required=True)
    given = [key for key in ("days", "yearly", "since", "holiday", "results") if fields.raw(key) is not None]
    if name and len(given) != 1:
        what = f'"{name}" has {" and ".join(given) or "no days"}'
        fields.problem("name", what, 'give one of them: days by year, yearly: ["06-01", "06-18"], since: 2022-11-30')
    if fields.words("words") and fields.raw("days") is None:
        fields.problem("words", f'"{name}" has words and no days', "give its days: 2023: [2023-03-28, 2023-03-28]")
    days = (_days(fields), _yearly(fields), fields.day("since"))
    return Event(name, fields.words("aliases"), *days, fields.words("words"), _results(fields), _holiday(fields))


def _holiday(fields: Fields) -> Holiday | None:
    value, around = fields.raw("holiday"), fields.raw("around")
    if value is None:
        if around is not None:
            fields.problem("around", "around: there is no holiday", "give one: holiday: [US, Thanksgiving Day]")
        return None
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(part, str) for part in value):
        fields.problem("holiday", f"holiday: {value!r} is not a country and a name", "write [US, Thanksgiving Day]")
        return None
    country, name = value
    if not is_holiday(country, name):
        known = holidays_of(country)
        fix = nearest(name, known) if known else "write a country's two letters, such as US"
        fields.problem("holiday", f'unknown holiday "{name}" of "{country}"', fix)
        return None
    if around is None:
        return Holiday(country, name)
    days = around if isinstance(around, list) else []
    if len(days) != 2 or not all(isinstance(day, int) and abs(day) <= _MOST_AROUND for day in days):
        fix = "write [-2, 4]: from two days before the holiday to four days after it"
        fields.problem("around", f"around: {around!r} is not two numbers of days", fix)
        return None
    return Holiday(country, name, *days)


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
