"""Workbooks: the rows of a sheet as articles, with days and links; what is no single table is refused by name."""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.model import Item

_HEAD = ("Title", "Published", "Text", "Web address")
_ROWS = (
    ("Ferry line adds boats", dt.date(2025, 3, 4), "Two more will cross the sound from May.\n\nA third is for summer.", "https://a.example/1"),
    ("Mill reopens in Ludlow", dt.datetime(2025, 3, 5, 9, 30), "It had been closed since the flood of 2021.", "https://a.example/2"),  # noqa: DTZ001 (a workbook has no time zones)
    ("Harbour dues rise", dt.date(2025, 3, 6), "Fishermen will pay 4 per cent more from January.", "https://a.example/3"),
)  # fmt: skip


def _write(folder: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], linked: bool = False) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([*row[:3]] if linked else [*row])
        for number, row in enumerate(rows[1:], 2) if linked else ():
            sheet.cell(number, 1).hyperlink = row[3]
    data = io.BytesIO()
    book.save(data)
    path = folder / "news.xlsx"
    path.write_bytes(data.getvalue())
    return path


def _facts(items: Sequence[Item]) -> list[tuple[object, ...]]:
    return [
        (item.title, item.url, item.date and item.date.day, " ".join(each.text for each in item.paragraphs))
        for item in items
    ]


_EXPECTED = [
    (title, url, dt.date(2025, 3, 4 + number), text.replace("\n\n", " ")) for number, (title, _, text, url) in enumerate(_ROWS)
]  # fmt: skip


@pytest.mark.parametrize("linked", [False, True], ids=["a column of addresses", "linked titles"])
def test_read_items__workbook__each_row_is_an_article(tmp_path: Path, linked: bool) -> None:
    path = _write(tmp_path, {"News": (_HEAD, *_ROWS)}, linked)
    assert _facts(read_items(read_dump(path)).items) == _EXPECTED


def test_read_items__sheets_with_the_same_columns__are_one_table(tmp_path: Path) -> None:
    sheets = {"March": (_HEAD, *_ROWS[:2]), "April": (_HEAD, *_ROWS[2:]), "Empty": ()}
    assert _facts(read_items(read_dump(_write(tmp_path, sheets))).items) == _EXPECTED


def test_read_items__empty_rows_and_columns_around__are_no_cells(tmp_path: Path) -> None:
    rows = [(), (None, *_HEAD), (), *((None, *row) for row in _ROWS)]
    assert _facts(read_items(read_dump(_write(tmp_path, {"News": rows}))).items) == _EXPECTED


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        ({"News": (_HEAD, *_ROWS), "Budget": (("Item", "Cost"), ("Paint", 4.0))}, '"News", "Budget"'),
        ({"News": ()}, "without words"),
    ],
)
def test_read_dump__workbook_that_is_no_single_table__is_refused_by_name(
    tmp_path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], words: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read_dump(_write(tmp_path, sheets))
    assert words in str(caught.value.problems[0])
    assert "CSV" in str(caught.value.problems[0])


def test_read_dump__broken_workbook__is_refused_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "news.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(ContentError) as caught:
        read_dump(path)
    assert "cannot be read" in str(caught.value.problems[0])


def test_read_dump__workbook_without_the_package__is_refused_with_the_name_of_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write(tmp_path, {"News": (_HEAD, *_ROWS)})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ContentError) as caught:
        read_dump(path)
    assert "briefings[documents]" in str(caught.value.problems[0])
