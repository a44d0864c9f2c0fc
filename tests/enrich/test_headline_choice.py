"""Which sentence becomes the headline, and which of its phrases stay."""

from __future__ import annotations

import pytest

from generator.dumps.structure import read_structure
from generator.enrich.headlines.choose import make_title, make_titles, weigh_titles
from generator.enrich.headlines.compress import Condensed
from generator.enrich.headlines.trim import LONGEST, Wording, trim
from generator.model import Document
from tests.support.factories import make_item

NEWS = (
    "Lantern Foods has opened forty steam kitchens in Faro, Porto and Braga for $4 million. "
    "Steam kitchens are steam kitchens."
)
HEADLINE = "Lantern Foods opens forty steam kitchens in Faro, Porto and Braga for $4 million"
ESSAY = """My mother baked in Faro.
Bread is old.
The ovens of Faro are cold.
Many bakers left the town.
The rest of them are tired of it.
It is late.
Lisbon’s bakers have doubled their output since 2019, and Lisbon now exports bread to Norway."""


def read(text: str, title: str | None = None) -> Document:
    return read_structure(make_item(*text.split("\n"), title=title))


@pytest.mark.parametrize(
    "opening",
    [
        "It rained on the bakers of Faro for most of the day.",
        "They have waited in Faro for a day as cold as that one.",
        "This is the year of Quill in the harbour towns of the south.",
        "Below we have listed the shops that Quill opened in Faro.",
    ],
)
def test_make_title__an_opening_that_is_no_news__is_passed_over(opening: str) -> None:
    assert make_title(read(f"{opening}\n{NEWS}")) == HEADLINE


def test_make_title__two_sentences_of_news__the_first_is_the_headline() -> None:
    lede = "The bakers of Faro raised the price of bread on Monday for the first time since the war."
    title = make_title(read(f"{lede}\nQuill and Pebble have sold 40 million loaves to Lantern Foods for $9 million."))
    assert title == "Bakers of Faro raise price of bread for first time"


def test_make_title__a_weak_lede__is_compared_with_every_early_sentence() -> None:
    text = "The bakers of the harbour were tired of the rain. The rain had come early. It was cold. The sea was grey."
    assert make_title(read(f"{text}\n{NEWS}")) == HEADLINE


def test_weigh_titles__a_strong_lede__still_has_the_next_two_sentences_as_others() -> None:
    text = f"{NEWS.split('. ', maxsplit=1)[0]}. Quill has closed ten kitchens in Tavira. Pebble has sold 40 boats to Norway."
    (evidence,) = weigh_titles([read(text)])
    assert evidence.title == HEADLINE
    assert evidence.others[:2] == ("Quill closes ten kitchens in Tavira", "Pebble sells 40 boats to Norway")


def test_weigh_titles__many_candidates__keeps_three_others() -> None:
    towns = "Faro Porto Braga Tavira Olhao Silves Sagres".split()
    text = " ".join(f"It rained on the old bakers in {town} for {n} days." for n, town in enumerate(towns, 2))
    (evidence,) = weigh_titles([read(text)])
    assert len(evidence.others) == 3
    assert evidence.title not in evidence.others


def test_make_titles__the_same_short_text_again__is_numbered_from_two() -> None:
    titles = make_titles([read("Gut gemacht in Faro")] * 3)
    assert titles == ("Gut gemacht in Faro", "Gut gemacht in Faro (2)", "Gut gemacht in Faro (3)")


@pytest.mark.parametrize(("words", "whole"), [(30, True), (60, False)])
def test_make_title__a_long_title_of_the_dump__is_cut_only_past_two_hundred_characters(words: int, whole: bool) -> None:
    given = "bread " * words
    title = make_title(read(NEWS, given))
    assert (title == given.strip()) is whole
    assert len(title) <= 200
    assert title.endswith("bread" if whole else "…")


def test_make_title__three_sentences_in_the_first_person__the_news_may_be_anywhere() -> None:
    personal = "I have always liked bread.\nMy mother baked in Faro.\nWe like it.\n"
    far = "Lisbon exports bread to Norway, and Quill has opened forty kitchens there for $4 million."
    plain = "Bread is a thing of ovens.\n" * 4
    assert make_title(read(f"{personal}{plain}{far}")).startswith("Lisbon exports bread")


def test_make_title__two_sentences_in_the_first_person__is_no_essay() -> None:
    assert "Lisbon" not in make_title(read(f"I like bread.\n{ESSAY}"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quill has agreed to buy forty shops, Reuters reported.", "Quill agrees to buy forty shops: report"),
        (
            "Quill has agreed to buy forty shops from Pebble in Faro and in Porto for $4 million, Reuters reported.",
            "Quill agrees to buy forty shops from Pebble in Faro and in Porto for $4 million",
        ),
        (
            "As Quill grows, the company is opening forty kitchens in the south. Quill is a grocer. Quill sells tea.",
            "Quill opens forty kitchens in south",
        ),
        (
            "As Quill grows, the company is opening forty kitchens in the south. It sells tea in Faro.",
            "Company opens forty kitchens in south",
        ),
        (
            "Quill allows the bakers of the south to open shops in Faro of their own with loans from Pebble.",
            "Quill allows bakers of south to open shops in Faro of their own with loans from Pebble",
        ),
        ("The old men in the harbour have sold their boats.", "Old men in harbour sell their boats"),
        ("Bakers opened shops in the harbour towns again.", "Bakers open shops in harbour towns again"),
    ],
)
def test_make_title__one_sentence_of_news__is_whole_and_says_what_it_said(text: str, expected: str) -> None:
    assert make_title(read(text)) == expected


def test_chance__a_word_that_the_article_repeats__is_likelier_in_its_headline() -> None:
    wording = Wording.of("The steam of Faro. Steam is cheap. The steam, the ovens.")
    assert wording.chance("steam", 3, 0) > wording.chance("ovens", 3, 0)


def test_chance__a_later_sentence_a_later_place__is_less_likely() -> None:
    wording = Wording.of("Steam ovens.")
    assert wording.chance("ovens", 3, 0) > wording.chance("ovens", 3, 1) > wording.chance("ovens", 3, 2)
    assert wording.chance("ovens", 3, 0) > wording.chance("ovens", 20, 0)


@pytest.mark.parametrize("word", ["Quill", "40"])
def test_chance__a_name_or_a_figure__is_likelier_than_a_word(word: str) -> None:
    wording = Wording.of(f"{word} ovens.")
    assert wording.chance(word, 3, 0) > wording.chance("oven", 3, 0)


def test_trim__a_sentence_without_a_verb__is_worth_much_less() -> None:
    text = "Quill opens steam ovens for bakers in Faro"
    wording = Wording.of(text)
    with_verb, without = trim(Condensed(text, text.index("opens")), wording, 0), trim(Condensed(text, None), wording, 0)
    assert with_verb.worth - without.worth > 0.3


def test_trim__a_headline_without_a_name__is_worth_less_than_its_words() -> None:
    worths = []
    for name in ("Quill", "quill"):
        text = f"old {name} opens steam ovens for bakers at the sea"
        worths.append(trim(Condensed(text, text.index("opens")), Wording.of(text), 0).worth)
    assert worths[0] - worths[1] > 0.1


def test_trim__an_endless_sentence__ends_on_a_whole_word_within_the_limit() -> None:
    text = (
        "Quill opens school of bread for children of bakers of harbour towns of south of country of sailors in spring"
    )
    title = trim(Condensed(text, text.index("opens")), Wording.of(text), 0).text
    assert len(title) <= LONGEST
    assert text.startswith(title)
    assert not title.endswith(("of", "for", "in"))
