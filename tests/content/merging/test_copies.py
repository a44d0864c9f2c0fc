"""New images of an import are all in their places, or none: also after it was killed anywhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from generator.content.merging.copies import FOLDER
from generator.content.merging.disk import Change
from generator.content.merging.import_record import ImportRecord
from generator.content.merging.journal import complete_unfinished, run_changes
from tests.support.files import files_of
from tests.support.kills import killed_at

CHANGES = [
    Change("articles/2024/a.md", None, "![A](images/a.png)"),
    Change("articles/2024/b.md", None, "![B](images/b.png)"),
]
IMAGES = [("images/a.png", b"a picture"), ("images/b.png", b"another")]
AFTER = {"articles/2024/a.md", "articles/2024/b.md", "images/a.png", "images/b.png"}


def write(content: Path) -> None:
    run_changes(content, CHANGES, ImportRecord(), [(path, partial(bytes, data)) for path, data in IMAGES])


def test_run_changes__images__are_in_their_places(tmp_path: Path) -> None:
    write(tmp_path)
    assert {path: files_of(tmp_path)[path] for path, _ in IMAGES} == dict(IMAGES)
    assert set(files_of(tmp_path)) == AFTER


def test_run_changes__killed_at_any_change_on_disk__is_whole_or_nothing_after_the_next(tmp_path: Path) -> None:
    number, whole = 0, 0
    while True:
        content = tmp_path / str(number)
        content.mkdir()
        killed = killed_at(number, write, content)
        complete_unfinished(content)
        assert set(files_of(content)) in (set(), AFTER), f"killed at change {number}"
        assert not (content / FOLDER).exists()
        whole += set(files_of(content)) == AFTER
        if not killed:
            break
        number += 1
    assert number > 10
    assert 1 < whole < number


def test_run_changes__file_in_the_place_of_an_image__stays(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(b"an editor's own")
    write(tmp_path)
    assert (tmp_path / "images" / "a.png").read_bytes() == b"an editor's own"


def test_run_changes__image_that_cannot_be_read__changes_nothing(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise OSError("no such file")

    with pytest.raises(OSError, match="no such file"):
        run_changes(tmp_path, CHANGES, ImportRecord(), [("images/a.png", fail)])
    complete_unfinished(tmp_path)
    assert files_of(tmp_path) == {}
