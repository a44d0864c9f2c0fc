"""What a person says is in a dump: where its articles begin, and what is known of some of them.

Data: `read_truth` reads a JSON file, `{"dump": name, "starts": [1-based lines], "last_line": n, "articles": [labels]}`.
`last_line` (left out: the dump's last) is the end of what was judged; `articles` may be left out. A label has
`start_line`, and any of `title`, `date`, `date_earliest`, `date_latest`, `date_sure`, `companies_primary`,
`companies_mentioned`, `tags`.
Limits: dumps of text; one article begins on a line at most.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of one article."""

    start: int
    """1-based first line."""
    title: str = ""
    """The headline that it was published with; empty where it is not known, likewise the others."""
    date: dt.date | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    """With `earliest`: the range that a person was sure of; both `date` where it is certain."""
    sure: bool = False
    primary: frozenset[str] = frozenset()
    """Companies it is about."""
    mentioned: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Truth:
    """A dump's lines and what is in them."""

    name: str
    """The dump's file name."""
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    """1-based lines on which an article begins, ascending; the first is the first of the dump."""
    last_line: int
    """1-based: nothing is known of the lines after it."""
    labels: tuple[Label, ...] = ()
    ordered: bool = True
    """Whether the articles are in the order of their days."""

    def judged(self) -> Truth:
        """Without the lines of which nothing is known."""
        return replace(self, lines=self.lines[: self.last_line])

    def articles(self) -> list[tuple[str, ...]]:
        """The lines of every article up to `last_line`."""
        ends = [*(start - 1 for start in self.starts[1:]), self.last_line]
        return [self.lines[start - 1 : end] for start, end in zip(self.starts, ends, strict=True)]


def read_truth(dump: Path, truth: Path) -> Truth:
    """The truth about a dump."""
    data = json.loads(truth.read_text(encoding="utf-8"))
    lines = tuple(dump.read_text(encoding="utf-8").split("\n"))
    labels = tuple(_label(article) for article in data.get("articles", ()))
    return Truth(dump.name, lines, tuple(data["starts"]), data.get("last_line") or len(lines), labels)


def _label(data: Mapping[str, Any]) -> Label:
    day = _day(data.get("date"))
    return Label(
        data["start_line"],
        data.get("title", ""),
        day,
        _day(data.get("date_earliest")) or day,
        _day(data.get("date_latest")) or day,
        bool(data.get("date_sure")),
        frozenset(data.get("companies_primary", ())),
        frozenset(data.get("companies_mentioned", ())),
        frozenset(data.get("tags", ())),
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
