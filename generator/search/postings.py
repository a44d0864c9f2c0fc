"""The postings of terms: in which documents each is, how often, and where, as the bytes that a page reads.

Data: `postings_of` gives those of some terms of an index.
Limits: pure; half a million occurrences are laid out at once. Nothing but integers that depend on no other document: an edit
changes the postings of the words that it adds, moves or removes.

A term's postings are integers as `packing` writes them, those of a frequent term as `coding` does:
    the number of fields that have it
    for each of them   position in `FIELDS`, number of documents
                       the documents' numbers, each as the difference from the one before
                       how often each has the term
                       the number of terms of the field in each
    for each of `STORED` among them, for each document
                       the term's positions among the field's terms, each as the difference from the one before
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.search.coding import coded
from generator.search.index import Index
from generator.search.packing import Numbers, digits_of, pack
from generator.search.words import Rows

PLACED = ("title", "summary", "body")
"""Fields of running text, in which phrases and proximity are looked for."""

STORED = ("title", "companies", "summary", "body")
"""Fields with positions: those, and the companies, of which the first is the main one."""

ALONE_BYTES = 8_000
"""The size of postings, as `packing` writes them, from which a term is frequent: `coding` writes them then."""

_AT_ONCE = 500_000
_MOST_TERMS = 65_536
"""Terms at once: sorting sixteen bits takes a fraction of the time."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of some terms."""

    sizes: Numbers
    """Of each the number of characters that `packing` needs: what is large and what is small does not depend on `coding`."""
    lengths: Numbers
    """Of each the number of characters that it has."""
    data: bytes
    """One term's after the other's."""


def postings_of(index: Index, terms: Numbers) -> Postings:
    """The postings of some terms. `terms`: their positions, in order."""
    parts = [_postings(index, portion) for portion in _portions(index, terms)]
    none = np.zeros(0, np.int64)
    sizes = np.concatenate([none, *(part.sizes for part in parts)])
    lengths = np.concatenate([none, *(part.lengths for part in parts)])
    return Postings(sizes, lengths, b"".join(part.data for part in parts))


def _portions(index: Index, terms: Numbers) -> Iterator[Numbers]:
    """Terms that are made at once."""
    counts = [np.bincount(field.values, minlength=len(index.terms)) for field in index.fields.values()]
    ends = np.cumsum(np.sum(counts, axis=0)[terms]) if terms.size else terms
    first = 0
    while first < terms.size:
        before = ends[first - 1] if first else 0
        last = int(np.searchsorted(ends, before + _AT_ONCE, side="right"))
        last = min(max(last, first + 1), first + _MOST_TERMS)
        yield terms[first:last]
        first = last


@dataclass(frozen=True, slots=True)
class _Field:
    """The occurrences of some terms in one field: by term, then by document, then by position."""

    number: int
    stored: bool
    counts: Numbers
    """Documents of each term."""
    occurrences: Numbers
    """Occurrences of each term."""
    terms: NDArray[np.uint16]
    """Of each posting, that is of each document that has a term."""
    documents: Numbers
    frequencies: Numbers
    lengths: Numbers
    token_terms: NDArray[np.uint16]
    """Of each occurrence."""
    places: Numbers


def _postings(index: Index, chosen: Numbers) -> Postings:
    size = chosen.size
    place = np.full(len(index.terms), -1, np.int32)
    place[chosen] = np.arange(size, dtype=np.int32)
    fields = [
        _field(number, name in STORED, field, place, size)
        for number, (name, field) in enumerate(index.fields.items())
        if field.values.size
    ]
    columns = [np.ones(size, np.int64)]
    columns += [np.where(field.counts > 0, 2 + 3 * field.counts, 0) for field in fields]
    columns += [field.occurrences if field.stored else np.zeros(size, np.int64) for field in fields]
    spans = np.stack(columns, axis=1)
    ends = np.cumsum(spans).reshape(spans.shape)
    starts = ends - spans
    numbers = np.empty(int(ends[-1, -1]), np.int64)
    numbers[starts[:, 0]] = sum(field.counts > 0 for field in fields)
    for column, field in enumerate(fields, 1):
        _fill(numbers, field, starts[:, column], starts[:, column + len(fields)])
    stored = {field.number for field in fields if field.stored}
    return _written(numbers, starts[:, 0], ends[:, -1], stored)


def _written(numbers: Numbers, starts: Numbers, ends: Numbers, stored: Set[int]) -> Postings:
    """The postings of several terms; `starts` and `ends`: where each one's are in `numbers`."""
    digits = np.cumsum(digits_of(numbers), dtype=np.int64)
    sizes = np.diff(digits[ends - 1], prepend=0)
    lengths, parts, first = sizes.copy(), [], 0
    for at in np.flatnonzero(sizes >= ALONE_BYTES).tolist():
        frequent = coded(numbers[starts[at] : ends[at]], stored)
        parts += [pack(numbers[first : starts[at]])[0].tobytes(), frequent]
        first, lengths[at] = int(ends[at]), len(frequent)
    return Postings(sizes, lengths, b"".join([*parts, pack(numbers[first:])[0].tobytes()]))


def _field(number: int, stored: bool, field: Rows, place: NDArray[np.int32], size: int) -> _Field:
    """`place`: of each term of the index among those chosen, of which there are `size`; negative for others."""
    of_terms = place[field.values]
    chosen = np.flatnonzero(of_terms >= 0)
    terms = of_terms[chosen].astype(np.uint16)
    order = np.argsort(terms, kind="stable")
    terms, at = terms[order], chosen[order]
    documents = (np.searchsorted(field.starts, chosen, side="right") - 1)[order]
    begins = np.flatnonzero(_changes(terms) | _changes(documents))
    frequencies = np.diff(np.append(begins, terms.size))
    places = at - field.starts[documents]
    within = np.ones(terms.size, bool)
    within[begins] = False
    places[1:] -= np.where(within[1:], places[:-1], 0)
    of = documents[begins]
    return _Field(
        number=number,
        stored=stored,
        counts=np.bincount(terms[begins], minlength=size),
        occurrences=np.bincount(terms, minlength=size),
        terms=terms[begins],
        documents=of,
        frequencies=frequencies,
        lengths=field.sizes[of],
        token_terms=terms,
        places=places,
    )


def _changes(values: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Where a value differs from the one before; True for the first."""
    changed = np.ones(values.size, bool)
    changed[1:] = values[1:] != values[:-1]
    return changed


def _fill(numbers: Numbers, field: _Field, heads: Numbers, tails: Numbers) -> None:
    """Write one field's part of the postings; `heads` and `tails` are where each term's begin."""
    has = np.flatnonzero(field.counts)
    numbers[heads[has]] = field.number
    numbers[heads[has] + 1] = field.counts[has]
    new = _changes(field.terms)
    differences = field.documents.copy()
    differences[1:] -= np.where(new[1:], 0, field.documents[:-1])
    at = heads[field.terms] + 2 + _within(field.counts, field.terms)
    count = field.counts[field.terms]
    numbers[at] = differences
    numbers[at + count] = field.frequencies
    numbers[at + 2 * count] = field.lengths
    if field.stored:
        numbers[tails[field.token_terms] + _within(field.occurrences, field.token_terms)] = field.places


def _within(counts: Numbers, terms: NDArray[np.uint16]) -> Numbers:
    """The position of each of some values, sorted by term, among those of its term."""
    return np.arange(terms.size) - (np.cumsum(counts) - counts)[terms]
