"""The search index: which term is where in every document, as arrays of integers.

Data: `FIELDS` with their boosts; `index_of_corpus` gives an `Index`, which `shards` cuts into files.
Limits: no weights. A page computes them as lunr.js does, from the counts of documents and the lengths of fields
(`themes/broadsheet/scripts/postings.js`), so that nothing in a shard depends on other documents. Documents are numbered
from the oldest, so that a new one changes no number. Memory: four bytes for each word of the archive, and as many for
each term while shards are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.search.words import Corpus, Rows, corpus_of

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

_SHORTEST = 3
"""Characters of the shortest word whose spelling is worth correcting."""
_DIGIT = re.compile("[0-9]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
"""Only with these the order of UTF-16 units is another one than that of characters."""


@dataclass(frozen=True, slots=True)
class Index:
    """All documents, the oldest first."""

    count: int
    terms: tuple[str, ...]
    """Every term once, in the order in which JavaScript sorts strings: by UTF-16 unit."""
    fields: Mapping[str, Rows]
    """For every one of `FIELDS` the terms of each document, as positions in `terms`."""
    spellings: tuple[tuple[str, int], ...]
    """Every term's most frequent spelling and the term's frequency, most frequent first; see `_spellings`."""


def index_documents(documents: Iterable[Mapping[str, str]]) -> Index:
    """The index of documents in order, the oldest first, each with a text for every one of `FIELDS`."""
    return index_of_corpus(corpus_of(documents, FIELDS))


def index_of_corpus(corpus: Corpus) -> Index:
    """The index of documents whose words are known."""
    used, meanings = corpus.used(), corpus.terms_of_words
    names = list(corpus.vocabulary.terms)
    present = np.zeros(len(names), bool)
    present[meanings.values[np.repeat(used > 0, meanings.sizes)]] = True
    ordered = _in_order(names, np.flatnonzero(present).tolist())
    rank = np.full(len(names), -1, np.int32)
    rank[ordered] = np.arange(len(ordered), dtype=np.int32)
    ranks = Rows(rank[meanings.values], meanings.starts)
    return Index(
        corpus.count,
        tuple(names[number] for number in ordered),
        {name: rows.replaced(ranks) for name, rows in corpus.fields.items()},
        tuple(_spellings(list(corpus.vocabulary.words), meanings, used)),
    )


def _in_order(names: list[str], numbers: list[int]) -> list[int]:
    """Numbers of terms, in the order in which JavaScript sorts these."""
    if _ASTRAL.search(" ".join(names)):
        return sorted(numbers, key=lambda number: names[number].encode("utf-16-be", "surrogatepass"))
    return sorted(numbers, key=names.__getitem__)


def _spellings(words: list[str], meanings: Rows, used: NDArray[np.int64]) -> Iterator[tuple[str, int]]:
    """Spellings are in lower case and without accents; of two equally frequent ones the first in the alphabet is taken.

    Terms that occur once are included, because rare names are misspelt most often. Left out are words of several
    terms, short ones and those with digits, which are never corrected.
    """
    single = np.flatnonzero((meanings.sizes == 1) & (used > 0))
    terms, counts = meanings.values[meanings.starts[single]], used[single]
    order = np.lexsort((-counts, terms))
    single, terms, counts = single[order], terms[order], counts[order]
    begins = np.flatnonzero(np.diff(terms, prepend=-1))
    totals = np.add.reduceat(counts, begins) if begins.size else counts
    best = [words[number] for number in single[begins].tolist()]
    of = np.repeat(np.arange(begins.size), np.diff(np.append(begins, terms.size)))
    tied = counts == counts[begins][of]
    tied[begins] = False
    for number, at in zip(single[tied].tolist(), of[tied].tolist(), strict=True):
        best[at] = min(best[at], words[number])
    found = sorted(
        (word, count)
        for word, count in zip(best, totals.tolist(), strict=True)
        if len(word) >= _SHORTEST and not _DIGIT.search(word)
    )
    by_count = np.argsort(-np.array([count for _, count in found], np.int64), kind="stable")
    return (found[at] for at in by_count.tolist())
