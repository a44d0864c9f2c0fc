"""Lexical cohesion around a gap: how alike the paragraphs above and below it are, and which names come and go there.

Data: `block_features` gives for every paragraph the features of the gap above it: the cosine of the words (weighted by
their inverse document frequency within the dump) of two blocks, at two block sizes, and how far it lies below the values
around it (the depth score of TextTiling, Hearst 1997); the names that are new and stay, and those that are gone.
Limits: words of the same spelling, see `cohesion`; the cosines of a dump are divided by their mean, so that long and short
dumps of any language compare.
"""

from __future__ import annotations

import bisect
import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from generator.dumps.feed.feature_ids import Feature

Terms = Mapping[str, bool]
"""Word in its bare form -> whether it is written as a name or a figure."""

_SIZES = ((2, Feature.SIMILAR_NEAR, Feature.DIP_NEAR), (5, Feature.SIMILAR_WIDE, Feature.DIP_WIDE))
"""Paragraphs of a block, the feature of its cosine and that of its depth."""
_REACH = 4
"""Gaps on either side among which the highest cosine is looked for."""
_MOST_SIMILAR, _DEEPEST = 3.0, 4.0
"""Multiples of the dump's mean cosine that count at most."""
_BACK, _AHEAD = 8, 3
"""Paragraphs in which a name has not been, and in which it returns."""
_MOST_NAMES = 5
_FIRST_TERMS = 3
_KNOWN_WITHIN = 4
"""Paragraphs above in which the first words of a paragraph are looked for."""


def block_features(found: Sequence[Terms]) -> list[dict[Feature, float]]:
    """The features of the gap above every paragraph, those that are 0 left out; none above the first."""
    features: list[dict[Feature, float]] = [{} for _ in found]
    if len(found) < 2:
        return features
    frequency = Counter(term for terms in found for term in terms)
    weights = {term: math.log(len(found) / count) ** 2 for term, count in frequency.items() if count > 1}
    shared = _shared([terms.keys() & weights.keys() for terms in found], weights)
    for size, similar, dip in _SIZES:
        cosines = _cosines(shared, size)
        mean = statistics.fmean(cosines) or 1.0
        for gap, cosine in enumerate(cosines):
            above = max(cosines[max(0, gap - _REACH) : gap + 1])
            below = max(cosines[gap : gap + _REACH + 1])
            features[gap + 1][similar] = min(_MOST_SIMILAR, cosine / mean)
            features[gap + 1][dip] = min(_DEEPEST, (above + below - 2 * cosine) / mean)
    _add_names(found, features)
    return [{feature: value for feature, value in values.items() if value} for values in features]


def _shared(found: Sequence[Set[str]], weights: Mapping[str, float]) -> list[list[float]]:
    """For every paragraph what it shares with itself, and with those before it that may be in a block with it, or in the
    block above: the sum of the weights of the words that both have, the nearest first."""
    # fsum: the order of a set must not show in the last bit.
    reach = 2 * max(size for size, _, _ in _SIZES)
    return [
        [math.fsum([weights[term] for term in terms & found[index - back]]) for back in range(min(reach, index + 1))]
        for index, terms in enumerate(found)
    ]


def _cosines(shared: Sequence[Sequence[float]], size: int) -> list[float]:
    """The cosine of the `size` paragraphs above and below every gap; the first gap is above the second paragraph.

    The product of two blocks is the sum over the pairs of their paragraphs of what these share, see `_shared`.
    """
    count = len(shared)
    windows = [range(start, min(start + size, count)) for start in range(count)]
    norms = [sum(shared[i][0] + 2 * sum(shared[i][1 : i - window.start + 1]) for i in window) for window in windows]
    above_first = [
        sum(shared[i][0] + 2 * sum(shared[i][1 : i + 1]) for i in range(end)) for end in range(min(size, count))
    ]
    cosines = []
    for gap in range(1, count):
        start = max(0, gap - size)
        product = sum(sum(shared[i][i - gap + 1 : i - start + 1]) for i in windows[gap])
        above = norms[start] if gap >= size else above_first[gap]
        cosines.append(product / math.sqrt(above * norms[gap]) if product else 0.0)
    return cosines


