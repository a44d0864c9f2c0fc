"""Mistakes of users of an import and its messages; and bugs that it once had."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.merging.disk import Change, apply_change
from generator.importing import run_import
from generator.reports.weakest import weak_names
from tests.support.review_factories import run, write_feed


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return write_feed(tmp_path)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def test_import__a_disk_error_half_way__does_not_claim_that_nothing_was_written(
    feed: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = iter(range(99))

    def full_disk(root: Path, change: Change) -> bool:
        if next(count) == 4:
            raise OSError(28, "No space left on device", str(root / change.path))
        return apply_change(root, change)

    monkeypatch.setattr("generator.content.merging.journal.apply_change", full_disk)
    result = run(feed, "--content", content)
    assert result.exit_code == 1
    assert list((content / "articles").rglob("*.md"))
    assert "no files were changed" not in result.stderr
    assert "No space left on device" in result.stderr
    assert "import again to write the rest" in result.stderr


def test_import__a_reworded_item__updates_its_article(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    before = {path: path.read_text(encoding="utf-8") for path in content.glob("articles/*/*.md")}
    text = feed.read_text(encoding="utf-8")
    feed.write_text(text.replace("four hundred people", "five hundred people", 1), "utf-8")
    result = run(feed, "--content", content)
    after = {path: path.read_text(encoding="utf-8") for path in content.glob("articles/*/*.md")}
    assert before.keys() == after.keys()
    (changed,) = [path for path in before if before[path] != after[path]]
    assert "five hundred people" in after[changed]
    assert "1 refreshed" in result.output


def test_import__a_reworded_item_in_another_dump__is_reported_as_a_newer_version(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    text = feed.read_text(encoding="utf-8")
    other = feed.with_name("other.txt")
    other.write_text(text.replace("four hundred people", "five hundred people"), "utf-8")
    result = run(other, "--content", content)
    (new, old) = re.search(  # type: ignore[union-attr]
        r"(\S+\.md)\n    looks like a newer version of (\S+\.md)", result.output
    ).groups()
    assert new != old
    assert Path(new).is_file()
    assert Path(old).is_file()


def test_import__a_corrected_cut__makes_no_newer_versions(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    feed.with_name("feed.txt.cuts").write_text("split: 6\n", encoding="utf-8")
    result = run(feed, "--content", content)
    assert " new" in result.output
    assert "newer version" not in result.output


def test_import__a_linked_folder_of_articles__is_reported_and_not_passed_over(
    feed: Path, content: Path, tmp_path: Path
) -> None:
    run(feed, "--content", content)
    (folder, *_) = sorted((content / "articles").iterdir())
    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved")
    before = sorted((tmp_path / "moved").iterdir())
    for command in (["import", str(feed), "--content", str(content)], ["build", "--content", str(content)]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 1
        assert f"{folder}: a link to a folder; such links are not followed" in result.stderr
    assert sorted((tmp_path / "moved").iterdir()) == before


def test_import__a_page_whose_title_never_ends__is_cut_at_a_word_and_reported(tmp_path: Path, content: Path) -> None:
    title = "Why the mill by the river " + "and the mill by the bridge " * 20 + "closed"
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        + "<p>The mill by the river has taken on forty people since the spring, and means to take on more.</p>" * 6
        + "</article></body></html>",
        encoding="utf-8",
    )
    (dump,) = run_import([page], content, dry_run=True).dumps
    (article,) = dump.articles
    assert len(article.article.title) <= 200
    assert article.article.title.endswith(("mill…", "river…", "bridge…", "the…", "by…", "and…"))
    assert any(one.what.startswith("is cut: ") for one in weak_names(dump, "content"))


def test_import__an_invalid_date__says_how_days_are_written(feed: Path, content: Path) -> None:
    for day in ("2024-13-01", "25 July", "2024"):
        result = run(feed, "--content", content, "--newest", day)
        assert result.exit_code == 2
        assert f'invalid date "{day}": use YYYY-MM-DD, such as 2024-07-25' in " ".join(result.stderr.split())
    assert not content.exists()


def test_import__a_misspelt_dump__names_the_one_that_was_meant(feed: Path, content: Path) -> None:
    for wrong in ("fed.txt", "feed"):
        result = run(feed.with_name(wrong), "--content", content)
        assert f"no such file (did you mean {feed}?)" in result.stderr
        assert "1 error; no files were changed." in result.stderr
    assert "check the spelling" in run(feed.parent / "none" / "x.txt", "--content", content).stderr


def test_import__corrections_under_a_wrong_name__are_not_passed_over(feed: Path, content: Path) -> None:
    stray = feed.with_name("feed.cuts")
    stray.write_text("split: 6\n", encoding="utf-8")
    result = run(feed, "--content", content)
    assert result.exit_code == 2
    assert f"{stray}: no dump has this name (rename it to feed.txt.cuts)" in result.stderr
    stray.rename(feed.with_name("feed.txt.cuts"))
    assert run(feed, "--content", content).exit_code == 0


def test_import__one_bad_dump_of_two__says_that_the_other_was_imported(feed: Path, content: Path) -> None:
    result = run(feed, feed.with_name("none.txt"), "--content", content)
    assert "1 error; the other dumps were imported." in result.stderr


def test_report__as_a_page__says_where_to_open_it(feed: Path, content: Path, tmp_path: Path) -> None:
    out = tmp_path / "a report.html"
    assert f"Report: open {out.as_uri()}" in run(feed, "--content", content, "--report", out).output
    assert "Report: " not in run(feed, "--content", content).output
