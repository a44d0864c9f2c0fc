"""The weights of the model that finds where an article begins: one set for feeds of briefings, one for all others.

Data: nats. `GENERAL`, of `generator/data/feed_weights.json`, is fitted by `training/fit_boundaries.py` as a semi-Markov
conditional random field on the feeds of `training/feeds` and `tests/feeds` in many shapes, with a penalty on the squares of
the distances from `WEIGHTS`. Those, of `feed_weights_briefings.json`, were fitted likewise on two feeds of briefings and
features (255 articles) whose text may not be in the repository. `choose` says which set a dump is read with.
Limits: words and patterns are mostly English; in other languages shapes and shared words are left.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.dumps.feed.feature_ids import GROUPS, Feature, FeatureGroup
from generator.package_data import read_json


@dataclass(frozen=True, slots=True)
class Weights:
    """All the numbers of the model, in nats."""

    opening: Mapping[Feature, float]
    """For a paragraph to open an article."""
    continuing: Mapping[Feature, float]
    """For a paragraph to continue the article above it."""
    lengths: Sequence[float]
    """For an article of briefing paragraphs only, by its number of paragraphs; the last holds for all longer ones."""
    spoken_lengths: Sequence[float]
    """For an article with headings, quotations, list entries or first person in it."""
    ending: Sequence[float]
    """For an article of a labelled dump, by the highest label place in it; 0 is no label at all."""
    usual: Sequence[float] = ()
    """Share of the articles of each length from 1 on in the feeds that the weights were fitted on; empty where not known."""
    usual_spoken: Sequence[float] = ()
    """Likewise of articles with headings, quotations, list entries or first person."""
    adapts: bool = True
    """Whether the model adapts to the dump: how often it separates its articles, how long they are."""
    calibration: tuple[float, float] = (0.0, 1.0)
    """Offset and slope of the log-odds of a boundary, by which the probabilities of sources not fitted hold."""

    def adapted(self, lengths: Sequence[float], spoken_lengths: Sequence[float]) -> Weights:
        """The same with the lengths of a dump's articles, as far as they differ from those of the fitted feeds.

        `lengths` and `spoken_lengths` are the expected numbers of its articles, by their number of paragraphs.
        """
        if self.usual:
            return replace(
                self,
                lengths=_shift(self.lengths, lengths, self.usual),
                spoken_lengths=_shift(self.spoken_lengths, spoken_lengths, self.usual_spoken),
            )
        apart = self.divergence(lengths, spoken_lengths)
        trust = min(1.0, max(0.0, (apart - _ALIKE) / (_UNLIKE - _ALIKE)))
        if not trust:
            return self
        return replace(
            self,
            lengths=_adapt(self.lengths, lengths, trust),
            spoken_lengths=_adapt(self.spoken_lengths, spoken_lengths, trust),
        )

    def divergence(self, lengths: Sequence[float], spoken_lengths: Sequence[float]) -> float:
        """Nats an article by which a dump's lengths differ from those of the weights (Kullback-Leibler)."""
        apart = _divergence(self.lengths, lengths) + _divergence(self.spoken_lengths, spoken_lengths)
        return apart / (sum(lengths) + sum(spoken_lengths) or 1)

    def without(self, group: FeatureGroup) -> Weights:
        """The same with all weights of one group set to 0."""
        silent = GROUPS[group]
        changed = replace(
            self,
            opening={feature: 0.0 if feature in silent else nats for feature, nats in self.opening.items()},
            continuing={feature: 0.0 if feature in silent else nats for feature, nats in self.continuing.items()},
        )
        if group is FeatureGroup.LABELS:
            return replace(changed, ending=[0.0] * len(self.ending))
        if group is FeatureGroup.LENGTHS:
            return replace(changed, lengths=[0.0] * len(self.lengths), spoken_lengths=[0.0] * len(self.lengths))
        return replace(changed, adapts=False) if group is FeatureGroup.SEPARATORS else changed


