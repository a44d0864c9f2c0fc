"""The day of a text without neighbours, and of few that tell a year."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from generator.content.registry import starter_text
from generator.enrich.dates.calendar import Calendar
from generator.enrich.dates.estimate import estimate_date, estimate_dates
from generator.enrich.dates.event_file import parse_calendar
from generator.model import DateEstimate
from generator.package_data import pack_names, read_event_pack
from tests.enrich.dates.test_dates import EMPTY, days_of, feed, make_document, starter


@cache
def with_packs() -> Calendar:
    packs = [(read_event_pack(name), name) for name in pack_names("events")]
    return parse_calendar((starter_text("events.yml"), "events.yml"), *packs)


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
