"""`briefings import`, as a person runs it."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.front_matter import parse_article
from generator.dumps.feed.segment import FeedCut, cut_feed
from tests.support.factories import briefing_lines

FIRMS = ["Orchard Robotics", "Lantern Foods", "Pebble Motors"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.txt"
    path.write_text(
        "\n".join(line for firm in FIRMS for line in briefing_lines(firm, separator="]]>")), encoding="utf-8"
    )
    return path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def test_import__a_feed_into_no_folder_yet__articles_registries_and_record(feed: Path, content: Path) -> None:
    result = run(feed, "--content", content)
    assert result.exit_code == 0, result.output
    assert "feed.txt: author feed, 3 articles" in result.output
    assert "12 lines with text: 12 in articles, 0 dropped, 0 lost" in result.output
    files = tree(content)
    assert {"companies.yml", "tags.yml", "events.yml", "imports/feed.txt.json"} <= set(files)
    articles = [parse_article(files[name].decode(), name) for name in files if name.startswith("articles/")]
    assert sorted(a.source.first for a in articles if a.source) == [1, 5, 9]
    assert all("**Why it matters:** " in a.body for a in articles)


def test_import__the_same_again__writes_nothing(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    result = run(feed, "--content", content)
    assert "3 unchanged" in result.output
    assert "Nothing to write." in result.output
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


def test_import__after_editing_moving_and_deleting__costs_the_editor_nothing(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    first, second, third = sorted((content / "articles").rglob("*.md"))
    first.write_text(first.read_text(encoding="utf-8") + "\nAn editor’s word.\n", encoding="utf-8")
    second.rename(content / "articles" / "my-own-name.md")
    third.unlink()
    before = tree(content)
    result = run(feed, "--content", content)
    assert tree(content) == before
    assert "1 edited by hand, left alone" in result.output
    assert "2 moved or deleted by hand, not brought back" in result.output


def test_import__line_ends_changed_by_a_checkout__are_no_editors_work(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    for path in content.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert "3 unchanged" in run(feed, "--content", content).output


def test_import__a_report_over_the_dump_or_the_content__is_refused(feed: Path, content: Path) -> None:
    before = feed.read_bytes()
    for report in (feed, content / "imports" / "feed.txt.json", content / "articles" / "x.md"):
        result = run(feed, "--content", content, "--report", report)
        assert result.exit_code == 2
        assert "name a file elsewhere" in result.stderr
    assert feed.read_bytes() == before
    assert not content.exists()


def test_import__a_paragraph_that_the_importer_loses__is_counted_as_lost(
    feed: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(*arguments: Any) -> FeedCut:
        cut = cut_feed(*arguments)
        items = tuple(dataclasses.replace(item, paragraphs=item.paragraphs[:-1]) for item in cut.items)
        return dataclasses.replace(cut, items=items)

    monkeypatch.setattr("generator.dumps.items.cut_feed", careless)
    result = run(feed, "--content", content)
    assert "9 in articles, 0 dropped, 3 LOST" in result.output
    assert "3 lines LOST" in result.output


def test_import__dry_run__prints_and_writes_nothing(feed: Path, content: Path) -> None:
    result = run(feed, "--content", content, "--dry-run")
    assert result.exit_code == 0
    assert "3 new" in result.output
    assert "Dry run: nothing was written." in result.output
    assert not content.exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"caf\xe9", b"nul\0byte", b"\x7fELF\0\0", b"x" * 50_000_000],
    ids=["empty", "latin", "nul", "elf", "50MB"],
)
def test_import__what_is_no_dump__one_message_exit_2_nothing_written(
    tmp_path: Path, content: Path, data: bytes
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(data)
    result = run(bad, "--content", content)
    assert result.exit_code == 2
    assert result.stderr.count(str(bad)) == 1
    assert "Traceback" not in result.output
    assert not content.exists()


@pytest.mark.parametrize("what", ["folder", "missing"])
def test_import__a_folder_or_nothing__one_message_exit_2(tmp_path: Path, content: Path, what: str) -> None:
    target = tmp_path / what
    if what == "folder":
        target.mkdir()
    result = run(target, "--content", content)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{target}: ")
    assert not content.exists()


def test_import__one_bad_dump_among_good_ones__the_good_are_imported_and_the_exit_code_says_so(
    feed: Path, tmp_path: Path, content: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe\x00")
    result = run(bad, feed, "--content", content)
    assert result.exit_code == 2
    assert len(list((content / "articles").rglob("*.md"))) == 3
    assert "1 error" in result.stderr


def test_import__two_dumps_of_one_name__the_second_is_refused(feed: Path, tmp_path: Path, content: Path) -> None:
    other = tmp_path / "other" / "feed.txt"
    other.parent.mkdir()
    other.write_text("\n".join(briefing_lines("Quill Cloud", separator="]]>")), encoding="utf-8")
    result = run(feed, other, "--content", content)
    assert result.exit_code == 2
    assert 'a second dump named "feed.txt"' in result.stderr


def test_import__the_same_article_in_two_dumps__is_written_once_and_accounted_for(
    feed: Path, tmp_path: Path, content: Path
) -> None:
    other = tmp_path / "other.txt"
    lines = [*briefing_lines("Quill Cloud", separator="]]>"), *briefing_lines(FIRMS[0], separator="]]>")]
    other.write_text("\n".join(lines), encoding="utf-8")
    result = run(feed, other, "--content", content)
    assert len(list((content / "articles").rglob("*.md"))) == 4
    assert "8 lines with text: 4 in articles, 4 dropped, 0 lost" in result.output
    assert re.search(r"dropped: repeats articles/\S+\.md \(5-8\)", result.output)


def test_import__a_page_of_furniture__every_dropped_line_is_in_the_printed_report(
    tmp_path: Path, content: Path
) -> None:
    page = tmp_path / "page.txt"
    story = "The mill by the river has taken on forty people since the spring, and means to take on forty more.\n\n"
    page.write_text(story * 3 + "Leave a comment\n\nShare this\n\n" * 25, encoding="utf-8")
    result = run(page, "--content", content)
    assert "53 lines with text: 3 in articles, 50 dropped, 0 lost" in result.output
    assert "share buttons (25 lines, 9, 13, 17," in result.output


def test_import__a_broken_registry__is_reported_and_nothing_written(feed: Path, content: Path) -> None:
    content.mkdir()
    (content / "companies.yml").write_text("- name: Lantern Foods\n  knid: company\n", encoding="utf-8")
    before = tree(content)
    result = run(feed, "--content", content)
    assert result.exit_code == 1
    assert "companies.yml:2" in result.stderr
    assert "kind" in result.stderr
    assert tree(content) == before


def test_import__a_damaged_record__is_reported_and_nothing_written(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    (content / "imports" / "feed.txt.json").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    before = tree(content)
    result = run(feed, "--content", content)
    assert result.exit_code == 1
    assert "imports/feed.txt.json:1: the import's record is damaged" in result.stderr
    assert tree(content) == before


def test_import__a_file_where_a_folder_should_be__is_reported_without_a_traceback(feed: Path, content: Path) -> None:
    content.mkdir()
    (content / "articles").write_text("in the way", encoding="utf-8")
    result = run(feed, "--content", content)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{content}")
    assert "check the free space and the permissions" in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_import__report_as_json__accounts_for_every_line_and_article(feed: Path, content: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    run(feed, "--content", content, "--report", report)
    (dump,) = json.loads(report.read_text(encoding="utf-8"))["dumps"]
    assert (dump["lines"], dump["article_lines"], dump["lost_lines"]) == (12, 12, 0)
    assert [article["lines"] for article in dump["articles"]] == [[1, 4], [5, 8], [9, 12]]


def test_import__report_as_text__lists_every_article(feed: Path, content: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    run(feed, "--content", content, "--report", report)
    assert report.read_text(encoding="utf-8").count(": new: articles/") == 3


@pytest.fixture(scope="module")
def real_import(real_dumps: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The content folder of an import of the real dumps, and what the command printed."""
    content = tmp_path_factory.mktemp("real") / "content"
    result = run(*sorted(real_dumps.glob("*.txt")), "--content", content)
    assert result.exit_code == 0, result.output
    return content, result.output


