"""Imports after an editor has worked: grown, corrected and renamed dumps, lost records, two branches."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.merging.plan import Outcome
from generator.importing import run_import
from generator.review import ImportReport
from tests.commands.conftest import FIRMS, _feed
from tests.support.files import files_of


def _articles(content: Path) -> list[Path]:
    return sorted(content.glob("articles/**/*.md"))


def _article(content: Path, words: str) -> Path:
    (path,) = [path for path in _articles(content) if words in path.read_text(encoding="utf-8")]
    return path


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _counts(report: ImportReport) -> dict[Outcome, int]:
    return {outcome: report.count(outcome) for outcome in Outcome if report.count(outcome)}


def test_run_import__a_title_was_corrected__new_companies_reach_the_article(feed: Path, content: Path) -> None:
    run_import([feed], content)
    article = _article(content, "Lantern Foods")
    title = article.read_text(encoding="utf-8").split("\n")[1]
    _edit(article, title, "title: What I call it")
    (content / "companies.yml").write_text("- name: Orchard Robotics\n- name: Lantern Foods\n", encoding="utf-8")
    assert _counts(run_import([feed], content)) == {Outcome.MERGED: 1, Outcome.UNCHANGED: 4}
    text = article.read_text(encoding="utf-8")
    assert "title: What I call it\n" in text
    assert "companies: [Lantern Foods]\n" in text
    assert run_import([feed], content).written == ()


def test_run_import__a_dump_that_grew__rewrites_no_article_for_its_lines(feed: Path, content: Path) -> None:
    run_import([feed], content)
    before = files_of(content)
    _feed(feed, ["Quill Cloud", "Reed Works", *FIRMS])
    report = run_import([feed], content)
    assert report.count(Outcome.NEW) == 2
    after = files_of(content)
    changed = {name for name in after if before.get(name) != after[name]}
    new = {fate.path for dump in report.dumps for fate in dump.merged if fate.outcome is Outcome.NEW}
    refreshed = {fate.path for dump in report.dumps for fate in dump.merged if fate.outcome is Outcome.REFRESHED}
    assert changed == {*new, *refreshed, "imports/feed.txt.json"}
    assert len(refreshed) <= 1, "at most the neighbour, whose day may be narrower now"


def test_run_import__a_dump_whose_text_was_corrected__updates_its_article(feed: Path, content: Path) -> None:
    run_import([feed], content)
    paths = _articles(content)
    for firm in ("Orchard Robotics", "Tin Kettle"):
        _edit(feed, f"{firm}", f"{firm} Limited")
    report = run_import([feed], content)
    assert _articles(content) == paths
    assert report.count(Outcome.NEW) == 0
    assert report.count(Outcome.REFRESHED) == 2
    assert "Tin Kettle Limited" in _article(content, "Tin Kettle").read_text(encoding="utf-8")


def test_run_import__a_corrected_text_and_an_edited_article__has_both(feed: Path, content: Path) -> None:
    run_import([feed], content)
    article = _article(content, "Tin Kettle")
    article.write_text(article.read_text(encoding="utf-8") + "\nAn editor’s word.\n", encoding="utf-8")
    _edit(feed, "Tin Kettle", "Tin Kettle Limited")
    assert run_import([feed], content).count(Outcome.MERGED) == 1
    text = article.read_text(encoding="utf-8")
    assert "Tin Kettle Limited" in text
    assert text.endswith("An editor’s word.\n")


def test_run_import__a_deleted_article_whose_text_was_corrected__does_not_come_back(feed: Path, content: Path) -> None:
    run_import([feed], content)
    _article(content, "Tin Kettle").unlink()
    _edit(feed, "Tin Kettle", "Tin Kettle Limited")
    assert run_import([feed], content).count(Outcome.GONE) == 1
    assert len(_articles(content)) == 4


def test_run_import__a_renamed_dump__is_the_same_dump(feed: Path, content: Path) -> None:
    run_import([feed], content)
    edited, deleted = _article(content, "Tin Kettle"), _article(content, "Ferry Bank")
    edited.write_text(edited.read_text(encoding="utf-8") + "\nAn editor’s word.\n", encoding="utf-8")
    deleted.unlink()
    paths = _articles(content)
    report = run_import([feed.rename(feed.with_name("renamed.txt"))], content)
    assert _counts(report) == {Outcome.REFRESHED: 3, Outcome.MERGED: 1, Outcome.GONE: 1}
    assert _articles(content) == paths
    assert all("dump: renamed.txt" in path.read_text(encoding="utf-8") for path in paths)
    assert [path.name for path in (content / "imports").iterdir()] == ["renamed.txt.json"]


@pytest.mark.parametrize("grown", [False, True])
def test_run_import__the_record_was_lost__is_made_again_from_the_articles(
    feed: Path, content: Path, grown: bool
) -> None:
    run_import([feed], content)
    edited = _article(content, "Tin Kettle")
    edited.write_text(edited.read_text(encoding="utf-8") + "\nAn editor’s word.\n", encoding="utf-8")
    shutil.rmtree(content / "imports")
    if grown:
        _feed(feed, ["Quill Cloud", *FIRMS])
    before = {path: path.read_text(encoding="utf-8") for path in _articles(content)}
    report = run_import([feed], content)
    assert report.count(Outcome.NEW) == grown
    assert {path: path.read_text(encoding="utf-8") for path in before} == before
    assert len(_articles(content)) == 5 + grown
    assert run_import([feed], content).written == ()


def test_run_import__articles_committed_without_their_new_record__are_recognised(feed: Path, content: Path) -> None:
    run_import([feed], content)
    record = content / "imports" / "feed.txt.json"
    old = record.read_bytes()
    _feed(feed, ["Quill Cloud", *FIRMS])
    run_import([feed], content)
    expected = files_of(content)
    record.write_bytes(old)
    assert run_import([feed], content).count(Outcome.NEW) == 0
    assert files_of(content) == expected


def test_run_import__a_record_of_version_1__is_read_and_replaced(feed: Path, content: Path) -> None:
    fixture = Path(__file__).parent.parent / "fixtures" / "record-version-1"
    for name, data in files_of(fixture).items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(data)
    feed = content / "dumps" / "feed.txt"
    before = {path: path.read_bytes() for path in _articles(content)}
    report = run_import([feed], content)
    assert report.count(Outcome.NEW) == 0
    assert report.count(Outcome.EDITED) + report.count(Outcome.MERGED) == 1
    assert not (content / "imports.json").exists()
    assert [path.name for path in (content / "imports").iterdir()] == ["feed.txt.json"]
    edited = _article(content, "An editor’s word.")
    assert before[edited].decode().split("\n---\n")[1] in edited.read_text(encoding="utf-8")


def test_run_import__two_editors_import_different_dumps__git_merges_the_records(
    feed: Path, content: Path, tmp_path: Path
) -> None:
    def git(*words: str) -> None:
        command = [
            "git",
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "init.defaultBranch=main",
            *words,
        ]
        subprocess.run(command, cwd=content, check=True, capture_output=True)

    run_import([feed], content)
    other = _feed(tmp_path / "other.txt", ["Quill Cloud", "Reed Works"])
    for words in (["init"], ["add", "-A"], ["commit", "-m", "One"], ["checkout", "-b", "b"]):
        git(*words)
    run_import([other], content)
    for words in (["add", "-A"], ["commit", "-m", "Two"], ["checkout", "main"]):
        git(*words)
    third = _feed(tmp_path / "third.txt", ["Ember Ships"])
    run_import([third], content)
    for words in (["add", "-A"], ["commit", "-m", "Three"], ["merge", "b"]):
        git(*words)
    report = run_import([feed, other, third], content)
    assert _counts(report) == {Outcome.UNCHANGED: 8}
    assert report.written == ()


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Echo</title>{}</channel></rss>"""
ITEM = "<item><title>{}</title><link>https://example.org/{}</link><description>{}</description></item>"


