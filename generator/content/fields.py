"""Reads typed values from a YAML mapping; a wrong value becomes a problem with its line and its fix.

Data: `Fields` wraps one mapping of front matter or of a registry and collects its problems.
Limits: checks types only; the meaning of a key belongs to the calling module.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from generator.errors import Problem, closest, cut, nearest, shown
from generator.model.keys import Key, key_names
from generator.yaml_lines import Node

_MISSPELT = 0.8
"""Ratio of `difflib` from which an unknown key counts as a misspelt known one: `companys`, `tag`, `date-basis`."""
_LIKE_A_KEY = 0.7
"""Likewise, for the nearest of keys that are all known."""

_FIRST_YEAR = 1000
_TIMED = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?))?)?\Z"
)


@cache  # a registry has thousands of entries with the same table
def _names_of(keys: tuple[Key, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The names of all keys, and of those that are required."""
    return key_names(keys), frozenset(key.name for key in keys if key.required)


def _as_day(value: Any) -> Any:
    """The date of a text such as "2024-07-25" or 2024-07-25 10:30; any other value as it is."""
    match = _TIMED.match(value.strip()) if isinstance(value, str) else None
    if not match:
        return value
    try:
        return dt.date.fromisoformat(match.group(1))
    except ValueError:
        return value


class Fields:
    """The keys of one mapping. Every method returns a usable value and adds what is wrong to `problems`."""

    def __init__(self, node: Node, path: str, problems: list[Problem]) -> None:
        self.node = node
        self.path = path
        self.problems = problems
        self._required: frozenset[str] = frozenset()
        self._alike = _MISSPELT
        self._known: tuple[str, ...] = ()

    def problem(self, key: str, what: str, fix: str = "") -> None:
        """Add a problem at the line of `key`, or at the first line of the mapping if the key is missing."""
        part = self.node.mapping.get(key)
        self.problems.append(Problem(self.path, part.line if part else self.node.line, cut(what), cut(fix)))

    def raw(self, key: str) -> Any:
        """Returns the plain value; None if missing."""
        part = self.node.mapping.get(key)
        return part.value if part else None

    def text(self, key: str, *, required: bool = False) -> str:
        """Returns one line of text; empty if missing. A number counts as text, as it is written: a title may be `1.10`.

        Nothing but spaces is as good as missing.
        """
        value = self.raw(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            if (required or key in self._required) and not self._misspelt(key):
                self.problem(key, f'the key "{key}" is missing or empty', f"add a line such as {key}: …")
            return ""
        if isinstance(value, dict | list | bool):
            self.problem(key, f"{key}: {shown(value)} is not text", "put the words into double quotes")
            return ""
        return " ".join(str(value).split())

    def optional_text(self, key: str) -> str | None:
        """Returns `text`, or None if missing."""
        return self.text(key) or None

    def flag(self, key: str) -> bool:
        """Returns `true` or `false`; false if missing."""
        value = self.raw(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.problem(key, f"{key}: {shown(value)} is neither true nor false", "write true or false")
        return False

    def day(self, key: str, *, required: bool = False) -> dt.date | None:
        """Returns a date such as 2024-07-25, in quotes or with a time too; None if missing, null or invalid."""
        value = _as_day(self.raw(key))
        if isinstance(value, dt.date) and value.year < _FIRST_YEAR:
            self.problem(key, f"{key}: the year of {value} is before {_FIRST_YEAR}", "correct it, such as 2024-07-25")
            return None
        if isinstance(value, dt.date):
            return value
        if value is not None:
            self.problem(key, f"{key}: invalid date {shown(value)}", "use YYYY-MM-DD, such as 2024-07-25")
        elif (required or key in self._required) and not self._misspelt(key):
            self.problem(key, f'the key "{key}" is missing or empty', f"add a line such as {key}: 2024-07-25")
        return None

    def words(self, key: str) -> tuple[str, ...]:
        """Returns a list of strings, each once, in order; a single string counts as a list of one."""
        value = self.raw(key)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        found: list[str] = []
        for item in values:
            if isinstance(item, dict | list | bool) or item is None:
                self.problem(key, f"{key}: {shown(item)} is not a name", f"write {key}: [First, Second]")
            elif (word := " ".join(str(item).split())) and word not in found:
                found.append(word)
        return tuple(found)

    def line_of(self, key: str) -> int:
        """Returns the 1-based line of a key, or of the mapping if the key is missing."""
        part = self.node.mapping.get(key)
        return part.line if part else self.node.line

    def _misspelt(self, key: str) -> bool:
        """Whether a missing key is there under a name that is reported as misspelt."""
        others = [name.lower() for name in self.node.mapping if name not in self._known]
        return key not in self.node.mapping and closest(key, others, self._alike) is not None

    def check_table(self, keys: tuple[Key, ...], *, closed: bool = True) -> None:
        """Report unknown keys, and from now on those that are required and missing when they are read."""
        self._known, self._required = _names_of(keys)
        self._alike = _LIKE_A_KEY if closed else _MISSPELT  # each unknown key is reported, or only those much alike
        self.check_keys(self._known, closed=closed)

    def check_keys(self, known: Iterable[str], *, closed: bool) -> None:
        """Report unknown keys: all of them if `closed`, else only those that look like a misspelt known one."""
        names = list(known)
        for key, part in self.node.mapping.items() if not self.node.mapping.keys() <= set(names) else ():
            if key in names:
                continue
            if closed:
                self.problems.append(
                    Problem(self.path, part.line, f'unknown key "{key}"', nearest(key, names, _LIKE_A_KEY))
                )
            elif similar := difflib.get_close_matches(key.lower().replace("-", "_"), names, n=1, cutoff=_MISSPELT):
                fix = f"did you mean {similar[0]}? A key of your own needs a name that differs more"
                self.problems.append(Problem(self.path, part.line, f'unknown key "{key}"', fix))
