"""The state of files on disk, to find out whether any has changed.

Data: `states` of all files in some folders; `same` compares two, reading only files that were saved in the very moment of
the first look.
Limits: reads names, times and sizes; follows links to files, as a build does. A file that is replaced, edited, renamed
or touched has another state.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

State = tuple[int, int, int, str]
"""Size in bytes, time of the last change of the content and of the file in ns, and the SHA-256 of the content or ""."""

_JUST_NOW = 2_000_000_000
"""Nanoseconds: a file saved so shortly before a look may be saved again with the same times; its content is compared."""


def states(
    places: Iterable[Path], now: int, *, hidden: bool, without: Collection[str] = frozenset()
) -> dict[str, State]:
    """Returns the state of each file, and of all files in each folder, by path; missing ones have none.

    `now`: the time of the look, in ns. `hidden`: also names that begin with a dot. Entries of the places themselves whose
    name is in `without` are left out, and what Python writes for itself.
    """
    found: dict[str, State] = {}
    for place in places:
        if place.is_dir():
            _add_folder(str(place), now, hidden, without, found)
        else:
            _add(place, now, found)
    return found


def same(before: Mapping[str, State], after: Mapping[str, State]) -> bool:
    """Returns whether no file has changed; `after` may lack digests that `before` has."""
    return before.keys() == after.keys() and all(_is_same(path, old, after[path]) for path, old in before.items())


def read_same(path: str, size: int, changed: int) -> bytes:
    """Returns the bytes of a file; none if its size or the time of its last change, in ns, is another."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (its state is that of the open file)
            status = os.fstat(file.fileno())
            return file.read() if (status.st_size, status.st_mtime_ns) == (size, changed) else b""
    except OSError:
        return b""


def _is_same(path: str, old: State, new: State) -> bool:
    return old[:3] == new[:3] and (not old[3] or old[3] == (new[3] or _digest(path)))


def _add_folder(folder: str, now: int, hidden: bool, without: Collection[str], found: dict[str, State]) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name in without or entry.name == "__pycache__" or (entry.name.startswith(".") and not hidden):
            continue
        if entry.is_dir(follow_symlinks=False):
            found[f"{entry.path}/"] = (0, 0, 0, "")
            _add_folder(entry.path, now, hidden, (), found)
        else:
            _add(entry, now, found)


def _add(file: Path | os.DirEntry[str], now: int, found: dict[str, State]) -> None:
    path = os.fspath(file)
    try:
        status = file.stat()
    except OSError:
        if os.path.lexists(path):  # a link that leads nowhere, which a build reports
            found[path] = (0, 0, 0, "")
        return
    recent = max(status.st_mtime_ns, status.st_ctime_ns) > now - _JUST_NOW
    found[path] = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, _digest(path) if recent else "")


def _digest(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return "unreadable"
