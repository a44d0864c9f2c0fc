"""Dating: a feed as a whole, a lone page, what is known beforehand, and the calendar file."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.registry import starter_text
from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.dumps.structure import read_structure
from generator.enrich.dates.calendar import Calendar, make_calendar
from generator.enrich.dates.estimate import estimate_date, estimate_dates
from generator.enrich.dates.event_file import parse_calendar
from generator.errors import ContentError
from generator.model import DateEstimate, Document
from generator.package_data import pack_names, read_event_pack
from tests.support.factories import make_item

EMPTY = make_calendar([])


@cache
def starter() -> Calendar:
    return parse_calendar((starter_text("events.yml"), "events.yml"))


@cache
def with_packs() -> Calendar:
    packs = [(read_event_pack(name), name) for name in pack_names("events")]
    return parse_calendar((starter_text("events.yml"), "events.yml"), *packs)


def make_document(*texts: str, date: DateEstimate | None = None) -> Document:
    return read_structure(make_item(*texts, date=date))


def feed(*ledes: str) -> list[Document]:
    return [make_document(lede) for lede in ledes]


def days_of(estimates: Iterable[DateEstimate]) -> list[dt.date]:
    return [estimate.day for estimate in estimates if estimate.day]


def never_increase(days: Sequence[dt.date]) -> bool:
    return all(newer >= older for newer, older in itertools.pairwise(days))


# ---------------------------------------------------------------- a feed


def test_estimate_dates__dates_in_the_ledes__within_two_days_of_them() -> None:
    texts = feed(
        "The kettle maker opened a plant on May 20, the second since 2022.",
        "A teapot chain said on Thursday that it would list in 2024.",
        "The saucer exchange closed on May 6 for the first time since 2022.",
    )
    newest, middle, oldest = estimate_dates(texts, EMPTY, newest=dt.date(2023, 12, 31), oldest=dt.date(2023, 1, 1))
    assert newest.day is not None
    assert oldest.day is not None
    assert middle.day is not None
    assert dt.date(2023, 5, 20) <= newest.day <= dt.date(2023, 5, 23)
    assert dt.date(2023, 5, 6) <= oldest.day <= dt.date(2023, 5, 10)
    assert oldest.day < middle.day < newest.day


def test_estimate_dates__weekday_in_the_lede__named_in_the_basis() -> None:
    texts = feed("The firm said on Thursday that it closed.")
    (estimate,) = estimate_dates(texts, EMPTY, newest=dt.date(2023, 6, 10), oldest=dt.date(2023, 6, 5))
    assert estimate.basis.startswith('The text says "')
    assert 'Thursday"' in estimate.basis


def test_estimate_dates__no_text_names_a_year__no_days_and_the_reason() -> None:
    estimates = estimate_dates(feed("Tea is a drink.", "So is coffee."), EMPTY)
    assert [estimate.day for estimate in estimates] == [None, None]
    assert "No text" in estimates[0].basis


def test_estimate_dates__empty_feed__nothing() -> None:
    assert estimate_dates([], EMPTY) == ()


def test_estimate_dates__item_with_a_date__kept_and_the_others_around_it() -> None:
    own = DateEstimate(dt.date(2023, 3, 15), basis="its own")
    texts = [
        make_document("The kettle maker said on Monday that sales rose in 2022."),
        make_document("The saucer maker said nothing.", date=own),
        make_document("The spoon maker said on Friday that sales fell in 2022."),
    ]
    newer, known, older = estimate_dates(texts, EMPTY)
    assert known == own
    assert older.day is not None
    assert newer.day is not None
    assert older.day <= dt.date(2023, 3, 15) <= newer.day


def test_estimate_dates__pinned_days__kept_without_a_range_and_never_crossed() -> None:
    texts = feed(*["The kettle maker said on Monday that sales rose in 2022."] * 7)
    pinned = {2: dt.date(2023, 4, 12), 4: dt.date(2023, 4, 5)}
    estimates = estimate_dates(texts, EMPTY, pinned=pinned)
    days = days_of(estimates)
    assert (days[2], days[4]) == (pinned[2], pinned[4])
    assert estimates[2].earliest is None
    assert estimates[2].latest is None
    assert pinned[4] <= days[3] <= pinned[2]
    assert never_increase(days)


def test_estimate_dates__newest_and_oldest__bound_all_days() -> None:
    texts = feed(*["The kettle maker said on Monday that sales rose in 2022."] * 5)
    newest, oldest = dt.date(2022, 9, 30), dt.date(2022, 9, 1)
    estimates = estimate_dates(texts, EMPTY, newest=newest, oldest=oldest)
    assert all(oldest <= day <= newest for day in days_of(estimates))
    assert all(e.latest is not None and e.latest <= newest for e in estimates)


def test_estimate_dates__run_twice__the_same() -> None:
    texts = feed("Sales rose on May 3.", "Sales fell on Tuesday.", "It began in 2021.")
    assert estimate_dates(texts, starter()) == estimate_dates(texts, starter())


_PIECES = st.sampled_from(
    [
        "said on Thursday",
        "will open on May 5",
        "opened on Dec. 31, 2020",
        "fell in 2014",
        "before the 618 sale",
        "in the third quarter of 2022 revenue rose",
        "as of February",
        "by 2060",
        "was founded a year ago in 2019",
        "nothing",
        "Feb. 30",
        "Feb. 29",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_PIECES, min_size=1, max_size=3), min_size=1, max_size=12))
def test_estimate_dates__any_feed__days_never_increase_and_lie_in_their_ranges(pieces: list[list[str]]) -> None:
    texts = feed(*("The firm " + " and ".join(words) + "." for words in pieces))
    estimates = estimate_dates(texts, starter())
    assert len(estimates) == len(texts)
    assert never_increase(days_of(estimates))
    assert all(e.earliest <= e.day <= e.latest for e in estimates if e.day and e.earliest and e.latest)


def test_estimate_dates__feed_with_a_clear_pace__not_stretched_where_hints_are_missing() -> None:
    dated = [f"The firm said on {month} {day} that it grew." for month in _MONTHS for day in range(28, 0, -3)]
    silent = ["The firm grew."] * 20
    texts = feed(*silent, *dated, "It began in 2021.", "It was sold in 2022.")
    days = days_of(estimate_dates(texts, EMPTY, newest=dt.date(2023, 6, 30)))
    assert days[0] - days[20] < dt.timedelta(days=150)


_MONTHS = ("July", "June", "May", "April", "March", "February")


# ---------------------------------------------------------------- a lone page


def test_estimate_date__event_of_last_week__the_days_after_it() -> None:
    estimate = estimate_date(make_document("Last week I was at the CES 2020 fair.", "I liked it."), starter())
    assert estimate.day is not None
    assert dt.date(2020, 1, 11) <= estimate.day <= dt.date(2020, 1, 20)
    assert "CES 2020" in estimate.basis


def test_estimate_date__no_hint__no_day() -> None:
    estimate = estimate_date(make_document("Tea is a drink."), starter())
    assert estimate == DateEstimate(None, basis="The text names no day.")


@pytest.mark.parametrize("line", ["Published on August 14, 2023", "14 Aug. 2023", "Monday, Aug. 14, 2023, 09:30"])
def test_estimate_date__own_date_line__certain(line: str) -> None:
    estimate = estimate_date(make_document(line, "The firm opened a plant in 2021."), EMPTY)
    assert estimate == DateEstimate(dt.date(2023, 8, 14), basis="The text has its day on a line of its own.")


def test_estimate_date__item_with_a_date__kept() -> None:
    own = DateEstimate(dt.date(2019, 1, 1), basis="its own")
    assert estimate_date(make_document("It was 2023.", date=own), EMPTY) == own


def test_estimate_dates__name_known_from_a_day__not_before_it() -> None:
    text = "Its chatbot is a rival of ChatGPT, the firm said on March 16."
    (estimate,) = estimate_dates([make_document(text)], starter(), newest=dt.date(2023, 12, 31))
    assert estimate.earliest is not None
    assert estimate.earliest >= dt.date(2022, 11, 30)
    assert estimate.day is not None
    assert dt.date(2023, 3, 16) <= estimate.day <= dt.date(2023, 3, 21)


@pytest.mark.parametrize(
    "text",
    [
        "The mill was founded in 2014 and has 40 looms, the firm said on Friday.",
        "Sales rose for the first time since 2019, the shop said on March 3.",
        "The council will close the baths by 2027, it said on Monday.",
        "Its chatbot is a rival of ChatGPT, the firm said on March 16.",
        "The singer, born on 5 June 1961, plays here on Friday.",
        "The stall sells out before every Singles Day, its owner said on Tuesday.",
    ],
    ids=["founded", "since", "plan", "known name", "born", "yearly event"],
)
def test_estimate_date__year_of_something_else__no_day(text: str) -> None:
    assert estimate_date(make_document(text), starter()).day is None


@pytest.mark.parametrize(
    "years",
    [
        ["founded in 2004", "opened in 2011", "sold in 2016", "closed in 1998", "built in 2014", "merged in 2016"],
        ["due in 2030", "due in 2031", "due in 2030", "due in 2030", "due in 2030", "due in 2030"],
        ["known for tea"] * 6,
        ["founded in 2012", "founded in 2012", "founded in 2012", "founded in 2012", "founded in 2012", "cut in 2016"],
    ],
    ids=["histories", "plans", "none", "one history"],
)
def test_estimate_dates__years_that_are_not_the_news__no_day(years: list[str]) -> None:
    texts = feed(*(f"The mill, {year}, said on Friday that it grew." for year in years))
    assert all(estimate == DateEstimate(None, basis=estimate.basis) for estimate in estimate_dates(texts, EMPTY))
    assert "year" in estimate_dates(texts, EMPTY)[0].basis


def test_estimate_dates__many_texts_agree_on_a_year__a_day_in_it() -> None:
    texts = feed(*(f"The mill made {n} rugs in 2021, it said on Friday." for n in range(12)))
    assert {day.year for day in days_of(estimate_dates(texts, EMPTY))} <= {2021, 2022}


def test_estimate_dates__one_text_has_a_known_day__the_others_are_dated_by_it() -> None:
    known = DateEstimate(dt.date(2015, 5, 7))
    texts = [
        make_document("It grew."),
        make_document("It shrank.", date=known),
        make_document("It was founded in 2003."),
    ]
    assert len(days_of(estimate_dates(texts, EMPTY))) == 3


@pytest.mark.parametrize("text", ["It met on December 20, 2021.", "In December 2021 it met.", "It grew in 2021."])
def test_estimate_dates__today_is_earlier_in_the_year__no_later_day(text: str) -> None:
    today = dt.date(2021, 6, 3)
    found = estimate_dates(feed(*[text] * 8), EMPTY, oldest=dt.date(2021, 1, 1), today=today)
    assert len(days_of(found)) == 8
    assert all(estimate.day <= today and (estimate.latest or today) <= today for estimate in found if estimate.day)


@pytest.mark.parametrize("line", ["3 May 2031", "Published: May 3, 2031", "Date: Saturday, 3 May 2031"])
def test_estimate_date__own_line_with_a_day_after_today__no_day(line: str) -> None:
    assert estimate_date(make_document(line, "It will open."), EMPTY, today=dt.date(2026, 1, 1)).day is None


def test_estimate_date__full_date_in_the_lede_after_today__no_later_day() -> None:
    text = make_document("The mill opened on May 3, 2024, its owner said.")
    estimate = estimate_date(text, EMPTY, today=dt.date(2024, 5, 4))
    assert estimate.day is not None
    assert estimate.latest is not None
    assert estimate.latest <= dt.date(2024, 5, 4)


# ---------------------------------------------------------------- the calendar


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


# ---------------------------------------------------------------- the real feed


def test_estimate_dates__real_feed__as_good_as_measured(real_dumps: Path, gold: Path) -> None:
    truth = json.loads((gold / "feed-dev.json").read_text(encoding="utf-8"))
    items = read_items(read_dump(real_dumps / truth["dump"])).items
    estimates = estimate_dates([read_structure(item) for item in items], starter())
    assert never_increase(days_of(estimates))
    by_line = {item.first: estimate for item, estimate in zip(items, estimates, strict=True)}
    errors, inside, widths = [], 0, []
    for label in truth["articles"]:
        estimate = by_line[label["start_line"]]
        assert estimate.day
        assert estimate.earliest
        assert estimate.latest
        low, day, high = (dt.date.fromisoformat(label[key]) for key in ("date_earliest", "date", "date_latest"))
        errors.append(max((low - estimate.day).days, (estimate.day - high).days, 0))
        inside += estimate.earliest <= day <= estimate.latest
        widths.append((estimate.latest - estimate.earliest).days)
    count = len(errors)
    assert sum(error <= 3 for error in errors) >= 0.75 * count
    assert sum(error <= 10 for error in errors) >= 0.95 * count
    assert sum(errors) <= 4 * count
    assert inside >= 0.95 * count
    assert sorted(widths)[count // 2] <= 20


def test_estimate_dates__every_second_text_left_out__still_calibrated(real_dumps: Path, gold: Path) -> None:
    truth = json.loads((gold / "feed-dev.json").read_text(encoding="utf-8"))
    days = {label["start_line"]: dt.date.fromisoformat(label["date"]) for label in truth["articles"]}
    items = [item for i, item in enumerate(read_items(read_dump(real_dumps / truth["dump"])).items) if i % 2]
    estimates = estimate_dates([read_structure(dataclasses.replace(item, date=None)) for item in items], starter())
    checked = [(days[item.first], e) for item, e in zip(items, estimates, strict=True) if item.first in days]
    inside = sum(e.earliest <= day <= e.latest for day, e in checked if e.earliest and e.latest)
    assert len(checked) > 20
    assert inside >= 0.9 * len(checked)


# ---------------------------------------------------------------- results, and news known by its words


def test_estimate_date__results_of_a_company_with_known_days__its_quarter() -> None:
    text = (
        "JD.com said its net income rose by a tenth in the second quarter of 2023, beating what analysts had expected."
    )
    estimate = estimate_date(make_document(text), starter())
    assert estimate.day is not None
    assert dt.date(2023, 8, 16) <= estimate.day <= dt.date(2023, 8, 18)
    assert "results of JD.com" in estimate.basis


def test_estimate_date__news_known_by_its_words__its_day() -> None:
    text = "Luckin has sold five million cups of the latte with a dash of Moutai on its first day, it said in 2023."
    estimate = estimate_date(make_document(text), with_packs())
    assert estimate.day is not None
    assert dt.date(2023, 9, 4) <= estimate.day <= dt.date(2023, 9, 8)


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


@pytest.mark.parametrize(
    "text",
    [
        "Der Hersteller von Kesseln hat am Freitag eine neue Fabrik in der Stadt eröffnet und sucht noch Leute.",
        "El fabricante de teteras abrió el viernes una fábrica nueva en la ciudad y busca más gente para ella.",
        "Le fabricant de bouilloires a ouvert vendredi une nouvelle usine dans la ville et il cherche du monde.",
    ],
)
def test_estimate_dates__a_text_in_another_language__its_words_are_said_to_be_in_english(text: str) -> None:
    (estimate,) = estimate_dates([make_document(text)], EMPTY, newest=dt.date(2024, 5, 15), oldest=dt.date(2024, 5, 8))
    assert estimate.basis.startswith('In English, the text says "on Friday"')
