"""Lets one import at a time write to a content folder.

Data: `import_lock`, held while an import reads the record, decides and writes.
Limits: the system's own lock of a file, which ends with its process: the file of a dead process locks nothing.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from generator.errors import ContentError, Problem

LOCK_NAME = ".import.lock"


@contextlib.contextmanager
def import_lock(content: Path) -> Iterator[None]:
    """Hold the lock of a content folder, which is created if it is missing.

    Raises `ContentError` with the number of the other process if one holds it. A folder that was created and stays
    empty is removed again.
    """
    made = not content.exists()
    content.mkdir(parents=True, exist_ok=True)
    path = content / LOCK_NAME
    handle = _acquired(path, content)
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)
        if made:
            with contextlib.suppress(OSError):
                content.rmdir()


def _acquired(path: Path, content: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            try:
                raise ContentError([_running(handle, content)]) from None
            finally:
                os.close(handle)
        # The holder before removes the file; then this is the lock of a file that has no name any more.
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_ino == os.fstat(handle).st_ino:
                return handle
        os.close(handle)


def _running(handle: int, content: Path) -> Problem:
    number = ""
    for _ in range(10):  # it writes its number just after it has locked
        number = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
        if number:
            break
        time.sleep(0.02)
    what = f"another import into this folder is running (process {number or 'unknown'})"
    return Problem(str(content), 0, what, "wait until it has ended, then run the command again")
