"""Where one article of a feed ends and the next begins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dumps.feed.feature_ids import Feature
from generator.dumps.feed.segment import FeedCut, cut_feed, explain_gap
from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.model import Dump, DumpKind
from tests.support.factories import briefing_lines, make_dump

FIRMS = ["Orchard Robotics", "Lantern Foods", "Pebble Motors", "Quill Cloud", "Saffron Games", "Tidal Bank"]


def starts(dump: Dump) -> list[int]:
    items = read_items(dump).items
    return [item.first for item in items]


def opening(cut: FeedCut, line: int) -> dict[Feature, float]:
    """The contributions of the features for opening an article at a line."""
    return {
        one.feature: one.nats for one in explain_gap(cut.gaps, cut.features, cut.weights, line) if not one.continuing
    }


def test_read_items__separators_and_labels__one_item_each() -> None:
    lines = [line for firm in FIRMS for line in briefing_lines(firm, separator="]]>")]
    assert starts(make_dump(*lines)) == [1, 5, 9, 13, 17, 21]


def test_read_items__no_separator_at_all__label_sequence_that_begins_again_splits() -> None:
    lines = [line for firm in FIRMS for line in briefing_lines(firm)]
    assert starts(make_dump(*lines)) == [1, 5, 9, 13, 17, 21]


@pytest.mark.parametrize("mark", ["Correction", "CORRECTION", "Editor's note", "Editor’s note"])
def test_read_items__postscript_after_context__belongs_to_the_article_above(mark: str) -> None:
    first = [*briefing_lines("Orchard Robotics"), f"{mark}: an earlier version gave the wrong number of shops."]
    assert starts(make_dump(*first, *briefing_lines("Lantern Foods"))) == [1, 6]


def test_read_items__unlabelled_paragraph_between_labels__does_not_split() -> None:
    lede, why, details, context = briefing_lines("Orchard Robotics")
    more = "A shop of this kind takes about four months to fit out, and most of that is waiting for permits."
    lines = [lede, why, details, more, context, *briefing_lines("Lantern Foods")]
    assert starts(make_dump(*lines)) == [1, 6]


def test_read_items__second_paragraph_before_the_labels__belongs_to_the_article_below() -> None:
    lede, *rest = briefing_lines("Lantern Foods")
    second = "The company, which sells frozen dumplings, did not say how many people it would hire for them."
    assert starts(make_dump(*briefing_lines("Orchard Robotics"), lede, second, *rest)) == [1, 5]


def test_read_items__separator_alone_on_its_line__opens_the_article_after_it() -> None:
    lines = [*briefing_lines("Orchard Robotics"), "]]>", *briefing_lines("Lantern Foods")]
    assert starts(make_dump(*lines)) == [1, 5]


def test_read_items__separator_at_the_end_of_a_line__splits_after_it() -> None:
    first = briefing_lines("Orchard Robotics", labels=())
    second = briefing_lines("Lantern Foods", labels=())
    items = read_items(make_dump(first[0] + "]]>", *second)).items
    assert [item.first for item in items] == [1, 2]
    assert "]]>" not in items[0].paragraphs[0].text


def test_read_items__trailing_separator__is_reported_not_lost() -> None:
    found = read_items(make_dump(*briefing_lines("Orchard Robotics"), "]]>"))
    items, discards = found.items, found.discards
    assert [item.last for item in items] == [4]
    assert [(d.line, d.reason.value) for d in discards] == [(5, "empty-item")]


def test_read_items__syndication_tail__is_dropped_with_its_reason() -> None:
    lines = [*briefing_lines("Orchard Robotics"), "The post Forty repair shops appeared first on Shop News."]
    found = read_items(make_dump(*lines))
    items, discards = found.items, found.discards
    assert [d.reason.value for d in discards] == ["feed-tail"]
    assert items[0].last == 4


@given(
    st.lists(
        st.sampled_from(["", "]]>", "Why it matters: x", "Context: y", "Some words.", "]]>More words"]), max_size=30
    )
)
def test_read_items__any_lines__every_full_line_is_in_one_article_or_discarded(lines: list[str]) -> None:
    dump = Dump("any.txt", DumpKind.FEED, tuple(lines))
    found = read_items(dump)
    items, discards = found.items, found.discards
    full = {n for n, line in enumerate(lines, 1) if line.strip()}
    held = [n for item in items for n in range(item.first, item.last + 1) if n in full]
    assert len(held) == len(set(held))
    assert set(held) | {d.line for d in discards} == full


def test_read_items__real_feed__its_170_articles_with_every_known_boundary(real_dumps: Path, gold: Path) -> None:
    found = read_items(read_dump(real_dumps / "002_49b20c881b644463.txt"))
    items, discards = found.items, found.discards
    truth = json.loads((gold / "feed-dev.json").read_text(encoding="utf-8"))
    assert len(items) == 170
    assert not discards
    mine = {item.first: item.last for item in items}
    assert [s for s in mine if s <= truth["last_line"]] == truth["starts"]
    assert [mine[a["start_line"]] for a in truth["articles"]] == [a["end_line"] for a in truth["articles"]]


TALKERS = (
    "Brick kilns have hardly changed in two hundred years, and most of their owners would rather not hear about it.",
    "At the Clay Summit in the old harbour, Edda Vonk of Kilnworks told a full hall why that may end soon.",
    "Orla Tamm, who runs the ferry company Sund, says that quiet engines win more passengers than low fares ever did.",
)
SPOKEN = (
    "We began with a single kiln, and I burned my hands on it more often than I like to admit to anybody.",
    "I think that my generation was simply too proud to ask. You learn that when your first wall falls down.",
    "If you ask me, our trade has ten good years ahead, and we will need every one of them to get this right.",
)
NOTES = (
    "The interview has been lightly edited for length.",
    "Below are the highlights of their conversation.",
    "Their remarks have been condensed and translated.",
)


@pytest.mark.parametrize("note", NOTES)
def test_read_items__talks_one_after_another__the_second_begins_above_its_note(note: str) -> None:
    dump = make_dump(TALKERS[0], TALKERS[1], note, *SPOKEN, TALKERS[2], note, *SPOKEN)
    cut = cut_feed(dump)
    assert cut.gaps[6].opens
    # The words that end the talk above are near the note, too, but nobody reports in the first person.
    assert Feature.BEFORE_TALK_NOTE in opening(cut, 7)
    assert Feature.BEFORE_TALK_NOTE not in opening(cut, 6)


def test_read_items__a_name_that_speaks_below_for_the_first_time__opens() -> None:
    named = "Orla Tamm, head of the ferry company Sund, talks about quiet engines, tired crews and very cold mornings."
    said = [f"Orla Tamm: {text}" for text in SPOKEN]
    other = [f"Edda Vonk: {text}" for text in SPOKEN]
    begun = "Edda Vonk, owner of the brick kilns at Aren, has taken over the works that her grandfather once sold."
    cut = cut_feed(make_dump(begun, *other, named, *said))
    assert opening(cut, 5)[Feature.NAMES_NEXT_SPEAKER] > 0
    assert Feature.NAMES_NEXT_SPEAKER not in opening(cut, 6)
