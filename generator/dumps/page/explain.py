"""Why a line of a scraped page counts as text or as furniture: its features, and its weight in each phase.

Data: `explain_page` gives a `PageEvidence` for every line that holds words.
Limits: computes the features again; the decision over all lines is `model`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.discard_reason import DiscardReason
from generator.dumps.page.features import PageBlock, read_blocks
from generator.dumps.page.indentation import is_rendered, read_rows
from generator.dumps.page.model import Phase, decide_phases, emission
from generator.dumps.page.rendered import decide_parts, text_odds
from generator.dumps.plain_text import plain
from generator.model import Dump, Paragraph

_PARTS = {
    Phase.HEAD: "above the article",
    Phase.TITLE: "its title, byline or day",
    Phase.BODY: "its text",
    Phase.INSERT: "between its paragraphs",
    Phase.TAIL: "below the article",
}


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """One line of a page."""

    part: str
    """The part of the page that it was taken for."""
    furniture: DiscardReason | None
    """Why its words are furniture, if they are."""
    signs: tuple[str, ...]
    """Its features and its place."""
    fits: tuple[tuple[str, float], ...]
    """Its weight in each part, in nats, the highest first; the decision also counts the neighbours' parts."""


def explain_page(dump: Dump) -> Mapping[int, PageEvidence]:
    """The evidence of every line of a page, by its number."""
    if is_rendered(dump.lines):
        return _explain_rendered(dump)
    lines = [Paragraph(number, text) for number, line in enumerate(dump.lines, 1) if (text := plain(line))]
    blocks = read_blocks(lines)
    return {
        block.line: PageEvidence(_PARTS[phase], block.furniture, tuple(_signs(block)), _fits(block))
        for block, phase in zip(blocks, decide_phases(blocks), strict=True)
    }


def _explain_rendered(dump: Dump) -> Mapping[int, PageEvidence]:
    """The same for an indented page, whose lines have learned odds of being text."""
    rows = read_rows(dump.lines)
    blocks = read_blocks([Paragraph(row.line, row.text) for row in rows])
    found = zip(rows, blocks, decide_parts(rows, blocks), text_odds(rows, blocks), strict=True)
    return {
        row.line: PageEvidence(
            _PARTS[phase],
            block.furniture,
            (*_signs(block), f"indented by {row.depth}", *(("an entry of a list",) if row.mark else ())),
            tuple(sorted(((_PARTS[Phase.BODY], odds), ("around its text", -odds)), key=lambda fit: -fit[1])),
        )
        for row, block, phase, odds in found
    }


def _fits(block: PageBlock) -> tuple[tuple[str, float], ...]:
    found = [(_PARTS[phase], emission(block, phase)) for phase in Phase]
    return tuple(sorted(found, key=lambda fit: -fit[1]))


def _signs(block: PageBlock) -> Iterator[str]:
    yield f"shape: {block.shape.value}"
    if block.section:
        yield f"in the part that {block.section} open"
    for name, shown in (
        ("a byline", block.byline),
        ("a line with a day", block.day_line),
        ("like a title", block.title_like),
        ("the browser's title", block.title_line),
        ("somebody's life", block.bio),
        ("right above text", block.heads),
        ("said twice on the page", block.repeated),
        ("followed by a byline and text", block.opens),
        ("a person's name", block.name),
        ("names the site", block.own),
        ("no sentence above it", block.early),
    ):
        if shown:
            yield name
