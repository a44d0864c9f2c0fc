"""Where one article ends and the next begins: the best reading of all paragraphs at once.

Data: a semi-Markov model. A reading cuts the dump into articles; its score, in nats, is the sum over the articles of
what speaks for opening at their first paragraph, for going on with every further one, and for their length, with the
weights of `gap_weights`; what an editor has decided holds in every reading. `segment` finds the best reading by dynamic programming, and by the forward-backward
algorithm how likely each paragraph is to open an article, over all readings.
Limits: knows no file and no line; readings that fall more than `_BEAM` nats behind the best are given up.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from generator.dumps.feed.features import Evidence
from generator.dumps.feed.weights import LONGEST, WEIGHTS, Weights

_BEAM = 30.0
"""Nats; far more than all lengths together can win back."""
_LABELLED = 0.1
"""Share of labelled paragraphs from which a dump is one of labelled briefings."""
_ROUNDS = 2
"""Readings after the first."""
_DOUBT = 0.5
"""Openings of either kind, separated and not, that are supposed beside those found."""
_NEGLIGIBLE = -12.0
"""Log of a probability that is not worth counting."""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The best reading, and how sure it is."""

    starts: tuple[int, ...]
    """Indices of the paragraphs that open an article, ascending; the first is 0."""
    opening: tuple[float, ...]
    """For every paragraph, the probability that an article begins there."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The best reading under one set of weights, and what all readings together say of the lengths."""

    cut: Segmentation
    lengths: Sequence[float]
    """Expected number of articles of each length, those of `spoken_lengths` left out."""
    spoken_lengths: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Arcs:
    """The articles that may end at one paragraph."""

    starts: array[int]
    scores: array[float]
    """Log weight of each such article."""
    spoken: bytearray


@dataclass(slots=True)
class Running:
    """An article that has begun and not ended: its label phase, its shape, its score so far."""

    start: int
    counted: int
    """Paragraph from which its length counts: where an editor has joined two texts, that of the second."""
    score: float
    """Nats of the best reading up to here that has this article open."""
    total: float
    """Log of the summed weight of all readings that have it open."""
    phase: int
    """How far its labels have come: 0 none yet, else the highest place."""
    after_label: bool
    spoken: bool


def segment(
    evidence: Sequence[Evidence],
    closed: Set[int] = frozenset(),
    weights: Weights = WEIGHTS,
    decided: Mapping[int, bool] = MappingProxyType({}),
) -> Segmentation:
    """Cut paragraphs into articles; those with an index in `closed` do not open one.

    `decided`: index -> whether an article begins there, as an editor says; it wins, and the rest is read in its light.

    The dump is read three times (expectation-maximisation): each reading tells how often this dump separates its
    articles and how long they are, and the next goes by that.
    """
    if not evidence:
        return Segmentation((), ())
    reading = _read(evidence, closed, weights, 0.0, decided)
    for _ in range(_ROUNDS if weights.habits else 0):
        opened = [evidence[index].separated for index in reading.cut.starts[1:]]
        unmarked = sum(1 - separated for separated in opened)
        bare = math.log((unmarked + _DOUBT) / (len(opened) + 2 * _DOUBT))
        reading = _read(evidence, closed, weights.learned(reading.lengths, reading.spoken_lengths), bare, decided)
    return reading.cut


def _read(
    evidence: Sequence[Evidence], closed: Set[int], weights: Weights, bare: float, decided: Mapping[int, bool]
) -> _Reading:
    """The best reading where an opening without a separator costs `bare` nats more."""
    count = len(evidence)
    labelled = sum(e.place > 0 for e in evidence) > _LABELLED * count
    best, total, origin = [0.0], [0.0], [0]
    arcs: list[_Arcs] = []
    running: list[Running] = []
    for index in range(count):
        verdict = decided.get(index) if index else True
        if verdict is None:
            running = [
                *_go_on(running, index, evidence, weights),
                *_open(index, best, total, evidence, closed, weights, bare),
            ]
        elif verdict:
            running = [begin(index, evidence[index], best[index], total[index])]
        else:
            running = [
                _join(article, index, evidence[index], _end(article, index, weights, labelled=labelled))
                for article in running
            ]
        starts, scores = array("l"), array("d")
        ended = -math.inf
        for article in running:
            ending = _end(article, index + 1, weights, labelled=labelled)
            starts.append(article.start)
            scores.append(article.total - total[article.start] + ending)
            if article.score + ending > ended:
                ended, source = article.score + ending, article.start
        best.append(ended)
        origin.append(source)
        total.append(_log_sum([total[s] + score for s, score in zip(starts, scores, strict=True)]))
        arcs.append(_Arcs(starts, scores, bytearray(article.spoken for article in running)))
    cuts = [count]
    while cuts[-1]:
        cuts.append(origin[cuts[-1]])
    opening, lengths, spoken_lengths = _posterior(arcs, total)
    return _Reading(Segmentation(tuple(cuts[:0:-1]), opening), lengths, spoken_lengths)


