"""The items of any dump, whatever its format.

Data: `read_items` is what import, `suggest`, tests and benchmarks call; it gives `DumpItems`.
Limits: pure; an editor's cuts apply to feeds only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.dumps.feed.features import ParagraphFeatures
from generator.dumps.feed.segment import Gap, cut_feed
from generator.dumps.feed.weights import WEIGHTS, Weights
from generator.dumps.formats.dispatch import MARKED, read_marked
from generator.executors.base import Executor, here
from generator.memo import Memo
from generator.model import Discard, Dump, DumpKind, Item


@dataclass(frozen=True, slots=True)
class DumpItems:
    """A dump divided into items."""

    items: tuple[Item, ...]
    """In the dump's order; each has at least one paragraph."""
    discards: tuple[Discard, ...]
    """The lines that are in no item, each with its reason."""
    gaps: tuple[Gap, ...] = ()
    """Of a feed: one for every paragraph, with the probability that an item begins there."""
    features: tuple[ParagraphFeatures, ...] = ()
    """Of a feed: the features of every paragraph."""
    weights: Weights = WEIGHTS
    """Of a feed: those by which it was divided."""
    reason: str = ""
    """Why the dump was divided in this way, in one line: `6 items, each with a number`; empty where its kind says it."""
    confidence: float | None = None
    """0 to 1, where the way was inferred."""
    future: tuple[int, ...] = ()
    """First lines of the items that state a date after today, which is not used."""


def read_items(
    dump: Dump,
    cuts: Mapping[int, bool] | None = None,
    weights: Weights = WEIGHTS,
    executor: Executor = here,
    memo: Memo | None = None,
) -> DumpItems:
    """Divide a dump into its items.

    `cuts` are an editor's corrections of a feed: line (1-based) -> whether an item begins there. `weights` are for
    measuring what a feature is worth. `executor` reads the paragraphs of a feed, but for those that `memo` knows.
    """
    if dump.kind is DumpKind.FEED:
        cut = cut_feed(dump, cuts, weights, executor, memo)
        return DumpItems(cut.items, cut.discards, cut.gaps, cut.features, cut.weights)
    from generator.dumps.page.extract import read_page  # here, and the next: a feed needs neither

    if dump.kind is DumpKind.LIST:
        from generator.dumps.layouts.reader import read_layout

        if layout := read_layout(dump.name, dump.lines, forced=True):
            return DumpItems(layout.items, layout.discards, reason=layout.reason, confidence=layout.confidence)
        return DumpItems(*read_page(dump), reason="no structure that repeats was found: read as a page")
    return DumpItems(*(read_marked(dump) if dump.kind in MARKED else read_page(dump)))


def without_future(found: DumpItems, today: dt.date | None) -> DumpItems:
    """The items without dates that are later than the day after `today`: a program or a slip has written those.

    The day after is allowed, since a dump may come from a time zone in which it has begun. All dates stay without
    `today`.
    """
    latest = today + dt.timedelta(days=1) if today else dt.date.max
    late = [bool(item.date and item.date.day and item.date.day > latest) for item in found.items]
    if not any(late):
        return found
    items = tuple(
        replace(item, date=None) if is_late else item for item, is_late in zip(found.items, late, strict=True)
    )
    future = tuple(item.first for item, is_late in zip(found.items, late, strict=True) if is_late)
    return replace(found, items=items, future=future)
