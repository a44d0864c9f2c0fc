"""The calendar: events with their days, holidays that move, and news known by its words."""

from __future__ import annotations

import pytest

from generator.enrich.dates.event_file import parse_calendar
from generator.errors import ContentError
from generator.package_data import read_event_pack
from tests.enrich.dates.test_dates import starter
from tests.enrich.dates.test_lone_text import with_packs


def test_parse_calendar__starter__every_event_has_days() -> None:
    calendar = starter()
    assert len(calendar.events) > 40
    assert all(event.since or event.results or list(event.spans(range(2012, 2027))) for event in calendar.events)
    assert not any(event.words for event in calendar.events), "news of one field is a pack"


def test_parse_calendar__packs__add_news_known_by_its_words_and_nothing_else() -> None:
    added = with_packs().events[len(starter().events) :]
    assert len(added) == 313
    assert all(event.words and event.days for event in added)


def test_parse_calendar__a_file_that_has_the_news_of_a_pack__takes_it_once() -> None:
    pack = (read_event_pack("news-2023-24"), "pack")
    assert parse_calendar(pack, pack).events == parse_calendar(pack).events


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("Lunar New Year", 2031, "2031-01-22", "2031-01-29"),
        ("Chinese New Year", 2024, "2024-02-09", "2024-02-16"),
        ("Easter", 2038, "2038-04-23", "2038-04-26"),
        ("Thanksgiving", 1999, "1999-11-25", "1999-11-25"),
        ("Black Friday", 2024, "2024-11-26", "2024-12-02"),
        ("Ramadan", 2024, "2024-03-11", "2024-04-09"),
        ("Diwali", 2027, "2027-10-27", "2027-10-31"),
        ("Mid-Autumn Festival", 2028, "2028-10-01", "2028-10-05"),
    ],
)
def test_find__holidays_that_move__have_their_days_in_any_year(name: str, year: int, first: str, last: str) -> None:
    ((_, event),) = starter().find(name)
    (span,) = event.spans(range(year, year + 1))
    assert tuple(day.isoformat() for day in span) == (first, last)


def test_spans__a_lunar_holiday_twice_in_a_year__both() -> None:
    ((_, event),) = starter().find("Eid al-Fitr")
    assert [first.isoformat() for first, _ in event.spans(range(2000, 2001))] == ["2000-01-08", "2000-12-27"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- name: Fair\n", 1, "no days"),
        ('- name: Fair\n  yearly: ["06-01"]\n', 2, "first and a last"),
        ('- name: Fair\n  yearly: ["06-31", "07-02"]\n', 2, "first and a last"),
        ("- name: Fair\n  days:\n    2024: [2024-06-03, 2024-06-01]\n", 3, "of that year"),
        ("- name: Fair\n  days:\n    2024: 2024-06-01\n", 3, "of that year"),
        ("- name: Fair\n  days: June\n", 2, "not a list of years"),
        ("- name: Fair\n  since: soon\n", 2, "invalid date"),
        ('- name: Fair\n  yearly: ["06-01", "06-02"]\n  since: 2020-01-01\n', 1, "yearly and since"),
        ("- name: Fair\n  since: 2020-01-01\n  day: 3\n", 3, "unknown key"),
        ("- name: Fair\n  holiday: [US, Thanksgivin Day]\n", 2, 'unknown holiday "Thanksgivin Day"'),
        ("- name: Fair\n  holiday: [XX, Fair]\n", 2, "unknown holiday"),
        ("- name: Fair\n  holiday: Easter\n", 2, "not a country and a name"),
        ("- name: Fair\n  holiday: [US, Thanksgiving Day]\n  around: 3\n", 3, "not two numbers"),
        ("- name: Fair\n  since: 2020-01-01\n  around: [1, 2]\n", 3, "no holiday"),
        ("- Fair\n", 1, "not an event"),
        ("name: Fair\n", 1, "not a list"),
    ],
)
def test_parse_calendar__mistake__its_line_and_a_fix(text: str, line: int, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_calendar((text, "events.yml"))
    problem = caught.value.problems[0]
    assert (problem.path, problem.line) == ("events.yml", line)
    assert words in problem.what
    assert problem.fix


def test_calendar_find__figures_that_look_like_a_sale__not_found() -> None:
    calendar = starter()
    found = [match[0] for match, _ in calendar.find("RMB 618 and 618 million, 1,618, 618.5, $618; the 618 sale")]
    assert found == ["618"]


def test_calendar_find__either_apostrophe_and_any_case__found() -> None:
    names = [event.name for _, event in starter().find("SINGLES' DAY and singles’ day and Singles Day")]
    assert names == ["Singles’ Day"] * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- name: A\n  results: 2024-05-14\n", "is not a list of days"),
        ("- name: A\n  since: 2024-05-14\n  words: [b]\n", "has words and no days"),
        ("- name: A\n  since: 2024-05-14\n  results: [2024-05-14]\n", "has since and results"),
    ],
)
def test_parse_calendar__results_and_words_in_a_wrong_form__are_reported(text: str, said: str) -> None:
    with pytest.raises(ContentError) as raised:
        parse_calendar((text, "events.yml"))
    assert any(said in problem.what for problem in raised.value.problems)
