"""Lexical cohesion around a gap, and what a dump's own boundaries show of it."""

from __future__ import annotations

import pytest

from generator.dumps.feed.blocks import adapt_cohesion, block_features
from generator.dumps.feed.cohesion import read_terms
from generator.dumps.feed.feature_ids import Feature

PORT = ["The port of Lund has Crane Alder.", "Lund needs Alder at the port.", "A port such as Lund has cranes."]
BANK = ["Tidal Bank lends money in Porto.", "Porto likes the Tidal loans.", "The loans of Tidal cost Porto money."]


def test_block_features__another_subject_begins__the_cosine_is_lowest_there() -> None:
    found = block_features(read_terms([*PORT, *BANK]))
    near = [values.get(Feature.SIMILAR_NEAR, 0.0) for values in found[1:]]
    assert near.index(min(near)) == 2
    assert found[3][Feature.DIP_NEAR] == max(values.get(Feature.DIP_NEAR, 0.0) for values in found)


def test_block_features__names_that_are_new_and_return__are_counted() -> None:
    found = block_features(read_terms([*PORT, *BANK]))
    assert found[3][Feature.NEW_NAMES_STAY] >= 1.0
    assert found[3][Feature.NAMES_GONE] == 1.0
    assert Feature.NEW_NAMES_STAY not in found[5]


@pytest.mark.parametrize("texts", [[], PORT[:1]])
def test_block_features__no_gap__no_features(texts: list[str]) -> None:
    assert block_features(read_terms(texts)) == [{}] * len(texts)


def cosines(*values: float) -> list[dict[Feature, float]]:
    return [{Feature.SIMILAR_NEAR: value, Feature.SIMILAR_WIDE: value} for value in values]


def test_adapt_cohesion__boundaries_where_the_text_changes__such_places_gain_and_others_lose() -> None:
    rows, opening = cosines(*[0.05, 1.4, 1.6, 1.5] * 10), [0.95, 0.05, 0.05, 0.05] * 10
    gains = adapt_cohesion(rows, opening)
    assert gains[0] == 0.0
    assert gains[4] > 1.0
    assert gains[5] < -0.1


@pytest.mark.parametrize("opening", [[0.95, 0.05, 0.05, 0.05] * 3, [0.25] * 40, [1.0] * 40, [0.0] * 40])
def test_adapt_cohesion__too_few_boundaries_or_none_that_differ__nothing(opening: list[float]) -> None:
    rows = cosines(*[0.05, 1.4, 1.6, 1.5] * (len(opening) // 4))
    assert adapt_cohesion(rows, opening) == [0.0] * len(opening)
