"""Images of a text: those of the content folder are shown, those of other sites are links.

Data: `ImageSource`, an image as the site has it; `shape_images` changes the tree of a text, `place_addresses` its HTML.
Limits: pure; which image an address means is found by the caller.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree  # noqa: N813 (Python-Markdown's own name for it)
from collections.abc import Callable
from dataclasses import dataclass

from markdown.util import AtomicString

from generator.model import SitePath

IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"})
"""Of files that may be images, next to the text that shows them or in `images/`."""
_SIZES = "(max-width: 40rem) 100vw, 38rem"
"""How wide a page shows an image, for browsers to choose one that is wide enough."""
_IMAGE = re.compile(r'<img src="site:/[^"]*"(?: srcset="[^"]*")?')
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class ImageSource:
    """An image in the widths in which the site has it."""

    files: tuple[tuple[SitePath, int], ...]
    """File and width in pixels, ascending; at least one."""
    height: int
    """Of the widest."""


ResolveImage = Callable[[str], ImageSource | None]
"""The address of an image as the text has it -> the image, or None if there is none."""


def is_elsewhere(address: str) -> bool:
    """Whether an address is that of another site, or of no file at all."""
    return bool(_ELSEWHERE.match(address.strip()))


def shape_images(root: etree.Element, resolve: ResolveImage | None) -> list[str]:
    """Give each image its files, or make it a link. Returns the addresses of the content folder that lead nowhere."""
    missing = []
    for element in root.iter("img"):
        address = element.get("src", "").strip()
        source = None if resolve is None or is_elsewhere(address) else resolve(address)
        if source is not None:
            _show(element, source)
            continue
        if resolve is not None and not is_elsewhere(address):
            missing.append(address)
        _unmake(element)
    _make_figures(root)
    return missing


def place_addresses(page: str, root: str) -> str:
    """The HTML with `root` in front of the site's own files in its images; `root` is empty, `../`, or an absolute address."""
    if '<img src="site:/' not in page:
        return page
    return _IMAGE.sub(lambda match: match[0].replace("site:/", root or "./"), page)


def _show(element: etree.Element, source: ImageSource) -> None:
    words, title = element.get("alt", ""), element.get("title", "")
    path, width = source.files[-1]
    element.attrib.clear()
    element.set("src", f"site:/{path}")
    if len(source.files) > 1:
        element.set("srcset", ", ".join(f"site:/{file} {size}w" for file, size in source.files))
        element.set("sizes", _SIZES)
    element.set("alt", words)
    element.set("width", str(width))
    element.set("height", str(source.height))
    element.set("loading", "lazy")
    element.set("decoding", "async")
    if title:
        element.set("title", title)


def _make_figures(root: etree.Element) -> None:
    """A paragraph that is one image becomes a figure; the title of the image is its caption."""
    for parent in list(root.iter()):
        for paragraph in [child for child in parent if child.tag == "p"]:
            if len(paragraph) != 1 or paragraph[0].tag != "img" or (paragraph.text or "").strip():
                continue
            image = paragraph[0]
            if (image.tail or "").strip():
                continue
            caption = image.attrib.pop("title", "")
            image.tail = None
            paragraph.tag, paragraph.text = "figure", None
            if caption:
                etree.SubElement(paragraph, "figcaption").text = AtomicString(caption)


def _unmake(element: etree.Element) -> None:
    """Replace an image with a link to it: pages load nothing from other hosts."""
    address, words = element.get("src", ""), element.get("alt", "")
    element.attrib.clear()
    name = address.partition("?")[0].rstrip("/").rpartition("/")[2]
    element.tag, element.text = "a", AtomicString(words or name or address)
    element.set("href", address)
