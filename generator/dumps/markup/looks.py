"""Titles that only look like titles: lines that are bold, larger or a link as a whole, and repeat above longer texts.

Data: `mark_titles` puts a heading element around each such line of a tree; `is_hidden` tells what no reader sees.
Limits: by the styles that a page states itself, in an attribute or its head; no style sheet outside it is read. What occurs
once or twice, such as a bold question within a text, stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.dumps.markup.elements import BLOCKS, HEADINGS, SILENT
from generator.dumps.plain_text import letters_of, plain

_CELLS = frozenset({"td", "th"})
_NEVER = frozenset("a option select button caption figcaption pre nav form label".split())
"""Elements in which no line is a title."""
_CLASS_STYLE = re.compile(r"\.(-?[A-Za-z_][\w-]*)\s*(?:,[^{}]*)?\{([^{}]*)\}")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:[^;]*\bbold\b", re.IGNORECASE)
_SIZE = re.compile(
    r"font-size\s*:\s*(\d+(?:\.\d+)?)\s*(px|pt|r?em|%)|font\s*:[^;]*?(\d+(?:\.\d+)?)(px|pt|r?em)", re.IGNORECASE
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0(?![\d.])|mso-hide\s*:\s*all|font-size\s*:\s*0(?![\d.])",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:title|headline|heading|subject|titel|titre|titolo|título)(?:$|[\s_-])", re.IGNORECASE
)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
_FONT_SIZES = (10, 13, 16, 18, 24, 32, 48)
"""Pixels of `<font size="1">` and so on."""
_USUAL = 16.0
_LARGER = 1.1
"""How many times the size of the text a title's is at least."""
_LEAST = 3
"""Titles of one look."""
_MOSTLY = 0.75
"""Share of the lines of one look that are titles."""
_WORDS, _LETTERS, _MOST_LETTERS = 2, 8, 200
"""Of a title."""
_TEXT = 60
"""Letters of a text below a title."""
_BETWEEN = 3
"""Lines between a title and its text: a day, a source."""
_ENDED = re.compile(r"[.;,:。；，：]$")
_ABBREVIATED = re.compile(r"(?:\b\w|\b[A-Z]\w{1,3})\.$")
_DEEPEST = 100
"""Levels of elements in which titles are looked for."""
_BROKEN = 120
"""Letters of a line below a title that a line break ends."""


@dataclass(slots=True)
class _LookedLine:
    """A line of a block: what stands between two breaks or block elements."""

    block: Any
    before: Any
    """The element in front of it; None at the start of the block."""
    parts: list[Any] = field(default_factory=list)
    """Its inline elements."""
    words: str = ""
    look: tuple[object, ...] = ()
    size: float = 0.0
    stands_out: bool = False


def is_hidden(element: Any) -> bool:
    """Whether readers do not see an element, by its own style."""
    return bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None


def mark_titles(root: Any) -> frozenset[str]:
    """Put headings around the lines under `root` that look like titles. Returns the letters of these lines."""
    styles = _styles(root)
    lines = [line for line in _lines(root, styles) if line.words]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    usual = max(sizes, key=lambda size: sizes[size], default=_USUAL)
    looks: dict[tuple[object, ...], list[int]] = {}
    for index, line in enumerate(lines):
        line.stands_out = line.stands_out or line.size > _LARGER * usual
        if line.stands_out and not _is_headed(line.block):
            looks.setdefault(line.look, []).append(index)
    kinds = [found for own in looks.values() if (found := _titles(lines, own))]
    kinds.sort(key=lambda own: (-lines[own[0]].size, own[0]))
    highest = max((int(each.tag[1]) for each in root.iter(*HEADINGS)), default=1)
    marked: set[str] = set()
    for number, own in enumerate(kinds, 1):
        for index in own:
            _wrap(lines[index], min(6, highest + number), lines[index + 1])
            marked.add(letters_of(lines[index].words))
    return frozenset(marked)


def _styles(root: Any) -> Mapping[str, str]:
    """What the page's own style sheets say of each class."""
    found: dict[str, str] = {}
    for sheet in root.iter("style"):
        for name, style in _CLASS_STYLE.findall(sheet.text or ""):
            found[name] = f"{found.get(name, '')};{style}"
    return found


def _lines(element: Any, styles: Mapping[str, str], depth: int = 0) -> Iterator[_LookedLine]:
    """The lines under an element, in order."""
    if depth > _DEEPEST:
        return
    if not isinstance(element.tag, str) or element.tag in SILENT or element.tag in _NEVER or is_hidden(element):
        return
    line = _LookedLine(element, None, words=element.text or "")
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br" or tag in BLOCKS or tag in _CELLS or (tag and _holds_blocks(child)):
            yield _looked_at(line, styles)
            yield from _lines(child, styles, depth + 1)
            line = _LookedLine(element, child, words=child.tail or "")
        else:
            line.parts.append(child)
            line.words += (plain_of(child) if tag and tag not in SILENT else "") + (child.tail or "")
    yield _looked_at(line, styles)


def plain_of(element: Any) -> str:
    """The words of an inline element, without those of scripts."""
    return "".join(
        text for text in element.itertext() if getattr(text, "getparent", None) is None or _is_seen(text.getparent())
    )


