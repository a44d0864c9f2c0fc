"""A scraped page: its articles, without the site's furniture, with the facts that the page states about each.

Data: `read_page` returns the items and the dropped lines, each with its reason.
Limits: `model` decides which lines are text, `metadata` reads the facts; this module combines them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.discard_reason import DiscardReason
from generator.dumps.page.features import PageBlock, read_blocks
from generator.dumps.page.indentation import is_rendered, read_rows
from generator.dumps.page.lines import Shape
from generator.dumps.page.metadata import PageFacts, read_facts
from generator.dumps.page.model import Phase, decide_phases
from generator.dumps.page.rendered import decide_parts
from generator.dumps.phrases import PhrasePattern
from generator.dumps.plain_text import plain
from generator.dumps.structure import is_heading
from generator.model import Discard, Dump, Item, Paragraph

_LABEL_WORDS = 3
_REASONS = {
    Phase.HEAD: DiscardReason.ABOVE_THE_ARTICLE,
    Phase.TITLE: DiscardReason.HEAD_OF_THE_ARTICLE,
    Phase.INSERT: DiscardReason.BETWEEN_THE_PARAGRAPHS,
    Phase.TAIL: DiscardReason.BELOW_THE_ARTICLE,
}


def read_page(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """Find the articles of a page. No item where nothing but furniture is left."""
    if is_rendered(dump.lines):
        return _read_rendered(dump)
    lines = [Paragraph(number, plain(line)) for number, line in enumerate(dump.lines, 1) if line.strip()]
    discards = [Discard(line.line, "", DiscardReason.UNPRINTABLE_CHARACTERS) for line in lines if not line.text]
    blocks = read_blocks([line for line in lines if line.text])
    phases = {block.line: phase for block, phase in zip(blocks, decide_phases(blocks), strict=True)}
    items: list[Item] = []
    publication: str | None = None
    for part in _articles(blocks, phases):
        item, dropped = _read_article(dump.name, part, phases, publication)
        items += [item] if item else []
        discards += dropped
        # An article that is loaded below another is of the same site, unless a footer has closed the page between them.
        closed = any(block.furniture == DiscardReason.COPYRIGHT_LINE for block in part)
        publication = item.publication if item and not closed else None
    return tuple(items), tuple(sorted(discards, key=lambda discard: discard.line))


def _read_rendered(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """The articles of an indented page, one as a rule; the text keeps the marks of lists."""
    rows = read_rows(dump.lines)
    blocks = read_blocks([Paragraph(row.line, row.text) for row in rows])
    decided = decide_parts(rows, blocks)
    phases = {block.line: phase for block, phase in zip(blocks, decided, strict=True)}
    marks = {row.line: row.marked for row in rows}
    items: list[Item] = []
    discards: list[Discard] = []
    for part in _articles(blocks, phases):
        titled = any(phases[block.line] is Phase.TITLE for block in part)
        item, dropped = _read_article(dump.name, part, phases, None, titled=titled)
        discards += dropped
        if item:
            paragraphs = tuple(replace(paragraph, text=marks[paragraph.line]) for paragraph in item.paragraphs)
            items.append(replace(item, paragraphs=paragraphs))
    return tuple(items), tuple(sorted(discards, key=lambda discard: discard.line))


def _articles(blocks: Sequence[PageBlock], phases: dict[int, Phase]) -> Iterable[Sequence[PageBlock]]:
    """The page cut where, after a body, another head or title begins."""
    start, seen = 0, False
    for index, block in enumerate(blocks):
        phase = phases[block.line]
        if seen and phase in {Phase.HEAD, Phase.TITLE}:
            yield blocks[start:index]
            start, seen = index, False
        seen = seen or phase is Phase.BODY
    yield blocks[start:]


def _read_article(
    name: str,
    part: Sequence[PageBlock],
    phases: dict[int, Phase],
    publication: str | None,
    *,
    titled: bool = False,
) -> tuple[Item | None, list[Discard]]:
    body = [block for block in part if phases[block.line] is Phase.BODY]
    first = body[0].line if body else part[-1].line + 1 if part else 0
    signed = [block.line for block in part if phases[block.line] is Phase.INSERT and (block.byline or block.day_line)]
    head_end = max([first, *[line for line in signed if _close(line, body)]])
    above = [block for block in part if block.line < head_end and phases[block.line] is not Phase.BODY]
    above += [block for block in part if block.line == head_end and phases[block.line] is not Phase.BODY]
    if titled:
        above = [block for block in above if phases[block.line] is not Phase.HEAD]
    last = body[-1].line if body else 0
    below = [block for block in part if block.line > last]
    facts = read_facts(above, body, below, phases, part, publication)
    labels = _section_labels(body)
    standfirst = _standfirst(above, facts)
    kept = [*standfirst, *(block for block in body if block.line not in labels)]
    reasons = dict(facts.reasons) | dict.fromkeys(labels, DiscardReason.SECTION_LABEL)
    inside = set(kept)
    dropped = [
        Discard(
            block.line, block.text, reasons.get(block.line) or _reason(block, phases[block.line], facts, index, part)
        )
        for index, block in enumerate(part)
        if block not in inside
    ]
    if not kept:
        return None, dropped
    paragraphs = tuple(Paragraph(block.line, block.text) for block in kept)
    item = Item(name, kept[0].line, kept[-1].line, paragraphs, facts.title, facts.author, facts.publication, facts.date)
    return item, dropped


_STANDFIRST_WEIGHT = 32.0
"""Weight at least of a standfirst."""
_JOB = PhrasePattern(r"\b{desk}\b", re.IGNORECASE)


def _standfirst(above: Sequence[PageBlock], facts: PageFacts) -> list[PageBlock]:
    """Sentences between title and byline, which are text; two at most."""
    titles = [
        index for index, block in enumerate(above) if facts.title and block.text.casefold() == facts.title.casefold()
    ]
    if not titles:
        return []
    found = []
    adjacent = True
    for block in above[titles[-1] + 1 :]:
        if block.furniture or block.byline or block.day_line or block.name or block.title_line:
            adjacent = False
            continue
        sentence = block.shape in {Shape.SENTENCE, Shape.PROSE} or (block.title_like and adjacent)
        if sentence and block.weight >= _STANDFIRST_WEIGHT and not _JOB.search(block.text[-40:]) and not block.section:
            found.append(block)
        else:
            adjacent = False
    return found[:2]


_STANDFIRST = 2
"""Lines of text at most above a byline: a standfirst."""


def _close(line: int, body: Sequence[PageBlock]) -> bool:
    return sum(block.line < line for block in body) <= _STANDFIRST


def _reason(block: PageBlock, phase: Phase, facts: PageFacts, index: int, part: Sequence[PageBlock]) -> DiscardReason:
    """Why a line is left out."""
    if block.byline:
        return (
            DiscardReason.BYLINE_AND_READING_TIME
            if "read" in block.text.lower().split("by", 1)[-1]
            else DiscardReason.BYLINE
        )
    if block.day_line:
        return DiscardReason.DATE_LINE
    if block.furniture:
        return block.furniture
    if block.bio:
        return DiscardReason.AUTHOR_BIO
    if block.name and ((facts.author and block.text.casefold() == facts.author.casefold()) or _bio_near(index, part)):
        return DiscardReason.AUTHOR_NAME
    if phase in {Phase.TAIL, Phase.INSERT}:
        return _tail_reason(block)
    return _REASONS[phase]


def _bio_near(index: int, part: Sequence[PageBlock]) -> bool:
    return any(block.bio for block in part[index + 1 : index + 3])


def _tail_reason(block: PageBlock) -> DiscardReason:
    sections = {
        "comments": DiscardReason.READER_COMMENT,
        "press": DiscardReason.COMPANY_BOILERPLATE,
        "bio": DiscardReason.AUTHOR_BIO,
        "footer": DiscardReason.FOOTER,
    }
    if block.section in sections:
        return sections[block.section]
    if block.title_like or block.section == "related links" or block.shape in {Shape.SHORT, Shape.ENTRY}:
        return DiscardReason.TEASER_OF_ANOTHER_ARTICLE
    return _REASONS[Phase.TAIL]


def _section_labels(body: Sequence[PageBlock]) -> set[int]:
    """Lines of labels: a short line right above a sub-heading is the site's label for a teaser that was removed."""
    found = set()
    for above, below, text in zip(body, body[1:], body[2:], strict=False):
        short = len(above.text.split()) <= _LABEL_WORDS and above.shape is Shape.SHORT is below.shape
        if short and is_heading(above.text, text.text) and is_heading(below.text, text.text):
            found.add(above.line)
    return found
