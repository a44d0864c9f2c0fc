"""The patterns of `generator/data/furniture`: lines of a web page that are no part of an article, by language.

Data: `furniture_patterns` gives every pattern with its reason and its tested examples, in the order of precedence;
`expand` puts a file's word lists into a pattern.
Limits: reads the package's own files and compiles nothing; `boilerplate` matches lines against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.discard_reason import DiscardReason
from generator.package_data import read_text

LANGUAGES = ("en", "zh", "es", "de", "fr", "it", "pt", "nl", "pl")
"""One file each; the first pattern that matches a line decides, so that this is also an order of precedence."""
PUBLISHERS = "publishers"
"""The file of patterns that serve one publisher's pages."""


@dataclass(frozen=True, slots=True)
class LinePattern:
    """One entry of a file."""

    file: str
    """A language's code, or `publishers`."""
    reason: DiscardReason
    pattern: str
    """Regular expression for the whole line, any case, white space of any kind as one space."""
    examples: tuple[str, ...]
    """Lines that it matches."""
    counterexample: str
    """A line of an article that looks like it and that no furniture pattern matches."""
    publisher: str = ""
    """Whose pages have such lines; empty for a pattern that holds for any site."""


@cache
def furniture_patterns() -> tuple[LinePattern, ...]:
    """Every pattern, in the order of precedence: the files of `LANGUAGES`, then `publishers`, each from top to bottom."""
    return tuple(pattern for file in (*LANGUAGES, PUBLISHERS) for pattern in _read(file))


def expand(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    """`{section}` in a pattern becomes a group of the words of the list `section`."""
    for name, words in lists.items():
        if f"{{{name}}}" in pattern:
            pattern = pattern.replace(f"{{{name}}}", f"(?:{'|'.join(map(re.escape, words))})")
    return pattern


def _read(file: str) -> Iterator[LinePattern]:
    data = load(file)
    lists = data.get("lists", {})
    for entry in data.get("furniture", ()):
        words = entry.get("words", ())
        pattern = "|".join(map(re.escape, words)) if words else expand(entry["pattern"], lists)
        examples = tuple(words) or (entry["example"],)
        reason, publisher = DiscardReason(entry["reason"]), entry.get("publisher", "")
        yield LinePattern(file, reason, pattern, examples, entry["counterexample"], publisher)


@cache
def load(file: str, folder: str = "furniture") -> dict[str, Any]:
    """One file of a folder of `generator/data` as plain data: mappings, lists and strings. Every scalar stays a string: `no`, `on` and `12` are words."""
    import yaml  # here, so that an import without scraped pages does not wait for it

    text = read_text(f"{folder}/{file}.yml")
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return data
