"""Charts: hand-computed bars, gaps that stay gaps, words that say the same."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.analysis.timespan import Timespan, span_of
from generator.site.figures.charts import by_day, columns_of, over_time, sparkline


def days(*texts: str) -> list[dt.date]:
    return [dt.date.fromisoformat(text) for text in texts]


def span(first: str, last: str) -> Timespan:
    found = span_of(days(f"{first}-01", f"{last}-01"))
    assert found
    return found


def test_over_time__months__are_stacked_in_proportion_and_gaps_have_no_bar() -> None:
    about = days("2024-01-05", "2024-01-09", "2024-04-30")
    chart = over_time(about, days("2024-01-31", "2024-01-01"), span("2024-01", "2024-04"), True)
    assert chart
    assert (chart.width, chart.height) == (40, 60)
    first, last = chart.bars
    assert (first.x, first.width, first.y, first.height, first.upper_y, first.upper_height) == (1, 8, 30, 30, 0, 30)
    assert (last.x, last.y, last.height, last.upper_height) == (31, 45, 15, 0)
    assert first.title == "January 2024: 2 about it, 2 naming it"
    assert [(row.text, row.path, row.about, row.mentioned) for row in chart.rows] == [
        ("January 2024", "2024/01/index.html", 2, 2),
        ("April 2024", "2024/04/index.html", 1, 0),
    ]
    assert chart.words == "5 articles from January 2024 to April 2024, most in January 2024 (4); 2 months without any."


def test_over_time__a_hundred_next_to_one__leaves_the_one_visible_and_nothing_above_the_top() -> None:
    chart = over_time(days(*["2024-01-05"] * 100, "2024-02-01"), days("2024-01-06"), span("2024-01", "2024-02"), True)
    assert chart
    assert chart.bars[1].height == 3
    assert all(bar.upper_y >= 0 and bar.y + bar.height == 60 for bar in chart.bars)


@pytest.mark.parametrize(
    ("last", "unit", "slots"),
    [("2028-12", "month", 60), ("2029-01", "quarter", 21), ("2038-12", "quarter", 60), ("2039-01", "year", 16)],
)
def test_over_time__a_long_archive__has_wider_slots(last: str, unit: str, slots: int) -> None:
    chart = over_time(days("2024-01-05"), (), span("2024-01", last), False)
    assert chart
    assert (chart.title, chart.width) == (f"Articles per {unit}", slots * 10)


def test_over_time__quarters_and_years__are_named_and_only_years_have_a_page() -> None:
    quarters = over_time(days("2024-05-05"), (), span("2020-01", "2029-01"), False)
    years = over_time(days("2024-05-05"), (), span("2000-01", "2029-01"), False)
    assert quarters
    assert years
    assert [(row.text, row.path) for row in quarters.rows] == [("April to June 2024", None)]
    assert [(row.text, row.path) for row in years.rows] == [("2024", "2024/index.html")]
    assert years.words == "1 article, all in 2024."


def test_over_time__nothing_dated__is_no_chart() -> None:
    assert over_time((), (), span("2024-01", "2024-04"), False) is None
    assert span_of([]) is None


def test_over_time__ticks__name_years_without_touching() -> None:
    begun_late = over_time(days("2023-11-05"), (), span("2023-11", "2025-12"), False)
    assert begun_late
    assert [(tick.text, tick.left) for tick in begun_late.ticks] == [("2024", 7.69), ("2025", 53.85)]
    long = over_time(days("2000-01-05"), (), span("1960-01", "2024-01"), False)
    assert long
    gaps = [b.left - a.left for a, b in zip(long.ticks, long.ticks[1:], strict=False)]
    assert min(gaps) >= 11


def test_over_time__a_year__names_its_months() -> None:
    chart = over_time(days("2023-03-05"), (), span("2023-01", "2023-12"), False)
    short = over_time(days("2023-03-05"), (), span("2023-03", "2023-04"), False)
    assert chart
    assert short
    assert [(tick.text, tick.left) for tick in chart.ticks] == [("Jan", 0), ("Apr", 25), ("Jul", 50), ("Oct", 75)]
    assert [(tick.text, tick.left) for tick in short.ticks] == [("Mar", 0), ("Apr", 50)]


def test_by_day__a_month__has_a_slot_for_each_of_its_days() -> None:
    chart = by_day(days("2024-02-29", "2024-02-29", "2024-02-01"), 2024, 2)
    assert chart
    assert chart.width == 290
    assert [bar.x for bar in chart.bars] == [1, 281]
    assert chart.words == "3 articles from 1 February to 29 February, most on 29 February (2); 27 days without any."
    december = by_day(days("2024-12-31"), 2024, 12)
    assert december
    assert december.width == 310


def test_spark__strokes__stand_at_their_time() -> None:
    found = sparkline(days("2024-01-05", "2024-04-05", "2024-04-06"), span("2024-01", "2024-04"))
    assert found
    assert (found.path, found.width, found.words) == ("M1 13v-6M10 13v-12", 12, "most in April 2024")
    assert sparkline([], span("2024-01", "2024-04")) is None


def test_columns_of__any_archive__are_at_most_six_and_leave_no_month_out() -> None:
    assert [name for name, _, _ in columns_of(span("2024-02", "2024-11"))] == [
        "Q1 2024",
        "Q2 2024",
        "Q3 2024",
        "Q4 2024",
    ]
    assert [name for name, _, _ in columns_of(span("2022-08", "2024-07"))] == ["2022", "2023", "2024"]
    assert [name for name, _, _ in columns_of(span("2012-08", "2024-07"))] == ["to 2019", *map(str, range(2020, 2025))]
    for first, last in (("2024-02", "2024-11"), ("2022-08", "2024-07"), ("2012-08", "2024-07")):
        of = span(first, last)
        columns = columns_of(of)
        assert len(columns) <= 6
        assert all(sum(a <= month <= b for _, a, b in columns) == 1 for month in range(of.first, of.last + 1))
