"""The segmentation model over made feeds as arrays, for fitting: features of all articles that a paragraph may open.

Data: `read_example` turns a made feed into an `Example`; `Objective` gives the negative log-likelihood of the true
boundaries of many, and its gradient, by the forward-backward algorithm over all of them at once.
Limits: numpy is needed for fitting only. Articles of at most `LONGEST_FITTED` paragraphs; a feed with a longer one is left out.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from generator.dumps.feed.feature_ids import Feature
from generator.dumps.feed.headers import find_heads
from generator.dumps.feed.model import is_labelled
from generator.dumps.feed.open_article import continuing_features, extend, open_article
from generator.dumps.feed.reader import read_feed
from generator.dumps.feed.segment import feed_features
from generator.dumps.feed.weights import CONTINUING, LONGEST, OPENING
from generator.model import Dump, DumpKind
from training.feed_maker import MadeFeed

Array = np.ndarray[Any, Any]
LONGEST_FITTED = 40
PHASES = 5
_SMOOTHED = 0.1
_NEVER = -1e9
OPENING_NAMES, CONTINUING_NAMES = tuple(OPENING), tuple(CONTINUING)
SIZES = (len(OPENING_NAMES), len(CONTINUING_NAMES), LONGEST, LONGEST, PHASES)
"""Weights for opening, continuing, lengths, lengths of articles with spoken paragraphs, ending."""


@dataclass(frozen=True)
class Example:
    """A feed of `n` paragraphs."""

    name: str
    opening: Array
    """(n, opening features)."""
    continuing: Array
    """(n, LONGEST_FITTED, continuing features): sums over an article from paragraph i, by its length less 1."""
    spoken: Array
    """(n, LONGEST_FITTED), 0 or 1."""
    phases: Array
    """(n, LONGEST_FITTED): the highest label place, 0 in a feed without labels."""
    labelled: bool
    bare: Array
    """(n,): nats of a boundary for lacking a separator."""
    starts: tuple[int, ...]
    """Indices of the paragraphs that open an article."""
    closed: tuple[int, ...]
    """Indices within the head of an item."""


def read_example(made: MadeFeed) -> Example | None:
    """The arrays of a feed; None if one of its articles is too long, or does not begin with a paragraph."""
    found, _ = read_feed(Dump(made.name, DumpKind.FEED, made.lines))
    heads = find_heads(found)
    features = feed_features(found, heads)
    wanted = set(made.starts)
    starts = tuple(dict.fromkeys(i for i, entry in enumerate(found) if entry.paragraph.line in wanted))
    lines = [found[i].paragraph.line for i in starts]
    bounds = (*starts, len(found))
    if len(set(lines)) != len(wanted) or len(lines) != len(wanted) or starts[0]:
        return None
    if max(b - a for a, b in itertools.pairwise(bounds)) > LONGEST_FITTED:
        return None
    count = len(found)
    opening = np.zeros((count, len(OPENING_NAMES)), np.float32)
    continuing = np.zeros((count, LONGEST_FITTED, len(CONTINUING_NAMES)), np.float32)
    spoken, phases = np.zeros((2, count, LONGEST_FITTED), np.int8)
    for index, paragraph in enumerate(features):
        for feature, value in paragraph.opening.items():
            opening[index, OPENING_NAMES.index(feature)] = value
        article = open_article(index, paragraph)
        spoken[index, 0], phases[index, 0] = article.spoken, article.phase
        for step in range(1, min(LONGEST_FITTED, count - index)):
            further = features[index + step]
            for feature, value in continuing_features(article, index + step, further).items():
                continuing[index, step, _PLACE[feature]] = value
            extend(article, further)
            spoken[index, step], phases[index, step] = article.spoken, article.phase
    separated = [features[i].separated for i in starts[1:]]
    share = (sum(1 - s for s in separated) + _SMOOTHED) / (len(separated) + 2 * _SMOOTHED)
    bare = np.array([np.log(share) * (1 - paragraph.separated) for paragraph in features])
    inner = {at + step for at, head in heads.items() for step in range(1, head.length + 1)} - heads.keys()
    return Example(
        made.name, opening, continuing.cumsum(1), spoken, phases, is_labelled(features), bare, starts,
        tuple(sorted(inner - set(starts))),
    )  # fmt: skip


_PLACE: dict[Feature, int] = {feature: place for place, feature in enumerate(CONTINUING_NAMES)}


class Objective:
    """Negative log-likelihood of the true boundaries, a nat each, with its gradient."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        self.offsets = np.cumsum([0, *(len(example.opening) for example in examples)])
        self.opening = np.concatenate([example.opening for example in examples])
        self.continuing = np.concatenate([example.continuing for example in examples])
        self.spoken = np.concatenate([example.spoken for example in examples])
        self.phases = np.concatenate([example.phases for example in examples])
        self.bare = np.concatenate([example.bare for example in examples])
        self.labelled = np.concatenate([np.full(len(e.opening), e.labelled) for e in examples])
        self.first = np.zeros(len(self.opening), bool)
        self.first[self.offsets[:-1]] = True
        self.opening[self.first] = 0
        self.bare[self.first] = 0
        self.most = max(len(example.opening) for example in examples)
        self.rows = np.full((len(examples), self.most), len(self.opening))
        self.allowed = np.zeros((len(self.opening) + 1, LONGEST_FITTED), bool)
        self.true = np.zeros((len(self.opening), LONGEST_FITTED))
        for number, example in enumerate(examples):
            count, offset = len(example.opening), self.offsets[number]
            self.rows[number, :count] = offset + np.arange(count)
            ends = np.arange(count)[:, None] + np.arange(1, LONGEST_FITTED + 1)
            self.allowed[offset : offset + count] = ends <= count
            self.allowed[offset + np.array(example.closed, int)] = False
            bounds = (*example.starts, count)
            for start, end in itertools.pairwise(bounds):
                self.true[offset + start, end - start - 1] = 1
        self.counts = np.array([len(example.opening) for example in examples])
        lengths = np.minimum(np.arange(1, LONGEST_FITTED + 1), LONGEST) - 1
        self.lengths = np.broadcast_to(lengths, self.true.shape)

    def scores(self, weights: Array) -> Array:
        """(paragraphs, LONGEST_FITTED): nats of every article."""
        opening, continuing, lengths, spoken, ending = np.split(weights, np.cumsum(SIZES)[:-1])
        scores = (self.opening @ opening + self.bare)[:, None] + self.continuing @ continuing
        scores = scores + np.where(self.spoken, spoken[self.lengths], lengths[self.lengths])
        return np.asarray(scores + np.where(self.labelled[:, None], ending[self.phases], 0.0))

    def __call__(self, weights: Array) -> tuple[float, Array]:
        """The value and the gradient."""
        scores = self.scores(weights)
        chances, whole = self.posterior(scores)
        value = float(whole.sum() - (scores * self.true).sum())
        return value, self.gradient(chances - self.true)

    def posterior(self, scores: Array) -> tuple[Array, Array]:
        """The probability of every article, and the log of the summed weight of every feed."""
        padded = np.where(self.allowed, np.vstack([scores, np.zeros(LONGEST_FITTED)]), _NEVER)[self.rows]
        feeds, most = self.rows.shape
        ahead = np.full((feeds, most + 1 + LONGEST_FITTED), _NEVER)
        ahead[np.arange(feeds), self.counts] = 0.0
        for index in range(most - 1, -1, -1):
            values = padded[:, index] + ahead[:, index + 1 : index + 1 + LONGEST_FITTED]
            top = values.max(1)
            sums = top + np.log(np.exp(values - top[:, None]).sum(1))
            ahead[:, index] = np.where(index < self.counts, sums, ahead[:, index])
        behind = np.full((feeds, most + 1 + LONGEST_FITTED), _NEVER)
        behind[:, 0] = 0.0
        chances = np.zeros(padded.shape)
        whole = ahead[:, 0]
        for index in range(most):
            reach = slice(index + 1, index + 1 + LONGEST_FITTED)
            values = behind[:, index, None] + padded[:, index]
            behind[:, reach] = np.logaddexp(behind[:, reach], values)
            chances[:, index] = np.exp(np.minimum(0.0, values + ahead[:, reach] - whole[:, None]))
        flat = np.zeros((len(scores) + 1, LONGEST_FITTED))
        flat[self.rows] = chances
        return flat[:-1], whole

    def gradient(self, excess: Array) -> Array:
        """Of the sum of `excess`, (paragraphs, LONGEST_FITTED), times the scores."""
        spoken = self.spoken.astype(bool)
        return np.concatenate(
            [
                excess.sum(1) @ self.opening,
                np.tensordot(excess, self.continuing, 2),
                np.bincount(self.lengths[~spoken], excess[~spoken], LONGEST),
                np.bincount(self.lengths[spoken], excess[spoken], LONGEST),
                np.bincount(self.phases.ravel(), (excess * self.labelled[:, None]).ravel(), PHASES),
            ]
        )
