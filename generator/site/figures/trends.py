"""What rises and what falls: counts of one period compared with another.

Data: `compare` for two periods next to one another, `rising` for the newest months of an archive against all before.
Limits: pure; counts articles, and says both numbers with every judgement. `rising` names only what chance would seldom
do: at least three articles, and a share so much larger than before that it is 1.6 standard deviations from it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from generator.site.figures.records import Trend
from generator.site.views.records import Link

_LEAST_ARTICLES = 3
"""A rise of fewer articles than this is chance."""
_LEAST_DEVIATIONS = 1.6
_LEAST_OLDER = 10
"""Older articles without which there is no "before"."""

_T = TypeVar("_T")


def compare(now: Sequence[Link], before: Sequence[Link], before_name: str) -> tuple[Trend, ...]:
    """The links of `now`, in their order, compared with the period before, whose name is empty if there is none."""
    earlier = {link.path: link.count for link in before}
    return tuple(_compared(link, earlier.get(link.path, 0), before_name) for link in now)


def _compared(link: Link, before: int, before_name: str) -> Trend:
    if not before_name:
        return Trend(link.text, link.path, link.count, 0, "", "")
    if not before:
        return Trend(link.text, link.path, link.count, 0, "new", f"none in {before_name}")
    change = "up" if link.count > before else "down" if link.count < before else "same"
    words = "as many as in" if change == "same" else f"{change} from {before} in"
    return Trend(link.text, link.path, link.count, before, change, f"{words} {before_name}")


def rising(
    newest: Sequence[tuple[_T, int]],
    older: Sequence[tuple[_T, int]],
    newest_total: int,
    older_total: int,
    link: Callable[[_T, int], Link],
) -> tuple[Trend, ...]:
    """What has a clearly larger share of the `newest_total` articles than of the `older_total` before; most first.

    Both lists are (company or tag, number of articles that name it).
    """
    if older_total < _LEAST_OLDER or not newest_total:
        return ()
    earlier = {link(entry, 0).path: count for entry, count in older}
    found = []
    for entry, count in newest:
        shown = link(entry, count)
        before = earlier.get(shown.path, 0)
        deviations = _deviations(count, newest_total, before, older_total)
        if count >= _LEAST_ARTICLES and deviations >= _LEAST_DEVIATIONS:
            words = f"{count} of the last {newest_total:,} articles, {before:,} of the {older_total:,} before"
            trend = Trend(shown.text, shown.path, count, before, "up" if before else "new", words)
            found.append((-round(deviations, 6), shown.text.casefold(), trend))
    return tuple(trend for *_, trend in sorted(found, key=lambda each: each[:2]))


def _deviations(count: int, total: int, before: int, before_total: int) -> float:
    """How many standard deviations a count lies above what the earlier share would give; half an article is added to
    the earlier count, for what never happened before may still have been possible."""
    share = (before + 0.5) / (before_total + 1)
    spread = math.sqrt(total * share * (1 - share))
    return (count - total * share) / spread if spread else 0.0
