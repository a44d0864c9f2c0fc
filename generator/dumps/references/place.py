"""The images and files that the articles of a dump refer to: what comes with it is copied, the rest keeps its words.

Data: `place_references` gives the items with addresses that are right in an archive, the `ImportImage`s to be copied, and
what was left out of the texts, each with its reason.
Limits: writes nothing, fetches nothing; an image is decoded by `check`, which the caller gives.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from urllib.parse import quote, urljoin

from generator.content.slugs import slugify_name
from generator.discard_reason import DiscardReason
from generator.dumps.items import DumpItems
from generator.dumps.markup.addresses import web_address
from generator.dumps.references.image_files import ImageFile, ImageFiles
from generator.dumps.references.rewrite import FormTarget, Rewriter, definitions_of, rewrite
from generator.dumps.to_markdown import escape_inline
from generator.model import BlockKind, Discard, Item, Paragraph

IMAGES_FOLDER = "images"
"""Of the content folder."""
_LONGEST_NAME = 60
_DIGEST_LENGTH = 10
_SMALLEST = 3
"""Pixels, of each side of an image that is more than a counter of readers."""
_ICON = 33
"""Likewise on a saved page."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_SAVED_PARTS = re.compile(
    r"(?:\./)?[^/?#]+(?:_files|_Dateien|-Dateien|_fichiers|_archivos|_bestanden|\.files)/", re.IGNORECASE
)
"""The folder in which a browser saves the parts of a page: its name is no part of the page's address."""
_SHOWN = re.compile(rf"\]\(({IMAGES_FOLDER}/[^()\s\"]+)")
_FILE = re.compile(r"\.(?:md|markdown|mdx|txt|org)(?:$|[#?])", re.IGNORECASE)


class ImageSetting(StrEnum):
    """What becomes of the images of an import."""

    COPY = "copy"
    """Those that come with a dump are copied; those of other sites are links."""
    LINK = "link"
    """None is copied."""
    NONE = "none"
    """Only their words are kept."""


@dataclass(frozen=True, slots=True)
class ImportImage:
    """An image to be copied into the archive."""

    path: str
    """From the content folder."""
    read: Callable[[], bytes]
    """Raises `OSError`."""
    source: Path | None = None
    """The file that is copied; None where it is inside the dump."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The items of a dump with addresses that are right in an archive."""

    found: DumpItems
    images: tuple[ImportImage, ...] = ()
    """Those that the texts show, each once."""


Check = Callable[[bytes], tuple[str, int, int]]
"""From an image's bytes its suffix, width and height. Raises `ValueError` with what is wrong with it."""


def place_references(
    found: DumpItems, files: ImageFiles, setting: ImageSetting, check: Check, is_known: Callable[[str], bool]
) -> Placed:
    """Rewrite what the items of a dump refer to. `is_known`: whether `[[name]]` is a name of the archive."""
    if not any(_refers(paragraph) for item in found.items for paragraph in item.paragraphs):
        return Placed(found)
    placer = _Placer(files, setting, check, is_known)
    items = tuple(placer.item(item) for item in found.items)
    discards = (*found.discards, *placer.discards)
    return Placed(replace(found, items=items, discards=discards), tuple(placer.images.values()))


def _refers(paragraph: Paragraph) -> bool:
    return bool(paragraph.image) or "[" in paragraph.markdown or "<img" in paragraph.markdown.lower()


