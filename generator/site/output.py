"""One file of the site before it is made: its path, its kind, and the function and inputs that make it.

Data: `Output`, `OutputKind`.
Limits: records only. An output depends on its `inputs` and on the size and digest of the outputs it `needs`, and on
nothing else: outputs of one kind can be made in any order and in several processes.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.model import OutputFile, SitePath, WrittenFile

Built = Mapping[SitePath, WrittenFile]
"""Size and digest of files that are made already."""

SITE_ITSELF = "the site itself"
"""The origin of outputs that no content file and no theme asks for."""


class OutputKind(StrEnum):
    """In the order in which they are made: an output needs only outputs of earlier kinds."""

    THEME = "theme"
    """Static files of the theme."""
    STATIC = "static"
    """Files of `content/static/`, as they are."""
    DATA = "data"
    """Feeds, search index, exports, sitemap, pictures."""
    PAGE = "page"
    """HTML."""
    DOWNLOAD = "download"
    """The whole archive as one file; left out where it does not fit on the host."""
    LISTING = "listing"
    """The page that lists the downloads."""
    SUMMARY = "summary"
    """Made from the digests of all other files: the service worker."""


@dataclass(frozen=True, slots=True)
class Output:
    """One planned file."""

    path: SitePath
    kind: OutputKind
    make: Callable[..., bytes]
    """Deterministic; called with `inputs`, and with a `Built` of `needs` after them if it needs any."""
    inputs: tuple[Any, ...] = ()
    needs: tuple[SitePath, ...] = ()
    """Outputs of earlier kinds whose size and digest it uses, if they are kept."""
    origin: str = SITE_ITSELF
    """The file it is made from, as the user would name it."""
    fix: str = ""
    """What the user can do if another output has its path."""
    measured: bool = False
    """Whether it matters how much of it a server transfers."""
    in_rows: bool = False
    """Whether it has a row for each article, and `make` takes an `OldTable` after the `inputs`."""
    key: bytes = b""
    """Digest of all that its bytes depend on, apart from the program; empty if its planner does not know."""

    @property
    def ready(self) -> bool:
        """Whether its bytes are known already."""
        return self.make is bytes

    def render(self, built: Built) -> bytes:
        """The file's bytes. Raises `ContentError` for a wrong template."""
        known = {path: built[path] for path in self.needs if path in built}
        return self.make(*self.inputs, *([known] if self.needs else []))


def data_output(path: SitePath, make: Callable[..., bytes], *inputs: Any) -> Output:
    """A file for programs, made by `make(*inputs)`."""
    return Output(path, OutputKind.DATA, make, inputs)


def finished(file: OutputFile) -> Output:
    """A file for programs whose bytes are known already."""
    return Output(file.path, OutputKind.DATA, bytes, (file.data,), key=joined_key([file.data]))


def joined_key(parts: Iterable[bytes]) -> bytes:
    """The key of what is made from these bytes, or from what these keys are of."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(part)
    return found.digest()


def digest(plain: Any) -> bytes:
    """The key of what is made from numbers, strings, bytes, tuples and lists."""
    return joined_key([marshal.dumps(plain, 2)])  # a later version writes the same value in several ways
