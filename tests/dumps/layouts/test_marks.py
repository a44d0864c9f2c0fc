"""Rows that come again with every item: they divide a text, and a paper's name above the day is no title."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from generator.dumps.layouts.reader import read_layout
from tests.support.layout_variants import BRIEFS, DAYS, Brief

AMERICAN, ENGLISH, WEEKDAY = DAYS["american"], DAYS["english"], DAYS["weekday"]


def _body(b: Brief) -> str:
    return "\n\n".join(b.body)


def _database(n: int, b: Brief) -> str:
    return (
        f"{b.title}\n\n{b.paper} (London)\n\n{WEEKDAY(b.day)}\n\nCopyright 2023 {b.paper} All Rights Reserved\n\nSection: NEWS; Pg. 3\n\n"
        f"Byline: {b.author}\n\nBody\n\n{_body(b)}\n\nGraphic\n\n \n\nA photo of the works.\n\nLoad-Date: November 30, 2023\n\nEnd of Document"
    )


def _numbered(n: int, b: Brief) -> str:
    return (
        f"                     {n} of 5 DOCUMENTS\n\n\n                     {b.paper}\n\n                   {AMERICAN(b.day)}\n\n{b.title}\n\n"
        f"BYLINE: {b.author}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 101 words\n\n\n{_body(b)}\n\nLOAD-DATE: November 30, 2023\n\n"
        f"LANGUAGE: ENGLISH\n\n                   Copyright 2023 {b.paper}\n                        All Rights Reserved"
    )


def _coded(n: int, b: Brief) -> str:
    byline = f"By {b.author}\n" if n % 2 else ""
    return f"{b.title}\n{byline}{98 + n} words\n{ENGLISH(b.day)}\n{b.paper}\nENGLISH\n(c) 2023 Quay Media\n\n{_body(b)}\n\nDocument HG{n}0020231121eh{n}e0000{n}"


def _library(n: int, b: Brief) -> str:
    return f"{b.paper}\nÉconomie, {WEEKDAY(b.day)} 31{n} words, p. {n}\n\n{b.title}\n\n{b.author}\n\n{_body(b)}\n\n© 2023 {b.paper}. All rights reserved.\nnews·{b.day:%Y%m%d}·HG·0012"


@pytest.mark.parametrize("render", [_database, _numbered, _coded, _library])
def test_read_layout__an_export_of_a_press_database__gives_each_report(render: Callable[[int, Brief], str]) -> None:
    text = "\n\n\n".join(render(number, brief) for number, brief in enumerate(BRIEFS, 1))
    layout = read_layout("export.txt", text.splitlines())
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]
    assert [item.date and item.date.day for item in layout.items] == [brief.day for brief in BRIEFS]
    assert all(
        item.publication and item.publication.startswith(brief.paper)
        for item, brief in zip(layout.items, BRIEFS, strict=True)
    )
    words = [" ".join(paragraph.text for paragraph in item.paragraphs) for item in layout.items]
    assert all(" ".join(brief.body) in own for own, brief in zip(words, BRIEFS, strict=True))


def test_read_layout__a_summary_of_the_search_below_the_last_mark__is_no_item() -> None:
    text = "\n\n\n".join(_coded(number, brief) for number, brief in enumerate(BRIEFS, 1))
    layout = read_layout(
        "export.txt", f"{text}\n\n\nSearch Summary\nText\tcargo bikes\nTimestamp\t10 June 2024 09:14\n".splitlines()
    )
    assert layout is not None
    assert len(layout.items) == len(BRIEFS)
    assert dt.date(2024, 6, 10) not in [item.date and item.date.day for item in layout.items]


_COUNTED = {
    "document": "{pad}Document {n} of 5{pad}",
    "article": "Article {n}/5",
    "german": "[Treffer {n} von 5]",
}


@pytest.mark.parametrize("mark", _COUNTED)
def test_read_layout__rows_that_count_to_their_number__open_items_below_a_long_list(mark: str) -> None:
    """A list of contents, longer than any head of an issue, is no part of the first report."""
    listed = "\n".join(f"{n}. {b.title}\nClient: none\nFolder: 3" for n, b in enumerate(BRIEFS, 1))
    reports = [
        f"{_COUNTED[mark].format(n=n, pad=' ' * 30)}\n\n{b.title}\n\n{b.paper}\n\n{WEEKDAY(b.day)}\n\nCopyright {b.day.year} {b.paper}\n\n"
        f"Section: NEWS; Pg. {n}\nLength: {n}11 words\n\nBody\n\n\n{_body(b)}\n\n\nLoad-Date: December {n}, 2023\n\n\nEnd of Document"
        for n, b in enumerate(BRIEFS, 1)
    ]
    text = f"User: QUAY DESK\nJob: 4711\n\nDocuments (5)\n\n{listed}\n\n\n" + "\n\n\n".join(reports)
    layout = read_layout("export.txt", text.splitlines())
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]
    assert [item.date and item.date.day for item in layout.items] == [brief.day for brief in BRIEFS]