def _is_seen(element: Any) -> bool:
    return element is not None and isinstance(element.tag, str) and element.tag not in SILENT


def _holds_blocks(element: Any) -> bool:
    return any(
        isinstance(each.tag, str) and (each.tag in BLOCKS or each.tag == "br") for each in element.iterdescendants()
    )


def _looked_at(line: _LookedLine, styles: Mapping[str, str]) -> _LookedLine:
    """The line with its look: that of the innermost element that holds all of its words."""
    line.words = plain(line.words)
    if not line.words or len(line.words) > _MOST_LETTERS:
        line.size = _size_of(line.block, styles)
        return line
    around = [line.block, *_covering(line)]
    css = ";".join(_style_of(each, styles) for each in around)
    tags = {each.tag for each in around}
    bold = bool(tags & {"b", "strong", "th"}) or bool(_BOLD.search(css))
    bold = bold or _is_all_bold(line)
    line.size = next((size for each in reversed(around) if (size := _own_size(each, styles))), 0.0) or _size_of(
        line.block, styles
    )
    names = tuple(" ".join((each.get("class") or "").split()[:1]) for each in (around[0], around[-1]))
    linked = "a" in tags
    line.look = (line.block.tag, bold, linked, round(line.size), names)
    line.stands_out = bold or linked or any(_NAMED.search(each.get("class") or "") for each in around)
    return line


def _covering(line: _LookedLine) -> list[Any]:
    """The elements that hold all words of a line, outermost first."""
    found: list[Any] = []
    parts: Sequence[Any] = [part for part in line.parts if isinstance(part.tag, str) and plain(plain_of(part))]
    while len(parts) == 1 and plain(plain_of(parts[0])) == line.words:
        found.append(parts[0])
        parts = [part for part in parts[0] if isinstance(part.tag, str) and plain(plain_of(part))]
    return found


def _is_all_bold(line: _LookedLine) -> bool:
    """Whether every word of a line is in some bold element, as where an editor has begun it twice."""
    parts = [part for part in line.parts if isinstance(part.tag, str) and plain(plain_of(part))]
    words = "".join(letters_of(plain_of(part)) for part in parts)
    return bool(parts) and words == letters_of(line.words) and all(part.tag in ("b", "strong") for part in parts)


def _style_of(element: Any, styles: Mapping[str, str]) -> str:
    classes = (element.get("class") or "").split()
    return ";".join([*(styles.get(name, "") for name in classes), element.get("style") or ""])


def _own_size(element: Any, styles: Mapping[str, str]) -> float:
    """Pixels; 0 where the element says nothing of it."""
    if element.tag == "font" and (size := (element.get("size") or "").lstrip("+")).isdecimal():
        return float(_FONT_SIZES[min(max(int(size), 1), 7) - 1])
    if element.tag == "big":
        return 1.2 * _USUAL
    found = _SIZE.findall(_style_of(element, styles))
    if not found:
        return 0.0
    number, unit, short, short_unit = found[-1]
    return float(number or short) * _PIXELS[(unit or short_unit).lower()]


def _size_of(element: Any, styles: Mapping[str, str]) -> float:
    return next((size for each in (element, *element.iterancestors()) if (size := _own_size(each, styles))), _USUAL)


def _is_headed(block: Any) -> bool:
    return any(each.tag in HEADINGS for each in (block, *block.iterancestors()))


def _titles(lines: Sequence[_LookedLine], own: Sequence[int]) -> list[int]:
    """Those lines of one look that are titles; empty where it is not the look of titles."""
    found = [index for index in own if _is_title(lines[index].words) and _has_text(lines, index)]
    different = {letters_of(lines[index].words) for index in found}
    if len(found) < max(_LEAST, _MOSTLY * len(own)) or len(different) < _MOSTLY * len(found):
        return []
    return found


def _is_title(words: str) -> bool:
    letters = sum(char.isalpha() for char in words)
    wide = sum(char >= "\u3040" for char in words)
    enough = len(words.split()) >= _WORDS or wide >= _LETTERS / 2
    ended = _ENDED.search(words) and not _ABBREVIATED.search(words)
    return enough and letters + wide >= _LETTERS and not ended and len(words) <= _MOST_LETTERS


def _has_text(lines: Sequence[_LookedLine], index: int) -> bool:
    """Whether a text is below a line, with a few short lines in between that do not look like it."""
    for below in lines[index + 1 : index + 2 + _BETWEEN]:
        if below.look == lines[index].look and below.look:
            return False
        if len(below.words) >= _TEXT and not below.stands_out:
            return True
    return False


def _wrap(line: _LookedLine, level: int, below: _LookedLine) -> None:
    """Puts a heading around a line; a line break that ends a short line below it becomes the end of a paragraph."""
    heading = line.block.makeelement(f"h{level}", {})
    if line.before is None:
        heading.text, line.block.text = line.block.text, None
        line.block.insert(0, heading)
    else:
        heading.text, line.before.tail = line.before.tail, None
        line.before.addnext(heading)
    for part in line.parts:
        heading.append(part)
    if below.block is line.block and len(below.words) <= _BROKEN:
        last = below.parts[-1] if below.parts else below.before
        following = last.getnext() if last is not None else None
        if following is not None and following.tag == "br":
            following.addprevious(line.block.makeelement("br", {}))
