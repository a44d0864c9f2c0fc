"""What a feed does again and again: its own labels, datelines, numbers and lengths."""

from __future__ import annotations

from generator.dumps.feed.conventions import find_datelines, find_numbers, learn_labels
from generator.dumps.feed.weights import LENGTHS, SPOKEN_LENGTHS, WEIGHTS
from generator.dumps.items import read_items
from generator.dumps.labels import match_lead_in
from tests.support.factories import make_dump

TOWNS = ["Bergen", "Porto", "Gdansk", "Cork", "Bari", "Lund"]
NEWS = "The harbour board has bought a crane that loads ships without a driver, and will try it out until the autumn."


def test_learn_labels__unknown_label_that_closes_every_item__has_the_last_place() -> None:
    lines = [line for town in TOWNS for line in (f"{town} has a crane.", f"Takeaway: {town} is proud of its crane.")]
    assert learn_labels([match_lead_in(line) for line in lines]) == {"takeaway": 3}


def test_learn_labels__speakers_of_one_interview__are_none() -> None:
    talk = [line for _ in range(3) for line in ("Ana: How does it run?", "Bo: It runs by itself, all night.")]
    assert not learn_labels([match_lead_in(line) for line in [*talk, *[NEWS] * 20]])


def test_find_datelines__most_paragraphs_begin_with_a_town__are_found() -> None:
    lines = [line for town in TOWNS for line in (f"{town}. {NEWS}", NEWS)]
    assert find_datelines(lines) == {0, 2, 4, 6, 8, 10}
    assert not find_datelines([lines[0], *[NEWS] * 20])


def test_find_numbers__that_count_on__are_found() -> None:
    assert find_numbers([f"{n}. {NEWS}" for n in range(1, 6)]) == {0, 1, 2, 3, 4}
    assert not find_numbers([f"{n * 3}. {NEWS}" for n in range(1, 6)])


def test_adapted__lengths_like_the_fitted_ones__are_left_alone() -> None:
    counts = [0.0] * len(LENGTHS)
    counts[4] = 60.0
    counts[5] = 40.0
    assert WEIGHTS.adapted(counts, [0.0] * len(SPOKEN_LENGTHS)) is WEIGHTS


def test_adapted__twenty_articles_of_two_paragraphs__two_become_usual() -> None:
    counts = [0.0] * len(LENGTHS)
    counts[2] = 20.0
    learned = WEIGHTS.adapted(counts, [0.0] * len(SPOKEN_LENGTHS)).lengths
    assert max(range(1, len(learned)), key=learned.__getitem__) == 2
    assert learned[4] < LENGTHS[4]


def test_read_items__datelines_of_two_paragraph_items__every_item_found() -> None:
    lines = [line for town in TOWNS for line in (f"{town}. {NEWS}", f"It cost {len(town)} million euros, it was said.")]
    items = read_items(make_dump(*lines)).items
    assert [item.first for item in items] == [1, 3, 5, 7, 9, 11]
