"""What the items of a text have in common at their start, apart from facts: a line above the title, labels of a form.

Data: `kickers` gives the rows above titles; `labels` the words before colons; `states_day` tells a label with a day.
Limits: of three items or more; only rows that stand together with others, without an empty line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.dumps.layouts.candidates import Candidate
from generator.dumps.layouts.items import LABELLED
from generator.dumps.layouts.lines.labels import match_label
from generator.dumps.layouts.lines.rows import unmarked
from generator.dumps.layouts.lines.titles import is_title, word_count
from generator.dumps.layouts.signs import Signs

_LEAST, _SHARE = 3, 0.7
"""Items, and how many of them have a thing in common."""
_MOST_ROWS = 8
"""Rows at the start of an item in which its labels are."""
_MOST_ABOVE = 2
"""Rows at the start of an item among which is the paper's name."""
_MOST_WORDS, _ALIKE = 9, 2
"""Words of a row above the title, and how many at its start are the same."""
_MARKED = frozenset({"stamp", "prefix", "flash", "heading", "number", "bold", "bullet"})
"""Styles in which the first row is the title by its mark."""


def kickers(signs: Signs, candidate: Candidate, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Indices of first rows that begin alike, figures apart, and have the title right below them."""
    if candidate.style in _MARKED or len(spans) < _LEAST:
        return frozenset()
    found: dict[str, list[int]] = {}
    first = range(spans[0][0], min(spans[0][1], spans[0][0] + _MOST_ROWS))  # a masthead may stand above the first item
    for index in (*first, *(start for start, end in spans[1:] if end - start >= _LEAST)):
        if index + 1 < len(signs.rows) and _has_title_below(signs, index):
            words = re.sub(r"\d+", "#", signs.rows[index].text.casefold()).split()
            found.setdefault(" ".join(words[:_ALIKE]), []).append(index)
    best = max(found.values(), key=len, default=[])
    return frozenset(best) if len(best) >= max(_LEAST, _SHARE * (len(spans) - 1)) else frozenset()


def _has_title_below(signs: Signs, index: int) -> bool:
    row, below = signs.rows[index], signs.rows[index + 1]
    if signs.rules[index] or signs.rules[index + 1]:
        return False
    plain_row = not (signs.levels[index] or signs.is_strong(index) or signs.numbers[index])
    short = word_count(row.text) <= _MOST_WORDS and not row.text.endswith((".", "!", "?", "。"))
    title = is_title(unmarked(below.raw)) and not signs.is_strong(index + 1)
    return plain_row and short and title and not below.blanks and any(char.isdigit() for char in row.text)


def papers(signs: Signs, candidate: Candidate, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Indices of rows above titles that only name a paper, with the day below: name, `Tuesday 14 May 2024`, title, text."""
    if candidate.style in _MARKED or len(spans) < _LEAST:
        return frozenset()
    found = set()
    for start, end in spans:
        rows = [index for index in range(start, end) if not signs.rules[index]]
        for place, index in enumerate(rows[:_MOST_ABOVE]):
            if _names_paper(signs, index) and _has_head_and_title(signs, rows[place + 1 :]):
                found.add(index)
                break
    return frozenset(found) if len(found) >= _SHARE * len(spans) else frozenset()


def _names_paper(signs: Signs, index: int) -> bool:
    head = signs.head(index)
    return head is not None and not head.strong and len(head.names) in (1, 2)


def _has_head_and_title(signs: Signs, below: Sequence[int]) -> bool:
    """Whether head lines with a day are right below, and below these a title and its text."""
    heads = 0
    while heads < len(below) and signs.is_strong(below[heads]):
        heads += 1
    if not any((head := signs.head(index)) and head.has_day for index in below[:heads]) or len(below) < heads + 2:
        return False
    row, text = signs.rows[below[heads]], signs.rows[below[-1]]
    return is_title(unmarked(row.raw)) and word_count(row.text) >= _LEAST and row is not text


def states_day(signs: Signs, index: int) -> bool:
    """Whether a row is a label and a day: `Handed down: 6 March 2025`."""
    match = LABELLED.fullmatch(signs.rows[index].text)
    facts = signs.reader.read_text(match[2]) if match else None
    return facts is not None and facts.has_day


def labels(signs: Signs, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Words before the colon of short rows that most items have at their start and that name no known fact."""
    if len(spans) < _LEAST:
        return frozenset()
    counts: Counter[str] = Counter()
    for start, end in spans:
        rows = signs.rows[start : min(end, start + _MOST_ROWS)]
        matches = [LABELLED.fullmatch(row.text) for row in rows if row.kind is None and not match_label(row.text)]
        counts.update({match[1].casefold() for match in matches if match and not match[2].endswith((".", "!", "?"))})
    common = {label for label, count in counts.items() if count >= max(_LEAST, _SHARE * (len(spans) - 1))}
    return frozenset(common) if len(common) <= _MOST_ROWS else frozenset()
