"""An author's feed as paragraphs: separators taken out and remembered, markup and tails of syndication set aside.

Data: `FeedParagraph`, a paragraph and what stood before it; `read_feed` gives them in order, and the lines that are no
article's.
Limits: decides nothing about boundaries; that is `split`. Only tags of HTML and of syndication formats are markup;
any other text in angle brackets stays.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from generator.discard_reason import DiscardReason
from generator.dumps.boilerplate import furniture
from generator.dumps.labels import label_places
from generator.dumps.phrases import PhrasePattern, phrase_words
from generator.dumps.plain_text import plain
from generator.model import Discard, Dump, Paragraph

SEPARATOR = "]]>"
"""What an author's feed leaves between two items, where it leaves anything."""
_RULE = re.compile(r"[-–—*_=~#•·.+ ]{3,}$")
"""A line that only separates."""
_CDATA_OPEN = re.compile(r"<!\[CDATA\[")
_TRUNCATED = re.compile(r"\s*(\[(…|\.\.\.|&hellip;|&#8230;)\]|\(more…?\))\s*$")
_TAIL = PhrasePattern(
    r"the post (?P<title>.{3,300}?) {feed_tail} (?P<publication>.{2,80}?)\.?$", re.IGNORECASE, "feeds"
)
_MORE = PhrasePattern(r"{continue_reading}\b[^:]{0,160}$", re.IGNORECASE, "feeds")
_ITEM_TAG = re.compile(r"<(?:item|entry)\b[^<>]*>", re.IGNORECASE)
_BREAK_TAG = re.compile(
    r"</?(?:p|br|div|ul|ol|li|h[1-6]|figure|figcaption|blockquote|table|tr|hr|item|entry|title|link|guid|description|"
    r"content|content:encoded|pubDate|dc:\w+|category|summary|author|published|updated|channel|rss)\b[^<>]*>",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|small|sup|sub|code|font|img|iframe|td|th|tbody|thead|picture|source|video|"
    r"abbr|cite|q|mark|center|section|article|aside|header|footer|noscript|pre)\b[^<>]*>",
    re.IGNORECASE,
)
_NO_TEXT = re.compile(r"<(script|style)\b.*?</\1>|<(link|guid|category)\b[^<>]*>[^<>]*</\2>", re.IGNORECASE)
_LONG_LINE = 2000
"""Characters; a line that is longer holds more than a paragraph."""
_CHUNK = 220
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Tail:
    """What a syndication system says below an item: `The post X appeared first on Y`."""

    title: str
    publication: str


@dataclass(frozen=True, slots=True)
class FeedParagraph:
    """A paragraph and what stood around it."""

    paragraph: Paragraph
    separated: float
    """How strong a separator stands between this paragraph and the one before: 0 none, 1 one that only separates."""
    first: int
    """1-based line where an article that begins here begins: that of a separator alone on its line, if any."""
    truncated: bool = False
    """It ended in `[…]`: a teaser."""
    tail: Tail | None = None
    """What stood below it, before the next paragraph."""
    blank: int = 0
    """Empty lines above it."""
    chunk: bool = False
    """Only our cutting of a long line stands between it and the paragraph before."""


@dataclass(slots=True)
class _Reading:
    found: list[FeedParagraph] = field(default_factory=list)
    discards: list[Discard] = field(default_factory=list)
    separated: float = 0.0
    lonely: list[Discard] = field(default_factory=list)
    """Separators alone on their lines, waiting for the article they open."""
    blank: int = 0


def read_feed(dump: Dump) -> tuple[tuple[FeedParagraph, ...], tuple[Discard, ...]]:
    """Paragraphs in order, and the lines left out, each with its reason."""
    reading = _Reading()
    rule = 0.3 if any(SEPARATOR in line for line in dump.lines) else 0.7
    for number, line in enumerate(dump.lines, 1):
        if not line.strip():
            reading.blank += 1
        elif _RULE.match(line.strip()):
            reading.separated = max(reading.separated, rule)
            reading.discards.append(Discard(number, line.strip(), DiscardReason.SEPARATOR))
        else:
            _read_line(reading, number, line)
    return tuple(_weigh_blanks(reading.found)), tuple(
        sorted([*reading.discards, *reading.lonely], key=lambda discard: discard.line)
    )


