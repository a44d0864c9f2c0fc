"""The index in pieces: a page loads only those that hold the words of a query.

Data: `cut_index` turns an index into shards, each a run of terms in the order in which JavaScript sorts words.
Limits: pure; half a million occurrences are laid out at once. Cut by term, and nothing in a shard but integers
that depend on no other document: an edit changes the shards of the words that it adds, moves or removes.

A shard is three texts: its terms with spaces between them; the number of characters of each term's postings; all
postings, one term's after the other. The latter two are integers as `packing` writes them. A term's postings:
    the number of fields that have it
    for each of them   position in `FIELDS`, number of documents
                       the documents' numbers, each as the difference from the one before
                       how often each has the term
                       the number of terms of the field in each
    for each of `STORED` among them, for each document
                       the term's positions among the field's terms, each as the difference from the one before

A frequent term, whose postings have `ALONE_BYTES` or more, has a shard of its own, behind all others: it is loaded without
others, and does not part them. Where another shard ends depends on its terms as far as possible, not on sizes that any edit
changes: after a term whose hash says so, if it has at least half of the size aimed at; at the latest at twice that size.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.search.index import FieldTerms, Index
from generator.search.packing import Numbers, pack, packed

SHARD_BYTES = 16_000
"""The size of postings that a shard of several terms is to have."""

ALONE_BYTES = 8_000
"""The size of postings from which a term has a shard of its own."""

PLACED = ("title", "summary", "body")
"""Fields of running text, in which phrases and proximity are looked for."""

STORED = ("title", "companies", "summary", "body")
"""Fields with positions: those, and the companies, of which the first is the main one."""

_AT_ONCE = 500_000
_MOST_TERMS = 65_536
"""Terms at once: sorting sixteen bits takes a fraction of the time."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Some terms with their postings."""

    terms: tuple[str, ...]
    sizes: tuple[int, ...]
    """Bytes of each term's postings."""
    postings: bytes

    @property
    def packed_sizes(self) -> str:
        return packed(self.sizes)


def cut_index(index: Index) -> list[Shard]:
    """The shards of an index, in the order of their terms, those of one frequent term last; none if there are no words."""
    if not index.terms:
        return []
    parts = [_postings(index, first, last) for first, last in _portions(index)]
    sizes: list[int] = np.concatenate([sizes for sizes, _ in parts]).tolist()
    postings = memoryview(b"".join(data for _, data in parts))
    del parts
    starts = list(itertools.accumulate(sizes, initial=0))
    rare = [number for number, size in enumerate(sizes) if size < ALONE_BYTES]
    cuts = _cuts([index.terms[number] for number in rare], [sizes[number] for number in rare])
    groups = [rare[first:last] for first, last in cuts]
    groups += [[number] for number, size in enumerate(sizes) if size >= ALONE_BYTES]
    return [
        Shard(
            tuple(index.terms[number] for number in group),
            tuple(sizes[number] for number in group),
            b"".join(postings[starts[number] : starts[number + 1]] for number in group),
        )
        for group in groups
    ]


def _portions(index: Index) -> Iterator[tuple[int, int]]:
    """Ranges of terms that are made at once: (first, after the last)."""
    counts = [np.bincount(field.terms, minlength=len(index.terms)) for field in index.fields.values()]
    ends = np.cumsum(np.sum(counts, axis=0))
    first = 0
    while first < len(ends):
        before = ends[first - 1] if first else 0
        last = int(np.searchsorted(ends, before + _AT_ONCE, side="right"))
        last = min(max(last, first + 1), first + _MOST_TERMS)
        yield first, last
        first = last


def _cuts(terms: Sequence[str], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the shards of several terms are: (first term, after the last one)."""
    spread = max(1, SHARD_BYTES * len(sizes) // (2 * sum(sizes) or 1))
    mask = (1 << (spread.bit_length() - 1)) - 1  # a power of two, so that it changes when the archive has doubled
    first = held = 0
    for number, size in enumerate(sizes):
        held += size
        ends = held >= SHARD_BYTES // 2 and not zlib.crc32(terms[number].encode("utf-8", "surrogatepass")) & mask
        if ends or held >= 2 * SHARD_BYTES:
            yield first, number + 1
            first, held = number + 1, 0
    if first < len(sizes):
        yield first, len(sizes)


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


def _postings(index: Index, first: int, last: int) -> tuple[Numbers, bytes]:
    """The bytes of some terms' postings, and how many each has."""
    size = last - first
    fields = [
        _field(number, name in STORED, field, first, last)
        for number, (name, field) in enumerate(index.fields.items())
        if field.terms.size
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
    data, at = pack(numbers)
    term_ends = np.append(at, len(data))[ends[:, -1]]
    return np.diff(term_ends, prepend=0), data.tobytes()


def _field(number: int, stored: bool, field: FieldTerms, first: int, last: int) -> _Field:
    size = last - first
    chosen = np.flatnonzero((field.terms >= first) & (field.terms < last))
    terms = (field.terms[chosen] - first).astype(np.uint16)
    order = np.argsort(terms, kind="stable")
    terms, at = terms[order], chosen[order]
    documents = np.searchsorted(field.starts, at, side="right") - 1
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
        lengths=field.lengths[of],
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
