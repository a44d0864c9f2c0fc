"""The boundaries between articles: a semi-Markov model over all paragraphs of a feed at once.

Data: a segmentation divides the paragraphs into articles. Its score, in nats, is the sum over its articles of the
weighted features for opening at the first paragraph, for continuing at every further one, and of the weight of its
length (see `weights`). `segment` finds the best segmentation by dynamic programming, and by the forward-backward
algorithm the probability of each paragraph to open an article, over all segmentations. An editor's decisions are hard
constraints; the remaining boundaries are inferred given them.
Limits: knows no file and no line. Beam search: a segmentation that is more than `_BEAM` nats worse than the best one up
to the same paragraph is dropped.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from generator.dumps.feed.blocks import adapt_cohesion
from generator.dumps.feed.feature_ids import Feature
from generator.dumps.feed.features import ParagraphFeatures
from generator.dumps.feed.open_article import Continuation, OpenArticle, open_article
from generator.dumps.feed.weights import LONGEST, WEIGHTS, Weights

_BEAM = 30.0
"""Nats; far more than all lengths together can win back."""
_WIDEST = 64
"""Articles that are open at once at most: thousands of lines that are all alike would leave thousands."""
_LABELLED = 0.1
"""Share of labelled paragraphs from which a dump is one of labelled briefings."""
_ROUNDS = 2
"""Rounds of expectation-maximisation after the first inference."""
_FEW_MARKS, _MARKED = 2, -1.5
"""From more separators than this on, the nats of a boundary without one before the dump's own share is known."""
_PRIOR, _COARSE_PRIOR = 0.1, 0.5
"""Boundaries of either kind, separated and not, that are added to those found (additive smoothing)."""
_FAR_FEWER = 0.5
"""Share of the expected articles below which the best segmentation does not tell how many there are."""
_NEGLIGIBLE = -12.0
"""Log of a probability that is too small to count."""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The best segmentation, and the probability of each boundary."""

    starts: tuple[int, ...]
    """Indices of the paragraphs that open an article, ascending; the first is 0."""
    opening: tuple[float, ...]
    """For every paragraph, the probability that an article begins there."""


@dataclass(frozen=True, slots=True)
class Inference:
    """What one round infers."""

    best: Segmentation
    lengths: Sequence[float]
    """Expected number of articles by their number of paragraphs, those of `spoken_lengths` left out."""
    spoken_lengths: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Arcs:
    """The articles that may end at one paragraph."""

    starts: array[int]
    scores: array[float]
    """Log weight of each such article."""
    spoken: bytearray


def segment(
    paragraphs: Sequence[ParagraphFeatures],
    closed: Set[int] = frozenset(),
    weights: Weights = WEIGHTS,
    decided: Mapping[int, bool] = MappingProxyType({}),
) -> Segmentation:
    """Divide paragraphs into articles; those with an index in `closed` do not open one.

    `decided`: index -> whether an article begins there, by an editor's decision.

    Boundaries are inferred three times (expectation-maximisation): each round estimates how often this dump separates
    its articles and how long they are, and the next one uses the estimates.
    """
    return refine(paragraphs, closed, weights, decided, first_inference(paragraphs, closed, weights, decided))


def first_inference(
    paragraphs: Sequence[ParagraphFeatures], closed: Set[int], weights: Weights, decided: Mapping[int, bool]
) -> Inference:
    """The inference before the model adapts to the dump."""
    if not paragraphs:
        return Inference(Segmentation((), ()), (), ())
    marks = sum(paragraph.separated >= 1 for paragraph in paragraphs[1:])
    bare = _MARKED if weights.usual and marks > _FEW_MARKS else 0.0
    return _infer(paragraphs, closed, weights, _offsets(paragraphs, bare, [0.0] * len(paragraphs)), decided)


def refine(
    paragraphs: Sequence[ParagraphFeatures],
    closed: Set[int],
    weights: Weights,
    decided: Mapping[int, bool],
    inference: Inference,
) -> Segmentation:
    """The segmentation after the rounds in which the model adapts to the dump, from the first inference."""
    gains = [0.0] * len(paragraphs)
    prior = _PRIOR if weights.usual else _COARSE_PRIOR
    for _ in range(_ROUNDS if weights.adapts and paragraphs else 0):
        found, unmarked = _count_boundaries(paragraphs, inference.best)
        bare = math.log((unmarked + prior) / (found + 2 * prior))
        adapted = weights.adapted(inference.lengths, inference.spoken_lengths)
        if weights.usual:
            gains = adapt_cohesion([one.opening for one in paragraphs], inference.best.opening)
        inference = _infer(paragraphs, closed, adapted, _offsets(paragraphs, bare, gains), decided)
    return inference.best


def _count_boundaries(paragraphs: Sequence[ParagraphFeatures], found: Segmentation) -> tuple[float, float]:
    """The number of boundaries, and of those without a separator: of the best segmentation; the expected ones where it
    has far fewer than is to be expected."""
    chances = [0.0] * len(paragraphs)
    for index in found.starts:
        chances[index] = 1.0
    if sum(chances) < _FAR_FEWER * sum(found.opening):
        chances = list(found.opening)
    pairs = list(zip(chances, paragraphs, strict=True))[1:]
    return sum(chance for chance, _ in pairs), sum(chance * (1 - one.separated) for chance, one in pairs)


def _offsets(paragraphs: Sequence[ParagraphFeatures], bare: float, gains: Sequence[float]) -> list[float]:
    """Nats for every paragraph to open an article: `bare` for lacking a separator, and its gain."""
    return [bare * (1 - one.separated) + gain for one, gain in zip(paragraphs, gains, strict=True)]


def _infer(
    paragraphs: Sequence[ParagraphFeatures],
    closed: Set[int],
    weights: Weights,
    offsets: Sequence[float],
    decided: Mapping[int, bool],
) -> Inference:
    """One round; `offsets` are nats that are added for each paragraph to open an article."""
    count = len(paragraphs)
    labelled = is_labelled(paragraphs)
    best, total, origin = [0.0], [0.0], [0]
    arcs: list[_Arcs] = []
    articles: list[OpenArticle] = []
    for index in range(count):
        decision = decided.get(index) if index else True
        if decision is None:
            articles = [
                *_continue(articles, index, paragraphs[index], weights),
                *_open(index, best, total, paragraphs, closed, weights, offsets[index]),
            ]
        elif decision:
            articles = [open_article(index, paragraphs[index], best[index], total[index])]
        else:
            articles = [
                _join(article, index, paragraphs[index], _end(article, index, weights, labelled=labelled))
                for article in articles
            ]
        starts, scores = array("l"), array("d")
        ended = -math.inf
        for article in articles:
            table = weights.spoken_lengths if article.spoken else weights.lengths
            length = index + 1 - article.counted
            ending = table[length if length < LONGEST else LONGEST]  # as `_end`, which takes a third of the time
            if labelled:
                ending += weights.ending[article.phase]
            starts.append(article.start)
            scores.append(article.total - total[article.start] + ending)
            if article.score + ending > ended:
                ended, source = article.score + ending, article.start
        best.append(ended)
        origin.append(source)
        total.append(_log_sum([total[s] + score for s, score in zip(starts, scores, strict=True)]))
        arcs.append(_Arcs(starts, scores, bytearray(article.spoken for article in articles)))
    cuts = [count]
    while cuts[-1]:
        cuts.append(origin[cuts[-1]])
    opening, lengths, spoken_lengths = _posterior(arcs, total)
    return Inference(Segmentation(tuple(cuts[:0:-1]), opening), lengths, spoken_lengths)


def is_labelled(paragraphs: Sequence[ParagraphFeatures]) -> bool:
    """Whether a dump is one of labelled briefings."""
    return sum(paragraph.place > 0 for paragraph in paragraphs) > _LABELLED * len(paragraphs)


def _open(
    index: int,
    best: Sequence[float],
    total: Sequence[float],
    paragraphs: Sequence[ParagraphFeatures],
    closed: Set[int],
    weights: Weights,
    offset: float,
) -> Iterator[OpenArticle]:
    if index in closed:
        return
    gain = weigh(paragraphs[index].opening, weights.opening) + offset
    yield open_article(index, paragraphs[index], best[index] + gain, total[index] + gain)


def _join(article: OpenArticle, index: int, paragraph: ParagraphFeatures, ending: float) -> OpenArticle:
    """The article continued at paragraph `index` by an editor's decision, scored as if it ended and began here.

    No feature explains such a join, so none is weighed: otherwise the paragraphs around it would become likelier to
    open an article.
    """
    again = open_article(article.start, paragraph, article.score + ending, article.total + ending)
    again.counted, again.spoken = index, article.spoken or paragraph.spoken
    return again


def _continue(
    articles: Sequence[OpenArticle], index: int, paragraph: ParagraphFeatures, weights: Weights
) -> Sequence[OpenArticle]:
    if not articles:
        return ()
    likely = _likely(articles)
    Continuation(index, paragraph, weights.continuing).extend(likely)
    return likely


def _likely(articles: Sequence[OpenArticle]) -> Sequence[OpenArticle]:
    """The articles in order, without those that are far worse than the best, and without more than `_WIDEST`: of equally
    good ones, as there are hundreds among lines that are all alike, the latest."""
    scores = sorted([article.score for article in articles])
    wide = len(scores) > _WIDEST
    limit = max(scores[-1] - _BEAM, scores[-_WIDEST] if wide else -math.inf)
    likely = [article for article in articles if article.score >= limit]
    surplus = len(likely) - _WIDEST
    if surplus <= 0:
        return likely
    equal = [index for index, article in enumerate(likely) if article.score == limit][:surplus]
    left_out = frozenset(equal)
    return [article for index, article in enumerate(likely) if index not in left_out]


def _end(article: OpenArticle, end: int, weights: Weights, *, labelled: bool) -> float:
    """Nats for an article to end before paragraph `end`."""
    table = weights.spoken_lengths if article.spoken else weights.lengths
    return table[min(end - article.counted, LONGEST)] + (weights.ending[article.phase] if labelled else 0.0)


def weigh(features: Mapping[Feature, float], weights: Mapping[Feature, float]) -> float:
    """The weighted sum, in nats."""
    return sum([weights[feature] * value for feature, value in features.items()])


def _posterior(
    arcs: Sequence[_Arcs], total: Sequence[float]
) -> tuple[tuple[float, ...], Sequence[float], Sequence[float]]:
    """The probability of every paragraph to open an article (forward weight times backward weight), and the expected
    numbers of articles by length, those without and those with spoken paragraphs."""
    count = len(arcs)
    behind = [-math.inf] * count + [0.0]
    whole = total[count]
    by_length = ([0.0] * (LONGEST + 1), [0.0] * (LONGEST + 1))
    for end in range(count, 0, -1):
        ending, beyond = arcs[end - 1], behind[end]
        for start, score, spoken in zip(ending.starts, ending.scores, ending.spoken, strict=True):
            behind[start] = _log_add(behind[start], score + beyond)
            chance = total[start] + score + beyond - whole
            if chance > _NEGLIGIBLE:
                by_length[spoken][min(end - start, LONGEST)] += math.exp(chance)
    opening = tuple(min(1.0, math.exp(total[i] + behind[i] - whole)) for i in range(count))
    return opening, *by_length


def _log_add(a: float, b: float) -> float:
    """log(exp(a) + exp(b))."""
    if a < b:
        a, b = b, a
    return a if b == -math.inf else a + math.log1p(math.exp(b - a))


def _log_sum(values: Sequence[float]) -> float:
    """The log of the sum of the exponentials."""
    most = max(values)
    return most + math.log(sum([math.exp(value - most) for value in values]))
