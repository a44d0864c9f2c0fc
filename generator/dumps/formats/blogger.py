"""What is special about a Blogger export: which of its entries are articles.

Data: `blog_refusal` returns why an entry is none.
Limits: an export as Atom, old (a category of the scheme `#kind`) and new (`blogger:type`, `blogger:status`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.discard_reason import DiscardReason

_KINDS = {
    "comment": DiscardReason.READER_COMMENT,
    "settings": DiscardReason.BLOG_SETTING,
    "template": DiscardReason.BLOG_SETTING,
}
_STATES = {
    "scheduled": DiscardReason.SCHEDULED,
    "trash": DiscardReason.IN_THE_TRASH,
    "soft_trashed": DiscardReason.IN_THE_TRASH,
}
_LIVE = frozenset({"", "live", "published", "publish"})


def blog_refusal(fields: Mapping[str, Any]) -> DiscardReason | None:
    """Why an entry of an Atom file is no article of the archive; None where it is one."""
    kinds = [
        str(tag.get("term") or "").rpartition("#")[2].lower()
        for tag in fields.get("tags") or ()
        if str(tag.get("scheme") or "").endswith("#kind")
    ]
    kind = kinds[0] if kinds else str(fields.get("blogger_type") or "").strip().lower()
    if kind not in ("", "post", "page"):
        return _KINDS.get(kind, DiscardReason.NOT_AN_ITEM)
    if any(key.endswith("in-reply-to") for key in fields):
        return DiscardReason.READER_COMMENT
    if any(str(fields[key]).strip().lower() == "yes" for key in fields if key in ("draft", "app_draft", "pub_draft")):
        return DiscardReason.DRAFT
    state = str(fields.get("blogger_status") or "").strip().lower()
    return None if state in _LIVE else _STATES.get(state, DiscardReason.DRAFT)
