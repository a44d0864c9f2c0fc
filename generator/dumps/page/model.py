"""Segmentation of a page: the phase of every block, decided jointly.

Data: `decide_phases` finds the sequence of phases head -> title -> body (with inserts) -> tail, possibly with further
articles, that has the highest score (Viterbi). Emission and transition weights are the constants below, in nats.
Limits: the weights are set by hand and checked on the pages in `tests/pages`; none is fitted to one site.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from generator.discard_reason import DiscardReason
from generator.dumps.page.features import PageBlock
from generator.dumps.page.lines import SENTENCE as WHOLE
from generator.dumps.page.lines import Shape


class Phase(IntEnum):
    """A part of a page."""

    HEAD = 0
    """The site's furniture above an article."""
    TITLE = 1
    """Title, byline, day."""
    BODY = 2
    INSERT = 3
    """Furniture between paragraphs of the body, or between title and body."""
    TAIL = 4
    """The site's furniture below an article."""


FURNITURE_IN_BODY = -7.0
"""A line that matches a furniture pattern is almost never text of the article."""
FURNITURE_OUTSIDE = 2.0
"""It belongs above or below it."""
CLOSING_INSERT = -5.0
"""A comment form or a copyright line between two paragraphs: it closes the article, so that the rest is no body."""
PRESS_INSERT = -2.5
"""Contacts and end marks close an article too, but a row of stars may occur within one."""
TEASER_INSERT = 0.5
"""A few related links may occur between paragraphs; the longer the list, the likelier it is the end of the article."""
TEASER_OUTSIDE = 0.9
INSERT = 1.4
"""Captions, advertisements, share buttons and forms between two paragraphs."""
LOOSE_INSERT = -0.9
"""A short line between two paragraphs that matches no furniture pattern."""
PROSE = 3.0
"""A whole paragraph in the body, and the cost of leaving it out."""
SENTENCE = 1.3
"""A short line with the end of a sentence: a quotation."""
WHOLE_SENTENCE = 2.2
"""A sentence that is a paragraph, as in newspapers."""
ENTRY = 1.2
"""A list entry, an interview turn."""
HEADING = 1.0
"""A short line right above prose."""
LOOSE = -1.0
"""A short line that heads nothing."""
EARLY = -1.4
"""A body hardly ever begins with a short line."""
RUN_ON = 0.8
"""A long line without an end: a cut paragraph or a list written in one line."""
SENTENCE_OUTSIDE = -1.0
"""A sentence in no section of the site is likely text of the article."""
LOOSE_OUTSIDE = 0.6
"""A short line is usual among furniture."""
COMMENT_PROSE = -1.0
"""Prose below a comment form is a reader's."""
PRESS_PROSE = -0.6
"""Prose below an end mark or a press contact is the company's boilerplate."""
FOOTER_PROSE = -0.8
"""Prose below a copyright line is the publisher's."""
TEASER_LINE = -3.0
"""A short line below `Related` in the body."""
REPEATED = -2.5
"""A short line that the page says twice is a link or a button."""
BIO = 3.2
"""A bio belongs to the tail."""
BIO_IN_BODY = 0.5
"""A paragraph of an article may also begin with `Ana Soto is a`."""
TITLE_LIKE = 0.9
"""A line of the shape of a title, in the title phase."""
HEADS_ALL = 1.5
"""It is the last such line above the first prose."""
FURNITURE_IN_TITLE = 0.8
"""Buttons between the title and the byline."""
TITLE_LINE = 3.0
"""It is the browser's title, or repeats it."""
OPENS = 3.0
"""It is soon followed by a byline or day and by prose."""
SIGNED = 2.6
"""A byline or day line in the title phase."""
SIGNED_IN_BODY = -4.0
"""A byline or day line is no text."""
NEVER = -1e6
"""A transition that does not exist."""

H, T, B, I, F = Phase  # noqa: E741 - one letter for each phase, for the tables below; F, the foot, is TAIL
START = {H: 0.0, T: 0.0, B: -0.6, I: NEVER, F: NEVER}
"""A page begins with furniture or a title, a bare text with its body."""
END = {H: 0.0, T: -8.0, B: 0.0, I: -0.5, F: 0.0}
"""A title without a body is a teaser."""
MOVES: dict[Phase, dict[Phase, float]] = {
    H: {H: 0.0, T: -0.2, B: -1.6},
    T: {T: 0.0, I: -0.3, B: 0.0},
    B: {B: 0.0, I: -0.8, F: -0.6, T: -7.0},
    I: {I: 0.0, B: -0.4, F: 0.0, T: -7.0},
    F: {F: 0.0, T: -5.5},
}
"""Transition weights: the body is seldom left and entered again, a second article is rare."""


