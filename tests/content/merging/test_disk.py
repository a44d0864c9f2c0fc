"""A file is changed only if nobody has changed it since: an editor's save is never lost, whenever it comes."""

from __future__ import annotations

import os
import random
from enum import IntEnum
from pathlib import Path

import pytest

from generator.content.merging import disk
from generator.content.merging.disk import Change, apply_change, file_digest
from generator.content.merging.import_record import ImportRecord, digest
from generator.content.merging.journal import run_changes

OLD, NEW, MINE = "---\ntitle: Old\n---\n", "---\ntitle: New\n---\n", "---\ntitle: Mine\n---\n"


def _change(before: str | None = OLD, text: str | None = NEW) -> Change:
    return Change("a.md", None if before is None else digest(before), text)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_apply_change__the_file_as_it_was__is_created_replaced_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert apply_change(tmp_path, _change(None, OLD))
    assert path.read_text() == OLD
    assert apply_change(tmp_path, _change())
    assert path.read_text() == NEW
    assert path.stat().st_mode & 0o777 == 0o644
    assert apply_change(tmp_path, _change(NEW, None))
    assert _names(tmp_path) == []


def test_apply_change__windows_line_ends__are_no_change(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(OLD.replace("\n", "\r\n").encode())
    assert apply_change(tmp_path, _change())
    assert (tmp_path / "a.md").read_text() == NEW


@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("text", [NEW, None])
def test_apply_change__somebody_has_saved__leaves_it_alone(
    tmp_path: Path, before: str | None, text: str | None
) -> None:
    (tmp_path / "a.md").write_text(MINE)
    assert not apply_change(tmp_path, _change(before, text))
    assert (tmp_path / "a.md").read_text() == MINE
    assert _names(tmp_path) == ["a.md"]


def test_apply_change__somebody_has_deleted_it__does_not_bring_it_back(tmp_path: Path) -> None:
    assert not apply_change(tmp_path, _change())
    assert _names(tmp_path) == []


@pytest.mark.parametrize("text", [NEW, None])
@pytest.mark.parametrize("kind", ["renamed", "in place", "deleted"])
def test_apply_change__saved_between_the_look_and_the_change__the_save_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, kind: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text(OLD)
    looked = file_digest(path)

    def late(_: Path) -> str | None:
        monkeypatch.undo()
        if kind == "deleted":
            path.unlink()
        elif kind == "in place":
            path.write_text(MINE)
        else:
            (tmp_path / "mine").write_text(MINE)
            (tmp_path / "mine").replace(path)
        return looked

    monkeypatch.setattr(disk, "file_digest", late)
    done = apply_change(tmp_path, _change(OLD, text))
    assert path.exists() == (kind != "deleted")
    if kind != "deleted":
        assert not done
        assert path.read_text() == MINE
    assert _names(tmp_path) == (["a.md"] if path.exists() else [])


@pytest.mark.parametrize("text", [NEW, None])
def test_apply_change__an_editor_has_the_file_open_and_writes_later__the_words_are_in_the_file(
    tmp_path: Path, text: str | None
) -> None:
    path = tmp_path / "a.md"
    path.write_text(OLD)
    with path.open("a") as editor:
        editor.write("The editor’s words.\n")  # in the editor's buffer: not on disk yet
        assert not apply_change(tmp_path, _change(OLD, text))
    assert path.read_text() == OLD + "The editor’s words.\n"


def test_apply_change__a_system_without_exchange_and_leases__still_compares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "exchange", lambda a, b: False)
    monkeypatch.setattr(disk, "_writers", lambda path: None)
    (tmp_path / "a.md").write_text(OLD)
    assert apply_change(tmp_path, _change())
    assert not apply_change(tmp_path, _change(OLD, MINE))
    assert (tmp_path / "a.md").read_text() == NEW


