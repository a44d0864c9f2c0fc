"""The heads of items, in feeds that have them: a title line, a date line, a byline.

Data: `find_heads` gives the heads of a feed by the index of their first paragraph; `is_title` recognises the shape of a title.
Limits: a line is a title only next to a date line, alone between two separators, or where most items have one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.calendar_words import any_of, weekday_numbers
from generator.date_basis import BasisKind, basis
from generator.dumps.date_line import is_relative_day, parse_day
from generator.dumps.feed.reader import FeedParagraph
from generator.dumps.labels import match_lead_in
from generator.dumps.phrases import PhrasePattern
from generator.model import DateEstimate

_BYLINE = PhrasePattern(r"{byline_lead} (?P<author>[^\d|,.]{3,60}?)\s*[|,.]?$", re.IGNORECASE, "feeds")
_FILLER = PhrasePattern(
    rf"{{date_line_word}}|{any_of(weekday_numbers('en', short=True))}|[\d\W_tz]+", re.IGNORECASE, "feeds"
)
_MAX_DAY_LINE, _MAX_TITLE, _MIN_TITLE = 60, 160, 12
_TITLE_WORDS = 3
_REGULAR = 0.6
"""Share of the items that open with a title-like line, from which all such lines are titles."""


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The lines above an item's text."""

    length: int
    """Paragraphs of the head."""
    title: str | None = None
    author: str | None = None
    date: DateEstimate | None = None


def find_heads(found: Sequence[FeedParagraph]) -> dict[int, ItemHead]:
    """Heads with a date line, by the index of their first paragraph."""
    texts = [entry.paragraph.text for entry in found]
    heads: dict[int, ItemHead] = {}
    for index, text in enumerate(texts):
        if day := read_day_line(text):
            first = index
            while first and found[first].separated < 1 and first > index - 2 and _heads(texts[first - 1]):
                first -= 1
            if not any(at <= first < at + head.length for at, head in heads.items()):
                heads[first] = _read_head(texts, first, index, day)
    return heads


def read_day_line(text: str) -> DateEstimate | None:
    """The day of a line that holds nothing else; without a day if it counts from an unknown today (`2 days ago`)."""
    if is_relative_day(text):
        return DateEstimate(None, basis=basis(BasisKind.DUMP_ONLY, text))
    if len(text) > _MAX_DAY_LINE or not (found := parse_day(text)):
        return None
    day, words = found
    if _FILLER.sub("", text.replace(words, " ")).strip():
        return None
    return DateEstimate(day, basis=basis(BasisKind.DUMP, text))


def is_title(text: str, following: str) -> bool:
    """Whether a line has the shape of a title: short, without end punctuation, above a longer paragraph."""
    return (
        _MIN_TITLE <= len(text) <= _MAX_TITLE
        and len(text.split()) >= _TITLE_WORDS
        and not text.endswith((".", ":", ";", ",", "…", "。"))
        and not match_lead_in(text)
        and text[0] not in '“"(•-–—*'
        and len(following) > len(text)
    )


def titles_are_regular(openings: Sequence[tuple[str, str]]) -> bool:
    """Whether most items, given by their first two paragraphs, open with a title line."""
    titled = sum(is_title(first, second) for first, second in openings)
    return titled >= 3 and titled >= _REGULAR * len(openings)


def _read_head(texts: Sequence[str], first: int, day_at: int, day: DateEstimate) -> ItemHead:
    """A head from its first line to the byline or title below its date line."""
    lines = list(texts[first:day_at])
    end = day_at + 1
    while end < len(texts) and end <= day_at + 2 and (_BYLINE.match(texts[end]) or (not lines and _heads(texts[end]))):
        lines.append(texts[end])
        end += 1
    bylines = [match["author"] for text in lines if (match := _BYLINE.match(text))]
    titles = [text for text in lines if not _BYLINE.match(text)]
    return ItemHead(end - first, titles[0] if titles else None, bylines[0] if bylines else None, day)


def _heads(text: str) -> bool:
    """Whether a line next to a date line is a title or a byline."""
    return bool(_BYLINE.match(text)) or (is_title(text, "x" * (_MAX_TITLE + 1)) and not read_day_line(text))
