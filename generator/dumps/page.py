"""A scraped page: one article, found between a site's furniture, with what the page tells of itself.

Data: `read_page` gives the item and the lines left out, each with its reason.
Limits: one article on the page; furniture that has no telling words stays in the text, where an editor sees it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.dumps.boilerplate import furniture
from generator.dumps.day_line import parse_day
from generator.dumps.plain import plain
from generator.dumps.structure import is_heading
from generator.model import DateEstimate, Discard, Dump, Item, Paragraph

_PIXEL = re.compile(r"^(FB Pixel no script|noscript)\s*", re.IGNORECASE)
_TITLE_SITE = re.compile(r"^(?P<title>.{8,200}?)\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")
_BYLINE = re.compile(
    r"^(?:(?:written|posted|story|words|text) )?by:?\s+(?P<author>.{2,60}?)"
    r"(?=\s+(?:published|posted|updated|on\b|\d)|\s*[|·•,]|\s*$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_DAY_LINE = re.compile(
    r"^(published|posted|updated|last updated)?( on)?:?\s*(\w{3,9}\.?,?\s+)?(\d{1,2}(st|nd|rd|th)?\s+\w{3,9}\.?,?\s+\d{4}|"
    r"\w{3,9}\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d+ \w+ ago)\b.{0,30}$",
    re.IGNORECASE,
)
_NAME = r"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3})"
_BIO = re.compile(
    _NAME
    + r"(?: is (?:a|an|the)\b| (?:writes|covers|reports|leads|works)\b| ?[-–—|] (?:co-)?(?:founder|chief|ceo|editor|"
    r"reporter|writer|contributor|analyst|journalist|author|head|managing)\b)",
    re.IGNORECASE,
)
_BIO_HOUSE = re.compile(
    r"\b(?:is an? (?P<a>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2}) (?:contributor|reporter|editor|writer|columnist|insider)|"
    r"(?i:founder|editor|reporter|writer|editor-in-chief|journalist|contributor)(?: of| at| for|, ) ?"
    r"(?P<b>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2}))"
)
_INSIDE = frozenset({"image caption", "reading time", "advertisement", "share buttons"})
"""Furniture that also stands in the middle of an article."""
_LONG = 120
"""Characters from which a paragraph is text and no title, name or button."""
_HEAD_LINES, _LONGEST_BYLINE = 6, 160
"""A byline stands among the first lines of a page and is no longer than this."""
_MAX_BIO = 600
_LABEL_WORDS = 3
_TAIL = 0.75
"""A bio stands in the last quarter of a page, or behind the first piece of closing furniture."""


@dataclass(slots=True)
class _Page:
    """A page while it is being read."""

    body: list[Paragraph]
    discards: list[Discard] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    publication: str | None = None
    date: DateEstimate | None = None

    def drop(self, paragraph: Paragraph, reason: str) -> None:
        self.body.remove(paragraph)
        self.discards.append(Discard(paragraph.line, paragraph.text, reason))


def read_page(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """Find the article of a page. No item where nothing but furniture is left."""
    lines = [Paragraph(number, plain(line)) for number, line in enumerate(dump.lines, 1) if line.strip()]
    page = _Page([line for line in lines if line.text])
    page.discards += [Discard(line.line, "", "unprintable characters") for line in lines if not line.text]
    _take_title_line(page)
    closing = _drop_furniture(page)
    _take_head(page)
    _take_bio(page, closing)
    _drop_teasers(page, closing)
    _drop_section_labels(page)
    discards = tuple(sorted(page.discards, key=lambda d: d.line))
    if not page.body:
        return (), discards
    first, last = page.body[0].line, page.body[-1].line
    item = Item(dump.name, first, last, tuple(page.body), page.title, page.author, page.publication, page.date)
    return (item,), discards


def _take_title_line(page: _Page) -> None:
    """The browser's title, `Title | Site`, is the first line of many a scrape."""
    first = page.body[0]
    text = _PIXEL.sub("", first.text)
    match = _TITLE_SITE.match(text)
    pixel = text != first.text
    repeated = match and any(p.text == match["title"] for p in page.body[1:6])
    if match and (pixel or repeated):
        page.title, page.publication = match["title"].strip(), match["site"].strip()
        page.drop(first, "pixel and title line" if pixel else "title line")
    elif pixel and text:
        page.title = text
        page.drop(first, "pixel and title line")
    elif pixel:
        page.drop(first, "tracking pixel")


