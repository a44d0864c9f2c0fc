"""An electronic book or magazine, EPUB, as lines of Markdown.

Data: `read_epub` gives the text of its chapters in their order, its title and its date.
Limits: without the table of contents and the cover; raises KeyError and ValueError for a broken file.
"""

from __future__ import annotations

import posixpath
import urllib.parse
import zipfile
from functools import partial
from typing import Any

from generator.dumps.encoding import decode
from generator.dumps.markup.addresses import PART
from generator.dumps.messages.html_text import html_lines

_FRAME = ("nav", "toc", "cover", "titlepage")
"""In the names of parts that hold no text."""


def read_epub(archive: zipfile.ZipFile) -> tuple[str, str, str]:
    """The text, the title and the date."""
    container = _parse(archive.read("META-INF/container.xml"))
    path = next(str(each.get("full-path")) for each in container.iter() if _name(each) == "rootfile")
    package = _parse(archive.read(path))
    parts = {each.get("id"): each for each in package.iter() if _name(each) == "item"}
    members = set(archive.namelist())
    lines: list[str] = []
    for reference in package.iter():
        part = parts.get(reference.get("idref")) if _name(reference) == "itemref" else None
        if part is None or "nav" in str(part.get("properties") or "") or reference.get("linear") == "no":
            continue
        href = urllib.parse.unquote(str(part.get("href") or ""))
        if any(word in posixpath.basename(href).lower() for word in _FRAME):
            continue
        name = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
        source = decode(archive.read(name)).text
        lines += [*([""] if lines else []), *html_lines(_without_title(source), partial(_inside, name, members))]
    facts = {
        name: next((each.text or "" for each in package.iter() if _name(each) == name), "")
        for name in ("title", "date")
    }
    return "\n".join(lines), facts["title"].strip(), facts["date"].strip()


def _inside(chapter: str, members: set[str], address: str) -> str:
    """The address of an image that a chapter shows; empty where it is not in the book."""
    place = posixpath.normpath(posixpath.join(posixpath.dirname(chapter), urllib.parse.unquote(address)))
    return f"{PART}{place}" if place in members else ""


def _without_title(source: str) -> str:
    """A chapter without its head, which says its title once more."""
    start = source.lower().find("<body")
    return source[start:] if start >= 0 else source


def _parse(data: bytes) -> Any:
    from lxml import etree  # here, so that an import of plain text does not wait for it

    try:
        return etree.fromstring(data, parser=etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
