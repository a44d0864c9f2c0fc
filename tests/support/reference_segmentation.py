"""The segmentation model by exhaustive search: slow, simple, and independent of the code that it checks.

Data: `reference` enumerates every segmentation of a few paragraphs and scores each by the definition in
`generator.dumps.feed.model`; `make_paragraphs` draws paragraphs, `make_weights` weights, from a seeded generator.
Limits: exponential in the paragraphs that may open an article; up to 10 of them.
"""

from __future__ import annotations

import itertools
import math
from array import array
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from random import Random

from generator.dumps.feed.blocks import adapt_cohesion
from generator.dumps.feed.cohesion import Links
from generator.dumps.feed.feature_ids import NO_LABEL_AFTER, Feature
from generator.dumps.feed.features import ParagraphFeatures
from generator.dumps.feed.weights import CONTINUING, LONGEST, OPENING, Weights


@dataclass(frozen=True)
class Reference:
    """What `segment` is to find."""

    starts: tuple[int, ...]
    opening: tuple[float, ...]


@dataclass(frozen=True)
class _Round:
    starts: tuple[int, ...]
    opening: tuple[float, ...]
    lengths: list[float]
    spoken_lengths: list[float]


def make_links(index: int, shared: Mapping[int, float], terms: int = 10, reintroduced: Sequence[int] = ()) -> Links:
    """Links of paragraph `index`: `shared` is earlier paragraph -> nats."""
    places = sorted(shared, reverse=True)
    assert all(place < index for place in places)
    worth = itertools.accumulate((shared[place] for place in places), initial=0.0)
    return Links(terms, array("i", (-place for place in places)), array("d", worth), tuple(reintroduced))


def make_paragraphs(random: Random, count: int) -> list[ParagraphFeatures]:
    """Paragraphs with shared words, labels, separators and all."""
    found = []
    labelled = random.random() < 0.6
    for index in range(count):
        shared = {place: random.uniform(0.2, 14.0) for place in range(index) if random.random() < 0.5}
        again = [place for place in range(index) if random.random() < 0.2]
        links = make_links(index, shared, random.randint(3, 60), again)
        opening = {feature: random.random() for feature in random.sample(list(OPENING), 3)}
        place = random.choice([-1, 0, 1, 2, 3, 4, 4]) if labelled else random.choice([-1, -1, 0])
        separated = random.choice([0.0, 0.0, 0.3, 1.0])
        found.append(ParagraphFeatures(opening, links, place, separated, random.random() < 0.2))
    return found


def make_weights(random: Random, *, adapts: bool) -> Weights:
    """Weights of all features and lengths, none of them 0."""

    def some(count: int) -> list[float]:
        return [random.uniform(-2.0, 2.0) for _ in range(count)]

    usual = [random.uniform(0.01, 0.2) for _ in range(LONGEST)] if random.random() < 0.5 else []
    return Weights(
        dict(zip(OPENING, some(len(OPENING)), strict=True)),
        dict(zip(CONTINUING, some(len(CONTINUING)), strict=True)),
        [0.0, *some(LONGEST)],
        [0.0, *some(LONGEST)],
        some(5),
        usual,
        usual,
        adapts,
    )


def reference(
    paragraphs: Sequence[ParagraphFeatures], closed: Set[int], weights: Weights, decided: Mapping[int, bool]
) -> Reference:
    """The best segmentation and the probability of every boundary, after two rounds of adaption."""
    marks = sum(paragraph.separated >= 1 for paragraph in paragraphs[1:])
    prior = 0.1 if weights.usual else 0.5
    first = -1.5 if weights.usual and marks > 2 else 0.0
    found = _round(paragraphs, closed, weights, [first * (1 - one.separated) for one in paragraphs], decided)
    for _ in range(2 if weights.adapts else 0):
        # The boundaries of the best segmentation, or the expected ones where it has less than half of the articles expected.
        few = len(found.starts) < 0.5 * sum(found.opening)
        counted = found.opening if few else [float(index in found.starts) for index in range(len(paragraphs))]
        bound = sum(counted[1:])
        marked = sum(share * one.separated for share, one in zip(counted[1:], paragraphs[1:], strict=True))
        bare = math.log((bound - marked + prior) / (bound + 2 * prior))
        gains = (
            adapt_cohesion([one.opening for one in paragraphs], found.opening)
            if weights.usual
            else [0.0] * len(paragraphs)
        )
        offsets = [bare * (1 - one.separated) + gain for one, gain in zip(paragraphs, gains, strict=True)]
        adapted = weights.adapted(found.lengths, found.spoken_lengths)
        found = _round(paragraphs, closed, adapted, offsets, decided)
    return Reference(found.starts, found.opening)


