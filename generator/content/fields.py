"""Reading one value of front matter or a registry: the right type, or a problem with its line and the fix.

Data: `Fields` wraps one mapping of a file and collects the problems found in it.
Limits: knows types, not meanings; what a key means is for its module.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable
from typing import Any

from generator.errors import Problem, nearest
from generator.yaml_lines import Node

_SLIP = 0.8
"""Likeness from which an unknown key is taken for a slip of a known one: `companys`, `tag`, `date-basis`."""


class Fields:
    """The keys of one mapping. Every reader returns a usable value; what was wrong is in `problems`."""

    def __init__(self, node: Node, path: str, problems: list[Problem]) -> None:
        self.node = node
        self.path = path
        self.problems = problems

    def problem(self, key: str, what: str, fix: str = "") -> None:
        """Note a mistake at the line of `key`, or at the mapping's first line where the key is missing."""
        part = self.node.mapping.get(key)
        self.problems.append(Problem(self.path, part.line if part else self.node.line, what, fix))

    def raw(self, key: str) -> Any:
        """The plain value, None where missing."""
        part = self.node.mapping.get(key)
        return part.value if part else None

    def text(self, key: str, *, required: bool = False) -> str:
        """One line of words; empty where missing. A number counts as words: a title may be `360`."""
        value = self.raw(key)
        if value is None:
            if required:
                self.problem(key, f'the key "{key}" is missing or empty', f"add a line such as {key}: …")
            return ""
        if isinstance(value, dict | list | bool):
            self.problem(
                key, f"{key}: {value!r} is not text", "write words, in double quotes where they look like code"
            )
            return ""
        return " ".join(str(value).split())

    def optional_text(self, key: str) -> str | None:
        """Like `text`, None where missing."""
        return self.text(key) or None

    def flag(self, key: str) -> bool:
        """`true` or `false`; false where missing."""
        value = self.raw(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.problem(key, f"{key}: {value!r} is neither true nor false", "write true or false")
        return False

    def day(self, key: str, *, required: bool = False) -> dt.date | None:
        """A day such as 2024-07-25; None where missing or null."""
        value = self.raw(key)
        if isinstance(value, dt.date):
            return value
        if value is not None:
            self.problem(key, f'{key}: "{value}" is not a day', "write it as YYYY-MM-DD, such as 2024-07-25")
        elif required:
            self.problem(key, f'the key "{key}" is missing or empty', f"add a line such as {key}: 2024-07-25")
        return None

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, each once, in order; a single word counts as a list of one."""
        value = self.raw(key)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        found: list[str] = []
        for item in values:
            if isinstance(item, dict | list | bool) or item is None:
                self.problem(key, f"{key}: {item!r} is not a name", f"write {key}: [First, Second]")
            elif (word := " ".join(str(item).split())) and word not in found:
                found.append(word)
        return tuple(found)

    def line_of(self, key: str) -> int:
        """1-based line of a key, or of the mapping where it is missing."""
        part = self.node.mapping.get(key)
        return part.line if part else self.node.line

    def check_keys(self, known: Iterable[str], *, closed: bool) -> None:
        """Report unknown keys: all of them where `closed`, else only those that look like a slip of a known one."""
        names = list(known)
        for key, part in self.node.mapping.items():
            if key in names:
                continue
            if closed:
                self.problems.append(Problem(self.path, part.line, f'unknown key "{key}"', nearest(key, names)))
            elif slip := difflib.get_close_matches(key.lower().replace("-", "_"), names, n=1, cutoff=_SLIP):
                fix = f"did you mean {slip[0]}? A key of your own needs a name less like it"
                self.problems.append(Problem(self.path, part.line, f'unknown key "{key}"', fix))
