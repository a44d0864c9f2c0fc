"""The words of all documents as arrays of numbers: what the index is made from, and what an edit changes little of.

Data: `Vocabulary` numbers words and knows their terms; `corpus_of` gives the `Corpus` of some documents, `spliced` one that
takes documents over from another.
Limits: a word's number says nothing of its place in the alphabet, and words that no document has any more keep theirs.
Words without terms are left out. Memory: four bytes for each word of the archive, twice as many while they are counted.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from generator.search.analyze import word_terms

_AT_ONCE = 500_000
"""Values that are looked up at once."""


class Vocabulary:
    """Words and terms, each with a number, counted from 0; it grows."""

    def __init__(
        self, words: Iterable[str] = (), sizes: bytes = b"", terms: Iterable[str] = (), numbers: bytes = b""
    ) -> None:
        """`sizes`: how many terms each of `words` has; `numbers`: positions of these in `terms`; both integers of four bytes."""
        self.words = {word: number for number, word in enumerate(words)}
        self.terms = {term: number for number, term in enumerate(terms)}
        self.sizes, self.numbers = array("i", sizes), array("i", numbers)

    def number(self, word: str, terms: Sequence[str]) -> int:
        """The number of a word that has these terms."""
        found = self.words.get(word)
        if found is None:
            found = self.words[word] = len(self.words)
            self.sizes.append(len(terms))
            for term in terms:
                self.numbers.append(self.terms.setdefault(term, len(self.terms)))
        return found


@dataclass(frozen=True, slots=True)
class Rows:
    """Numbers, some for each of many things, one thing's after the other's."""

    values: NDArray[np.int32]
    starts: NDArray[np.int64]
    """Where those of each thing begin, and where those of the last one end."""

    @classmethod
    def of(cls, values: array[int] | NDArray[np.int32], sizes: array[int] | NDArray[np.int32]) -> Rows:
        """`sizes`: how many of `values` each thing has."""
        starts = np.zeros(len(sizes) + 1, np.int64)
        np.cumsum(np.asarray(sizes, np.int32), out=starts[1:])
        return cls(np.asarray(values, np.int32), starts)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many numbers each thing has."""
        return np.diff(self.starts)

    def replaced(self, meanings: Rows) -> Rows:
        """Each value by the values that it has in `meanings`."""
        sizes = meanings.sizes.astype(np.int32)
        parts, ends = [], [np.zeros(1, np.int64)]
        for at in range(0, self.values.size, _AT_ONCE):
            values = self.values[at : at + _AT_ONCE]
            own = sizes[values]
            end = np.cumsum(own, dtype=np.int64)
            places = np.repeat(meanings.starts[values] - (end - own), own)
            places += np.arange(places.size)
            parts.append(meanings.values[places])
            ends.append(end + ends[-1][-1])
        return Rows(_joined(parts), np.concatenate(ends)[self.starts])

    def spliced(self, new: Rows, runs: Iterable[tuple[bool, int, int]]) -> Rows:
        """Runs of things of this one, (True, first, after the last), and of `new`, (False, ...), one after the other."""
        parts, sizes = [], []
        for old, first, last in runs:
            rows = self if old else new
            parts.append(rows.values[rows.starts[first] : rows.starts[last]])
            sizes.append(np.diff(rows.starts[first : last + 1]))
        starts = np.zeros(1 + sum(map(len, sizes)), np.int64)
        np.cumsum(np.concatenate([np.zeros(0, np.int64), *sizes]), out=starts[1:])
        return Rows(_joined(parts), starts)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The words of all documents, the oldest first."""

    count: int
    """Of documents."""
    vocabulary: Vocabulary
    fields: Mapping[str, Rows]
    """The words of each document, by field."""

    @property
    def terms_of_words(self) -> Rows:
        """The terms of each word."""
        own = self.vocabulary
        return Rows.of(np.array(own.numbers, np.int32), own.sizes)  # a copy: an array cannot grow while it is shared

    def used(self) -> NDArray[np.int64]:
        """How often each word occurs."""
        size = len(self.vocabulary.words)
        counts = (np.bincount(rows.values, minlength=size) for rows in self.fields.values())
        return sum(counts, np.zeros(size, np.int64))

    def spliced(self, new: Corpus, places: Sequence[int]) -> Corpus:
        """A corpus of as many documents as `places` has: each is a document's number here, or negative for the next of `new`.

        `new` must have the same vocabulary.
        """
        runs = list(_runs(places))
        fields = {name: rows.spliced(new.fields[name], runs) for name, rows in self.fields.items()}
        return Corpus(len(places), self.vocabulary, fields)

    def words_in(self, documents: Iterable[int]) -> NDArray[np.bool_]:
        """Which words some documents have."""
        has = np.zeros(len(self.vocabulary.words), bool)
        for number in documents:
            for rows in self.fields.values():
                has[rows.values[rows.starts[number] : rows.starts[number + 1]]] = True
        return has


def corpus_of(
    documents: Iterable[Mapping[str, str]], fields: Iterable[str], vocabulary: Vocabulary | None = None
) -> Corpus:
    """The words of documents, each with a text for every one of `fields`. `vocabulary` gets those that it lacks."""
    vocabulary = Vocabulary() if vocabulary is None else vocabulary
    runs = _Runs(vocabulary)
    found = {name: array("i") for name in fields}
    sizes = {name: array("i") for name in found}
    count = 0
    for count, document in enumerate(documents, 1):  # noqa: B007
        for name, numbers in found.items():
            before = len(numbers)
            numbers.extend(map(runs.__getitem__, document[name].replace("\n", " ").split(" ")))
            sizes[name].append(len(numbers) - before)
    words = Rows.of(runs.words, runs.sizes)
    return Corpus(count, vocabulary, {name: Rows.of(found.pop(name), sizes[name]).replaced(words) for name in sizes})


class _Runs(dict[str, int]):
    """Every run of characters without a space, with its number; texts repeat their words, so each is analyzed once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.sizes, self.words = array("i"), array("i")
        """Of each run: how many words with terms, and their numbers."""
        self._vocabulary = vocabulary

    def __missing__(self, run: str) -> int:
        number = self[run] = len(self)
        words = [self._vocabulary.number(word, terms) for word, terms in word_terms(run) if terms]
        self.sizes.append(len(words))
        self.words.extend(words)
        return number


def _runs(places: Sequence[int]) -> Iterator[tuple[bool, int, int]]:
    """Runs of consecutive documents: (True, first, after the last) of those that have a place, (False, ...) of new ones."""
    new = 0
    for shift, group in groupby(enumerate(places), lambda item: item[1] - item[0] if item[1] >= 0 else None):
        own = list(group)
        first, size = own[0][0], len(own)
        if shift is None:
            yield False, new, new + size
            new += size
        else:
            yield True, first + shift, first + shift + size


def _joined(parts: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate(parts) if parts else np.empty(0, np.int32)
