"""What editors write in Markdown that Python-Markdown does not know: callouts, tasks, pipes in tables, ids.

Data: `shift_headings` and `set_address` fit the tree to a page; `guard_table_links` changes a text before
it is parsed; `shape_callouts`, `shape_tasks` change the tree; `own_footnotes` the ids of footnotes, so that several texts can
be on one page.
Limits: pure.
"""

from __future__ import annotations

import hashlib
import html
import re
import xml.etree.ElementTree as etree  # noqa: N813 (Python-Markdown's own name for it)
from collections.abc import Callable
from urllib.parse import urlsplit

from markdown.util import AMP_SUBSTITUTE, AtomicString

from generator.content.markdown_rules.references import is_content_file

CALLOUTS = ("note", "tip", "important", "warning", "caution", "quote", "example")
"""Kinds of callouts; any other is shown as a note."""
_OTHER_KINDS = {
    "attention": "warning",
    "danger": "caution",
    "error": "caution",
    "failure": "caution",
    "hint": "tip",
    "success": "tip",
}
"""Names in other programs."""
_CODE = r"(?P<code>^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
_TABLE_LINK = re.compile(
    rf"{_CODE}|(?P<link>\[\[[^\[\]|\n\\]+)(?P<pipe>\\?\|)(?=[^\[\]|\n]+\]\])", re.DOTALL | re.MULTILINE
)
_CALLOUT = re.compile(r"\[!(?P<kind>[A-Za-z]+)\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n|$)")
_TASK = re.compile(r"\[(?P<done>[ xX])\]\s+")
_FOOTNOTE_BACK = re.compile(r'(?:&nbsp;|\u00a0)?<a class="footnote-backref" href="#(fnref\d*:[^"]*)"[^>]*>[^<]*</a>')
_FOOTNOTE_REF = re.compile(r'<sup id="(fnref\d*:[^"]*)"')
_FOOTNOTE_ID = re.compile(r'(?<=["#])(fn|fnref\d*):(?=[^"\s]*")')
_BARE_ADDRESS = re.compile(
    rf"{_CODE}|(?P<address>https?://[^\s<>()\[\]]*\\[_*~][^\s<>()\[\]]*)", re.DOTALL | re.MULTILINE
)
PIPE = "\ue003"
"""Stands for the pipe of `[[name|text]]` until tables are parsed."""


def guard_table_links(text: str) -> str:
    """The text with `PIPE` in `[[name|text]]`, also where an editor has escaped the pipe for a table: `[[name\\|text]]`."""
    if "[[" not in text:
        return text
    return _TABLE_LINK.sub(lambda match: match[0] if match["code"] else match["link"] + PIPE, text)


def unescape_addresses(text: str) -> str:
    """The text without the backslashes that escape signs of Markdown in bare addresses, where they mean nothing."""
    if "://" not in text or "\\" not in text:
        return text
    return _BARE_ADDRESS.sub(lambda match: match[0] if match["code"] else re.sub(r"\\([_*~])", r"\1", match[0]), text)


def shape_tasks(root: etree.Element) -> None:
    """`[ ] ` and `[x] ` at the beginning of an item become signs."""
    for item in root.iter("li"):
        owner = item if (item.text or "").strip() or not len(item) else item[0]
        match = _TASK.match((owner.text or "").lstrip())
        if match and owner.tag in ("li", "p"):
            sign = "☐ " if match["done"] == " " else "☑ "
            owner.text = sign + (owner.text or "").lstrip()[match.end() :]


def shape_callouts(root: etree.Element) -> None:
    """A quotation that begins with `[!NOTE] title` becomes a section with that title, and so does `!!! note "title"`.

    Quotations with only empty lines between them are one to Python-Markdown; each title in it begins another.
    """
    for block in root.iter("div"):
        kind = block.get("class", "").removeprefix("admonition ").split(" ")[0]
        if block.get("class", "").startswith("admonition "):
            block.tag = "section"
            block.set("class", f"callout callout-{_known_kind(kind)}")
            for title in block.findall("p[@class='admonition-title']"):
                title.set("class", "callout-title")
    for parent in list(root.iter()):
        for quote in [child for child in parent if child.tag == "blockquote"]:
            place = list(parent).index(quote)
            parts = _callouts(quote)
            parent.remove(quote)
            for number, part in enumerate(parts):
                parent.insert(place + number, part)


def _known_kind(kind: str) -> str:
    name = _OTHER_KINDS.get(kind.lower(), kind.lower())
    return name if name in CALLOUTS else "note"


def _callouts(quote: etree.Element) -> list[etree.Element]:
    """The quotation, cut before each title of a callout; empty ones left out."""
    plain = etree.Element("blockquote")
    parts = [plain]
    for child in quote:
        match = _CALLOUT.match((child.text or "").lstrip()) if child.tag == "p" else None
        if match:
            kind = match["kind"].lower()
            section = etree.Element("section", {"class": f"callout callout-{_known_kind(kind)}"})
            title = etree.SubElement(section, "p", {"class": "callout-title"})
            title.text = AtomicString(match["title"].strip() or kind.capitalize())
            parts.append(section)
            child.text = (child.text or "").lstrip()[match.end() :]
            if not child.text.strip() and not len(child):
                continue
        parts[-1].append(child)
    return [part for part in parts if len(part)]


def shift_headings(root: etree.Element) -> None:
    """Shift all levels so that the highest heading is h2: the only h1 is the title of the page."""
    headings = [element for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
    if not headings:
        return
    shift = 2 - min(int(element.tag[1]) for element in headings)
    for element in headings:
        element.tag = f"h{min(6, int(element.tag[1]) + shift)}"


def set_address(element: etree.Element, find_file: Callable[[str], str | None] | None = None) -> str:
    """Mark links to other hosts, and make an address without a scheme relative to the root of the site.

    `find_file` gives the site's address of a content file. Returns the address if it is that of one that does not exist.
    """
    # Python-Markdown encodes each letter of an e-mail address, with this in place of "&".
    address = html.unescape(element.get("href", "").replace(AMP_SUBSTITUTE, "&")).strip()
    title = element.attrib.pop("title", None)
    if title:
        element.text = element.text or AtomicString(title)
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:  # such as http://[ : invalid in every browser
        element.attrib.pop("href", None)
        return ""
    if not address:
        element.attrib.pop("href", None)
    elif scheme in {"http", "https"}:
        element.set("rel", "noopener")
    elif scheme == "mailto":
        element.set("href", address)
    elif find_file and is_content_file(address):
        return _set_file(element, address, find_file)
    elif not scheme and not address.startswith("#"):
        element.set("href", "site:/" + (address.lstrip("/") or "index.html"))
    return ""


def _set_file(element: etree.Element, address: str, find_file: Callable[[str], str | None]) -> str:
    page = find_file(address)
    if page is None:
        element.attrib.pop("href", None)
        return address
    if page:
        element.set("href", f"site:/{page}")
    else:  # not shown on this day
        element.attrib.pop("href", None)
    return ""


def own_footnotes(page: str, text: str) -> str:
    """The HTML with ids of footnotes that no other text has; a note to which nothing refers leads back to nowhere."""
    if 'class="footnote' not in page:
        return page
    used = set(_FOOTNOTE_REF.findall(page))
    page = _FOOTNOTE_BACK.sub(lambda match: match[0] if match[1] in used else "", page)
    own = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return _FOOTNOTE_ID.sub(lambda match: f"{match[1]}-{own}-", page)
