"""Feeds of other authors, fields and languages, each with its truth beside it: `tests/feeds/`.

Floors are what was measured, rounded down; they rise with the code and never fall.
"""

from __future__ import annotations

import re

import pytest

from generator.dumps.feed.detect import RULE
from generator.dumps.items import read_items
from generator.dumps.read import recognise
from generator.model import DumpKind
from tests.support.feed_cases import FeedCase, FeedScore, feed_cases, measure, total

CASES = list(feed_cases())
NAMES = [case.dump.name.removesuffix(".txt") for case in CASES]
LEAST_BOUNDARY_F1 = 0.96
LEAST_ABOUT_F1 = 0.82
LEAST_NAMED_RECALL = 0.94
LEAST_TAG_F1 = 0.72
LEAST_WITHIN_10, LEAST_INSIDE = 0.80, 0.90
MOST_UNDATED = 3
_MARK = re.compile(r"\]\]>|\d+\. ")


@pytest.fixture(scope="module")
def score() -> FeedScore:
    return total(measure(case) for case in CASES)


def test_feeds__all_together__articles_begin_where_a_person_says(score: FeedScore) -> None:
    assert score.boundaries.f1 >= LEAST_BOUNDARY_F1


def test_feeds__all_together__companies_are_found(score: FeedScore) -> None:
    assert score.about.f1 >= LEAST_ABOUT_F1
    assert score.named.recall >= LEAST_NAMED_RECALL


def test_feeds__all_together__tags_are_found(score: FeedScore) -> None:
    assert score.tags.f1 >= LEAST_TAG_F1


def test_feeds__all_together__inferred_days_are_near(score: FeedScore) -> None:
    assert score.within(10) >= LEAST_WITHIN_10
    assert score.inside >= LEAST_INSIDE * len(score.errors)
    assert score.undated <= MOST_UNDATED


def test_feeds__days_and_titles_that_a_dump_tells__are_read_exactly(score: FeedScore) -> None:
    assert set(score.given) == {0}
    assert score.titles.f1 == 1.0


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_recognise__any_feed__is_no_page(case: FeedCase) -> None:
    assert recognise(case.dump.lines) in (DumpKind.FEED, DumpKind.LIST)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_recognise__any_feed_without_its_separators__is_no_page(case: FeedCase) -> None:
    bare = [_MARK.sub("", line) for line in case.dump.lines if not RULE.match(line.strip())]
    assert recognise(bare) in (DumpKind.FEED, DumpKind.LIST)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_read_items__any_feed__holds_every_line_once(case: FeedCase) -> None:
    found = read_items(case.dump)
    items, discards = found.items, found.discards
    told = {p.line for item in items for p in item.paragraphs} | {discard.line for discard in discards}
    words = {n for n, line in enumerate(case.dump.lines, 1) if any(char.isalnum() for char in line)}
    assert words <= told
