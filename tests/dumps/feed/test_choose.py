"""Long feeds that are no briefings, made from the reports of several sources, against floors; the weights know these sources."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.figures.metrics import f1
from generator.dumps.feed.segment import cut_feed
from generator.model import Dump, DumpKind
from training.feed_maker import SHAPES, FeedSource, read_feed_sources, write_feed

REPORTS = ("agency-reports", "commodity-markets", "company-statements", "health-and-pharma-en", "court-crime")


@pytest.mark.parametrize(("shape", "floor"), [("bodies", 0.65), ("datelines", 0.96), ("titles", 0.92), ("half", 0.76)])
def test_cut_feed__many_reports_without_their_separators__are_told_apart(shape: str, floor: float) -> None:
    articles = [article for source in read_feed_sources() if source.name in REPORTS for article in source.articles]
    chosen = next(one for one in SHAPES if one.name == shape)
    made = write_feed(FeedSource("r", "en", tuple(articles)), replace(chosen, shuffled=True), random.Random(5))
    gaps = cut_feed(Dump("reports.txt", DumpKind.FEED, made.lines)).gaps[1:]
    wanted, found = set(made.starts[1:]), {gap.line for gap in gaps if gap.opens}
    assert f1(len(wanted & found), len(found - wanted), len(wanted - found)) >= floor