FEED = "002_49b20c881b644463.txt"


def test_import__the_real_dumps__173_articles_with_titles_and_no_line_lost(real_import: tuple[Path, str]) -> None:
    content, output = real_import
    titles = [meta_of(path)["title"] for path in (content / "articles").rglob("*.md")]
    assert len(titles) == 173
    assert [title for title in titles if not 20 <= len(title) <= 95] == []
    assert "No line was lost." in output


def test_import__the_real_feed__is_divided_where_its_truth_says(
    real_import: tuple[Path, str], real_dumps: Path, gold: Path
) -> None:
    score, truth = gold / "score.py", gold / "feed-dev.json"
    command: list[str | Path] = [sys.executable, score, real_import[0], truth, "--dump", real_dumps / FEED, "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert (figures["boundary_f1"], figures["coverage"]) == (1.0, 1.0)


def test_import__the_real_feed__runs_newest_first(real_import: tuple[Path, str]) -> None:
    metas = [meta_of(path) for path in (real_import[0] / "articles").rglob("*.md")]
    days = {meta["source"]["lines"][0]: meta["date"] for meta in metas if meta["source"]["dump"] == FEED}
    down = [days[line] for line in sorted(days)]
    assert down == sorted(down, reverse=True)


def test_import__the_real_feed_twice__writes_nothing(real_import: tuple[Path, str], real_dumps: Path) -> None:
    assert "Nothing to write." in run(real_dumps / FEED, "--content", real_import[0]).output


def meta_of(path: Path) -> dict[str, Any]:
    meta: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return meta
