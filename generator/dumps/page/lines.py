"""The lines of a scraped page, each by itself: its length, its shape, its reason to be boilerplate.

Data: `read_lines` turns texts into `PageLine`s; `weight` is a length that compares across scripts; `ends` detects the end of a sentence.
Limits: looks at a line and its neighbours, not at the page; that is `sections`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.discard_reason import DiscardReason
from generator.dumps.boilerplate import furniture
from generator.dumps.page.bylines import is_name
from generator.dumps.page.signature import is_signature
from generator.dumps.phrases import PhrasePattern

_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_WIDE_WEIGHT = 2.5
"""Latin letters to which a Chinese, Japanese or Korean character corresponds."""
_END = re.compile(r"[.!?…。！？；;][”’\"')\]】」』）»]*(\s?\[\d+\])*$")
_OPEN_END = re.compile(r"[:：,，—][”’\"']?$")
_ENTRY = re.compile(r"([•·▪◦‣●*–-]\s+\S|(No\.\s?)?\d{1,3}\s?[.)、:]\s*\S|[(（]?[一二三四五六七八九十]+[)）、.]\s*\S)")
_QUOTE = re.compile(r"[“\"「『«‘].{12,}[”\"」』»’][.。!?]?( ?[-–—].*)?$")
_TURN = re.compile(r"([A-Z][\w .’'-]{0,30}|[\u4e00-\u9fff]{1,8})[:：]\s*\S.{12,}")
_LABEL = re.compile(r"([A-Z\u00c0-\u00de\u4e00-\u9fff][^:：.!?]{0,30})[:：]\s*\S")
_OFTEN = 2
"""If more lines than this begin with the same words and a colon, they are entries of a list."""

LONG, SENTENCE, TITLE_MOST = 120.0, 45.0, 230.0
"""Weights: at least of a paragraph, at least of a sentence that is a paragraph, at most of a title."""
_SHORTEST_SENTENCE = 9.0
_LONGEST_SHORT = 190.0
_TITLE_LEAST, TITLE_WORDS = 14.0, 3
_WIDE_WORD = 6
"""The weight of a word in a script without spaces."""
_LONGEST_SIGNATURE = 200
_NEARBY = 6
"""Lines between a name and its date, buttons included."""
_INNER_END = re.compile(r"[a-z\d]{2}[.!?,][”\"’]? (?:[A-Z]|said|says)")
_INNER = 60.0
"""A line of this weight with the end of a sentence inside is text, whatever it ends in."""
_PRESS = PhrasePattern(r"{press_release}", re.IGNORECASE)
_ABOUT = PhrasePattern(r"{about} ?(the |our )?\S.{1,60}$", re.IGNORECASE)
_ABOUT_AUTHOR = PhrasePattern(r"{about_author}[:：]?$", re.IGNORECASE)


class Shape(StrEnum):
    """What a line looks like."""

    PROSE = "prose"
    """A paragraph of at least one whole sentence."""
    SENTENCE = "sentence"
    """Short, with an end: a quote, a last line, a blurb."""
    ENTRY = "entry"
    """An entry of a list, a turn of an interview."""
    SHORT = "short"
    """No end: a heading, a label, a link."""
    RUN_ON = "run-on"
    """Long, without an end."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One non-empty line of a page."""

    text: str
    weight: float
    """Latin letters; a wide character counts 2.5."""
    shape: Shape
    furniture: DiscardReason | None
    """Why it is boilerplate, whatever its place on the page; None if it is not."""
    byline: bool = False
    day: bool = False
    """It contains a date, or words such as `2 days ago`."""

    @property
    def signs(self) -> bool:
        """Whether it is a byline or a day line."""
        return self.byline or self.day

    @property
    def plain(self) -> bool:
        """Whether it is neither furniture nor a signature."""
        return self.furniture is None and not self.signs


def weight(text: str) -> float:
    """The length of a text in Latin letters; a Chinese, Japanese or Korean character counts 2.5."""
    wide = len(_WIDE.findall(text))
    return len(text) - wide + _WIDE_WEIGHT * wide


def ends(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_END.search(text))


def title_shaped(line: PageLine) -> bool:
    """Whether a line has the length and the end of a headline."""
    words = max(len(line.text.split()), line.weight / _WIDE_WORD if _WIDE.search(line.text) else 0)
    if not (_TITLE_LEAST <= line.weight <= TITLE_MOST and words >= TITLE_WORDS):
        return False
    ended = line.text.endswith((".", "。", ":", "：", ",", ";"))
    return line.shape is Shape.SHORT or (line.shape is not Shape.PROSE and not ended)


