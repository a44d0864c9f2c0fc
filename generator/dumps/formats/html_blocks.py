"""A piece of HTML as paragraphs: headings, list entries and quotations distinguished, no mark-up left, no word lost.

Data: `read_blocks` gives the `Piece`s of an article's HTML in order, those dropped with the reason;
`inline` makes one line of it; `with_breaks`, `from_text` and `unescaped` make HTML of what is nearly HTML.
Limits: reads what the mark-up says, judges no words; pictures, scripts and styles hold no words and leave no trace.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.plain_text import plain
from generator.model import BlockKind

_SILENT = frozenset(
    "script style template svg head iframe object embed canvas video audio map noscript math-field".split()
)
"""Elements whose text is not for readers."""
_DROPPED = {
    "figcaption": DiscardReason.IMAGE_CAPTION,
    "nav": DiscardReason.SITE_NAVIGATION,
    "form": DiscardReason.FORM,
    "button": DiscardReason.BUTTON,
    "select": DiscardReason.FORM,
    "textarea": DiscardReason.FORM,
}
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer header hr html li main "
    "ol p pre section summary table tbody tfoot thead tr ul h1 h2 h3 h4 h5 h6 caption legend title option".split()
)  # fmt: skip
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SHARE = re.compile(
    r"(?:^|[\s_-])(?:sharedaddy|addtoany|share-?this|social-?(?:share|links|icons)|share-?(?:bar|buttons?|links|tools)|"
    r"jp-relatedposts|feedflare|wp-caption-text)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;。！？：][\"”’')\]]*\s*$")
_END = 20
"""Characters in which the end of a sentence is looked for."""
_LISTED = re.compile(r"\s*(?:[•·▪◦‣●*–-]\s|\d{1,3}[.)]\s)")
_TAG = re.compile(r"(<!--.*?(?:-->|\Z)|<pre\b.*?(?:</pre\s*>|\Z)|<[^<>]*>)", re.DOTALL | re.IGNORECASE)
_ESCAPED = re.compile(
    r"&lt;/(?:p|a|div|span|strong|em|b|i|ul|ol|li|h[1-6]|blockquote)\s*&gt;|&lt;br\s*/?&gt;", re.IGNORECASE
)
_TAGGED = re.compile(
    r"</?(?:p|br|hr|img|a|b|i|em|strong|div|span|ul|ol|li|h[1-6]|blockquote|table|section|article|pre|figure|font|center)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK, _LINE = "\n", "\v"
_NESTING = re.compile(r"</?(?!a\b|p\b|br\b|li\b|h\d|script|style|title|head|meta|!)[a-z][^<>]*>", re.IGNORECASE)
_NOISE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a piece of HTML."""

    line: int
    """1-based line of the HTML on which its words begin."""
    text: str
    """One line, never empty."""
    kind: BlockKind | None = None
    """What the mark-up says it is; None for a plain paragraph."""
    dropped: DiscardReason | None = None
    """Why it is no part of the article; None where it is."""
    last: int = 0
    """1-based line on which its words end."""


