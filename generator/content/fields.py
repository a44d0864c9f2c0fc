"""Reading one value of front matter or a registry: the right type, or a problem with its line and the fix.

Data: `Fields` wraps one mapping of a file and collects the problems found in it.
Limits: knows types, not meanings; what a key means is for its module.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from generator.errors import Problem, nearest
from generator.yaml_lines import Node


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
            advice = nearest(key, names)
            slip = advice.startswith("did you mean")
            if closed:
                self.problems.append(Problem(self.path, part.line, f'unknown key "{key}"', advice))
            elif slip and _one_slip(key, names):
                fix = f"{advice} A key of your own needs a name less like it"
                self.problems.append(Problem(self.path, part.line, f'unknown key "{key}"', fix))


def _one_slip(key: str, names: Iterable[str]) -> bool:
    """Whether `key` is a known name with one letter added, missing, changed or swapped with its neighbour."""
    return any(_distance_is_one(key.replace("-", "_").lower(), name) for name in names)


def _distance_is_one(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[i:] == b[i + 1 :]
    return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
