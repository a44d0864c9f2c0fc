"""A ZIP of files, the same bytes for the same files: no clock, no order of the disk.

Data: `write_zip` packs files; those that an older ZIP has are copied as they are packed there.
Limits: kinds of file that are packed already are stored.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import IO

_PACKED = (".png", ".woff2", ".zip")
"""Kinds of file that are as small as they get."""

_LEVEL = 4
"""It takes two thirds of the time of level 6, and a fiftieth more room."""
_TIME = (1980, 1, 1, 0, 0, 0)
_LOCAL = struct.Struct("<4s22xHH")
"""Of the header before a file's data: signature, length of the name, length of what follows it."""


def write_zip(
    target: Path,
    folder: str,
    names: Iterable[str],
    read: Callable[[str], bytes],
    old: IO[bytes] | None = None,
    same: Collection[str] = (),
    most: int | None = None,
) -> None:
    """Pack the files `names`, each inside `folder`, sorted; `read` gives a file's bytes.

    It ends when it has more than `most` bytes: no host would take it.

    `old` is, opened, a ZIP of the same folder by this function, in which the files `same` have the bytes that they have now.
    """
    with zipfile.ZipFile(target, "w") as archive, _Old(old, folder) as before:
        for name in sorted(names):
            if most is not None and archive.start_dir > most:
                break
            packed = before.packed(name) if name in same else None
            if packed:
                _add(archive, *packed)
            else:
                archive.writestr(_entry(f"{folder}/{name}"), read(name), compresslevel=_LEVEL)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
    return entry


class _Old:
    """The files of an older ZIP as they are packed; none if it cannot be read."""

    def __init__(self, file: IO[bytes] | None, folder: str) -> None:
        self._file = file
        self._folder = folder
        self._archive: zipfile.ZipFile | None = None

    def __enter__(self) -> _Old:
        try:
            self._archive = zipfile.ZipFile(self._file) if self._file else None
        except (OSError, zipfile.BadZipFile):
            self._archive = None
        return self

    def __exit__(self, *error: object) -> None:
        if self._archive:
            self._archive.close()

    def packed(self, name: str) -> tuple[zipfile.ZipInfo, bytes] | None:
        """A file's entry and its data as packed."""
        entry = self._archive.NameToInfo.get(f"{self._folder}/{name}") if self._archive else None
        file = self._archive.fp if self._archive else None
        if not entry or not file or entry.file_size > zipfile.ZIP64_LIMIT // 2:
            return None
        file.seek(entry.header_offset)
        signature, name_length, extra_length = _LOCAL.unpack(file.read(_LOCAL.size))
        file.seek(name_length + extra_length, 1)
        data = file.read(entry.compress_size)
        whole = signature == b"PK\x03\x04" and len(data) == entry.compress_size
        return (entry, data) if whole else None


def _add(archive: zipfile.ZipFile, old: zipfile.ZipInfo, data: bytes) -> None:
    """Add a file that is packed already, as `writestr` would pack it."""
    file = archive.fp
    assert file
    entry = _entry(old.filename)
    entry.CRC, entry.compress_size, entry.file_size = old.CRC, old.compress_size, old.file_size
    entry.flag_bits, entry.header_offset = 0, file.tell()
    file.write(entry.FileHeader(zip64=False))
    file.write(data)
    archive.start_dir = file.tell()
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry
    archive._didModify = True  # type: ignore[attr-defined] # so that the list of files is written
