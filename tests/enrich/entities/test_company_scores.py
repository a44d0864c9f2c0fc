"""Where the borders lie between a company an article is about and one it mentions, with invented names."""

from __future__ import annotations

import re

import pytest

from generator.enrich.entities.companies import Gazetteer, find_companies, weigh_companies
from generator.enrich.entities.features import FILE, context_patterns
from generator.enrich.evidence import TextSpan, text_at
from generator.enrich.word_lists import read_data
from generator.model import Block, BlockKind, Company, Document, Slug
from generator.required_words import GuardedPattern
from tests.enrich.entities.test_companies import make_document, make_gazetteer
from tests.support.factories import make_item

NAMES = "Quill Pebble Kettle Samovar Brandt Ferro Lidman Teapot".split()
FIRMS = make_gazetteer("".join(f"- name: {name}\n" for name in NAMES))
FREQUENT = "Kettle grew. " * 10
"""So often that any other name is rare beside it."""


def make_list(*entries: str) -> Document:
    return Document(make_item(*entries), tuple(Block(BlockKind.ENTRY, text) for text in entries))


def make_article(*paragraphs: str, heading: str, body: str) -> Document:
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in paragraphs]
    blocks += [Block(BlockKind.HEADING, heading), Block(BlockKind.PARAGRAPH, body)]
    return Document(make_item(*paragraphs), tuple(blocks))


CONTEXTS = [
    (row, side, pattern)
    for part in read_data(FILE)
    for row, (side, pattern) in zip(read_data(FILE)[part], context_patterns(part), strict=True)
]


@pytest.mark.parametrize(("row", "side", "pattern"), CONTEXTS, ids=[row["example"] for row, _, _ in CONTEXTS])
def test_context_patterns__an_example_and_a_counter_example__are_distinguished(
    row: dict[str, str], side: str, pattern: GuardedPattern
) -> None:
    fits = []
    for marked in (row["example"], row["counter"]):
        before, _, after = re.split(r"[\[\]]", marked)
        fits.append(bool(pattern.search(before) if side == "before" else pattern.match(after)))
    assert fits == [True, False]


def test_find_companies__a_list_of_many__is_about_the_first_six() -> None:
    found = find_companies(make_list(*NAMES), FIRMS)
    assert found.companies == tuple(NAMES[:6])
    assert found.mentions == tuple(NAMES[6:])


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("Quill grew. Quill shrank. Quill left.", ("Quill",)),
        ("Many grew, unlike Quill.", ()),
        ("Quill grew, like Pebble. " * 3, ("Quill",)),
    ],
)
def test_find_companies__no_name_in_the_lede__names_of_three_places_are_enough(
    body: str, about: tuple[str, ...]
) -> None:
    assert find_companies(make_document("It rained.", labels={"Details": body}), FIRMS).companies == about


@pytest.mark.parametrize(
    ("lede", "about"),
    [
        ("In Faro, Quill opened.", ("Quill", "Kettle")),
        ("Pebble and Teapot opened.", ("Pebble", "Teapot", "Kettle")),
        ("Pebble opened, unlike Teapot.", ("Pebble", "Kettle")),
        ("Pebble opened a Teapot-like shop, the Brandt of Faro.", ("Pebble", "Kettle")),
    ],
)  # fmt: skip
def test_find_companies__rare_names_in_the_lede__need_the_place_of_a_subject(lede: str, about: tuple[str, ...]) -> None:
    found = find_companies(make_article(lede, heading="Kettle", body=FREQUENT), FIRMS)
    assert set(found.companies) == set(about)


def test_find_companies__paragraphs_take_several_firms_in_turn__is_about_each() -> None:
    lede = "Three young firms make tea in a new way, and they have little in common."
    turns = [f"{name} sells its tea in cans. {name} has forty shops." for name in ("Quill", "Pebble", "Ferro")]
    assert find_companies(make_document(lede, *turns), FIRMS).companies == ("Quill", "Pebble", "Ferro")


def test_find_companies__a_fair_opens_the_text__is_about_the_firm_that_shows_there() -> None:
    gazetteer = make_gazetteer("- name: Tea Days\n  kind: event\n- name: Quill\n")
    found = find_companies(make_document("Tea Days opened in Faro. Quill shows a kettle at Tea Days."), gazetteer)
    assert (found.companies, found.mentions) == (("Quill",), ("Tea Days",))


def test_find_companies__only_compared_with__is_not_named_at_all() -> None:
    found = find_companies(make_document("Quill opened a Pebble-style shop and wants to be the Kettle of Faro."), FIRMS)
    assert (found.companies, found.mentions) == (("Quill",), ())


def test_find_companies__a_source_alone_in_the_first_paragraph__the_next_one_is_the_lede() -> None:
    document = make_document("Tea got dearer, according to Kettle.", "Quill has opened a shop.")
    assert find_companies(document, FIRMS).companies == ("Quill",)


def test_find_companies__only_the_fourth_paragraph_names_a_firm__it_is_no_lede() -> None:
    found = find_companies(make_document("It rained.", "It snowed.", "It froze.", "Quill opened."), FIRMS)
    assert (found.companies, found.mentions) == ((), ("Quill",))


def test_weigh_companies__a_name_under_a_label__has_its_span_in_the_text_of_its_block() -> None:
    document = make_document("It rained.", labels={"Details": "Here Quill opens, and Quill’s shop is wet."})
    (evidence,) = weigh_companies(document, FIRMS)[1]
    assert evidence.spans == (TextSpan(1, 5, 10), TextSpan(1, 22, 27))
    assert {text_at(document, span) for span in evidence.spans} == {"Quill"}


@pytest.mark.parametrize(
    ("registry", "text", "names"),
    [
        ("- name: Dull\n  cues: [TV]\n", "He sold a Dull and a TV.", ["Dull"]),
        ("- name: Dull\n  cues: [TV]\n", "He sold two Dulls and a TV.", []),
        ("- name: Dull\n  cues: [TV]\n", "He wrote DULL on a TV.", []),
        ("- name: Dull\n  cues: [TV]\n", "HE SOLD A DULL AND A TV.", ["Dull"]),
        ("- name: Quill\n", "Two Quills were sold.", ["Quill"]),
        ("- name: Tea Pot\n- name: Pot\n", "A Tea Pot is hot.", ["Tea Pot"]),
        ("- name: Tea Pot\n- name: Pot\n", "A Pot of Tea is hot.", ["Pot"]),
        ("- name: Pot\n- name: Tea\n  parent: Pot\n  kind: product\n", "A cup of Tea.", ["Pot"]),
        ("- name: Tea\n- name: Tea Pot Lid\n- name: Tea Pot\n", "A Tea Pot Lid.", ["Tea Pot Lid"]),
    ],
)
def test_find__invented_names__the_longest_in_its_own_spelling(registry: str, text: str, names: list[str]) -> None:
    assert [match.name for match in make_gazetteer(registry).find(text)] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Samovar  Tea opened.", True),
        ("Samovar\nTea opened.", True),
        ("Samovar \n  Tea opened.", True),
        ("Samovar\n\nTea opened.", False),
        ("SamovarTea opened.", False),
        ("Samovar Teapots opened.", False),
        ("Samovar\u00a0Tea’s shops opened.", True),
        ("Samovar", False),
    ],
)
def test_find__name_of_two_words__is_found_over_any_spaces_but_an_empty_line(text: str, found: bool) -> None:
    gazetteer = Gazetteer([Company("Samovar Tea", Slug("samovar-tea"))])

    assert [match.name for match in gazetteer.find(text)] == (["Samovar Tea"] if found else [])
