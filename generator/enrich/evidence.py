"""The evidence for each inferred value, kept with it so that an editor can check it.

Data: one frozen record for each kind of fact, made by the module that decides it; `ArticleEvidence` holds those of
one article. `locate` and `source_sentence` find the words in the text.
Limits: weights are those of each module, comparable only within one kind of fact.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.date_basis import DateBasis
from generator.enrich.sentences import split_sentences
from generator.model import Document, Slug

_WORD = re.compile(r"[^\W_]+")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]")
_MIN_SHARED = 0.4
"""Share of a headline's words that a sentence must hold to be the one it came from."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A range of characters in an article's text."""

    block: int
    """Index of the block; -1 for the title given in the dump."""
    start: int
    """Offset in the block's text; likewise `end`, behind the last character."""
    end: int


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason for or against a value, with its weight."""

    words: str
    """For people: `in the first sentence`."""
    weight: float
    """Positive supports the value."""


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """Why a company counts as one that the article is about, or as one that it only names."""

    name: str
    about: bool
    score: float
    even: float
    """The score at which both are as likely."""
    enough: float
    """The score from which an article is about a company."""
    signs: tuple[Sign, ...]
    spans: tuple[TextSpan, ...]
    """Where it is named, in order."""

    @property
    def probability(self) -> float:
        """Estimated probability that `about` is right, 0 to 1."""
        chance = 1 / (1 + math.exp(self.even - self.score))
        return chance if self.about else 1 - chance


@dataclass(frozen=True, slots=True)
class TagEvidence:
    """Why a tag was assigned, or was not in spite of some evidence."""

    slug: Slug
    given: bool
    score: float
    enough: float
    signs: tuple[Sign, ...]
    spans: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class DateSign:
    """One hint at the day."""

    basis: DateBasis
    """What it was read from."""
    agrees: bool
    """Whether it supports the day chosen."""
    weight: float
    """Nats by which its best day stands out from the year around the day chosen; 0 says nothing."""


@dataclass(frozen=True, slots=True)
class TitleEvidence:
    """A headline and the runners-up."""

    title: str
    from_dump: bool
    """The title is the dump's own."""
    others: tuple[str, ...] = ()
    """The next best, best first."""


@dataclass(frozen=True, slots=True)
class ArticleEvidence:
    """All evidence for one article's metadata."""

    title: TitleEvidence
    dates: tuple[DateSign, ...]
    """The strongest first."""
    names: tuple[NameEvidence, ...]
    """Those it is about first, most central first; then the others, in order of appearance."""
    tags: tuple[TagEvidence, ...]
    """The best first."""


def text_at(document: Document, span: TextSpan) -> str:
    """The text of a span."""
    text = document.blocks[span.block].text if span.block >= 0 else document.item.title or ""
    return text[span.start : span.end]


def locate(document: Document, sign: DateSign) -> Iterator[TextSpan]:
    """The spans of the words that a hint was read from."""
    for phrase in sign.basis.words:
        pattern = re.compile(r"(?<![^\W_])" + re.escape(phrase).replace(r"\ ", r"\s+") + r"(?![^\W_])", re.IGNORECASE)
        for index, block in enumerate(document.blocks):
            for match in pattern.finditer(block.text):
                yield TextSpan(index, match.start(), match.end())


def source_sentence(document: Document, title: str) -> TextSpan | None:
    """The sentence whose words a headline holds most; None where no sentence holds enough of them."""
    wanted = _words(title)
    best: tuple[float, TextSpan] | None = None
    for index, block in enumerate(document.blocks):
        at = 0
        for sentence in split_sentences(block.text):
            start = block.text.index(sentence, at)
            at = start + len(sentence)
            shared = len(wanted & _words(sentence)) / max(1, len(wanted))
            if shared >= _MIN_SHARED and (best is None or shared > best[0]):
                best = shared, TextSpan(index, start, at)
    return best[1] if best else None


def _words(text: str) -> set[str]:
    """Words; of scripts without spaces, the characters."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return {part for word in words for part in (word if _IDEOGRAPH.search(word) else (word,))}