def read_lines(texts: Sequence[str]) -> list[PageLine]:
    """One line for each text, in order."""
    labels = Counter(label[1] for text in texts if (label := _LABEL.match(text)))
    shapes = [_shape(text, labels) for text in texts]
    press = any(_PRESS.search(text[:300]) for text in texts)
    lines = []
    for index, (text, shape) in enumerate(zip(texts, shapes, strict=True)):
        reason = _reason(index, texts, shapes, press=press)
        signs = shape is not Shape.PROSE and reason is None and weight(text) <= _LONGEST_SIGNATURE
        lines.append(PageLine(text, weight(text), shape, reason, *(is_signature(text) if signs else (False, False))))
    return _listed(_named(lines))


def _shape(text: str, labels: Counter[str]) -> Shape:
    """`labels`: words before a colon with the number of lines they begin."""
    size = weight(text)
    label = _LABEL.match(text)
    listed = bool(label and labels[label[1]] > _OFTEN)
    if _ENTRY.match(text) or listed or (_TURN.match(text) and size > SENTENCE and ends(text)):
        return Shape.PROSE if size > LONG and ends(text) else Shape.ENTRY
    if ends(text) or _OPEN_END.search(text) or _QUOTE.match(text):
        words = " " in text or _WIDE.search(text)
        return Shape.PROSE if size >= LONG else Shape.SENTENCE if size >= _SHORTEST_SENTENCE and words else Shape.SHORT
    if size > _INNER and _INNER_END.search(text):
        return Shape.PROSE if size >= LONG else Shape.SENTENCE
    return Shape.SHORT if size <= _LONGEST_SHORT else Shape.RUN_ON


def _reason(index: int, texts: Sequence[str], shapes: Sequence[Shape], *, press: bool) -> DiscardReason | None:
    """Furniture by its words; a section's name between two paragraphs is a sub-heading."""
    text = texts[index]
    found = furniture(text)
    if found is DiscardReason.SECTION_NAME:
        around = [shapes[i] for i in (index - 1, index + 1) if 0 <= i < len(shapes)]
        return None if len(around) == 2 and Shape.SHORT not in around else DiscardReason.SITE_NAVIGATION
    if found is DiscardReason.END_MARK and index and _CHART.match(texts[index - 1]):
        return DiscardReason.IMAGE_CAPTION  # whose figures a chart shows
    if found is None and _is_pulled(index, texts):
        return DiscardReason.PULL_QUOTE
    if found is None and _ABOUT_AUTHOR.match(text):
        return DiscardReason.AUTHOR_BOX
    if found is None and press and index and shapes[index] is Shape.SHORT and _ABOUT.match(text):
        return DiscardReason.COMPANY_BOILERPLATE
    return found


_CHART = PhrasePattern(r"{chart}\b", re.IGNORECASE)
_PULLED = re.compile(r"[“\"«„](.{15,200})[”\"»“]\Z")


def _is_pulled(index: int, texts: Sequence[str]) -> bool:
    """A quotation in large letters, which a paragraph says again."""
    match = _PULLED.match(texts[index])
    words = match[1].strip(" .,") if match else ""
    return bool(words) and any(
        words in text for i, text in enumerate(texts) if i != index and len(text) > len(texts[index])
    )


def _named(lines: Sequence[PageLine]) -> list[PageLine]:
    """A name alone on its line, above or below a day with only buttons between them, is a byline."""
    found = list(lines)
    for index, line in enumerate(lines):
        if line.shape is Shape.SHORT and not line.signs and is_name(line.text):
            above = next(
                (other for other in reversed(lines[max(0, index - _NEARBY) : index]) if not other.furniture), None
            )
            below = next((other for other in lines[index + 1 : index + 1 + _NEARBY] if not other.furniture), None)
            if (above and above.day) or (below and below.day):
                found[index] = replace(line, byline=True)
    return found


def _listed(lines: Sequence[PageLine]) -> list[PageLine]:
    """Short lines below a sentence that ends in a colon or comma are its list, whether or not they have bullets."""
    found = list(lines)
    listing = False
    for index, line in enumerate(lines):
        if line.shape is Shape.SHORT and listing and line.plain:
            found[index] = replace(line, shape=Shape.ENTRY)
        else:
            sentence = line.shape in {Shape.PROSE, Shape.SENTENCE} and line.plain
            listing = sentence and bool(_OPEN_END.search(line.text)) and len(line.text.split()) > 2
    return found
