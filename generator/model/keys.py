"""What may be written under a key of front matter, of a registry or of the settings.

Data: `Key`, one key; `key_names` of a table of keys.
Limits: describes values by themselves; what a value refers to is checked where all files are known. The checks, the JSON
Schemas and the forms of the editor in the browser read the same tables, so that they agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ValueShape(StrEnum):
    """What a value looks like. Each may be left empty unless its key is required."""

    TEXT = "text"
    """One line; a number counts as its digits."""
    MARKDOWN = "markdown"
    """Text of any length; no number."""
    FLAG = "flag"
    """`true` or `false`."""
    DAY = "day"
    """2024-07-25, also in quotes or with a time of day."""
    NUMBER = "number"
    """A whole number from `low` to `high`."""
    WORDS = "words"
    """A list of texts; a single text counts as a list of one."""
    LIST = "list"
    """A list of texts, none of them empty or a number."""
    CHOICE = "choice"
    """One of `values`."""
    CHOICES = "choices"
    """A list of some of `values`."""
    RANGE = "range"
    """[first, last], whole numbers from 1 on, in order."""
    RECORD = "record"
    """A mapping with `keys`."""
    RECORDS = "records"
    """A list of mappings with `keys`; a text counts as a mapping with the first of them."""
    MAPPING = "mapping"
    """A mapping with any keys."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, and which values are allowed."""

    name: str
    shape: ValueShape
    help: str
    """One sentence for editors, without a full stop."""
    required: bool = False
    pattern: str = ""
    """Regular expression that a whole text, or each text of a list, must match; of the kind that JavaScript reads, too."""
    values: tuple[str, ...] = ()
    low: int = 1
    high: int = 0
    """0: no limit."""
    keys: tuple[Key, ...] = ()
    """Of a record."""
    alone: bool = False
    """Of `RECORDS`: whether one of them may be written without a list."""
    default: Any = None
    """What an editor need not write; None if there is none."""


def key_names(keys: Iterable[Key]) -> tuple[str, ...]:
    """Returns the names of keys, in order."""
    return tuple(key.name for key in keys)
