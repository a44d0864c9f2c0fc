"""Head lines whose name no rule knows, by the others of the text: most say `Paper, 3 June 2021` below the title, one says
`Payments today (Engl. ed.), 27 September 2022` there.

Data: `learn_alike` gives the facts of such lines.
Limits: pure; the same words before the name, the same marks between name, day and what follows, and the same empty lines
around as most lines of that form have, which are head lines. A sentence is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.calendar_words import weekday_pattern
from generator.dumps.layouts.lines.head_facts import HeadFacts
from generator.dumps.layouts.lines.heads import HeadReader
from generator.dumps.layouts.lines.rows import TextRow, unmarked

_LONGEST, _MOST_WORDS = 120, 8
"""Characters of a line, and words of a name."""
_LEAST, _SHARE = 3, 0.6
"""Head lines of a form, and their share of the lines that have it."""
_LABEL = re.compile(r"(?P<label>[^\W\d_][^\W\d_]{1,14}\s*[:：]\s+)?(?P<name>.*?)(?P<mark>\W*)$")
_GAP = re.compile(r"\t\s*|\s{2,}")
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a line is apart from its name and its day."""

    label: str
    mark: str
    """Between name and day."""
    after: str
    """Behind the day, figures apart."""
    apart: tuple[bool, bool]
    """Whether empty lines are above and below."""


def learn_alike(rows: Sequence[TextRow], reader: HeadReader) -> Mapping[str, HeadFacts]:
    """Line as it is written -> what it tells, of the lines that are no head lines but stand and look as most that are."""
    known: Counter[_Shape] = Counter()
    others: dict[_Shape, list[tuple[str, HeadFacts]]] = {}
    for row, below in zip(rows, [*rows[1:], None], strict=False):
        found = _shape(row, below, reader) if row.kind is None and len(row.raw) <= _LONGEST else None
        if found is None:
            continue
        shape, facts = found
        if reader.read_text(row.raw):
            known[shape] += 1
        else:
            others.setdefault(shape, []).extend(((row.raw, facts), (row.cells, facts)))
    return {
        raw: facts
        for shape, lines in others.items()
        if known[shape] >= max(_LEAST, _SHARE * (known[shape] + len({facts for _, facts in lines})))
        for raw, facts in lines
    }


def _shape(row: TextRow, below: TextRow | None, reader: HeadReader) -> tuple[_Shape, HeadFacts] | None:
    text = unmarked(_GAP.sub(" | ", row.raw))
    days = [each for each in reader.days.find(text) if each.has_year]
    if len(days) != 1 or text.endswith((".", "!", "?")):
        return None
    before = re.sub(rf"{weekday_pattern()}\W*$", "", text[: days[0].start])
    parts = _LABEL.fullmatch(before)
    if parts is None or not parts["mark"].strip(" ") or not 1 <= len(parts["name"].split()) <= _MOST_WORDS:
        return None
    name, mark = parts["name"], parts["mark"]
    closed = 1 + max(mark.rfind(")"), mark.rfind("]")) if "(" in name or "[" in name else 0
    name, mark = name + mark[:closed], mark[closed:].strip()
    apart = (row.blanks > 0, below is None or below.blanks > 0)
    shape = _Shape(parts["label"] or "", mark, _FIGURES.sub("#", text[days[0].end :]).strip(), apart)
    words = text[days[0].start : days[0].end]
    if shape.label:
        return shape, HeadFacts(days[0].day, words, publication=name.strip(), strong=True)
    return shape, HeadFacts(days[0].day, words, names=(name.strip(),), strong=True)
