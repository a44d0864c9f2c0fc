"""Where one article of a feed ends and the next begins, decided over the whole feed at once.

Data: the weights below, costs in nats: what it costs to read a paragraph as going on with an article, or as opening
one, given the phase: how far its label sequence has come (0: no label yet, then 1 to 4 as in `labels.LEAD_INS`).
`split_feed` finds the cheapest reading of all paragraphs by dynamic programming.
Limits: an item without a separator around it is found by its labels and its lede; two unlabelled items in a row with
no separator between them are told apart by the lede alone, which is weak evidence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.dumps.feed import FeedParagraph, read_feed
from generator.dumps.labels import match_lead_in, match_read_more
from generator.model import Discard, Dump, Item, Paragraph

_OPEN = 5.0
"""An article begins here: most paragraphs do not open one."""
_SEPARATOR_IGNORED = 9.0
"""Going on across a separator: it stands between items, hardly ever inside one."""
_SEPARATOR_BONUS = 5.0
"""Opening after a separator."""
_OPENS_WITH_LABEL = 8.0
"""An item begins with its lede, not with a label."""
_OPENS_SHORT = 3.0
"""A sub-heading or a list entry is no lede."""
_LABEL_AGAIN = 10.0
"""`Why it matters` after `Context`: the sequence has begun again, so a boundary was missed."""
_LABEL_OUT_OF_TURN = 1.0
"""`Context` without `Why it matters` before it: unusual, not wrong."""
_UNLABELLED_AFTER = (0.0, 1.0, 1.5, 6.0, 8.0)
"""An unlabelled paragraph right after a label of this place: the closing labels are an article's last words."""
_UNLABELLED_AGAIN = 0.3
"""A further unlabelled paragraph behind labels."""
_LEDE = 2.5
"""A paragraph that looks like a lede speaks for opening, one that refers back speaks against it."""

_REFERS_BACK = re.compile(
    r"(he|she|they|it|this|that|these|those|his|her|their|its|however|meanwhile|moreover|in addition|in response|"
    r"according to the|the (company|firm|report|platform|service|app|new|move|decision|plan|deal|startup|group)|"
    r"also|but|and|so|yet|for example|for instance|similarly|overall|notably|still|besides|i|we|our|my|you|your)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\b(on|said|announced|reported|late|early)? ?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\breported(ly)?\b|"
    r"\b(announced|unveiled|launched|introduced|released|appointed|agreed|filed)\b"
)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What one paragraph shows, before any decision."""

    separated: bool
    place: int
    """Label place 1 to 4; 0 for another lead-in; -1 for no label."""
    open_cost: float
    """Of beginning an article here."""


@dataclass(frozen=True, slots=True)
class _State:
    """The cheapest reading so far that ends in one phase."""

    cost: float
    opening: int
    """Index into the list of openings: where the current article began."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A paragraph that some reading takes for the first of an article."""

    paragraph: int
    before: int
    """The opening of the article before it, or -1."""


def split_feed(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """Cut a feed into items, and list the lines that belong to none. Each item has at least one paragraph."""
    paragraphs, discards = read_feed(dump)
    starts = _boundaries([_evidence(p) for p in paragraphs])
    items = []
    for start, end in itertools.pairwise([*starts, len(paragraphs)]):
        own: list[Paragraph] = [p.paragraph for p in paragraphs[start:end]]
        items.append(Item(dump.name, paragraphs[start].first, own[-1].line, tuple(own)))
    return tuple(items), discards


def _evidence(entry: FeedParagraph) -> _Evidence:
    text = entry.paragraph.text
    label = match_lead_in(text)
    place = label.place if label else 0 if match_read_more(text) else -1
    cost = _OPEN - _SEPARATOR_BONUS if entry.separated else _OPEN
    if place >= 0:
        cost += _OPENS_WITH_LABEL
    if len(text) < 80:
        cost += _OPENS_SHORT
    if _REFERS_BACK.match(text) or text[0] in '“"(•':
        cost += _LEDE
    elif _DATELINE.search(text[:400]):
        cost -= _LEDE
    return _Evidence(entry.separated, place, cost)


def _boundaries(evidence: Sequence[_Evidence]) -> list[int]:
    """Indices of the paragraphs that open an article; the first always does."""
    if not evidence:
        return []
    openings = [_Opening(0, -1)]
    # One state for each phase, and for whether the last paragraph was labelled.
    states = {_after_opening(evidence[0]): _State(0.0, 0)}
    for index, paragraph in enumerate(evidence[1:], 1):
        best = min(states.values(), key=lambda s: s.cost)
        openings.append(_Opening(index, best.opening))
        moved = {_after_opening(paragraph): _State(best.cost + paragraph.open_cost, index)}
        for key, state in states.items():
            going_key, going_cost = _going_on(key, paragraph)
            _keep(moved, going_key, _State(state.cost + going_cost, state.opening))
        states = moved
    starts = []
    opening = min(states.values(), key=lambda s: s.cost).opening
    while opening >= 0:
        starts.append(openings[opening].paragraph)
        opening = openings[opening].before
    return starts[::-1]


def _keep(states: dict[tuple[int, bool], _State], key: tuple[int, bool], state: _State) -> None:
    if key not in states or state.cost < states[key].cost:
        states[key] = state


def _after_opening(paragraph: _Evidence) -> tuple[int, bool]:
    return max(paragraph.place, 0), paragraph.place >= 0


def _going_on(key: tuple[int, bool], paragraph: _Evidence) -> tuple[tuple[int, bool], float]:
    """The state after reading a paragraph as part of the current article, and what that reading costs."""
    phase, labelled = key
    cost = _SEPARATOR_IGNORED if paragraph.separated else 0.0
    if paragraph.place < 0:
        if phase:
            cost += _UNLABELLED_AFTER[phase] if labelled else _UNLABELLED_AGAIN
        return (phase, False), cost
    if paragraph.place == 0:
        return (phase, True), cost
    if phase == 4 and paragraph.place == 4:
        return (4, True), cost
    if paragraph.place <= phase and paragraph.place != 2:
        cost += _LABEL_AGAIN
    elif paragraph.place > phase + 1 and paragraph.place < 4:
        cost += _LABEL_OUT_OF_TURN
    return (max(phase, paragraph.place), True), cost
