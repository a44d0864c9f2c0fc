"""What the titles of a text have in common around their words: `SLUG: ... DUR: 0'23"`, `[Feed] ...`, `v4.2.0 — ...`.

Data: `without_affixes` takes it off the titles of drafts, and gives the name in brackets to the publication or the tags.
Limits: of three titles or more, and nearly all of them; a title that would be empty keeps it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.lines.names import is_name
from generator.dumps.layouts.lines.titles import word_count

_LEAST, _SHARE = 3, 0.8
_BRACKET = re.compile(r"[\[(【](?P<key>[^\[\]()【】]{2,40})[\])】]\s*(?=\S)")
_LABEL = re.compile(r"(?P<key>[^\W\d_][\w.-]{1,14}(?: [\w.-]{1,14}){0,3})\s*[:：]\s+(?=\S)")
_CODE = re.compile(r"(?P<key>(?=\S*\d)[^\s:|]{2,16})(?:\s+[-–—|:]\s+|[:：]\s+)(?=\S)")
_TAIL = re.compile(r"\s+(?P<key>[^\W\d_][\w.-]{1,14})\s*[:：]\s*\S{1,16}$")
_DURATION = re.compile(r"\s+[-–—|(\[]?\s*\d{1,2}[:'′]\d{2}[\"″]?[)\]]?$")
_FIGURES = re.compile(r"\d+")


def without_affixes(drafts: Sequence[DraftItem]) -> None:
    """Takes off the titles what nearly all of them begin or end with, figures apart."""
    titled = [draft for draft in drafts if draft.title]
    if len(titled) < _LEAST or len(titled) < _SHARE * len(drafts):
        return
    for pattern in (_BRACKET, _LABEL, _CODE):
        _take(titled, pattern, named=pattern is _BRACKET)
    for pattern in (_TAIL, _DURATION):
        found = [(draft, match) for draft in titled if (match := pattern.search(draft.title))]
        keys = Counter(_key(match) for _, match in found)
        if keys and max(keys.values()) >= max(_LEAST, _SHARE * len(titled)):
            for draft, match in found:
                _shorten(draft, draft.title[: match.start()])


def _take(titled: Sequence[DraftItem], pattern: re.Pattern[str], *, named: bool) -> None:
    found = [(draft, match) for draft in titled if (match := pattern.match(draft.title))]
    keys = Counter(_key(match) for _, match in found)
    needed = max(_LEAST, _SHARE * len(titled))
    if len(found) < needed or not (named or max(keys.values()) >= needed):
        return
    if named and len(keys) == len(titled) and not all(is_name(match["key"]) for _, match in found):
        return  # a different remark in each title
    for draft, match in found:
        if _shorten(draft, draft.title[match.end() :]) and named:
            name = match["key"].strip()
            if is_name(name) and not draft.publication:
                draft.publication = name
            elif not draft.tags:
                draft.tags = (name,)


def _key(match: re.Match[str]) -> str:
    return _FIGURES.sub("#", (match.groupdict().get("key") or "").casefold())


def _shorten(draft: DraftItem, title: str) -> bool:
    """Whether enough is left for a title, which the draft then has."""
    title = title.strip()
    if word_count(title) < 1 or not any(char.isalpha() for char in title):
        return False
    draft.title = title
    return True
