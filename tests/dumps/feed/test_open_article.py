"""The nats of a continuation, computed in one pass, are the weighted sum of its features, in the last bit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dumps.feed.cohesion import link_paragraphs
from generator.dumps.feed.features import ParagraphFeatures, compute_features
from generator.dumps.feed.model import weigh
from generator.dumps.feed.open_article import Continuation, continuing_features, extend, open_article
from generator.dumps.feed.weights import GENERAL, WEIGHTS, Weights

_WORDS = ("Kettle", "teapot", "harbour", "Fang Li, founder of", "ferries", "sugar", "rose", "of the", "12.5%", "Quill")


def _paragraphs(texts: list[str], places: list[int]) -> list[ParagraphFeatures]:
    separated = [float(place == 0) / 2 for place in places]
    return compute_features(texts, link_paragraphs(texts), places, separated)


@pytest.mark.parametrize("weights", [WEIGHTS, GENERAL])
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join), st.integers(-1, 4)),
        min_size=2,
        max_size=9,
    )
)
def test_continuation__any_open_article__is_the_weighted_sum(weights: Weights, rows: list[tuple[str, int]]) -> None:
    paragraphs = _paragraphs([text for text, _ in rows], [place for _, place in rows])
    last = len(paragraphs) - 1
    continuation = Continuation(last, paragraphs[last], weights.continuing)
    for start in range(last):
        article = open_article(start, paragraphs[start])
        for paragraph in paragraphs[start + 1 : last]:
            extend(article, paragraph)
        expected = weigh(continuing_features(article, last, paragraphs[last]), weights.continuing)
        assert continuation.nats(article) == expected
