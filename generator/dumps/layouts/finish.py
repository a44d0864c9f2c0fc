"""From the drafts of a division to items: what they have in common is decided, and every row is accounted for.

Data: `finish` gives the items of a text and the rows that are in none, each with its reason.
Limits: a name is a person's or a paper's by what most names at its place are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from generator.date_basis import BasisKind, basis
from generator.discard_reason import DiscardReason
from generator.dumps.layouts.affixes import without_affixes
from generator.dumps.layouts.around.remarks import without_remarks
from generator.dumps.layouts.choose import Division
from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.frame import frame_reason, issue_day, letters
from generator.dumps.layouts.lines.labels import has_publication_word
from generator.dumps.layouts.lines.markdown import as_markdown
from generator.dumps.layouts.lines.rows import TextRow, unmarked
from generator.dumps.layouts.lines.titles import TitleCase
from generator.dumps.layouts.signs import Signs
from generator.model import BlockKind, DateEstimate, Discard, Item, Paragraph

_LONGEST = 400
"""Characters of a row that the report repeats."""
_NOTE_MARK = re.compile(r"\[[a-z]{1,2}\](?=\s|$|[.,;])")


def finish(name: str, signs: Signs, division: Division) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """The items of the dump `name` and the rows, or parts of rows, that are in none."""
    drafts, discards = division.drafts, []
    starts = {draft.start for draft in drafts}
    grouped = {index for start, rows in division.groups.items() for index in rows if start in starts}
    titles = frozenset(letters(draft.title) for draft in drafts if draft.title)
    for index in sorted({*division.above, *grouped}):
        reason = DiscardReason.GROUP_HEADING if index in grouped else frame_reason(signs, index, titles)
        discards += _discards(signs.rows[index], reason)
    for index in division.below:
        reason = DiscardReason.SEPARATOR if signs.rules[index] else DiscardReason.ISSUE_FOOTER
        discards += _discards(signs.rows[index], reason)
    inside = {index for draft in drafts for index in range(draft.start, draft.end)}
    covered = inside | grouped | set(division.above) | set(division.below)
    for index, row in enumerate(signs.rows):  # rules between items, which belong to none of them
        if index not in covered:
            discards += _discards(
                row, DiscardReason.SEPARATOR if signs.rules[index] else DiscardReason.BETWEEN_THE_PARAGRAPHS
            )
    issue = issue_day(signs, [index for index in division.above if index not in grouped])
    notes = any(_NOTE_MARK.match(signs.rows[index].text) for index in division.below)
    if division.candidate.style == "stamp":
        drafts, dropped = without_remarks(drafts)
        discards += [each for draft, reason in dropped for each in _whole(signs, draft, reason)]
    _name(drafts)
    without_affixes(drafts)
    case = TitleCase(row.text for row in signs.rows)
    items = []
    for draft in drafts:
        item, dropped_rows = _item(name, signs, draft, issue, case, notes=notes)
        items += [item] if item else []
        discards += dropped_rows
    return tuple(items), tuple(sorted(discards, key=lambda discard: discard.line))


def _name(drafts: Sequence[DraftItem]) -> None:
    """Says of every name whether it is an author's or a publication's."""
    slots: dict[str, list[str]] = {}
    for draft in drafts:
        for slot, name in draft.names:
            slots.setdefault(slot, []).append(name)
    papers = {slot for slot, names in slots.items() if _are_papers(names) or slot == "link"}
    for draft in drafts:
        for slot, name in draft.names:
            if slot in papers:
                draft.publication = draft.publication or name
            elif draft.author is None:
                draft.author = name
            elif draft.publication is None and name != draft.author:
                draft.publication = name


def _are_papers(names: Sequence[str]) -> bool:
    words = sum(has_publication_word(name) for name in names)
    single = sum(len(name.split()) == 1 and name.isascii() for name in names)
    return words + single >= max(1, 0.3 * len(names))


def _item(
    name: str, signs: Signs, draft: DraftItem, issue: tuple[dt.date, str] | None, case: TitleCase, *, notes: bool
) -> tuple[Item | None, list[Discard]]:
    discards = [each for row, reason, text in draft.used for each in _discards(row, reason, text)]
    paragraphs = [paragraph for row, text in draft.body for paragraph in _paragraphs(signs, row, text, notes=notes)]
    if not paragraphs:
        return None, _whole(signs, draft, DiscardReason.NO_TEXT_ONLY_TITLE)
    own = [paragraph.text for paragraph in paragraphs]
    title = case.restore(draft.title, own) if draft.title else None
    date = None
    if draft.day:
        date = DateEstimate(draft.day, basis=basis(BasisKind.QUOTED, draft.day_words[:60]))
    elif issue:
        date = DateEstimate(issue[0], basis=basis(BasisKind.ISSUE, issue[1][:60]))
    first, last = signs.rows[draft.start].first, signs.rows[draft.end - 1].last
    item = Item(
        name, first, last, tuple(paragraphs), title, draft.author, draft.publication, date, draft.url, draft.tags
    )
    return item, discards


def _paragraphs(signs: Signs, row: TextRow, text: str, *, notes: bool) -> Iterator[Paragraph]:
    """The paragraph of a row, of which `text` is kept."""
    words = row.text if row.kind is not None else unmarked(re.sub(r"^#{1,6}\s+", "", text))
    words = _NOTE_MARK.sub("", words).strip() if notes else words
    if not words:
        return
    if not signs.markdown:
        quote = BlockKind.QUOTE if row.raw.startswith(">") else None
        yield Paragraph(row.first, words.lstrip("> ") if quote else words, quote)
        return
    kind, markdown = as_markdown(row, text)
    yield Paragraph(row.first, words, kind, markdown)


def _discards(row: TextRow, reason: DiscardReason, text: str = "") -> list[Discard]:
    words = text or row.text
    return [
        Discard(line, words[:_LONGEST], reason) for line in ([row.first] if text else range(row.first, row.last + 1))
    ]


def _whole(signs: Signs, draft: DraftItem, reason: DiscardReason) -> list[Discard]:
    return [each for index in range(draft.start, draft.end) for each in _discards(signs.rows[index], reason)]
