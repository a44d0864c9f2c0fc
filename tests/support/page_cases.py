"""The pages of `tests/pages`: a scraped page as text, and beside it what a person says is in it.

Data: `page_cases` reads them; `measure` compares what `read_page` finds.
Limits: items are compared in order; an article too many or too few counts with all its lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from generator.dumps.page.extract import read_page
from generator.dumps.read import read_dump
from generator.model import Dump, Item

PAGES = Path(__file__).resolve().parent.parent / "pages"
FACTS = ("title", "author", "date", "publication")


@dataclass(frozen=True, slots=True)
class PageScore:
    """How one page was read."""

    name: str
    wanted: int
    """Body lines of all its articles."""
    found: int
    right: int
    too_many: tuple[int, ...]
    missed: tuple[int, ...]
    wrong: tuple[str, ...]
    """Facts that are not exact: `author: None, not 'Ana Soto'`."""


def page_cases(folder: Path = PAGES) -> Iterator[tuple[Dump, list[dict[str, Any]]]]:
    """Every page and its expected items, by name."""
    for path in sorted(folder.glob("*.txt")):
        yield read_dump(path), yaml.safe_load(path.with_suffix(".yml").read_text("utf-8"))["items"]


def measure(dump: Dump, expected: list[dict[str, Any]]) -> PageScore:
    items, _ = read_page(dump)
    found = {(n, p.line) for n, item in enumerate(items) for p in item.paragraphs}
    wanted = {(n, line) for n, item in enumerate(expected) for line in item["body"]}
    wrong = [
        f"{fact}: {got!r}, not {want!r}"
        for item, truth in zip_longest(items, expected)
        for fact in FACTS
        if (got := _fact(item, fact)) != (want := truth[fact] if truth else None)
    ]
    lines = [tuple(sorted(line for _, line in part)) for part in (found - wanted, wanted - found)]
    return PageScore(dump.name, len(wanted), len(found), len(found & wanted), lines[0], lines[1], tuple(wrong))


def _fact(item: Item | None, fact: str) -> str | None:
    value = getattr(item, fact) if item else None
    if fact == "date":
        return value.day.isoformat() if value and value.day else None
    return value