def _edit_at_random(folder: Path, names: list[str], dice: random.Random, words: str) -> None:
    """In a child process: save each file once, at any time, in place or by renaming; each save is written down first."""
    for name in dice.sample(names, len(names)):
        for _ in range(dice.randrange(400)):
            folder.stat()
        path = folder / name
        try:
            text = path.read_text()
        except FileNotFoundError:
            continue
        if dice.random() < 0.5:
            with path.open("r+") as file:
                file.seek(0, os.SEEK_END)
                file.write(words)
        else:
            mine = folder / f"mine-{name}"
            mine.write_text(text + words)
            mine.replace(path)
        (folder / f"saved-{name}").write_text("")


class _Order(IntEnum):
    IMPORT_AFTER_EDITOR = 0
    EDITOR_AFTER_IMPORT = 1
    RACE = 2


def _import_while_edited(folder: Path, names: list[str], edited: list[str], words: str, order: _Order) -> None:
    """Import new texts for all files, while a child process saves those in `edited`."""
    may_save, import_is_done = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if order == _Order.EDITOR_AFTER_IMPORT:
                os.read(may_save, 1)
            _edit_at_random(folder, edited, random.Random(words), words)
        finally:
            os._exit(0)
    if order == _Order.IMPORT_AFTER_EDITOR:
        os.waitpid(child, 0)
    run_changes(folder, [Change(name, digest(OLD), NEW) for name in names], ImportRecord())
    os.write(import_is_done, b".")
    if order != _Order.IMPORT_AFTER_EDITOR:
        os.waitpid(child, 0)
    os.close(may_save)
    os.close(import_is_done)


def _can_see_writers(folder: Path) -> bool:
    """Whether the system has what an import needs to lose no save, whenever it comes."""
    one, two = folder / "one", folder / "two"
    one.touch()
    two.touch()
    return disk.exchange(one, two) and disk._writers(one) is not None


@pytest.mark.parametrize("order", list(_Order))
def test_run_changes__saves_at_random_moments_in_200_runs__none_is_lost(tmp_path: Path, order: _Order) -> None:
    """The editor saves five of six files. Both orders are made certain, however the machine shares its time; most runs race."""
    if order == _Order.RACE and not _can_see_writers(tmp_path):
        pytest.skip("needs a file system with exchanges and leases")
    names = [f"{n}.md" for n in range(6)]
    saved = kept = 0
    for seed in range(100 if order == _Order.RACE else 50):
        folder, words = tmp_path / str(seed), f"words {order} {seed}\n"
        folder.mkdir()
        for name in names:
            (folder / name).write_text(OLD)
        _import_while_edited(folder, names, names[1:], words, order)
        texts = [(folder / name).read_text() for name in names]
        for name, text in zip(names, texts, strict=True):
            was_saved = (folder / f"saved-{name}").exists()
            saved += was_saved
            kept += was_saved and words in text
        assert texts[0] == NEW, "nobody had it in hand"
        if order == _Order.IMPORT_AFTER_EDITOR:
            assert set(texts[1:]) == {OLD + words}
        if order == _Order.EDITOR_AFTER_IMPORT:
            assert set(texts[1:]) == {NEW + words}
        assert not list(folder.glob(".*")), "nothing temporary is left"
    assert kept == saved
    assert order == _Order.RACE or saved == 250


def test_clear_temporary__words_that_a_killed_process_had_in_hand__go_back(tmp_path: Path) -> None:
    path, temporary = tmp_path / "a.md", tmp_path / ".a.md.0123abcd.tmp"
    for at_its_place, kept in ((NEW, "a.md"), (None, "a.md"), ("another save", "a.md.kept")):
        for name in _names(tmp_path):
            (tmp_path / name).unlink()
        temporary.write_text(MINE)
        if at_its_place is not None:
            path.write_text(at_its_place)
        assert disk.temporary_of(temporary) == path
        disk.clear_temporary(temporary, path, _change())
        assert (tmp_path / kept).read_text() == MINE
        assert not temporary.exists()
