"""An author's feed as paragraphs, without separators, markup and syndication tails.

Data: `FeedParagraph`, a paragraph with the separators around it; `read_feed` gives them in order, and the discarded
lines.
Limits: decides nothing about boundaries; that is `segment`. Only tags of HTML and of syndication formats are markup;
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
"""The separator of an author's feed, where it has any."""
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
"""Characters; a longer line holds more than one paragraph."""
_CHUNK = 220
_SHORTEST_MEAN = 12
"""Characters of the sentences of a long line on average; where they have fewer, no article begins with each of them."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[A-Z“\"])")
_FULL_STOP = re.compile(
    r"(?:(?<=[.!?؟])|(?<=[.!?][”\"’»]))(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|No|Co)\.)(?<!\b(?:Mrs|Inc|Ltd|Sen|Rep|Gov|Gen)\.)(?<!\b(?:Prof|Corp|Sept)\.)"
    r"\s+(?=[A-ZÀ-Þ“„«\"‘\d\u0600-\u06ff])|(?<=[。！？])(?![”」』])|(?<=[。！？][”」』])"
)
"""Between two sentences, after which an article may begin."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The line of a syndication system below an item: `The post X appeared first on Y`."""

    title: str
    publication: str


@dataclass(frozen=True, slots=True)
class FeedParagraph:
    """A paragraph, and what is around it."""

    paragraph: Paragraph
    separated: float
    """How strong the separator above this paragraph is: 0 none, 1 a mark that only separates."""
    first: int
    """1-based first line of an article that begins here: that of a separator alone on its line, if any."""
    truncated: bool = False
    """It ended in `[…]`: a teaser."""
    tail: Tail | None = None
    """The tail between it and the next paragraph."""
    blank: int = 0
    """Empty lines above it."""
    chunk: bool = False
    """Whether it and the paragraph before are chunks of one long line."""


@dataclass(slots=True)
class _Progress:
    found: list[FeedParagraph] = field(default_factory=list)
    discards: list[Discard] = field(default_factory=list)
    separated: float = 0.0
    pending: list[Discard] = field(default_factory=list)
    """Separators alone on their lines, not yet followed by a paragraph."""
    blank: int = 0


def read_feed(dump: Dump) -> tuple[tuple[FeedParagraph, ...], tuple[Discard, ...]]:
    """Paragraphs in order, and the lines left out, each with its reason."""
    state = _Progress()
    rule = 0.3 if any(SEPARATOR in line for line in dump.lines) else 0.7
    for number, line in enumerate(dump.lines, 1):
        if not line.strip():
            state.blank += 1
        elif _RULE.match(line.strip()):
            state.separated = max(state.separated, rule)
            state.discards.append(Discard(number, line.strip(), DiscardReason.SEPARATOR))
        else:
            _read_line(state, number, line)
    return tuple(_weigh_blanks(state.found)), tuple(
        sorted([*state.discards, *state.pending], key=lambda discard: discard.line)
    )


@cache
def _label_inside() -> re.Pattern[str]:
    """Between a sentence and a known label within a line."""
    labels = "|".join(re.escape(label) for label in label_places())
    return re.compile(rf"(?<=[.!?”\"])\s*(?=(?:{labels})\s?:)", re.IGNORECASE)


def _read_line(state: _Progress, number: int, line: str) -> None:
    parts = [list(_pieces(part)) for part in _ITEM_TAG.sub(SEPARATOR, _CDATA_OPEN.sub("", line)).split(SEPARATOR)]
    if not any(parts):
        reason = DiscardReason.EMPTY_ITEM if SEPARATOR in line else DiscardReason.MARKUP_WITHOUT_TEXT
        discard = Discard(number, line.strip(), reason)
        if SEPARATOR in line:
            state.separated = 1.0
            state.pending.append(discard)
        else:
            state.discards.append(discard)
        return
    for index, texts in enumerate(parts):
        if index:
            state.separated = 1.0
        for text, chunk in texts:
            _read_text(state, number, text, chunk=chunk)


def _read_text(state: _Progress, number: int, text: str, *, chunk: bool) -> None:
    tail = _TAIL.match(text)
    reason = DiscardReason.FEED_TAIL if tail or _MORE.match(text) else furniture(text) if _is_tail(text) else None
    if reason:
        state.discards.append(Discard(number, text, reason))
        if tail and state.found:
            found = Tail(tail["title"].strip(" “”\"'"), tail["publication"].strip())
            state.found[-1] = replace(state.found[-1], tail=found)
        state.separated = 1.0 if tail else state.separated
        return
    first = state.pending[0].line if state.pending else number
    bare = _TRUNCATED.sub("", text)
    if not bare:
        state.discards.append(Discard(number, text, DiscardReason.FEED_TAIL))
        return
    state.pending.clear()
    cut = bare != text or text.endswith(("…", "..."))
    state.found.append(FeedParagraph(Paragraph(number, bare), state.separated, first, cut, None, state.blank, chunk))
    state.separated, state.blank = 0.0, 0


def _pieces(part: str) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a part of a line, without markup, each with whether it is a further chunk of a long line."""
    if "<" in part or "&" in part:
        part = _INLINE_TAG.sub("", _BREAK_TAG.sub("\n", _NO_TEXT.sub("\n", part)))
        part = html.unescape(part)
    for text in part.split("\n"):
        words = plain(text)
        labelled = _label_inside().split(words)
        if len(labelled) > 2:
            for piece in labelled:
                yield from ((chunk, index > 0) for index, chunk in enumerate(_chunks(piece)))
        elif len(words) > _LONG_LINE:
            yield from ((sentence, index > 0) for index, sentence in enumerate(_paragraphs_of(words)))
        elif words:
            yield words, False


def _paragraphs_of(line: str) -> list[str]:
    """The sentences of a line without paragraphs; several together where they are too short to be sentences: "1. 2. 3."."""
    found = sentences_of(line)
    if len(line) >= _SHORTEST_MEAN * len(found):
        return found
    pieces, start = list[str](), 0
    for stop in _FULL_STOP.finditer(line):
        if stop.start() - start >= _CHUNK:
            pieces.append(line[start : stop.start()].strip())
            start = stop.end()
    return [*pieces, line[start:].strip()]


def sentences_of(line: str) -> list[str]:
    """The sentences of a line without paragraphs, any of which may begin an article."""
    return [sentence.strip() for sentence in _FULL_STOP.split(line) if sentence.strip()]


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
    """More empty lines than between most paragraphs are a weak separator, unless most paragraphs nearby have as many."""
    blanks = [paragraph.blank for paragraph in found]
    usual = Counter(blanks[1:]).most_common(1)
    for index, paragraph in enumerate(found):
        wide = index and usual and paragraph.blank > usual[0][0]
        around = blanks[max(1, index - 2) : index] + blanks[index + 1 : index + 3]
        alone = wide and sum(blank >= paragraph.blank for blank in around) <= len(around) / 2
        yield replace(paragraph, separated=max(paragraph.separated, 0.5)) if alone else paragraph


def _is_tail(text: str) -> bool:
    """Whether a line is one that a syndication system adds; a feed's items have no other boilerplate around them."""
    return text[:60].lower().startswith(tuple(phrase_words("tail_lead", "feeds")))
