"""The archive's search index in the form that `lunr.Index.load` of lunr.js reads, for pages and programs of others.

Data: `lunr_index` gives the file's bytes. The fields, boosts, terms and weights are those of the site's own search.
Limits: pure. The weights are those of lunr.js: BM25 in the same order of operations, rounded as `Math.round`; terms are sorted by
UTF-16 unit, as it needs them. Terms are those of
`generator.search.analyze`, not those of lunr.py, whose stemmer treats words in -y differently. 10,000 articles make 85 MB in 12 s
and 0.7 GB of memory: the site's own search has another form, and a large archive has this file only on request.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.search.documents import SearchDocument, field_texts
from generator.search.index import FIELDS, Index, index_documents

VERSION = "2.3.9"
"""Of lunr.js, which warns if an index names another."""
_K1, _B = 1.2, 0.75
"""Of BM25, as lunr.js has them."""

_Integers = NDArray[np.int64]


def lunr_index(documents: Sequence[SearchDocument]) -> bytes:
    """The index of documents as JSON; a document's `ref` is its path from the root of the site.

    The result equals what lunr.js's own builder makes of the same documents, in this order, with the same terms.
    """
    index = index_documents(map(field_texts, documents))
    postings = _postings(index)
    refs = [str(document.path) for document in documents]
    parts = {
        "version": json.dumps(VERSION),
        "fields": json.dumps(list(FIELDS), separators=(",", ":")),
        "fieldVectors": f"[{','.join(_vectors(index, postings, refs))}]",
        "invertedIndex": f"[{','.join(_inverted(index, postings, refs))}]",
        "pipeline": '["stemmer"]',
    }
    data = ",".join(f'"{name}":{text}' for name, text in parts.items())
    return f"{{{data}}}\n".encode()


@dataclass(frozen=True, slots=True)
class _TermCounts:
    """Each term of each field of each document once: by document, then field, then number of the term."""

    vectors: _Integers
    """Number of the field of a document: all fields of the first document, then those of the second."""
    terms: _Integers
    """Position among the terms of the index."""
    counts: _Integers
    numbers: _Integers
    """Of each term of the index: its place in the order in which terms were first met."""


def _postings(index: Index) -> _TermCounts:
    size, terms = len(FIELDS), max(1, len(index.terms))
    keys = [
        (np.repeat(np.arange(index.count) * size + number, field.lengths) * terms + field.terms)
        for number, field in enumerate(index.fields.values())
    ]
    every = np.concatenate(keys).astype(np.int64)
    # The fields of a document after each other, each with its terms in order.
    every = every[np.argsort(every // terms, kind="stable")]
    met, first = np.unique(every % terms, return_index=True)
    numbers = np.zeros(terms, np.int64)
    numbers[met[np.argsort(first)]] = np.arange(met.size)
    found, counts = np.unique(every, return_counts=True)
    vectors, of = found // terms, found % terms
    order = np.lexsort((numbers[of], vectors))
    return _TermCounts(vectors[order], of[order], counts[order], numbers)


def _vectors(index: Index, postings: _TermCounts, refs: Sequence[str]) -> Iterator[str]:
    """Each field of each document with its weights: term number and weight in turn, by term number."""
    size = len(FIELDS)
    lengths = np.stack([field.lengths for field in index.fields.values()], axis=1).reshape(-1)
    averages = [int(field.starts[-1]) / (index.count or 1) or 1.0 for field in index.fields.values()]
    relative = (lengths / np.tile(np.array(averages), index.count))[postings.vectors]
    boosts = np.tile(np.array(list(FIELDS.values()), dtype=float), index.count)[postings.vectors]
    # A document counts once for each of its fields that has the term.
    articles = np.bincount(postings.terms, minlength=len(index.terms)).tolist()
    rarity = np.array([_rarity(count, index.count) for count in articles])[postings.terms]
    count = postings.counts.astype(float)
    # In this order of operations lunr.js computes it: another would round otherwise.
    score = rarity * ((_K1 + 1) * count) / (_K1 * (1 - _B + _B * relative) + count)
    # Three decimals, halves up, as `Math.round(score * 1000) / 1000`.
    thousandths, which = np.unique(np.floor(score * boosts * 1000 + 0.5), return_inverse=True)
    weights = [_number(value / 1000) for value in thousandths.tolist()]
    numbers = postings.numbers[postings.terms].tolist()
    pairs = [f"{number},{weights[at]}" for number, at in zip(numbers, which.tolist(), strict=True)]
    starts = np.searchsorted(postings.vectors, np.arange(index.count * size + 1)).tolist()
    for document, ref in enumerate(refs):
        for at, name in enumerate(FIELDS, document * size):
            key = json.dumps(f"{name}/{ref}", ensure_ascii=False)
            yield f"[{key},[{','.join(pairs[starts[at] : starts[at + 1]])}]]"


def _rarity(articles: int, count: int) -> float:
    return math.log(1 + abs((count - articles + 0.5) / (articles + 0.5)))


def _number(value: float) -> str:
    """Whole numbers without a point."""
    return str(int(value)) if value.is_integer() else repr(value)


def _inverted(index: Index, postings: _TermCounts, refs: Sequence[str]) -> Iterator[str]:
    """Each term with the documents that have it, by field."""
    size = len(FIELDS)
    documents, fields = postings.vectors // size, postings.vectors % size
    order = np.lexsort((documents, fields, postings.terms))
    entries = [f"{json.dumps(ref, ensure_ascii=False)}:{{}}" for ref in refs]
    found = [entries[document] for document in documents[order].tolist()]
    groups = (postings.terms * size + fields)[order]
    starts = np.flatnonzero(np.append(True, groups[1:] != groups[:-1])) if groups.size else np.empty(0, np.int64)
    ends = [*starts[1:].tolist(), groups.size]
    texts: dict[int, str] = {
        group: ",".join(found[start:end])
        for group, start, end in zip(groups[starts].tolist(), starts.tolist(), ends, strict=False)
    }
    numbers = postings.numbers.tolist()
    for at, term in enumerate(index.terms):
        own = [texts.get(at * size + field, "") for field in range(size)]
        if any(own):
            postings_of = ",".join(f'"{name}":{{{text}}}' for name, text in zip(FIELDS, own, strict=True))
            yield f'[{json.dumps(term, ensure_ascii=False)},{{"_index":{numbers[at]},{postings_of}}}]'