def _round(
    paragraphs: Sequence[ParagraphFeatures],
    closed: Set[int],
    weights: Weights,
    offsets: Sequence[float],
    decided: Mapping[int, bool],
) -> _Round:
    scored = [
        (starts, *_score(starts, paragraphs, weights, offsets, decided))
        for starts in _segmentations(len(paragraphs), closed, decided)
    ]
    best = max(scored, key=lambda row: row[1])
    whole = sum(math.exp(score) for _, score, _ in scored)
    opening = [0.0] * len(paragraphs)
    lengths = ([0.0] * (LONGEST + 1), [0.0] * (LONGEST + 1))
    for starts, score, spoken in scored:
        chance = math.exp(score) / whole
        for start, end, is_spoken in zip(starts, (*starts[1:], len(paragraphs)), spoken, strict=True):
            opening[start] += chance
            lengths[is_spoken][min(end - start, LONGEST)] += chance
    return _Round(best[0], tuple(opening), *lengths)


def _segmentations(count: int, closed: Set[int], decided: Mapping[int, bool]) -> Iterator[tuple[int, ...]]:
    """The starts of every segmentation that is allowed."""
    fixed = {0} | {index for index in range(1, count) if decided.get(index)}
    free = [index for index in range(1, count) if index not in decided and index not in closed]
    for chosen in itertools.chain.from_iterable(itertools.combinations(free, size) for size in range(len(free) + 1)):
        yield tuple(sorted(fixed | set(chosen)))


def _score(
    starts: Sequence[int],
    paragraphs: Sequence[ParagraphFeatures],
    weights: Weights,
    offsets: Sequence[float],
    decided: Mapping[int, bool],
) -> tuple[float, list[bool]]:
    """Nats of a segmentation, and for each of its articles whether it is spoken."""
    labelled = sum(paragraph.place > 0 for paragraph in paragraphs) > 0.1 * len(paragraphs)
    score, spoken = 0.0, []
    for start, end in zip(starts, (*starts[1:], len(paragraphs)), strict=True):
        if start and start not in decided:
            score += sum(weights.opening[name] * value for name, value in paragraphs[start].opening.items())
            score += offsets[start]
        # An editor's join makes two texts one article; each is scored for itself.
        texts = [start, *(index for index in range(start + 1, end) if index in decided)]
        for first, past in zip(texts, (*texts[1:], end), strict=True):
            heard = any(paragraph.spoken for paragraph in paragraphs[start:past])
            for index in range(first + 1, past):
                score += _continuing(start, first, index, paragraphs, weights)
            table = weights.spoken_lengths if heard else weights.lengths
            score += table[min(past - first, LONGEST)]
            if labelled:
                score += weights.ending[max(0, *(paragraph.place for paragraph in paragraphs[first:past]), 0)]
        spoken.append(any(paragraph.spoken for paragraph in paragraphs[start:end]))
    return score, spoken


def _continuing(start: int, first: int, index: int, paragraphs: Sequence[ParagraphFeatures], weights: Weights) -> float:
    """Nats for a paragraph to continue an article; its labels count from paragraph `first`."""
    paragraph, w = paragraphs[index], weights.continuing
    links = paragraph.links
    nats = {-place: links.worth[i + 1] - links.worth[i] for i, place in enumerate(links.last)}
    last = sum(value for place, value in nats.items() if start <= place == index - 1)
    near = sum(value for place, value in nats.items() if start <= place and index - 3 <= place < index - 1)
    far = sum(value for place, value in nats.items() if start <= place < index - 3)
    score = w[Feature.SHARES_WITH_LAST] * min(last, 20) / 10
    score += w[Feature.SHARES_WITH_LAST_THREE] * min(near, 20) / 10
    score += w[Feature.SHARES_FURTHER_UP] * min(far, 20) / 10
    score += w[Feature.SHARES_NOTHING] * (last + near + far < 1.5)
    score += w[Feature.MANY_WORDS] * min(links.terms, 40) / 10
    score += w[Feature.REINTRODUCES_NAMES] * sum(place >= start for place in links.reintroduced)
    score += w[Feature.SEPARATOR] * paragraph.separated
    places = [one.place for one in paragraphs[first:index]]
    reached = max(0, *places, 0)
    if paragraph.place >= 0:
        score += w[Feature.LABEL] if paragraph.place else w[Feature.LEAD_IN]
    elif reached and places[-1] >= 0:
        score += w[NO_LABEL_AFTER[reached - 1]]
    if paragraph.place in (1, 3) and paragraph.place <= reached:
        score += w[Feature.LABELS_RESTART]
    return score
