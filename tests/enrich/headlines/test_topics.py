"""Headlines of round-ups, and of lists whose author the next sentence names; all texts are invented."""

from __future__ import annotations

import pytest

from generator.dumps.structure import read_structure
from generator.enrich.headlines.choose import make_title
from tests.support.factories import make_item

ITEMS = "Lidman Line sold two ships to Fjordlink on Monday for 40 million euros. Brandt opened a route to Gdansk."
ITEM = "Lidman Line sells two ships to Fjordlink for 40 million euros"


def headline(*body: str) -> str:
    return make_title(read_structure(make_item(*body)))


@pytest.mark.parametrize(
    ("lede", "topic"),
    [
        ("It was a busy week for ferry lines.", "Busy week for ferry lines"),
        ("It has been a hectic month at the piers, with two deals and one loss.", "Hectic month at piers"),
        ("This was an unusually bad summer for the ferries.", "Bad summer for ferries"),
        ("Here is a round-up of news from the harbour.", "News from harbour"),
        ("Several lines announced deals this week.", "Several lines announce deals"),
    ],
)
def test_make_title__a_round_up__names_its_topic_before_an_item(lede: str, topic: str) -> None:
    assert headline(f"{lede} {ITEMS}") == f"{topic}: {ITEM}"
    assert headline(lede, *ITEMS.replace(". ", ".\n").split("\n")) == f"{topic}: {ITEM}"


def test_make_title__a_round_up_without_room__is_the_topic_or_the_item() -> None:
    what = "ferry lines between the islands of the far north"
    assert (
        headline(f"It was a busy week for {what}. {ITEMS}") == "Busy week for ferry lines between islands of far north"
    )
    more = (
        f"{what} and of the south and the west and the outermost ones where nobody but sheep lives in rain and in snow"
    )
    assert headline(f"It was a busy week for {more}. {ITEMS}") == ITEM


@pytest.mark.parametrize(
    "lede",
    [
        "Lidman Line had a busy week for once, as it sold two ships to Fjordlink.",
        "It was a gift of 3 million euros for the ferry line Fjordlink from the city of Lille.",
        "Several ferry lines around Lidman Line cut their winter sailings by 30%.",
    ],
)
def test_make_title__a_lede_with_news__is_no_topic(lede: str) -> None:
    assert ": " not in headline(f"{lede} {ITEMS}")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The list names 40 firms that may not sell chips. It was published by the trade ministry in Oslo on Friday.",
            "List by trade ministry names 40 firms that may not sell chips",
        ),
        (
            "The ranking puts Quill first, ahead of Pebble. It was compiled by Lund University from 300 answers.",
            "Ranking by Lund University puts Quill first, ahead of Pebble",
        ),
        (
            "The survey counts 3,000 empty shops in Lyon. The survey comes from the chamber of commerce.",
            "Survey by chamber of commerce counts 3,000 empty shops in Lyon",
        ),
        (
            "The list names 40 firms that may not sell chips. It was published on Friday.",
            "List names 40 firms that may not sell chips",
        ),
        (
            "Quill names 40 firms that may not sell its chips. It was asked by the trade ministry to do so.",
            "Quill names 40 firms that may not sell its chips",
        ),
    ],
)
def test_make_title__a_list__says_whose_it_is_where_the_text_does(text: str, title: str) -> None:
    assert headline(text) == title
