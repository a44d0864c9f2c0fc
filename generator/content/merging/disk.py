"""Changes single files only if they still are what they were when the change was decided, whoever writes meanwhile.

Data: a `Change` of one file; `apply_change` makes it, or leaves the file alone if somebody has changed it since.
Limits: POSIX. On Linux no save is overwritten: the old file is exchanged for the new one in one step, compared once nobody
has it open for writing, and put back if it differs. Elsewhere it is compared immediately before it is replaced.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import re
import secrets
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content.merging.import_record import digest

_AT_FDCWD = -100
_EXCHANGE = 2
"""A flag of renameat2: swap two names in one step."""
_PATIENCE, _PAUSE = 0.5, 0.005
"""Seconds to wait for a writer who has the old file open, and between two looks."""
_ROUNDS = 20
"""Saves that may follow each other while an old file is put back."""
_TEMPORARY = re.compile(r"\.(.+)\.[a-z0-9_]{8}\.tmp\Z")


@dataclass(frozen=True, slots=True)
class Change:
    """A file to create, replace or remove."""

    path: str
    """Relative to the content folder."""
    before: str | None
    """`file_digest` of the file that may be replaced or removed; None if there must be no file."""
    text: str | None
    """The new text; None to remove the file."""

    @property
    def after(self) -> str | None:
        """`file_digest` once the change is made."""
        return None if self.text is None else digest(self.text.replace("\r\n", "\n"))


def file_digest(path: Path) -> str | None:
    """Returns `digest` of a file's text with LF as line ends; None if there is no file."""
    try:
        return digest(path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n"))
    except (FileNotFoundError, NotADirectoryError):
        return None


def apply_change(root: Path, change: Change) -> bool:
    """Make a change, or find it made. Returns False if the file is neither as before nor as after: it is left alone."""
    path, now = root / change.path, file_digest(root / change.path)
    if now == change.after:
        return True
    if now != change.before:
        return False
    if change.text is None:
        return _remove(path, change.before)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(path, change.text) as temporary:
        return _create(temporary, path) if change.before is None else _replace(temporary, path, change)


def write_file(path: Path, text: str) -> None:
    """Replace a file by UTF-8 text atomically, whatever is in it: readers see the old or the new file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(path, text) as temporary:
        os.replace(temporary, path)


def exchange(a: Path, b: Path) -> bool:
    """Swap two names in one step. Returns False where the system cannot, or if one of them does not exist."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):  # not Linux
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _EXCHANGE) == 0)


def temporary_of(path: Path) -> Path | None:
    """Returns the file of which `path` is a temporary version; None if it is not one."""
    match = _TEMPORARY.match(path.name)
    return path.with_name(match.group(1)) if match else None


def clear_temporary(temporary: Path, path: Path, change: Change | None) -> None:
    """Remove what a killed process left of a file that it was changing; an editor's words in it go back to their place."""
    known = {change.before, change.after} if change else {file_digest(temporary)}
    if file_digest(temporary) not in known:
        now = file_digest(path)
        if now is None:
            _link(temporary, path)
        elif change and now == change.after:
            os.replace(temporary, path)
        else:
            os.replace(temporary, path.with_name(f"{path.name}.kept"))
    temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _temporary(path: Path, text: str) -> Iterator[Path]:
    """A file with the new text in the folder of `path`, on disk; removed at the end unless it has been renamed."""
    temporary = _beside(path)
    try:
        with temporary.open("xb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")


def _create(temporary: Path, path: Path) -> bool:
    """Give the file its name, unless another has it by now."""
    return _link(temporary, path)


def _replace(temporary: Path, path: Path, change: Change) -> bool:
    """Exchange the files, then look at the old one: what a writer had open, or saved just now, goes back."""
    if not exchange(temporary, path):
        if file_digest(path) != change.before:
            return False
        os.replace(temporary, path)
        return True
    if _wait(temporary) and file_digest(temporary) == change.before:
        return True
    for _ in range(_ROUNDS):
        if not exchange(temporary, path):
            _link(temporary, path)
            break
        if _wait(temporary) and file_digest(temporary) == change.after:
            break
    return False


def _remove(path: Path, before: str | None) -> bool:
    """Take the name away, then look at the file: what a writer had open, or saved just now, gets its name back."""
    hidden = _beside(path)
    try:
        path.rename(hidden)
    except FileNotFoundError:
        return True
    same = _wait(hidden) and file_digest(hidden) == before
    if not same:
        _link(hidden, path)  # if that is taken, a later save of the same editor has it
    hidden.unlink(missing_ok=True)
    return same


def _link(source: Path, target: Path) -> bool:
    """Give a file another name; False if that exists."""
    try:
        os.link(source, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        try:
            with target.open("xb") as file:
                file.write(source.read_bytes())
        except FileExistsError:
            return False
    return True


def _wait(path: Path) -> bool:
    """Wait until nobody has a file open for writing, if the system says so. Returns False if somebody still has."""
    end = time.monotonic() + _PATIENCE
    while _writers(path):
        if time.monotonic() > end:
            return False
        time.sleep(_PAUSE)
    return True


def _writers(path: Path) -> bool | None:
    """Whether a process has a file open for writing; None if the system does not say."""
    if not hasattr(fcntl, "F_SETLEASE"):
        return None
    handle = os.open(path, os.O_RDONLY)
    try:
        # If a process opens the file before the lease ends, we get a signal: one that does not end us.
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return None
    finally:
        os.close(handle)
    return False
