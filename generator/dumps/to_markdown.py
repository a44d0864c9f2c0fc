"""A document as Markdown: the body of an article file.

Data: `to_markdown`; `escape` keeps plain text plain, `escape_inline` and `escape_start` its parts.
Limits: writes only what `structure` recognises; everything else is text, escaped where Markdown would read it as marks.
"""

from __future__ import annotations

import re

from generator.model import Block, BlockKind, Document

_INLINE = re.compile(r"[\\`*_]|\[(?=[\[^])|\](?=[(\[:])|!(?=\[)")
_INLINE_BRACKETS = re.compile(r"[\\`*_\[\]]")
_ENTITY = re.compile(r"&(?=#?\w+;)|<|~(?=~)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", "~": "&#126;"}
_LINE_START = re.compile(r"(#{1,6}|>|\||\[|[+-](?=\s|$|-)|\d{1,9}[.)](?=\s|$))")
_CLOSING_HASHES = re.compile(r"(#+)$")


_LISTED = frozenset({BlockKind.BULLET, BlockKind.NUMBERED})


def to_markdown(document: Document) -> str:
    """The body, ending with one line break; consecutive entries of one kind make one list."""
    parts: list[str] = []
    lists: dict[int, BlockKind] = {}  # indentation of each list that is open -> its kind
    apart = 0  # indentation of the last entry with an empty line above: no entry further out may follow without one
    for block in document.blocks:
        written = _block(block)
        tight = False
        if block.kind in _LISTED:
            depth = len(written) - len(written.lstrip(" >"))
            tight = bool(lists) and depth >= apart and (depth > max(lists) or lists.get(depth) is block.kind)
            apart = apart if tight else depth
            lists = {level: kind for level, kind in lists.items() if level < depth} | {depth: block.kind}
        else:
            lists = {}
        parts.append(("\n" if tight else "\n\n" if parts else "") + written)
    return "".join(parts) + "\n"


def escape(text: str) -> str:
    """Plain text such that Markdown shows exactly these characters, on one line."""
    return escape_start(escape_inline(" ".join(text.split())))


def escape_start(escaped: str) -> str:
    """A block that begins with plain words, escaped where Markdown would read these as the mark of a block."""
    match = _LINE_START.match(escaped)
    if not match:
        return escaped
    mark = match.group(1)
    if mark == "|":  # a table; a backslash is shown where tables are unknown
        return f"&#124;{escaped[1:]}"
    return f"{mark[:-1]}\\{mark[-1]}{escaped[len(mark) :]}" if mark[0].isdigit() else f"\\{escaped}"


def closing_hashes(text: str) -> str:
    """The words of a heading, of which Markdown would take hashes at the end away: `What is C#` keeps its own."""
    return _CLOSING_HASHES.sub(r"\\\1", text)


def escape_inline(text: str, *, brackets: bool = False) -> str:
    """Plain text within a block: marks get a backslash, all `brackets` where links are near.

    What HTML or a fence of tildes would be gets its entity, since a backslash does not stop it.
    """
    marked = (_INLINE_BRACKETS if brackets else _INLINE).sub(r"\\\g<0>", text)
    return _ENTITY.sub(lambda m: _ENTITIES[m[0]], marked)


def _block(block: Block) -> str:
    if block.markdown:
        return block.markdown
    text = escape(block.text)
    label = escape_inline(block.label)
    match block.kind:
        case BlockKind.LABEL | BlockKind.SPEAKER | BlockKind.POINTER:
            return f"**{label}:** {text}"
        case BlockKind.HEADING:
            return f"## {closing_hashes(text)}"
        case BlockKind.ENTRY:
            return f"## {label}. {closing_hashes(text)}"
        case BlockKind.BULLET:
            return f"- {text}"
        case BlockKind.QUOTE:
            return f"> {text}"
        case BlockKind.ASIDE:
            return f"*({label}: {text})*" if label else f"*({text})*"
        case BlockKind.NUMBERED:
            return f"{label or 1}. {text}"
        case _:
            return text
