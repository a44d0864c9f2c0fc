"""A few briefs in many layouts: each comes out whole, with its title, day, author and address."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dumps.items import read_items
from generator.dumps.layouts.reader import read_layout
from generator.dumps.read import recognise
from generator.model import Dump, DumpKind, Item
from tests.support.layout_variants import BRIEFS, VARIANTS, Brief
from tests.support.layouts import letters


@pytest.mark.parametrize("name", VARIANTS)
def test_read_layout__any_layout_of_the_briefs__gives_each_whole(name: str) -> None:
    variant = VARIANTS[name]
    layout = read_layout("dump.txt", variant.text.split("\n"))
    assert layout is not None
    assert len(layout.items) == len(BRIEFS)
    for brief in BRIEFS:
        item = _item(layout.items, brief)
        wanted = letters("".join(brief.body[:1] if variant.first_only else brief.body))
        assert wanted in _text(item)
        assert len(_text(item)) <= len(wanted) + 24  # a place and a day before the first sentence stay
        assert letters(item.title) == (letters(brief.title) if variant.title else "")
        day = item.date.day if item.date else None
        assert day == (variant.issue or (brief.day if variant.day else None))
        assert not variant.author or item.author == brief.author
        assert not variant.url or item.url == brief.url


@pytest.mark.parametrize("name", VARIANTS)
def test_read_items__any_layout_of_the_briefs__loses_no_word(name: str) -> None:
    lines = tuple(VARIANTS[name].text.split("\n"))
    assert recognise(lines) is DumpKind.LIST
    found = read_items(Dump("dump.txt", DumpKind.LIST, lines))
    held = letters(" ".join(_everything(item) for item in found.items))
    dropped = letters(" ".join(discard.text for discard in found.discards))
    for line in lines:
        words = re.findall(r"[^\W_]{4,}", line)
        assert all(_is_in(letters(word), held, dropped) for word in words), line


@settings(max_examples=60, deadline=None)
@given(
    order=st.permutations(range(len(BRIEFS))),
    head=st.sampled_from(["{d}\n", "By {a}, {d}\n", "{p} | {d}\n", "{d} · {a}\n\n", "{a}\n{d}\n"]),
    foot=st.sampled_from(["", "\n\n{u}", "\nSource: {u}", "\n\n[Read more]({u})"]),
    between=st.sampled_from(["\n\n", "\n\n\n", "\n\n---\n\n", "\n\n* * *\n\n"]),
)
def test_read_layout__details_in_any_combination__gives_each_whole(
    order: list[int], head: str, foot: str, between: str
) -> None:
    briefs = [BRIEFS[index] for index in order]
    parts = []
    for brief in briefs:
        day = f"{brief.day:%B} {brief.day.day}, {brief.day.year}"
        values = {"d": day, "a": brief.author, "p": brief.paper, "u": brief.url}
        parts.append(f"{brief.title}\n{head.format(**values)}\n" + "\n\n".join(brief.body) + foot.format(**values))
    layout = read_layout("dump.txt", between.join(parts).split("\n"))
    assert layout is not None
    assert [letters(item.title) for item in layout.items] == [letters(brief.title) for brief in briefs]
    assert [item.date and item.date.day for item in layout.items] == [brief.day for brief in briefs]
    assert [_text(item) for item in layout.items] == [letters("".join(brief.body)) for brief in briefs]
    assert not foot or [item.url for item in layout.items] == [brief.url for brief in briefs]


def _item(items: tuple[Item, ...], brief: Brief) -> Item:
    return next(item for item in items if letters(brief.body[0]) in _text(item))


def _text(item: Item) -> str:
    return letters(" ".join(paragraph.text for paragraph in item.paragraphs))


def _everything(item: Item) -> str:
    day = item.date.basis if item.date else None  # its words are in the front matter
    facts = (day, item.title, item.author, item.publication, item.url, *item.tags)
    return " ".join([*filter(None, facts), *(paragraph.text for paragraph in item.paragraphs)])


def _is_in(word: str, held: str, dropped: str) -> bool:
    return word in held or word in dropped
