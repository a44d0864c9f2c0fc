"""The sample's feed and pages, divided as its labels say: what the tests on real dumps protect, protected everywhere."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.figures.metrics import f1
from benchmarks.figures.truth import Truth, read_truth
from benchmarks.figures.variants import shuffled, without_labels, without_separators
from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.model import Dump, DumpKind
from tests.conftest import ROOT

FEED = ROOT / "content" / "dumps" / "harbour-tech-feed.txt"
LABELS = ROOT / "benchmarks" / "data" / "harbour-tech-feed.json"


@pytest.fixture(scope="module")
def truth() -> Truth:
    return read_truth(FEED, LABELS)


def boundary_f1(truth: Truth) -> float:
    found = {item.first for item in read_items(Dump(truth.name, DumpKind.FEED, truth.lines)).items}
    wanted = set(truth.starts)
    return f1(len(found & wanted), len(found - wanted), len(wanted - found))


def test_read_dump__the_sample__one_feed_and_two_pages() -> None:
    kinds = {path.name: read_dump(path).kind for path in FEED.parent.glob("*.txt")}
    assert kinds == {
        "harbour-tech-feed.txt": DumpKind.FEED,
        "page-shenzhen-portrait.txt": DumpKind.PAGE,
        "page-trade-fair-essay.txt": DumpKind.PAGE,
    }


def test_read_items__sample_feed__every_known_boundary_and_no_other(truth: Truth) -> None:
    found = read_items(read_dump(FEED))
    assert tuple(item.first for item in found.items) == truth.starts
    ends = [*(start - 1 for start in truth.starts[1:]), truth.last_line]
    assert [item.last for item in found.items] == [_last_full(truth, end) for end in ends]


def test_read_items__sample_feed_without_separators__finds_the_boundaries(truth: Truth) -> None:
    assert boundary_f1(without_separators(truth)) >= 0.99


def test_read_items__sample_feed_without_separators_and_labels__finds_the_boundaries(truth: Truth) -> None:
    assert boundary_f1(without_labels(without_separators(truth))) >= 0.99


@pytest.mark.parametrize("seed", range(3))
def test_read_items__sample_feed_shuffled_with_few_separators__finds_the_boundaries(truth: Truth, seed: int) -> None:
    assert boundary_f1(shuffled(truth, seed)) >= 0.98


def test_read_items__sample_feed__an_editor_who_joins_and_splits_at_random_gets_just_that(truth: Truth) -> None:
    random = Random(0)
    dump = read_dump(FEED)
    inner = [line for line in range(2, truth.last_line) if dump.lines[line - 1].strip() not in ("", "]]>")]
    cuts = {line: line not in truth.starts for line in random.sample(inner, 12)}
    found = read_items(dump, cuts)
    firsts = {item.paragraphs[0].line for item in found.items}
    assert all((line in firsts) is begins for line, begins in cuts.items())


def _last_full(truth: Truth, end: int) -> int:
    return next(line for line in range(end, 0, -1) if truth.lines[line - 1].strip())
