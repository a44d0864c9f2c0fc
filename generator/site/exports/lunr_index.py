"""The archive's search index in the form that `lunr.Index.load` of lunr.js reads, for pages and programs of others.

Data: `lunr_index` gives the file's bytes. The fields, boosts, terms and weights are those of the site's own search.
Limits: pure. The result is what lunr.js's own builder makes of the same documents; tests compare the two. Terms are those of
`generator.search.analyze`. It is put together from arrays, for an archive has millions of weights: 10,000 articles make
85 MB. The site's own search has another form, and a large archive has this file only on request.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from json.encoder import encode_basestring

import numpy as np
from numpy.typing import NDArray

from generator.search.documents import SearchDocument
from generator.search.index import FIELDS, Index
from generator.search.known import index_archive

VERSION = "2.3.9"
"""Of lunr.js, which warns if an index names another."""
_K1, _B = 1.2, 0.75
"""Of lunr.js: how soon a term that occurs more often counts no more, and how much the length of a field counts."""

_Numbers = NDArray[np.int64]


def lunr_index(documents: Sequence[SearchDocument], index: Index | None = None) -> bytes:
    """The index of documents as JSON; a document's `ref` is its path from the root of the site.

    `index`: that of the site's own search, if it is known.
    The result equals what lunr.js's own builder makes of the same documents, in this order, with the same terms.
    """
    index = index or index_archive(documents).index
    refs = [str(document.path) for document in documents]
    postings = _postings(index)
    parts = (
        f'{{"version":"{VERSION}","fields":{json.dumps(list(FIELDS), separators=(",", ":"))},"fieldVectors":[',
        ",".join(_vectors(postings, refs)),
        '],"invertedIndex":[',
        ",".join(_terms(postings, refs, index.terms)),
        '],"pipeline":["stemmer"]}\n',
    )
    return "".join(parts).encode("utf-8")


@dataclass(frozen=True, slots=True)
class _Occurrences:
    """Which term is how often in which field of which document; one row for each."""

    places: _Numbers
    """Number of the document, the newest 0, times the number of fields, plus that of the field."""
    terms: _Numbers
    """Positions in `Index.terms`."""
    counts: _Numbers
    numbers: _Numbers
    """Of each term its number in lunr.js, which counts terms as it meets them; 0 for one that is in no document."""
    lengths: _Numbers
    """Of each place: its terms, repeated ones too."""


def _postings(index: Index) -> _Occurrences:
    size = len(index.terms)
    fields = [index.fields[name] for name in FIELDS]
    documents = np.arange(index.count)[::-1]  # the newest document first
    places = [np.repeat(documents * len(fields) + at, field.sizes) for at, field in enumerate(fields)]
    met = np.concatenate([field.values for field in fields]).astype(np.int64)
    where = np.concatenate(places).astype(np.int64)
    order = np.argsort(where, kind="stable")
    met, where = met[order], where[order]
    rows, counts = np.unique(where * size + met, return_counts=True)
    found, first = np.unique(met, return_index=True)
    numbers = np.zeros(size, dtype=np.int64)
    numbers[found[np.argsort(first)]] = np.arange(len(found))
    lengths = np.bincount(where, minlength=index.count * len(fields))
    return _Occurrences(rows // max(1, size), rows % max(1, size), counts, numbers, lengths)


def _vectors(postings: _Occurrences, refs: Sequence[str]) -> Iterator[str]:
    """Each field of each document with its weights: term number and weight in turn, by term number."""
    numbers = postings.numbers[postings.terms]
    order = np.lexsort((numbers, postings.places))
    weights = _weights(postings, len(refs))[order]
    values, which = np.unique(weights, return_inverse=True)
    # Whole numbers without a point.
    words = [str(int(value)) if value.is_integer() else repr(value) for value in values.tolist()]
    pairs = [f"{number},{words[at]}" for number, at in zip(numbers[order].tolist(), which.tolist(), strict=True)]
    ends = np.searchsorted(postings.places, np.arange(len(refs) * len(FIELDS) + 1)).tolist()
    names = (encode_basestring(f"{field}/{ref}") for ref in refs for field in FIELDS)
    for name, (start, end) in zip(names, pairwise(ends), strict=True):
        yield f"[{name},[{','.join(pairs[start:end])}]]"


def _weights(postings: _Occurrences, count: int) -> NDArray[np.float64]:
    """Of each row its weight in the search, as lunr.js rounds it."""
    fields = len(FIELDS)
    lengths = postings.lengths.reshape(count, fields)
    average = np.array([total / max(1, count) or 1 for total in lengths.sum(axis=0).tolist()], dtype=float)
    found = np.bincount(postings.terms, minlength=len(postings.numbers))
    known = {number: math.log(1 + abs((count - number + 0.5) / (number + 0.5))) for number in set(found.tolist())}
    rarity = np.array([known[number] for number in found.tolist()], dtype=float)[postings.terms]
    field = postings.places % fields
    length = postings.lengths[postings.places] / average[field]
    boost = np.array(list(FIELDS.values()), dtype=float)[field]
    frequency = postings.counts.astype(float)
    # In this order of operations lunr.js computes it: another would round otherwise.
    score = rarity * ((_K1 + 1) * frequency) / (_K1 * (1 - _B + _B * length) + frequency)
    # Three decimals, halves up, as `Math.round(score * 1000) / 1000`.
    rounded: NDArray[np.float64] = np.floor(score * boost * 1000 + 0.5) / 1000
    return rounded


def _terms(postings: _Occurrences, refs: Sequence[str], terms: Sequence[str]) -> Iterator[str]:
    """Each term with its number, and the documents in each of whose fields it is; in the order in which lunr.js needs them."""
    fields = len(FIELDS)
    document, field = np.divmod(postings.places, fields)
    key = postings.terms * fields + field
    order = np.argsort(key, kind="stable")  # within a field the newest document first
    entries = [f"{encode_basestring(ref)}:{{}}" for ref in refs]
    rows = [entries[at] for at in document[order].tolist()]
    keys, starts = np.unique(key[order], return_index=True)
    found: dict[int, list[str]] = {}
    for one, (start, end) in zip(keys.tolist(), pairwise([*starts.tolist(), len(rows)]), strict=True):
        term, at = divmod(one, fields)
        found.setdefault(term, [""] * fields)[at] = ",".join(rows[start:end])
    heads = [f"{encode_basestring(name)}:{{" for name in FIELDS]
    for term, of_fields in found.items():
        inside = ",".join([f"{head}{those}}}" for head, those in zip(heads, of_fields, strict=True)])
        yield f'[{encode_basestring(terms[term])},{{"_index":{postings.numbers[term]},{inside}}}]'
