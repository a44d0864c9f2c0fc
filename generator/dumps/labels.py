"""The words before a colon that give a paragraph its role in a news briefing.

Data: `label_places`, the known labels with their place in a briefing's order, from `generator/data/feeds`; `match_label`
and `match_lead_in` find them at the start of a paragraph.
Limits: known labels are English; of any other lead-in only the words are returned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from generator.dumps.line_patterns import load
from generator.dumps.phrases import FOLDERS, PhrasePattern

_LEAD_IN = re.compile(r"([^\W\d_][^:.!?;“”\"\n]{1,58}?)\s?[:：]\s*(?=\S)")
_READ_MORE = PhrasePattern(r"{read_more}\s?:\s*", re.IGNORECASE, "feeds")
_CAPITAL = re.compile(r"[^\W\d_]?[A-Z\u00C0-\u00DE]|[^\x00-\u024F]")
"""A capital letter first or second (`iFlytek`), or a script that may have none."""
_WIDE = re.compile(r".*[\u3040-\u9fff].{7,}")
"""Chinese and Japanese have no spaces between words: more than a few characters are no label."""
_MAX_WORDS = 5


class LeadIn(NamedTuple):
    """A label at the start of a paragraph."""

    label: str
    """As it is written in an article: `Editor’s note`, `Domestic business`."""
    place: int
    """1 to 4 as in `label_places`; 0 for an unknown lead-in."""
    rest: str
    """The paragraph without it."""


@cache
def label_places() -> Mapping[str, int]:
    """Label -> place: 1 opens the labelled part, 2 may follow, 3 closes it, 4 is an editor's postscript."""
    files = (load(language, "feeds") for language in FOLDERS["feeds"])
    return {label: int(place) for file in files for place, labels in file.get("labels", {}).items() for label in labels}


@cache
def _folded() -> Mapping[str, tuple[str, int]]:
    """The same by the folded label."""
    return {label.casefold(): (label, place) for label, place in label_places().items()}


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
    known = _folded().get(words.replace("'", "’").casefold())
    if known:
        return LeadIn(known[0], known[1], rest)
    if len(words.split()) > _MAX_WORDS or _WIDE.fullmatch(words) or not _CAPITAL.match(words) or rest.startswith("//"):
        return None
    return LeadIn(words, 0, rest)


def match_read_more(text: str) -> str | None:
    """The rest of a paragraph that only points to another article, or None."""
    match = _READ_MORE.match(text)
    return text[match.end() :] if match and text[match.end() :].strip() else None
