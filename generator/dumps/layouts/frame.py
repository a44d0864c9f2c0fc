"""What stands around the items of a text: masthead, table of contents and footer, and the headings between items.

Data: `issue_day` of a masthead; `footer_start` of the last item; `group_rows` between two items.
Limits: by shape, place and what the other items have; words only for the thanks and forms at the end.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from generator.discard_reason import DiscardReason
from generator.dumps.boilerplate import furniture
from generator.dumps.layouts.candidates import Candidate
from generator.dumps.layouts.lines.labels import any_phrase, phrases
from generator.dumps.layouts.lines.rows import TextRow, unmarked
from generator.dumps.layouts.lines.titles import is_title, word_count
from generator.dumps.layouts.signs import Signs
from generator.model import BlockKind

_MASTHEAD = 12
"""Rows in which an issue tells its day."""
_FOOTER_WORDS = 40
_GROUP_WORDS = 7
_MOST_GROUPS = 3
_NOTE = re.compile(r"\[[a-z]{1,2}\]\s*\S")
_DECORATED = re.compile(r"[-–—=*~#\[(<]+\s*[^\W\d_][^-=*~#]{1,40}\s*[-–—=*~#\])>]+$")


def issue_day(signs: Signs, rows: Sequence[int]) -> tuple[dt.date, str] | None:
    """The day that a masthead tells of the whole issue, and its words; None where it tells none or several, or where
    somebody has handed on what may be older."""
    found: dict[dt.date, str] = {}
    for index in rows[:_MASTHEAD] if not signs.quoted else ():
        if signs.rows[index].kind is BlockKind.TABLE:
            continue  # its days are those of its rows
        text = unmarked(signs.rows[index].cells)
        for each in signs.days.find(text[:160]):
            before = text[: each.start]
            if each.has_year and not re.search(
                rf"{any_phrase('no_day_before')}\s*(?:\w+,?\s*)?$", before, re.IGNORECASE
            ):
                found.setdefault(each.day, text[each.start : each.end])
    return next(iter(found.items())) if len(found) == 1 else None


def frame_reason(signs: Signs, index: int, titles: frozenset[str]) -> DiscardReason:
    """Why a row above the items is in none."""
    row = signs.rows[index]
    if signs.rules[index]:
        return DiscardReason.SEPARATOR
    words = letters(re.sub(r"^\W*\d*\W*", "", unmarked(row.raw)))
    lead = unmarked(row.text).casefold().strip(" :#*")
    if words in titles or lead in phrases("contents_leads"):
        return DiscardReason.TABLE_OF_CONTENTS
    return DiscardReason.MASTHEAD


def letters(text: str) -> str:
    """Letters and figures, without case."""
    return "".join(char for char in text.casefold() if char.isalnum())


def group_rows(signs: Signs, candidate: Candidate, start: int, end: int) -> list[int]:
    """The rows at the end of a segment that head the items after it: a day, a section, a paper's name."""
    found: list[int] = []
    index = end - 1
    while index > start and len(found) < _MOST_GROUPS:
        if signs.rules[index]:
            index -= 1
            continue
        if not _is_group(signs, candidate, index, end):
            break
        found.insert(0, index)
        index -= 1
    return found


def _is_group(signs: Signs, candidate: Candidate, index: int, end: int) -> bool:
    if candidate.style == "closer" and signs.is_boxed(index):
        return True
    level = signs.levels[index]
    if level:
        return candidate.style != "heading" or level < candidate.level
    if signs.day_lines[index] and candidate.style not in ("dayline", "above"):
        return True
    if candidate.style in ("stamp", "prefix", "flash", "dayline", "above"):
        return False
    if candidate.style == "below" and index + 1 == end < len(signs.rows) and signs.is_kicker(index):
        return True
    return is_section(signs.rows[index], end < len(signs.rows))


def is_section(row: TextRow, followed: bool) -> bool:
    """Whether a row is a short heading in capitals, or bold as a whole, apart from the text above."""
    text = unmarked(row.raw)
    if text[0].islower():  # `as promised, the six pieces:`
        return False
    bold = re.fullmatch(r"(\*\*|__).{2,60}\1:?", row.raw) is not None
    if not followed or not row.blanks or word_count(text) > _GROUP_WORDS or not is_title(text.rstrip(":")):
        return False
    return bold or (text.isupper() and any(char.isalpha() for char in text)) or text.endswith(":")


def footer_start(
    signs: Signs, candidate: Candidate, start: int, end: int, *, closed: bool, one_row: bool, grouped: bool
) -> int:
    """Index at which the last item ends.

    `closed`: the others end with an address; `one_row`: they are one row each; `grouped`: they are in sections.
    """
    if one_row and candidate.style in ("bullet", "number", "prefix") and end - start > 1:
        row, below = signs.rows[start], signs.rows[start + 1]
        return start + 1 if below.blanks or below.indent <= row.indent else end
    if closed and (address := _closing_address(signs, start, end)) is not None:
        return address + 1
    if grouped:
        for index in range(start + 2, end - 1):
            if _is_group(signs, candidate, index, index + 1):  # a section without an item
                end = index
                break
    if candidate.style != "rule":
        for index in range(start + 2, end):
            if signs.rules[index]:
                end = index
                break
    while end - start > 2 and is_footer(signs, end - 1):
        end -= 1
    return end


def _closing_address(signs: Signs, start: int, end: int) -> int | None:
    """Index of the first address below a text with no other head line after it."""
    for index in range(start + 2, end):
        head = signs.head(index)
        followed = index + 1 < end and signs.is_strong(index + 1)
        if head is not None and head.url is not None and not followed and _has_text(signs, start + 1, index):
            return index
    return None


def _has_text(signs: Signs, start: int, end: int) -> bool:
    return any(not signs.is_strong(index) and not signs.rules[index] for index in range(start, end))


def is_footer(signs: Signs, index: int) -> bool:
    """Whether a row at the end of a text thanks, says goodbye, tells how to leave the list or whose it is."""
    row = signs.rows[index]
    text = unmarked(row.raw)
    if signs.is_strong(index) or signs.stamps[index]:
        return False
    if signs.rules[index] or _DECORATED.fullmatch(text) or _NOTE.match(text):
        return True
    if word_count(text) > _FOOTER_WORDS:
        return False
    worded = re.search(rf"(?<!\w){any_phrase('footer_words')}", text, re.IGNORECASE) is not None
    return (worded and word_count(text) <= 25) or furniture(text) is not None
