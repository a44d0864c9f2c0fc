"""Which column of a table holds what, where its name does not say it: by what its cells look like.

Data: `complete` adds roles to those that names have given; `header_row` finds the header that no known name shows.
Limits: tables only; a role is given where one column fits and no other; a column with the day of saving is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.dumps.layouts.lines.days import DayReader, learn_days
from generator.dumps.layouts.lines.labels import any_phrase, match_label
from generator.dumps.records.values import day_words, url_of

_NEARLY, _LEAST = 0.9, 3
"""Share of a column's cells that are alike, and their number."""
_PARAGRAPH, _SENTENCE_END = 12, re.compile(r"[.!?…。][\"'”’»)]*$")
_TITLE_WORDS, _TITLE_LONGEST = (3, 22), 160
_LONGEST_DAY, _LONGEST_NAME = 40, 40
_NOT_PUBLISHED = ("updated", "saved", "ignored")
"""Fields of `head_labels.json` whose day is not that of publication."""


def complete(records: Sequence[Mapping[str, Any]], chosen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The roles with those that cells show: the day, the address, the title, the text."""
    found = dict(chosen)
    if found.get("body") and not any(are_prose(_cells(records, name)) for name in found["body"]):
        found["body"] = tuple(name for name in found["body"] if not _are_titles(_cells(records, name)))  # `Story`
    taken = {name for names in found.values() for name in names}
    names = [name for name in dict.fromkeys(name for record in records for name in record) if name not in taken]
    cells = {name: _cells(records, name) for name in names}
    cells = {name: own for name, own in cells.items() if len(own) >= _LEAST}
    tests: dict[str, Callable[[str], bool]] = {
        "date": lambda name: _are_days(name, cells[name]),
        "url": lambda name: _share(cells[name], lambda cell: bool(url_of(cell))) >= _NEARLY,
        "title": lambda name: _are_titles(cells[name]),
        "body": lambda name: are_prose(cells[name]),
    }
    for role, fits in tests.items():
        if found.get(role) or (role == "body" and found.get("summary")):
            continue
        fitting = [name for name in cells if fits(name)]
        if role == "body" and len(fitting) != 1:
            found[role] = chosen[role]
        if len(fitting) == 1:
            found[role] = (fitting[0],)
            del cells[fitting[0]]
    return found


def _cells(records: Sequence[Mapping[str, Any]], name: str) -> list[str]:
    return [cell for record in records if (cell := str(record.get(name) or "").strip())]


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Index of the row that names the columns: short words above rows of which one column holds paragraphs.

    -1 where the rows have no header; None where they are no such table.
    """
    width = max((len(row) for row in rows), default=0)
    full = [index for index, row in enumerate(rows) if len(row) == width and sum(map(bool, map(str.strip, row))) >= 3]
    if width < _LEAST or len(full) < _LEAST or len(full) < _NEARLY * (len(rows) - full[0]):
        return None
    columns = list(zip(*(rows[index] for index in full[1:]), strict=True))
    texts = [place for place, column in enumerate(columns) if are_prose([cell for cell in column if cell.strip()])]
    if not texts:
        return None
    first = rows[full[0]]
    if all(len(cell.strip()) <= _LONGEST_NAME and not _SENTENCE_END.search(cell.strip()) for cell in first):
        days = any(day_words(cell.strip()) for cell in first if cell.strip())
        return None if days else full[0]
    return -1 if are_prose([first[texts[0]]]) and full[0] == 0 else None


def are_prose(cells: Sequence[str]) -> bool:
    """Whether nearly all cells are paragraphs of sentences."""
    return (
        bool(cells)
        and _share(cells, lambda cell: len(cell.split()) >= _PARAGRAPH and bool(_SENTENCE_END.search(cell))) >= _NEARLY
    )


def _are_days(name: str, cells: Sequence[str]) -> bool:
    label = match_label(f"{name.strip()}: x")
    if (label and label.field in _NOT_PUBLISHED) or re.search(any_phrase("other_days"), name.casefold()):
        return False
    reader = learn_days(cells)
    return _share(cells, lambda cell: len(cell) <= _LONGEST_DAY and _is_day(cell, reader)) >= _NEARLY


def _is_day(cell: str, reader: DayReader) -> bool:
    if cell.isdigit():
        return False
    found = reader.find(cell)
    words = re.sub(r"[\W\d_]", "", cell[: found[0].start] + cell[found[0].end :]) if found else ""
    return (bool(found) and len(words) <= 4) or bool(reader.unread(cell))


def _are_titles(cells: Sequence[str]) -> bool:
    words = sorted(len(cell.split()) for cell in cells)
    least, most = _TITLE_WORDS
    fitting = _share(
        cells, lambda cell: len(cell) <= _TITLE_LONGEST and not cell.endswith((".", ";", ",")) and "://" not in cell
    )
    return fitting >= _NEARLY and least <= words[len(words) // 2] <= most and len(set(cells)) >= _NEARLY * len(cells)


def _share(cells: Sequence[str], test: Any) -> float:
    return sum(bool(test(cell)) for cell in cells) / len(cells) if cells else 0.0
