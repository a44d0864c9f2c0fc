"""A file is changed only if nobody has changed it since: an editor's save is never lost, whenever it comes."""

from __future__ import annotations

import os
import random
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


def _edit_at_random(folder: Path, names: list[str], seed: int) -> None:
    """In a child process: save each file once, at any time, in place or by renaming; each save is written down first."""
    dice = random.Random(seed)
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
                file.write(f"words {seed}\n")
        else:
            mine = folder / f"mine-{name}"
            mine.write_text(text + f"words {seed}\n")
            mine.replace(path)
        (folder / f"saved-{name}").write_text("")


def test_run_changes__saves_at_random_moments_in_200_runs__none_is_lost(tmp_path: Path) -> None:
    names = [f"{n}.md" for n in range(6)]
    saved = kept = refreshed = 0
    for seed in range(200):
        folder = tmp_path / str(seed)
        folder.mkdir()
        for name in names:
            (folder / name).write_text(OLD)
        child = os.fork()
        if child == 0:
            try:
                _edit_at_random(folder, names, seed)
            finally:
                os._exit(0)
        run_changes(folder, [Change(name, digest(OLD), NEW) for name in names], ImportRecord())
        os.waitpid(child, 0)
        for name in names:
            was_saved, text = (folder / f"saved-{name}").exists(), (folder / name).read_text()
            saved += was_saved
            kept += was_saved and f"words {seed}" in text
            refreshed += text.startswith(NEW)
        assert not list(folder.glob(".*")), "nothing temporary is left"
    assert kept == saved
    assert saved > 600
    assert refreshed > 60
    assert refreshed < 1190


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
