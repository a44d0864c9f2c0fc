"""The words before a colon that give a paragraph its role in a news briefing.

Data: `LEAD_INS`, the closed list of known labels with their place in a briefing's order; `match_label` and
`match_lead_in` find them at the start of a paragraph.
Limits: English; an unknown lead-in is only reported as such, its meaning is for the caller to tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

LEAD_INS: Mapping[str, int] = {
    "Why it matters": 1,
    "Why this matters": 1,
    "What happened": 1,
    "The big picture": 2,
    "Details": 2,
    "The details": 2,
    "By the numbers": 2,
    "What they’re saying": 2,
    "Context": 3,
    "Background": 3,
    "Go deeper": 3,
    "What’s next": 3,
    "Correction": 4,
    "Clarification": 4,
    "Update": 4,
    "Editor’s note": 4,
}
"""Label -> place: 1 opens the labelled part, 3 closes it, 4 is an editor's postscript."""

_KNOWN = {label.casefold(): (label, place) for label, place in LEAD_INS.items()}
_LEAD_IN = re.compile(r"([^\W\d_][^:.!?;“”\"\n]{1,58}?)\s?[:：]\s*(?=\S)")
_READ_MORE = re.compile(r"(read more|see also|read also|related)\s?:\s*", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_]?[A-Z\u00C0-\u00DE]|[^\x00-\u024F]")
"""A capital first or second (`iFlytek`), or a script that may have none."""
_WIDE = re.compile(r".*[\u3040-\u9fff].{7,}")
"""Chinese and Japanese set no space between words: more than a few characters are no label."""
_MAX_WORDS = 5


class LeadIn(NamedTuple):
    """A label at the start of a paragraph."""

    label: str
    """As it is written in an article: `Editor’s note`, `Domestic business`."""
    place: int
    """1 to 4 as in `LEAD_INS`; 0 for an unknown lead-in."""
    rest: str
    """The paragraph without it."""


def match_label(text: str) -> LeadIn | None:
    """The known label at the start of `text`, whatever its case and kind of apostrophe."""
    found = match_lead_in(text)
    return found if found and found.place else None


def match_lead_in(text: str) -> LeadIn | None:
    """A known label, or up to five words and a colon in front of a sentence."""
    match = _LEAD_IN.match(text)
    if not match:
        return None
    words, rest = match.group(1).strip(), text[match.end() :]
    known = _KNOWN.get(words.replace("'", "’").casefold())
    if known:
        return LeadIn(known[0], known[1], rest)
    if len(words.split()) > _MAX_WORDS or _WIDE.fullmatch(words) or not _CAPITAL.match(words) or rest.startswith("//"):
        return None
    return LeadIn(words, 0, rest)


def match_read_more(text: str) -> str | None:
    """The rest of a paragraph that only points to another article, or None."""
    match = _READ_MORE.match(text)
    return text[match.end() :] if match and text[match.end() :].strip() else None
