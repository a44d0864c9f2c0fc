"""The archive's search index in the form that `lunr.Index.load` of lunr.js reads, for pages and programs of others.

Data: `lunr_index` gives the file's bytes. The fields, boosts, terms and weights are those of the site's own search.
Limits: pure. Built with lunr.py, corrected where it and lunr.js disagree: the rounding of weights, the order of terms
(lunr.js sorts by UTF-16 unit and refuses an index sorted otherwise), an archive without documents. Terms are those of
`generator.search.analyze`, not lunr.py's, whose stemmer treats words in -y differently. 10,000 articles make 85 MB in 12 s
and 0.7 GB of memory: the site's own search has another form, and a large archive has this file only on request.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from lunr.builder import Builder
from lunr.idf import idf

from generator.search.documents import SearchDocument
from generator.search.index import FIELDS, Index
from generator.search.known import index_archive

VERSION = "2.3.9"
"""Of lunr.js, which warns if an index names another."""
_NO_METADATA: Mapping[str, object] = {}
"""What every posting has: one for all."""


def lunr_index(documents: Sequence[SearchDocument], index: Index | None = None) -> bytes:
    """The index of documents as JSON; a document's `ref` is its path from the root of the site.

    `index`: that of the site's own search, if it is known.
    The result equals what lunr.js's own builder makes of the same documents, in this order, with the same terms.
    """
    builder = _Builder()
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    index = index or index_archive(documents).index
    for document, terms in zip(documents, _terms(index), strict=True):
        builder.add_terms(str(document.path), terms)
    data = json.dumps(builder.serialize(index.terms), ensure_ascii=False, separators=(",", ":"))
    return (data + "\n").encode("utf-8")


def _terms(index: Index) -> Iterator[dict[str, list[str]]]:
    """Each document's terms in order, by field; the newest document first."""
    starts = {name: field.starts.tolist() for name, field in index.fields.items()}
    for number in reversed(range(index.count)):
        yield {
            name: [index.terms[at] for at in field.values[starts[name][number] : starts[name][number + 1]].tolist()]
            for name, field in index.fields.items()
        }


class _Builder(Builder):  # type: ignore[misc]
    """lunr.py's builder, fed with terms instead of text, and rounding as JavaScript does."""

    def add_terms(self, ref: str, terms: Mapping[str, Sequence[str]]) -> None:
        """Add one document, its terms by field."""
        self._documents[ref] = {}
        self.document_count += 1
        for name, found in terms.items():
            frequencies = Counter(found)
            self.field_term_frequencies[f"{name}/{ref}"] = frequencies
            self.field_lengths[f"{name}/{ref}"] = len(found)
            for term in frequencies:  # a Counter keeps the order in which terms were first met
                posting = self.inverted_index.get(term)
                if posting is None:
                    posting = {"_index": self.term_index, **{field: {} for field in self._fields}}
                    self.inverted_index[term] = posting
                    self.term_index += 1
                posting[name][ref] = _NO_METADATA

    def serialize(self, terms: Sequence[str]) -> dict[str, Any]:
        """The index as plain data; `terms` are all of them, in the order in which lunr.js needs them."""
        if self.document_count:
            self._calculate_average_field_lengths()
        weights = {term: idf(posting, self.document_count) for term, posting in self.inverted_index.items()}
        return {
            "version": VERSION,
            "fields": list(self._fields),
            "fieldVectors": self._vectors(weights),
            "invertedIndex": [[term, self.inverted_index[term]] for term in terms if term in self.inverted_index],
            "pipeline": ["stemmer"],
        }

    def _vectors(self, weights: Mapping[str, float]) -> list[list[Any]]:
        """Each field of each document with its weights: term number and weight in turn, by term number."""
        fields = self.field_term_frequencies
        lengths, boosts = [], []
        for ref in fields:
            name = ref.split("/", 1)[0]
            lengths.append(self.field_lengths[ref] / (self.average_field_length[name] or 1))
            boosts.append(self._fields[name].boost)
        sizes = [len(counts) for counts in fields.values()]
        terms = [term for counts in fields.values() for term in counts]
        rarity = np.array([weights[term] for term in terms])
        count = np.array([count for counts in fields.values() for count in counts.values()], dtype=float)
        length, boost = np.repeat(np.array(lengths), sizes), np.repeat(np.array(boosts, dtype=float), sizes)
        # In this order of operations lunr.js computes it: another would round otherwise.
        score = rarity * ((self._k1 + 1) * count) / (self._k1 * (1 - self._b + self._b * length) + count)
        # Three decimals, halves up, as `Math.round(score * 1000) / 1000`.
        rounded = np.floor(score * boost * 1000 + 0.5) / 1000
        number = np.array([self.inverted_index[term]["_index"] for term in terms], dtype=int)
        order = np.lexsort((number, np.repeat(np.arange(len(sizes)), sizes)))
        flat: list[float] = [0] * (2 * len(terms))
        flat[0::2] = number[order].tolist()
        # Whole numbers without a point.
        flat[1::2] = [int(value) if value.is_integer() else value for value in rounded[order].tolist()]
        ends = list(accumulate(2 * size for size in sizes))
        return [[ref, flat[end - 2 * size : end]] for ref, size, end in zip(fields, sizes, ends, strict=True)]
