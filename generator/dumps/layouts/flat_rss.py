"""A feed whose tags were stripped: titles, links, dates and texts of all items run together, on one line or on several.

Data: `read_flat` gives the items and what is left out; None for a text that is no such feed.
Limits: an item has a date as feeds write it (RFC 822, or ISO with a time) with a link close to it; a creator is known
only where an address follows it.
"""

from __future__ import annotations

import bisect
import datetime as dt
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from generator.date_basis import BasisKind, basis
from generator.discard_reason import DiscardReason
from generator.dumps.layouts.lines.addresses import real_address
from generator.dumps.layouts.lines.names import is_name
from generator.dumps.plain_text import plain
from generator.model import DateEstimate, Discard, Item, Paragraph

_DATE = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),\s+)?\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s+\d{4}\s+"
    r"\d{2}:\d{2}(?::\d{2})?\s+(?:[+-]\d{4}|[A-Z]{2,4})\b|\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)"
)
_TOKEN = re.compile(rf"(?P<date>{_DATE.pattern})|(?P<url>https?://[^\s<>\"\]]+)|(?P<mark>\]\]>|<!\[CDATA\[)")
_TAG = re.compile(r"<[^<>]{1,300}>")
_CHANNEL = re.compile(
    r"^\s*(?:[a-z]{2}(?:-[A-Za-z]{2,4})?\s+)?(?:(?:hourly|daily|weekly|monthly|yearly|always)\s+\d+\s+)?(?:\d+\s+)?"
)
_COUNT = re.compile(r"^\s*(?:\d+\s+)?")
_TAIL = re.compile(r"the post (.{3,300}?) (?:appeared first on|first appeared on) (.{2,80}?)\.?$", re.IGNORECASE)
_TEASER_END = re.compile(
    r"\s*(?:\[?(?:…|\.\.\.|&#8230;|&hellip;)\]?|\(more…?\)|continue reading.*|read more.*)\s*[→»]?$", re.IGNORECASE
)
_LEAST = 2
_LONGEST_TITLE = 220


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """`date`, `url`, `mark` or `text`."""
    text: str
    at: int
    """Characters of the whole text before it."""


@dataclass(slots=True)
class _Entry:
    title: str
    cut: str
    """Words before the title that are the channel's or the last item's."""
    title_at: int
    url: str | None
    day: dt.date
    words: str
    body_from: int
    """Index of the token after its date."""
    start: int = 0
    """Index of the token in which it begins."""


