"""Small makers of records with sensible defaults: a test says only what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from generator.model import Article, DateEstimate, Dump, DumpKind, Item, Paragraph, Slug, Source


def make_dump(*lines: str, kind: DumpKind = DumpKind.FEED, name: str = "feed.txt") -> Dump:
    return Dump(name, kind, lines)


def make_item(*texts: str, **changes: Any) -> Item:
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts, 1))
    values: dict[str, Any] = {"dump": "feed.txt", "first": 1, "last": len(texts), "paragraphs": paragraphs}
    return Item(**(values | changes))


def make_article(**changes: Any) -> Article:
    values: dict[str, Any] = {
        "path": "articles/2024/teapot-maker-opens-a-shop.md",
        "slug": Slug("teapot-maker-opens-a-shop"),
        "title": "Teapot maker opens a shop",
        "date": DateEstimate(dt.date(2024, 7, 25), dt.date(2024, 7, 24), dt.date(2024, 7, 26), "feed order"),
        "body": "The teapot maker opened its first shop.\n",
        "body_line": 1,
        "source": Source("feed.txt", 1, 4),
    }
    return Article(**(values | changes))


def briefing_lines(
    subject: str, *, separator: str = "", labels: Sequence[str] = ("Why it matters", "Details", "Context")
) -> list[str]:
    """One item of a feed in the usual shape: a lede, then a paragraph for each label."""
    lede = (
        f"{separator}{subject} on Tuesday announced a plan to open forty repair shops across three provinces, "
        "a step that its founder had long ruled out as too slow and too costly for a young firm."
    )
    return [
        lede,
        *(f"{label}: {subject} has more to say about this than fits into one line of a test." for label in labels),
    ]
