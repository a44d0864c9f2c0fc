"""What a marked-up source has besides words, and what of it is in the Markdown: links, images, tables, list entries, code.

Data: `source_elements` lists what an element of lxml's holds for readers; `missing` those that are neither in the paragraphs
of an article nor among what was dropped; `count_written` counts what the paragraphs have.
Limits: what is dropped with its words is accounted for by these; a link without words is one with its image; an entry of a
list is missing only if its words are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.dumps.markup.addresses import link_address
from generator.dumps.markup.code import is_prose
from generator.dumps.markup.elements import HEADINGS, LISTS, SILENT, image_of, is_word_image, judge, table_rows
from generator.dumps.markup.inline_markdown import safe_address
from generator.dumps.markup.pieces import Piece
from generator.dumps.plain_text import letters_of, plain
from generator.model import BlockKind, ElementKind, Paragraph

_LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)")
_IMAGE = re.compile(r"!\[(?:[^\[\]\\]|\\.){0,600}\]\(")
_BLOCKS = {
    BlockKind.TABLE: ElementKind.TABLE,
    BlockKind.CODE: ElementKind.CODE,
    BlockKind.BULLET: ElementKind.ENTRY,
    BlockKind.NUMBERED: ElementKind.ENTRY,
}
_AROUND = frozenset("div figure p section article h1 h2 h3 h4 h5 h6 picture".split())
_INNER = frozenset({*LISTS, *HEADINGS, "table", "pre"})


@dataclass(frozen=True, slots=True)
class SourceElement:
    """Something in a marked-up source that is more than its words."""

    kind: ElementKind
    words: str
    """On one line; of an image its address as written."""
    address: str = ""
    """Of a link, absolute."""
    line: int = 0
    """1-based line of the source."""
    parts: tuple[str, ...] = ()
    """Of a link around blocks, as teasers of other articles are: the letters of each of its texts."""


def source_elements(root: Any, base: str) -> list[SourceElement]:
    """Returns what readers see under an element, without what is dropped with its words; `base` is the page's address."""
    return list(_elements(root, base))


def _elements(root: Any, base: str) -> Iterator[SourceElement]:
    from lxml import etree  # here, so that an import of plain text does not wait for it

    steps = etree.iterwalk(root, events=("start",))
    for _, element in steps:
        tag = str(element.tag).lower() if isinstance(element.tag, str) else ""
        dropped, reason = judge(tag, element, None) if tag else (True, None)
        if dropped and (reason or tag in SILENT or not tag):
            steps.skip_subtree()
            continue
        if tag == "pre" and not element.xpath("descendant::code") and is_prose(element.text_content()):
            yield from (each for one in element.iter("a") if (each := _element("a", one, base)))
            steps.skip_subtree()
            continue
        found = _element(tag, element, base)
        if found:
            yield found
            if found.kind is ElementKind.CODE:  # its characters count, not its mark-up
                steps.skip_subtree()


def _element(tag: str, element: Any, base: str) -> SourceElement | None:
    line = element.sourceline or 0
    if tag == "a":
        address = link_address(element.get("href") or "", base)
        said = list(_said(element))
        words = plain("".join(said))
        around = any(isinstance(child.tag, str) and child.tag in _AROUND for child in element.iterdescendants())
        parts = tuple(letters for each in said if (letters := letters_of(each))) if around else ()
        return SourceElement(ElementKind.LINK, words, address, line, parts) if address and words else None
    if tag == "img":
        image = None if is_word_image(element) else image_of(element, base)
        return SourceElement(ElementKind.IMAGE, image[0], line=line) if image else None
    if tag == "table" and table_rows(element):
        return SourceElement(ElementKind.TABLE, plain(element.text_content())[:200], line=line)
    if tag == "li" and (words := plain(max(_said(element, _INNER), key=len))):
        return SourceElement(ElementKind.ENTRY, words, line=line)
    if tag == "pre" and (text := (element.text_content() or "").strip("\n").rstrip()).strip():
        return SourceElement(ElementKind.CODE, plain(text)[:200], line=line)
    return None


def _said(element: Any, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """The words that readers see in an element, without those of some elements in it."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT and child.tag not in without:
            yield from _said(child, without)
        yield child.tail or ""


def missing(
    elements: Sequence[SourceElement], kept: Sequence[Paragraph], dropped: Iterable[Piece]
) -> list[SourceElement]:
    """Returns the elements of a source that neither an article's paragraphs nor what was dropped of it has."""
    left_out = list(dropped)
    addresses = Counter(address for paragraph in kept for address in _LINK.findall(paragraph.markdown))
    images = Counter(paragraph.image for paragraph in kept if paragraph.image)
    images.update(piece.image for piece in left_out if piece.image)
    blocks = Counter(_BLOCKS[paragraph.kind] for paragraph in kept if paragraph.kind in _BLOCKS)
    silent = letters_of(" ".join(piece.text for piece in left_out))
    said = silent + letters_of(" ".join(paragraph.text for paragraph in kept))
    lost = []
    for element in elements:
        if element.kind is ElementKind.LINK:
            held, key = addresses, safe_address(element.address)
        elif element.kind is ElementKind.IMAGE:
            held, key = images, element.words
        else:
            held, key = blocks, element.kind
        if _is_dropped(element, silent):
            continue
        if held[key]:
            held[key] -= 1
        elif element.kind is not ElementKind.ENTRY or letters_of(element.words) not in said:
            lost.append(element)
    return lost


def _is_dropped(element: SourceElement, silent: str) -> bool:
    """Whether an element's words are among the letters of what was dropped; of a link around blocks each of its texts."""
    if element.words and letters_of(element.words) in silent:
        return True
    return bool(element.parts) and all(part in silent for part in element.parts)


def count_written(paragraphs: Iterable[Paragraph]) -> Counter[ElementKind]:
    """Returns how many elements of each kind an article's paragraphs have."""
    found: Counter[ElementKind] = Counter()
    for paragraph in paragraphs:
        images = len(_IMAGE.findall(paragraph.markdown))
        kind = _BLOCKS.get(paragraph.kind) if paragraph.kind else None
        if kind:
            found[kind] += 1
        found[ElementKind.IMAGE] += images
        if paragraph.kind is not BlockKind.CODE:
            found[ElementKind.LINK] += len(_LINK.findall(paragraph.markdown)) - images
    return found


def expected(elements: Iterable[SourceElement], dropped: Iterable[Piece]) -> tuple[tuple[ElementKind, int], ...]:
    """Returns how many elements of each kind an article should have: those of its source that no dropped piece has."""
    silent = letters_of(" ".join(piece.text for piece in dropped))
    own = (each for each in elements if not _is_dropped(each, silent))
    return tuple(sorted(Counter(each.kind for each in own).items()))
