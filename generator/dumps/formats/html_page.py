"""A saved web page: its one article, as trafilatura finds it, with the page's own lines and mark-up.

Data: `read_web_page` gives the item and everything else of the page, each piece with the reason it is left out.
Limits: one article on the page; which paragraphs belong to it trafilatura says, their order and roles the page.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.boilerplate import furniture
from generator.dumps.formats.entry import clip
from generator.dumps.formats.html_blocks import parse
from generator.dumps.formats.html_fill import filled, without_pointers
from generator.dumps.formats.html_metadata import is_date_line, page_address, page_tags, published_on
from generator.dumps.markup.account import expected, missing, source_elements
from generator.dumps.markup.pieces import Piece, paragraphs_of
from generator.dumps.markup.walk import read_tree
from generator.dumps.phrases import PhrasePattern
from generator.dumps.plain_text import letters_of, plain
from generator.model import Discard, Dump, Item

_NEVER = frozenset({DiscardReason.IMAGE_CAPTION, DiscardReason.SHARE_BUTTONS, DiscardReason.BUTTON})
"""What is dropped even among an article's paragraphs."""
_LONG = 40
"""Letters from which a paragraph is found anywhere in the text; a shorter one must match a whole paragraph."""
_COVERED = 0.8
"""Share of the article's letters that must be found among the page's paragraphs."""
_ARTICLE = 400
"""Letters of an article that is worth looking for where no reader sees it."""
_SHOWN = 0.2
"""Share of its letters that a reader of the page sees at most, then."""
_HEAD = 4
"""Paragraphs among which a byline or a date line is looked for."""
_BYLINE = PhrasePattern(
    r"{byline_lead}\s+(?P<author>[^\d,;|·•]{2,60}?)(?=\s*(?:[,;|·•(–—-]|{byline_end}|\d))", re.IGNORECASE
)
_LONGEST_BYLINE = 100
"""Characters."""
_NEAR = 4
"""Paragraphs before and after a title among which a date line is looked for."""
_INLINE = frozenset({"hi", "ref", "lb", "del", "graphic"})
"""Elements of trafilatura's inside a paragraph."""
_SEPARATORS = re.compile(r"\s+[|–—·»-]\s+")


@dataclass(frozen=True, slots=True)
class _Found:
    """What trafilatura makes of a page."""

    blocks: tuple[str, ...] = ()
    """Its paragraphs."""
    title: str = ""
    author: str = ""
    publication: str = ""


def read_web_page(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """Find the article of a saved page. No item where it has no text."""
    text = "\n".join(dump.lines)
    root = parse(text, page=True)
    address = page_address(root)
    base = _base(root, address)
    pieces = read_tree(root, base)
    found = _extract(text)
    title = _title(root, found)
    heading = letters_of(title)
    hidden = _hidden(dump, pieces, found)
    first, pieces = len(pieces), (*pieces, *hidden)
    chosen = list(range(first, len(pieces))) if hidden else _choose(pieces, found) or _without_furniture(pieces)
    chosen = [i for i in chosen if letters_of(pieces[i].text) != heading and not furniture(pieces[i].text)] or chosen
    chosen = filled(pieces, without_pointers(pieces, chosen), heading)
    if not chosen:
        return (), tuple(_left_out(dump, pieces, {}, DiscardReason.PAGE_WITHOUT_ARTICLE))
    day = published_on(root, _near_title(pieces, title, chosen[0]))
    line = next((i for i in chosen[:_HEAD] if is_date_line(pieces[i].text)), None) if len(chosen) > 1 else None
    byline = _BYLINE.match(pieces[line].text) if line is not None else None
    author = found.author or (byline["author"].strip() if byline else "")
    chosen = [i for i in chosen if i != line]
    paragraphs = paragraphs_of([(min(pieces[i].line, len(dump.lines)), pieces[i]) for i in chosen])
    reasons = {i: None if i in set(chosen) else _reason(piece, title, author) for i, piece in enumerate(pieces)}
    out = [piece for i, piece in enumerate(pieces) if reasons[i]]
    elements = [] if hidden else source_elements(root, base)
    lost = [
        Discard(min(each.line, len(dump.lines)), each.address or each.words, DiscardReason.LOST_ELEMENT, each.kind)
        for each in missing(elements, paragraphs, out)
    ]
    last = max(number for number, words in enumerate(dump.lines, 1) if words.strip())
    publication = found.publication or _site(root, heading)
    facts = (title or None, author or None, publication or None, day, address, page_tags(root))
    item = Item(dump.name, 1, last, paragraphs, *facts, elements=expected(elements, out))
    return (item,), (*_left_out(dump, pieces, reasons, DiscardReason.PAGE_FRAME), *lost)


def _base(root: Any, address: str | None) -> str:
    """The address that the page's links are relative to."""
    stated = next(iter(root.xpath("//base/@href")), "").strip()
    return stated if stated.startswith(("http://", "https://")) else address or ""


def _extract(text: str) -> _Found:
    """Ask trafilatura, which is given the text and no address; it fetches nothing."""
    import trafilatura  # here, so that an import of plain text does not wait for it

    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what it says of a page's mark-up helps nobody here
    document = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=True, include_formatting=False, with_metadata=True
    )
    if document is None or isinstance(document, dict):
        return _Found()
    blocks = tuple(_texts(document.body)) if document.body is not None else ()
    author = ", ".join(part.strip() for part in (document.author or "").split(";") if part.strip())
    return _Found(blocks, plain(document.title or ""), plain(author), plain(document.sitename or ""))


