"""The lines of a text as rows: plain words with their place, indentation and the empty lines above.

Data: `TextRow`; `read_rows` gives one row for each line with words; `unmarked` takes Markdown's inline marks off.
Limits: joins nothing; that is `unwrap` for wrapped lines and `markdown` for blocks of Markdown.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.dumps.plain_text import plain
from generator.model import BlockKind

_DIRECTION = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of writing direction: chat exports put them before lines that the program wrote."""
_CELL = re.compile(r"\t+|[ \u00a0]{4,}")
_TAB = 4
_RULE = re.compile(r"[-–—*_=~#•·●◦.+ ⁂※✻]{3,}\Z|[⁂※✻]\Z")
_LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]{0,300}\]){0,600})\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+\"[^\"]*\")?\s*\)"
)
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_FARTHEST = 1000
"""Characters between a mark of emphasis and its end."""
_STRONG = re.compile(rf"(?<![\w*_\\])(\*\*\*|\*\*|\*|___|__|_|~~)(?=[^\s*])(.{{1,{_FARTHEST}}}?)(?<=\S)\1(?![\w*_])")
_BEGINS = re.compile(r"(?<![\w*_\\])(?=[*_~])")
_ENDS = {
    mark: re.compile(rf"(?<=\S)(?={re.escape(mark)}(?![\w*_]))") for mark in ("***", "**", "*", "___", "__", "_", "~~")
}
"""The marks, the longest first, and where one may end."""
_LONG = 2000
"""Characters of a line that may have hundreds of marks."""
_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)(.{1,1000}?)(?<!`)\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ANGLE = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of a text, or several that are one paragraph."""

    first: int
    """1-based first line."""
    last: int
    """1-based last line."""
    text: str
    """Plain words, or the characters of a rule; never empty."""
    raw: str
    """As written, without white space at its ends; of Markdown, with its marks."""
    indent: int = 0
    """Columns before the first character; a tab counts for four."""
    blanks: int = 0
    """Empty lines above."""
    kind: BlockKind | None = None
    """Where Markdown tells it: a table, code, a quotation, an entry of a list."""
    program: bool = False
    """It begins with a mark of writing direction, as lines do that a chat program wrote."""

    @property
    def cells(self) -> str:
        """The words with ` | ` where tabs or wide gaps stood."""
        return plain(_CELL.sub(" | ", _DIRECTION.sub("", self.raw)))

    @property
    def is_rule(self) -> bool:
        """Whether it only separates."""
        return bool(_RULE.match(self.text))


def read_rows(lines: Sequence[str]) -> list[TextRow]:
    """One row for each line that has visible characters."""
    rows: list[TextRow] = []
    blanks = 0
    for number, line in enumerate(lines, 1):
        text = plain(_DIRECTION.sub("", line))
        if not text:
            blanks += 1
            continue
        body = line.lstrip("\f\ufeff")
        indent = sum(_TAB if char == "\t" else 1 for char in body[: len(body) - len(body.lstrip())])
        program = bool(_DIRECTION.match(line.lstrip("\ufeff")) or "\u200e" in line[:80])
        rows.append(TextRow(number, number, text, line.strip().lstrip("\ufeff"), indent, blanks, program=program))
        blanks = 0
    return rows


def unmarked(text: str) -> str:
    """The words without Markdown's inline marks: links, emphasis, code and escapes."""
    text = _LINK.sub(r"\1", text)
    text = _WIKI.sub(r"\1", text)
    text = _ANGLE.sub(r"\1", text)
    for _ in range(3):
        inner = without_emphasis(text)
        if inner == text:
            break
        text = inner
    return plain(_ESCAPE.sub(r"\1", _CODE.sub(r"\2", text)))


def without_emphasis(text: str) -> str:
    """The words without the outermost marks of emphasis."""
    return _STRONG.sub(r"\2", text) if len(text) < _LONG else _without_many(text)


def _without_many(text: str) -> str:
    """As `_STRONG` does, but the ends of each mark are looked up: thousands of beginnings would each look for their own."""
    ends: dict[str, list[tuple[str, list[int]]]] = {}
    for mark, pattern in _ENDS.items():
        ends.setdefault(mark[0], []).append((mark, [match.start() for match in pattern.finditer(text)]))
    parts, at = list[str](), 0
    for place in (match.start() for match in _BEGINS.finditer(text)):
        if place >= at and (found := _emphasis(text, place, ends[text[place]])):
            mark, end = found
            parts += [text[at:place], text[place + len(mark) : end]]
            at = end + len(mark)
    return "".join([*parts, text[at:]])


def _emphasis(text: str, place: int, ends: Sequence[tuple[str, Sequence[int]]]) -> tuple[str, int] | None:
    """The mark that begins at a place, and where its end begins."""
    for mark, stops in ends:
        begin = place + len(mark)
        if text.startswith(mark, place) and not text[begin : begin + 1].isspace() and text[begin : begin + 1] != "*":
            index = bisect.bisect_left(stops, begin + 1)
            if index < len(stops) and stops[index] <= begin + _FARTHEST and "\n" not in text[begin : stops[index]]:
                return mark, stops[index]
    return None


def links(text: str) -> list[tuple[str, str]]:
    """The words and the address of every Markdown link with an http address, in order."""
    return [(match[1], match[2]) for match in _LINK.finditer(text) if match[2].startswith("http")]
