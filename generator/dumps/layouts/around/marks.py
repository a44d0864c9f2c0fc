"""Rows that come again with every item of a text, and so divide it: `End of Document`, `Document 2 of 6`.

Data: `repeated_rows` gives the ways to divide a text at them.
Limits: proposes only; short rows, three or more of a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.dumps.layouts.signs import Signs

_LONGEST_MARK, _LEAST_MARKS, _MOST_MARKS, _OPENING = 60, 3, 3, 12
"""Characters, least number, forms that are tried, rows among which the first is if it opens items."""
_FIGURES = re.compile(r"\d+")
_CODES = re.compile(r"\b\w*\d\w*\b")


def repeated_rows(signs: Signs) -> Iterator[tuple[tuple[int, ...], float, int]]:
    """At and after the short rows that come again in the same words, figures and codes apart: `End of Document`, `Document AB12`.

    Indices at which items begin, how much the sign says by itself, and the first row below the last item or 0.
    """
    found: dict[str, list[int]] = {}
    for index, row in enumerate(signs.rows):
        plain_row = not (signs.rules[index] or signs.levels[index] or row.kind or signs.day_lines[index])
        if len(row.text) <= _LONGEST_MARK and plain_row and not row.text.endswith((".", "!", "?")):
            found.setdefault(_CODES.sub("#", row.text.casefold()), []).append(index)
    shapes = [own for shape, own in found.items() if len(own) >= _LEAST_MARKS and any(map(str.isalpha, shape))]
    shapes = [own for own in shapes if all(b - a > 2 for a, b in pairwise(own))]
    for own in sorted(shapes, key=lambda own: -min(signs.rows[index].blanks for index in own[1:]))[:_MOST_MARKS]:
        if own[0] <= _OPENING or _counts(signs, own):
            yield tuple(own), 0.02, 0
    shapes = [own for own in shapes if not all(_in_head(signs, index) for index in own)]
    closing = [[index + 1 for index in own if index + 1 < len(signs.rows)] for own in shapes]
    for after in sorted(closing, key=lambda own: -min(signs.rows[index].blanks for index in own))[:_MOST_MARKS]:
        yield (0, *after), 0.02, 0
        if len(after) >= _LEAST_MARKS:
            yield (0, *after[:-1]), 0.025, after[-1]


def _in_head(signs: Signs, index: int) -> bool:
    """Whether a row is the last of head lines that stand together, as `To: Desk` in the headers of a mail: no item ends there."""
    return index > 0 and not signs.rows[index].blanks and signs.is_strong(index) and signs.is_strong(index - 1)


def _counts(signs: Signs, rows: Sequence[int]) -> bool:
    """Whether rows count from one to the last of so many: `Document 2 of 6`; a list of contents may be above them."""
    said = [tuple(map(int, _FIGURES.findall(signs.rows[index].text))) for index in rows]
    return said == [(number, len(rows)) for number in range(1, len(rows) + 1)]
