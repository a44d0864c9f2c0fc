"""What one article of a page with several states of itself: title, day, author, address, tags, and what is its text.

Data: `read_facts` of the elements that hold it; `Facts.text` are the elements of the text, without those of the head.
Limits: reads the elements' own marks (`time`, `rel`, `class`) and lines that are a day or a byline, nothing else.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.date_line import parse_day
from generator.dumps.formats.html_metadata import is_date_line
from generator.dumps.formats.stated_date import stated
from generator.dumps.markup.addresses import link_address, web_address
from generator.dumps.markup.elements import HEADINGS, is_beside
from generator.dumps.phrases import PhrasePattern
from generator.dumps.plain_text import plain
from generator.model import DateEstimate

_SAYS = "the page says"
_LONGEST_LINE = 140
"""Characters of a line of a head or a foot."""
_AUTHOR = re.compile(r"(?:^|[\s_-])(?:author|byline|p-author|fn)(?:$|[\s_-])", re.IGNORECASE)
_DAY = re.compile(r"(?:^|[\s_-])(?:date|day|published|posted|dt-published|meta|posted-on|entry-date)(?:$|[\s_-])", re.I)
_FOOT = frozenset("footer nav form button aside".split())
_BYLINE = PhrasePattern(
    r"(?:.*\b)?{byline_lead}\s+(?P<author>[^\d,;|·•]{2,60}?)\s*(?:$|[|·•,;(–—-]|{byline_end}|\s(?:at|on|am|um|le|el|il)\s)",
    re.IGNORECASE,
)
_MORE = PhrasePattern(r"(?:{teaser_mark}|…|\.\.\.).{0,60}$", re.IGNORECASE)
_PERMALINK = re.compile(r"(?:^|[\s_-])(?:permalink|u-url|bookmark)(?:$|[\s_-])", re.IGNORECASE)


@dataclass(slots=True)
class Facts:
    """What an article of the page states."""

    title: str = ""
    date: DateEstimate | None = None
    author: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    text: list[Any] = field(default_factory=list)
    """Copies of its elements, without its head and its foot."""
    left_out: list[tuple[str, DiscardReason]] = field(default_factory=list)
    words: int = 0
    """Of its text."""
    cut_off: bool = False
    """It ends in `Read more`: a teaser."""


def heading_of(elements: Sequence[Any]) -> Any:
    """The first heading in these elements that is no day; None where there is none."""
    return next((each for each in _headings(elements) if not is_date_line(plain(each.text_content()))), None)


def _headings(elements: Sequence[Any]) -> Iterator[Any]:
    for element in elements:
        yield from (each for each in element.iter(*HEADINGS) if plain(each.text_content()))


def read_facts(elements: Sequence[Any], base: str, day: str = "") -> Facts:
    """What these elements of a page at `base` state; `day` are the words of a heading above, which may be their day."""
    facts = Facts(text=[copy.deepcopy(element) for element in elements])
    for element in facts.text:
        element.tail = None
    heading = heading_of(facts.text)
    if heading is None:
        return facts
    facts.title = plain(heading.text_content()).strip("¶# ")
    facts.url = _address(facts.text, heading, base)
    facts.tags = tuple(
        dict.fromkeys(plain(link.text_content()) for part in facts.text for link in part.xpath(".//a[@rel='tag']"))
    )
    for above in list(_headings(facts.text)):
        if above is heading:
            break
        facts.date = facts.date or stated([(_SAYS, plain(above.text_content()))])
        _drop(facts, above, DiscardReason.DATE_LINE)
    _drop(facts, heading, DiscardReason.TITLE_LINE)
    _read_lines(facts)
    if facts.date is None and day and (found := stated([(_SAYS, day)])):
        facts.date = found
    lines = [line for part in facts.text for line in _texts(part)]
    facts.words = sum(len(line.split()) for line in lines)
    facts.cut_off = bool(lines) and _MORE.search(lines[-1][-_LONGEST_LINE:]) is not None
    return facts


def _address(elements: Sequence[Any], heading: Any, base: str) -> str:
    """The address of the heading's link, or of one that is marked as permanent."""
    links = [*heading.xpath(".//a[@href] | ancestor::a[@href]")]
    links += [link for part in elements for link in part.iter("a") if _is_permanent(link)]
    for link in links:
        href = (link.get("href") or "").strip()
        if not href.startswith("#") and (address := web_address(link_address(href, base))):
            return address
    return ""


