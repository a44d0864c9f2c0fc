"""The periods of a date, their names, and the order of articles by date."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.content.periods import is_month, is_year, newest_first, period_title, periods_of, placed_day, wide_period
from generator.model import DateEstimate


def between(first: str, last: str) -> DateEstimate:
    """An estimate in the middle of a range."""
    low, high = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return DateEstimate(low + (high - low) / 2, low, high)


@pytest.mark.parametrize(
    ("date", "periods"),
    [
        (DateEstimate(dt.date(2020, 4, 1)), ("2020-04", "2020")),
        (between("2020-03-10", "2020-04-24"), ("2020-04", "2020")),
        (between("2020-03-10", "2020-04-25"), ("2020",)),
        (between("2020-01-10", "2020-12-25"), ("2020",)),
        (between("2020-11-10", "2021-01-25"), ("2020-2021",)),
        (between("2019-12-01", "2020-02-25"), ("2019-2020",)),
        (DateEstimate(None), ()),
    ],
)
def test_periods_of__a_date__no_shorter_than_what_is_known(date: DateEstimate, periods: tuple[str, ...]) -> None:
    assert periods_of(date) == periods
    assert bool(placed_day(date)) == (len(periods) == 2)


@pytest.mark.parametrize(
    ("period", "title", "month", "year"),
    [
        ("2011-12", "December 2011", True, False),
        ("2011-2012", "2011-12", False, True),
        ("1999-2000", "1999-2000", False, True),
        ("2024", "2024", False, True),
        ("undated", "undated", False, False),
    ],
)
def test_period_title__a_month_or_years__are_not_confused(period: str, title: str, month: bool, year: bool) -> None:
    assert (period_title(period), is_month(period), is_year(period)) == (title, month, year)


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2020-03-01", "2020-05-31", "spring 2020"),
        ("2020-09-10", "2020-11-02", "autumn 2020"),
        ("2019-12-03", "2020-02-20", "winter 2019-20"),
        ("2020-01-03", "2020-02-28", "winter 2019-20"),
        ("1999-12-01", "2000-02-01", "winter 1999-2000"),
        ("2020-01-05", "2020-12-20", "2020"),
        ("2020-05-20", "2020-07-20", "2020"),
        ("2020-11-20", "2021-01-20", "2020-21"),
        ("2019-12-20", "2021-01-20", "2019-21"),
        ("1998-01-01", "2001-01-01", "1998-2001"),
    ],
)
def test_wide_period__a_range__the_season_or_the_years_that_hold_it(earliest: str, latest: str, words: str) -> None:
    assert wide_period(dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest)) == words


def test_newest_first__wide_ranges__after_the_days_of_their_season_or_year() -> None:
    in_order = [
        DateEstimate(dt.date(2021, 1, 1)),
        between("2020-11-20", "2021-01-20"),
        between("2020-02-20", "2021-11-20"),
        DateEstimate(dt.date(2020, 6, 1)),
        DateEstimate(dt.date(2020, 3, 1)),
        between("2020-03-10", "2020-05-20"),
        DateEstimate(dt.date(2020, 2, 28)),
        DateEstimate(dt.date(2020, 1, 1)),
        between("2020-01-10", "2020-12-20"),
        DateEstimate(dt.date(2019, 12, 31)),
        DateEstimate(None),
    ]
    found = in_order[::-1]
    found.sort(key=newest_first)
    assert found[0] == in_order[0]
    assert {found[1], found[2]} == {in_order[1], in_order[2]}
    assert found[3:] == in_order[3:]