def as_weights(data: Mapping[str, Any]) -> Weights:
    """The weights of a JSON file. Raises KeyError for the name of an unknown feature."""
    opening, continuing = (
        {Feature[name.upper()]: nats for name, nats in data[key].items()} for key in ("opening", "continuing")
    )
    opening = {**{feature: 0.0 for feature in Feature if feature not in continuing}, **opening}
    lengths, spoken = ((0.0, *data[key]) for key in ("lengths", "spoken_lengths"))
    ending, usual, usual_spoken = (tuple(data.get(key, ())) for key in ("ending", "usual", "usual_spoken"))
    offset, slope = data.get("calibration", (0.0, 1.0))
    return Weights(opening, continuing, lengths, spoken, ending, usual, usual_spoken, calibration=(offset, slope))


def calibrate(chance: float, calibration: tuple[float, float]) -> float:
    """The probability with the offset and slope of its log-odds changed; 0 and 1 stay."""
    if not 0 < chance < 1:
        return chance
    offset, slope = calibration
    return 1 / (1 + math.exp(-(offset + slope * (math.log(chance) - math.log1p(-chance)))))


WEIGHTS = as_weights(read_json("feed_weights_briefings.json"))
"""For feeds of briefings: articles of four or five paragraphs, and features."""
GENERAL = as_weights(read_json("feed_weights.json"))
"""For all others."""
OPENING, CONTINUING = WEIGHTS.opening, WEIGHTS.continuing
LENGTHS, SPOKEN_LENGTHS = WEIGHTS.lengths, WEIGHTS.spoken_lengths
LONGEST = len(LENGTHS) - 1
"""Paragraphs; longer articles count as this long."""

_ALIKE, _UNLIKE = 0.9, 1.4
"""Divergence, in nats an article, of a dump's lengths from the fitted ones: up to the first value the fitted ones are used (measured:
0.35 to 0.85 on feeds like those they were fitted on), from the second the dump's own (1.4 to 6 on eleven others)."""
_FITTED_COUNT = 8.0
"""Articles that the fitted lengths count as when they are mixed with the dump's own."""
_MOST_SINGLE = 2.0
"""Nats that articles of a single paragraph gain at most by being frequent; without a limit every paragraph could become
one, a little more in every round."""


def _probabilities(lengths: Sequence[float]) -> list[float]:
    """The weights of the lengths from 1 on as probabilities."""
    weights = [math.exp(nats) for nats in lengths[1:]]
    return [weight / sum(weights) for weight in weights]


def _divergence(lengths: Sequence[float], counts: Sequence[float]) -> float:
    """Kullback-Leibler divergence of the counts from the weights, times their sum."""
    whole = sum(counts)
    return sum(
        count * math.log(count / whole / chance)
        for count, chance in zip(counts[1:], _probabilities(lengths), strict=True)
        if count > 0
    )


def _adapt(lengths: Sequence[float], counts: Sequence[float], trust: float) -> Sequence[float]:
    whole = sum(counts) + _FITTED_COUNT
    return (
        0.0,
        *(
            nats
            + min(
                _MOST_SINGLE if n == 1 else math.inf,
                trust * math.log((count + _FITTED_COUNT * chance) / whole / chance),
            )
            for n, (nats, count, chance) in enumerate(
                zip(lengths[1:], counts[1:], _probabilities(lengths), strict=True), 1
            )
        ),
    )


_TRUST = 0.5
"""Share of the difference, in nats, between a dump's lengths and the usual ones that is added to the weights."""
_USUAL_COUNT = 30.0
"""Articles that the usual lengths count as when they are mixed with the dump's own."""


def _shift(weights: Sequence[float], counts: Sequence[float], usual: Sequence[float]) -> Sequence[float]:
    whole = sum(counts) + _USUAL_COUNT
    return (
        0.0,
        *(
            nats + _TRUST * math.log((count + _USUAL_COUNT * share) / whole / share)
            for nats, count, share in zip(weights[1:], counts[1:], usual, strict=True)
        ),
    )
