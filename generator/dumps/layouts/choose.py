"""Which way of dividing a text is the best: the one that makes its items alike and leaves no sign of others in them.

Data: `choose` gives a `Division`: the drafts of the items, what stands around them, and how sure it is.
Limits: a text that no way divides well has none; the feed model and the page reader are for those.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.discard_reason import DiscardReason
from generator.dumps.boilerplate import furniture
from generator.dumps.layouts.around.years import set_years
from generator.dumps.layouts.briefs import name_sources
from generator.dumps.layouts.candidates import Candidate, candidates
from generator.dumps.layouts.common import kickers, labels, papers, states_day
from generator.dumps.layouts.confidence import confidence, item_cost
from generator.dumps.layouts.draft import Common, DraftItem
from generator.dumps.layouts.edges import trim
from generator.dumps.layouts.frame import group_rows
from generator.dumps.layouts.items import ItemReader
from generator.dumps.layouts.lines.labels import has_publication_word
from generator.dumps.layouts.lines.rows import unmarked
from generator.dumps.layouts.lines.titles import common_splits, unlisted, word_count
from generator.dumps.layouts.signs import Signs

_SURE, _SURE_OF_TWO, _SURE_WEAK = 0.72, 0.85, 0.85
"""Confidence from which a division is taken: of three items or more, of two, of a sign that articles have, too."""
_SURE_TITLED, _MANY_TITLED = 0.8, 5
"""Likewise of blocks between empty lines that all have a title, so many or more."""
_MARKED = 0.9
"""Share of items with a title and a day or an address where only a repeated row divides them."""
_NAMED = 0.6
"""Share of items with a name below the title from which such rows are names."""
_LEAST_WORDS, _MOST_LEFT = 20, 0.3
"""Words of a text that is one article, and the cost of signs of others in it."""
_LEAST_BRIEFS, _HEADLINE = 5, 4
"""Number of briefs that tell nothing but title and text, and words of their titles."""
_LEAST_REPEATED, _SHORT_ROW = 3, 12
_NUMBER_ROW = 4
"""Words of a first row that only numbers the item."""
_SECTION_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
_FIGURES = re.compile(r"\d+")
_COUNTED = re.compile(
    r"(?:week|kw|woche|semaine|semana|settimana|uke|vecka|uge|issue|no|nr|ausgabe|edition|numéro|número|numero|vol|volume|part)"
    r"\.?\s*\d{1,4}(?:/\d{2,4}|,? (?:19|20)\d\d)?",
    re.IGNORECASE,
)
"""`Week 47`, `KW 12/2025`: the number of an issue, not a paper's name."""


@dataclass(slots=True)
class Division:
    """A text divided."""

    candidate: Candidate
    drafts: list[DraftItem]
    groups: dict[int, list[int]] = field(default_factory=dict)
    """Index of a start -> the rows above it that head it and those after it."""
    above: list[int] = field(default_factory=list)
    """Rows above the first item."""
    below: list[int] = field(default_factory=list)
    confidence: float = 0.0


def choose(signs: Signs, style: str = "") -> Division | None:
    """The best division; None where none is good enough. `style` asks for one kind of sign."""
    best: Division | None = None
    for candidate in candidates(signs):
        if style and candidate.style != style:
            continue
        division = divide(signs, candidate)
        if division and (style or is_sure(division)) and (best is None or rank(division) > rank(best)):
            best = division
    return best


def rank(division: Division) -> tuple[float, int]:
    """What the better of two divisions has more of."""
    return round(division.confidence + division.candidate.prior, 3), len(division.drafts)


def is_sure(division: Division) -> bool:
    """Whether a division fits so well that it is taken."""
    count, candidate = len(division.drafts), division.candidate
    if candidate.weak:
        facts = sum(len(draft.fields() - {"title", "names"}) > 0 for draft in division.drafts)
        apart = candidate.style in ("blank", "block") or are_headlines(division.drafts)
        titled = apart and count >= _MANY_TITLED and all(draft.title for draft in division.drafts)
        least = _SURE_TITLED if titled else _SURE_WEAK
        return count >= 3 and division.confidence >= least and (facts >= 0.8 * count or apart)
    if candidate.style == "mark":  # the button below every comment is such a row, too
        whole = sum(bool(draft.title and (draft.day or draft.url)) for draft in division.drafts)
        return count >= _LEAST_REPEATED and whole >= _MARKED * count and division.confidence >= _SURE
    return division.confidence >= (_SURE if count > 2 else _SURE_OF_TWO)


def are_headlines(drafts: Sequence[DraftItem]) -> bool:
    """Whether titles are those of briefs, not headings within one article: as long as headlines, over one paragraph each.

    The last has the end of the text below it, too.
    """
    others = drafts[:-1]
    alike = [draft for draft in others if word_count(draft.title) >= _HEADLINE and len(draft.body) == 1]
    return len(drafts) >= _LEAST_BRIEFS and len(alike) >= 0.8 * len(others)


def choose_one(signs: Signs) -> Division | None:
    """The text as one item, where it is an article with nothing around it, whose head tells its title and more."""
    draft = ItemReader(signs, "one", names=False, common=Common()).read(0, len(signs.rows))
    facts = {"day", "author", "url"} & set(draft.heads_at)
    if not (draft.title and facts and draft.body and draft.words >= _LEAST_WORDS):
        return None
    candidate = Candidate("one", (0,), 0.0)
    if item_cost(signs, candidate, draft, 1.0) > _MOST_LEFT:
        return None
    return Division(candidate, [draft], confidence=0.9)


