"""A table as text, CSV or TSV: its rows as records, with their lines.

Data: `read_table` gives a `Table`, or None where the text is none.
Limits: a table has a header with names of fields, among them a title or a text, within its first lines.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.dumps.records.by_values import header_row
from generator.dumps.records.continued import TableRow, join_rows
from generator.dumps.records.names import roles_of

_MARKS = (",", ";", "\t", "|")
_SHAPED = (";", "\t")
"""Marks of tables that may have no known name in the header: people do not write them in a text."""
_HEADER_IN = 5
"""Rows among which the header is."""
_LONGEST_NAME = 60
_REGULAR = 0.6
"""Least share of rows with as many cells as the header."""
_CLOSING = 6
"""Words of a row that closes a table."""
_LARGEST = 50_000_000
"""Characters of one cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file."""

    mark: str
    """Between cells."""
    names: tuple[str, ...]
    """Of the columns."""
    rows: tuple[TableRow, ...]
    """Without empty ones; those of one article joined."""


@lru_cache(maxsize=2)  # a file is looked at to know its kind, to be judged and to be cut
def read_table(lines: tuple[str, ...], named: tuple[str, ...] = ()) -> Table | None:
    """The table that a text is. `named` are columns that the user has named, which show a header."""
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if re.fullmatch(r"\ufeff?sep=(.)", lines[start].strip()):  # a line for Excel
        start += 1
    found = [
        table
        for mark in _MARKS
        if any(mark in line for line in lines[start : start + _HEADER_IN])
        for table in [_as_table(lines, start, mark, named)]
        if table
    ]
    return max(found, key=lambda table: (len(roles_of(table.names)), len(table.names)), default=None)


def _as_table(lines: Sequence[str], start: int, mark: str, named: Sequence[str]) -> Table | None:
    quoted = _rows(lines, start, mark, csv.QUOTE_MINIMAL)
    header = next((row for row in quoted[:_HEADER_IN] if _is_header(row.cells, named)), None) or _shaped(quoted, mark)
    if header is None:
        return None
    width = len(header.cells)
    plain = [] if mark == "," else _rows(lines, start, mark, csv.QUOTE_NONE)
    loose = any(_is_loose(cell) for row in plain for cell in row.cells)
    best = max((quoted, plain), key=lambda rows: (_regular(rows, header), (rows is quoted) != loose))
    rows = [row for row in best if row.first > header.last and any(cell.strip() for cell in row.cells)]
    if not rows or _regular(best, header) < _REGULAR:
        return None
    names = tuple(name.strip() or f"column {place}" for place, name in enumerate(header.cells, 1))
    joined = join_rows([TableRow(row.first, row.last, _fitted(row.cells, width, mark)) for row in rows])
    while len(joined) > 2 and width > 2 and _is_total(joined[-1].cells):
        joined.pop()
    return Table(mark, names, tuple(joined))


def _shaped(rows: Sequence[TableRow], mark: str) -> TableRow | None:
    """The header whose names are unknown, by the rows below it; one without words above rows that have none."""
    index = header_row([row.cells for row in rows]) if mark in _SHAPED else None
    if index is None:
        return None
    return rows[index] if index >= 0 else TableRow(0, 0, ("",) * len(rows[0].cells))


def _is_total(cells: Sequence[str]) -> bool:
    """Whether a last row only counts the rows above, or closes the table: a few words in one cell."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 and len(filled[0].split()) <= _CLOSING


def _is_loose(cell: str) -> bool:
    """Whether a cell's first quotation mark is one of its words, since no other ends the cell."""
    return cell.startswith('"') and not (len(cell) > 1 and cell.endswith('"'))


def _is_header(cells: Sequence[str], named: Sequence[str]) -> bool:
    names = [cell.strip() for cell in cells]
    if len(names) < 2 or any(len(name) > _LONGEST_NAME for name in names):
        return False
    roles = roles_of(names)
    return (len(roles) > 1 and bool(roles & {"title", "body"})) or bool(set(named) & set(names))


def _regular(rows: Sequence[TableRow], header: TableRow) -> float:
    """Share of the rows below a header that have as many cells, or some less because empty ones are left out."""
    below = [row for row in rows if row.first > header.last and any(row.cells)]
    width, ends_in_text = len(header.cells), "body" in roles_of(header.cells[-1:])
    fits = sum(max(2, width - 2) <= len(row.cells) and (ends_in_text or len(row.cells) <= width) for row in below)
    return fits / len(below) if below else 0


def _fitted(cells: tuple[str, ...], width: int, mark: str) -> tuple[str, ...]:
    """As many cells as there are columns: what is too much was a text with unquoted marks in the last one."""
    rest = mark.join(cells[width - 1 :])
    return (*cells[: width - 1], rest) if len(cells) > width else (*cells, *[""] * (width - len(cells)))


def _rows(lines: Sequence[str], start: int, mark: str, quoting: int) -> list[TableRow]:
    csv.field_size_limit(_LARGEST)
    own = [f"{line}\n" for line in lines[start:]]
    own[0] = own[0].lstrip("\ufeff")
    escaped = any('\\"' in line for line in own) and not any('""' in line.replace('\\""', "") for line in own)
    style = {"escapechar": "\\", "doublequote": False} if escaped else {}
    reader = csv.reader(own, delimiter=mark, quoting=quoting, **style)  # type: ignore[arg-type]
    ends, cells = [start], []
    try:
        for row in reader:
            cells.append(tuple(row))
            ends.append(start + reader.line_num)
    except csv.Error:
        return []
    return [
        TableRow(before + 1, end, row) for (before, end), row in zip(pairwise(ends), cells, strict=True) if any(row)
    ]
