"""Where the first item of a text begins and the last ends: masthead, contents and footer are taken off.

Data: `trim` gives the drafts without what is above and below them.
Limits: by what most of the items tell; the words of a footer are `frame`'s.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence

from generator.dumps.layouts.candidates import Candidate
from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.frame import footer_start, is_footer, letters
from generator.dumps.layouts.items import ItemReader
from generator.dumps.layouts.lines.rows import unmarked
from generator.dumps.layouts.signs import Signs

_NUMBERED = 0.75
"""Share of numbered items from which a first or last one without a number is none."""
_LEAST_BRIEF = 8
"""Words of a segment that may be an item."""
_LEAST_NUMBERED = 3
_TRIMMED = 24
"""Rows of the first segment among which the first item may begin."""

_HEADED = frozenset({"below", "above", "inline", "heading", "title", "dayline"})
"""Styles in which a first item without a text is the masthead."""


def trim(
    signs: Signs, candidate: Candidate, reader: ItemReader, drafts: list[DraftItem], *, grouped: bool
) -> list[DraftItem]:
    """Without the masthead in the first item, the footer in the last, and whole segments that are such."""
    if candidate.style == "closer" and len(drafts) > 2:  # contents and the first item are one segment
        whole = [draft for draft in drafts[1:] if draft.words >= _LEAST_BRIEF]
        drafts[0] = _begin(reader, drafts[0], _usual(whole or drafts[1:]))
    if candidate.style in ("rule", "blank", "block", "closer", "title", "mark"):
        drafts = _without_frames(signs, candidate, drafts)
    while len(drafts) > 2 and candidate.style in _HEADED and _is_empty(drafts[0], drafts[1:]):
        drafts = drafts[1:]
    if len(drafts) < 2:
        return drafts
    usual = _usual(drafts[1:])
    if candidate.style in ("rule", "blank", "block", "closer", "mark") and len(drafts) > 2:
        drafts[0] = _begin(reader, drafts[0], usual)
    last, others = drafts[-1], drafts[:-1]
    if candidate.style == "stamp":
        return drafts
    closed = sum(draft.tail > 0 and "url" in draft.fields() for draft in others) >= 0.7 * len(others)
    one_row = all(draft.end - draft.start == 1 for draft in others)
    end = footer_start(signs, candidate, last.start, last.end, closed=closed, one_row=one_row, grouped=grouped)
    if end < last.end:
        drafts[-1] = reader.read(last.start, end)
    return drafts


def _is_empty(draft: DraftItem, others: Sequence[DraftItem]) -> bool:
    """Whether a first segment is a masthead: it has no text, or a few words and nothing that the others tell."""
    return not draft.body or (draft.words < 8 and not draft.fields() & _usual(others))


def _usual(drafts: Sequence[DraftItem]) -> frozenset[str]:
    """The facts that most items tell."""
    counts = Counter(name for draft in drafts for name in draft.fields())
    return frozenset(name for name, count in counts.items() if count >= 0.7 * len(drafts))


def _begin(reader: ItemReader, draft: DraftItem, usual: frozenset[str]) -> DraftItem:
    """The first item, begun at the row from which it tells what the others tell."""
    best = draft
    for start in range(draft.start + 1, min(draft.start + _TRIMMED, draft.end - 1)):
        other = reader.read(start, draft.end)
        more = len(other.fields() & usual) > len(best.fields() & usual)
        if (
            other.body
            and (more or reader.style != "mark")
            and _alike(reader.signs, other, usual) > _alike(reader.signs, best, usual)
        ):
            best = other
    return best


def _alike(signs: Signs, draft: DraftItem, usual: frozenset[str]) -> tuple[int, int, int]:
    """How many of the usual facts an item tells, how few others, and how few other titles are in it."""
    first = {row.first for row, _ in draft.body}
    titles = sum(signs.titles[i] and signs.rows[i].first in first for i in range(draft.start, draft.end))
    return len(draft.fields() & usual), -len(draft.fields() - usual - {"author"}), -titles


def _without_frames(signs: Signs, candidate: Candidate, drafts: list[DraftItem]) -> list[DraftItem]:
    """Drops segments at the start and the end that are unlike the others: without a text, or without their facts."""
    drafts = list(drafts)
    while len(drafts) > 2 and _is_frame(signs, drafts[0], drafts[1:], first=True):
        drafts.pop(0)
    while len(drafts) > 2 and _is_frame(signs, drafts[-1], drafts[:-1], first=False):
        drafts.pop()
    return drafts


def _is_frame(signs: Signs, draft: DraftItem, others: Sequence[DraftItem], *, first: bool) -> bool:
    usual = _usual(others)
    numbered = sum(other.number is not None for other in others)
    if not draft.body or (draft.number is None and numbered >= max(_LEAST_NUMBERED, _NUMBERED * len(others))):
        return True
    rows = range(draft.start, draft.end)
    titles = {letters(other.title) for other in others if other.title}
    listed = [letters(unmarked(signs.rows[i].raw)).lstrip("0123456789") for i in rows]
    if sum(words in titles for words in listed) >= 2:
        return True
    lacking = usual - draft.fields()
    typical = statistics.median(other.words for other in others)
    if not first and all(is_footer(signs, i) for i in rows):
        return True
    if first and len(usual) >= 1 and any(_tells(signs, i, usual) for i in rows):
        return False
    return bool(lacking) and (draft.words < 0.5 * typical or len(lacking) >= 2) and draft.words < 60


def _tells(signs: Signs, index: int, usual: frozenset[str]) -> bool:
    """Whether a row of the first segment tells what the items tell: an item begins in it."""
    head = signs.head(index)
    return head is not None and head.strong and ("url" in usual and head.url is not None)
