"""New images of an import: put aside before its intention is written, and given their places after it.

Data: `set_aside` writes them into a hidden folder; `place_images` moves them to where they belong.
Limits: a file that is in the place of an image stays as it is, whatever it shows.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

FOLDER = ".import-images"
"""Of the content folder."""


def set_aside(content: Path, images: Sequence[tuple[str, Callable[[], bytes]]]) -> None:
    """Write the bytes of each image, so that nothing more is needed to place it. Raises `OSError`."""
    if not images:
        return
    folder = content / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, (_, read) in enumerate(images):
        with (folder / str(number)).open("xb") as file:
            file.write(read())
            file.flush()
            os.fsync(file.fileno())


def place_images(content: Path, paths: Sequence[str]) -> None:
    """Move what was set aside for `paths`, in their order, to its place; and remove the rest of an interrupted import."""
    folder = content / FOLDER
    for number, path in enumerate(paths):
        aside, place = folder / str(number), content / path
        if not aside.is_file():  # it has its place since before the interruption
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(aside, place)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            if not place.exists():
                os.replace(aside, place)
        aside.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