def _take_head(page: _Page) -> None:
    """Title, byline and day stand above the article."""
    _take_bare_title(page)
    for paragraph in list(page.body[:_HEAD_LINES]):
        line = paragraph.text
        if page.title and _same(line, page.title):
            page.drop(paragraph, "repeated title")
        elif len(line) <= _LONGEST_BYLINE:
            _take_byline(page, paragraph, line)


def _take_bare_title(page: _Page) -> None:
    """Without a title line of the site's, a heading above a byline or a first long paragraph is the title."""
    if page.title or len(page.body) < 2:
        return
    first, second = page.body[0], page.body[1]
    if _tells_of_itself(first.text) or not _is_title(first.text):
        return
    if _tells_of_itself(second.text) or len(second.text) > 2 * len(first.text):
        page.title = first.text
        page.drop(first, "title line")


def _tells_of_itself(text: str) -> bool:
    """Whether a line is a byline or a date line."""
    line = text
    return len(line) <= _LONGEST_BYLINE and bool(_BYLINE.match(line) or _DAY_LINE.match(line))


def _is_title(text: str) -> bool:
    return 8 <= len(text) <= 130 and len(text.split()) <= 20 and not text.endswith((".", ":", ";", ",", "…", "”"))


def _take_byline(page: _Page, paragraph: Paragraph, line: str) -> None:
    """Author and day, from a line that tells nothing else."""
    byline = _BYLINE.match(line)
    if not byline and not _DAY_LINE.match(line):
        return
    told = parse_day(line)
    if told and not page.date:
        page.date = DateEstimate(told[0], basis=f'the page says "{told[1]}"')
    if byline:
        page.author = page.author or byline["author"].strip()
        page.drop(paragraph, "byline and reading time" if "read" in byline["rest"] else "byline")
    else:
        page.drop(paragraph, "date line")


def _drop_furniture(page: _Page) -> int:
    """Drop what is furniture wherever it stands; the line of the first piece below the article, or 0."""
    reasons = {paragraph.line: reason for paragraph in page.body if (reason := furniture(paragraph.text))}
    page.discards += [Discard(p.line, p.text, reasons[p.line]) for p in page.body if p.line in reasons]
    page.body = [p for p in page.body if p.line not in reasons]
    dropped = [line for line, reason in reasons.items() if reason not in _INSIDE]
    text_lines = [p.line for p in page.body if len(p.text) > _LONG]
    middle = text_lines[len(text_lines) // 2] if text_lines else 0
    return min((line for line in dropped if line > middle), default=0)


def _take_bio(page: _Page, closing: int) -> None:
    """The author's portrait, name and life stand under the article."""
    tail = max(1, int(len(page.body) * _TAIL))
    for paragraph in page.body[tail:]:
        below = closing and paragraph.line > closing
        match = _BIO.match(paragraph.text)
        if not match or len(paragraph.text) > _MAX_BIO or "“" in paragraph.text:
            continue
        last = paragraph is page.body[-1]
        if not (below or last or _is_name(paragraph, page.body)):
            continue
        page.author = page.author or _plain_name(match["name"])
        house = _BIO_HOUSE.search(paragraph.text)
        if house and not page.publication:
            page.publication = house["a"] or house["b"]
        page.drop(paragraph, "author bio")
        break
    for paragraph in list(page.body[-3:]):
        if page.author and _same(paragraph.text, page.author):
            page.drop(paragraph, "author name")


def _drop_teasers(page: _Page, closing: int) -> None:
    """Below the article's end, lines without one are the titles of others."""
    end = max((p.line for p in page.body if len(p.text) > _LONG), default=0)
    for paragraph in [p for p in page.body if closing and p.line > max(closing, end)]:
        if _is_title(paragraph.text):
            page.drop(paragraph, "teaser of another article")


def _is_name(bio: Paragraph, body: Sequence[Paragraph]) -> bool:
    """Whether the line above a bio is nothing but the name the bio begins with."""
    index = body.index(bio)
    above = body[index - 1].text if index else ""
    return 3 < len(above) < 50 and bio.text.startswith(above)


def _drop_section_labels(page: _Page) -> None:
    """A short line right above a sub-heading heads nothing: it is the site's label for a teaser that is gone."""
    for above, below, text in list(zip(page.body, page.body[1:], page.body[2:], strict=False)):
        short = len(above.text.split()) <= _LABEL_WORDS
        if short and is_heading(above.text, text.text) and is_heading(below.text, text.text):
            page.drop(above, "section label")


def _plain_name(name: str) -> str:
    return re.sub(r"^(Dr|Prof|Mr|Ms|Mrs)\.? ", "", name).strip(" .-")


def _same(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()
