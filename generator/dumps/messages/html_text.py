"""HTML as lines of Markdown, so that a mail or a document in HTML is divided as one in plain text is.

Data: `html_lines` gives the lines, an empty one between blocks.
Limits: headings, lists, quotations, emphasis, links and tables with a header; tables that only lay out a page are read cell
by cell. What is hidden from readers is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from generator.dumps.formats.html_blocks import parse
from generator.dumps.markup.elements import is_small
from generator.dumps.plain_text import plain
from generator.dumps.to_markdown import escape_inline

_SILENT = frozenset(
    "script style template svg head iframe object embed canvas video audio noscript form button".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure figcaption footer header hr html li "
    "main ol p pre section summary table tbody tfoot thead tr td th ul h1 h2 h3 h4 h5 h6 caption title".split()
)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0|mso-hide\s*:\s*all|font-size\s*:\s*0"
)
_SPECIAL = re.compile(r"([\\`*_\[\]])")


@dataclass(slots=True)
class _MessageWalk:
    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    heading: int = 0
    quoted: int = 0
    lists: list[int] = field(default_factory=list)
    """Of the lists that are open: the number of the present entry, 0 for one of bullets."""
    entry: bool = False
    """The words are the first of an entry."""
    images: dict[str, str] = field(default_factory=dict)
    """Address of each image that is not part of the lines -> its alternative words."""
    shown: list[str] = field(default_factory=list)
    """Images of the block, as Markdown."""
    inner: Callable[[str], str] = str
    """From an image's address as written that of the image inside the file; empty where there is none."""

    def part(self) -> _MessageWalk:
        """A walk through a part of the text, which notes the images of the whole."""
        return _MessageWalk(images=self.images, inner=self.inner)

    def flush(self) -> None:
        """A block ends."""
        for number, part in enumerate("".join(self.words).split("\n")):
            text = plain(part)
            # Bold words at the start would look like titles; emphasis that ends and begins again goes on. Words stay apart.
            text = _emphasis(_bold(text)).strip()
            if not text or not any(char.isalnum() for char in text):
                continue
            tight = bool(self.lists) and bool(self.lines) and not self.entry and number == 0
            if not (tight or number) or not self.lists:
                self.lines.append("")
            self.lines.append(self._mark() + text)
            self.entry = False
        self.words.clear()
        for image in self.shown:
            self.lines += ["", image, ""]
        self.shown.clear()

    def _mark(self) -> str:
        mark = "> " * self.quoted
        if self.heading:
            return f"{mark}{'#' * self.heading} "
        if not self.lists:
            return mark
        indent = "  " * (len(self.lists) - 1)
        if not self.entry:
            return f"{mark}{indent}  "
        return f"{mark}{indent}{f'{self.lists[-1]}. ' if self.lists[-1] else '- '}"


def _bold(text: str) -> str:
    """The text with its bold words within sentences; those that are all of it, or begin it like a title, are plain."""
    text = re.sub(r"(?<!\\)\*\*(\s*)\*\*", r"\1", text)
    parts = re.split(r"(?<!\\)\*\*", text)
    for index in range(1, len(parts), 2):
        before, words, after = parts[index - 1], parts[index], parts[index + 1] if index + 1 < len(parts) else ""
        within = bool("".join(parts[:index]).strip()) or (after[:1] == " " and after[1:2].islower())
        apart = not (before[-1:].isalnum() or after[:1].isalnum())
        if within and index + 1 < len(parts) and (apart or (words[:1].isalnum() and words[-1:].isalnum())):
            parts[index] = f"\0{words.replace('*', '')}\0"
    return "".join(parts)


def _emphasis(text: str) -> str:
    return re.sub(r"(?<!\\)\*(\s*)\*", r"\1", text).replace("\0", "**")


def html_lines(source: str, inner: Callable[[str], str] = lambda address: "") -> list[str]:
    """The lines of a text in HTML; none where it has no words.

    `inner` gives the address of an image inside the file, from that in the HTML; an image for which it is empty has no line.
    """
    return lines_and_images(source, inner)[0]


def lines_and_images(source: str, inner: Callable[[str], str]) -> tuple[list[str], dict[str, str]]:
    """The same lines, and the images that have none: address -> alternative words."""
    walk = _MessageWalk(inner=inner)
    _element(walk, parse(source, page=True))
    walk.flush()
    lines = walk.lines[1:] if walk.lines and not walk.lines[0] else walk.lines
    return lines, walk.images


