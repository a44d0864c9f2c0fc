"""Names that only look like a company, and companies that a text spells in its own way, with invented names."""

from __future__ import annotations

import pytest

from generator.enrich.entities.companies import find_companies
from generator.enrich.entities.features import side_of
from generator.enrich.entities.other_senses import other_senses
from generator.model import CompanyMatches
from tests.enrich.entities.test_companies import make_document, make_gazetteer

NAMES = "Quill Pebble Kettle Samovar Brandt Ferro".split()
FIRMS = make_gazetteer("".join(f"- name: {name}\n" for name in NAMES))
SPELT = make_gazetteer(
    "- name: TeaPot\n- name: Samowarski\n- name: Uber\n- name: Rail-Nord\n- name: Dull\n  cues: [TV]\n"
    "- name: RTL\n- name: Zurich\n- name: KTL\n  aliases: [Kettle Trade League]\n"
    "- name: Kettle Harbour\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Quill says that its oven is as advanced as Pebble’s new one.",
        "Quill has an oven that is superior to that of Pebble.",
        "Quill sells tea that is cheaper than that of Pebble.",
        "Quill will compete directly with tea shops such as Pebble, Kettle and Samovar.",
        "Quill opens, unlike Pebble, Kettle or Samovar.",
        "Quill feels the pressure from the tea chain Pebble.",
        "Quill follows in the footsteps of Pebble and Kettle.",
    ],
)
def test_find_companies__a_comparison__is_about_the_one_that_is_compared(sentence: str) -> None:
    assert find_companies(make_document(sentence), FIRMS).companies == ("Quill",)


@pytest.mark.parametrize(
    "sentence",
    ["Quill works with Pebble on tea.", "Quill buys Pebble for a song.", "Quill and Pebble open a shop."],
)
def test_find_companies__a_partner__is_no_comparison(sentence: str) -> None:
    assert find_companies(make_document(sentence), FIRMS).companies == ("Quill", "Pebble")


@pytest.mark.parametrize(
    "sentence",
    [
        "Quill is the Pebble of tea.",
        "Quill calls itself a Pebble for bakers.",
        "Quill opened a Pebble-inspired shop.",
        "Quill will close, its founder told Pebble on Monday.",
        "Quill will close, Pebble reported on Monday, citing a letter.",
        "Quill will close, as first reported by Pebble.",
    ],
)
def test_find_companies__a_kind_of_thing_or_a_paper__is_no_mention(sentence: str) -> None:
    assert find_companies(make_document(sentence), FIRMS) == CompanyMatches(("Quill",), ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Quill buys the Pebble of the south.",
        "Quill told bakers that Pebble left.",
        "Quill left. Pebble reported a loss.",
    ],
)
def test_find_companies__a_firm_that_acts_or_is_bought__is_named(sentence: str) -> None:
    found = find_companies(make_document(sentence), FIRMS)
    assert {*found.companies, *found.mentions} == {"Quill", "Pebble"}


def test_side_of__words_on_either_side__says_where() -> None:
    text = "Quill-owned Pebble, unlike Kettle, met Brandt."
    assert [side_of(text, match) for match in FIRMS.find(text)] == ["after", "", "before", ""]


def test_find_companies__first_named_at_the_end__weighs_less_than_in_the_middle() -> None:
    middle = "Quill opened a shop. " + "It is large. " * 6
    text = make_document(middle, "It sells tea, and Pebble is said to like it very much.")
    assert find_companies(text, FIRMS) == CompanyMatches(("Quill",), ("Pebble",))


# --- spellings


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Old men met Tea Pot there.", ["TeaPot"]),
        ("Old men met Samowrski there.", ["Samowarski"]),
        ("Old men met Samowarrski there.", ["Samowarski"]),
        ("Old men met Samowasrki there.", ["Samowarski"]),
        ("Old men took Rail Nord there.", ["Rail-Nord"]),
        ("Data of Kettle Harbours is old.", ["Kettle Harbour"]),
        ("Kettle Habrour is old.", ["Kettle Harbour"]),
        ("Old men met Kettle Herbour there.", ["Kettle Harbour"]),
        ("Kettle Harbou is old.", ["Kettle Harbour"]),
    ],
)
def test_find__one_letter_or_space_off__is_the_firm(text: str, names: list[str]) -> None:
    assert [match.name for match in SPELT.find(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Tea Pot lids are old.",
        "Old men met Samowanski there.",
        "Old men met Samowarsk there.",
        "Samowrski is old.",
        "Über 50 men met in Zürich.",
        "Old men met a tea pot.",
        "Old men met Kettle Barbour there.",
        "Old men met Kettle Harvest there.",
        "Old men met a Kettle harbou there.",
        "Old men met Kettles Harbou there.",
    ],
)
def test_find__another_word__is_no_firm(text: str) -> None:
    assert SPELT.find(text) == ()


def test_find__without_umlaut__is_the_firm() -> None:
    assert [match.name for match in SPELT.find("Uber, Zurich and UBER TO MEET ZURICH")] == ["Uber", "Zurich"] * 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Arabic is right-to-left (RTL), and RTL is hard.", []),
        ("The register transfer level (RTL) of a chip.", []),
        ("It works at RTL (register transfer level).", []),
        ("The Kettle Trade League (KTL) met RTL.", ["KTL", "KTL", "RTL"]),
        ("A broadcaster (RTL) met.", ["RTL"]),
        ("A rare tall lid was seen (RTL).", ["RTL"]),
    ],
)
def test_find__the_text_explains_the_capitals__means_what_it_says(text: str, names: list[str]) -> None:
    assert [match.name for match in SPELT.find(text)] == names


@pytest.mark.parametrize(("words", "short"), [("gross value of merchandise", "GVM"), ("rate to lend", "RTL")])
def test_other_senses__small_words_between__may_have_no_letter(words: str, short: str) -> None:
    assert other_senses(f"The {words} ({short}) rose.") == {short}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The old shoe retailer Dull closed.", True),
        ("TeaPot, Dull and Uber closed.", True),
        ("TeaPot and Dull.", True),
        ("The Dull closed.", False),
        ("TeaPot saw Dull close.", False),
        ("TeaPot, Dull lids and Uber closed.", False),
    ],
)
def test_find__no_cue__the_place_may_show_that_it_is_a_firm(text: str, found: bool) -> None:
    assert ("Dull" in [match.name for match in SPELT.find(text)]) is found


# --- round-ups


@pytest.mark.parametrize(
    "texts",
    [
        ("Many make tea.", {"Quill": "It says tea is dear.", "Pebble": "The firm is small.", "Kettle": "It is new."}),
        ("Many make tea. Here is what Quill, Pebble and Kettle plan.", {"Details": "It rained for a very long time."}),
        ("Tea makers such as Quill, Pebble and Kettle open shops.", {"Details": "It rained for a very long time."}),
    ],
)
def test_find_companies__a_round_up__is_about_each_in_turn(texts: tuple[str, dict[str, str]]) -> None:
    assert set(find_companies(make_document(texts[0], labels=texts[1]), FIRMS).companies) == {
        "Quill",
        "Pebble",
        "Kettle",
    }


def test_find_companies__one_label_is_a_firm__is_no_round_up() -> None:
    labels = {"Pebble": "It has none.", "Details": "It rained, and Quill sold tea.", "Context": "Quill is old."}
    assert find_companies(make_document("Quill opened a shop in Faro.", labels=labels), FIRMS).companies == ("Quill",)