@cache
def _label_inside() -> re.Pattern[str]:
    """Between a sentence and a known label within a line."""
    labels = "|".join(re.escape(label) for label in label_places())
    return re.compile(rf"(?<=[.!?”\"])\s*(?=(?:{labels})\s?:)", re.IGNORECASE)


def _read_line(reading: _Reading, number: int, line: str) -> None:
    parts = [list(_pieces(part)) for part in _ITEM_TAG.sub(SEPARATOR, _CDATA_OPEN.sub("", line)).split(SEPARATOR)]
    if not any(parts):
        reason = DiscardReason.EMPTY_ITEM if SEPARATOR in line else DiscardReason.MARKUP_WITHOUT_TEXT
        discard = Discard(number, line.strip(), reason)
        if SEPARATOR in line:
            reading.separated = 1.0
            reading.lonely.append(discard)
        else:
            reading.discards.append(discard)
        return
    for index, texts in enumerate(parts):
        if index:
            reading.separated = 1.0
        for text, chunk in texts:
            _read_text(reading, number, text, chunk=chunk)


def _read_text(reading: _Reading, number: int, text: str, *, chunk: bool) -> None:
    tail = _TAIL.match(text)
    reason = DiscardReason.FEED_TAIL if tail or _MORE.match(text) else furniture(text) if _is_tail(text) else None
    if reason:
        reading.discards.append(Discard(number, text, reason))
        if tail and reading.found:
            told = Tail(tail["title"].strip(" “”\"'"), tail["publication"].strip())
            reading.found[-1] = replace(reading.found[-1], tail=told)
        reading.separated = 1.0 if tail else reading.separated
        return
    first = reading.lonely[0].line if reading.lonely else number
    bare = _TRUNCATED.sub("", text)
    if not bare:
        reading.discards.append(Discard(number, text, DiscardReason.FEED_TAIL))
        return
    reading.lonely.clear()
    cut = bare != text or text.endswith(("…", "..."))
    reading.found.append(
        FeedParagraph(Paragraph(number, bare), reading.separated, first, cut, None, reading.blank, chunk)
    )
    reading.separated, reading.blank = 0.0, 0


def _pieces(part: str) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a part of a line, without markup, and whether only our cutting separates one from the last."""
    if "<" in part or "&" in part:
        part = _INLINE_TAG.sub("", _BREAK_TAG.sub("\n", _NO_TEXT.sub("\n", part)))
        part = html.unescape(part)
    for text in part.split("\n"):
        words = plain(text)
        labelled = _label_inside().split(words)
        for piece in labelled if len(labelled) > 2 or len(words) > _LONG_LINE else [words]:
            if len(labelled) > 2 or len(words) > _LONG_LINE:
                yield from ((chunk, index > 0) for index, chunk in enumerate(_chunks(piece)))
            elif piece:
                yield piece, False


def _chunks(text: str) -> Iterator[str]:
    """Sentences of a line without paragraphs, a few together."""
    held = ""
    for sentence in _SENTENCE_END.split(text):
        held = f"{held} {sentence}".strip()
        if len(held) >= _CHUNK:
            yield held
            held = ""
    if held:
        yield held


def _weigh_blanks(found: Sequence[FeedParagraph]) -> Iterator[FeedParagraph]:
    """A rarer, longer run of empty lines than between most paragraphs is a weak separator; where every paragraph of a
    stretch stands apart like that, it is none."""
    blanks = [paragraph.blank for paragraph in found]
    usual = Counter(blanks[1:]).most_common(1)
    for index, paragraph in enumerate(found):
        wide = index and usual and paragraph.blank > usual[0][0]
        around = blanks[max(1, index - 2) : index] + blanks[index + 1 : index + 3]
        alone = wide and sum(blank >= paragraph.blank for blank in around) <= len(around) / 2
        yield replace(paragraph, separated=max(paragraph.separated, 0.5)) if alone else paragraph


def _is_tail(text: str) -> bool:
    """Only what a syndication system adds is furniture in a feed: its items have no site around them."""
    return text[:60].lower().startswith(tuple(phrase_words("tail_lead", "feeds")))