def _element(walk: _MessageWalk, element: Any) -> None:
    """Add an element, without the text after it."""
    tag = element.tag.lower() if isinstance(element.tag, str) else ""
    if not tag or tag in _SILENT or _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None:
        return
    if tag == "table" and _is_data(element):
        _table(walk, element)
        return
    if tag in _BLOCKS:
        _block(walk, element, tag)
    elif tag == "br":
        walk.words.append("\n")
    elif tag == "img":
        _image(walk, element)
    elif tag == "a":
        _link(walk, element)
    elif tag in _MARKS:
        _marked(walk, element, _MARKS[tag])
    else:
        _content(walk, element)


def _content(walk: _MessageWalk, element: Any) -> None:
    walk.words.append(_text(element.text))
    for child in element:
        _element(walk, child)
        walk.words.append(_text(child.tail))


def _text(words: str | None) -> str:
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", words)) if words else ""


def _block(walk: _MessageWalk, element: Any, tag: str) -> None:
    walk.flush()
    level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
    before = walk.heading, walk.entry
    walk.heading = level or walk.heading
    walk.quoted += tag == "blockquote"
    if tag in ("ul", "ol"):
        walk.lists.append(0 if tag == "ul" else _number(element.get("start"), 1) - 1)
        walk.lines += [""] if len(walk.lists) == 1 else []
    if tag == "li":
        walk.entry = True
        if walk.lists and not _is_bulleted(element):
            walk.lists[-1] += 1
    if tag == "hr":
        walk.lines += ["", "---"]
    _content(walk, element)
    walk.flush()
    walk.heading = before[0]
    walk.quoted -= tag == "blockquote"
    if tag in ("ul", "ol"):
        walk.lists.pop()
    if tag == "li":
        walk.entry = False


def _is_bulleted(entry: Any) -> bool:
    parent = entry.getparent()
    return parent is None or parent.tag != "ol"


def _number(words: str | None, otherwise: int) -> int:
    return int(words) if words and words.isdigit() else otherwise


def _image(walk: _MessageWalk, element: Any) -> None:
    """An image inside the file becomes a line of its own, after the words of its block; any other is noted."""
    address, words = (element.get("src") or "").strip(), plain(element.get("alt") or "")
    found = walk.inner(address) if address else ""
    if found:
        named = escape_inline(words, brackets=True)
        walk.shown.append(f"![{named}]({quote(found, safe='/:@=+,;~!$&*-._%')})")
    elif words and not is_small(element):
        walk.images[address] = words


def _link(walk: _MessageWalk, element: Any) -> None:
    address = (element.get("href") or "").strip()
    inner = walk.part()
    _content(inner, element)
    words = "".join(inner.words)
    if inner.lines or inner.shown or "\n" in words.strip("\n") or not address.startswith("http") or not plain(words):
        _content(walk, element)  # around blocks, or no address
        return
    text = plain(words)
    shown = address if text.replace("\\", "") == address else f"[{text}]({address.replace(' ', '%20')})"
    walk.words.append(f" {shown} " if words[:1] == " " else f"{shown} " if words[-1:] == " " else shown)


def _marked(walk: _MessageWalk, element: Any, mark: str) -> None:
    inner = walk.part()
    _content(inner, element)
    words = "".join(inner.words)
    text = plain(words)
    if inner.lines or inner.shown or "\n" in words.strip("\n") or not text or mark in words or walk.heading:
        _content(walk, element)
        return
    text = re.sub(r"(?<!\\)\*", "", text) if mark == "**" else text
    before, after = " " * (words[:1] in " \n"), " " * (words[-1:] in " \n")
    walk.words.append(f"{before}{mark}{text}{mark}{after}")


def _is_data(table: Any) -> bool:
    """Whether a table has a header and no table in it: it does not only lay out a page."""
    return table.find(".//th") is not None and table.find(".//table") is None


def _table(walk: _MessageWalk, table: Any) -> None:
    walk.flush()
    rows = [[_cell(walk, cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    walk.lines.append("")
    for number, row in enumerate(rows):
        walk.lines.append(f"| {' | '.join([*row, *[''] * (width - len(row))])} |")
        if number == 0:
            walk.lines.append(f"|{' --- |' * width}")


def _cell(walk: _MessageWalk, cell: Any) -> str:
    inner = walk.part()
    _content(inner, cell)
    walk.shown += inner.shown
    inner.shown.clear()
    inner.flush()
    return plain(" ".join(inner.lines)).replace("|", "\\|")
