"""`briefings import --explain`: the evidence at some lines; nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.page.explain import explain_page
from generator.model import DumpKind
from generator.reports.explain import parse_lines
from tests.support.factories import briefing_lines, make_dump
from tests.support.review_factories import run, write_feed


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return write_feed(tmp_path)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def test_explain__a_place__prints_the_cut_the_article_and_writes_nothing(feed: Path, content: Path) -> None:
    result = run(feed, "--content", content, "--newest", "2024-07-31", "--explain", "5")
    assert result.exit_code == 0, result.output
    assert f"{feed}:5: Lantern Foods has agreed" in result.output
    assert "article begins here" in result.output
    assert re.search(r"write  (join|split): 5  into ", result.output)
    assert "for a beginning:" in result.output
    assert "  date: " in result.output
    assert 'Wednesday"' in result.output
    assert "companies: " in result.output
    assert not content.exists()


def test_explain__several_lines__prints_each_and_the_article_once(feed: Path, content: Path) -> None:
    result = run(feed, "--content", content, "--explain", "1-4")
    assert [n for n in range(1, 12) if f"{feed}:{n}: " in result.output] == [1, 2, 3, 4]
    assert result.output.count("  basis: ") == 1


def test_explain__a_corrected_cut__names_the_file_that_decided(feed: Path, content: Path) -> None:
    feed.with_name("feed.txt.cuts").write_text("split: 5\n", encoding="utf-8")
    result = run(feed, "--content", content, "--explain", "5")
    assert f"an article begins here; decided in {feed}.cuts" in result.output


def test_explain__a_dropped_line__prints_why(tmp_path: Path, content: Path) -> None:
    page = tmp_path / "page.txt"
    story = "The mill by the river has taken on forty people since the spring, and means to take on forty more.\n\n"
    page.write_text(story * 3 + "Leave a comment\n", encoding="utf-8")
    result = run(page, "--content", content, "--explain", "6-7")
    assert result.output.count("  dropped: ") == 1
    assert "classified as: below the article" in result.output
    assert "furniture by its words: comment form" in result.output
    assert re.search(r"    fits:  .*below the article \+2\.0; .*its text −7\.0", result.output)
    assert "is a scraped page" in result.output
    assert f"{page}:6" not in result.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("12", "line 12 is not in feed.txt, which has the lines 1 to 10"),
        ("0", "line 0 is not in feed.txt"),
        ("9-11", "line 11 is not in feed.txt"),
        ("4-2", "invalid lines 4-2: use 2-4"),
        ("first", 'invalid lines "first": use 120 or 120-140'),
    ],
)
def test_explain__no_such_line__one_sentence_and_exit_2(feed: Path, content: Path, words: str, message: str) -> None:
    result = run(feed, "--content", content, "--explain", words)
    assert result.exit_code == 2
    assert f"Invalid value for --explain: {message}" in " ".join(result.stderr.split())


def test_explain__two_dumps__asks_which(feed: Path, content: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("\n".join(briefing_lines("Quill Cloud", separator="]]>")), encoding="utf-8")
    result = run(feed, other, "--content", content, "--explain", "1")
    assert result.exit_code == 2
    assert "2 dumps were given: name the one that has the lines" in result.stderr


def test_explain__with_a_report__is_refused(feed: Path, content: Path, tmp_path: Path) -> None:
    result = run(feed, "--content", content, "--explain", "1", "--report", tmp_path / "r.txt")
    assert result.exit_code == 2
    assert "leave --report out" in result.stderr
    assert not (tmp_path / "r.txt").exists()


def test_explain__a_dump_that_cannot_be_read__is_reported_once(tmp_path: Path, content: Path) -> None:
    result = run(tmp_path / "none.txt", "--content", content, "--explain", "1")
    assert result.exit_code == 2
    assert "none.txt: no such file" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(("words", "lines"), [("7", range(7, 8)), (" 7 - 9 ", range(7, 10)), ("7–9", range(7, 10))])
def test_parse_lines__a_line_or_a_run__is_a_range(words: str, lines: range) -> None:
    assert parse_lines(words) == lines


def test_explain_page__text_and_furniture__each_line_has_its_part_and_the_best_fit_first() -> None:
    story = "The mill by the river has taken on forty people since the spring, and means to take on forty more."
    dump = make_dump(story, "", story, "", "Share this", kind=DumpKind.PAGE)
    evidence = explain_page(dump)
    assert sorted(evidence) == [1, 3, 5]
    assert evidence[1].part == evidence[1].fits[0][0] == "its text"
    assert evidence[5].furniture is DiscardReason.SHARE_BUTTONS
    for one in evidence.values():
        assert len(one.fits) == 5
        assert [nats for _, nats in one.fits] == sorted((nats for _, nats in one.fits), reverse=True)