def _is_permanent(link: Any) -> bool:
    return link.get("rel") == "bookmark" or _PERMALINK.search(link.get("class") or "") is not None


def _read_lines(facts: Facts) -> None:
    """Takes the lines of the head and of the foot out of the text: those that state a fact or are the page's furniture."""
    for line in [line for part in facts.text for line in _lines(part)]:
        words = plain(line.text_content())
        time = next(iter(line.xpath("descendant-or-self::time")), None)
        if line.tag in _FOOT or is_beside(line.tag, line):
            _read_author(facts, line)
            if len(words) <= _LONGEST_LINE:
                _read_day(facts, line, time, words)
            _drop(facts, line, DiscardReason.AROUND_THE_ARTICLE)
            continue
        names = line.get("class") or ""
        if (time is not None and not _is_sentence(words, time)) or is_date_line(words) or _is_marked_day(names, words):
            _read_day(facts, line, time, words)
            _read_author(facts, line)
            _drop(facts, line, DiscardReason.DATE_LINE_OR_BYLINE)
        elif _AUTHOR.search(names) or line.get("rel") == "author" or (_BYLINE.match(words) and len(words.split()) <= 6):
            _read_author(facts, line)
            _drop(facts, line, DiscardReason.BYLINE)
        elif any(_is_permanent(link) and plain(link.text_content()) == words for link in line.iter("a")):
            _drop(facts, line, DiscardReason.BUTTON)


def _lines(part: Any) -> Iterator[Any]:
    """The outermost elements that are one line at most, and the page's furniture of any length."""
    if not isinstance(part.tag, str) or part.tag == "blockquote":
        return
    furniture = part.tag in _FOOT or is_beside(part.tag, part)
    words = plain(part.text_content())
    if furniture or (words and len(words) <= _LONGEST_LINE):
        yield part
        return
    for child in part:
        yield from _lines(child)


def _is_sentence(words: str, time: Any) -> bool:
    """Whether a day is part of a sentence of the text."""
    return words.endswith((".", "!", "?", "。")) and len(words) > 2 * len(plain(time.text_content())) + 20


def _is_marked_day(names: str, words: str) -> bool:
    return _DAY.search(names) is not None and parse_day(words) is not None


def _read_day(facts: Facts, line: Any, time: Any, words: str) -> None:
    values = [] if time is None else [time.get("datetime"), plain(time.text_content())]
    facts.date = facts.date or stated((_SAYS, value) for value in (*values, words))


def _read_author(facts: Facts, line: Any) -> None:
    named = line.xpath("descendant-or-self::*[@rel='author' or @itemprop='author']")
    named += [each for each in line.iter() if isinstance(each.tag, str) and _AUTHOR.search(each.get("class") or "")]
    words = plain(named[0].text_content()) if named else ""
    match = _BYLINE.match(words or plain(line.text_content()))
    facts.author = facts.author or (match["author"].strip() if match else words)


def _drop(facts: Facts, element: Any, reason: DiscardReason) -> None:
    """Takes an element out of the text; what stands behind it stays."""
    if words := plain(element.text_content()):
        facts.left_out.append((words, reason))
    parent = element.getparent()
    if parent is None:
        facts.text = [each for each in facts.text if each is not element]
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _texts(part: Any) -> Iterator[str]:
    """The words of an element, one string for each run between marks."""
    yield from (words for text in part.itertext() if (words := plain(text)))
