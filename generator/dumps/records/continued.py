"""Rows of a table that go on with the article above: one row for each paragraph.

Data: `join_rows` gives the rows with such joined.
Limits: a row goes on where it has nothing but a text, or differs in its text alone; and only in a table in which most
articles go on so, since a single row without a title may be one that somebody forgot to fill in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_MOST = 0.5
"""Share of the articles that must go on."""
_LISTED = re.compile(r"\s*(?:[-*+•·–]|\d{1,2}[.)])\s")
_LEAST_KEYS = 2
"""Cells beside the text that name the article."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row below the header."""

    first: int
    """1-based line."""
    last: int
    """Inclusive; a cell in quotes may hold line breaks."""
    cells: tuple[str, ...]


def join_rows(rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows, all as wide, with those joined that are one article; an empty line ends a list."""
    places = Counter(place for above, row in pairwise(rows) for place in _text_places(above, row))
    if not places:
        return list(rows)
    text = places.most_common(1)[0][0]
    groups: list[list[TableRow]] = []
    for row in rows:
        if groups and _goes_on(groups[-1][0], row, text):
            groups[-1].append(row)
        else:
            groups.append([row])
    if sum(len(group) > 1 for group in groups) < max(2.0, _MOST * len(groups)):
        return list(rows)
    return [_joined(group, text) for group in groups]


def _text_places(above: TableRow, row: TableRow) -> list[int]:
    """The column in which a row goes on with the one above, if it may."""
    filled = [place for place, cell in enumerate(row.cells) if cell.strip()]
    if len(filled) == 1:
        return filled
    differ = [place for place, pair in enumerate(zip(above.cells, row.cells, strict=True)) if pair[0] != pair[1]]
    return differ if len(differ) == 1 and len(filled) > _LEAST_KEYS else []


def _goes_on(first: TableRow, row: TableRow, text: int) -> bool:
    """Whether a row has a text and either nothing else or all else as the first of its article."""
    keys = [cell.strip() for place, cell in enumerate(first.cells) if place != text]
    own = [cell.strip() for place, cell in enumerate(row.cells) if place != text]
    named = sum(map(bool, keys)) >= _LEAST_KEYS and bool(first.cells[text].strip())
    return named and bool(row.cells[text].strip()) and (not any(own) or own == keys)


def _joined(group: Sequence[TableRow], text: int) -> TableRow:
    first = group[0]
    words = first.cells[text]
    for above, row in pairwise(group):
        ends_list = _LISTED.match(above.cells[text]) and not _LISTED.match(row.cells[text])
        words += "\n" * max(2 if ends_list else 1, row.first - above.last) + row.cells[text]
    return replace(first, last=group[-1].last, cells=(*first.cells[:text], words, *first.cells[text + 1 :]))
