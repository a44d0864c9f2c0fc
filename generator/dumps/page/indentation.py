"""A page as a text browser or a converter writes it: every line indented by its depth, entries of lists with marks.

Data: `read_rows` gives the lines with their depth and mark; `is_rendered` says whether a text was written in this way.
Limits: depth is what the writer put in front of a line; tabs count as four spaces. Text copied from a window has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.dumps.boilerplate import furniture
from generator.dumps.plain_text import plain

_MARK = re.compile(r"([*+o#•◦▪‣·-])(?:\s+|$)")
_NESTED = ("*", "+", "o", "-", "#")
"""Marks of lists by their nesting, as lynx, w3m, elinks and converters write them."""
_LEAST_ROWS, _LEAST_DEPTHS = 8, 3
_INDENTED, _LEVEL = 0.7, 3
"""Share of lines with spaces in front of them, and the lines that a depth has at least to count as one."""
_WRAPPED, _FURNITURE = 110, 2
"""Characters of a line that no program has wrapped, as those of mail and of PDF files are; lines of boilerplate at least."""
_LINK, _LINKS = 30, 10
"""Characters below which an entry of a list is a link, and how many of them make a menu, in any language."""
_EMPTY_MARKS = 2
"""Entries without words: links whose text was a picture. No person writes two."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line with words."""

    line: int
    """1-based line of the dump."""
    depth: int
    """Spaces in front of the words and of the mark."""
    mark: str
    """The mark of a list entry, empty for none."""
    text: str
    """Plain words, without the mark."""
    spaced: bool
    """Whether empty lines are above and below, as around a paragraph."""

    @property
    def marked(self) -> str:
        """The words with the mark of a list, whatever the nesting."""
        return f"* {self.text}" if self.mark else self.text


def read_rows(lines: Sequence[str]) -> list[Row]:
    """The lines that hold words, in order."""
    found = []
    for index, line in enumerate(lines):
        stripped = line.expandtabs(4).lstrip(" \u00a0\ufeff")
        match = _MARK.match(stripped)
        text = plain(stripped[match.end() :] if match else stripped)
        if not text:
            continue
        above = lines[index - 1] if index else ""
        below = lines[index + 1] if index + 1 < len(lines) else ""
        depth = len(line.expandtabs(4).rstrip()) - len(stripped.rstrip())
        found.append(Row(index + 1, depth, match[1] if match else "", text, not above.strip() and not below.strip()))
    return found


def is_rendered(lines: Sequence[str]) -> bool:
    """Whether a text has the depths and list marks of a page, and boilerplate or a menu: several levels, with paragraphs
    on one line each or with nested lists.
    """
    rows = read_rows(lines)
    if len(rows) < _LEAST_ROWS or sum(row.depth > 0 for row in rows) < _INDENTED * len(rows):
        return False
    depths = [row.depth for row in rows]
    levels = sum(depths.count(depth) >= _LEVEL for depth in set(depths))
    if len(set(depths)) < _LEAST_DEPTHS:
        return False
    whole = max(len(row.text) for row in rows) >= _WRAPPED
    marks = {row.mark for row in rows if row.mark}
    empty = sum(bool(re.fullmatch(r"\s*[*+o-]\s*", line)) for line in lines)
    listed = len(marks) > 1 or empty >= _EMPTY_MARKS
    links = sum(bool(row.mark) and len(row.text) < _LINK for row in rows)
    framed = links >= _LINKS or sum(furniture(row.text) is not None for row in rows) >= _FURNITURE
    return framed and (listed or (levels >= _LEAST_DEPTHS and whole))
