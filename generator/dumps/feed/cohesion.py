"""Lexical cohesion: the words that a paragraph shares with earlier ones, weighted by how rare they are.

Data: `distant_cohesion` says how far a text is on one thing. `link_paragraphs` gives one `Links` for each paragraph: for
every word that occurred before, its last paragraph and its weight, `min(4, ln(r / q))` nats; `q` is the share of the dump's paragraphs that hold the word, `r` the share
of an article's later paragraphs that repeat a word once it is there (0.30 for names and figures, 0.12 for others).
Limits: only words of the same spelling; a synonym is no link. Chinese and Japanese text is linked by pairs of characters.
"""

from __future__ import annotations

import bisect
import itertools
import math
import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.dumps.phrases import PhrasePattern, phrase_words

_NAME_REPEATS, _WORD_REPEATS = 0.30, 0.12
_MOST = 4.0
"""Nats: a word that is twice in a thousand paragraphs links no better than one that is twice in a hundred."""
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Links:
    """The words that a paragraph shares with earlier ones."""

    terms: int
    """Distinct words of the paragraph that could link."""
    last: array[int]
    """The last paragraph of each shared word: indices, negated and ascending (the nearest first). Packed: a long feed has
    millions."""
    worth: array[float]
    """Nats: cumulative worth of the shared words, in the order of `last`; one longer, beginning with 0."""
    reintroduced: tuple[int, ...]
    """The last paragraph of each known name that this one introduces as if it were new (`Fang Li, founder of ...`)."""

    def between(self, low: int, high: int) -> float:
        """Nats of the shared words whose last paragraph is `low <= index < high`."""
        first = bisect.bisect_left(self.last, -high + 1)
        past = bisect.bisect_right(self.last, -low)
        return self.worth[past] - self.worth[first] if past > first else 0.0


def read_terms(texts: Sequence[str]) -> list[dict[str, bool]]:
    """For every paragraph its words that could link, in their bare form, and whether each is written as a name or a
    figure."""
    return [text_terms(text) for text in texts]


def distant_cohesion(texts: Sequence[str]) -> float:
    """The mean cosine of paragraphs a half and a third of the text apart, from 0 to 1, of three paragraphs or more: that of a
    text on one thing is higher than that of several articles. Words count by the square of their inverse document frequency.
    """
    terms, count = read_terms(texts), len(texts)
    frequency = Counter(term for one in terms for term in one)
    weights = {term: math.log(count / often) ** 2 for term, often in frequency.items() if often > 1}
    rows = [{term for term in one if weights.get(term)} for one in terms]
    lengths = [math.sqrt(sum(weights[term] for term in sorted(row))) for row in rows]
    cosines = []
    for step in (count // 2, count // 3):
        for index in range(count):
            other = (index + step) % count
            shared = sum(weights[term] for term in sorted(rows[index] & rows[other]))
            cosines.append(shared / (lengths[index] * lengths[other]) if shared else 0.0)
    return sum(cosines) / len(cosines)


def link_paragraphs(texts: Sequence[str], found: Sequence[Mapping[str, bool]] | None = None) -> list[Links]:
    """Links of every paragraph, in order; `found` are the words of each, see `read_terms`."""
    found = read_terms(texts) if found is None else found
    frequency = Counter(term for terms in found for term in terms)
    seen: dict[str, int] = {}
    links = []
    for index, terms in enumerate(found):
        shared = []
        for term, is_name in terms.items():
            if term in seen:
                expected = (_NAME_REPEATS if is_name else _WORD_REPEATS) * len(texts) / frequency[term]
                if expected > 1:
                    shared.append((-seen[term], min(_MOST, math.log(expected))))
        shared.sort()
        again = tuple(seen[name] for name in _introduced(texts[index]) if name in seen)
        worth = array("d", itertools.accumulate((gain for _, gain in shared), initial=0.0))
        links.append(Links(len(terms), array("i", (place for place, _ in shared)), worth, again))
        seen.update(dict.fromkeys(terms, index))
    return links


def text_terms(text: str) -> dict[str, bool]:
    """Each word of a paragraph that could link, in its bare form, and whether it is written as a name or a figure."""
    terms: dict[str, bool] = {}
    wide = _CJK.search(text) is not None
    opening = _WORD.match(text)  # the first word of a paragraph has a capital anyway
    for number, word in enumerate(_WORD.findall(text)):
        if wide and _CJK.search(word):
            terms.update({word[at : at + 2]: True for at in range(len(word) - 1)})
            continue
        term, is_name, is_name_anyway = _term(word)
        if term:
            is_name = is_name_anyway if opening and not number else is_name
            terms[term] = terms.get(term, False) or is_name
    return terms


@lru_cache(maxsize=1 << 16)  # a feed has its words many times
def _term(word: str) -> tuple[str, bool, bool]:
    """A word in its bare form, empty if it cannot link; whether it is written as a name or a figure; and whether it is even
    where it has the capital of a first word."""
    term = _bare(word)
    if len(term) < 2 or term in phrase_words("unlinking", "feeds"):
        return "", False, False
    inner = word[1:].lower() != word[1:]
    figure = word.isdigit() and len(word) != 4
    return term, word[0].isupper() or inner or figure, inner or figure


def _bare(word: str) -> str:
    term = word.casefold()
    if "’" in term or "'" in term:
        term = _POSSESSIVE.sub("", term)
    return term[:-1] if term.endswith("s") and len(term) > 4 else term


_NAMES = r"[A-Z][\w.&’-]*(?: [A-Z][\w.&’-]*)"
_INTRODUCES = PhrasePattern(
    rf"\b({_NAMES}{{0,3}}),? {{after_introduced_name}}\b|\b{{before_introduced_name}}s? ({_NAMES}{{0,2}})|\(([A-Z]{{2,6}})\)",
    folder="feeds",
)


def _introduced(text: str) -> set[str]:
    """First and last word of the names that come with a description, in their bare form."""
    names = [name for match in _INTRODUCES.compiled.finditer(text) for name in match.groups() if name]
    words = {word for name in names for word in (name.split()[0], name.split()[-1])}
    return {_bare(word.rstrip(".")) for word in words} - _common() if words else set()


@cache
def _common() -> frozenset[str]:
    """Words that no name is known by."""
    return phrase_words("unlinking", "feeds") | phrase_words("unlinking_name", "feeds")
