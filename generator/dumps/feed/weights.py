"""The weights of the model that finds where an article begins, each with its reason.

Data: nats, added up by `segmentation`. What is marked as a rule is set by hand: a mark that does nothing but separate
outweighs any word. The others were fitted together, as a semi-Markov conditional random field with a penalty of 0.15
on their squares, on two feeds of briefings and features by two authors (255 articles), each in five versions: without
any separator and label, with labels only, with most separators and no labels, and shuffled with 30 % of the separators
with and without labels. Fitted on one half of the real feed and measured on the other they lose 0.01 to 0.05 of F1.
Limits: fitted on English news of business and technology.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

OPENING: Mapping[str, float] = {
    "an article begins": -0.17,  # the bias: with the lengths below, what any paragraph starts from
    "refers back": -2.48,  # `He`, `However`, `According to`, `In addition` need something before them
    "The + common noun": -1.17,  # `The company ...`: a definite noun has been introduced
    "background": -0.72,  # `In 2021 ...`, `Founded in ...`: history comes behind the news
    "sets a scene": 0.74,  # `As the world ...`, `Ahead of ...`, `On Thursday ...`: how features and event reports open
    "weekday": 2.02,  # a weekday in the first sentence: news says when
    "has done": 0.67,  # `has launched`: the tense of news
    "news verb": 0.88,  # announced, plans to, reportedly ...
    "described name": 0.7,  # `Chinese search giant Baidu`: a name that comes with what it is
    "name and role": 0.29,  # `Fang Li, founder of ...`
    "definite lede": -0.25,  # `the company`, `its`, `this` early in the first sentence
    "quotation or bullet": -0.75,  # begins with a quotation mark, bracket, dash or bullet
    "small letter": -0.33,  # begins in the middle of a sentence
    "short": -1.46,  # under 100 characters: a sub-heading or a list entry
    "rather short": -1.52,  # under 160 characters
    "long": -1.04,  # over 560 characters: longer than a lede is
    "question": 0.97,  # a question in it: columns open with one, briefings do not contain any
    "first person": 0.3,  # I, we, our
    "after a short line": -0.69,  # a heading is followed by what it heads
    "after a year": 0.53,  # the paragraph before tells history
    "after the past": 1.33,  # the paragraph before says previously, founded, years ago ...: the end of a briefing
    "after a colon": -1.41,  # a list or a quotation follows
    "after a question": -1.39,  # the answer follows
    "after a quotation": -1.49,  # features go on behind a quotation
    "after a sign-off": 1.82,  # `Thank you`, a correction, `remains to be seen`
    "after first person": 0.19,  # the paragraph before is spoken
    "after a list": -0.99,  # behind three short lines among eight: still the list
    "after a monologue": 3.81,  # three of four paragraphs spoken, this one not: the talk is over
    "next hangs on this": 0.95,  # nats / 10 of the words that the next paragraph repeats from this one
    "next skips this": 0.67,  # nats / 10 of those it repeats from the four before this one
    "topic goes on": -1.86,  # nats / 10 of what the next four repeat from the six before
    # Rules.
    "before a note on a talk": 3.0,  # `The interview has been edited ...` stands below the lede, one paragraph or two
    "before an occasion": 1.5,  # `At the summit on Friday ...`: the second paragraph of a report that opens in general
    "names who speaks next": 2.0,  # `Fang Li, head of ...` above `Fang Li: ...`, who has not spoken before
    "label": -6.0,  # an article begins with its lede, not with `Details:`
    "separator": 5.0,
    "dateline": 4.0,  # `LAGOS — `, `Wolfsburg. `, where every few paragraphs of the dump have one
    "numbered item": 4.0,  # `7. `, where the numbers count on through the dump
    "without the usual mark": -3.0,  # none of these two, in a dump that has them
    "heading of an item": 12.0,  # a title line with a date line, or what a syndication format calls a title
}
"""For a paragraph to open an article."""

GOING: Mapping[str, float] = {
    "shares words with the last": 3.31,  # nats / 10, see `cohesion`
    "shares words with the last three": 1.97,  # nats / 10, without those of the last
    "shares words further up": 0.33,  # nats / 10
    "shares no words": -0.76,  # less than 1.5 nats in the whole article
    "many words": -0.55,  # number / 10: a long paragraph shares words by chance
    "introduces known names": -0.52,  # a name of this article described as if it were new
    # Rules.
    "separator": -9.0,  # it stands between articles, hardly ever inside one
    "label": 2.0,  # a labelled paragraph goes on with the briefing above it
    "label sequence begins again": -9.0,  # `Why it matters` after `Context`: a boundary was missed
    "no label after label 1": 0.0,
    "no label after label 2": 0.0,
    "no label after label 3": -4.0,  # `Context` is the last of a briefing
    "no label after label 4": -6.0,  # so is a correction
}
"""For a paragraph to go on with the article above it."""

LENGTHS = (0, -4.67, -2.85, -2.86, 3.41, 3.08, 1.01, -0.54, -1.89, -1.89, 0.28, 0.28, 0.28, 0.28, 2.14)
"""For an article of briefing paragraphs only, by its number of paragraphs; the last holds for all longer ones."""
SPOKEN_LENGTHS = (0, -2.72, -3.16, -1.75, 0.88, 1.64, 0.43, 0.78, 0.23, 0.23, 2.66, 2.66, 2.66, 2.66, 3.74)
"""For an article with headings, quotations, list entries or first person in it."""
LONGEST = len(LENGTHS) - 1
"""Paragraphs from which the length no longer speaks."""
ENDING = (-0.8, 0.0, 0.0, 0.0, 0.0)
"""For an article of a labelled dump, by the highest label place it has come to: 0 is no label at all."""

KINDS: Mapping[str, frozenset[str]] = {
    "separators": frozenset({"separator"}),
    "labels": frozenset({"label", "label sequence begins again", *(f"no label after label {n}" for n in range(1, 5))}),
    "titles and dates of items": frozenset({"heading of an item"}),
    "weekday": frozenset({"weekday"}),
    "datelines and numbers": frozenset({"dateline", "numbered item", "without the usual mark"}),
    "lede shape": frozenset(
        {"sets a scene", "has done", "news verb", "described name", "name and role", "quotation or bullet"}
        | {"small letter", "short", "rather short", "long", "question", "first person"}
    ),
    "reference back": frozenset({"refers back", "The + common noun", "background", "definite lede"}),
    "sign-off": frozenset({"after a sign-off"}),
    "a talk begins": frozenset({"before a note on a talk", "before an occasion", "names who speaks next"}),
    "what stands before": frozenset(name for name in OPENING if name.startswith("after ") and "sign-off" not in name),
    "shared words": frozenset(
        {name for name in GOING if name.startswith("shares ")}
        | {"many words", "next hangs on this", "next skips this", "topic goes on"}
    ),
    "names introduced": frozenset({"introduces known names"}),
    "lengths": frozenset(),
}
"""The kinds of evidence, by the names of the features they speak through; lengths have a table of their own."""


@dataclass(frozen=True, slots=True)
class Weights:
    """All the numbers of the model, in nats."""

    opening: Mapping[str, float]
    going: Mapping[str, float]
    lengths: Sequence[float]
    spoken_lengths: Sequence[float]
    ending: Sequence[float]
    habits: bool = True
    """Whether the dump's own habit of separating its articles, or not, counts."""

    def learned(self, lengths: Sequence[float], spoken_lengths: Sequence[float]) -> Weights:
        """The same with the lengths that a dump shows, as far as they are clearly others than these.

        `lengths` and `spoken_lengths` are the expected numbers of its articles by length.
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

    def without(self, kind: str) -> Weights:
        """The same with one kind of evidence silent. Raises `KeyError` for a kind that is none."""
        silent = KINDS[kind]
        changed = replace(
            self,
            opening={name: 0.0 if name in silent else nats for name, nats in self.opening.items()},
            going={name: 0.0 if name in silent else nats for name, nats in self.going.items()},
        )
        if kind == "labels":
            return replace(changed, ending=[0.0] * len(self.ending))
        if kind == "lengths":
            return replace(changed, lengths=[0.0] * len(LENGTHS), spoken_lengths=[0.0] * len(LENGTHS))
        return replace(changed, habits=False) if kind == "separators" else changed


WEIGHTS = Weights(OPENING, GOING, LENGTHS, SPOKEN_LENGTHS, ENDING)

_ALIKE, _UNLIKE = 0.9, 1.4
"""Divergence, in nats an article, of a dump's lengths from the fitted ones: up to the first the fitted hold (measured:
0.35 to 0.85 on feeds like those they were fitted on), from the second the dump's own (1.4 to 6 on eleven others)."""
_FITTED_COUNT = 8.0
"""Articles that the fitted lengths count as beside the dump's own."""
_MOST_LONELY = 2.0
"""Nats that an article of a single paragraph gains at most by being usual: in small steps, anything falls apart."""


def _chances(lengths: Sequence[float]) -> list[float]:
    """The weights of the lengths from 1 on as probabilities."""
    weights = [math.exp(nats) for nats in lengths[1:]]
    return [weight / sum(weights) for weight in weights]


def _divergence(lengths: Sequence[float], counts: Sequence[float]) -> float:
    """Kullback-Leibler divergence of the counts from the weights, times their sum."""
    whole = sum(counts)
    return sum(
        count * math.log(count / whole / chance)
        for count, chance in zip(counts[1:], _chances(lengths), strict=True)
        if count > 0
    )


def _adapt(lengths: Sequence[float], counts: Sequence[float], trust: float) -> Sequence[float]:
    whole = sum(counts) + _FITTED_COUNT
    return (
        0.0,
        *(
            nats
            + min(
                _MOST_LONELY if n == 1 else math.inf,
                trust * math.log((count + _FITTED_COUNT * chance) / whole / chance),
            )
            for n, (nats, count, chance) in enumerate(zip(lengths[1:], counts[1:], _chances(lengths), strict=True), 1)
        ),
    )