def test_run_import__items_with_one_teaser_for_all__are_articles_each(tmp_path: Path, content: Path) -> None:
    teaser = "This text is for subscribers only, so please subscribe."
    rows = [ITEM.format(f"The mill hires {n} people", n, teaser) for n in ("forty", "fifty", "sixty")]
    rows.append(ITEM.format("The mill hires sixty people", "seventy", teaser))
    dump = tmp_path / "echo.xml"
    dump.write_text(RSS.format("".join(rows)), encoding="utf-8")
    assert _counts(run_import([dump], content)) == {Outcome.NEW: 4}
    assert _counts(run_import([dump], content)) == {Outcome.UNCHANGED: 4}


def test_run_import__an_article_deleted_while_others_change__is_restored_on_demand(feed: Path, content: Path) -> None:
    run_import([feed], content)
    article = _article(content, "Tin Kettle")
    text = article.read_bytes()
    article.unlink()
    assert run_import([feed], content).count(Outcome.GONE) == 1
    name = article.relative_to(content).as_posix()
    assert _counts(run_import([feed], content, restore=[name])) == {Outcome.RESTORED: 1, Outcome.UNCHANGED: 4}
    assert article.read_bytes() == text
    assert _counts(run_import([feed], content)) == {Outcome.UNCHANGED: 5}


# --- the options of the last import


@pytest.mark.parametrize(
    "added", ["featured: true", "draft: true", "publish_on: 2030-01-01", "mine: {a: 1}", "# Ask the lawyer."]
)
def test_import__only_a_key_or_comment_added__keeps_it_when_the_dump_is_imported_again(
    tmp_path: Path, added: str
) -> None:
    dump = tmp_path / "ferry.html"
    words = (
        "The ferry company opened a line to the island on Sunday, the first in ten years, and the mayor saw it leave."
    )
    dump.write_text(f"<article><h1>Ferry opens a line</h1><p>12 May 2024</p><p>{words}</p><p>{words[4:]}</p></article>")
    content = tmp_path / "content"
    for number in range(3):
        result = CliRunner().invoke(main, ["import", str(dump), "--content", str(content)], catch_exceptions=False)
        assert result.exit_code == 0
        (path,) = content.glob("articles/**/*.md")
        text = path.read_text(encoding="utf-8")
        if number == 0:
            text = text.replace("source:", f"{added}\nsource:", 1)
            path.write_text(text, encoding="utf-8")
        assert f"\n{added}\nsource:" in text
