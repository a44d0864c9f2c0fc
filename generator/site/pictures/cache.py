"""Pictures kept between builds, for drawing thousands of them takes minutes.

Data: `PictureCache.later` gives a picture by its key, or draws it.
Limits: a folder that can be deleted at any time; where it cannot be written, pictures are simply made again. Several
builds may use it at once. What a build did not use is removed after it.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path


class PictureCache:
    """A folder of pictures by key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def later(self, key: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
        """Returns a function that gives the picture of `key`, drawn by `make` if the folder lacks it.

        It can be called in another process. The picture counts as used from now on.
        """
        path = self._folder / f"{key}.png"
        self._used.add(path.name)
        return partial(self._get, path, make)

    def _get(self, path: Path, make: Callable[[], bytes]) -> bytes:
        try:
            return path.read_bytes()
        except OSError:
            data = make()
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(path, data)
        return data

    def prune(self) -> None:
        """Remove the pictures that were not used."""
        with contextlib.suppress(OSError):
            for path in self._folder.glob("*.png"):
                if path.name not in self._used:
                    path.unlink()


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a killed build leaves no partial picture."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
