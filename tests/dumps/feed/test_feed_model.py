"""The segmentation model against an exhaustive search over all segmentations."""

from __future__ import annotations

from array import array
from random import Random

import pytest

from generator.dumps.feed.cohesion import Links
from generator.dumps.feed.features import ParagraphFeatures
from generator.dumps.feed.model import Segmentation, _likely, _offsets, is_labelled, segment
from generator.dumps.feed.open_article import Continuation, OpenArticle, open_article
from generator.dumps.feed.reader import read_feed
from generator.dumps.feed.segment import feed_features
from generator.model import Dump, DumpKind
from tests.support.reference_segmentation import make_paragraphs, make_weights, reference

NO_LINKS = Links(10, array("i"), array("d", [0.0]), ())


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("adapts", [False, True])
def test_segment__any_paragraphs_and_weights__finds_what_exhaustive_search_finds(seed: int, *, adapts: bool) -> None:
    random = Random(seed)
    count = random.randint(5, 9)
    paragraphs, weights = make_paragraphs(random, count), make_weights(random, adapts=adapts)
    closed = {index for index in range(1, count) if random.random() < 0.15}
    decided = {index: random.random() < 0.5 for index in range(1, count) if random.random() < 0.2}
    expected = reference(paragraphs, closed, weights, decided)
    found = segment(paragraphs, closed, weights, decided)
    assert found.starts == expected.starts
    assert found.opening == pytest.approx(expected.opening, abs=1e-3)


@pytest.mark.parametrize("seed", range(10))
def test_segment__articles_longer_than_the_table__count_as_its_last_entry(seed: int) -> None:
    random = Random(seed)
    paragraphs, weights = make_paragraphs(random, 40), make_weights(random, adapts=True)
    closed = set(range(40)) - {0, 3, 12, 15, 17, 33}
    expected = reference(paragraphs, closed, weights, {})
    found = segment(paragraphs, closed, weights)
    assert found.starts == expected.starts
    assert found.opening == pytest.approx(expected.opening, abs=1e-3)


def test_segment__no_paragraphs__no_articles() -> None:
    assert segment([]) == Segmentation((), ())


def test_segment__five_hundred_paragraphs_without_any_sign__probabilities_stay_in_range() -> None:
    paragraphs = [ParagraphFeatures({}, NO_LINKS, -1, 0.0, False)] * 500
    found = segment(paragraphs)
    assert found.opening[0] == pytest.approx(1.0)
    assert all(0.0 <= probability <= 1.0 for probability in found.opening)


def _open_articles(*scores: float) -> list[OpenArticle]:
    plain = ParagraphFeatures({}, NO_LINKS, -1, 0.0, False)
    return [open_article(start, plain, score) for start, score in enumerate(scores)]


def _starts(*scores: float) -> list[int]:
    return [article.start for article in _likely(_open_articles(*scores))]


def test_likely__more_equally_good_articles_than_are_kept__the_better_and_the_latest_64_stay() -> None:
    assert _starts(*[1.0] * 64) == list(range(64))
    assert _starts(*[1.0] * 70) == list(range(6, 70))
    assert _starts(2.0, 2.0, *[1.0] * 68) == [0, 1, *range(8, 70)]


def test_likely__articles_that_are_far_worse_than_the_best__are_left_out() -> None:
    assert _starts(-30.0, -30.5, 0.0, -29.5, -31.0) == [0, 2, 3]


def test_offsets__paragraphs_with_and_without_separators__lose_for_lacking_one_and_have_their_gain() -> None:
    found = [ParagraphFeatures({}, NO_LINKS, -1, separated, False) for separated in (0.0, 1.0, 0.5)]
    assert _offsets(found, -2.0, [0.5, 0.25, 0.0]) == [-1.5, 0.25, -1.0]


@pytest.mark.parametrize("words", [("- tea",), ("- tea", "- pot"), ("“tea”", "“a tea”", "“pots”")])
def test_segment__hundreds_of_lines_that_are_alike__weighs_a_bounded_number_of_articles_for_each(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed = 0
    nats = Continuation.nats

    def counted(self: Continuation, article: OpenArticle) -> float:
        nonlocal weighed
        weighed += 1
        return nats(self, article)

    monkeypatch.setattr(Continuation, "nats", counted)
    lines = ["Kettle opened a shop in Rotterdam on Monday.", "", *words * (400 // len(words))]
    found, _ = read_feed(Dump("feed.txt", DumpKind.FEED, tuple(lines)))
    features = feed_features(found, {})
    segment(features)
    assert 0 < weighed <= 3 * 65 * len(features)


@pytest.mark.parametrize(("places", "labelled"), [([1, 1, 1, 1], True), ([4, 2, 1, 3], True), ([0, 0, -1, 0], False)])
def test_is_labelled__places_of_labels__count_from_the_first(places: list[int], labelled: bool) -> None:
    assert is_labelled([ParagraphFeatures({}, NO_LINKS, place, 0.0, False) for place in places]) is labelled
