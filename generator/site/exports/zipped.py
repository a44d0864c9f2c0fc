"""A ZIP of files, the same bytes for the same files: no clock, no order of the disk.

Data: `write_zip` packs files; those that an older ZIP has are copied as they are packed there.
Limits: kinds of file that are packed already are stored.
"""

from __future__ import annotations

import mmap
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import IO

_PACKED = (".png", ".woff2", ".zip")
"""Kinds of file that are as small as they get."""

_LEVEL = 4
"""It takes two thirds of the time of level 6, and a fiftieth more room."""
_LEAST_BITS = 10
"""Binary logarithm of the smallest window that packs data."""
_MOST_AT_ONCE = 1 << 28
"""Bytes of a file that are packed in memory."""
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
        run = _CopiedFiles(archive, before)
        for name in sorted(names):
            if most is not None and run.end > most:
                break
            packed = before.packed(name) if name in same else None
            if packed:
                run.add(*packed)
                continue
            run.write()
            data, entry = read(name), _entry(f"{folder}/{name}")
            if len(data) > _MOST_AT_ONCE:
                archive.writestr(entry, data, compresslevel=_LEVEL)
                continue
            entry.CRC, entry.file_size = zlib.crc32(data), len(data)
            _add(archive, entry, _deflated(data) if entry.compress_type == zipfile.ZIP_DEFLATED else data)
        run.write()


def _deflated(data: bytes) -> bytes:
    """Packed with a window no larger than the data: to prepare a full one takes as long as to pack a short page."""
    bits = min(max(len(data).bit_length(), _LEAST_BITS), zlib.MAX_WBITS)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -bits, min(bits - 6, zlib.DEF_MEM_LEVEL))
    return packer.compress(data) + packer.flush()


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
        self._bytes: mmap.mmap | bytes = b""

    def __enter__(self) -> _Old:
        try:
            if self._file:
                self._archive = zipfile.ZipFile(self._file)
                self._bytes = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError, zipfile.BadZipFile):
            self._archive = None
        return self

    def __exit__(self, *error: object) -> None:
        if self._archive:
            self._archive.close()
        if isinstance(self._bytes, mmap.mmap):
            self._bytes.close()

    def packed(self, name: str) -> tuple[zipfile.ZipInfo, int, int] | None:
        """A file's entry, and where its header begins and its data ends."""
        entry = self._archive.NameToInfo.get(f"{self._folder}/{name}") if self._archive else None
        if not entry or entry.file_size > zipfile.ZIP64_LIMIT // 2:
            return None
        first = entry.header_offset
        header = self._bytes[first : first + _LOCAL.size]
        if len(header) < _LOCAL.size:
            return None
        signature, name_length, extra_length = _LOCAL.unpack(header)
        last = first + _LOCAL.size + name_length + extra_length + entry.compress_size
        return (entry, first, last) if signature == b"PK\x03\x04" and last <= len(self._bytes) else None

    def part(self, first: int, last: int) -> bytes:
        """Bytes of the ZIP."""
        return self._bytes[first:last]


def _add(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
    """Add a file that is packed already, without what `writestr` does besides."""
    file = archive.fp
    assert file
    entry.compress_size, entry.header_offset = len(data), file.tell()
    file.write(entry.FileHeader(zip64=False))
    file.write(data)
    archive.start_dir = file.tell()
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry
    archive._didModify = True  # type: ignore[attr-defined] # so that the list of files is written


class _CopiedFiles:
    """Files that follow each other in the old ZIP, and are copied at once."""

    def __init__(self, archive: zipfile.ZipFile, old: _Old) -> None:
        self._archive = archive
        self._old = old
        self._first = self._last = 0

    @property
    def end(self) -> int:
        """Where the new ZIP ends, with these."""
        return self._archive.start_dir + self._last - self._first

    def add(self, entry: zipfile.ZipInfo, first: int, last: int) -> None:
        """Add a file that is packed already: with its header, as `writestr` would pack it."""
        if first != self._last:
            self.write()
            self._first = first
        entry.header_offset = self._archive.start_dir + first - self._first
        self._last = last
        self._archive.filelist.append(entry)
        self._archive.NameToInfo[entry.filename] = entry

    def write(self) -> None:
        """Copy them."""
        archive = self._archive
        if self._last > self._first and archive.fp:
            archive.fp.write(self._old.part(self._first, self._last))
            archive.start_dir = archive.fp.tell()
            archive._didModify = True  # type: ignore[attr-defined] # so that the list of files is written
        self._first = self._last = 0
