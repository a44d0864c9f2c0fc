"""The set of weights that a dump is read with, those of briefings or the general ones, and the boundaries to state.

Data: `segment_feed` gives the segmentation by the set that fits the dump better, and that set; its boundaries are those
of the best segmentation, or the likeliest ones where these are better by what is to be expected (see `likely_starts`).
Limits: one set for a whole dump.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from generator.dumps.feed.features import ParagraphFeatures
from generator.dumps.feed.likely_starts import likely_starts
from generator.dumps.feed.model import Inference, Segmentation, first_inference, refine, segment
from generator.dumps.feed.weights import GENERAL, WEIGHTS, Weights, calibrate
from generator.executors.base import Executor, here

_MANY = 400
"""Paragraphs; for fewer, the two sets are tried sooner than processes are forked."""
_LONG = 100
"""Paragraphs from which a dump shows how long its articles are. A shorter one is read with the general weights: on sources
that took no part in a fit, the weights of briefings got a boundary F1 of 0.69 on such dumps, the general ones 0.76."""
_FEW = 40
"""Paragraphs of an article on average, from which the weights of briefings have found no boundaries: that a long dump is one
article needs more evidence."""
_BETTER = 0.05
"""Expected F1 by which the likeliest boundaries of a long dump must be better than its best segmentation; those of a short
one are always taken, since there the model cannot adapt to the dump."""
_APART = 2.45
"""Nats an article by which the lengths that both sets infer differ from those of briefings, added up, from which the general
weights are used (measured: 0.8 to 2.2 on two feeds of briefings in four shapes each, from 2.4 on others)."""


def segment_feed(
    paragraphs: Sequence[ParagraphFeatures],
    closed: Set[int],
    weights: Weights,
    decided: Mapping[int, bool],
    executor: Executor = here,
) -> tuple[Segmentation, Weights]:
    """Divide a feed; returns the weights used as well. `weights` other than `WEIGHTS` are used as they are. `executor`
    tries the two sets."""
    found, used = _segment(paragraphs, closed, weights, decided, executor)
    opening = tuple(
        float(not index or decided[index]) if not index or index in decided else calibrate(chance, used.calibration)
        for index, chance in enumerate(found.opening)
    )
    better = _BETTER if len(paragraphs) >= _LONG else 0.0
    starts = likely_starts(found.starts, opening, decided, better) if weights is WEIGHTS else found.starts
    return Segmentation(starts, opening), used


def _segment(
    paragraphs: Sequence[ParagraphFeatures],
    closed: Set[int],
    weights: Weights,
    decided: Mapping[int, bool],
    executor: Executor,
) -> tuple[Segmentation, Weights]:
    if weights is not WEIGHTS:
        return segment(paragraphs, closed, weights, decided), weights
    if len(paragraphs) < _LONG:
        return segment(paragraphs, closed, GENERAL, decided), GENERAL

    def infer(number: int) -> Inference:
        return first_inference(paragraphs, closed, (WEIGHTS, GENERAL)[number], decided)

    first, general = executor(infer, 2, least=2 if len(paragraphs) >= _MANY else 3, kept=True)
    if len(paragraphs) > _FEW * len(first.best.starts) or _apart(first) + _apart(general) > _APART:
        return refine(paragraphs, closed, GENERAL, decided, general), GENERAL
    return refine(paragraphs, closed, weights, decided, first), weights


def _apart(inference: Inference) -> float:
    return WEIGHTS.divergence(inference.lengths, inference.spoken_lengths)
