"""A walk through the elements of HTML, from which its paragraphs come.

Data: `read_tree` gives the `Piece`s under an element of lxml's, in order.
Limits: which elements are dropped `elements` says; tables of data and code are read as a whole.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from generator.dumps.markup.addresses import link_address
from generator.dumps.markup.code import code_language, fenced, is_prose, prose_paragraphs
from generator.dumps.markup.elements import (
    BLOCKS,
    DROPPED,
    LISTS,
    MARKED,
    image_of,
    is_beside,
    is_body,
    is_note,
    is_word_image,
    judge,
    table_rows,
)
from generator.dumps.markup.inline import (
    END_LINK,
    LINK,
    LINK_NUMBER,
    NO_TEXT,
    lowered,
    raised,
    visible,
    without_code,
)
from generator.dumps.markup.inline_markdown import to_inline
from generator.dumps.markup.pieces import Piece
from generator.dumps.markup.state import BREAK, LINE, Walk
from generator.dumps.markup.tables import pipe_table
from generator.dumps.plain_text import plain, printable
from generator.model import BlockKind


def read_tree(root: Any, base: str = "") -> tuple[Piece, ...]:
    """The paragraphs under an element of lxml's, on a page whose address is `base`."""
    return tuple(_walk(root, base, 1).pieces)


def _walk(root: Any, base: str, line: int) -> Walk:
    from lxml import etree  # here, so that an import of plain text does not wait for it

    walk = Walk(base, at=line)
    steps = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in steps:
        if event == "start":
            if _start(walk, element):
                steps.skip_subtree()
        else:
            if event == "end":
                _end(walk, element)
            if element is not root:
                walk.add(element.tail)
    walk.flush()
    return walk


def _start(walk: Walk, element: Any) -> bool:
    """Begin an element. Returns whether it has been read as a whole."""
    tag = str(element.tag).lower()
    if tag in BLOCKS or tag in DROPPED:
        walk.flush()
    dropped, reason = judge(tag, element, walk.skipped[-1] if walk.skipped else None)
    if dropped:
        walk.flush()
        walk.skipped.append(reason)
    if is_beside(tag, element):
        walk.flush()
        walk.beside += 1
    if is_body(element):
        walk.flush()
        walk.body += 1
    walk.open_tag(tag)
    walk.reach(element.sourceline or 0)
    if (tag == "pre" and _read_code(walk, element)) or (tag == "table" and _read_table(walk, element)):
        return True
    _open(walk, tag, element)
    walk.add(element.text)
    return False


def _open(walk: Walk, tag: str, element: Any) -> None:
    """The marks, the numbers and the images of an element that begins."""
    if tag in LISTS:
        start = element.get("start") or "1"
        ordered = tag == "ol" and element.get("reversed") is None
        walk.numbers.append(int(start) if ordered and start.isdecimal() else int(ordered))
    elif tag == "li":
        walk.enter(_entry_mark(walk, element))
    elif tag == "blockquote":
        walk.enter("")
    elif tag == "br":
        walk.words.append(BREAK)
    elif tag in ("td", "th") and visible("".join(walk.words)).strip():
        walk.words.append(" | ")
    elif tag in ("sup", "sub"):
        walk.scripts.append(len(walk.words))
    elif tag == "q":
        walk.mark("“")
    elif tag == "img":
        _read_image(walk, element)
    else:
        _begin_mark(walk, tag, element)


def _end(walk: Walk, element: Any) -> None:
    tag = str(element.tag).lower()
    dropped, _ = judge(tag, element, None)
    _close(walk, tag, element)
    if tag in BLOCKS or dropped:
        walk.flush()
    if tag in ("li", "blockquote"):
        walk.around.pop()
    elif tag in LISTS:
        walk.numbers.pop()
    walk.close_tag(tag)
    if is_beside(tag, element):
        walk.flush()
        walk.beside -= 1
    if is_body(element):
        walk.flush()
        walk.body -= 1
    if dropped:
        walk.skipped.pop()


def _close(walk: Walk, tag: str, element: Any) -> None:
    """The marks of an element that ends."""
    if tag in ("sup", "sub"):
        _close_script(walk, tag, element)
    elif tag == "q":
        walk.mark("”")
    elif tag == "a" and element.get("href"):
        walk.mark(END_LINK)
    elif tag in MARKED:
        walk.end(MARKED[tag])


def _begin_mark(walk: Walk, tag: str, element: Any) -> None:
    """The mark with which an element begins; most have none."""
    if tag in MARKED:
        walk.begin(MARKED[tag])
    elif tag == "a" and element.get("href"):
        walk.addresses.append(link_address(element.get("href"), walk.base))
        walk.mark(f"{LINK}{len(walk.addresses) - 1}{LINK_NUMBER}")


