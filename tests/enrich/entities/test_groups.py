"""Ledes that name a kind of companies, and whose members the text takes in turn."""

from __future__ import annotations

import pytest

from generator.enrich.entities.companies import find_companies
from generator.enrich.entities.groups import group_members
from generator.enrich.entities.layout import lay_out
from tests.enrich.entities.test_companies import make_document, make_gazetteer

FIRMS = make_gazetteer("".join(f"- name: {name}\n" for name in "Quill Pebble Kettle Samovar Brandt Ferro".split()))


@pytest.mark.parametrize(
    ("paragraphs", "members"),
    [
        (
            ("Nordic grocers drop plastic trays.", "In a note, Quill named a day. Pebble went further."),
            {"Quill", "Pebble"},
        ),
        (("Chinese tea brands open in Dubai.", "The first was Kettle. At Samovar, nobody knew."), {"Kettle", "Samovar"}),
        (("Four ride-hailing apps pay less.", "Over at Ferro, drivers strike. Brandt is calm."), {"Ferro", "Brandt"}),
        (("Phone sales fell.", "The largest were Quill, Pebble and Kettle, with half of all."), {"Quill", "Pebble", "Kettle"}),
        (("Phone sales fell.", "The largest were Quill and Pebble."), set()),
        (("Quill beats other tea brands.", "Pebble is closed. Kettle is small."), set()),
        (("It rained in Faro.", "Pebble is closed. Kettle is small."), set()),
    ],
)  # fmt: skip
def test_group_members__a_lede__names_a_kind_or_not(paragraphs: tuple[str, ...], members: set[str]) -> None:
    text = lay_out(make_document(*paragraphs))
    assert group_members(text, FIRMS.find(text.whole)) == members


@pytest.mark.parametrize(
    "turns",
    [
        (
            "In a note, Quill named the day.",
            "On Monday, Pebble banned trays for berries as well.",
            "For its label only, Kettle uses boxes.",
        ),
        (
            "At Quill, a cup now costs a dollar.",
            "Since May, Pebble has sold its tea by weight.",
            "Only Kettle kept its prices.",
        ),
        ("The first was Quill, in March.", "Then came Pebble, which lost money.", "Last of all, Kettle gave in."),
    ],
)
def test_find_companies__a_round_up_of_a_kind__is_about_each_member(turns: tuple[str, ...]) -> None:
    lede = "Several large chains are getting rid of plastic trays before a new tax."
    assert set(find_companies(make_document(lede, *turns), FIRMS).companies) == {"Quill", "Pebble", "Kettle"}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Quill opened a shop. It said so on its official Pebble account.",),
        ("Quill has hired Ana Soto, who came from Pebble, as its head of shops.",),
        ("Quill raised money in a round led by Pebble.", "It makes kettles that sing."),
        ("Quill will close, Pebble reported on Monday.", "Its shops are empty."),
        ("Quill grew by half. “That is rare,” said Bo Lin, an analyst with the bank Pebble.",),
    ],
)
def test_find_companies__a_channel_an_employer_a_backer_or_a_source__is_not_what_it_is_about(
    paragraphs: tuple[str, ...],
) -> None:
    assert find_companies(make_document(*paragraphs), FIRMS).companies == ("Quill",)


@pytest.mark.parametrize(
    "lede",
    [
        "Quill buys a third of its rival Pebble.",
        "Quill has agreed to merge with its smaller rival Pebble.",
        "Quill sues its rival Pebble over a spout.",
    ],
)
def test_find_companies__a_rival_that_something_is_done_to__is_what_it_is_about(lede: str) -> None:
    assert find_companies(make_document(lede), FIRMS).companies == ("Quill", "Pebble")


def test_find_companies__a_panel_behind_a_general_lede__is_about_the_speakers_firms() -> None:
    opening = "Money has become dear, and founders have learned to count."
    panel = (
        "At a fair, Ana Soto, head of shops at Quill, and Bo Lin, founder of Pebble, met moderator Jo Fox of Kettle."
    )
    assert set(find_companies(make_document(opening, panel), FIRMS).companies) == {"Quill", "Pebble"}
