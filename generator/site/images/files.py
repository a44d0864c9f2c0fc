"""Files that a site has because editors put them there: the images of its texts, and `content/static/` as it is.

Data: `image_outputs` and `static_outputs` give planned `Output`s.
Limits: what is read and encoded is read when an output is rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from generator.errors import ContentError, Problem
from generator.model import SitePath
from generator.site.images.library import Picture
from generator.site.output import Output, OutputKind

_FIX = "rename the file, or remove it"

KeepImage = Callable[[str, Callable[[], bytes]], Callable[[], bytes]]
"""From an image's key and the function that encodes it, a function that encodes it only if no earlier build has."""


def image_outputs(pictures: Iterable[Picture], keep: KeepImage) -> Iterator[Output]:
    """Each image in each of its widths."""
    for picture in pictures:
        for width in picture.facts.widths:
            path = picture.path(width)
            make = keep(path.replace("/", "-"), partial(_encode, picture, width))
            yield Output(path, OutputKind.DATA, make, origin=str(picture.file), fix=_FIX)


def static_outputs(files: Mapping[SitePath, Path]) -> Iterator[Output]:
    """Each file of `static/` as it is."""
    for path, file in files.items():
        yield Output(path, OutputKind.STATIC, partial(_read, file), origin=str(file), fix=_FIX)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}"
        raise ContentError([Problem(str(file), 0, what, "check the file and its permissions")]) from None


def _encode(picture: Picture, width: int) -> bytes:
    from generator.site.images.encode import encode  # with lxml, for drawings: most builds encode no image

    try:
        return encode(picture.file.read_bytes(), width)
    except (OSError, ValueError) as error:
        raise ContentError([Problem(str(picture.file), 0, f"image: {error}", "save it anew")]) from None
