"""From an entry of a feed, an export or a page to an item: what is kept, on which line, and what is dropped."""

from __future__ import annotations

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.formats.entry import Entry, clip, make_item
from generator.model import Discard, Dump, DumpKind, Item
from tests.support.factories import make_dump

LEDE = "Orchard Robotics said on Wednesday that it would lend its picking arms to forty farms for a year."
MORE = "A farm pays by the basket, and the arms go back in autumn."
FORM = "Subscribe to our weekly newsletter"


def dump(lines: int = 9) -> Dump:
    return make_dump(*[f"line {number}" for number in range(1, lines + 1)], kind=DumpKind.SYNDICATION)


def made(*paragraphs: str, **fields: object) -> tuple[Item | None, dict[str, DiscardReason]]:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    item, discards = make_item(dump(), Entry(**({"first": 1, "last": 9, "body": body} | fields)))  # type: ignore[arg-type]
    return item, {discard.text: discard.reason for discard in discards}


def texts(item: Item | None) -> list[str]:
    return [paragraph.text for paragraph in item.paragraphs] if item else []


@pytest.mark.parametrize("below", [0, 1, 2])
def test_make_item__a_form_among_the_last_three_paragraphs__is_dropped(below: int) -> None:
    item, dropped = made(LEDE, LEDE, FORM, *[MORE] * below)
    assert texts(item) == [LEDE, LEDE, *[MORE] * below]
    assert dropped == {FORM: DiscardReason.NEWSLETTER_FORM}


def test_make_item__a_line_like_a_form_in_the_middle__stays() -> None:
    item, dropped = made(LEDE, FORM, MORE, MORE, MORE)
    assert FORM in texts(item)
    assert not dropped


def test_make_item__share_buttons_anywhere__are_dropped() -> None:
    item, dropped = made("Share on Facebook", LEDE, MORE, MORE, MORE)
    assert texts(item) == [LEDE, MORE, MORE, MORE]
    assert dropped == {"Share on Facebook": DiscardReason.SHARE_BUTTONS}


def test_make_item__the_title_as_the_first_paragraph__is_not_repeated() -> None:
    item, dropped = made("Arms for rent", LEDE, title="Arms for Rent")
    assert texts(item) == [LEDE]
    assert dropped == {"Arms for rent": DiscardReason.REPEATED_TITLE}


def test_make_item__nothing_but_the_title_as_text__is_kept() -> None:
    item, dropped = made("Arms for rent", title="Arms for rent")
    assert (texts(item), dropped) == (["Arms for rent"], {})


@pytest.mark.parametrize(
    ("paragraph", "only_summary", "kept", "mark"),
    [
        (f"{LEDE} Continue reading Arms for rent →", False, LEDE, "Continue reading Arms for rent →"),
        (f"{LEDE} [&#8230;]", False, LEDE, "[…]"),
        ("Orchard Robotics said it would…", True, "Orchard Robotics said it would", "…"),
        ("Orchard Robotics said it would…", False, "Orchard Robotics said it would…", None),
    ],
)
def test_make_item__the_mark_of_a_teaser__is_split_off(
    paragraph: str, only_summary: bool, kept: str, mark: str | None
) -> None:
    item, dropped = made(paragraph, only_summary=only_summary)
    assert texts(item) == [kept]
    assert dropped == ({mark: DiscardReason.FEED_GIVES_TEASER} if mark else {})


def test_make_item__dots_at_the_end_of_an_earlier_paragraph_of_a_summary__stay() -> None:
    item, dropped = made("It would…", MORE, only_summary=True)
    assert (texts(item), dropped) == (["It would…", MORE], {})


def test_make_item__a_paragraph_that_is_only_a_mark__leaves_no_empty_paragraph() -> None:
    item, dropped = made(LEDE, "Read more")
    assert texts(item) == [LEDE]
    assert dropped == {"Read more": DiscardReason.FEED_GIVES_TEASER}


@pytest.mark.parametrize(
    ("summary", "reported"),
    [
        ("<p>Arms are lent to farms.</p>", True),
        (f"<p>{LEDE}</p>", False),
        (f"<p>{LEDE} [&#8230;]</p>", False),
        (f"<p>{LEDE} Continue reading</p>", False),
        ("<p>Share on Facebook</p>", False),
        ("", False),
    ],
)
def test_make_item__a_summary_next_to_the_text__is_reported_where_it_says_more(summary: str, reported: bool) -> None:
    item, dropped = made(LEDE, MORE, summary=summary)
    assert texts(item) == [LEDE, MORE]
    assert (DiscardReason.SUMMARY_OF_THE_TEXT in dropped.values()) is reported


def test_make_item__lines__are_those_of_the_file_and_never_outside_of_the_entry() -> None:
    body = f"<p>{LEDE}</p>\n<p>{MORE}</p>\n\n<p>{MORE}</p>"
    item, _ = make_item(dump(), Entry(first=2, last=5, body=body, body_line=3))
    assert item is not None
    assert [paragraph.line for paragraph in item.paragraphs] == [3, 4, 5]
    flat, _ = make_item(dump(), Entry(first=2, last=5, body=body, body_line=3, flat=True))
    assert flat is not None
    assert [paragraph.line for paragraph in flat.paragraphs] == [3, 3, 3]


def test_make_item__what_an_entry_states__is_the_item_s() -> None:
    item, _ = made(LEDE, title=" Arms for\nrent ", author="Ana Soto", publication="Valley Post")
    assert item is not None
    assert (item.title, item.author, item.publication) == ("Arms for rent", "Ana Soto", "Valley Post")
    bare, _ = made(LEDE)
    assert bare is not None
    assert (bare.title, bare.author, bare.publication) == (None, None, None)


def test_make_item__a_refused_entry__has_all_its_lines_among_the_discards() -> None:
    item, discards = make_item(dump(), Entry(first=2, last=4, body=LEDE, refusal=DiscardReason.DRAFT))
    assert item is None
    assert discards == tuple(Discard(line, f"line {line}", DiscardReason.DRAFT) for line in (2, 3, 4))


def test_make_item__lines_next_to_the_article__are_reported_and_no_others() -> None:
    beside = ((3, 4, DiscardReason.READER_COMMENT),)
    item, discards = make_item(dump(), Entry(first=1, last=6, body=LEDE, excluded=beside))
    assert texts(item) == [LEDE]
    assert [(discard.line, discard.reason) for discard in discards] == [
        (3, DiscardReason.READER_COMMENT),
        (4, DiscardReason.READER_COMMENT),
    ]


@pytest.mark.parametrize(("title", "text"), [("Arms for rent", "Arms for rent"), ("", "x" * 400 + "…")])
def test_make_item__a_feed_on_one_line__an_entry_is_reported_by_its_title(title: str, text: str) -> None:
    one_line = make_dump("x" * 900, kind=DumpKind.SYNDICATION)
    item, discards = make_item(one_line, Entry(first=1, last=1, title=title))
    assert item is None
    assert [discard.text for discard in discards] == [text]


def test_make_item__a_short_line_of_its_own__is_reported_as_it_is() -> None:
    item, discards = make_item(dump(), Entry(first=2, last=2, title="Arms for rent"))
    assert item is None
    assert discards == (Discard(2, "line 2", DiscardReason.NO_TEXT_ONLY_TITLE),)


def test_clip__a_long_line__ends_in_dots() -> None:
    assert clip("x" * 400) == "x" * 400
    assert clip("x" * 401) == "x" * 400 + "…"