class _Placer:
    """Goes through the items of one dump."""

    def __init__(self, files: ImageFiles, setting: ImageSetting, check: Check, is_known: Callable[[str], bool]) -> None:
        self._files, self._setting, self._check, self._is_known = files, setting, check, is_known
        self.images: dict[str, ImportImage] = {}
        self.discards: list[Discard] = []
        self._placed: dict[str, tuple[str, DiscardReason | None, str]] = {}
        self._line = 0
        self._base = ""
        self._written = ""

    def item(self, item: Item) -> Item:
        """An item with right addresses."""
        definitions: dict[str, str] = {}
        for paragraph in item.paragraphs:
            definitions |= definitions_of(paragraph.markdown)
        definitions = {key: address for key, address in definitions.items() if not _SCHEME.match(address.lstrip("<"))}
        self._base = item.url or ""
        kept = [each for one in item.paragraphs if (each := self._paragraph(one, definitions)) is not None]
        return replace(item, paragraphs=tuple(kept or item.paragraphs[:1]))

    def _paragraph(self, paragraph: Paragraph, definitions: dict[str, str]) -> Paragraph | None:
        """A paragraph with right addresses; None where nothing of it is left."""
        if paragraph.kind is BlockKind.CODE or not _refers(paragraph):
            return paragraph
        self._line, self._written = paragraph.line, paragraph.image
        by = Rewriter(self._image, self._link, self._name)
        markdown = rewrite(paragraph.markdown, by, definitions)
        if not re.search(r"[^\s>*+.\d-]", markdown) and markdown != paragraph.markdown:
            return None
        if markdown == paragraph.markdown:
            return paragraph
        shown = paragraph.text != paragraph.image or "](" in markdown
        return replace(paragraph, markdown=markdown, text=paragraph.text if shown else markdown.strip())

    def _image(self, words: str, target: FormTarget) -> str | None:
        """The Markdown of an image that is copied, a link, or only words."""
        address = self._written or target.address
        if not address and not words:
            return ""
        path, reason, detail = self._place(address, embed=not self._written)
        title = f' "{target.title}"' if target.title and '"' not in target.title else ""
        if path:
            return f"![{words}]({path}{title})"
        outside = target.address if _is_web(target.address) else urljoin(self._base, target.address)
        named = bool(words) or not self._files.is_page
        if self._setting is not ImageSetting.NONE and named and _is_web(outside) and not _SAVED_PARTS.match(address):
            return None if outside == target.address else f"![{words}]({web_address(outside) or outside}{title})"
        reason = reason or DiscardReason.IMAGE_NOT_FOUND
        if self._setting is ImageSetting.NONE or (_is_web(outside) and not named):
            reason = DiscardReason.IMAGE_LEFT_OUT
        self.discards.append(Discard(self._line, address[:200] or words, reason, detail))
        return " ".join(part for part in (words, escape_inline(target.title)) if part)

    def _place(self, address: str, *, embed: bool) -> tuple[str, DiscardReason | None, str]:
        """The path of a copied image, or why it is not copied; both empty where no file comes with the dump."""
        if self._setting is not ImageSetting.COPY:
            return "", DiscardReason.IMAGE_LEFT_OUT, ""
        if address not in self._placed:
            file = self._files.find(address, by_name=embed)
            self._placed[address] = self._copied(file) if file else ("", None, "")
        return self._placed[address]

    def _copied(self, file: ImageFile) -> tuple[str, DiscardReason | None, str]:
        try:
            data = file.read()
            suffix, width, height = self._check(data)
        except OSError as error:
            return "", DiscardReason.IMAGE_NOT_SHOWN, f"it cannot be read: {error.strerror or error}"
        except ValueError as error:
            return "", DiscardReason.IMAGE_NOT_SHOWN, str(error)
        if min(width, height) < (_ICON if self._files.is_page else _SMALLEST):
            return "", DiscardReason.TRACKING_PIXEL, ""
        stem = slugify_name(PurePosixPath(file.name).stem)[:_LONGEST_NAME].strip("-") or "image"
        digest = hashlib.sha256(data).hexdigest()[:_DIGEST_LENGTH]
        path = f"{IMAGES_FOLDER}/{stem}-{digest}.{suffix}"
        self.images.setdefault(path, ImportImage(path, file.read, file.path))
        return path, None, ""

    def _link(self, words: str, target: FormTarget) -> str | None:
        """A link that leads somewhere, or its words."""
        address = target.address
        if _SCHEME.match(address) or not address or (address.startswith("#") and self._base == ""):
            return None if not address.lower().startswith("file:") else self._unlinked(words, address)
        outside = urljoin(self._base, quote(address, safe="/%?#=&:;,+~@!$'*()[]")) if self._base else ""
        if _is_web(outside) and not _FILE.search(address):
            return f"[{words}]({outside.replace('(', '%28').replace(')', '%29')})"
        path, _, _ = self._place(address, embed=False) if _is_picture(address) else ("", None, "")
        if path:
            return words if words.startswith("![") else f"![{words}]({path})"
        return self._unlinked(words, address)

    def _unlinked(self, words: str, address: str) -> str:
        self.discards.append(Discard(self._line, address[:200], DiscardReason.LINK_TO_A_FILE))
        return words

    def _name(self, name: str, words: str) -> str | None:
        """A link by a name, where the archive has it, or its words."""
        if self._is_known(name.partition("#")[0].strip()):
            return None
        self.discards.append(Discard(self._line, name, DiscardReason.LINK_TO_A_FILE))
        return words or name


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


def _is_picture(address: str) -> bool:
    return bool(re.search(r"\.(?:jpe?g|png|webp|gif|svg)(?:$|[?#])", address, re.IGNORECASE))


def shown_images(text: str) -> set[str]:
    """Returns the paths from the content folder of the images that the text of an article shows."""
    return set(_SHOWN.findall(text))
