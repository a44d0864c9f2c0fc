"""An edited article and a newer import are merged by field and by paragraph; nothing that an editor wrote is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.front_matter import parse_article
from generator.content.merging.import_record import Base, Conflict
from generator.content.merging.three_way import (
    Parts,
    changed_parts,
    is_open,
    merge_parts,
    paragraph_digest,
    split_parts,
)

BASE = """---
title: The mill hires
date: 2024-07-25
date_earliest: 2024-07-24
date_latest: 2024-07-26
date_basis: The text stands in a feed.
author: null
companies: [Mill]
mentions: []
tags: [jobs]
summary: null
source:
  dump: feed.txt
  lines: [1, 4]
---

First paragraph.

Second paragraph.

Third paragraph.
"""


def _parts(text: str) -> Parts:
    parts = split_parts(text)
    assert parts
    return parts


def _merge(mine: str, theirs: str) -> tuple[str, list[str]]:
    text, conflicts = merge_parts(_parts(BASE).base, _parts(mine), _parts(theirs))
    return text, [conflict.part for conflict in conflicts]


@pytest.mark.parametrize(
    ("mine", "theirs", "merged", "conflicts"),
    [
        ({"The mill hires": "My title"}, {"[Mill]": "[Mill, Barge]"}, {"The mill hires": "My title", "[Mill]": "[Mill, Barge]"}, []),
        ({"tags: [jobs]": "tags: [jobs, water]"}, {"tags: [jobs]": "tags: [work]"}, {"tags: [jobs]": "tags: [jobs, water]"}, ["tags"]),
        ({"tags: [jobs]": "tags:\n  - jobs"}, {"tags: [jobs]": "tags: [work]"}, {"tags: [jobs]": "tags: [work]"}, []),
        ({"tags: [jobs]": "tags: [jobs] # mine"}, {"tags: [jobs]": "tags: [work]"}, {"tags: [jobs]": "tags: [jobs] # mine"}, ["tags"]),
        ({"tags: [jobs]\n": ""}, {"tags: [jobs]": "tags: [work]"}, {"tags: [jobs]\n": ""}, ["tags"]),
        ({"2024-07-25": "2024-07-24"}, {"2024-07-26": "2024-07-27"}, {"2024-07-25": "2024-07-24"}, []),
        ({"2024-07-25": "2024-07-24"}, {"2024-07-25": "2024-07-26"}, {"2024-07-25": "2024-07-24"}, ["date"]),
        ({"author: null": "author: Me"}, {"date_earliest: 2024-07-24\ndate_latest: 2024-07-26\n": ""},
         {"author: null": "author: Me", "date_earliest: 2024-07-24\ndate_latest: 2024-07-26\n": ""}, []),
        ({"author: null\n": "author: Me\nmood: glad\n"}, {"author: null": "author: null\npublication: Echo"},
         {"author: null": "author: Me\npublication: Echo\nmood: glad"}, []),
        ({"Second": "My second"}, {"Third": "Their third"}, {"Second": "My second", "Third": "Their third"}, []),
        ({"Second": "My second"}, {"Second": "Their second"}, {"Second": "My second"}, ["text"]),
        ({"Second": "Same second"}, {"Second": "Same second"}, {"Second": "Same second"}, []),
        ({"Second paragraph.\n\n": ""}, {"Third": "Their third"}, {"Second paragraph.\n\n": "", "Third": "Their third"}, []),
        ({"Second paragraph.\n\n": "Second paragraph.\n\nMine.\n\n"}, {"First": "Their first"},
         {"Second paragraph.\n\n": "Second paragraph.\n\nMine.\n\n", "First": "Their first"}, []),
        ({"Third paragraph.\n": "Third paragraph.\n\nMine.\n"}, {"Third paragraph.\n": "Third paragraph.\n\nTheirs.\n"},
         {"Third paragraph.\n": "Third paragraph.\n\nMine.\n"}, ["text"]),
        ({"Third": "My third"}, {"First": "New first.\n\nFirst"}, {"Third": "My third", "First": "New first.\n\nFirst"}, []),
        ({"The mill": "My mill"}, {"[1, 4]": "[9, 12]"}, {"The mill": "My mill"}, []),
        ({"summary: null\n": ""}, {"summary: null": "summary: New."}, {"summary: null": "summary: New."}, []),
        ({"mentions: []\n": ""}, {"mentions: []": "mentions: [Barge]"}, {"mentions: []": "mentions: [Barge]"}, []),
        ({"author: null": "author: ''"}, {"author: null": "author: Ann"}, {"author: null": "author: Ann"}, []),
    ],
    ids=[
        "other fields", "one field", "written otherwise", "a comment", "removed", "day and range", "day and day",
        "range gone", "key of one's own", "other paragraphs", "one paragraph", "the same change", "paragraph deleted",
        "paragraph added", "both added at the end", "added at the top", "lines",
        "empty left out", "empty list left out", "empty text",
    ],
)  # fmt: skip
def test_merge_parts__two_changes__the_editors_stay_and_the_others_follow(
    mine: dict[str, str], theirs: dict[str, str], merged: dict[str, str], conflicts: list[str]
) -> None:
    texts = []
    for changes in (mine, theirs, merged):
        text = BASE
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new, 1)
        texts.append(text)
    assert _merge(texts[0], texts[1]) == (texts[2], conflicts)


def test_merge_parts__nothing_new__is_the_editors_text_byte_by_byte() -> None:
    for text in (
        BASE,
        BASE.rstrip("\n"),
        BASE.replace("\n\nSecond", "\n\n\n  Second"),
        BASE.replace("title", "# c\ntitle"),
    ):
        assert _merge(text, BASE)[0] == text


def test_split_parts__broken_front_matter_or_odd_line_ends__is_none() -> None:
    assert split_parts("no front matter") is None
    assert split_parts("---\ntitle: [\n---\n") is None
    assert split_parts("---\ntitle: a\rdate: null\n---\nText.\n") is None


def test_changed_parts__two_changes__are_named() -> None:
    now = _parts(BASE.replace("[jobs]", "[work]").replace("Second", "My second"))
    assert changed_parts(_parts(BASE).base, now) == ("tags", "text")
    assert changed_parts(now.base, now) == ()


def test_is_open__until_the_editor_changes_the_part_again() -> None:
    mine = _parts(BASE.replace("Second", "My second").replace("[jobs]", "[mine]"))
    text = Conflict("text", paragraph_digest("My second paragraph."), "Their second paragraph.")
    tags = Conflict("tags", mine.base.fields["tags"], "[theirs]")
    assert is_open(text, mine)
    assert is_open(tags, mine)
    assert not is_open(text, _parts(BASE))
    assert not is_open(tags, _parts(BASE))


_BODIES = st.lists(st.sampled_from("abcdef"), max_size=6).map(lambda row: "".join(f"{word}\n\n" for word in row))


@given(_BODIES, _BODIES, _BODIES)
def test_merge_parts__any_three_texts__has_every_paragraph_that_only_the_editor_has(
    old: str, own: str, new: str
) -> None:
    head = "---\ntitle: A\n---\n\n"
    base, mine, theirs = (_parts(head + body) for body in (old, own, new))
    text, conflicts = merge_parts(base.base, mine, theirs)
    merged = _parts(text)
    added = set(own.split()) - set(old.split())
    assert added <= set("".join(merged.paragraphs).split())
    if old == own:
        assert merged.base.paragraphs == theirs.base.paragraphs
        assert conflicts == ()
    if old == new:
        assert text == head + own
    assert parse_article(text, "articles/a.md").title == "A"


def test_merge_parts__a_base_of_other_keys__takes_what_it_does_not_know_for_the_editors() -> None:
    text, conflicts = merge_parts(Base(), _parts(BASE), _parts(BASE.replace("hires", "fires")))
    assert text == BASE
    assert [one.part for one in conflicts] == ["title"]