@dataclass(slots=True)
class _Walk:
    """The state of one walk through the elements."""

    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """Of the paragraph, with `_BREAK` where it is broken and `_LINE` where a line of the source ends."""
    at: int = 1
    """The line that has been reached."""
    begun: int = 1
    """The line on which `words` begins."""
    open: list[str] = field(default_factory=list)
    """Tags of the elements that are open."""
    skipped: list[DiscardReason | None] = field(default_factory=list)
    """Reasons, one for each open element that is dropped; None for one without words for readers."""
    fresh_entry: bool = False
    """A list entry is open and nothing of it is read yet."""

    def add(self, text: str | None, line: int) -> None:
        ahead = max(0, line - self.at)
        self.at += ahead
        if not self.words:
            self.begun = self.at
        elif ahead:
            self.words.append(_LINE * ahead)
        if not text:
            return
        visible = not (self.skipped and not self.skipped[-1])
        ends = _LINE + _BREAK if "pre" in self.open else _LINE
        self.words.append(text.replace("\n", ends) if visible else _LINE * text.count("\n"))
        self.at += text.count("\n")

    def flush(self) -> None:
        """A paragraph ends here."""
        for first, last, cells in _at_breaks("".join(self.words), self.begun, every="pre" in self.open):
            text = cells.removesuffix(" |") if "td" in self.open or "tr" in self.open else cells
            dropped = self.skipped[-1] if self.skipped else None
            self.pieces.append(Piece(first, text, self._kind(), dropped, last))
            self.fresh_entry = False
        self.words.clear()

    def _kind(self) -> BlockKind | None:
        for tag in reversed(self.open):
            if tag in _HEADINGS:
                return BlockKind.HEADING
            if tag == "blockquote":
                return BlockKind.QUOTE
            if tag == "li":
                return BlockKind.BULLET if self.fresh_entry else BlockKind.PARAGRAPH
        return None


def read_blocks(source: str) -> tuple[Piece, ...]:
    """The paragraphs of a piece of HTML, or of a whole page, however broken it is."""
    if not source.strip():
        return ()
    return read_tree(parse(source))


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


def read_tree(root: Any) -> tuple[Piece, ...]:
    """The paragraphs under an element of lxml's."""
    from lxml import etree

    walk = _Walk()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            _start(walk, element)
        else:
            if event == "end":
                _end(walk, element)
            if element is not root:
                walk.add(element.tail, 0)
    walk.flush()
    return tuple(walk.pieces)


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


def _start(walk: _Walk, element: Any) -> None:
    tag = str(element.tag).lower()
    if tag in _BLOCKS or tag in _DROPPED:
        walk.flush()
    dropped, reason = _judge(tag, element, walk)
    if dropped:
        walk.flush()
        walk.skipped.append(reason)
    walk.open.append(tag)
    if tag == "li":
        walk.fresh_entry = True
    walk.add(None, element.sourceline or 0)
    if tag == "br":
        walk.words.append(_BREAK)
    if tag in ("td", "th") and any(word.strip() for word in walk.words):
        walk.words.append(" | ")
    walk.add(element.text, 0)


def _end(walk: _Walk, element: Any) -> None:
    tag = str(element.tag).lower()
    dropped, _ = _judge(tag, element, walk)
    if tag in _BLOCKS or dropped:
        walk.flush()
    walk.open.pop()
    if dropped:
        walk.skipped.pop()


def _judge(tag: str, element: Any, walk: _Walk) -> tuple[bool, DiscardReason | None]:
    """Whether an element is dropped, and the reason; None for one without words for readers."""
    if tag in _SILENT:
        return True, None
    if tag in _DROPPED:
        return True, (walk.skipped[-1] if walk.skipped else None) or _DROPPED[tag]
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    found = _SHARE.search(names) if len(names) > 1 and tag not in ("body", "html", "article", "main") else None
    if found:
        return True, DiscardReason.IMAGE_CAPTION if "caption" in found[0] else DiscardReason.SHARE_BUTTONS
    return False, None


def _at_breaks(text: str, line: int, *, every: bool) -> Iterator[tuple[int, int, str]]:
    """A paragraph cut where line breaks end one: two in a row, after a sentence, before a list entry.

    `line` is where it begins; gives the first and the last line of each part, and its words.
    """
    parts: list[str] = []
    first = last = line
    for row in text.split(_BREAK):
        words = plain(row)
        ends = not words or every or _ENDED.search(parts[-1][-_END:] if parts else ".") or _LISTED.match(words)
        if ends and parts:
            yield first, last, " ".join(parts)
            parts = []
        if words:
            if not parts:
                first = line + row[: len(row) - len(row.lstrip())].count(_LINE)
            last = line + row.rstrip().count(_LINE)
            parts.append(words)
        line += row.count(_LINE)
    if parts:
        yield first, last, " ".join(parts)
