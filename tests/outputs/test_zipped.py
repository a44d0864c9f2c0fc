"""A ZIP of files that are packed already is the one that packs them anew."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.site.exports.zipped import write_zip

_FILES = {
    "index.html": b"<p>words</p>" * 100,
    "empty.txt": b"",
    "cards/a.png": bytes(range(256)),
    "notes/\N{LATIN SMALL LETTER E WITH ACUTE}t\N{LATIN SMALL LETTER E WITH ACUTE}.html": b"page",
}


def _pack(path: Path, files: dict[str, bytes], old: Path | None = None, same: frozenset[str] = frozenset()) -> bytes:
    with old.open("rb") if old and old.exists() else io.BytesIO() as before:
        write_zip(path, "copy", files, files.__getitem__, before if old else None, same)
    return path.read_bytes()


@pytest.mark.parametrize(
    "same", [frozenset(_FILES), frozenset({"index.html"}), frozenset({"empty.txt", "cards/a.png"})]
)
def test_write_zip__files_of_an_older_one__gives_the_same_bytes(tmp_path: Path, same: frozenset[str]) -> None:
    old = {name: data if name in same else b"other" for name, data in _FILES.items()} | {"gone.html": b"gone"}
    _pack(tmp_path / "old.zip", old)
    again = _pack(tmp_path / "again.zip", _FILES, tmp_path / "old.zip", same)
    assert again == _pack(tmp_path / "clean.zip", _FILES)
    with zipfile.ZipFile(tmp_path / "again.zip") as archive:
        assert archive.testzip() is None
        assert {name.removeprefix("copy/"): archive.read(name) for name in archive.namelist()} == _FILES


@pytest.mark.parametrize("data", [None, b"", b"PK\x05\x06", b"no zip at all"])
def test_write_zip__an_older_one_that_cannot_be_read__is_left_alone(tmp_path: Path, data: bytes | None) -> None:
    old = tmp_path / "old.zip"
    if data is not None:
        old.write_bytes(data)
    assert _pack(tmp_path / "a.zip", _FILES, old, frozenset(_FILES)) == _pack(tmp_path / "b.zip", _FILES)


def test_write_zip__another_folder__is_packed_anew(tmp_path: Path) -> None:
    write_zip(tmp_path / "old.zip", "other", _FILES, _FILES.__getitem__)
    again = _pack(tmp_path / "again.zip", _FILES, tmp_path / "old.zip", frozenset(_FILES))
    assert again == _pack(tmp_path / "clean.zip", _FILES)
