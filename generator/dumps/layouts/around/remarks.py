"""Which messages of a chat are articles and which are talk about them.

Data: `without_remarks` gives the drafts that are articles, and the others with the reason.
Limits: by length, title and address; a chat without a long message is left whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.lines.titles import word_count

_REMARK, _NEWS = 12, 25
"""Words of a message that is no news among messages that have so many."""
_LEAST, _SHARE = 3, 0.8
"""Articles, and how many of them have a title or an address, from which a message that has neither is talk."""
_LEAST_BODY = 5
"""Words below a title."""


def without_remarks(drafts: Sequence[DraftItem]) -> tuple[list[DraftItem], list[tuple[DraftItem, DiscardReason]]]:
    """Without what the program says and short messages among long ones."""
    kept, dropped = [], []
    news = [draft for draft in drafts if _words(draft) >= _NEWS and not draft.system]
    marked = len(news) >= _LEAST and sum(map(_is_marked, news)) >= _SHARE * len(news)
    for draft in drafts:
        if draft.system:
            dropped.append((draft, DiscardReason.CHAT_SYSTEM_LINE))
        elif news and _is_remark(draft, marked=marked):
            dropped.append((draft, DiscardReason.CHAT_REMARK))
        else:
            kept.append(draft)
    return kept, dropped


def _is_remark(draft: DraftItem, *, marked: bool) -> bool:
    """Whether a message is talk; `marked`: the articles have titles or addresses."""
    words = _words(draft)
    if marked and words < _NEWS and not _is_marked(draft):
        return True
    return words <= _REMARK and not (draft.title and draft.body and draft.words >= _LEAST_BODY)


def _is_marked(draft: DraftItem) -> bool:
    return bool(draft.title or draft.url)


def _words(draft: DraftItem) -> int:
    return draft.words + word_count(draft.title)
