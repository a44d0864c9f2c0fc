"""Parses plain YAML, as nearly all content files have it, without the YAML library.

Data: `plain_node` gives the same `Node` as the library does, or None where that is not sure; `scalar_value` says what a scalar
without quotes means.
Limits: a mapping of keys with a value on one line each, which may be a list in brackets, or a mapping on lines indented by two
spaces; or a list of mappings. All else, and all that is wrong, is left to the library.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}

_STRANGE = re.compile(r"[^\n -~\xa0-\u2027\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Control characters, tabs, other line ends, marks of the order of bytes."""
_LINE = re.compile(r"(- |  )?([A-Za-z_][A-Za-z0-9_-]*):(?: (.+))?\Z")
_SIGNS = frozenset(" -?:,[]{}#&*!|>'\"%@`~+.")
"""With which a value without quotes does not begin here."""
_ITEM = r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`~+.][^?:,\[\]{}#]*(?<! )|'[^',]*'|\"[^\",\\]*\")"
_LIST = re.compile(rf"\[(?:({_ITEM}(?:, {_ITEM})*))?\]\Z")
_QUOTED = re.compile(r"'([^']*)'\Z|\"([^\"\\]*)\"\Z")


class Node(NamedTuple):
    """A part of a YAML document with its line."""

    value: Any
    """Plain data: dict, list, str, int, float, bool, datetime.date or None."""
    line: int
    """1-based line of the file."""
    items: dict[str, Node] | list[Node] | None = None
    """The parts of a mapping or a sequence; None for a scalar."""

    @property
    def mapping(self) -> dict[str, Node]:
        """The parts by key; empty if this is not a mapping."""
        return self.items if isinstance(self.items, dict) else {}

    @property
    def sequence(self) -> list[Node]:
        """The parts in order; empty if this is not a sequence."""
        return self.items if isinstance(self.items, list) else []


def scalar_value(text: str) -> Any:
    """The value of a scalar without quotes."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-0123456789":  # most are strings
        return text
    if _INT.match(text):
        return _as_written(int(text), text) if len(text) <= 18 else text  # more digits: an identifier, not a number
    if _FLOAT.match(text):
        return _as_written(float(text), text)
    if _DAY.match(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _as_written(number: int | float, text: str) -> int | float | str:
    """The number, unless it would be printed otherwise than it is written, as 1.10 would."""
    return number if str(number) == text else text


def plain_node(text: str, first_line: int) -> Node | None:
    """The document; None where it is left to the library. `first_line`: 1-based line of the file on which it begins."""
    return None if _STRANGE.search(text) else _Reader().read(text, first_line)


class _Reader:
    """Reads one document, line by line."""

    def __init__(self) -> None:
        self._entries: list[tuple[int, dict[str, Node]]] = []
        self._top: dict[str, Node] = {}
        """The mapping of the document, or of the entry of a list."""
        self._inner: dict[str, Node] | None = None
        """That of the key before, if it has no value of its own."""
        self._key = ""
        """That key."""

    def read(self, text: str, first_line: int) -> Node | None:
        for line, written in enumerate(text.split("\n"), first_line):
            match = _LINE.match(written)
            if match is None:
                if written and written[0] != "#":
                    return None
            elif not self._add(line, *match.groups()):
                return None
        self._close()
        if self._entries:
            nodes = [_mapping(parts, line) for line, parts in self._entries]
            return Node([node.value for node in nodes], nodes[0].line, nodes)
        return _mapping(self._top, next(iter(self._top.values())).line) if self._top else None

    def _add(self, line: int, indent: str | None, key: str, written: str | None) -> bool:
        """Take in one line; False if it is left to the library."""
        node = _node(written, line)
        if node is None:
            return False
        if indent == "- ":
            if self._top and not self._entries:
                return False
            self._entries.append((line, {}))
            self._top = self._entries[-1][1]
        parts = self._top
        if indent == "  " and not self._entries:
            if self._inner is None:
                return False
            parts = self._inner
        elif indent is None and self._entries:
            return False
        elif not self._entries:
            self._close()
            self._inner, self._key = ({}, key) if written is None else (None, "")
        if key in parts:
            return False
        parts[key] = node
        return True

    def _close(self) -> None:
        """The key before has the mapping on the lines below it, if there is one."""
        if self._inner:
            self._top[self._key] = _mapping(self._inner, self._top[self._key].line)


def _mapping(parts: dict[str, Node], line: int) -> Node:
    return Node({key: part.value for key, part in parts.items()}, line, parts)


def _node(written: str | None, line: int) -> Node | None:
    """A value; None where it is left to the library."""
    if written is None:
        return Node(None, line)
    if written[0] not in _SIGNS:
        plain = ": " not in written and " #" not in written and written[-1] not in " :"
        return Node(scalar_value(written), line) if plain else None
    if written[0] == "[":
        items = _LIST.match(written)
        if not items:
            return None
        values = [_item(item) for item in items[1].split(", ")] if items[1] else []
        return Node(values, line, [Node(value, line) for value in values])
    quoted = _QUOTED.match(written)
    return Node(quoted[1] or quoted[2] or "", line) if quoted else None


def _item(written: str) -> Any:
    return written[1:-1] if written[0] in "'\"" else scalar_value(written)
