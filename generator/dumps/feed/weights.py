"""The weights of the model that finds where an article begins, each with its reason.

Data: nats, added up by `model`. Those marked as rules are set by hand: a mark that only separates outweighs any
word. The others were fitted together, as a semi-Markov conditional random field with a penalty of 0.15
on their squares, on two feeds of briefings and features by two authors (255 articles), each in five versions: without
any separator and label, with labels only, with most separators and no labels, and shuffled with 30 % of the separators
with and without labels. Fitted on one half of the real feed and measured on the other they lose 0.01 to 0.05 of F1.
Limits: fitted on English news of business and technology.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.dumps.feed.feature_ids import GROUPS, Feature, FeatureGroup

OPENING: Mapping[Feature, float] = {
    Feature.BIAS: -0.17,  # the bias: with the lengths below, what any paragraph starts from
    Feature.REFERS_BACK: -2.48,  # `He`, `However`, `According to`, `In addition` need something before them
    Feature.DEFINITE_NOUN: -1.17,  # `The company ...`: a definite noun has been introduced
    Feature.BACKGROUND: -0.72,  # `In 2021 ...`, `Founded in ...`: history comes behind the news
    Feature.SCENE: 0.74,  # `As the world ...`, `Ahead of ...`, `On Thursday ...`: how features and event reports open
    Feature.WEEKDAY: 2.02,  # a weekday in the first sentence: news says when
    Feature.PERFECT_TENSE: 0.67,  # `has launched`: the tense of news
    Feature.NEWS_VERB: 0.88,  # announced, plans to, reportedly ...
    Feature.DESCRIBED_NAME: 0.7,  # `Chinese search giant Baidu`: a name that comes with what it is
    Feature.NAME_AND_ROLE: 0.29,  # `Fang Li, founder of ...`
    Feature.DEFINITE_LEDE: -0.25,  # `the company`, `its`, `this` early in the first sentence
    Feature.QUOTATION_OR_BULLET: -0.75,  # begins with a quotation mark, bracket, dash or bullet
    Feature.LOWER_CASE: -0.33,  # begins in the middle of a sentence
    Feature.SHORT: -1.46,  # under 100 characters: a sub-heading or a list entry
    Feature.RATHER_SHORT: -1.52,  # under 160 characters
    Feature.LONG: -1.04,  # over 560 characters: longer than a lede is
    Feature.QUESTION: 0.97,  # a question in it: columns open with one, briefings do not contain any
    Feature.FIRST_PERSON: 0.3,  # I, we, our
    Feature.AFTER_SHORT_LINE: -0.69,  # a heading is followed by what it heads
    Feature.AFTER_YEAR: 0.53,  # the paragraph before is history
    Feature.AFTER_PAST: 1.33,  # the paragraph before says previously, founded, years ago ...: the end of a briefing
    Feature.AFTER_COLON: -1.41,  # a list or a quotation follows
    Feature.AFTER_QUESTION: -1.39,  # the answer follows
    Feature.AFTER_QUOTATION: -1.49,  # features continue after a quotation
    Feature.AFTER_SIGN_OFF: 1.82,  # `Thank you`, a correction, `remains to be seen`
    Feature.AFTER_FIRST_PERSON: 0.19,  # the paragraph before is spoken
    Feature.AFTER_LIST: -0.99,  # after three short lines among eight: still the list
    Feature.AFTER_MONOLOGUE: 3.81,  # three of four paragraphs spoken, this one not: the talk is over
    Feature.NEXT_REPEATS_THIS: 0.95,  # nats / 10 of the words that the next paragraph repeats from this one
    Feature.NEXT_REPEATS_EARLIER: 0.67,  # nats / 10 of those it repeats from the four before this one
    Feature.TOPIC_CONTINUES: -1.86,  # nats / 10 of what the next four repeat from the six before
    # Rules.
    Feature.BEFORE_TALK_NOTE: 3.0,  # `The interview has been edited ...` is one or two paragraphs below the lede
    Feature.BEFORE_OCCASION: 1.5,  # `At the summit on Friday ...`: the second paragraph of a report that opens in general
    Feature.NAMES_NEXT_SPEAKER: 2.0,  # `Fang Li, head of ...` above `Fang Li: ...`, who has not spoken before
    Feature.LABEL: -6.0,  # an article begins with its lede, not with `Details:`
    Feature.SEPARATOR: 5.0,
    Feature.DATELINE: 4.0,  # `LAGOS — `, `Wolfsburg. `, where every few paragraphs of the dump have one
    Feature.NUMBERED_ITEM: 4.0,  # `7. `, where the numbers count on through the dump
    Feature.NO_USUAL_MARK: -3.0,  # neither of these two, in a dump that has them
    Feature.ITEM_HEADING: 12.0,  # a title line with a date line, or what a syndication format calls a title
}
"""For a paragraph to open an article."""

CONTINUING: Mapping[Feature, float] = {
    Feature.SHARES_WITH_LAST: 3.31,  # nats / 10, see `cohesion`
    Feature.SHARES_WITH_LAST_THREE: 1.97,  # nats / 10, without those of the last
    Feature.SHARES_FURTHER_UP: 0.33,  # nats / 10
    Feature.SHARES_NOTHING: -0.76,  # less than 1.5 nats in the whole article
    Feature.MANY_WORDS: -0.55,  # number / 10: a long paragraph shares words by chance
    Feature.REINTRODUCES_NAMES: -0.52,  # a name of this article described as if it were new
    # Rules.
    Feature.SEPARATOR: -9.0,  # it is between articles, hardly ever inside one
    Feature.LABEL: 2.0,  # a labelled paragraph continues the briefing above it
    Feature.LABELS_RESTART: -9.0,  # `Why it matters` after `Context`: a boundary was missed
    Feature.NO_LABEL_AFTER_1: 0.0,
    Feature.NO_LABEL_AFTER_2: 0.0,
    Feature.NO_LABEL_AFTER_3: -4.0,  # `Context` is the last of a briefing
    Feature.NO_LABEL_AFTER_4: -6.0,  # so is a correction
}
"""For a paragraph to continue the article above it."""

LENGTHS = (0, -4.67, -2.85, -2.86, 3.41, 3.08, 1.01, -0.54, -1.89, -1.89, 0.28, 0.28, 0.28, 0.28, 2.14)
"""For an article of briefing paragraphs only, by its number of paragraphs; the last holds for all longer ones."""
SPOKEN_LENGTHS = (0, -2.72, -3.16, -1.75, 0.88, 1.64, 0.43, 0.78, 0.23, 0.23, 2.66, 2.66, 2.66, 2.66, 3.74)
"""For an article with headings, quotations, list entries or first person in it."""
LONGEST = len(LENGTHS) - 1
"""Paragraphs; longer articles count as this long."""
ENDING = (-0.8, 0.0, 0.0, 0.0, 0.0)
"""For an article of a labelled dump, by the highest label place in it; 0 is no label at all."""


@dataclass(frozen=True, slots=True)
class Weights:
    """All the numbers of the model, in nats."""

    opening: Mapping[Feature, float]
    continuing: Mapping[Feature, float]
    lengths: Sequence[float]
    spoken_lengths: Sequence[float]
    ending: Sequence[float]
    adapts: bool = True
    """Whether the model adapts to the dump: how often it separates its articles, how long they are."""

    def adapted(self, lengths: Sequence[float], spoken_lengths: Sequence[float]) -> Weights:
        """The same with the lengths of a dump's articles, as far as they clearly differ from the fitted ones.

        `lengths` and `spoken_lengths` are the expected numbers of its articles, by their number of paragraphs.
        """
        articles = sum(lengths) + sum(spoken_lengths)
        apart = _divergence(self.lengths, lengths) + _divergence(self.spoken_lengths, spoken_lengths)
        trust = min(1.0, max(0.0, (apart / (articles or 1) - _ALIKE) / (_UNLIKE - _ALIKE)))
        if not trust:
            return self
        return replace(
            self,
            lengths=_adapt(self.lengths, lengths, trust),
            spoken_lengths=_adapt(self.spoken_lengths, spoken_lengths, trust),
        )

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
            return replace(changed, lengths=[0.0] * len(LENGTHS), spoken_lengths=[0.0] * len(LENGTHS))
        return replace(changed, adapts=False) if group is FeatureGroup.SEPARATORS else changed


WEIGHTS = Weights(OPENING, CONTINUING, LENGTHS, SPOKEN_LENGTHS, ENDING)

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
