"""The tables of text analysis, read once from `generator/data/search.json`.

Data: the constants below. The browser's copy, `themes/broadsheet/scripts/search-tables.js`, is generated from the same
file by `scripts/search_tables.py`; a test fails while it is out of date.
Limits: the file is part of the package and not checked: a mistake in it is a bug, not a user's error.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources
from typing import Any

Ranges = tuple[tuple[int, int], ...]
"""Code points, first and last, inclusive."""


def load_tables() -> dict[str, Any]:
    """The file's content with its ranges as numbers, without the sentence about itself."""
    text = resources.files("generator").joinpath("data", "search.json").read_text(encoding="utf-8")
    tables: dict[str, Any] = json.loads(text)
    del tables["about"]
    for name in ("separators", "ideographs"):
        tables[name] = _ranges(tables[name])
    return tables


def _ranges(written: Sequence[str]) -> Ranges:
    pairs = (text.split("-") for text in written)
    return tuple((int(first, 16), int(last, 16)) for first, last in pairs)


_TABLES = load_tables()

STOP_WORDS = frozenset(_TABLES["stop_words"].split())
"""Words that are not indexed."""
SEPARATORS: Ranges = _TABLES["separators"]
"""Code points that belong to no word; all others do."""
IDEOGRAPHS: Ranges = _TABLES["ideographs"]
"""Scripts written without spaces between words."""
FOLDED_LETTERS: dict[str, str] = _TABLES["folded_letters"]
"""Letters that Unicode does not decompose -> what people type instead."""
HYPHENS: str = _TABLES["hyphens"]
"""Characters that join the parts of a compound word."""
APOSTROPHES: str = _TABLES["apostrophes"]
UNITS: dict[str, str] = _TABLES["units"]
"""What an amount may end in -> the word for it."""
UNITS_IN_NAMES = frozenset(_TABLES["units_in_names"])
"""Units that a name may end in as well, `3M`: such a word is also indexed unchanged."""
CURRENCIES: tuple[str, ...] = tuple(_TABLES["currencies"])
"""Codes that may precede an amount without a space, `RMB100`."""