def read_flat(name: str, lines: Sequence[str]) -> tuple[tuple[Item, ...], tuple[Discard, ...]] | None:
    """The items of a flattened feed and what is left out of them; None for any other text."""
    if not any("://" in line for line in lines) or sum(len(_DATE.findall(line)) for line in lines) < _LEAST:
        return None
    text = "\n".join(lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    tokens = list(_tokens(text))
    entries = _entries(tokens)
    linked = [entry for entry in entries if entry.url]
    if len(linked) < _LEAST or any(not entry.title for entry in linked):
        return None
    items: list[Item] = []
    discards: list[Discard] = []
    ends = [entry.start for entry in linked[1:]] + [len(tokens)]
    _frame(tokens[: linked[0].start], starts, discards)
    named = [plain(token.text) for token in tokens[: linked[0].start] if token.kind == "text"][:1]
    channel = named[0] if named and is_name(named[0]) else None
    for entry, end in zip(linked, ends, strict=True):
        item, dropped = _item(name, channel, entry, tokens[entry.body_from : end], starts)
        items += [item] if item else []
        discards += dropped
    return (tuple(items), tuple(discards)) if len(items) >= _LEAST else None


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    for match in _TOKEN.finditer(text):
        if text[at : match.start()].strip():
            yield _Token("text", text[at : match.start()], at)
        yield _Token(str(match.lastgroup), match[0], match.start())
        at = match.end()
    if text[at:].strip():
        yield _Token("text", text[at:], at)


def _entries(tokens: Sequence[_Token]) -> list[_Entry]:
    """One for every date that has a title, and a link where one stands between them."""
    found: list[_Entry] = []
    for index, token in enumerate(tokens):
        day = _day(token.text) if token.kind == "date" else None
        if day is None:
            continue
        before = index - 1
        links = []
        while before >= 0 and tokens[before].kind in ("url", "mark", "date") and index - before <= 4:
            links += [tokens[before].text] if tokens[before].kind == "url" else []
            before -= 1
        if before < 0 or tokens[before].kind != "text" or (found and before < found[-1].body_from and not links):
            continue
        slug = found[-1].url.rstrip("/").rsplit("/", 1)[-1] if found and found[-1].url else ""
        title, cut, at = _title(tokens[before], slug, first=not any(entry.url for entry in found))
        url = real_address(links[-1]) if links else None
        found.append(_Entry(title, cut, at, url, day, token.text, index + 1, before))
    return found


def _title(token: _Token, slug: str, *, first: bool) -> tuple[str, str, int]:
    """The last line of the words before a link, what the item or the channel before it left there, and its place."""
    lead = len(token.text.rstrip()) - len(token.text.rstrip().rsplit("\n", 1)[-1])
    line = token.text.rstrip()[lead:]
    cut = _CHANNEL.match(line) if first else _COUNT.match(line)
    rest = line[cut.end() :] if cut else line
    if slug and rest.startswith(slug):
        rest = rest[len(slug) :]
    title = plain(html.unescape(_TAG.sub(" ", rest)))
    return (
        title[:_LONGEST_TITLE],
        plain(line[: len(line) - len(rest)]),
        token.at + lead + len(line) - len(rest.lstrip()),
    )


def _day(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words[:10]) if words[4:5] == "-" else parsedate_to_datetime(words).date()
    except ValueError:
        return None


def _item(
    name: str, channel: str | None, entry: _Entry, tokens: Sequence[_Token], starts: Sequence[int]
) -> tuple[Item | None, list[Discard]]:
    discards = [Discard(_line(starts, entry.title_at), entry.words, DiscardReason.DATE_LINE)]
    if entry.cut:
        discards.append(Discard(_line(starts, entry.title_at), entry.cut, DiscardReason.FEED_FRAME))
    tokens = list(tokens)
    author = None
    if len(tokens) > 1 and tokens[0].kind == "text" and tokens[1].kind == "url" and len(tokens[0].text.split()) <= 8:
        author, topics = _creator(plain(tokens[0].text))
        if topics:
            discards.append(Discard(_line(starts, tokens[0].at), topics, DiscardReason.TOPIC_LIST))
        tokens = tokens[1:]
    paragraphs: list[Paragraph] = []
    publication = channel
    for index, token in enumerate(tokens):
        line = _line(starts, token.at + len(token.text) - len(token.text.lstrip()))
        if token.kind != "text":
            reason = DiscardReason.SEPARATOR if token.kind == "mark" else DiscardReason.SOURCE_LINE
            discards.append(Discard(line, token.text, reason))
            continue
        after_url = index > 0 and tokens[index - 1].kind == "url"
        for at, words in _pieces(token):
            tail = _TAIL.search(words)
            if tail:
                publication = tail[2]
            if tail or (paragraphs and after_url and index == len(tokens) - 1 and _is_rest(words, entry)):
                discards.append(Discard(_line(starts, at), words, DiscardReason.FEED_TAIL))
            else:
                paragraphs.append(Paragraph(_line(starts, at), words))
    paragraphs, teasers = _fold(paragraphs)
    discards += teasers
    if not paragraphs:
        return None, [*discards, Discard(_line(starts, entry.title_at), entry.title, DiscardReason.NO_TEXT_ONLY_TITLE)]
    first = min(_line(starts, entry.title_at), paragraphs[0].line)
    date = DateEstimate(entry.day, basis=basis(BasisKind.QUOTED, entry.words))
    return (
        Item(name, first, paragraphs[-1].line, tuple(paragraphs), entry.title, author, publication, date, entry.url),
        discards,
    )


def _creator(words: str) -> tuple[str | None, str]:
    """The creator's name, and the categories that stand after it."""
    parts = words.split()
    if is_name(words) and len(parts) <= 3:
        return words, ""
    name = " ".join(parts[:2])
    return (name, " ".join(parts[2:])) if is_name(name) else (None, words)


def _is_rest(words: str, entry: _Entry) -> bool:
    """Whether the words after the address of the comments are their number and the item's slug."""
    slug = (entry.url or "").rstrip("/").rsplit("/", 1)[-1]
    return bool(re.fullmatch(rf"\d*\s*(?:{re.escape(slug)})?", words)) if slug else words.isdigit()


def _pieces(token: _Token) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text between two tokens, with their places."""
    at = token.at
    for line in token.text.split("\n"):
        words = plain(html.unescape(_TAG.sub(" ", line)))
        if words:
            yield at + len(line) - len(line.lstrip()), words
        at += len(line) + 1


def _fold(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Discard]]:
    """Without a first paragraph that the ones below repeat."""
    if len(paragraphs) < 2:
        return paragraphs, []
    from generator.dumps.layouts.frame import letters  # here, since few files are such feeds

    teaser = letters(_TEASER_END.sub("", paragraphs[0].text))
    below = letters(" ".join(paragraph.text for paragraph in paragraphs[1:]))
    if teaser and below.startswith(teaser):
        first = paragraphs[0]
        return paragraphs[1:], [Discard(first.line, first.text, DiscardReason.TEASER_OF_THE_ARTICLE_BELOW)]
    return paragraphs, []


def _frame(tokens: Sequence[_Token], starts: Sequence[int], discards: list[Discard]) -> None:
    discards += [Discard(_line(starts, token.at), plain(token.text), DiscardReason.FEED_FRAME) for token in tokens]


def _line(starts: Sequence[int], at: int) -> int:
    return bisect.bisect_right(starts, at)
