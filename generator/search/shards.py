"""The index in pieces: a page loads only those that hold the words of a query.

Data: `cut_postings` turns the serialized index and the documents' terms into shards, each a run of terms in the order
in which JavaScript sorts words; `spellings` lists every word as readers write it.
Limits: pure. Nothing of the index is lost or rounded: weights are in thousandths, as lunr.js stores them, and a test
proves that what a page computes from the shards is what lunr.js computes from the whole index. Cut by term, because
the weight of a term in a document does not depend on other terms' being there; cut by document, every score would.

A shard is a list of entries, one for each term: `[term, [field, documents, weights, places], ...]`.
    field      position in `FIELDS`
    documents  numbers of the documents, each as the difference from the one before
    weights    thousandths, one for each document
    places     only for `PLACED` fields: for each document the number of positions, then the positions of the term
               among the field's terms, each as the difference from the one before
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.search.analyze import counted_words
from generator.search.index import FIELDS, Terms

SHARD_BYTES = 96_000
"""A shard is closed when it has reached this size; the entry of a very common word may make it larger."""

PLACED = ("title", "summary", "body")
"""Fields with positions, which phrases and proximity need."""

Entry = list[Any]


def cut_postings(index: Mapping[str, Any], documents: Sequence[Terms]) -> list[list[Entry]]:
    """The shards of an index of `documents`, in the order of their terms; empty if there are no words."""
    shards: list[list[Entry]] = []
    size = SHARD_BYTES
    for entry in _entries(index, documents):
        if size >= SHARD_BYTES:
            shards.append([])
            size = 0
        shards[-1].append(entry)
        size += len(json.dumps(entry, separators=(",", ":")))
    return shards


def spellings(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Every term's most frequent spelling and the term's frequency in the texts, most frequent first.

    Spellings are in lower case and without accents; of two equally frequent ones the first in the alphabet is taken.
    Terms that occur once are included, because rare names are misspelt most often.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, terms, count in counted_words(texts):
        if len(terms) == 1:
            found[terms[0]][word] += count
    best = ((min(words.items(), key=lambda item: (-item[1], item[0]))[0], words.total()) for words in found.values())
    return sorted(best, key=lambda item: (-item[1], item[0]))


def _entries(index: Mapping[str, Any], documents: Sequence[Terms]) -> Iterator[Entry]:
    weights: dict[str, dict[int, float]] = {}
    for ref, vector in index["fieldVectors"]:
        weights[ref] = dict(zip(vector[::2], vector[1::2], strict=True))
    places = _places(documents)
    for term, posting in index["invertedIndex"]:
        entry: Entry = [term]
        for number, name in enumerate(FIELDS):
            refs = sorted(int(ref) for ref in posting[name])
            if refs:
                thousandths = [round(weights[f"{name}/{ref}"][posting["_index"]] * 1000) for ref in refs]
                part: Entry = [number, _differences(refs), thousandths]
                if name in PLACED:
                    part.append([n for ref in refs for n in places[name, ref, term]])
                entry.append(part)
        yield entry


def _places(documents: Sequence[Terms]) -> dict[tuple[str, int, str], list[int]]:
    """(field, document, term) -> the number of positions, then the positions as differences."""
    places: dict[tuple[str, int, str], list[int]] = {}
    for ref, terms in enumerate(documents):
        for name in PLACED:
            found: dict[str, list[int]] = defaultdict(list)
            for place, term in enumerate(terms[name]):
                found[term].append(place)
            for term, at in found.items():
                places[name, ref, term] = [len(at), *_differences(at)]
    return places


def _differences(numbers: Sequence[int]) -> list[int]:
    return [number - before for number, before in zip(numbers, (0, *numbers), strict=False)]
