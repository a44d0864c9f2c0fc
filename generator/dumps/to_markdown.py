"""A document as Markdown: the body of an article file.

Data: `to_markdown`; `escape` keeps plain text plain.
Limits: writes only what `structure` recognises; everything else is text, escaped where Markdown would read it as marks.
"""

from __future__ import annotations

import re

from generator.model import Block, BlockKind, Document

_INLINE = re.compile(r"[\\`*_]|\[(?=[\[^])|\](?=[(\[:])|!(?=\[)")
_ENTITY = re.compile(r"&(?=#?\w+;)|<")
_LINE_START = re.compile(r"(#{1,6}|>|\[|[+-](?=\s|$|-)|\d{1,9}[.)](?=\s|$))")
_CLOSING_HASHES = re.compile(r"(#+)$")


_LISTED = frozenset({BlockKind.BULLET, BlockKind.NUMBERED})


def to_markdown(document: Document) -> str:
    """The body, ending with one line break; consecutive bullets make one list."""
    parts: list[str] = []
    previous: BlockKind | None = None
    for block in document.blocks:
        tight = block.kind in _LISTED and previous in _LISTED
        parts.append(("\n" if tight else "\n\n" if parts else "") + _block(block))
        previous = block.kind
    return "".join(parts) + "\n"


def escape(text: str) -> str:
    """Plain text such that Markdown shows exactly these characters, on one line."""
    escaped = _escape_inline(" ".join(text.split()))
    if escaped.startswith("~~~"):
        return "&#126;" + escaped[1:]  # a backslash does not stop a fence of tildes
    match = _LINE_START.match(escaped)
    if not match:
        return escaped
    mark = match.group(1)
    return f"{mark[:-1]}\\{mark[-1]}{escaped[len(mark) :]}" if mark[0].isdigit() else f"\\{escaped}"


def _heading(text: str) -> str:
    """Markdown takes hashes at the end of a heading away: `What is C#` keeps its own."""
    return _CLOSING_HASHES.sub(r"\\\1", text)


def _escape_inline(text: str) -> str:
    """Marks get a backslash; what HTML would read gets its entity, since a backslash does not stop it."""
    return _ENTITY.sub(lambda m: "&lt;" if m[0] == "<" else "&amp;", _INLINE.sub(r"\\\g<0>", text))


def _block(block: Block) -> str:
    if block.markdown:
        return block.markdown
    text = escape(block.text)
    label = _escape_inline(block.label)
    match block.kind:
        case BlockKind.LABEL | BlockKind.SPEAKER | BlockKind.POINTER:
            return f"**{label}:** {text}"
        case BlockKind.HEADING:
            return f"## {_heading(text)}"
        case BlockKind.ENTRY:
            return f"## {label}. {_heading(text)}"
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
