"""Blocks of Markdown in a text: code, tables, lists and quotations as one row each, headings with their level.

Data: `is_markdown` tells whether a text is written in it; `join_blocks` makes the rows of its blocks; `heading_level`,
`run_in` and `as_markdown` read one row.
Limits: the marks that people write; no reference links, no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.dumps.layouts.lines.rows import TextRow, unmarked
from generator.dumps.plain_text import plain
from generator.dumps.references.rewrite import single_image
from generator.model import BlockKind

_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")
_RUN_IN = re.compile(r"(\*\*|__)(?=\S)(?P<title>[^*_]{3,200}?)(?<=\S)\1(?P<rest>.*)$", re.DOTALL)
_CAPITALS = re.compile(
    r"(?P<title>[A-ZÀ-ÞА-ЯŁŚŻŹĆŃĄĘÓŐŰČŠŽĐ0-9“\"'][A-ZÀ-ÞА-ЯŁŚŻŹĆŃĄĘÓŐŰČŠŽĐ0-9 ,'’&/%€£$“”\"-]{6,140}?)(?P<mark>[.:!?]| [–—-])\s+(?P<rest>[“\"'(]?[^\W_].*)$",
    re.DOTALL,
)
_LEAST_CAPITALS = 2
"""Words of a title in capitals before its text; after a dash twice as many, since a dateline is written so."""
_FENCE = re.compile(r"(`{3,}|~{3,})")
_SIGNS = re.compile(
    r"^#{1,6}\s+\S|\[[^\]\n]{1,300}\]\(https?://|^\*\*[^*\n]+\*\*|^\|[^|\n]*\|.*\|\s*$|^`{3}|^>\s+\S|^_[^_\n]+_$|(?<![\\\w*])\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*(?!\w)"
)
_LISTED = re.compile(r"(?P<mark>[-*+]|\d{1,9}[.)])\s+(?P<rest>\S.*)$")
_TABLE = re.compile(r"\|.*\|$")
_WIKI = re.compile(r"(={1,6})\s+(?P<words>[^=\s].*?)\s*(?:={1,6})?$")
"""A heading of a wiki or of AsciiDoc."""
_SETEXT = re.compile(r"(?:={3,}|-{3,}|~{5,}|\^{5,}|\+{5,}|\"{5,})$")
_UNDERLINED = 120
_LEAST_SIGNS = 2


def is_markdown(lines: Sequence[str]) -> bool:
    """Whether a text has marks of Markdown on two lines or more, or an image on a line of its own."""
    if any(line.lstrip()[:2] == "![" and single_image(line) for line in lines):
        return True
    return sum(bool(_SIGNS.search(line.strip())) for line in lines) >= _LEAST_SIGNS


def join_blocks(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows with fenced code and tables joined, each in its own row, and the kinds of quotations."""
    joined: list[TextRow] = []
    fence = ""
    for row in map(_without_break, rows):
        opening = _FENCE.match(row.raw)
        above = joined[-1] if joined else None
        if fence and above:
            joined[-1] = _below(above, row)
            fence = "" if opening and opening[1][0] == fence[0] and len(opening[1]) >= len(fence) else fence
        elif opening:
            fence = opening[1]
            joined.append(replace(row, kind=BlockKind.CODE))
        elif _TABLE.match(row.raw):
            if above and above.kind is BlockKind.TABLE and not row.blanks:
                joined[-1] = _below(above, row)
            else:
                joined.append(replace(row, kind=BlockKind.TABLE))
        elif row.raw.startswith("![") and (image := single_image(row.raw)):
            joined.append(replace(row, text=plain(image[0]) or image[1] or row.text, kind=BlockKind.IMAGE))
        elif row.raw.startswith(">") and not row.raw.startswith(">>"):
            joined.append(_quoted(above, row, joined))
        else:
            joined.append(row)
    return joined


def _without_break(row: TextRow) -> TextRow:
    """Without the backslash that ends a line where the next one begins a new line of the page."""
    bare = row.raw.removesuffix("\\").rstrip()
    return replace(row, raw=bare, text=row.text.removesuffix("\\").rstrip()) if bare and bare != row.raw else row


def heading_level(row: TextRow, below: TextRow | None) -> int:
    """1 to 6 of a heading, `#` or underlined; 0 of any other row."""
    if row.kind is not None:
        return 0
    match = _HEADING.match(row.raw)
    if match := match or _WIKI.match(row.raw):
        return len(match[1])
    underlined = below is not None and not below.blanks and _SETEXT.match(below.raw) and not row.is_rule
    if below is not None and underlined and len(row.text) <= _UNDERLINED and not row.text.endswith((".", ",")):
        return 1 if below.raw[0] == "=" else 2
    return 0


def heading_text(row: TextRow) -> str:
    """The words of a heading, with their inline marks."""
    match = _HEADING.match(row.raw) or _WIKI.match(row.raw)
    return match[2] if match else row.raw


def run_in_capitals(row: TextRow) -> tuple[str, str] | None:
    """The title in capitals at the start of a row and the text after it: `BUS LINE STAYS. It will run next year, too.`"""
    match = _CAPITALS.match(row.raw) if row.kind is None else None
    if match is None or not re.search(r"[^\W\d_]{2}", match["rest"].split(" ", 1)[0].lower()):
        return None
    words = len(match["title"].split())
    least = _LEAST_CAPITALS if match["mark"].strip() in (".", ":", "!", "?") else 2 * _LEAST_CAPITALS
    lower = any(char.islower() for char in match["rest"][:60])
    return (match["title"].strip(), match["rest"]) if words >= least and lower else None


def run_in(row: TextRow) -> tuple[str, str] | None:
    """The bold words at the start of a row and the rest, with its marks; None where it begins otherwise."""
    match = _RUN_IN.match(row.raw) if row.kind is None else None
    if not match:
        return None
    rest = re.sub(r"^\s*(?:[-–—:|·]\s+|[.:]\s*)?", "", match["rest"])
    return match["title"].strip(), rest


def as_markdown(row: TextRow, text: str) -> tuple[BlockKind | None, str]:
    """The kind and the Markdown of a row of a text in Markdown, of which `text` is what is kept of it."""
    if row.kind in (BlockKind.CODE, BlockKind.TABLE, BlockKind.IMAGE):
        return row.kind, row.raw
    if row.kind is BlockKind.QUOTE:
        return row.kind, row.raw
    listed = _LISTED.match(text)
    if listed:
        kind = BlockKind.BULLET if listed["mark"] in "-*+" else BlockKind.NUMBERED
        return kind, f"{' ' * row.indent}{text}"
    if _HEADING.match(text):
        return BlockKind.HEADING, re.sub(r"^#+", "##", text)
    return None, text if unmarked(text) != text else ""


def _below(above: TextRow, row: TextRow) -> TextRow:
    gap = "\n" * (1 + row.blanks)
    return replace(above, last=row.last, text=f"{above.text} {row.text}", raw=f"{above.raw}{gap}{row.raw}")


def _quoted(above: TextRow | None, row: TextRow, joined: list[TextRow]) -> TextRow:
    if above and above.kind is BlockKind.QUOTE and not row.blanks:
        joined.pop()
        text = f"{above.text} {row.text.lstrip('> ')}".strip()
        return replace(above, last=row.last, text=text, raw=f"{above.raw}\n{row.raw}")
    text = row.text.lstrip("> ")
    return replace(row, kind=BlockKind.QUOTE, text=text or row.text)
