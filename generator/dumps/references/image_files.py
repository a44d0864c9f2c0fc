"""The image files that come with a dump: next to it, in its folder, in an export's folder of uploads, or inside the file.

Data: `ImageFiles.find` gives the `ImageFile` that an address means, which reads its bytes when they are needed.
Limits: reads nothing outside of the folder that was given, for a single file that of the file, and fetches nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.model import DumpKind

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PICTURE = frozenset(".avif .bmp .gif .heic .jpeg .jpg .jxl .png .svg .tif .tiff .webp".split())
_PLACES = ("", "static", "public", "assets", "src", "source", "attachments", "images", "img", "media", "_resources")
"""Folders from which the programs that write sites and notes give addresses."""
_EXPORTS = (DumpKind.WORDPRESS, DumpKind.GHOST)
"""Kinds whose images have an address of the old site, and whose files come in a folder next to the export."""
_WITH_PARTS = (DumpKind.MAIL, DumpKind.WEB_PAGE, DumpKind.DOCUMENT, DumpKind.LIST, DumpKind.EVERNOTE)
"""Kinds whose images inside the file may have an address of the web."""
_FEWEST = 2
"""Parts of such an address that are the same in the folder: `uploads/boats.png`."""
_MOST_FILES = 200_000
"""Names in the folder that was given that are looked through for a note's image."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image that comes with a dump."""

    name: str
    """The file's own name."""
    read: Callable[[], bytes]
    """Raises `OSError`."""
    path: Path | None = None
    """None where it is inside the dump."""


class ImageFiles:
    """Finds the images of one dump."""

    def __init__(self, path: Path, root: Path | None, kind: DumpKind) -> None:
        """`path` is the dump's file, `root` the folder that was given; None where the file was."""
        self._path, self._kind = path, kind
        self._root, self._is_folder = root or path.parent, root is not None

    @property
    def is_page(self) -> bool:
        """Whether the dump is a saved page, which has images of its site among those of its article."""
        return self._kind is DumpKind.WEB_PAGE

    def find(self, address: str, *, by_name: bool = False) -> ImageFile | None:
        """Returns the file that an address means, as a dump writes it; None where no file comes with the dump.

        `by_name`: an address that is only a name, such as that of `![[boats.png]]`, may mean a file anywhere in the folder.
        """
        if inner := self._inner(address):
            return inner
        for place in self._places(address):
            file = self._root / place
            if self._is_ours(file):
                return ImageFile(file.name, file.read_bytes, file)
        named = by_name and self._is_folder and "/" not in address
        found = self._names.get(unquote(address)) if named else None
        return ImageFile(found.name, found.read_bytes, found) if found and self._is_ours(found) else None

    @cached_property
    def _embedded(self) -> Mapping[str, bytes]:
        """The images inside the dump's own file."""
        from generator.dumps.documents.parts import embedded_images

        return embedded_images(self._path.read_bytes())

    def _inner(self, address: str) -> ImageFile | None:
        """The image inside the file, as mails, documents, feeds and pages in one file have them."""
        if not address.startswith(("cid:", "part:")) and self._kind not in _WITH_PARTS:
            return None
        key = unquote(address) if address.startswith(("cid:", "part:")) else address
        if key not in self._embedded:
            return None
        name = PurePosixPath(urlsplit(key).path if "//" in key else key.partition(":")[2]).name
        return ImageFile(name or "image", partial(self._embedded.__getitem__, key))

    def _places(self, address: str) -> Iterator[Path]:
        """Where the file of an address may be: in the folder, or next to the dump."""
        address = address.strip().replace("__GHOST_URL__", "")
        if address.startswith("//") or _ELSEWHERE.match(address):
            parts = PurePosixPath(unquote(urlsplit(address).path)).parts[1:] if self._kind in _EXPORTS else ()
            here = self._path.parent.relative_to(self._root)
            for start in range(len(parts) - _FEWEST + 1):
                yield here.joinpath(*parts[start:])
            return
        plain = re.split(r"[?#]", address, maxsplit=1)[0]
        for written in dict.fromkeys((unquote(plain), unquote(address), plain)):
            if not written.strip("/.") or "\0" in written:
                continue
            if not written.startswith("/"):
                yield self._path.parent.relative_to(self._root) / written
            for folder in _PLACES:
                yield Path(folder) / written.lstrip("/")

    def _is_ours(self, file: Path) -> bool:
        """Whether there is a file, and within the folder that was given."""
        try:
            return file.is_file() and file.resolve().is_relative_to(self._root.resolve())
        except OSError:  # such as a name that is too long
            return False

    @cached_property
    def _names(self) -> Mapping[str, Path]:
        """The images of the folder by their names, the first of each."""
        found: dict[str, Path] = {}
        count = 0
        for place, folders, names in os.walk(self._root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            count += len(names)
            if count > _MOST_FILES:
                break
            for name in names:
                if Path(name).suffix.lower() in _PICTURE:
                    found.setdefault(name, Path(place) / name)
        return found
