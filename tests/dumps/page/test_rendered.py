"""Pages as a text browser writes them: indented by depth, with lists of links around one article."""

from __future__ import annotations

import pytest

from generator.dumps.page.extract import read_page
from generator.dumps.page.indentation import is_rendered, read_rows
from generator.dumps.page.rendered import choose_text
from generator.dumps.read import recognise
from generator.model import Discard, DumpKind, Item
from tests.support.factories import make_dump

TITLE = "Weavers of the valley turn to engines"
TEXT = (
    "The valley had been quiet for years before the first of the workshops opened its doors to visitors from abroad, "
    "who came to see how a town of weavers had turned itself into a town of engineers within one generation.",
    "The council of the valley gave the weavers a loan of forty thousand crowns in the spring, to be paid back once the "
    "first engines are sold, and the bank of the county stands in for half of the sum, the treasurer said on Monday.",
    "Not everybody in the valley is content. The owner of the largest of the old mills says that the loan makes "
    "machines of the mills, and that nobody has asked the people who still work at the looms what they think of it.",
)
MENU = (
    "  * Home",
    "  * Valley",
    "      + Mills",
    "      + Council",
    "          o Minutes",
    "          o Members",
    "  * Sport",
    "  * ",
    "  * ",
    "  * Weather",
)
FOOTER = ("    * Imprint", "    * Privacy", "    * Contact", "      © 2021 Valley Post")


def article(depth: int) -> tuple[str, ...]:
    """Title, byline and text at a depth, with empty lines around paragraphs."""
    outer, inner = " " * (depth - 2), " " * depth
    lines = ["", outer + TITLE, "", f"{inner}By Ana Soto", f"{inner}12 March 2021", ""]
    for text in TEXT:
        lines += [inner + text, ""]
    return tuple(lines)


def read(*lines: str) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    return read_page(make_dump(*lines, kind=DumpKind.PAGE, name="page.txt"))


def texts(*lines: str) -> list[str]:
    items, _ = read(*lines)
    return [paragraph.text for item in items for paragraph in item.paragraphs]


@pytest.mark.parametrize("depth", [4, 6, 12])
def test_read_page__a_menu_with_nested_lists_above__is_no_article_and_no_title(depth: int) -> None:
    items, _ = read(*MENU, *article(depth), *FOOTER)
    assert [(item.title, item.author) for item in items] == [(TITLE, "Ana Soto")]
    assert [paragraph.text for paragraph in items[0].paragraphs] == list(TEXT)


COMMENTS = {
    "a list of names": (
        "        3 comments",
        "          * Peter Lund says:",
        "              2 days ago",
        "",
        f"              Thank you! {TEXT[0].replace('valley', 'coast')}",
        "",
        "              Reply",
        "          * seabird77 says:",
        "              1 day ago",
        "",
        "              I do not agree at all. My father worked in that mill and it was never quiet.",
        "",
        "              Reply",
    ),
    "numbers": (
        "        2 Comments:",
        "",
        f"              1. {TEXT[2].replace('valley', 'coast')}",
        "",
        "                 Peter · March 14, 2021",
        "",
        "              2. Great read, where was this?",
        "",
        "                 Maria · March 15, 2021",
    ),
    "a form": (
        "      Leave a comment",
        "        Your email address will not be published.",
        "        Name *",
        "        Website",
        "        Save my name, email, and website in this browser for the next time I comment.",
    ),
}


@pytest.mark.parametrize("comments", COMMENTS.values(), ids=COMMENTS)
def test_read_page__comments_below__are_no_text_and_no_article(comments: tuple[str, ...]) -> None:
    assert texts(*MENU, *article(8), *comments, *FOOTER) == list(TEXT)


RELATED = {
    "a list": (
        "      You may also like",
        "        * Ferry drops its night route after a year of losses",
        "        * Harbour tolls rise again in spring",
        "        * School of the mill town gets a roof",
    ),
    "cards with a day and first words": (
        "      Latest posts",
        "          * 12 March 2021",
        "            Ferry drops its night route after a year of losses",
        "            The last ferry leaves on Sunday, after a winter in which few people …",
        "          * 11 March 2021",
        "            Harbour tolls rise again in spring",
        "            Fishermen had asked the board to wait for a year, but the board …",
    ),
    "without marks": (
        "    Most read",
        "",
        "    Ferry drops its night route after a year of losses",
        "    Harbour tolls rise again in spring",
        "    School of the mill town gets a roof",
        "    The long way of a loaf of bread",
    ),
}


@pytest.mark.parametrize("related", RELATED.values(), ids=RELATED)
def test_read_page__a_list_of_other_articles__is_no_text(related: tuple[str, ...]) -> None:
    assert texts(*MENU, *article(8), *related, *FOOTER) == list(TEXT)


