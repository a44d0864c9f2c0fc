"""Plain data of a build on disk, which the next build reads: whole, or not at all.

Data: `read_blob` and `write_blob` keep one value of numbers, strings, bytes, tuples, lists and dictionaries in a file.
Limits: a cache. What is missing, cut off, damaged, of another version or of another Python counts as missing, and what
cannot be written is not kept. Reading runs no code.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import Any

_DIGEST = 32


def read_blob(path: Path, code: str) -> Any:
    """Returns the value in a file; None if there is none that the same program has written. `code`: digest of the program."""
    try:
        data = path.read_bytes()
    except (OSError, MemoryError):
        return None
    head = _head(code)
    digest, payload = data[len(head) : len(head) + _DIGEST], data[len(head) + _DIGEST :]
    if not data.startswith(head) or _digest(payload) != digest:
        return None
    try:
        return marshal.loads(payload)
    except (EOFError, ValueError, TypeError, MemoryError):
        return None


def write_blob(path: Path, code: str, value: Any) -> None:
    """Keep a value in a file, in the place of the one before. Raises ValueError for other types than those above."""
    payload = marshal.dumps(value)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.writelines((_head(code), _digest(payload), payload))  # joined, they would be in memory twice
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _head(code: str) -> bytes:
    return f"briefings cache {code} {sys.version}\n".encode()


def _digest(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_DIGEST).digest()