def _texts(body: Any) -> Iterator[str]:
    """The paragraphs of trafilatura's own tree, whose elements have other names than HTML's."""
    from lxml import etree

    words: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            yield " ".join(words)
            words.clear()
        words.append((element.text if event == "start" else element.tail) or "")
    yield " ".join(words)


def _title(root: Any, found: _Found) -> str:
    """The page's title without the site's name at its end."""
    headings = [plain(heading.text_content()) for heading in root.iter("h1")]
    title = found.title
    if len(headings) == 1 and headings[0] and (not title or title.startswith(headings[0])):
        return headings[0]
    parts = _SEPARATORS.split(title)
    if len(parts) > 1 and found.publication and letters_of(parts[-1]) == letters_of(found.publication):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-")
    return title


def _site(root: Any, heading: str) -> str:
    """The site's name, which follows the title in that of the browser's window."""
    window = plain(root.findtext(".//title") or "")
    parts = _SEPARATORS.split(window)
    return parts[-1] if len(parts) > 1 and heading and letters_of(" ".join(parts[:-1])) == heading else ""


def _hidden(dump: Dump, pieces: Sequence[Piece], found: _Found) -> list[Piece]:
    """The article of a page that has its text in a template or in its metadata, where no reader sees it; else empty."""
    joined = "".join(letters_of(block) for block in found.blocks)
    seen = "".join(letters_of(piece.text) for piece in pieces)
    blocks = [block for text in found.blocks if (block := plain(text))]
    shown = sum(len(letters_of(block)) for block in blocks if letters_of(block) in seen)
    if len(joined) < _ARTICLE or shown > _SHOWN * len(joined):
        return []
    lines = [_line_of(dump, block) for block in blocks]
    return [Piece(line, block, last=line) for line, block in zip(lines, blocks, strict=True)]


def _line_of(dump: Dump, block: str) -> int:
    """The line on which a paragraph begins; 1 where its words are written otherwise."""
    words = max(re.split(r"[^\w ]", block[:200]), key=len).strip()
    return next((number for number, line in enumerate(dump.lines, 1) if words and words in line), 1)


def _choose(pieces: Sequence[Piece], found: _Found) -> list[int]:
    """The indexes of the article's paragraphs; none where too little of it is found again."""
    whole = {letters_of(block) for block in found.blocks} - {""}
    joined = "".join(letters_of(block) for block in found.blocks)
    chosen = []
    covered = 0
    for index, piece in enumerate(pieces):
        letters = letters_of(piece.text)
        if piece.dropped in _NEVER or not letters:
            continue
        cells = [letters_of(cell) for cell in piece.text.split(" | ")]
        if whole.issuperset(cells) or (len(letters) >= _LONG and letters in joined):
            chosen.append(index)
            covered += len(letters)
    if covered < _COVERED * (len(joined)) or not chosen:
        return []
    return _inside(pieces, chosen)


def _inside(pieces: Sequence[Piece], chosen: Sequence[int]) -> list[int]:
    """Without short paragraphs that are far from every long one: these match by chance."""
    long = [index for index in chosen if len(letters_of(pieces[index].text)) >= _LONG]
    if not long:
        return list(chosen)
    place = {index: position for position, index in enumerate(chosen)}
    kept = set(long)
    for side in (range(long[0] - 1, -1, -1), range(long[-1] + 1, len(pieces))):
        for index in side:
            if index not in place:
                break
            kept.add(index)
    kept.update(index for index in chosen if long[0] < index < long[-1])
    return sorted(kept)


def _without_furniture(pieces: Sequence[Piece]) -> list[int]:
    """A page too small or too strange for trafilatura: all its words but those that match a furniture pattern."""
    return [index for index, piece in enumerate(pieces) if not piece.dropped and not furniture(piece.text)]


def _near_title(pieces: Sequence[Piece], title: str, first: int) -> list[str]:
    """The lines around the title, or before the first paragraph where it is nowhere."""
    letters = letters_of(title)
    places = [i for i, piece in enumerate(pieces) if letters and letters_of(piece.text) == letters]
    place = max((i for i in places if i <= first), default=max(0, first - 1))
    return [piece.text for piece in (*pieces[place + 1 : place + 1 + _NEAR], *pieces[max(0, place - _NEAR) : place])]


def _left_out(
    dump: Dump, pieces: Sequence[Piece], reasons: Mapping[int, DiscardReason | None], frame: DiscardReason
) -> Iterator[Discard]:
    """Every piece that has a reason to be left out, and every line without words."""
    reported: set[int] = set()
    for index, piece in enumerate(pieces):
        reason = reasons.get(index, frame)
        reported.update([piece.line] if reason else range(piece.line, piece.last + 1))
        if reason:
            yield Discard(min(piece.line, len(dump.lines)), piece.text, reason)
    for number, line in enumerate(dump.lines, 1):
        if number not in reported and (text := line.strip()):
            yield Discard(number, clip(text), frame)


def _reason(piece: Piece, title: str, author: str) -> DiscardReason:
    letters = letters_of(piece.text)
    if letters == letters_of(title):
        return DiscardReason.TITLE_LINE
    if author and len(piece.text) < _LONGEST_BYLINE and letters_of(author) in letters:
        return DiscardReason.BYLINE
    if is_date_line(piece.text):
        return DiscardReason.DATE_LINE
    return piece.dropped or furniture(piece.text) or DiscardReason.AROUND_THE_ARTICLE
