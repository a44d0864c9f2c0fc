"""A scraped page: the article between the furniture, and what the page tells of itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.boilerplate import furniture
from generator.dumps.date_line import day_first
from generator.dumps.page import metadata
from generator.dumps.page.extract import read_page
from generator.dumps.read import read_dump
from generator.model import DumpKind, Item
from tests.support.factories import make_dump

BODY = (
    "The valley had been quiet for years before the first of the workshops opened its doors to visitors from abroad, "
    "who came to see how a town of weavers had turned itself into a town of engineers within one generation."
)


def page(*lines: str) -> tuple[Item, dict[int, str]]:
    (item,), discards = read_page(make_dump(*lines, kind=DumpKind.PAGE, name="page.txt"))
    return item, {discard.line: discard.reason.value for discard in discards}


def test_read_page__pixel_and_title_line__give_title_and_publication() -> None:
    item, dropped = page("FB Pixel no scriptWeavers to engineers | Valley Post", "Weavers to engineers", BODY, BODY)
    assert (item.title, item.publication) == ("Weavers to engineers", "Valley Post")
    assert dropped == {1: "pixel-and-title-line", 2: "repeated-title"}


def test_read_page__byline_with_reading_time__gives_the_author() -> None:
    item, dropped = page("Written by Ana Soto\u00a0 Published on \u00a0 3 mins read", BODY, BODY)
    assert item.author == "Ana Soto"
    assert dropped == {1: "byline-and-reading-time"}


def test_read_page__bio_under_the_article__gives_author_and_publication() -> None:
    bio = "Ana Soto is a Valley Post contributor. She writes about looms."
    item, dropped = page(BODY, BODY, BODY, "Avatar photo", "Ana Soto", bio, "Leave a comment")
    assert (item.author, item.publication) == ("Ana Soto", "Valley Post")
    assert dropped == {4: "portrait", 5: "author-name", 6: "author-bio", 7: "comment-form"}
    assert item.last == 3


def test_read_page__titles_below_the_article__are_teasers_of_others() -> None:
    item, dropped = page(BODY, BODY, BODY, "Related articles", "Five looms that failed", "Share this")
    assert dropped == {4: "related-links", 5: "teaser-of-another-article", 6: "share-buttons"}
    assert item.last == 3


def test_read_page__furniture_above_the_title__does_not_hide_it() -> None:
    item, dropped = page("Skip to content", "Weavers to engineers", "By Ana Soto", BODY, BODY)
    assert (item.title, item.author) == ("Weavers to engineers", "Ana Soto")
    assert dropped == {1: "site-navigation", 2: "title-line", 3: "byline"}


def test_read_page__person_at_the_start_of_a_paragraph__is_no_bio() -> None:
    person = "Ana Soto is a weaver who founded the first workshop. " + BODY
    item, dropped = page(BODY, person, BODY, BODY, BODY)
    assert not dropped
    assert item.author is None


@pytest.mark.parametrize(
    ("line", "day", "author"),
    [
        ("By Ana Soto, March 5, 2021", "2021-03-05", "Ana Soto"),
        ("By Ana Soto | 5 Mar 2021 | 4 min read", "2021-03-05", "Ana Soto"),
        ("Published on 25/03/2021", "2021-03-25", None),
        ("2021-03-05", "2021-03-05", None),
        ("Published 05/03/2021", None, None),
        ("2 days ago", None, None),
    ],
)
def test_read_page__its_own_date_line__is_read_or_not_guessed(line: str, day: str | None, author: str | None) -> None:
    item, dropped = page("Weavers to engineers", line, BODY, BODY)
    assert item.title == "Weavers to engineers"
    assert (item.date.day.isoformat() if item.date and item.date.day else None, item.author) == (day, author)
    assert set(dropped) == {1, 2}


def test_read_page__title_line_with_the_site_behind_a_dash__needs_the_title_again_to_be_believed() -> None:
    item, _ = page("Weavers to engineers - Valley Post", "Weavers to engineers", BODY, BODY)
    assert (item.title, item.publication) == ("Weavers to engineers", "Valley Post")


def test_read_page__label_above_a_heading__is_dropped_the_heading_stays() -> None:
    item, dropped = page(BODY, "Valley digest", "From looms to lathes", BODY)
    assert dropped == {2: "section-label"}
    assert "From looms to lathes" in [p.text for p in item.paragraphs]


def test_read_page__nothing_but_furniture__no_article_and_every_line_reported() -> None:
    items, discards = read_page(make_dump("Leave a comment", "", "Leave a Reply", kind=DumpKind.PAGE))
    assert items == ()
    assert [d.line for d in discards] == [1, 3]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("The old bridge. (Image credit: Valley Post)", "image-caption"),
        ("Photo: Ana Soto", "image-caption"),
        ("This article first appeared\u00a0on\u00a0Hill News. It’s republished here.", "first-published-elsewhere"),
        ("Auto loading next article...", "loading-notice"),
        ("5 min read", "reading-time"),
        ("This site uses Akismet to reduce spam.", "comment-form"),
        ("© 2023 Valley Post. All rights reserved.", "copyright-line"),
    ],
)
def test_furniture__a_line_of_the_site__is_reported_with_its_reason(line: str, reason: str) -> None:
    assert furniture(line) is DiscardReason(reason)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday after the report, and the market has not recovered since.",
        "The source of the river is a spring (source: an old map of 1820) and it is worth the climb.",
        "Home prices rose.",
        "By 2015 the town had forty workshops.",
    ],
)
def test_furniture__a_line_of_an_article__stays(line: str) -> None:
    assert furniture(line) is None


@pytest.mark.parametrize(
    ("number", "title", "author", "publication", "dropped"),
    [
        (0, None, "Gang Lu", "TechNode", {5, 43, 45, 47, 49}),
        (1, None, "Michael Norris", "TechNode", {55, 57, 59, 61, 63, 65}),
        (3, "Hangzhou, China: Where Alibaba alumni and unicorns play", "Nikkei Asia", "KrASIA", {1, 3, 5, 23, 47, 50}),
    ],
)
def test_read_page__real_pages__their_facts_and_their_furniture(
    real_dumps: Path, number: int, title: str | None, author: str, publication: str, dropped: set[int]
) -> None:
    path = sorted(real_dumps.glob("*.txt"))[number]
    (item,), discards = read_page(read_dump(path))
    assert (item.title, item.author, item.publication) == (title, author, publication)
    assert {d.line for d in discards} == dropped


def test_read_page__a_form_in_the_middle__does_not_end_the_article() -> None:
    lines = [BODY, BODY, "Subscribe to our newsletter", "What comes next", BODY, "Prices and wages", BODY]
    item, dropped = page(*lines)
    assert dropped == {3: "newsletter-form"}
    assert item.last == 7


def test_read_page__over_a_thousand_lines__are_read_at_once() -> None:
    lines = [line for n in range(500) for line in (f"Mill {n}", f"A sub-heading of mill {n}", BODY)]
    _, dropped = page(BODY, *lines)
    assert list(dropped.values()) == ["section-label"] * 500


@pytest.mark.parametrize("line", ["a " * 300, "word " * 120, "Aa. " * 150, "2024 " * 120, "| " * 300, "Home › " * 90])
def test_read_page__a_line_made_to_slow_a_pattern_down__is_read(line: str) -> None:
    items, discards = read_page(make_dump(BODY, line, BODY, kind=DumpKind.PAGE))
    assert sorted([p.line for item in items for p in item.paragraphs] + [d.line for d in discards]) == [1, 2, 3]


@pytest.mark.parametrize("line", ["25 July 2024", "Posted on July 25, 2024", "2024-07-25 10:00"])
def test_read_page__many_day_lines__the_order_of_their_parts_is_looked_for_once(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def count(texts: Iterable[str]) -> bool | None:
        asked.append(1)
        return day_first(texts)

    monkeypatch.setattr(metadata, "day_first", count)
    dump = make_dump("Teapot maker opens a shop", *[line] * 60, BODY, kind=DumpKind.PAGE)
    read_page(dump)
    assert len(asked) == 1
