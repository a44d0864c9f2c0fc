"""Trends: what is up, down, new, and what only looks like a rise."""

from __future__ import annotations

from generator.model import SitePath
from generator.site.figures.trends import compare, rising
from generator.site.views.records import Link


def link(name: str, count: int = 0) -> Link:
    return Link(name, SitePath(f"{name}.html"), count)


def test_compare__two_months__say_up_down_same_and_new() -> None:
    now = [link("a", 5), link("b", 2), link("c", 1), link("d", 1)]
    trends = compare(now, [link("b", 4), link("a", 2), link("c", 1), link("gone", 9)], "June 2024")
    assert [(t.text, t.count, t.before, t.change, t.words) for t in trends] == [
        ("a", 5, 2, "up", "up from 2 in June 2024"),
        ("b", 2, 4, "down", "down from 4 in June 2024"),
        ("c", 1, 1, "same", "as many as in June 2024"),
        ("d", 1, 0, "new", "none in June 2024"),
    ]


def test_compare__the_first_month__compares_with_nothing() -> None:
    assert [(t.change, t.words) for t in compare([link("a", 5)], [], "")] == [("", "")]


def test_rising__a_share_that_grew_clearly__is_named_with_both_numbers() -> None:
    # Before: 10 of 100. Expected among 20: 2.08; spread 1.37; 7 lies 3.6 above.
    (trend,) = rising([("a", 7)], [("a", 10)], 20, 100, link)
    assert (trend.text, trend.count, trend.before, trend.change) == ("a", 7, 10, "up")
    assert trend.words == "7 of the last 20 articles, 10 of the 100 before"


def test_rising__the_same_share_or_too_few_articles__is_no_rise() -> None:
    assert rising([("a", 2)], [("a", 10)], 20, 100, link) == ()
    assert rising([("a", 2)], [], 20, 100, link) == ()
    assert rising([("a", 3)], [("a", 10)], 20, 100, link) == ()


def test_rising__never_named_before__is_new_and_ordered_by_its_strength() -> None:
    trends = rising([("old", 7), ("fresh", 5)], [("old", 10)], 20, 100, link)
    assert [(t.text, t.change) for t in trends] == [("fresh", "new"), ("old", "up")]


def test_rising__hardly_anything_before__says_nothing() -> None:
    assert rising([("a", 7)], [], 20, 9, link) == ()
    assert rising([], [("a", 7)], 0, 100, link) == ()
