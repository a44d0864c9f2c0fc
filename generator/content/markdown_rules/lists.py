"""Lists as CommonMark and Obsidian nest them, rewritten with the four spaces a level that Python-Markdown needs.

Data: `normalise_lists`, from lines to lines: the same words, other indentation; `ListPreprocessor` for the parser.
Limits: knows items, their paragraphs and fenced code; all other lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"(?P<mark>[-*+]|(?P<number>\d{1,9})[.)])(?:(?P<space> +)(?P<text>\S.*)?|$)")
_RULE = re.compile(r"(?:\*[ ]*){3,}$|(?:-[ ]*){3,}$|(?:_[ ]*){3,}$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_OTHER_BLOCK = re.compile(r"#{1,6} |>|\||`{3}|~{3}")
_LEVEL = 4
"""Spaces by which Python-Markdown knows what belongs to an item."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An open item of a list."""

    content: int
    """Column in which its text begins in the source: what is indented as far belongs to it."""


class ListPreprocessor(Preprocessor):
    """Runs before all others, so that fenced code in an item is seen at its new place."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with their lists rewritten."""
        return normalise_lists(lines)


def normalise_lists(lines: Iterable[str]) -> list[str]:
    """The lines with each level of a list indented by four spaces, and an empty line before a list that ends a paragraph."""
    return _Rewriter().rewrite(lines)


class _Rewriter:
    def __init__(self) -> None:
        self._done: list[str] = []
        self._open: list[_Item] = []
        self._fence = ""
        """What closes the fenced code that is open."""
        self._blank = True
        """Whether the line before is empty."""
        self._paragraph = False
        """Whether the line before is text of a paragraph."""
        self._several_blocks = False
        """Whether the item of the line before has more than one block; then an empty line must end it."""

    def rewrite(self, lines: Iterable[str]) -> list[str]:
        for line in lines:
            self._take(line.expandtabs(_LEVEL))  # as Python-Markdown does
        return self._done

    def _take(self, line: str) -> None:
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        if self._fence:
            self._take_code(line, indent)
            return
        if not text:
            self._done.append("")
            self._blank, self._paragraph = True, False
            return
        item = _ITEM.match(text) if not _RULE.match(text) else None
        lazy = not item and self._paragraph and not self._blank and not _OTHER_BLOCK.match(text)
        closed = 0 if lazy else self._close(indent)
        rest = indent - (self._open[-1].content if self._open else 0)
        if item and (rest < _LEVEL) and self._may_begin(item, closed):
            self._begin(item, indent, closed)
        else:
            self._take_text(line, text, rest)

    def _close(self, indent: int) -> int:
        """Close the items to which a line of this indentation does not belong. Returns their number."""
        before = len(self._open)
        while self._open and indent < self._open[-1].content:
            self._open.pop()
        return before - len(self._open)

    def _may_begin(self, item: re.Match[str], closed: int) -> bool:
        """In the middle of a paragraph only what is surely meant begins a list: no year at the start of a line."""
        return not self._paragraph or self._blank or closed > 0 or bool(self._open) or item["number"] in (None, "1")

    def _begin(self, item: re.Match[str], indent: int, closed: int) -> None:
        if self._several_blocks or (self._paragraph and not self._blank and not closed and not self._open):
            self._done.append("")
        space = len(item["space"] or " ")
        mark = f"{item['number']}." if item["number"] else item["mark"]
        self._done.append(f"{' ' * _LEVEL * len(self._open)}{mark} {item['text'] or ''}")
        self._open.append(_Item(indent + len(item["mark"]) + (1 if space > _LEVEL else space)))
        self._blank, self._several_blocks = False, False
        self._paragraph = bool(item["text"])

    def _take_text(self, line: str, text: str, rest: int) -> None:
        other, fence = _OTHER_BLOCK.match(text), _FENCE.match(text)
        if self._open and other and self._paragraph and not self._blank:
            self._done.append("")
        self._several_blocks = bool(self._open) and (self._several_blocks or self._blank or bool(other))
        if rest < _LEVEL and fence and not (fence[1][0] == "`" and "`" in text[len(fence[1]) :]):
            self._fence = fence[1]
        if not self._open:
            self._done.append(line)
        elif not self._fence:
            self._done.append(" " * (_LEVEL * len(self._open) + max(rest, 0)) + text)
        elif not self._blank:
            self._done.append("")
        self._paragraph = not (other or rest >= _LEVEL)
        self._blank = False

    def _take_code(self, line: str, indent: int) -> None:
        """A line of fenced code; in an item it becomes indented code, the only kind that Python-Markdown knows there."""
        ends = line.strip().startswith(self._fence) and not line.strip().strip(self._fence[0])
        if not self._open:
            self._done.append(line)
        elif not ends:
            self._done.append(" " * _LEVEL * (len(self._open) + 1) + line[min(self._open[-1].content, indent) :])
        self._fence = "" if ends else self._fence
        self._blank = self._paragraph = False
