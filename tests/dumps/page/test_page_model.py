"""Which lines of a page are an article's text: one case for each consideration that decides it."""

from __future__ import annotations

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.page.extract import read_page
from generator.model import DumpKind, Item
from tests.support.factories import make_dump

PROSE = (
    "The valley had been quiet for years before the first of the workshops opened its doors to visitors from abroad, "
    "who came to see how a town of weavers had turned itself into a town of engineers within one generation."
)
REMARK = (
    "I worked in one of these mills for nine years and it was nothing like this, whatever the mayor may say of it, "
    "for the looms were loud, the pay was low and nobody from abroad ever asked us what we thought of it all."
)
TITLE = "Weavers to engineers in one generation"


def page(*lines: str) -> tuple[Item, dict[int, DiscardReason]]:
    (item,), discards = read_page(make_dump(*lines, kind=DumpKind.PAGE, name="page.txt"))
    return item, {discard.line: discard.reason for discard in discards}


def text_lines(item: Item) -> list[int]:
    return [paragraph.line for paragraph in item.paragraphs]


def test_read_page__a_short_label_above_the_first_paragraph__is_no_text() -> None:
    item, _ = page("Valley digest", PROSE, PROSE)
    assert text_lines(item) == [2, 3]


def test_read_page__a_last_line_that_is_cut_off__stays() -> None:
    cut_off = PROSE.replace(".", " and then") + " the workshops of the next valley followed them"
    item, dropped = page(PROSE, PROSE, cut_off)
    assert (text_lines(item), dropped) == ([1, 2, 3], {})


@pytest.mark.parametrize("closing", ["Leave a comment", "© 2023 Valley Post"])
def test_read_page__many_paragraphs_below_a_comment_form_or_footer__are_not_the_article_s(closing: str) -> None:
    item, dropped = page(TITLE, PROSE, PROSE, closing, *[REMARK] * 5)
    assert text_lines(item) == [2, 3]
    assert set(dropped) == {1, *range(4, 10)}


def test_read_page__paragraphs_below_an_end_mark__are_the_company_s() -> None:
    item, dropped = page(TITLE, PROSE, PROSE, "###", "About Holm Mills", REMARK, REMARK)
    assert text_lines(item) == [2, 3]
    assert {dropped[6], dropped[7]} == {DiscardReason.COMPANY_BOILERPLATE}


def test_read_page__a_short_line_that_comes_twice__is_a_link() -> None:
    item, dropped = page(PROSE, "A map of the valley", PROSE, "A map of the valley", PROSE)
    assert (text_lines(item), set(dropped)) == ([1, 3, 5], {2, 4})


def test_read_page__a_short_line_that_comes_once__is_a_sub_heading() -> None:
    item, _ = page(PROSE, "A map of the valley", PROSE, "What the maps show", PROSE)
    assert text_lines(item) == [1, 2, 3, 4, 5]


def test_read_page__a_short_line_that_names_the_site__is_no_sub_heading() -> None:
    item, dropped = page(f"{TITLE} | Valley Post", TITLE, PROSE, PROSE, "The Valley Post shop", PROSE, PROSE)
    assert text_lines(item) == [3, 4, 6, 7]
    assert 5 in dropped


def test_read_page__a_paragraph_above_the_byline__is_not_lost() -> None:
    item, dropped = page(PROSE, "By Ana Soto", PROSE, PROSE)
    assert (text_lines(item), item.author) == ([1, 3, 4], "Ana Soto")
    assert dropped == {2: DiscardReason.BYLINE}


def test_read_page__a_byline_between_paragraphs__is_no_text() -> None:
    item, dropped = page(TITLE, PROSE, PROSE, PROSE, PROSE, "By Li Wei", PROSE, PROSE)
    assert dropped == {1: DiscardReason.TITLE_LINE, 6: DiscardReason.BYLINE}
    assert item.author is None


def test_read_page__a_signed_title_with_prose_below_an_article__begins_a_second_one() -> None:
    first = (TITLE, "By Ana Soto", PROSE, PROSE, PROSE)
    second = ("The bridge of Holm is closed again", "By Li Wei", REMARK, REMARK, REMARK)
    items, _ = read_page(make_dump(*first, "Leave a comment", *second, kind=DumpKind.PAGE))
    assert [(item.title, item.author) for item in items] == [(first[0], "Ana Soto"), (second[0], "Li Wei")]


def test_read_page__titles_without_prose_below_an_article__begin_none() -> None:
    teasers = (
        "The bridge of Holm is closed again",
        "By Li Wei",
        "A second bridge for the people of Holm",
        "By Jo Berg",
    )
    items, dropped = read_page(make_dump(TITLE, "By Ana Soto", PROSE, PROSE, PROSE, *teasers, kind=DumpKind.PAGE))
    assert [item.title for item in items] == [TITLE]
    assert [discard.line for discard in dropped] == [1, 2, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        (("The valley learns to build its own looms.",), [2]),
        (("The valley learns to build its own looms.", "A town of weavers sends out its engineers."), [2, 3]),
        (("A tale of wool.",), []),
        (("A word from our senior reporter in Holm",), []),
        (("Related articles", "Five looms that failed in the valley of Holm"), []),
    ],
)
def test_read_page__lines_between_title_and_byline__are_text_where_they_say_something(
    between: tuple[str, ...], kept: list[int]
) -> None:
    item, _ = page(TITLE, *between, "By Ana Soto", PROSE, PROSE)
    start = len(between) + 3
    assert text_lines(item) == [*kept, start, start + 1]
    assert (item.title, item.author) == (TITLE, "Ana Soto")


def test_read_page__a_line_without_printable_characters__is_reported() -> None:
    _, dropped = page(PROSE, "\u200b", PROSE)
    assert dropped == {2: DiscardReason.UNPRINTABLE_CHARACTERS}


def test_read_page__another_author_s_name_above_a_bio__is_an_author_s_name() -> None:
    bio = "Ana Soto is a Valley Post contributor. She writes about looms."
    item, dropped = page(TITLE, "By Jo Berg", PROSE, PROSE, "About the author", "Ana Soto", "Avatar photo", bio)
    assert item.author == "Jo Berg"
    assert dropped[6] is DiscardReason.AUTHOR_NAME


def test_read_page__two_short_lines_above_a_paragraph__the_second_in_the_midst_of_a_sentence__both_stay() -> None:
    item, dropped = page(PROSE, "Prices", "in the year of the flood", PROSE)
    assert (text_lines(item), dropped) == ([1, 2, 3, 4], {})


def test_read_page__a_name_and_a_portrait_above_a_bio__are_no_sub_heading() -> None:
    bio = "Ana Soto is a Valley Post contributor. She writes about looms."
    item, dropped = page(TITLE, "By Jo Berg", PROSE, PROSE, "Ana Soto", "Avatar photo", bio, "Leave a comment")
    assert text_lines(item) == [3, 4]
    assert dropped[5] is DiscardReason.AUTHOR_NAME


def test_read_page__a_person_s_name_above_a_paragraph__is_a_sub_heading() -> None:
    item, dropped = page(TITLE, PROSE, PROSE, "Ana Soto", PROSE, PROSE)
    assert (text_lines(item), set(dropped)) == ([2, 3, 4, 5, 6], {1})