def going_features(article: Running, index: int, paragraph: Evidence) -> dict[str, float]:
    """What speaks for and against paragraph `index` going on with an article, by the names of `gap_weights.GOING`."""
    links, start = paragraph.links, article.start
    last = links.between(index - 1, index) if index - 1 >= start else 0.0
    near = links.between(max(start, index - 3), index - 1)
    far = links.between(start, index - 3)
    found = {
        "shares words with the last": min(last, 20.0) / 10,
        "shares words with the last three": min(near, 20.0) / 10,
        "shares words further up": min(far, 20.0) / 10,
        "shares no words": float(last + near + far < 1.5),
        "many words": min(links.terms, 40) / 10,
        "introduces known names": float(sum(place >= start for place in links.reintroduced)),
        "separator": paragraph.separated,
    }
    label = _label_feature(article, paragraph.place)
    if label:
        found[label] = 1.0
    if paragraph.place >= 0:
        found["label"] = 1.0
    return found


def begin(index: int, paragraph: Evidence, score: float = 0.0, total: float = 0.0) -> Running:
    """An article whose first paragraph is `index`."""
    return Running(index, index, score, total, max(paragraph.place, 0), paragraph.place >= 0, paragraph.spoken)


def read_on(article: Running, paragraph: Evidence) -> None:
    """Take a further paragraph into an article's state."""
    article.phase = max(article.phase, paragraph.place)
    article.after_label = paragraph.place >= 0
    article.spoken = article.spoken or paragraph.spoken


def _open(
    index: int,
    best: Sequence[float],
    total: Sequence[float],
    evidence: Sequence[Evidence],
    closed: Set[int],
    weights: Weights,
    bare: float,
) -> Iterator[Running]:
    if index in closed:
        return
    cost = weigh(evidence[index].opening, weights.opening) + bare * (1 - evidence[index].separated)
    yield begin(index, evidence[index], best[index] + cost, total[index] + cost)


def _join(article: Running, index: int, paragraph: Evidence, ending: float) -> Running:
    """The article with what an editor joins to it, weighed as if it ended and began here: why the two belong together
    no evidence tells, and the paragraphs around are no likelier to open an article for it."""
    again = begin(article.start, paragraph, article.score + ending, article.total + ending)
    again.counted, again.spoken = index, article.spoken or paragraph.spoken
    return again


def _go_on(running: Sequence[Running], index: int, evidence: Sequence[Evidence], weights: Weights) -> Iterator[Running]:
    if not running:
        return
    limit = max(article.score for article in running) - _BEAM
    paragraph = evidence[index]
    for article in running:
        if article.score >= limit:
            gain = weigh(going_features(article, index, paragraph), weights.going)
            article.score += gain
            article.total += gain
            read_on(article, paragraph)
            yield article


def _label_feature(article: Running, place: int) -> str:
    """The feature of a label sequence that goes on, begins again, or is over."""
    phase = article.phase
    if place < 0:
        return f"no label after label {phase}" if phase and article.after_label else ""
    if place and not (phase == 4 and place == 4) and place <= phase and place != 2:
        return "label sequence begins again"
    return ""


def _end(article: Running, end: int, weights: Weights, *, labelled: bool) -> float:
    table = weights.spoken_lengths if article.spoken else weights.lengths
    return table[min(end - article.counted, LONGEST)] + (weights.ending[article.phase] if labelled else 0.0)


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum, in nats."""
    return sum(weights[name] * value for name, value in features.items())


def _posterior(
    arcs: Sequence[_Arcs], total: Sequence[float]
) -> tuple[tuple[float, ...], Sequence[float], Sequence[float]]:
    """The probability of every paragraph to open an article (forward weight times backward weight), and the expected
    numbers of articles by length, those without and those with speech."""
    count = len(arcs)
    behind = [-math.inf] * count + [0.0]
    whole = total[count]
    by_length = ([0.0] * (LONGEST + 1), [0.0] * (LONGEST + 1))
    for end in range(count, 0, -1):
        ending = arcs[end - 1]
        for start, score, spoken in zip(ending.starts, ending.scores, ending.spoken, strict=True):
            behind[start] = _log_add(behind[start], score + behind[end])
            chance = total[start] + score + behind[end] - whole
            if chance > _NEGLIGIBLE:
                by_length[spoken][min(end - start, LONGEST)] += math.exp(chance)
    opening = tuple(min(1.0, math.exp(total[i] + behind[i] - whole)) for i in range(count))
    return opening, *by_length


def _log_add(a: float, b: float) -> float:
    if a < b:
        a, b = b, a
    return a if b == -math.inf else a + math.log1p(math.exp(b - a))


def _log_sum(values: Sequence[float]) -> float:
    most = max(values)
    return most + math.log(sum(math.exp(value - most) for value in values))
