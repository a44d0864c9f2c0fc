"""The words of a dump: kept, dropped, and put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.discard_reason import DiscardReason
from generator.dumps.accounting import count_words, keep_all, words_in
from generator.dumps.items import DumpItems
from generator.model import Discard, DumpKind, Item, Paragraph
from tests.support.factories import make_dump

SENTENCE = "The harbour board voted on Tuesday to lengthen the eastern quay by ninety metres this year."
WORDS = 16


def item(*lines: int) -> Item:
    return Item("d", lines[0], lines[-1], tuple(Paragraph(line, SENTENCE) for line in lines))


def discard(line: int, reason: DiscardReason, text: str = SENTENCE) -> Discard:
    return Discard(line, text, reason)


@pytest.mark.parametrize(("text", "words"), [("It isn’t 5.", 4), ("渡轮公司 buys", 5), ("• — …", 0), ("co-op", 2)])
def test_words_in__text__counts_words_and_chinese_characters(text: str, words: int) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("reason", "dropped"),
    [
        (DiscardReason.RELATED_LINKS, WORDS),
        (DiscardReason.BELOW_THE_ARTICLE, WORDS),
        (DiscardReason.TITLE_LINE, 0),
        (DiscardReason.DRAFT, 0),
        (DiscardReason.FEED_FRAME, 0),
    ],
)
def test_count_words__a_reason__counts_where_the_words_may_be_an_article_s(reason: DiscardReason, dropped: int) -> None:
    count = count_words(make_dump(SENTENCE, kind=DumpKind.FEED), [item(1)], [discard(2, reason)])
    assert (count.kept, count.dropped) == (WORDS, dropped)


def test_count_words__of_a_page__menus_are_not_counted() -> None:
    page = make_dump(SENTENCE, kind=DumpKind.PAGE)
    menus = [discard(line, DiscardReason.SITE_NAVIGATION, "News Sport Weather") for line in range(2, 90)]
    assert count_words(page, [item(1)], menus).dropped == 0


@pytest.mark.parametrize(
    ("kind", "kept", "dropped", "alarming"),
    [
        (DumpKind.FEED, 7, 3, False),
        (DumpKind.FEED, 6, 3, True),
        (DumpKind.PAGE, 4, 6, False),
        (DumpKind.PAGE, 2, 6, True),
        (DumpKind.FEED, 1, 2, False),
    ],
)
def test_word_count__much_dropped__is_alarming_where_there_are_enough_words(
    kind: DumpKind, kept: int, dropped: int, alarming: bool
) -> None:
    discards = [discard(line, DiscardReason.BELOW_THE_ARTICLE) for line in range(20, 20 + dropped)]
    count = count_words(make_dump(SENTENCE, kind=kind), [item(*range(1, kept + 1))], discards)
    assert count.alarming is alarming


def test_keep_all__what_was_dropped__is_in_the_item_of_its_lines_in_order() -> None:
    discards = (
        discard(1, DiscardReason.MASTHEAD, "Mast"),
        discard(3, DiscardReason.SHARE_BUTTONS, "Share"),
        discard(6, DiscardReason.DRAFT, "Secret"),
        discard(9, DiscardReason.FOOTER, "Foot"),
    )
    found = keep_all(make_dump(SENTENCE), DumpItems((item(2, 4), item(5, 7)), discards))
    assert [[paragraph.line for paragraph in one.paragraphs] for one in found.items] == [[1, 2, 3, 4], [5, 7, 9]]
    assert [(one.first, one.last) for one in found.items] == [(1, 4), (5, 9)]
    assert [one.text for one in found.discards] == ["Secret"]


def test_keep_all__no_item__makes_one_of_everything() -> None:
    discards = tuple(discard(line, DiscardReason.PAGE_WITHOUT_ARTICLE) for line in (2, 4))
    found = keep_all(make_dump(SENTENCE), DumpItems((), discards))
    assert [(one.first, one.last, len(one.paragraphs)) for one in found.items] == [(2, 4, 2)]


COMMENTS = "".join(f"<p class='comment'>{SENTENCE.replace('Tuesday', f'day {n}')}</p>" for n in range(30))
PAGE = f"<html><body><h1>Quay</h1><article><p>{SENTENCE}</p><p>Work begins in spring.</p></article><aside>{COMMENTS}</aside></body></html>"


def test_import__much_of_a_dump_is_in_no_article__is_said_first_and_is_the_exit_code(tmp_path: Path) -> None:
    dump = tmp_path / "page.html"
    dump.write_text(PAGE, encoding="utf-8")
    result = CliRunner().invoke(main, ["import", str(dump), "--content", str(tmp_path / "content")])
    assert result.exit_code == 3, result.output
    assert "words (9" in result.output.splitlines()[0]
    assert "--keep-all keeps them" in result.output.splitlines()[0]


def test_import__with_keep_all__has_every_sentence_and_is_a_success(tmp_path: Path) -> None:
    dump = tmp_path / "page.html"
    dump.write_text(PAGE, encoding="utf-8")
    result = CliRunner().invoke(main, ["import", str(dump), "--content", str(tmp_path / "content"), "--keep-all"])
    assert result.exit_code == 0, result.output
    (path,) = (tmp_path / "content" / "articles").rglob("*.md")
    text = path.read_text(encoding="utf-8")
    assert all(f"day {number} to" in text for number in range(30))
