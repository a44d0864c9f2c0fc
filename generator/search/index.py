"""The search index: which term is where in every document, as arrays of integers.

Data: `FIELDS` with their boosts; `index_documents` gives an `Index`, which `shards` cuts into files.
Limits: no weights. A page computes them as lunr.js does, from the counts of documents and the lengths of fields
(`themes/broadsheet/scripts/postings.js`), so that nothing in a shard depends on other documents. Documents are numbered
from the oldest, so that a new one changes no number. Memory: four bytes for each word of the archive, and as many for
each term while shards are made.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.search.analyze import word_terms

FIELDS: Mapping[str, float] = {
    "title": 8,
    "companies": 5,
    "aliases": 4,
    "tags": 3,
    "summary": 2,
    "mentions": 1,
    "body": 1,
}
"""The fields that are searched, each with its boost relative to the body."""

_AT_ONCE = 500_000
"""Runs of characters whose terms are looked up at once."""
_SHORTEST = 3
"""Characters of the shortest word whose spelling is worth correcting."""


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """The terms of one field in all documents, one document after the other."""

    terms: NDArray[np.int32]
    """Each a position in `Index.terms`."""
    starts: NDArray[np.int64]
    """Where the terms of each document begin, and where those of the last one end."""

    @property
    def lengths(self) -> NDArray[np.int64]:
        """The number of terms of each document."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Index:
    """All documents, the oldest first."""

    count: int
    terms: tuple[str, ...]
    """Every term once, in the order in which JavaScript sorts strings: by UTF-16 unit."""
    fields: Mapping[str, FieldTerms]
    """One for every one of `FIELDS`."""
    spellings: tuple[tuple[str, int], ...]
    """Every term's most frequent spelling and the term's frequency, most frequent first; see `_spellings`."""
    meanings: Mapping[str, Meaning]
    """Every run of characters without a space."""


Meaning = Sequence[tuple[str, tuple[str, ...]]]
"""What a run of characters without a space says: its words, each as spelled and as terms."""


def index_documents(documents: Iterable[Mapping[str, str]], known: Mapping[str, Meaning] | None = None) -> Index:
    """The index of documents in order, the oldest first, each with a text for every one of `FIELDS`.

    `known`: runs of characters that need not be analyzed, with their meanings, such as `meanings` of an earlier index.
    """
    runs = _Runs(known or {})
    words = {name: array("i") for name in FIELDS}
    sizes = {name: array("q", [0]) for name in FIELDS}
    count = 0
    for count, document in enumerate(documents, 1):  # noqa: B007
        for name, found in words.items():
            found.extend(map(runs.__getitem__, document[name].replace("\n", " ").split(" ")))
            sizes[name].append(len(found))
    vocabulary = _Vocabulary.of(runs.meanings)
    arrays = {name: np.frombuffer(found, np.int32) if found else np.empty(0, np.int32) for name, found in words.items()}
    fields = {name: vocabulary.field(found, np.array(sizes[name], np.int64)) for name, found in arrays.items()}
    used = sum((np.bincount(found, minlength=len(runs)) for found in arrays.values()), np.zeros(len(runs), np.int64))
    spellings = _spellings(runs.meanings, used.tolist())
    return Index(count, vocabulary.terms, fields, spellings, dict(zip(runs, runs.meanings, strict=True)))


class _Runs(dict[str, int]):
    """Every run of characters seen so far with its number; texts repeat their words, so each is analyzed once."""

    def __init__(self, known: Mapping[str, Meaning]) -> None:
        super().__init__()
        self.meanings: list[Meaning] = []
        self._known = known

    def __missing__(self, run: str) -> int:
        number = self[run] = len(self.meanings)
        found = self._known.get(run)
        self.meanings.append(word_terms(run) if found is None else found)
        return number


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The terms of every run, one run after the other, as positions in the sorted list of terms."""

    terms: tuple[str, ...]
    flat: NDArray[np.int32]
    starts: NDArray[np.int32]
    sizes: NDArray[np.int32]

    @classmethod
    def of(cls, meanings: Sequence[Meaning]) -> _Vocabulary:
        lists = [[term for _, terms in meaning for term in terms] for meaning in meanings]
        ordered = sorted(set(chain.from_iterable(lists)), key=_utf_16)
        rank = {term: number for number, term in enumerate(ordered)}
        flat = np.fromiter((rank[term] for term in chain.from_iterable(lists)), np.int32)
        sizes = np.fromiter(map(len, lists), np.int32, len(lists))
        return cls(tuple(ordered), flat, np.cumsum(sizes, dtype=np.int32) - sizes, sizes)

    def field(self, runs: NDArray[np.int32], starts: NDArray[np.int64]) -> FieldTerms:
        """The terms of one field; `runs` are the numbers of its runs, `starts` where each document's begin."""
        parts = [self._terms_of(runs[at : at + _AT_ONCE]) for at in range(0, runs.size, _AT_ONCE)]
        terms = np.concatenate([part for part, _ in parts]) if parts else np.empty(0, np.int32)
        ends = np.concatenate([[0], *(sizes for _, sizes in parts)])
        np.cumsum(ends, out=ends)
        return FieldTerms(terms, ends[starts].astype(np.int64))

    def _terms_of(self, runs: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The terms of some runs, and the number of terms of each."""
        sizes = self.sizes[runs]
        ends = np.cumsum(sizes, dtype=np.int32)
        at = np.repeat(self.starts[runs] - (ends - sizes), sizes)
        at += np.arange(at.size, dtype=np.int32)
        return self.flat[at], sizes


def _utf_16(term: str) -> bytes:
    return term.encode("utf-16-be", "surrogatepass")


def _spellings(meanings: Iterable[Meaning], used: Iterable[int]) -> tuple[tuple[str, int], ...]:
    """Spellings are in lower case and without accents; of two equally frequent ones the first in the alphabet is taken.

    Terms that occur once are included, because rare names are misspelt most often. Left out are words of several
    terms, short ones and those with digits, which are never corrected.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for meaning, count in zip(meanings, used, strict=True):
        for word, terms in meaning:
            if len(terms) == 1:
                found[terms[0]][word] += count
    best = ((min(words.items(), key=lambda item: (-item[1], item[0]))[0], words.total()) for words in found.values())
    kept = ((word, count) for word, count in best if len(word) >= _SHORTEST and not any("0" <= c <= "9" for c in word))
    return tuple(sorted(kept, key=lambda item: (-item[1], item[0])))
