"""Plain text and Markdown as items, by the structure that repeats.

Data: `read_layout` gives a `Layout`: items, what is left out, how sure the division is and why; None where nothing
repeats clearly enough.
Limits: pure; text without mark-up of a feed. A text with the separators of an author's feed is left to the feed model,
and a page with the furniture of a site to the page reader, unless its division is clear.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.discard_reason import DiscardReason
from generator.dumps.boilerplate import furniture
from generator.dumps.feed.reader import SEPARATOR
from generator.dumps.layouts.flat_rss import read_flat
from generator.model import Discard, Item

if TYPE_CHECKING:  # loaded with the first text that may have a layout: a feed with separators has none
    from generator.dumps.layouts.choose import Division
    from generator.dumps.layouts.signs import Signs

_LARGEST = 3_000_000
"""Characters of a text that is looked at."""
_FURNISHED = 0.08
"""Share of a page's lines that are furniture."""
_WITHIN_TEXTS, _ROWS = ("bullet", "number"), 40
"""Styles of lists within an article, too; and rows of an item on average from which a list is one of those."""
_CLEAR, _MANY = 0.9, 5
"""Confidence and number of items from which furniture does not speak against a division."""
_FEW, _WHOLE = 4, 20
"""The number of items that have a title, a day and so many words each, which no furniture has."""
_CLEAR_WEAK = 0.85
"""The confidence of briefs that have only a headline and a paragraph each."""
_STYLES = {
    "stamp": "messages of a chat, each with its sender and time",
    "prefix": "each beginning with its day",
    "heading": "each below a heading",
    "number": "each with a number",
    "flash": "each with its title in brackets",
    "bold": "each beginning with bold words",
    "rule": "with rules between them",
    "below": "each a title with its day or source below it",
    "above": "each a title with its day or source above it",
    "fields": "each with its fields named",
    "inline": "each a title with its day or source on the same line",
    "dayline": "each below its day",
    "bullet": "each with a bullet",
    "closer": "each ending with its address",
    "blank": "with wider gaps between them",
    "block": "each a block without empty lines",
    "title": "each below its title",
    "mark": "with the same line between them",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A text divided into items."""

    items: tuple[Item, ...]
    discards: tuple[Discard, ...]
    confidence: float
    """0 to 1."""
    reason: str
    """One line for people: `6 items, each with a number`."""


def read_layout(
    name: str,
    lines: Sequence[str],
    today: dt.date | None = None,
    *,
    forced: bool = False,
    accepts: Callable[[Signs, Division], bool] | None = None,
) -> Layout | None:
    """The items of a text named `name`; `forced` takes the best division, however unsure. None where there is none.

    `accepts` says of a division whether its items are articles; one that it refuses is as none.
    """
    if flat := read_flat(name, lines):
        return Layout(*flat, 0.95, f"{len(flat[0])} items of a feed whose tags are gone, each with its link and date")
    found = _divide(tuple(lines), today)
    if found is None:
        return None
    signs, division, page_discards = found
    if division is None or not (forced or _stands(signs, division)) or (accepts and not accepts(signs, division)):
        return None
    from generator.dumps.layouts.finish import finish

    items, discards = finish(name, signs, division)
    style = division.candidate.style
    if not items or (len(items) < 2 and style != "one"):
        return None
    reason = "one article below its head" if style == "one" else f"{len(items)} items, {_STYLES[style]}"
    return Layout(items, (*discards, *page_discards), division.confidence, reason)


def is_layout(lines: Sequence[str], today: dt.date | None = None) -> bool:
    """Whether a text is divided into items by a structure that repeats."""
    return read_layout("", lines, today) is not None


@lru_cache(maxsize=2)  # a dump is looked at once to know its kind, and once to be read
def _divide(lines: tuple[str, ...], today: dt.date | None) -> tuple[Signs, Division | None, tuple[Discard, ...]] | None:
    if sum(map(len, lines)) > _LARGEST or any(SEPARATOR in line for line in lines) or _has_front_matter(lines):
        return None
    from generator.dumps.layouts.around.index import give_facts
    from generator.dumps.layouts.choose import choose, choose_one
    from generator.dumps.layouts.signs import read_signs

    signs, dropped = read_signs(lines, today)
    division = choose(signs) if len(signs.rows) > 1 else None
    if signs.index and not (division and give_facts(signs.index, division.drafts)):
        signs, dropped = read_signs(lines, today, indexed=False)
        division = choose(signs) if len(signs.rows) > 1 else None
    if len(signs.rows) < 2:
        return None
    return signs, division or choose_one(signs), tuple(dropped)


def _has_front_matter(lines: Sequence[str]) -> bool:
    """Whether a text is an article of its own with front matter."""
    first = next((line.strip() for line in lines if line.strip()), "")
    return first in ("---", "+++") and any(re.match(r"[\w-]+\s*[:=]", line) for line in lines[1:4])


def _stands(signs: Signs, division: Division) -> bool:
    """Whether a division is more than a list on a page: its items are not a site's furniture."""
    from generator.dumps.layouts.choose import are_headlines

    if division.candidate.style == "stamp":
        return True
    if division.candidate.style == "one":
        return not any(furniture(row.text) for draft in division.drafts for row, _ in draft.body)
    if division.candidate.style in _WITHIN_TEXTS and len(signs.rows) > _ROWS * len(division.drafts):
        return False
    repeated = {
        row.first for draft in division.drafts for row, reason, _ in draft.used if reason is DiscardReason.REPEATED_LINE
    }
    own = [row for index, row in enumerate(signs.rows) if not (signs.rules[index] or signs.is_strong(index))]
    own = [row for row in own if row.first not in repeated]
    furnished = sum(furniture(row.text) is not None for row in own)
    if furnished < max(3.0, _FURNISHED * len(signs.rows)):
        return True
    whole = [draft for draft in division.drafts if draft.title and draft.day and draft.words >= _WHOLE]
    if len(whole) == len(division.drafts) >= _FEW:
        return True
    weak = division.candidate.weak and not are_headlines(division.drafts)
    return (
        division.confidence >= (_CLEAR_WEAK if division.candidate.weak else _CLEAR)
        and len(division.drafts) >= _MANY
        and not weak
    )
