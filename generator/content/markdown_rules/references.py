"""What a text refers to besides names: images, other content files, cards of articles.

Data: `References` has the functions that find each; `TextCard` is what an embedded article shows; `split_part` divides a name
from the part of the page that it means.
Limits: records and names only; what a name means is found by the caller.
"""

from __future__ import annotations

import html
import re
import unicodedata
import xml.etree.ElementTree as etree  # noqa: N813 (Python-Markdown's own name for it)
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markdown.util import AtomicString

from generator.content.markdown_rules.images import ResolveImage
from generator.model import SitePath


@dataclass(frozen=True, slots=True)
class TextCard:
    """What a text shows of something that it embeds: `![[slug]]`."""

    title: str
    path: SitePath
    summary: str = ""
    note: str = ""
    """A day in words, or what kind of page it is."""


@dataclass(frozen=True, slots=True)
class References:
    """Finds what a text refers to; each function gives None for what there is not."""

    image: ResolveImage
    file: Callable[[str], SitePath | None]
    """The relative address of a content file, `../articles/x.md` -> its page; empty if that is not shown on this day."""
    card: Callable[[str], TextCard | None]
    """The name in `![[name]]` -> its card."""


_CONTENT_FILE = re.compile(r"[^:?#]*\.md(?=#|\Z)", re.IGNORECASE)
_KEPT = frozenset({"L", "M"})
"""Categories of Unicode that a heading's id keeps, besides decimal digits, `_`, `-`."""


def is_content_file(address: str) -> bool:
    """Whether an address is that of a content file, such as `../articles/x.md#part`."""
    return bool(_CONTENT_FILE.match(address)) and not address.startswith(("//", "#"))


def split_part(name: str) -> tuple[str, str]:
    """Returns the name and the part of its page: `("mill-opens", "who-pays")` for `mill-opens#who-pays`."""
    whole, _, part = name.partition("#")
    return whole.strip(), part.strip()


def part_id(part: str) -> str:
    """Returns the id that GitHub gives a heading of these words: `Who pays?` becomes `who-pays`."""
    return "".join(_id_letters(part.strip().lower()))


def _id_letters(words: str) -> Iterable[str]:
    for letter in words:
        category = unicodedata.category(letter)
        if category[0] in _KEPT or category in ("Nd", "Pc") or letter == "-":
            yield letter
        elif letter == " ":
            yield "-"


def shape_cards(root: etree.Element) -> None:
    """A paragraph that is one embedded card becomes a block with the whole of it; in a sentence it is a link."""
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag == "p"]:
            alone = len(child) == 1 and not (child.text or "").strip() and not (child[0].tail or "").strip()
            if alone and child[0].tag == "a" and child[0].get("class") == "card":
                parent[list(parent).index(child)] = _card_block(child[0])
    for link in root.iter("a"):
        for key in ("class", "data-summary", "data-note") if link.get("class") == "card" else ():
            link.attrib.pop(key, None)


def card_link(card: TextCard, words: str | None) -> etree.Element:
    """The link in place of a card until `shape_cards` knows where in the text it is."""
    attributes = {"href": f"site:/{card.path}", "class": "card", "data-summary": card.summary, "data-note": card.note}
    link = etree.Element("a", attributes)
    link.text = AtomicString(words or card.title)
    return link


def _card_block(link: etree.Element) -> etree.Element:
    block = etree.Element("section", {"class": "embed"})
    title = etree.SubElement(block, "p", {"class": "embed-title"})
    etree.SubElement(title, "a", {"href": link.get("href", "")}).text = link.text
    for key in ("summary", "note"):
        words = link.get(f"data-{key}", "")
        if words:
            etree.SubElement(block, "p", {"class": f"embed-{key}"}).text = AtomicString(words)
    return block


def plain_words(clean: str) -> str:
    """The words of a piece of HTML on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", clean)).split())
