"""The images of a content folder, found by the address that a text gives them.

Data: `ImageLibrary.finder` gives the `ImageSource` of an address, and keeps which images are shown; `address_problems` says
which addresses lead nowhere, and why.
Limits: reads the content folder, each image once; encodes nothing.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from generator.content.markdown_rules.images import IMAGE_SUFFIXES, ImageSource
from generator.content.markdown_rules.references import is_content_file
from generator.content.slugs import slugify_name
from generator.errors import Problem, closest
from generator.model import SitePath
from generator.site.images.facts import FORMATS, VERSION, ImageFacts

IMAGES_FOLDER = "images"
"""Of the content folder, and of the site."""
STATIC_FOLDER = "static"
_DIGEST_LENGTH = 10
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that a text shows."""

    file: Path
    name: str
    """Path from the content folder."""
    digest: str
    facts: ImageFacts

    def path(self, width: int) -> SitePath:
        """Its file in the site, of one of its widths: another content has another name."""
        stem = slugify_name(Path(self.name).stem)[:_LONGEST_NAME].rstrip("-")
        size = "" if width == self.facts.widths[-1] else f"-{width}"
        return SitePath(f"{IMAGES_FOLDER}/{stem}-{self.digest}{size}.{self.facts.suffix}")

    @property
    def source(self) -> ImageSource:
        """What a page needs to show it."""
        widths = self.facts.widths
        return ImageSource(tuple((self.path(width), width) for width in widths), self.facts.height_at(widths[-1]))


class ImageLibrary:
    """Finds the images of one content folder."""

    def __init__(self, content: Path | None) -> None:
        """Without `content` every address leads nowhere."""
        self._content = content
        self._names: dict[str, frozenset[str]] = {}
        self._pictures: dict[str, Picture | str] = {}
        """Path from the content folder -> the image, or what is wrong with it."""
        self._used: dict[str, Picture] = {}

    @property
    def used(self) -> tuple[Picture, ...]:
        """The images that were found, sorted; those of one file in several places are one."""
        by_digest = {picture.path(0): picture for picture in self._used.values()}
        return tuple(by_digest[path] for path in sorted(by_digest))

    def finder(self, text: str) -> Callable[[str], ImageSource | None]:
        """Returns a function that finds an image for `text`, the path of a content file; what it finds counts as used."""

        def find(address: str) -> ImageSource | None:
            name = self._place(address, text)
            picture = self._picture(name) if name else None
            if not isinstance(picture, Picture):
                return None
            self._used[picture.name] = picture
            return picture.source

        return find

    def problem(self, address: str, text: str, line: int) -> Problem:
        """What is wrong with an address for which `find` gave None, in line `line` of `text`."""
        name = self._place(address, text)
        picture = self._picture(name) if name else None
        if isinstance(picture, str):
            return Problem(text, line, f'image "{address}": {picture}', f"save it as {FORMATS}")
        close = self._closest(address, text)
        fix = (
            f"did you mean {close}?"
            if close
            else "put the file into images/ of the content folder, or next to the text"
        )
        return Problem(text, line, f'there is no image "{address}"', fix)

    def _place(self, address: str, text: str) -> str:
        """The path from the content folder of the file that an address means; empty if there is none."""
        return next((name for name in _candidates(address, text) if self._exists(name)), "")

    def _exists(self, name: str) -> bool:
        """Whether a file has exactly this name, in capitals and small letters too: so that it is found on any system."""
        folder, _, last = name.rpartition("/")
        return last in self._listed(folder) and (not folder or folder == "." or self._exists(folder))

    def _listed(self, folder: str) -> frozenset[str]:
        if folder not in self._names:
            try:
                self._names[folder] = (
                    frozenset(path.name for path in (self._content / folder).iterdir())
                    if self._content
                    else frozenset()
                )
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]

    def _picture(self, name: str) -> Picture | str:
        if name not in self._pictures:
            self._pictures[name] = self._read(name)
        return self._pictures[name]

    def _read(self, name: str) -> Picture | str:
        assert self._content is not None
        file = self._content / name
        if file.is_dir():
            return "it is a folder"
        from generator.site.images.encode import measure  # Pillow takes long to load, and most checks see no image

        try:
            data = file.read_bytes()
            digest = hashlib.sha256(b"%d\n" % VERSION + data).hexdigest()[:_DIGEST_LENGTH]
            return Picture(file, name, digest, measure(data))
        except OSError as error:
            return f"it cannot be read: {error.strerror or error}"
        except ValueError as error:
            return str(error)

    def _closest(self, address: str, text: str) -> str | None:
        """The address of the image that is spelt most like a wrong one."""
        wanted = PurePosixPath(unquote(address)).stem.casefold()
        known: dict[str, str] = {}
        for folder, prefix in ((posixpath.dirname(text), ""), (IMAGES_FOLDER, f"{IMAGES_FOLDER}/")):
            for name in sorted(self._listed(folder)):
                if Path(name).suffix.casefold() in IMAGE_SUFFIXES:
                    known.setdefault(Path(name).stem.casefold(), f"{prefix}{name}")
        found = closest(wanted, known)
        return known[found] if found else None


def address_problems(
    path: str, body: str, first_line: int, addresses: Iterable[str], library: ImageLibrary
) -> list[Problem]:
    """Returns a problem for each line of the text at `path` that has one of the `addresses`, which lead nowhere."""
    found = []
    for address in addresses:
        lines = enumerate(body.split("\n"), first_line)
        numbers = [number for number, line in lines if address in line] or [first_line]
        for number in numbers:
            if is_content_file(address):
                what = f'broken link: there is no file "{address}"'
                found.append(Problem(path, number, what, "correct the address; it is relative to the file of the text"))
            else:
                found.append(library.problem(address, path, number))
    return found


def _candidates(address: str, text: str) -> list[str]:
    """Where an image may be, paths from the content folder: next to the text, from the content folder, in `images/`."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path.strip("/"):
        return []
    if path.startswith("/"):
        places = ["", STATIC_FOLDER, IMAGES_FOLDER]
    else:
        places = [posixpath.dirname(text), "", IMAGES_FOLDER]
    joined = [posixpath.normpath(posixpath.join(place, path.lstrip("/"))) for place in places]
    return [name for name in dict.fromkeys(joined) if name != "." and not name.startswith("..")]
