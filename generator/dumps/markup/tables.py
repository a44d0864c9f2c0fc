"""Rows of cells as a table of Markdown.

Data: `pipe_table` takes rows of cells that are Markdown already.
Limits: one row of headings; a cell has one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PIPE = re.compile(r"(?<!\\)\|")
_AFTER_BACKSLASH = re.compile(r"(?<=\\)\|")


def pipe_table(rows: Sequence[Sequence[str]], *, headed: bool) -> str:
    """The table; with `headed` its first row has the headings, else there are empty ones. Rows may differ in length."""
    width = max(len(row) for row in rows)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    head, body = (full[0], full[1:]) if headed else ([""] * width, full)
    return "\n".join(_row(row) for row in (head, ["---"] * width, *body))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_PIPE.sub(r"\\|", _AFTER_BACKSLASH.sub("&#124;", cell)) for cell in cells) + " |"