NOTICES = {
    "cookies": ("    We use cookies to give you the best experience on our site.", "    Accept all", "    Reject"),
    "newsletter": (
        "          Get the best of the week in your inbox",
        "          * Your e-mail",
        "          Subscribe",
    ),
    "share bar": (
        "              * Share on Facebook",
        "              * Share on Google+",
        "              * Share by mail",
        "              * ",
    ),
}


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_read_page__a_notice_of_the_site__is_neither_text_nor_title(notice: tuple[str, ...]) -> None:
    for lines in ((*notice, *MENU, *article(8), *FOOTER), (*MENU, *article(8), *notice, *FOOTER)):
        items, _ = read(*lines)
        assert [item.title for item in items] == [TITLE]
        assert [paragraph.text for paragraph in items[0].paragraphs] == list(TEXT)


@pytest.mark.parametrize("depth", [4, 6, 12])
def test_read_page__two_articles_each_with_title_byline_and_date__are_two(depth: int) -> None:
    second = tuple(
        line.replace(TITLE, "Bridge of the coast is lifted").replace("valley", "coast").replace("Ana Soto", "Tom Hale")
        for line in article(depth)
    )
    items, _ = read(*MENU, *article(depth), *second, *FOOTER)
    assert [(item.title, item.author, len(item.paragraphs)) for item in items] == [
        (TITLE, "Ana Soto", 3),
        ("Bridge of the coast is lifted", "Tom Hale", 3),
    ]


@pytest.mark.parametrize("mark", ["*", "-", "+"])
def test_read_page__a_list_between_paragraphs_of_the_text__stays_with_its_marks(mark: str) -> None:
    entries = ["a loan of forty thousand crowns", "a hall for the engines", "a school for the weavers"]
    head, last = article(8)[:-2], article(8)[-2:]
    found = texts(*MENU, *head, *(f"          {mark} {entry}" for entry in entries), "", *last, *FOOTER)
    assert found == [*TEXT[:2], *(f"* {entry}" for entry in entries), TEXT[2]]


@pytest.mark.parametrize("depth", [4, 6, 12])
def test_read_page__every_line_of_an_indented_page__is_text_or_dropped_with_a_reason(depth: int) -> None:
    lines = (*MENU, *article(depth), *COMMENTS["a list of names"], *RELATED["a list"], *FOOTER)
    items, discards = read(*lines)
    held = {paragraph.line for item in items for paragraph in item.paragraphs}
    dropped = {discard.line for discard in discards}
    assert not held & dropped
    assert held | dropped == {row.line for row in read_rows(lines)}


@pytest.mark.parametrize("depth", [4, 6, 12])
def test_recognise__an_indented_page_with_dated_teasers__is_a_page(depth: int) -> None:
    lines = (*MENU, *article(depth), *RELATED["cards with a day and first words"], *FOOTER)
    assert is_rendered(lines)
    assert recognise(lines) is DumpKind.PAGE


@pytest.mark.parametrize(
    "lines",
    [
        ("* Ferry drops its night route", "* Harbour tolls rise", "* School gets a roof") * 4,
        tuple(f"    {text}" for text in TEXT * 4),
        (*(f"{number}. {text}" for number, text in enumerate(TEXT * 4, 1)),),
        tuple(f"{' ' * depth}The valley had been quiet for years before" for depth in (2, 4, 8) * 4),
        tuple(f"{' ' * depth}{mark} {text}" for text in TEXT for depth, mark in ((2, "*"), (4, "+"), (8, "o"))),
        tuple(
            f"{' ' * depth}{mark} The valley had been quiet for years before"
            for depth, mark in zip((2, 4, 8) * 4, "*-" * 6, strict=True)
        ),
    ],
    ids=["a list", "one depth", "numbers", "wrapped lines", "nested news", "wrapped lines with bullets"],
)
def test_is_rendered__a_text_without_levels__is_none(lines: tuple[str, ...]) -> None:
    assert not is_rendered(lines)


@pytest.mark.parametrize(
    ("odds", "expected"),
    [
        ([-3.0, 4.0, 4.0, -3.0], "0110"),
        ([-3.0, 4.0, -0.5, 4.0, -3.0], "01110"),
        ([4.0, 4.0, -5.0, 4.0, 4.0], "11011"),
        ([-3.0, 4.0, -9.0, -9.0, 2.5], "01001"),
        ([-3.0, 4.0, -9.0, -9.0, 0.6], "01000"),
        ([-1.0, -1.0], "00"),
        ([], ""),
    ],
)
def test_choose_text__odds__text_is_left_and_entered_only_for_more_than_it_costs(
    odds: list[float], expected: str
) -> None:
    assert "".join(str(int(inside)) for inside in choose_text(odds)) == expected
