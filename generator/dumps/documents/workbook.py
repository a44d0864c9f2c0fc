"""A workbook of Excel or LibreOffice (XLSX) as a table of text: its sheet with words, each row a line of CSV.

Data: `read_workbook` gives the table, days as `2026-03-05`, and the addresses of linked cells in a column of their own.
Limits: one table; sheets with other columns than the first are refused, so that nothing is left out unseen. The values of formulas
are those that the program saved.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
from collections.abc import Iterator
from typing import Any

from generator.dumps.formats.bad_markup import BadMarkupError

_LINK = "link"
"""Heading of the column for addresses that only the cells' links have."""


def read_workbook(package: Any, data: bytes) -> str:
    """The lines of CSV, read by `package`, which is openpyxl. Raises `BadMarkupError` for several tables, or none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and forms that no article has
            book = package.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # whatever a broken file makes the package raise, no traceback helps its owner
        raise BadMarkupError(0, f"a workbook that cannot be read: {error}", "save it again, or as CSV") from None
    tables = [(sheet.title, rows) for sheet in book.worksheets if (rows := list(_rows(sheet)))]
    if not tables:
        raise BadMarkupError(0, "a workbook without words", "save it again, or as CSV")
    head = tables[0][1][0]
    others = [name for name, rows in tables[1:] if rows[0] != head]
    if others:
        names = ", ".join(f'"{name}"' for name in (tables[0][0], *others))
        raise BadMarkupError(0, f"a workbook of several tables: {names}", "save each sheet as CSV")
    table = [*tables[0][1], *(row for _, rows in tables[1:] for row in rows[1:])]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue()


def _rows(sheet: Any) -> Iterator[list[str]]:
    """The rows with words of a sheet, as wide as it is; a link that no cell names comes last."""
    rows, links = [], []
    for cells in sheet.iter_rows():
        words = [_words(cell.value) for cell in cells]
        if any(words):
            rows.append(words)
            links.append(next((url for cell in cells if (url := _target(cell)) and url not in words), ""))
    used = [index for index in range(max(map(len, rows), default=0)) if any(row[index] for row in rows)]
    with_links = any(links[1:])
    for number, (row, link) in enumerate(zip(rows, links, strict=True)):
        shown = [row[index] for index in used]
        yield [*shown, link or (_LINK if number == 0 else "")] if with_links else shown


def _target(cell: Any) -> str:
    link = getattr(cell, "hyperlink", None)
    return str(link.target or "") if link is not None else ""


def _words(value: object) -> str:
    """A cell as people read it: a day without midnight, a whole number without `.0`."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
