"""The site folder, replaced as a whole or not at all, whatever happens meanwhile.

Data: `check_out` refuses a folder that is not ours to replace; `replacing` collects a new site next to the old one and
swaps the two when all is well; files that no build made are kept.
Limits: POSIX file systems. A new site is complete and on disk before it takes the old one's place, in one step where
the system can exchange two folders (Linux), else in two; what a killed build leaves behind, the next one mends.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from generator.errors import ContentError, Problem
from generator.model import OutputFile, SitePath
from generator.site.cache.made import MadeFile
from generator.site.cache.record import folder_of
from generator.site.exports.zipped import write_zip
from generator.site.foreign import MARKER, keep_foreign, manifest_text, retire
from generator.site.removal import Removal

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class SiteWriter:
    """Writes a new site to a folder that takes the old one's place later."""

    def __init__(self, folder: Path, old: Path | None = None) -> None:
        """`old`: the site that is replaced."""
        self.files: dict[SitePath, int] = {}
        """Path of each written file -> its size in bytes."""
        self.kept: tuple[str, ...] = ()
        """After the replacement: files and folders of the first level that no build made."""
        self.removal: Removal | None = None
        """Of the old site, after the replacement."""
        self.folder = folder_of(folder)
        """Which folder it writes to, whatever its name is later."""
        self._folder = folder
        self._place_of_new, self._place_of_old = f"{folder}/", f"{old}/" if old else ""
        self._made: set[str] = set()
        self._taken: set[str] = set()
        """Files of the old site."""

    def write(self, file: OutputFile) -> None:
        """Add one file; its path must be inside the site and unlike all others."""
        handle = os.open(self._place(file.path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        try:
            rest = memoryview(file.data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)
        self.files[file.path] = len(file.data)

    def add(self, path: SitePath, size: int) -> None:
        """Take in a file that another process has written."""
        self.files[path] = size

    def discard(self, path: SitePath) -> None:
        """Remove a file that another process may have written, unless it was taken in."""
        if path not in self.files:
            (self._folder / path).unlink(missing_ok=True)

    def keep(self, path: SitePath, made: MadeFile) -> bool:
        """Take a file of the old site over; False, and nothing is done, if it is not the one that a build has made.

        The file gets a second name, so that both sites are whole.
        """
        if not self._place_of_old:
            return False
        place = self._place(path)
        try:
            os.link(self._place_of_old + path, place, follow_symlinks=False)
        except OSError:  # it is gone, or the file system has no links
            return False
        if not _is_still(os.lstat(place), made):
            os.unlink(place)  # noqa: PTH108 (likewise)
            return False
        self.files[path] = made.facts.size
        self._taken.add(path)
        return True

    def old(self, path: str) -> bytes:
        """A file of the old site, whoever has written it; empty if there is none."""
        try:
            return Path(self._place_of_old + path).read_bytes() if self._place_of_old else b""
        except OSError:
            return b""

    def _place(self, path: SitePath) -> str:
        """The file's place in the new site; its folder is made."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self._folder / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        return self._place_of_new + path

    @property
    def total_bytes(self) -> int:
        """Of all files."""
        return sum(self.files.values())

    def remove(self, path: SitePath) -> None:
        """Take a written file out of the new site."""
        (self._folder / path).unlink()
        del self.files[path]

    def write_zip(
        self,
        path: SitePath,
        folder: str,
        instead: Mapping[SitePath, bytes],
        without: tuple[str, ...] = (),
        old: MadeFile | None = None,
        most: int | None = None,
    ) -> None:
        """Pack all that has been written into one file, inside `folder`.

        It ends when it has more than `most` bytes, and is no ZIP then.

        `instead` has the bytes of files that differ in it, or are not written yet; files whose path begins with one of
        `without` are left out. `old` is that file as the last build has made it with the same program, if it is known.
        """
        target = Path(self._place(path))
        names = {name for name in self.files if not name.startswith(without)} | set(instead)
        same = self._taken - set(instead)
        before = self._opened(path, old) if old else None
        try:
            write_zip(
                target, folder, names, lambda name: instead.get(SitePath(name)) or self._read(name), before, same, most
            )
        finally:
            if before:
                before.close()
        self.files[path] = target.stat().st_size

    def _opened(self, path: SitePath, made: MadeFile) -> IO[bytes] | None:
        """A file of the old site; None if it is not the one that a build has made."""
        try:
            file = open(self._place_of_old + path, "rb")  # noqa: PTH123, SIM115 (its reader closes it)
        except OSError:
            return None
        if _is_still(os.fstat(file.fileno()), made):
            return file
        file.close()
        return None

    def _read(self, name: str) -> bytes:
        with open(self._place_of_new + name, "rb") as file:  # noqa: PTH123 (faster than a Path)
            return file.read()


def _is_still(status: os.stat_result, made: MadeFile) -> bool:
    """Whether no other build has replaced a file, and nobody has edited it."""
    return (status.st_size, status.st_mtime_ns) == made.stamp[:2]


def check_out(out: Path, content: Path) -> None:
    """Raise `ContentError` where `out` must not be replaced: it is not a built site, or has to do with the content."""
    real, source = Path(os.path.realpath(out)), Path(os.path.realpath(content))
    fix = "name another folder with --out"
    if real == source or real in source.parents or source in real.parents:
        relation = "is" if real == source else "contains" if real in source.parents else "lies in"
        raise ContentError([Problem(str(out), 0, f"the site's folder {relation} the content folder {content}", fix)])
    if real.exists() and not real.is_dir():
        raise ContentError([Problem(str(out), 0, "the site's folder is a file", fix)])
    if real.is_dir() and any(real.iterdir()) and not (real / MARKER).is_file():
        what = f"the folder holds files that no build made (it has no {MARKER})"
        raise ContentError([Problem(str(out), 0, what, f"{fix}, or empty this one yourself")])


@contextmanager
def replacing(out: Path, *, wait: bool = True) -> Iterator[SiteWriter]:
    """Write a site; it takes the place of `out` when the block ends, and vanishes when the block raises.

    Files in `out` that no build made stay there. Without `wait` the old site is still being removed when this ends: see the
    writer's `removal`. Raises `ContentError` where the disk refuses.
    """
    real = Path(os.path.realpath(out))
    staging: Path | None = None
    lock = -1
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        _mend(real)
        staging = _sibling(real, "new")
        staging.mkdir()
        lock = os.open(staging, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)  # distinguishes a running build from what a killed one left
        writer = SiteWriter(staging, real)
        yield writer
        writer.kept = keep_foreign(real, staging, writer.files) if real.is_dir() else ()
        (staging / MARKER).write_text(manifest_text(writer.files), encoding="utf-8")
        _flush(lock)
        _swap(staging, real)
        old, staging = staging, None
        writer.removal = retire(old, real)
        if wait:
            writer.removal.wait()
    except OSError as error:
        what = f"the site cannot be written: {error.strerror or error}"
        raise ContentError([Problem(str(error.filename or out), 0, what, "check the disk and the rights")]) from None
    finally:
        if staging:
            shutil.rmtree(staging, ignore_errors=True)
        if lock >= 0:
            os.close(lock)


def _sibling(out: Path, what: str) -> Path:
    return out.with_name(f".{out.name}.{what}-{secrets.token_hex(4)}")


def _mend(out: Path) -> None:
    """Undo what a killed build left: rename an old site back if there is no other, remove incomplete ones."""
    olds = sorted(out.parent.glob(f".{_literal(out.name)}.old-????????"))
    if olds and not out.exists():
        olds.pop().rename(out)
    for remains in (*olds, *sorted(out.parent.glob(f".{_literal(out.name)}.new-????????"))):
        if _is_abandoned(remains):
            retire(remains, out).wait()


def _literal(name: str) -> str:
    """A name in which `glob` sees no pattern."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in name)


def _is_abandoned(folder: Path) -> bool:
    """Whether no running build holds the folder's lock."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:  # another build has just cleaned it up
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def _flush(handle: int) -> None:
    """Put the new site's bytes on disk before its name: one call for the file system, not one for each file."""
    try:
        flush = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError):  # not Linux
        os.sync()
        return
    if flush(handle) != 0:
        os.sync()


def _swap(new: Path, out: Path) -> None:
    """Give `out` to the new site; `new` is the old one afterwards, or gone."""
    if not out.exists():
        new.rename(out)
    elif not _exchange(new, out):
        _swap_in_two_steps(new, out)
    parent = os.open(out.parent, os.O_RDONLY)
    try:
        os.fsync(parent)
    finally:
        os.close(parent)


def _exchange(a: Path, b: Path) -> bool:
    """Swap two folders' names in one step; False where the system or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):  # not Linux
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0)


def _swap_in_two_steps(new: Path, out: Path) -> None:
    """Killed in between, the old site has only its other name, and `_mend` gives it back."""
    old = _sibling(out, "old")
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
    retire(old, out).wait()
