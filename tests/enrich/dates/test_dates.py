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
from generator.enrich.dates.estimate import estimate_dates
from generator.enrich.dates.event_file import parse_calendar
from generator.model import DateEstimate, Document
from tests.support.factories import make_item

EMPTY = make_calendar([])


@cache
def starter() -> Calendar:
    return parse_calendar((starter_text("events.yml"), "events.yml"))


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
