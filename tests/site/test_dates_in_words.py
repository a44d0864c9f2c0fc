"""Days in words."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import DateEstimate
from generator.site.views.dates import DateView, date_view, day_range, day_view

DAY = dt.date(2024, 7, 25)


def test_date_view__a_certain_day__has_its_weekday() -> None:
    expected = DateView("2024-07-25", "Thursday 25 July 2024", "25 Jul 2024", True, "", "The page has it.")
    assert date_view(DateEstimate(DAY, basis="The page has it.")) == expected
    assert date_view(DateEstimate(DAY, DAY, DAY, "the page has it")) == expected
    assert day_view(DAY).text == "Thursday 25 July 2024"


def test_date_view__an_estimate__says_so_and_how_far_off_it_may_be() -> None:
    view = date_view(DateEstimate(DAY, dt.date(2024, 7, 24), dt.date(2024, 7, 26), "feed order"))
    assert view == DateView(
        "2024-07-25",
        "about 25 July 2024",
        "c. 25 Jul 2024",
        False,
        "between 24 and 26 July 2024",
        "Feed order.",
    )


def test_date_view__no_day__claims_nothing() -> None:
    assert date_view(DateEstimate(None)) == DateView("", "date unknown", "date unknown", False)


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-07-24", "2024-07-26", "between 24 and 26 July 2024"),
        ("2024-07-28", "2024-08-02", "between 28 July and 2 August 2024"),
        ("2023-12-30", "2024-01-02", "between 30 December 2023 and 2 January 2024"),
        ("2023-07-24", "2024-07-26", "between 24 July 2023 and 26 July 2024"),
    ],
)
def test_day_range__months_and_years__are_said_once_where_they_agree(earliest: str, latest: str, words: str) -> None:
    assert day_range(dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest)) == words


def test_date_view__a_range_of_46_days__is_shown_without_a_day() -> None:
    view = date_view(DateEstimate(dt.date(2020, 4, 1), dt.date(2020, 3, 10), dt.date(2020, 4, 25)))
    assert (view.text, view.short, view.certain) == ("spring 2020", "spring 2020", False)
    assert view.range == "between 10 March and 25 April 2020"


def test_date_view__a_range_of_45_days__is_shown_as_a_day() -> None:
    view = date_view(DateEstimate(dt.date(2020, 4, 1), dt.date(2020, 3, 10), dt.date(2020, 4, 24)))
    assert view.text == "about 1 April 2020"
