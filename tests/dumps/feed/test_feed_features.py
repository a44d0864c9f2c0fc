"""The features of a feed's paragraphs: each with a paragraph that has it and one that looks like it and has not."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

import pytest

from generator.dumps.feed.cohesion import Links
from generator.dumps.feed.feature_ids import Feature
from generator.dumps.feed.features import compute_features, is_spoken
from tests.support.reference_segmentation import make_links

NONE = Links(5, array("i"), array("d", [0.0]), ())
WORDS = "Orchard Robotics means to open forty repair shops in three provinces before the snow comes, its founder said"
"""108 characters, without a sign of anything."""


def opening(*texts: str, links: Sequence[Links] | None = None) -> list[Mapping[Feature, float]]:
    chosen = links or [NONE] * len(texts)
    return [one.opening for one in compute_features(texts, chosen, [-1] * len(texts), [0.0] * len(texts))]


def exactly(count: int) -> str:
    """A text of so many characters."""
    return ("Orchard " * 100)[: count - 1] + "."


@pytest.mark.parametrize(
    ("feature", "text", "other"),
    [
        (Feature.REFERS_BACK, "However, the shops are small.", "Howevers are small shops."),
        (Feature.REFERS_BACK, "Das Unternehmen baut um.", "Das Werk baut um."),
        (Feature.REFERS_BACK, "公司表示今年不再开店。", "港口表示今年不再开店。"),
        (Feature.DEFINITE_NOUN, "The company is small.", "The Orchard is small."),
        (Feature.BACKGROUND, "Founded in 2019, Orchard is small.", "Founded by a smith, Orchard is small."),
        (Feature.BACKGROUND, "In early March 2021 it was small.", "In Marchfield it was small."),
        (Feature.SCENE, "Ahead of the fair, Orchard waits.", "A head of cabbage waits."),
        (Feature.SCENE, "On Monday Orchard waits.", "Onwards goes Orchard."),
        (Feature.PERFECT_TENSE, "Orchard has launched a shop.", "Orchard had launched a shop."),
        (Feature.NEWS_VERB, "Orchard announced a shop.", "Orchard announces a shop."),
        (Feature.DESCRIBED_NAME, "Dutch repair chain Orchard is small.", "Orchard is small."),
        (Feature.NAME_AND_ROLE, "Fang Li, founder of Orchard, is small.", "Fang Li, daughter of a smith, is small."),
        (Feature.DEFINITE_LEDE, "Orchard sells the platform.", "Orchard sells a platform."),
        (Feature.DEFINITE_LEDE, "Orchard sells its shops.", "Orchard is small. Nobody sells its shops."),
        (Feature.QUOTATION_OR_BULLET, "• Orchard is small.", "Orchard is • small."),
        (Feature.LOWER_CASE, "and Orchard is small.", "And Orchard is small."),
        (Feature.LOWER_CASE, ", it said.", "1, it said."),
        (Feature.SHORT, exactly(99), exactly(100)),
        (Feature.RATHER_SHORT, exactly(100), exactly(160)),
        (Feature.RATHER_SHORT, exactly(159), exactly(99)),
        (Feature.LONG, exactly(561), exactly(560)),
        (Feature.QUESTION, "Is Orchard small? It is.", "Orchard is small."),
        (Feature.FIRST_PERSON, "Here is what I saw.", "Here is what you saw."),
    ],
)
def test_compute_features__a_text__has_the_feature_and_another_has_not(feature: Feature, text: str, other: str) -> None:
    assert opening(text)[0].get(feature) == 1.0
    assert feature not in opening(other)[0]


@pytest.mark.parametrize("day", ["Monday", "Montag", "lunes", "lundi", "понедельник", "poniedziałek", "lunedì", "周一"])
def test_compute_features__weekday_of_any_language_in_the_first_sentence__is_found(day: str) -> None:
    assert Feature.WEEKDAY in opening(f"Orchard opens on {day} a shop. It is small.")[0]
    assert Feature.WEEKDAY not in opening(f"Orchard opens a shop. It is small on {day}.")[0]


@pytest.mark.parametrize(
    ("feature", "before", "other"),
    [
        (Feature.AFTER_SHORT_LINE, "A heading", WORDS),
        (Feature.AFTER_YEAR, f"{WORDS} in 2019.", f"{WORDS} in 20190."),
        (Feature.AFTER_PAST, f"{WORDS} years ago.", f"{WORDS} for years."),
        (Feature.AFTER_COLON, f"{WORDS}:", f"{WORDS}: no."),
        (Feature.AFTER_QUESTION, f"{WORDS}?", f"{WORDS}? No."),
        (Feature.AFTER_QUOTATION, f"{WORDS}, “slowly”", f"{WORDS}, “slowly”."),
        (Feature.AFTER_SIGN_OFF, f"{WORDS}. Time will tell.", f"{WORDS}. Timely."),
        (Feature.AFTER_FIRST_PERSON, f"{WORDS} to my face.", f"{WORDS} to your face."),
    ],
)
def test_compute_features__the_paragraph_before__has_the_feature_and_another_has_not(
    feature: Feature, before: str, other: str
) -> None:
    assert opening(before, WORDS)[1].get(feature) == 1.0
    assert feature not in opening(other, WORDS)[1]
    assert feature not in opening(before)[0]


def test_compute_features__three_short_lines_among_the_eight_before__are_a_list() -> None:
    long = f"{WORDS} and {WORDS}."
    assert Feature.AFTER_LIST in opening("One", "Two", "Three", *[long] * 6)[8]
    assert Feature.AFTER_LIST not in opening("One", "Two", "Three", *[long] * 7)[9]
    assert Feature.AFTER_LIST not in opening("One", "Two", long, long)[3]
    assert Feature.AFTER_LIST not in opening("One", "Two", "Three", WORDS)[3]


def test_compute_features__three_of_four_paragraphs_are_spoken__the_talk_is_over() -> None:
    said = f"As you know, {WORDS}."
    assert Feature.AFTER_MONOLOGUE in opening(said, said, said, WORDS)[3]
    assert Feature.AFTER_MONOLOGUE in opening(said, said, WORDS, said, WORDS)[4]
    assert Feature.AFTER_MONOLOGUE not in opening(said, said, WORDS, WORDS, said, WORDS)[5]
    assert Feature.AFTER_MONOLOGUE not in opening(said, said, said, f"I think that {WORDS}")[3]


def test_compute_features__shared_words_ahead__are_nats_by_ten_with_a_ceiling() -> None:
    links = [NONE, NONE, NONE, make_links(3, {2: 6.0, 1: 4.0, 0: 3.0}), make_links(4, {2: 50.0, 1: 50.0})]
    found = opening(*[WORDS] * 5, links=links)[2]
    assert found[Feature.NEXT_REPEATS_THIS] == pytest.approx(0.6)
    assert found[Feature.NEXT_REPEATS_EARLIER] == pytest.approx(0.7)
    assert found[Feature.TOPIC_CONTINUES] == pytest.approx(3.0)
    last = opening(*[WORDS] * 5, links=links)[4]
    assert not {Feature.NEXT_REPEATS_THIS, Feature.TOPIC_CONTINUES} & set(last)
    topic = [*[NONE] * 9, make_links(9, {2: 5.0, 1: 7.0})]
    assert opening(*[WORDS] * 10, links=topic)[8][Feature.TOPIC_CONTINUES] == pytest.approx(0.5)
    far = [*[NONE] * 8, make_links(8, {7: 50.0, 3: 50.0, 2: 50.0})]
    assert opening(*[WORDS] * 9, links=far)[7][Feature.NEXT_REPEATS_EARLIER] == pytest.approx(2.0)
    assert Feature.NEXT_REPEATS_EARLIER not in opening(*[WORDS] * 9, links=[*far[:8], make_links(8, {2: 50.0})])[7]


@pytest.mark.parametrize("below", [1, 2])
def test_compute_features__a_note_on_a_talk_one_or_two_paragraphs_below__is_found(below: int) -> None:
    texts = [WORDS, *[WORDS] * (below - 1), "The interview has been lightly edited."]
    assert Feature.BEFORE_TALK_NOTE in opening(*texts)[0]
    assert Feature.BEFORE_TALK_NOTE not in opening(WORDS, *texts[:1] * 3, texts[-1])[0]
    assert Feature.BEFORE_TALK_NOTE not in opening(f"I say: {WORDS}", *texts[1:])[0]


def test_compute_features__an_occasion_below__is_found_once() -> None:
    occasion = "At the harbour conference in Lund, many were there."
    assert Feature.BEFORE_OCCASION in opening(WORDS, occasion)[0]
    assert Feature.BEFORE_OCCASION not in opening(occasion, occasion)[0]
    assert Feature.BEFORE_OCCASION not in opening(f"On Monday {WORDS}", occasion)[0]


def test_compute_features__a_speaker_below__is_one_with_a_whole_name_who_is_new() -> None:
    named, turn = "Fang Li, a smith, talks about bellows.", "Fang Li: The bellows are old."
    assert Feature.NAMES_NEXT_SPEAKER in opening(named, turn)[0]
    assert Feature.NAMES_NEXT_SPEAKER in opening(named, *[WORDS] * 5, turn)[0]
    assert Feature.NAMES_NEXT_SPEAKER not in opening(named, *[WORDS] * 6, turn)[0]
    assert Feature.NAMES_NEXT_SPEAKER not in opening("Fang is a smith.", "Fang: The bellows are old.")[0]
    assert Feature.NAMES_NEXT_SPEAKER not in opening(turn, named, turn)[1]
    assert Feature.NAMES_NEXT_SPEAKER not in opening(turn, turn)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{WORDS}.", False),
        (exactly(99), True),
        (f"“{WORDS}.", True),
        (f"{WORDS}?", True),
        (f"{WORDS}, and we saw it.", True),
        (f"{WORDS}, “and we saw it”.", False),
        ("果" * 39, True),
        ("果" * 40, False),
    ],
)
def test_is_spoken__headings_questions_and_first_person__but_no_quotations(text: str, *, expected: bool) -> None:
    assert is_spoken(text) is expected


_PROSE = (
    "The mill by the river has taken on forty people since the spring, and its owner says that ten more will follow."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_PROSE} “I will not stop there.” The town is glad.", False),
        (f"{_PROSE} “I will not stop there, he said.", True),
        (f"{_PROSE} “There is time.” Then I went home.", True),
        (f"{_PROSE} “There is time.” “I went home, he said.", True),
        (f"{_PROSE} “There “I go” is time.", False),
    ],
    ids=["inside", "never closed", "behind", "closed and never closed", "opened twice"],
)
def test_is_spoken__first_person__counts_outside_closed_quotations(text: str, *, expected: bool) -> None:
    assert is_spoken(text) is expected