def decide_phases(blocks: Sequence[PageBlock]) -> tuple[Phase, ...]:
    """The best phase of every block, jointly."""
    if not blocks:
        return ()
    score = {phase: START[phase] + emission(blocks[0], phase) for phase in Phase}
    paths: list[dict[Phase, Phase]] = []
    for block in blocks[1:]:
        reached: dict[Phase, float] = {}
        came: dict[Phase, Phase] = {}
        for phase in Phase:
            came[phase] = max(Phase, key=lambda p: score[p] + _move(p, phase, block))
            reached[phase] = score[came[phase]] + _move(came[phase], phase, block) + emission(block, phase)
        score = reached
        paths.append(came)
    last = max(Phase, key=lambda p: score[p] + END[p])
    found = [last]
    for came in reversed(paths):
        found.append(came[found[-1]])
    return tuple(reversed(found))


def _move(before: Phase, after: Phase, block: PageBlock) -> float:
    """A second article begins only where a title is soon signed and followed by prose."""
    if after is T and before in {B, I, F} and not block.opens:
        return NEVER
    return MOVES[before].get(after, NEVER)


def emission(block: PageBlock, phase: Phase) -> float:
    """The log-odds of a block in a phase, in nats; 0 is neutral."""
    if phase is T:
        return _in_title(block)
    if phase is B:
        return _in_body(block)
    if phase is I:
        return _in_insert(block)
    return _outside(block, phase)


def _in_title(block: PageBlock) -> float:
    if block.byline or block.day_line:
        return SIGNED
    if block.furniture:
        return FURNITURE_IN_TITLE
    found = TITLE_LIKE + HEADS_ALL * block.heads if block.title_like else 0.3 if block.name else -0.4
    found += TITLE_LINE * block.title_line + OPENS * block.opens
    return found - (PROSE + 1.0 if block.shape is Shape.PROSE else 0.0)


def _in_body(block: PageBlock) -> float:
    if block.furniture:
        return FURNITURE_IN_BODY
    if block.byline or block.day_line:
        return SIGNED_IN_BODY
    if block.title_line:
        return -2.0
    if block.shape is Shape.PROSE:
        below = {"comments": COMMENT_PROSE, "press": PRESS_PROSE, "footer": FOOTER_PROSE, "bio": COMMENT_PROSE}
        return below.get(block.section, BIO_IN_BODY if block.bio else PROSE)
    if block.repeated or block.own:
        return REPEATED
    if block.section and block.shape is not Shape.SENTENCE:
        return TEASER_LINE
    if block.section:
        return -0.5
    return _line_in_body(block)


def _line_in_body(block: PageBlock) -> float:
    if block.shape is Shape.SENTENCE:
        return SENTENCE if block.weight < WHOLE else WHOLE_SENTENCE
    if block.shape is Shape.ENTRY:
        return ENTRY
    if block.shape is Shape.RUN_ON:
        return RUN_ON
    if block.early:
        return EARLY
    return HEADING if block.heads else LOOSE


_CLOSING = frozenset({DiscardReason.COMMENT_FORM, DiscardReason.COPYRIGHT_LINE, DiscardReason.AUTHOR_BOX})


def _in_insert(block: PageBlock) -> float:
    if block.furniture in _CLOSING and block.furniture:
        return CLOSING_INSERT
    if block.furniture in {DiscardReason.PRESS_CONTACT, DiscardReason.END_MARK, DiscardReason.COMPANY_BOILERPLATE}:
        return PRESS_INSERT
    if block.furniture:
        return INSERT
    if block.byline or block.day_line:
        return -0.2
    if block.section == "related links":
        return TEASER_INSERT if block.shape in {Shape.SHORT, Shape.ENTRY} else -1.5
    if block.shape is Shape.SHORT:
        return 0.8 if block.repeated or block.title_line or block.own else LOOSE_INSERT
    return -PROSE - 1.0 if block.shape is Shape.PROSE else -2.0


def _outside(block: PageBlock, phase: Phase) -> float:
    if block.furniture:
        return FURNITURE_OUTSIDE
    if phase is F and block.bio:
        return BIO
    if block.byline or block.day_line:
        return 1.2 if phase is F else 0.2
    if block.shape is Shape.PROSE:
        return 0.2 if phase is F and block.section in {"comments", "press", "footer", "bio"} else -PROSE
    if block.shape in {Shape.SENTENCE, Shape.RUN_ON}:
        return 0.4 if phase is F and block.section else SENTENCE_OUTSIDE
    if block.shape is Shape.ENTRY:
        return 0.6 if block.section else -0.6
    if block.section == "related links":
        return TEASER_OUTSIDE
    return LOOSE_OUTSIDE if not block.heads or block.section else 0.0
