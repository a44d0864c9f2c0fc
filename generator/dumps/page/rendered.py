"""The parts of an indented page: its title, the lines of its text, and what is around them.

Data: `decide_parts` gives every line its phase.
Limits: a page holds one article, unless further titles are signed as the first is; the weights are learned (`training/fit_page_lines.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.dumps.page.features import PageBlock
from generator.dumps.page.indentation import Row
from generator.dumps.page.line_features import depth_features, line_features, main_depths
from generator.dumps.page.lines import Shape
from generator.dumps.page.model import Phase
from generator.dumps.page.title_features import title_candidates
from generator.package_data import read_json

WEIGHTS = "page_line_weights.json"
BEGIN, LEAVE, RETURN = 0.4, 0.4, 0.4
"""What it costs, in nats, to begin the text, to leave it, and to come back to it. Not learned: made pages have fewer
interruptions than real ones, and costs that are fitted to them lose text.
"""
DOUBTS = (0.0, 1.0, 2.0, 3.0)
"""Nats that are added to the odds of every line until some lines are text: a page without any is not likely."""
TITLED = -2.0
"""Odds from which the likeliest candidate is the title, in nats."""

_ENOUGH = 3
"""Paragraphs of an article among several of a page, at least."""

Weights = Mapping[str, float]


def decide_parts(rows: Sequence[Row], blocks: Sequence[PageBlock]) -> list[Phase]:
    """The phase of every line; `blocks` are the same lines with what is known of them by their words."""
    best = best_depth(rows, blocks)
    text = next(
        (found for more in DOUBTS if True in (found := choose_text([value + more for value in best.odds]))), None
    )
    if text is None:
        return [Phase.HEAD] * len(rows)
    title = choose_title(rows, blocks, text, best.depth, _weights("title"))
    kept = [index for index, inside in enumerate(text) if inside and (title is None or index > title)]
    first, last = kept[0], kept[-1]
    start = first if title is None else title
    inside = set(kept)
    phases = [_phase(index, inside, start, first, last) for index in range(len(rows))]
    for index in _further_titles(rows, blocks, phases, start):
        below = next(i for i in range(index + 1, len(phases)) if blocks[i].shape is Shape.PROSE and i in inside)
        phases[index:below] = [Phase.TITLE] * (below - index)
    return phases


def _further_titles(rows: Sequence[Row], blocks: Sequence[PageBlock], phases: Sequence[Phase], title: int) -> list[int]:
    """The titles of further articles: signed, at the depth of the first title, with paragraphs enough on both sides."""
    prose = [i for i, phase in enumerate(phases) if phase is Phase.BODY and blocks[i].shape is Shape.PROSE]
    found: list[int] = []
    for index in range(title + 1, len(rows)):
        block = blocks[index]
        if not block.opens or rows[index].mark or rows[index].depth != rows[title].depth or block.section == "comments":
            continue
        above = sum((found[-1] if found else title) < i < index for i in prose)
        if above >= _ENOUGH and sum(i > index for i in prose) >= _ENOUGH:
            found.append(index)
    return found


def text_odds(rows: Sequence[Row], blocks: Sequence[PageBlock]) -> tuple[float, ...]:
    """The log-odds of each line, in nats: above 0 for lines that are rather text than furniture."""
    return best_depth(rows, blocks).odds


def _phase(index: int, inside: set[int], start: int, first: int, last: int) -> Phase:
    if index in inside:
        return Phase.BODY
    if index < first:
        return Phase.HEAD if index < start else Phase.TITLE
    return Phase.INSERT if index < last else Phase.TAIL


def line_odds(features: Sequence[Sequence[str]], weights: Weights) -> list[float]:
    """The sum of the weights of each line's features."""
    return [sum(weights.get(name, 0.0) for name in names) for names in features]


@dataclass(frozen=True, slots=True)
class DepthCandidate:
    """A depth at which the article may be."""

    depth: int
    odds: tuple[float, ...]
    """Of each line, if the article is at this depth."""
    features: tuple[str, ...]
    """Of the depth itself."""


def depth_candidates(rows: Sequence[Row], blocks: Sequence[PageBlock], weights: Weights) -> list[DepthCandidate]:
    """The depths that hold much of the page's prose; `weights` are those of lines."""
    depths = main_depths(rows, blocks)
    odds = [line_odds(line_features(rows, blocks, depth), weights) for depth in depths]
    totals = []
    for values in odds:
        text = choose_text(values)
        totals.append(sum(v * len(row.text) for v, row, kept in zip(values, rows, text, strict=True) if kept))
    most = max(1.0, *totals)
    return [
        DepthCandidate(depth, tuple(values), depth_features(rows, blocks, depth, max(0.0, total) / most))
        for depth, values, total in zip(depths, odds, totals, strict=True)
    ]


def best_depth(rows: Sequence[Row], blocks: Sequence[PageBlock]) -> DepthCandidate:
    """The likeliest depth of the article's paragraphs."""
    found = depth_candidates(rows, blocks, _weights("line"))
    scores = line_odds([candidate.features for candidate in found], _weights("depth"))
    return found[max(range(len(found)), key=lambda at: scores[at])]


def choose_text(odds: Sequence[float]) -> list[bool]:
    """Whether each line is text: the choice with the highest sum of odds, less the cost of each change."""
    if not odds:
        return []
    before, inside, after = 0.0, odds[0] - BEGIN, -1e9
    came: list[tuple[bool, int]] = []
    """For each line after the first: whether it is best left after it from inside, and whence the text goes on best."""
    for value in odds[1:]:
        ways = (before - BEGIN, inside, after - RETURN)
        best = max(range(3), key=lambda way: ways[way])
        left = inside - LEAVE > after
        came.append((left, best))
        after, inside = max(after, inside - LEAVE), ways[best] + value
    state = max(range(3), key=lambda at: (before, inside - LEAVE, after)[at])
    found = [state == 1]
    for left, best in reversed(came):
        if state == 1:
            state = best
        elif state == 2:
            state = 1 if left else 2
        found.append(state == 1)
    return found[::-1]


def choose_title(
    rows: Sequence[Row], blocks: Sequence[PageBlock], text: Sequence[bool], depth: int, weights: Weights
) -> int | None:
    """The place of the title; None where no line is likely to be it."""
    candidates = title_candidates(rows, blocks, text, depth)
    scored = [(sum(weights.get(name, 0.0) for name in names), index) for index, names in candidates]
    best = max(scored, default=(TITLED, -1))
    kept = [index for index, inside in enumerate(text) if inside]
    lost = any(index < best[1] and blocks[index].shape is Shape.PROSE for index in kept)
    return best[1] if best[0] > TITLED and not lost and kept[-1] > best[1] else None


@cache
def _weights(part: str) -> dict[str, float]:
    weights: dict[str, float] = read_json(WEIGHTS)[part]
    return weights
