"""HTML as text with its mark-up: paragraphs, lists, quotations, tables, code, links; no word lost.

Data: `read_blocks` gives the `Piece`s of an article's HTML in order, those dropped with the reason; `parse` the tree of
a page; `inline` makes one line of it; `with_breaks`, `from_text` and `unescaped` make HTML of what is nearly HTML.
Limits: reads what the mark-up says, judges no words; scripts and styles hold no words and leave no trace.
"""

from __future__ import annotations

import html
import re
from contextlib import suppress
from typing import Any

from generator.dumps.markup.account import SourceElement, source_elements
from generator.dumps.markup.pieces import Piece
from generator.dumps.markup.walk import read_tree

_TAG = re.compile(r"(<!--.*?(?:-->|\Z)|<pre\b.*?(?:</pre\s*>|\Z)|<[^<>]*>)", re.DOTALL | re.IGNORECASE)
_ESCAPED = re.compile(
    r"&lt;/(?:p|a|div|span|strong|em|b|i|ul|ol|li|h[1-6]|blockquote)\s*&gt;|&lt;br\s*/?&gt;", re.IGNORECASE
)
_TAGGED = re.compile(
    r"</?(?:p|br|hr|img|a|b|i|em|strong|div|span|ul|ol|li|h[1-6]|blockquote|table|section|article|pre|figure|font|center)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_NESTING = re.compile(r"</?(?!a\b|p\b|br\b|li\b|h\d|script|style|title|head|meta|!)[a-z][^<>]*>", re.IGNORECASE)
_NOISE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef]")
"""What no text may hold, surrogates and the characters that mark inline marks among them."""


def read_blocks(source: str, base: str = "") -> tuple[Piece, ...]:
    """The paragraphs of a piece of HTML, or of a whole page, however broken it is; `base` is its address."""
    if not source.strip():
        return ()
    return read_tree(parse(source), base)


def read_elements(source: str, base: str = "") -> tuple[tuple[Piece, ...], list[SourceElement]]:
    """The paragraphs, and what the HTML has besides words."""
    if not source.strip():
        return (), []
    tree = parse(source)
    return read_tree(tree, base), source_elements(tree, base)


def parse(source: str, *, page: bool = False) -> Any:
    """The root of the tree that a browser would see; a piece of HTML that is no whole page is put into its body."""
    tree, whole = _tree(_NOISE.sub("", source), page)
    if not whole:  # nested without end: the words are worth more than their mark-up
        tree, _ = _tree(_NESTING.sub("<br>", _NOISE.sub("", source)), page)
    return tree


def _tree(source: str, page: bool) -> tuple[Any, bool]:
    """The root, and whether the parser has gone to the bottom of it."""
    from lxml import etree  # here, so that an import of plain text does not wait for it
    from lxml import html as markup

    parser = markup.HTMLParser(encoding="utf-8", huge_tree=True)
    data = source.encode("utf-8")
    tree = None
    if page:
        with suppress(etree.ParserError):  # no tag that counts, such as a lone closing one
            tree = markup.document_fromstring(data, parser=parser, ensure_head_body=True)
    if tree is None:
        # The opening tags are on the line of the first words, so that line numbers stay those of the source.
        tree = markup.document_fromstring(b"<html><body>" + data, parser=parser, ensure_head_body=True)
    return tree, not any("depth" in error.message for error in parser.error_log)


def inline(source: str) -> str:
    """The words of a piece of HTML on one line, such as those of a title."""
    return " ".join(piece.text for piece in read_blocks(source) if not piece.dropped)


def from_text(text: str) -> str:
    """Plain text as HTML that `read_blocks` reads with its paragraphs and on its lines."""
    return with_breaks(html.escape(text, quote=False))


def unescaped(source: str) -> str:
    """HTML that a feed has escaped once too often, set right; all other HTML as it is."""
    return html.unescape(source) if "<" not in source and _ESCAPED.search(source) else source


def has_tags(text: str) -> bool:
    """Whether a text that is said to be plain holds mark-up."""
    return bool(_TAGGED.search(text))


def with_breaks(source: str) -> str:
    """HTML in which a line break outside of mark-up counts: that of a text, or of an editor that leaves out `<p>`."""
    parts = _TAG.split(source)
    parts[::2] = [part.replace("\n", "<br>\n") for part in parts[::2]]
    return "".join(parts)
