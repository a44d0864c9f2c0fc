"""Text to search terms, the twin of `themes/broadsheet/static/analyze.js`: both give the same terms for the same text.

Data: `analyze`; `counted_words` keeps the words beside their terms. A word is a run of letters and digits, told by the table `SEPARATORS` rather than by the Unicode
tables of either language, whose versions differ. Words are folded (case, accents, ligatures), joined where one writes
them joined (`A.I.` as `ai`, `e-commerce` as `ecommerce` besides its parts), stemmed where they are English; Chinese,
Japanese and Korean run without spaces and become pairs of characters.
Limits: no dictionary; the twin is proved in `tests/lunr/`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.search.stemmer import stem

STOP_WORDS = frozenset(
    "a an and are as at be but by for from had has have he her his if in into is it its nor not of on or our she so than that "
    "the their them then there these they this to was we were what when which while who will with would you your".split()
)

SEPARATORS: tuple[tuple[int, int], ...] = (
    (0x00, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0xA9), (0xAB, 0xB4), (0xB6, 0xB9), (0xBB, 0xBF), (0xD7, 0xD7),
    (0xF7, 0xF7), (0x2C2, 0x2C5), (0x2D2, 0x2DF), (0x37E, 0x37E), (0x387, 0x387), (0x55A, 0x55F), (0x589, 0x58A),
    (0x5BE, 0x5BE), (0x5C0, 0x5C0), (0x60C, 0x60D), (0x61B, 0x61F), (0x66A, 0x66D), (0x6D4, 0x6D4), (0x964, 0x965),
    (0x2000, 0x206F), (0x207A, 0x207E), (0x208A, 0x208E), (0x20A0, 0x20CF), (0x2100, 0x2101), (0x2103, 0x2106),
    (0x2108, 0x2109), (0x2116, 0x2118), (0x211E, 0x2123), (0x2190, 0x245F), (0x249C, 0x24E9), (0x2500, 0x2BFF),
    (0x2E00, 0x2E7F), (0x2FF0, 0x3004), (0x3008, 0x3020), (0x3030, 0x3030), (0x303D, 0x303F), (0x30A0, 0x30A0),
    (0x30FB, 0x30FB), (0x3200, 0x33FF), (0xD800, 0xF8FF), (0xFE10, 0xFE6F), (0xFF00, 0xFF0F), (0xFF1A, 0xFF20),
    (0xFF3B, 0xFF40), (0xFF5B, 0xFF65), (0xFFE0, 0xFFFF), (0x1F000, 0x1FAFF), (0xE0000, 0x10FFFF),
)  # fmt: skip
"""Code points that belong to no word, first and last, inclusive; everything else does."""

IDEOGRAPHS: tuple[tuple[int, int], ...] = (
    (0x3005, 0x3007), (0x3040, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x31FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Scripts written without spaces between words."""

_SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ŋ": "n"}
_JOINERS = frozenset(".-&_+’'ʼ‐‑")
"""Between two letters or digits these join them to one word."""
_EDGES = "".join(sorted(_JOINERS)) + ","
_APOSTROPHES = frozenset("’'ʼ")
_ENGLISH = re.compile(r"[a-z]+\Z")
_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?)(bn|mn|tn|k|b|m)\Z")
_UNITS = {"bn": "billion", "b": "billion", "mn": "million", "m": "million", "tn": "trillion", "k": "thousand"}
_ALSO_NAMES = frozenset("bm")
"""Units that a name may end in as well, `3M`: such a word is found as it stands, too."""
_CURRENCY = re.compile(r"(rmb|cny|usd|eur|gbp|hkd)([0-9].*)\Z", re.DOTALL)
_DECIMAL_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_POINT = "\0"
"""Stands for a decimal point while a word is taken apart; as a separator it is in no word."""
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


def analyze(text: str) -> list[str]:
    """The terms of a text, in order, repetitions included."""
    found: list[str] = []
    for run in text.translate(_FOLDED).split(" "):
        if run:
            found += _run_terms(run)
    return found


def counted_words(texts: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """The words of some texts in lower case and without accents, each with its terms and how often it stands there."""
    runs: Counter[str] = Counter()
    for text in texts:
        runs.update(text.translate(_FOLDED).split(" "))
    del runs[""]
    for run, count in runs.items():
        yield _trim(run), _run_terms(run), count


@lru_cache(maxsize=200_000)
def _run_terms(run: str) -> tuple[str, ...]:
    """The terms of a run of folded characters without a space; texts repeat their words, so each is read once."""
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
    # Above U+2000 no letter that people search has a case, and the languages' case tables differ in age.
    lowered = "".join(c.lower() if ord(c) < 0x2000 else c for c in plain)
    lowered = "".join(c for c in lowered if not "\u0300" <= c <= "\u036f")
    return "".join(" " if _within(ord(c), SEPARATORS) else _SPECIAL.get(c, c) for c in lowered)


class _Table(dict[int, str]):
    """The folded form of every character met so far, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        self[code] = folded
        return folded


_FOLDED = _Table()


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
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
    if any(_within(ord(c), IDEOGRAPHS) for c in word):
        yield from _mixed(word)
        return
    currency = _CURRENCY.match(word)
    if currency:
        yield currency[1]
        yield from _terms(currency[2])
        return
    word = _possessive(word)
    parts = [part for part in re.split(r"[.\-&_+‐‑]", _DECIMAL_POINT.sub(_POINT, word)) if part]
    if len(parts) > 1 and not all(len(part) == 1 for part in parts):
        for part in parts:
            yield from _plain(part.replace(_POINT, "."))
    yield from _plain("".join(parts).replace(_POINT, "."))


def _possessive(word: str) -> str:
    """`alibaba’s` is `alibaba`; any other apostrophe joins: `don’t` is `dont`."""
    if len(word) > 2 and word[-1] == "s" and word[-2] in _APOSTROPHES:
        word = word[:-2]
    return "".join(c for c in word if c not in _APOSTROPHES)


def _plain(word: str) -> Iterator[str]:
    """The terms of a word without joiners: a number, an amount such as `4.5bn`, or one term."""
    amount = _AMOUNT.match(word)
    if amount:
        if amount[2] in _ALSO_NAMES:
            yield word
        yield amount[1]
        yield _stemmed(_UNITS[amount[2]])
    elif word in _UNITS and len(word) == 2:
        yield _stemmed(_UNITS[word])
    elif word and word not in STOP_WORDS:
        yield _stemmed(word)


def _stemmed(word: str) -> str:
    return stem(word) if _ENGLISH.match(word) else word


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
