"""The boundaries to state where many segmentations are about equally likely: those of the highest expected F1.

Data: `likely_starts` takes the probability of every paragraph to open an article, and gives the chosen ones.
Limits: the probabilities are taken one by one. The single best segmentation is no answer in a long text without marks: it
is one article as soon as every boundary is doubtful, although some forty of them are certain to be there.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

_ALTERNATIVES = 1.0
"""Neighbours whose probabilities add up to no more are two places for one boundary."""


def likely_starts(
    best: Sequence[int], opening: Sequence[float], decided: Mapping[int, bool], better: float = 0.0
) -> tuple[int, ...]:
    """Indices of the paragraphs that open an article, ascending, the first included: those of the `best` segmentation, or
    the likeliest ones where their expected F1 is higher by more than `better`.

    Expected F1 is twice the expected number of right ones, by the number taken and the expected number of all. `decided`
    ones are as an editor says.
    """
    if len(opening) < 2:
        return tuple(best)
    whole = sum(opening[1:])
    fixed = [index for index, opens in decided.items() if opens and index]
    free = sorted((i for i in range(1, len(opening)) if i not in decided), key=lambda i: (-opening[i], i))
    right, most, taken = float(len(fixed)), 0.0, 0
    for count, index in enumerate(free, 1):
        right += opening[index]
        score = 2 * right / (len(fixed) + count + whole)
        if score > most:
            most, taken = score, count
    if most - expected_f1(best, opening) <= better:
        return tuple(best)
    return (0, *sorted({*fixed, *_without_alternatives(free[:taken], opening)}))


def expected_f1(starts: Sequence[int], opening: Sequence[float]) -> float:
    """Of the boundaries at these paragraphs, the first of all left out; where none is taken, the probability that there is
    none (as many as are expected, at random)."""
    taken, whole = [opening[index] for index in starts if index], sum(opening[1:])
    return 2 * sum(taken) / (len(taken) + whole) if taken else math.exp(-whole)


def _without_alternatives(chosen: Sequence[int], opening: Sequence[float]) -> set[int]:
    """The chosen ones; of two neighbours that are two places for one boundary, the likelier."""
    kept = set(chosen)
    for one, next_one in itertools.pairwise(sorted(chosen)):
        if next_one == one + 1 and one in kept and opening[one] + opening[next_one] <= _ALTERNATIVES:
            kept.discard(min(one, next_one, key=lambda i: (opening[i], -i)))
    return kept
