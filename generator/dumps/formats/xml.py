"""A feed's XML: made well-formed where no word is at stake, and the lines of its items.

Data: `feed_start` finds it below other lines; `mend` gives the text to parse, line for line that of the file; `scan` gives root, frame and items with their
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
_BEGINS = re.compile(r"<\?xml\b|<(?:rss|feed|rdf:RDF|channel)\b[^<>]*>", re.IGNORECASE)
_CLOSES = re.compile(r"</(?:rss|feed|rdf:RDF)\s*>(?!.*</(?:rss|feed|rdf:RDF)\s*>)", re.IGNORECASE | re.DOTALL)
_LONGEST_ABOVE = 5000
"""Characters above a feed that are no part of it."""
_UNREAD = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_PREFIXED = re.compile(r"</?([A-Za-z_][\w.-]*):[A-Za-z_]|(?<=\s)([A-Za-z_][\w.-]*):[\w.-]+\s*=\s*[\"']")
_DECLARED = re.compile(r"\sxmlns:([\w.-]+)\s*=")
_SPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "wp": "http://wordpress.org/export/1.2/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "app": "http://www.w3.org/2007/app",
    "blogger": "http://schemas.google.com/blogger/2018",
}
"""Namespaces of usual prefixes."""
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


def feed_start(text: str) -> int:
    """Characters before the feed: what a server, a browser or a script has put above it. -1 where there is no feed."""
    begins = _BEGINS.search(text)
    if not begins:
        return -1
    above = text[: begins.start()]
    whole = not above.strip("\ufeff \t\r\n") or (len(above) <= _LONGEST_ABOVE and _CLOSES.search(text))
    return begins.start() if whole else -1


def mend(text: str) -> str:
    """The text as XML that can be read, line for line that of the file.

    Without document type and what is above or below the feed; named entities, stray ampersands and control characters
    are made legal, and prefixes that the file does not declare are declared.
    """
    start = max(0, feed_start(text))
    text = _blank(text[:start]) + text[start:]
    closes = _CLOSES.search(text)
    if closes and closes.end() > 0.5 * len(text):
        text = text[: closes.end()] + _blank(text[closes.end() :])
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
    return _with_prefixes(_REFERENCE.sub(_reference, _ILLEGAL.sub(" ", head + body)))


def _with_prefixes(text: str) -> str:
    """The text with a namespace for each prefix that it uses and does not declare."""
    plain = _UNREAD.sub("", text)
    used = {match[1] or match[2] for match in _PREFIXED.finditer(plain)} - {"xml", "xmlns"}
    unknown = sorted(used - set(_DECLARED.findall(plain)))
    root = _ROOT.search(text)
    if not unknown or not root:
        return text
    at = re.compile(r"[\w:.-]+").match(text, root.start() + 1).end()  # type: ignore[union-attr]
    declared = "".join(f' xmlns:{name}="{_SPACES.get(name, f"urn:undeclared:{name}")}"' for name in unknown)
    return f"{text[:at]}{declared}{text[at:]}"


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
