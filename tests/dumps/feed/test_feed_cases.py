"""Feeds of other authors, fields and languages, each with its truth beside it: `tests/feeds/`.

What is measured on them has floors in `benchmarks/floors.json`.
"""

from __future__ import annotations

import re

import pytest

from generator.dumps.feed.detect import RULE
from generator.dumps.items import read_items
from generator.dumps.read import recognise
from generator.model import DumpKind
from tests.support.feed_cases import FeedCase, feed_cases

CASES = list(feed_cases())
NAMES = [case.dump.name.removesuffix(".txt") for case in CASES]
_MARK = re.compile(r"\]\]>|\d+\. ")


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
