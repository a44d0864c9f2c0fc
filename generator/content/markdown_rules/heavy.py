"""Passages that would cost the Markdown library more than their length: they are shown as they are written.

Data: `set_aside` puts a sign in place of each such passage, `put_back` the passage in place of the sign; `as_written` makes
paragraphs of a whole text.
Limits: pure. Nothing that people write is among them: ten thousand open brackets, a quotation in a quotation fifty deep.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import groupby

_MOST_SCANNED = 400_000
"""Characters from open brackets to their ends, added up: the library reads each of them several times."""
_MOST_SIGNS = 40_000_000
"""Signs times characters of a passage, since every sign is replaced in a copy of it."""
_DEEP = re.compile(r"[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)])[ \t]*){30}(?![-*_ \t]*$)")
"""Marks of quotations and lists inside one another on one line."""
_MOST_CELLS = 65_536
"""Cells of a table that may all be empty."""
_MOST_PADDED = 4
"""Cells of a larger table for each one that is written."""
_HEAD = 3
"""First lines of a block, one of which is the rule below the head of a table."""
_TABLE_RULE = re.compile(r"[ \t>]*[-:|][-:| \t]*\|[-:| \t]*")
_MOST_LEVELS = 30
"""Levels of a list, told by the indentations of its items."""
_INDENTED_ITEM = re.compile(r"([ \t]+)(?:[-*+]|\d{1,9}[.)])[ \t]")
_SIGN = re.compile(r"[\\`*_\[<&~@]|://")
_BEGINS_BLOCK = re.compile(r"[ \t]*(?:[-*+>#|:]|\d{1,9}[.)]|\[\^|$)")
_MARK = re.compile(r"[ \t]*(?:[-*+>#|:][ \t]*|\d{1,9}[.)][ \t]*)?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONG_BLOCK = 200
"""Lines without an empty one, from which each heading and rule gets one, which means the same and is quicker to read."""
_ALONE = re.compile(r"#{1,6}[ \t]|[ ]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_OPEN, _CLOSE = "\ue008", "\ue009"
_PLACE = re.compile(rf"{_OPEN}(\d+){_CLOSE}")
_LIGHT = 2000
"""Characters of a text that cannot be heavy."""


def set_aside(text: str) -> tuple[str, list[str]]:
    """The text with a sign in place of each heavy passage, and those passages in order."""
    if len(text) < _LIGHT and not _DEEP.search(text):
        return text, []
    found: list[str] = []
    lines: list[str] = []
    for blank, block in groupby(text.replace(_OPEN, "").replace(_CLOSE, "").split("\n"), lambda line: not line.strip()):
        if blank:
            lines += block
        else:
            lines += _guarded_block(list(block), found)
    return "\n".join(_spaced(lines)), found


def put_back(html_text: str, passages: Sequence[str]) -> str:
    """HTML with the passages, escaped, in place of their signs."""
    if not passages:
        return html_text
    return _PLACE.sub(lambda match: html.escape(_ESCAPED.sub(r"\1", passages[int(match[1])]), quote=False), html_text)


def as_written(text: str) -> str:
    """The paragraphs of a text as HTML, with the signs that are in them."""
    blocks = (block.strip("\n") for block in re.split(r"\n[ \t]*\n", text))
    return "".join(f"<p>{html.escape(block, quote=False)}</p>\n" for block in blocks if block.strip())


def _guarded_block(block: list[str], found: list[str]) -> list[str]:
    """The lines of a block, each heavy passage of it as one line with a sign."""
    if _is_padded(block) or _is_deep(block):
        found.append("\n".join(block))
        return [f"{_OPEN}{len(found) - 1}{_CLOSE}"]
    lines: list[str] = []
    passage: list[str] = []
    for line in block:
        if passage and _BEGINS_BLOCK.match(line):
            lines += _guarded(passage, found)
            passage = []
        passage.append(line)
    return lines + _guarded(passage, found)


def _is_deep(block: list[str]) -> bool:
    """Whether it is a list with so many levels that reading what is left of it at each of them takes long."""
    return len({match[1] for line in block if (match := _INDENTED_ITEM.match(line))}) > _MOST_LEVELS


def _is_padded(block: list[str]) -> bool:
    """Whether it is a table that would become far larger than it is written: every row is given all columns of the head."""
    cells = max((line.count("|") for line in block[:_HEAD] if _TABLE_RULE.fullmatch(line)), default=0) * len(block)
    return cells > _MOST_CELLS and cells > _MOST_PADDED * sum(line.count("|") for line in block)


def _guarded(passage: list[str], found: list[str]) -> list[str]:
    """The lines of a passage, or one line with a sign."""
    whole = "\n".join(passage)
    if not _is_heavy(whole):
        return passage
    mark = "" if _DEEP.match(whole) else _MARK.match(whole)[0]  # type: ignore[index]  # it matches everywhere
    found.append(whole[len(mark) :])
    return [f"{mark}{_OPEN}{len(found) - 1}{_CLOSE}"]


def _is_heavy(passage: str) -> bool:
    if _DEEP.match(passage):
        return True
    if len(passage) < _LIGHT:
        return False
    return len(_SIGN.findall(passage)) * len(passage) > _MOST_SIGNS or _scanned(passage) > _MOST_SCANNED


def _scanned(passage: str) -> int:
    """Characters from every opening bracket, of either kind, to the one that closes it, or to the end."""
    total = 0
    for opening, closing in ("[]", "()", "<>"):
        open_at: list[int] = []
        for match in re.finditer(rf"\{opening}|\{closing}", passage):
            if match[0] == opening:
                open_at.append(match.start())
            elif open_at:
                total += match.start() - open_at.pop()
        total += sum(len(passage) - place for place in open_at)
    return total


def _spaced(lines: list[str]) -> list[str]:
    """The lines with an empty one below each heading and rule of a block that is hundreds of lines long."""
    if len(lines) < _LONG_BLOCK or any(line.lstrip().startswith(("```", "~~~")) for line in lines):
        return lines
    found: list[str] = []
    for index, line in enumerate(lines):
        found.append(line)
        around = lines[max(0, index - _LONG_BLOCK // 2) : index + _LONG_BLOCK // 2]
        if _ALONE.match(line) and len(around) == _LONG_BLOCK and all(map(str.strip, around)):
            found.append("")
    return found
