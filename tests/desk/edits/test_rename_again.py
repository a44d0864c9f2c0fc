"""Renaming in what was imported, and changes that are interrupted or taken back."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.merging.disk import Change, apply_change
from generator.content.merging.transaction import FileEdit, apply_edits
from generator.desk.edits.rename import KINDS, plan_rename
from tests.desk.edits.conftest import COMPANIES, NOTE, TAGS, text
from tests.desk.edits.test_rename import all_bytes, rename

TRANSACTION = "generator.content.merging.transaction"


def third_raises(error: BaseException) -> Callable[[Path, Change], bool]:
    """`apply_change`, whose third call raises `error` and changes nothing."""
    calls = itertools.count(1)

    def apply_or_raise(root: Path, change: Change) -> bool:
        if next(calls) == 3:
            raise error
        return apply_change(root, change)

    return apply_or_raise


@pytest.mark.parametrize("name", ["notes/pots.md", "companies.yml", "briefings/week.md"])
def test_rename__a_file_saved_after_the_diff__keeps_the_save_and_changes_nothing_else(content: Path, name: str) -> None:
    plan = plan_rename(content, KINDS["company"], "Quill", "Quill River")
    (content / name).write_text(text(content, name) + "\n# saved just now\n")
    before = all_bytes(content)
    assert apply_edits(content, (*plan.edits, *plan.records)) == (name,)
    assert all_bytes(content) == before


def test_apply_edits__a_file_saved_while_the_others_are_written__takes_all_back(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_rename(content, KINDS["article"], "old-pot", "new-pot")
    calls = 0

    def one(root: Path, change: Change) -> bool:
        nonlocal calls
        calls += 1
        if calls == 4:
            (root / change.path).write_text("an editor's words\n")
        return apply_change(root, change)

    before = all_bytes(content)
    monkeypatch.setattr(f"{TRANSACTION}.apply_change", one)
    (busy,) = apply_edits(content, (*plan.edits, *plan.records))
    after = all_bytes(content)
    assert after.pop(busy) == b"an editor's words\n"
    assert after == {name: data for name, data in before.items() if name != busy}


def test_apply_edits__a_disk_that_refuses__takes_all_back(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_rename(content, KINDS["company"], "Quill", "Quill River")
    before = all_bytes(content)
    monkeypatch.setattr(f"{TRANSACTION}.apply_change", third_raises(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        apply_edits(content, plan.edits)
    assert all_bytes(content) == before


def test_rename__one_that_was_killed__is_completed_by_the_next(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_rename(content, KINDS["company"], "Quill", "Quill River")
    with monkeypatch.context() as patch:
        patch.setattr(f"{TRANSACTION}.apply_change", third_raises(SystemExit()))
        patch.setattr(f"{TRANSACTION}._take_back", lambda content, done: None)
        with pytest.raises(SystemExit):
            apply_edits(content, plan.edits)
    assert "interrupted" in rename(content, "tag", "ipo", "x", "--dry-run", yes=False).output
    rename(content, "tag", "ipo", "going-public")
    assert {edit.path: text(content, edit.path) for edit in plan.edits if edit.path != "addresses.txt"} == {
        edit.path: edit.after for edit in plan.edits if edit.path != "addresses.txt"
    }


def test_apply_edits__an_edit_without_change__is_no_conflict(content: Path) -> None:
    assert apply_edits(content, [FileEdit("notes/pots.md", NOTE, NOTE)]) == ()


FEED = """\
Quill opens a kettle works in Faro

The maker of kettles Quill said on 2 May 2024 that it would open a kettle works in Faro, with 40 people, by the autumn.

---

Inkling raises the price of its pens

Inkling said on 1 May 2024 that its pens would cost a tenth more from June, since the price of steel had risen again.
"""


def imported(tmp_path: Path) -> Path:
    content, dump = tmp_path / "content", tmp_path / "content" / "dumps" / "feed.txt"
    for name, words in (("companies.yml", COMPANIES), ("tags.yml", TAGS)):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(words)
    dump.parent.mkdir()
    dump.write_text(FEED)
    import_again(content)
    return content


def import_again(content: Path) -> str:
    done = CliRunner().invoke(main, ["import", str(content / "dumps/feed.txt"), "--content", str(content)])
    assert done.exit_code == 0, done.output
    return done.output


def articles(content: Path) -> list[str]:
    return sorted(path.relative_to(content).as_posix() for path in content.glob("articles/*/*.md"))


def test_rename__imported_articles__a_second_import_changes_nothing(tmp_path: Path) -> None:
    content = imported(tmp_path)
    first = next(path for path in articles(content) if "quill" in path)
    rename(content, "company", "Quill", "Quill River")
    rename(content, "tag", "kettles", "hot-water")
    rename(content, "article", Path(first).stem, "works")
    assert "companies: [Quill River]" in text(content, f"{first.rpartition('/')[0]}/works.md")
    before = all_bytes(content)
    assert (
        CliRunner()
        .invoke(main, ["status", "--content", str(content)])
        .output.startswith("2 articles from 1 dump: 0 edited, 0 moved")
    )
    assert "2 unchanged" in import_again(content)
    assert all_bytes(content) == before


def test_rename__an_article_that_an_editor_had_changed__stays_the_editors(tmp_path: Path) -> None:
    content = imported(tmp_path)
    name = next(path for path in articles(content) if "quill" in path)
    path = content / name
    path.write_text(path.read_text().replace("title: ", "title: Indeed "))
    rename(content, "company", "Quill", "Quill River")
    status = CliRunner().invoke(main, ["status", "--content", str(content)]).output
    assert "edited: title\n" in status
    import_again(content)
    assert "title: Indeed " in path.read_text()
    assert "companies: [Quill River]" in path.read_text()
