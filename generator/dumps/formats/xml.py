"""A feed's XML: made well-formed where no word is at stake, and the lines of its items.

Data: `mend` gives the text to parse, line for line that of the file; `scan` gives root, frame and items with their
lines, or what is wrong and where.
Limits: reads no document type, so that no entity of a file's own is ever expanded and nothing is ever fetched.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.dumps.formats.bad_markup import BadMarkupError

_REFERENCE = re.compile(
    r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))|&(#[0-9]+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)?", re.DOTALL
)
_DECLARATION = re.compile(r"\s*<\?xml\b.*?\?>", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<[A-Za-z_]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OWN = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_HOLDERS = frozenset({"rss", "channel", "feed", "RDF", "items"})
"""Elements that contain items."""
_ITEMS = frozenset({"item", "entry"})


@dataclass(slots=True)
class XmlField:
    """A child of an item."""

    name: str
    """Without its namespace: `encoded`."""
    space: str
    """Its namespace; empty where it has none."""
    first: int
    """1-based line of its tag."""
    text: int
    """1-based line of its first words."""
    last: int = 0


@dataclass(slots=True)
class XmlItem:
    """The lines of an item."""

    first: int
    last: int = 0
    """Inclusive."""
    fields: list[XmlField] = field(default_factory=list)

    def line_of(self, *names: str) -> int:
        """1-based line of the first words of the first field of these names, in the order given."""
        for name in names:
            for part in self.fields:
                if part.name == name:
                    return part.text
        return self.first


@dataclass(slots=True)
class XmlScan:
    """What a look through the whole file finds."""

    root: str = ""
    """Name of the outermost element, without its namespace."""
    spaces: set[str] = field(default_factory=set)
    """Namespaces declared."""
    items: list[XmlItem] = field(default_factory=list)


def mend(text: str) -> str:
    """The text without document type, and with named entities, stray ampersands and control characters made legal."""
    declaration = _DECLARATION.match(text)
    if declaration:
        text = _blank(declaration[0]) + text[declaration.end() :]
    root = _ROOT.search(text)
    head = text[: root.start()] if root else text
    body = text[len(head) :]
    at = head.upper().find("<!DOCTYPE")
    doctype = _DOCTYPE.match(text, at) if at >= 0 else None
    if doctype:
        # A document type's own text may contain a tag: it is looked for from the start.
        head, body = text[: doctype.start()] + _blank(doctype[0]), text[doctype.end() :]
    return _REFERENCE.sub(_reference, _ILLEGAL.sub(" ", head + body))


def scan(text: str) -> XmlScan:
    """Look through mended text. Raises `BadMarkupError` where it is not well-formed."""
    scanner = _Scanner()
    try:
        scanner.parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        message = expat.errors.messages.get(error.code, str(error.code))
        open_tags = [name for name in scanner.stack if name]
        if error.code in (expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS], _UNCLOSED_CDATA, _UNCLOSED_TOKEN):
            inside = f" inside <{open_tags[-1]}>" if open_tags else ""
            raise BadMarkupError(
                error.lineno, f"the file ends in the middle{inside}", "fetch or export it again"
            ) from None
        inside = f" inside <{open_tags[-1]}>" if open_tags else ""
        fix = "mend this line, or fetch the feed again"
        raise BadMarkupError(error.lineno, f"not well-formed XML: {message}{inside}", fix) from None
    return scanner.found


_UNCLOSED_CDATA = expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION]
_UNCLOSED_TOKEN = expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]


class _Scanner:
    """Follows the tags of one file."""

    def __init__(self) -> None:
        self.found = XmlScan()
        self.stack: list[str] = []
        self.depth = 0
        """How many elements are open inside the item, the item itself counted; 0 outside."""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartNamespaceDeclHandler = lambda prefix, uri: self.found.spaces.add(uri or "")

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        space, _, name = full.rpartition(" ")
        line = self.parser.CurrentLineNumber
        if not self.stack:
            self.found.root = name
        if self.depth:
            if self.depth == 1:
                self.found.items[-1].fields.append(XmlField(name, space, line, 0))
            self.depth += 1
        elif name in _ITEMS and self.stack and self.stack[-1] in _HOLDERS:
            self.found.items.append(XmlItem(line))
            self.depth = 1
        self.stack.append(name)

    def _end(self, full: str) -> None:
        self.stack.pop()
        if not self.depth:
            return
        self.depth -= 1
        line, item = self.parser.CurrentLineNumber, self.found.items[-1]
        if self.depth == 0:
            item.last = line
        elif self.depth == 1:
            part = item.fields[-1]
            part.last, part.text = line, part.text or part.first

    def _text(self, data: str) -> None:
        if self.depth > 1 and data.strip():
            part = self.found.items[-1].fields[-1]
            if not part.text:
                part.text = self.parser.CurrentLineNumber + data[: len(data) - len(data.lstrip())].count("\n")


def _reference(match: re.Match[str]) -> str:
    if match[1]:
        return match[0]
    name = match[2]
    if not name:
        return "&amp;"
    if name in _OWN:
        return match[0]
    decoded = html.unescape(match[0])
    if decoded == match[0]:
        return "&amp;" + name  # of the file's own, or a slip: its letters are kept
    return _numbers(_ILLEGAL.sub("", decoded))


def _numbers(text: str) -> str:
    return "".join(f"&#{ord(char)};" for char in text)


def _blank(text: str) -> str:
    return "\n" * text.count("\n")
