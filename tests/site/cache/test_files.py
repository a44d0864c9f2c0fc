"""The state of files: every change is one, whatever its time says."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.site.cache.files import read_same, same, states

_LATER = 1 << 63
"""A look so late that no file is recent."""


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles" / "2024").mkdir(parents=True)
    for name in ("site.yml", "articles/2024/a.md", "articles/2024/b.md"):
        (folder / name).write_text(f"text of {name}", encoding="utf-8")
    return folder


def _now(folder: Path) -> int:
    """A look right after the last save."""
    return max(path.stat().st_ctime_ns for path in folder.rglob("*"))


def _tick(folder: Path) -> None:
    """Wait until the clock of the file system has moved: changes of one moment have the same time."""
    newest = _now(folder)
    probe = folder.parent / "probe"
    while True:
        probe.touch()
        if probe.stat().st_ctime_ns > newest:
            return


def _edit(folder: Path) -> None:
    (folder / "articles/2024/a.md").write_text("other", encoding="utf-8")


def _same_size(folder: Path) -> None:
    path = folder / "articles/2024/a.md"
    path.write_text(path.read_text(encoding="utf-8").swapcase(), encoding="utf-8")


def _same_size_and_time(folder: Path) -> None:
    path = folder / "articles/2024/a.md"
    before = path.stat()
    _same_size(folder)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replaced(folder: Path) -> None:
    (folder / "new").write_text("text of articles/2024/b.md", encoding="utf-8")
    (folder / "new").replace(folder / "articles/2024/b.md")


_CHANGES: list[Callable[[Path], object]] = [
    _edit,
    _same_size,
    _same_size_and_time,
    _replaced,
    lambda folder: (folder / "articles/2024/c.md").write_text("", encoding="utf-8"),
    lambda folder: (folder / "articles/2024/a.md").unlink(),
    lambda folder: (folder / "articles/2024/a.md").rename(folder / "articles/2024/z.md"),
    lambda folder: (folder / "articles/2024").rename(folder / "articles/2023"),
    lambda folder: (folder / "notes").mkdir(),
    lambda folder: (folder / "articles/lost.md").symlink_to("nowhere.md"),
]


@pytest.mark.parametrize("change", _CHANGES)
@pytest.mark.parametrize("recent", [True, False])
def test_states__a_change_of_any_kind__is_another_state(
    tmp_path: Path, change: Callable[[Path], object], recent: bool
) -> None:
    folder = _folder(tmp_path)
    now = _now(folder) if recent else _LATER
    before = states([folder], now, hidden=False)
    assert same(before, states([folder], now, hidden=False))
    _tick(folder)
    change(folder)
    assert not same(before, states([folder], now, hidden=False))


def test_same__a_recent_file_with_other_words_and_the_same_times__is_changed(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    before = states([folder], _now(folder), hidden=False)
    path = str(folder / "site.yml")
    after = states([folder], _LATER, hidden=False)
    assert before[path][3]
    assert same(before, after)
    (folder / "site.yml").write_text("TEXT of site.yml", encoding="utf-8")
    assert not same(before, after)  # `after` has the old times: as if the clock had not moved


def test_states__hidden_and_compiled_files__do_not_count(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    before = states([folder], _LATER, hidden=False)
    for name in (".obsidian", "__pycache__"):
        (folder / name).mkdir()
        (folder / name / "x").write_text("x", encoding="utf-8")
    assert same(before, states([folder], _LATER, hidden=False))
    assert not same(before, states([folder], _LATER, hidden=True))
    assert same(states([folder], _LATER, hidden=True, without=[".obsidian"]), before)


def test_read_same__a_file_that_was_edited_or_removed__is_empty(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"as it was")
    size, changed = file.stat().st_size, file.stat().st_mtime_ns
    assert read_same(str(file), size, changed) == b"as it was"
    assert read_same(str(file), size + 1, changed) == b""
    assert read_same(str(file), size, changed + 1) == b""
    assert read_same(str(tmp_path / "none"), size, changed) == b""
