"""Writes the Markdown of a marked text.

Data: `to_inline` takes a normal marked text (see `inline`) and its addresses.
Limits: every visible character is in the Markdown, and no other; marks that Markdown cannot nest are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.dumps.markup.inline import CODE, EMPHASIS, END_LINK, ENDS, LINK, MARK, MARKS, STRIKE, STRONG
from generator.dumps.to_markdown import escape_inline, escape_start

_EMPHASISED = frozenset({STRONG, EMPHASIS})
_UNSAFE = re.compile(r"[\s()<>\"\\`\[\]|*{}^]")
_EDGE = re.compile(r"^~|~$|&$")
"""What may be half of a mark whose other half is in the next run."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring characters with the same marks."""

    text: str
    marks: frozenset[str] = frozenset()
    """Of `MARKS`."""
    link: int = -1
    """Place of the address; -1 without a link."""

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def to_inline(marked: str, addresses: Sequence[str], *, at_start: bool = True) -> str:
    """The Markdown of a normal marked text; `at_start` where it begins a block."""
    if not MARK.search(marked):
        text = escape_inline(marked)
        return escape_start(text) if at_start else text
    runs = _joined(_over_spaces(_nested(_runs(marked, addresses))))
    linked = any(run.link >= 0 for run in runs)
    parts: list[str] = []
    for link, group in groupby(runs, key=lambda run: run.link):
        words = _styled(list(group), brackets=linked)
        if link < 0 or not words.strip():
            parts.append(words)
        else:
            parts.append(f"[{words.strip()}]({safe_address(addresses[link])})")
    written = "".join(part for part in _apart(parts))
    return escape_start(written) if at_start and runs and not runs[0].marks and runs[0].link < 0 else written


def _runs(marked: str, addresses: Sequence[str]) -> list[_Run]:
    runs: list[_Run] = []
    marks: list[str] = []
    link = -1
    for part in MARK.split(marked):
        if part in MARKS:
            marks.append(part)
        elif part in ENDS:
            if ENDS[part] in marks:
                marks.remove(ENDS[part])
        elif part == END_LINK:
            link = -1
        elif part.startswith(LINK):
            link = int(part[1:-1]) if addresses[int(part[1:-1])] else -1
        elif part:
            style = frozenset(marks)
            runs += [_Run(words, style, link) for words in re.findall(r"\s+|\S+", part)]
    return _joined(runs)


def _over_spaces(runs: Sequence[_Run]) -> list[_Run]:
    """A space has only the marks of both its neighbours: Markdown's marks touch words."""
    split = [
        replace(run, text=words) for run in runs for words in re.findall(r"^\s+|\s+$|\S(?:.*\S)?", run.text) if words
    ]
    found = []
    for index, run in enumerate(split):
        if run.blank:
            before, after = split[index - 1] if index else None, split[index + 1] if index + 1 < len(split) else None
            marks = before.marks & after.marks if before and after else frozenset[str]()
            link = run.link if before and after and before.link == after.link == run.link else -1
            found.append(_Run(run.text, marks - {CODE}, link))
        else:
            found.append(run)
    return found


def _nested(runs: Sequence[_Run]) -> list[_Run]:
    """Only marks that Markdown reads back: in code no other, emphasis within bold or the reverse as one of both."""
    found: list[_Run] = []
    for run in runs:
        marks = frozenset({CODE}) if CODE in run.marks else run.marks
        marks = marks - {EMPHASIS} if STRONG in marks else marks
        above = found[-1] if found and not run.text[0].isspace() and not found[-1].text[-1].isspace() else None
        emphasised = marks & _EMPHASISED
        if above and emphasised and above.marks & _EMPHASISED not in (frozenset(), emphasised):
            marks -= emphasised
        found.append(replace(run, marks=marks))
    return found


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    return [
        _Run("".join(run.text for run in group), *key)
        for key, group in ((key, list(group)) for key, group in groupby(runs, key=lambda run: (run.marks, run.link)))
    ]


def _styled(runs: Sequence[_Run], *, brackets: bool) -> str:
    """The Markdown of runs in one link, or outside of links."""
    parts = []
    for struck, outer in groupby(runs, key=lambda run: STRIKE in run.marks):
        words = "".join(_run(run, brackets=brackets) for run in outer)
        parts.append(_around(words, "~~") if struck else words)
    return "".join(parts)


def _run(run: _Run, *, brackets: bool) -> str:
    if CODE in run.marks and not run.blank:
        words = run.text.strip()
        return run.text.replace(words, _code(words))
    escaped = _escaped(run.text, brackets=brackets)
    return _around(escaped, "**" if STRONG in run.marks else "*" if EMPHASIS in run.marks else "")


def _around(written: str, mark: str) -> str:
    """Words between marks, which touch them."""
    words = written.strip()
    return written.replace(words, f"{mark}{words}{mark}") if words else written


def _escaped(words: str, *, brackets: bool) -> str:
    return _EDGE.sub(lambda match: f"&#{ord(match[0])};", escape_inline(words, brackets=brackets))


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _apart(parts: Sequence[str]) -> list[str]:
    """Parts of which none ends in a mark of exclamation that makes an image of the link after it."""
    after = [*parts[1:], ""]
    return [
        f"{part[:-1]}\\!" if part.endswith("!") and below.startswith("[") else part
        for part, below in zip(parts, after, strict=True)
    ]


def safe_address(address: str) -> str:
    """An address between brackets of Markdown, where an ampersand is never read as an entity."""
    quoted = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), address)
    return quoted.replace("&", "&amp;") if html.unescape(quoted) != quoted else quoted