def _add_names(found: Sequence[Terms], features: Sequence[dict[Feature, float]]) -> None:
    """The names that are new here and return, those of the paragraphs above that do not, and whether the first words are
    known."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, terms in enumerate(found):
        for term in terms:
            places[term].append(index)
    for index in range(1, len(found)):
        names = [term for term, is_name in found[index].items() if is_name]
        new = [term for term in names if not _within(places[term], index - _BACK, index)]
        stay = sum(_within(places[term], index + 1, index + 1 + _AHEAD) for term in new)
        recent = {term for terms in found[max(0, index - 2) : index] for term, is_name in terms.items() if is_name}
        lasting = [term for term in recent if _count(places[term], index - _BACK, index) > 1]
        gone = sum(not _within(places[term], index, index + _AHEAD) for term in lasting)
        first = list(found[index])[:_FIRST_TERMS]
        known = sum(_within(places[term], index - _KNOWN_WITHIN, index) for term in first)
        features[index] |= {
            Feature.NEW_NAMES_STAY: float(min(_MOST_NAMES, stay)),
            Feature.NAMES_NEW: len(new) / len(names) if names else 0.0,
            Feature.NAMES_GONE: gone / len(lasting) if lasting else 0.0,
            Feature.NAMES_LASTING: float(min(_MOST_NAMES, len(lasting) - gone)),
            Feature.STARTS_KNOWN: known / len(first) if first else 0.0,
        }


def _within(places: Sequence[int], low: int, high: int) -> bool:
    """Whether any of the ascending places is in `low <= place < high`."""
    at = bisect.bisect_left(places, low)
    return at < len(places) and places[at] < high


def _count(places: Sequence[int], low: int, high: int) -> int:
    return bisect.bisect_left(places, high) - bisect.bisect_left(places, low)


_TRUST = 0.6
"""Share of the log-likelihood ratio that counts, since other features have seen the same words."""
_ALIKE, _APART = 1.5, 2.5
"""Distance of the two means, in standard deviations, from which the cosines count, and from which they count fully: any two
groups that are told apart by the same words differ by about one."""
_LEAST_KNOWN = 5.0
"""Expected boundaries, and others, from which a dump's own cosines are compared."""
_ADDED = 0.1
"""Added to a cosine (a multiple of the dump's mean) before its logarithm is taken."""
_MOST_NATS = 4.0


def adapt_cohesion(features: Sequence[Mapping[Feature, float]], opening: Sequence[float]) -> list[float]:
    """Nats for every paragraph to open an article, by how alike the text above and below is, as this dump's own
    boundaries show it; 0 where there are too few to know.

    `features` are those for opening, `opening` the probabilities of an earlier inference. How cohesive an article is
    differs more between authors than anything else: the cosines at likely boundaries and elsewhere are taken as two
    normal distributions of one variance.
    """
    none = [0.0] * len(features)
    values = [
        math.log(_ADDED + one.get(Feature.SIMILAR_NEAR, 0.0)) + math.log(_ADDED + one.get(Feature.SIMILAR_WIDE, 0.0))
        for one in features
    ]
    chances = [0.0, *opening[1:]]
    known, others = sum(chances), len(chances) - 1 - sum(chances)
    if known < _LEAST_KNOWN or others < _LEAST_KNOWN:
        return none
    pairs = list(zip(values, chances, strict=True))[1:]
    at = sum(value * chance for value, chance in pairs) / known
    inside = sum(value * (1 - chance) for value, chance in pairs) / others
    variance = sum(chance * (value - at) ** 2 + (1 - chance) * (value - inside) ** 2 for value, chance in pairs)
    spread = math.sqrt(max(variance / len(pairs), 1e-6))
    apart = (inside - at) / spread
    slope = -_TRUST * min(1.0, (apart - _ALIKE) / (_APART - _ALIKE)) * apart / spread
    if apart <= _ALIKE:
        return none
    middle = (at + inside) / 2
    return [0.0, *(max(-_MOST_NATS, min(_MOST_NATS, slope * (value - middle))) for value, _ in pairs)]
