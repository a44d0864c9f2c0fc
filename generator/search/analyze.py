"""Text to search terms; `themes/broadsheet/scripts/analyze.js` does the same in the browser, with the same result.

Data: `analyze` gives a text's terms; `word_terms` gives words with their terms. Both languages use the tables of
`generator/data/search.json` (see `tables`). A word is a run of letters and digits as that file defines them, not as
either language's Unicode tables do, whose versions differ. Words are folded (case, accents, ligatures), joined where
people write them joined (`A.I.` as `ai`, `e-commerce` as `ecommerce` in addition to its parts), stemmed where they are
English. Chinese, Japanese and Korean text has no spaces and becomes pairs of characters.
Limits: no dictionary; the equality of both implementations is tested in `tests/lunr/`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.search.stemmer import stem
from generator.search.tables import (
    APOSTROPHES,
    CURRENCIES,
    FOLDED_LETTERS,
    HYPHENS,
    IDEOGRAPHS,
    SEPARATORS,
    STOP_WORDS,
    UNITS,
    UNITS_IN_NAMES,
    Ranges,
)

_JOINERS = frozenset(HYPHENS + APOSTROPHES)
"""Between two letters or digits these join them to one word."""
_EDGES = HYPHENS + APOSTROPHES + ","
_ENGLISH = re.compile(r"[a-z]+\Z")
_UMLAUT = re.compile(r"(?<![aeiouq])([aou])e")
"""An umlaut written as two letters: `Mueller` and `Müller` are one term, and so are `Koeln` and `Köln`."""
_AMOUNT = re.compile(rf"([0-9]+(?:\.[0-9]+)?)({'|'.join(UNITS)})\Z")
_CURRENCY = re.compile(rf"({'|'.join(CURRENCIES)})([0-9].*)\Z", re.DOTALL)
_HYPHEN = re.compile(f"[{re.escape(HYPHENS)}]")
_DECIMAL_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_POINT = "\0"
"""Replaces a decimal point while a word is split; it is a separator and therefore in no word."""
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


def analyze(text: str) -> list[str]:
    """The terms of a text, in order, repetitions included."""
    # A space separates terms whatever is around it, so that each word is folded only once.
    words = text.replace("\n", " ").split(" ")
    return list(itertools.chain.from_iterable(map(_word_terms, words)))


@lru_cache(maxsize=200_000)
def _word_terms(word: str) -> tuple[str, ...]:
    """The terms of what is between two spaces; cached, because texts repeat their words."""
    return tuple(term for run in word.translate(_FOLDED).split(" ") if run for term in _run_terms(run))


def word_terms(run: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of some characters in lower case and without accents, each with its terms."""
    return tuple((_trim(word), _run_terms(word)) for word in run.translate(_FOLDED).split(" ") if word)


@lru_cache(maxsize=200_000)
def _run_terms(run: str) -> tuple[str, ...]:
    """The terms of a run of folded characters without a space; cached, because texts repeat their words."""
    return tuple(term for word in _split_commas(_trim(run)) for term in _terms(word))


def _fold(character: str) -> str:
    """A character without case, accent and compatibility form; a separator is a space, except a joiner."""
    if character in _JOINERS or character == ",":
        return character
    code = ord(character)
    if _within(code, SEPARATORS):
        return " "
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not "\u0300" <= c <= "\u036f")
    plain = unicodedata.normalize("NFC", plain)
    # Above U+2000 no letter that people search for has a case, and the case tables of the two languages differ.
    lowered = "".join(c.lower() if ord(c) < 0x2000 else c for c in plain)
    lowered = "".join(c for c in lowered if not "\u0300" <= c <= "\u036f")
    return "".join(" " if _within(ord(c), SEPARATORS) else FOLDED_LETTERS.get(c, c) for c in lowered)


class _Table(dict[int, str]):
    """The folded form of every character seen so far, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        self[code] = folded
        return folded


_FOLDED = _Table()


def _within(code: int, ranges: Ranges) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _trim(run: str) -> str:
    return run.strip(_EDGES)


def _split_commas(word: str) -> Iterator[str]:
    """`1,000` is one number; any other comma ends a word."""
    for part in _THOUSANDS.sub("", word).split(","):
        trimmed = _trim(part)
        if trimmed:
            yield trimmed


def _terms(word: str) -> Iterator[str]:
    """A word's terms: whole, and its parts where it is joined; characters in pairs for scripts without spaces."""
    if word.isascii():
        if word.isalpha():  # nearly every word; none of the rules below applies to it
            yield from _plain(word)
            return
    elif any(_within(ord(c), IDEOGRAPHS) for c in word):
        yield from _mixed(word)
        return
    currency = _CURRENCY.match(word)
    if currency:
        yield currency[1]
        yield from _terms(currency[2])
        return
    word = _possessive(word)
    parts = [part for part in _HYPHEN.split(_DECIMAL_POINT.sub(_POINT, word)) if part]
    if len(parts) > 1 and not all(len(part) == 1 for part in parts):
        for part in parts:
            yield from _plain(part.replace(_POINT, "."))
    yield from _plain("".join(parts).replace(_POINT, "."))


def _possessive(word: str) -> str:
    """`alibaba’s` is `alibaba`; any other apostrophe joins: `don’t` is `dont`."""
    if len(word) > 2 and word[-1] == "s" and word[-2] in APOSTROPHES:
        word = word[:-2]
    return "".join(c for c in word if c not in APOSTROPHES)


def _plain(word: str) -> Iterator[str]:
    """The terms of a word without joiners: a number, an amount such as `4.5bn`, or one term."""
    amount = _AMOUNT.match(word)
    if amount:
        if amount[2] in UNITS_IN_NAMES:
            yield word
        yield amount[1]
        yield _stemmed(UNITS[amount[2]])
    elif word in UNITS and len(word) == 2:
        yield _stemmed(UNITS[word])
    elif word and word not in STOP_WORDS:
        yield _stemmed(word)


def _stemmed(word: str) -> str:
    return _UMLAUT.sub(r"\1", stem(word) if _ENGLISH.match(word) else word)


def _mixed(word: str) -> Iterator[str]:
    run: list[str] = []
    other: list[str] = []
    for c in word:
        if _within(ord(c), IDEOGRAPHS):
            if other:
                yield from _terms_of("".join(other))
                other = []
            run.append(c)
        else:
            yield from _pairs(run)
            run = []
            other.append(c)
    yield from _pairs(run)
    if other:
        yield from _terms_of("".join(other))


def _terms_of(word: str) -> Iterator[str]:
    trimmed = _trim(word)
    if trimmed:
        yield from _terms(trimmed)


def _pairs(run: list[str]) -> Iterator[str]:
    if len(run) == 1:
        yield run[0]
    for first, second in itertools.pairwise(run):
        yield first + second
