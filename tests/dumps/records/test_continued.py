"""Tables with one row for each paragraph of an article."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from generator.dumps.formats.dispatch import read_marked
from generator.dumps.records.continued import TableRow, join_rows
from generator.model import Dump, DumpKind, Item
from tests.support.layout_variants import BRIEFS, Brief
from tests.support.layouts import letters

_BRIEFS = tuple(
    replace(brief, body=(*brief.body, "- the harbour", "- the market", "Why then?", "Nobody knows yet."))
    for brief in BRIEFS
)


def _named_once(brief: Brief) -> Iterator[Sequence[str]]:
    for number, part in enumerate(brief.body):
        yield [str(brief.day), brief.title, part, brief.url] if number == 0 else ["", "", part, ""]


def _with_gaps(brief: Brief) -> Iterator[Sequence[str]]:
    for row in _named_once(brief):
        yield row
        yield ["", "", "", ""]


def _named_always(brief: Brief) -> Iterator[Sequence[str]]:
    for part in brief.body:
        yield [str(brief.day), brief.title, part, brief.url]


def _read(rows: Sequence[Sequence[str]], mark: str) -> Sequence[Item]:
    text = io.StringIO()
    csv.writer(text, delimiter=mark, lineterminator="\n").writerows([("Date", "Headline", "Text", "Link"), *rows])
    return read_marked(Dump("table", DumpKind.TABLE, tuple(text.getvalue().split("\n"))))[0]


@pytest.mark.parametrize("mark", ["\t", ",", ";"])
@pytest.mark.parametrize("form", [_named_once, _with_gaps, _named_always])
def test_read_marked__row_for_each_paragraph__gives_whole_articles(form: object, mark: str) -> None:
    assert callable(form)
    items = _read([row for brief in _BRIEFS for row in form(brief)], mark)
    assert [item.title for item in items] == [brief.title for brief in _BRIEFS]
    assert [item.date and item.date.day for item in items] == [brief.day for brief in _BRIEFS]
    assert [item.url for item in items] == [brief.url for brief in _BRIEFS]
    for item, brief in zip(items, _BRIEFS, strict=True):
        assert [letters(part.text) for part in item.paragraphs] == [letters(part) for part in brief.body]


def test_read_marked__single_row_without_a_title__is_an_article_of_its_own() -> None:
    rows = [[str(brief.day), brief.title, " ".join(brief.body), brief.url] for brief in BRIEFS]
    assert len(_read([*rows, ["", "", rows[0][2], ""]], ",")) == len(BRIEFS) + 1


def test_join_rows__lines_between__are_kept_as_line_breaks() -> None:
    cells = [("1 May", "Arms", "x"), ("", "", "y"), ("2 May", "Bees", "v"), ("", "", "w")]
    rows = [TableRow(2 * number, 2 * number, each) for number, each in enumerate(cells, 1)]
    assert join_rows(rows) == [TableRow(2, 4, ("1 May", "Arms", "x\n\ny")), TableRow(6, 8, ("2 May", "Bees", "v\n\nw"))]
