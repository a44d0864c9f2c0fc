"""The search index: BM25 statistics and weights of every document, in the form that lunr.js loads.

Data: `FIELDS` with their boosts; `build_index` gives the serialized index as plain data, which `shards` cuts into files.
Limits: built with lunr.py, corrected where it and lunr.js disagree: the words (see `analyze`), the rounding of weights,
the order of terms (lunr.js sorts by UTF-16 unit and refuses an index sorted otherwise), an archive without documents.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lunr.builder import Builder
from lunr.idf import idf

from generator.search.analyze import analyze

VERSION = "2.3.9"
"""Of lunr.js, which warns if an index names another."""

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

Terms = Mapping[str, Sequence[str]]
"""A document's terms in order, for every one of `FIELDS`."""


def document_terms(document: Mapping[str, str]) -> dict[str, list[str]]:
    """The terms of a document with a text for every one of `FIELDS`."""
    return {name: analyze(document[name]) for name in FIELDS}


def build_index(documents: Sequence[Terms]) -> dict[str, Any]:
    """The serialized index of documents; references are their positions as strings.

    The result equals what lunr.js's own builder makes of the same documents with the same terms.
    """
    builder = _Builder()
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    for position, terms in enumerate(documents):
        builder.add_terms(str(position), terms)
    return builder.serialize()


class _Builder(Builder):  # type: ignore[misc]
    """lunr.py's builder, fed with terms instead of text, and rounding as JavaScript does."""

    def add_terms(self, ref: str, terms: Terms) -> None:
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
                posting[name][ref] = {}

    def serialize(self) -> dict[str, Any]:
        """The index as plain data, everything in the order in which lunr.js needs it."""
        if self.document_count:
            self._calculate_average_field_lengths()
        weights = {term: idf(posting, self.document_count) for term, posting in self.inverted_index.items()}
        vectors = [[ref, self._vector(ref, weights)] for ref in self.field_term_frequencies]
        terms = sorted(self.inverted_index.items(), key=lambda item: item[0].encode("utf-16-be", "surrogatepass"))
        return {
            "version": VERSION,
            "fields": list(self._fields),
            "fieldVectors": vectors,
            "invertedIndex": [[term, posting] for term, posting in terms],
            "pipeline": [],
        }

    def _vector(self, field_ref: str, weights: Mapping[str, float]) -> list[float]:
        """A field's weights: term number and weight in turn, by term number."""
        name = field_ref.split("/", 1)[0]
        length = self.field_lengths[field_ref] / (self.average_field_length[name] or 1)
        boost = self._fields[name].boost
        pairs: list[tuple[int, float]] = []
        for term, count in self.field_term_frequencies[field_ref].items():
            # In this order of operations lunr.js computes it: another would round otherwise.
            score = weights[term] * ((self._k1 + 1) * count) / (self._k1 * (1 - self._b + self._b * length) + count)
            pairs.append((self.inverted_index[term]["_index"], _round(score * boost)))
        return [number for pair in sorted(pairs) for number in pair]


def _round(score: float) -> float:
    """Three decimals, halves up, as `Math.round(score * 1000) / 1000`; whole numbers without a point."""
    rounded = math.floor(score * 1000 + 0.5) / 1000
    return int(rounded) if rounded.is_integer() else rounded
