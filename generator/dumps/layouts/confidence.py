"""How well a way of dividing a text fits: 1 for items that are alike and hold no sign of another item.

Data: `confidence` of a whole division; `item_cost` of one item.
Limits: the costs were set by hand on layouts of invented news; pages and feeds of other tests must stay undivided.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from generator.dumps.layouts.around.remarks import without_remarks
from generator.dumps.layouts.candidates import Candidate
from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.frame import letters
from generator.dumps.layouts.lines.rows import links
from generator.dumps.layouts.lines.titles import word_count
from generator.dumps.layouts.signs import Signs

_LEAST_NEWS = 3
"""Articles of a chat by which it is judged, rather than by all of its messages."""


def confidence(signs: Signs, candidate: Candidate, items: Sequence[DraftItem], around: Sequence[int]) -> float:
    """0 to 1: how alike the items are and how few signs of others are left in them; `around` are rows in none."""
    drafts = [draft for draft in items if not draft.system]
    if candidate.style == "stamp":  # talk between articles says nothing about them
        news = without_remarks(drafts)[0]
        drafts = news if len(news) >= _LEAST_NEWS else drafts
    if len(drafts) < 2:
        return 0.0
    count = len(drafts)
    titled = sum(bool(draft.title) for draft in drafts) / count
    cost = sum(item_cost(signs, candidate, draft, titled) for draft in drafts) / count
    for name in ("day", "url", "author", "names", "tags"):
        share = sum(name in draft.fields() for draft in drafts) / count
        # Reports of an export may have no byline.
        weight = 0.2 if name == "author" and candidate.style == "mark" else 0.4
        cost += weight * min(share, 1 - share) - 0.02 * (share > 0.8)
    if candidate.style not in ("bullet", "number", "prefix") and len(signs.briefs) > count:
        cost += 0.4  # several entries of a list of briefs are in one item
    words = [max(1, draft.words) for draft in drafts]
    if max(words) > 12 * statistics.median(words):
        cost += 0.2
    total = sum(word_count(row.text) for row in signs.rows)
    listed = {letters(draft.title) for draft in drafts}
    outside = sum(
        word_count(signs.rows[index].text)
        for index in around
        if not any(title and title in letters(signs.rows[index].text) for title in listed)
    )
    cost += 1.2 * max(0.0, outside / max(1, total) - 0.06)
    return max(0.0, min(1.0, 1.0 - cost))


def item_cost(signs: Signs, candidate: Candidate, draft: DraftItem, titled: float) -> float:
    """How unlike an item it is: 0 for one that has a title and a text without any sign of another item."""
    cost = 0.0
    chat = candidate.style == "stamp"
    if not draft.body:
        cost += 0.3 if chat else 1.2
    elif draft.words < 5:
        cost += 0.2 if chat else 0.6
    if draft.title and word_count(draft.title) < 3 and not chat:
        cost += 0.25 if len(letters(draft.title)) > 3 else 0.6
    if not draft.title:
        cost += 0.1 if chat else 0.5 if titled > 0.5 else 0.12
    first = {row.first for row, _ in draft.body}
    end = draft.end
    while end - 1 > draft.start and signs.rules[end - 1]:  # a rule right above the next item divides them, too
        end -= 1
    dated = draft.body[0][0].first if draft.body and draft.day else 0
    left = sum(
        _left(
            signs,
            candidate,
            index,
            opening=index == draft.start,
            dated=signs.rows[index].first == dated,
            sibling=_is_sibling(signs, draft.start, index),
        )
        for index in range(draft.start, end)
        if signs.rules[index] or signs.rows[index].first in first
    )
    return cost + min(1.5, left)


def _is_sibling(signs: Signs, start: int, index: int) -> bool:
    """Whether an item and a row in it are entries of one list: both with a link, the same bullet, as far in."""
    first, row = signs.rows[start], signs.rows[index]
    alike = bool(signs.bullets[start]) and signs.bullets[start] == signs.bullets[index] and first.indent == row.indent
    return alike and bool(links(first.raw)) and bool(links(row.raw))


def _left_words(signs: Signs, style: str, index: int, *, dated: bool) -> float:
    """Likewise of a row that is no head line: by its first words."""
    if (signs.prefixes[index] and style != "prefix" and not dated) or (signs.flashes[index] and style != "flash"):
        return 0.4
    if style in ("prefix", "inline") and _begins_another(signs, index):
        return 0.5
    title = signs.titles[index] and signs.rows[index].blanks
    return 0.2 if (signs.run_ins[index] and style != "bold") or title else 0.0


def _begins_another(signs: Signs, index: int) -> bool:
    """Whether a row is a title right above a text, as items have it whose day is on the title's line."""
    below = signs.rows[index + 1] if index + 1 < len(signs.rows) else None
    return signs.titles[index] and signs.rows[index].blanks > 0 and below is not None and not below.blanks


def _left(signs: Signs, candidate: Candidate, index: int, *, opening: bool, dated: bool, sibling: bool) -> float:
    """What a row in a body costs by the signs of another item in it.

    `dated`: its own day is the item's; `sibling`: it is an entry of the list in which the item is one.
    """
    style = candidate.style
    if signs.rules[index]:
        underline = index > 0 and signs.levels[index - 1] and not signs.rows[index - 1].raw.startswith("#")
        return 0.0 if style == "rule" or underline else 0.35
    if opening:
        return 0.0
    if sibling:
        return 0.6
    level = signs.levels[index]
    if level:
        return 0.6 if level <= candidate.level else 0.06 if style == "heading" else 0.4
    cost = 0.0
    head = signs.head(index)
    if signs.stamps[index] and style != "stamp":
        cost += 0.8
    elif signs.day_lines[index] or (head and head.strong and (head.has_day or head.author)):
        cost += 0.5
    elif head and head.strong and head.url:
        cost += 0.25
    else:
        cost += _left_words(signs, style, index, dated=dated)
    return cost + (0.15 if signs.rows[index].blanks >= 2 and style not in ("stamp", "blank") else 0.0)