def divide(signs: Signs, candidate: Candidate) -> Division | None:
    """The text divided at the candidate's starts, and how well that fits; None where fewer than two items are left."""
    splits = _splits(signs, candidate)
    spans, groups = _spans(signs, candidate)
    common = Common(
        splits,
        _is_numbered(signs, candidate),
        _repeated(signs, spans),
        kickers(signs, candidate, spans),
        papers(signs, candidate, spans),
        labels(signs, spans),
        name_sources(signs.rows[end - 1].raw for start, end in spans if end > start),
    )
    reader = ItemReader(signs, candidate.style, names=True, common=common)
    drafts = [reader.read(start, end) for start, end in spans]
    if sum(draft.lone_names > 0 for draft in drafts) < _NAMED * len(drafts):
        reader = ItemReader(signs, candidate.style, names=False, common=common)
        drafts = [reader.read(start, end) for start, end in spans]
    drafts = trim(signs, candidate, reader, drafts, grouped=bool(groups))
    if len(drafts) < 2:
        return None
    first = drafts[0].start
    if first and first not in groups and signs.day_lines[first - 1]:
        groups[first] = [first - 1]  # the masthead ends with the day of the first items
    division = Division(candidate, drafts, groups)
    division.above = list(range(drafts[0].start))
    division.below = list(range(drafts[-1].end, len(signs.rows)))
    head_groups(signs, division)
    set_years(signs, division.drafts)
    division.confidence = confidence(signs, candidate, drafts, (*division.above, *division.below))
    return division


def _repeated(signs: Signs, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Rows that most items have in the same words, figures apart, and that tell nothing: `End of Document`, `Case 24-118`."""
    if len(spans) < _LEAST_REPEATED:
        return frozenset()
    found: dict[str, list[int]] = {}
    for start, end in spans:
        shapes: set[str] = set()
        short = word_count(signs.rows[start].text) <= _NUMBER_ROW or _numbers_sheet(signs, start, end)
        for index in range(start if short else start + 1, end):
            row = signs.rows[index]
            last = index == end - 1  # a name in the middle may be the paper's
            plain_row = not (signs.rules[index] or signs.levels[index] or signs.is_strong(index))
            plain_row = plain_row and (last or index == start or not signs.head(index))
            plain_row = plain_row and not (row.kind or signs.bullets[index])
            plain_row = (
                plain_row and not row.text.endswith((".", "!", "?", "。", "”", '"')) and not states_day(signs, index)
            )
            shape = _FIGURES.sub("#", row.text.casefold())
            shape = "copyright" if furniture(row.text) is DiscardReason.COPYRIGHT_LINE else shape
            if plain_row and word_count(row.text) <= _SHORT_ROW and shape not in shapes:
                shapes.add(shape)
                found.setdefault(shape, []).append(index)
    return frozenset(index for rows in found.values() if len(rows) >= 0.7 * len(spans) for index in rows)


def _numbers_sheet(signs: Signs, start: int, end: int) -> bool:
    """Whether a first row with figures is followed by head lines and, apart from them, by a title: `Order 12, sheet 3`."""
    index = start + 1
    while index < end and signs.is_strong(index):
        index += 1
    titled = index > start + 1 and index < end and signs.titles[index] and signs.rows[index].blanks > 0
    return titled and any(map(str.isdigit, signs.rows[start].text))


def _is_numbered(signs: Signs, candidate: Candidate) -> bool:
    """Whether the numbers at the starts count on."""
    numbers = [number for index in candidate.starts if (number := signs.numbers[index]) is not None]
    steps = sum(b == a + 1 for a, b in itertools.pairwise(numbers))
    return len(numbers) >= 0.8 * len(candidate.starts) and steps >= 0.8 * (len(numbers) - 1)


def _splits(signs: Signs, candidate: Candidate) -> tuple[str, ...]:
    if candidate.style not in ("bullet", "number", "prefix", "stamp", "flash", "block", "dayline"):
        return ()
    texts = [unlisted(unmarked(signs.rows[index].raw)) for index in candidate.starts]
    return common_splits(texts, run_in=candidate.style in ("bullet", "number"))


def _spans(signs: Signs, candidate: Candidate) -> tuple[list[tuple[int, int]], dict[int, list[int]]]:
    """Start and end of every item, and the rows that head the items after them."""
    spans, groups = [], {}
    ends = [*candidate.starts[1:], candidate.end or len(signs.rows)]
    for start, end in zip(candidate.starts, ends, strict=True):
        if end < len(signs.rows) and (heading := group_rows(signs, candidate, start, end)):
            groups[end] = heading
        last = groups[end][0] if end in groups else end
        while (
            candidate.style == "closer" and end in groups and last - 1 > start and signs.rules[last - 1]
        ):  # the rule above a section's name
            last -= 1
        spans.append((start, last))
    if candidate.starts[0] and (heading := group_rows(signs, candidate, -1, candidate.starts[0])):
        groups[candidate.starts[0]] = heading
    return spans, groups


def head_groups(signs: Signs, division: Division) -> None:
    """Gives the day, the paper or the section of a heading to the items below it that have none."""
    day: dt.date | None = None
    words, section = "", ""
    for draft in division.drafts:
        for index in division.groups.get(draft.start, ()):
            head, found = signs.head(index), signs.day_of(index)
            if (head and head.only_time) or signs.rows[index].first in signs.years:
                continue
            if found:
                day, words = found, signs.rows[index].text
            else:
                section = _SECTION_NUMBER.sub("", unmarked(signs.rows[index].raw).strip("#: "))
        if draft.day is None and day:
            draft.day, draft.day_words = day, words
        if _COUNTED.fullmatch(section):
            continue
        if section and not draft.publication and has_publication_word(section):
            draft.publication = section.title() if section.isupper() and " " in section else section
        elif section:
            draft.tags = draft.tags or (section.capitalize() if section.isupper() else section,)