def _entry_mark(walk: Walk, element: Any) -> str:
    """`- `, or the number of an entry of a list, which the next one goes on from."""
    if not walk.numbers or not walk.numbers[-1]:
        return "- "
    value = element.get("value") or ""
    number = int(value) if value.isdecimal() and len(value) < 9 else walk.numbers[-1]
    walk.numbers[-1] = number + 1
    return f"{number}. "


def _close_script(walk: Walk, tag: str, element: Any) -> None:
    """Superscripts and subscripts that change no figure in front of them."""
    begun = min(walk.scripts.pop(), len(walk.words))
    inner = "".join(walk.words[begun:])
    before = visible("".join(walk.words[:begun]))[-1:]
    words = raised(inner, reference=is_note(element)) if tag == "sup" else lowered(inner, before)
    if words != inner:
        walk.words[begun:] = [words, LINE * inner.count(LINE)]


def _read_image(walk: Walk, element: Any) -> None:
    if walk.silent:
        return
    if is_word_image(element):
        walk.mark(plain(element.get("alt")))
    elif found := image_of(element, walk.base, lambda caption: _caption(walk, caption)):
        source, words, written = found
        number = walk.at
        walk.images.append(Piece(number, words or source, BlockKind.IMAGE, last=number, block=written, image=source))


def _caption(walk: Walk, caption: Any) -> str:
    """The Markdown of a caption on one line, with its links."""
    inner = copy.deepcopy(caption)  # apart from its image, with which its words come, and which is why it is dropped
    inner.tag, inner.tail = "div", None
    inner.attrib.clear()
    return " ".join(_in_cell(piece) for piece in _walk(inner, walk.base, walk.at).pieces if not piece.image)


def _read_code(walk: Walk, element: Any) -> bool:
    """Read preformatted text as a whole, unless it holds what is dropped."""
    if walk.silent:
        return False
    text = printable("".join(_raw(element))).strip("\n").rstrip().expandtabs(4)
    lines = text.count("\n")
    if text and not element.xpath("descendant::code") and is_prose(text):
        for above, words in prose_paragraphs(text):
            walk.put(Piece(walk.at + above, plain(words), last=walk.at + above))
    elif text.strip():
        classes = [element, *element.xpath("descendant::code"), *element.xpath("parent::*")]
        language = next((name for one in classes if (name := code_language(one.get("class") or ""))), "")
        walk.put(Piece(walk.at, plain(text), BlockKind.CODE, last=walk.at + lines, block=fenced(text, language)))
    walk.at += lines
    return True


def _raw(element: Any) -> Iterator[str]:
    """The text of preformatted lines, a line break for each `br`."""
    for part in element.iter():
        if part is not element and part.tag == "br":
            yield "\n"
        if isinstance(part.tag, str):
            yield NO_TEXT.sub("", part.text or "")
        if part is not element:
            yield NO_TEXT.sub("", part.tail or "")


def _read_table(walk: Walk, element: Any) -> bool:
    """Read a table of data as a whole; a table that lays out a page is none."""
    rows = None if walk.skipped else table_rows(element)
    if not rows:
        return False
    for caption in element.xpath("caption"):
        walk.pieces += _walk(caption, walk.base, walk.at).pieces
    first = last = walk.at
    written, words, images = [], [], []
    for row in rows:
        cells = []
        for cell in row:
            inner = _walk(cell, walk.base, last)
            last = max(last, inner.at)
            images += [piece for piece in inner.pieces if piece.image]
            pieces = [piece for piece in inner.pieces if not piece.image]
            words.append(" ".join(piece.text for piece in pieces))
            cells.append(" ".join(_in_cell(piece) for piece in pieces))
            cells += [""] * (_span(cell) - 1)
        written.append(cells)
    full = {row[0].getparent() for row in rows}
    for row in element.iter("tr"):  # a row without words may have images
        images += [piece for piece in _walk(row, walk.base, last).pieces if piece.image] if row not in full else []
    headed = all(cell.tag == "th" for cell in rows[0]) or rows[0][0].getparent().getparent().tag == "thead"
    text = " | ".join(word for word in words if word)
    walk.put(Piece(first, text, BlockKind.TABLE, last=last, block=pipe_table(written, headed=headed)))
    walk.pieces += images
    walk.at = last
    return True


def _in_cell(piece: Piece) -> str:
    marked = without_code(piece.marked) if "|" in piece.marked else piece.marked
    return to_inline(marked, piece.addresses, at_start=False)


def _span(cell: Any) -> int:
    span = cell.get("colspan") or "1"
    return min(int(span), 20) if span.isdecimal() and int(span) > 0 else 1
