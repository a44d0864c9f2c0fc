"""The index of documents, made from what is known of the last one where only some of them have changed.

Data: `index_archive` gives `Indexed`; `Known` is what the next call needs, which `plain` turns into plain data.
Limits: pure. Whatever is known, the index is that of the documents. A document is known by a key, the digest of all that it is
made from. Terms keep their postings that are in no document which is new, gone or has another number: these are the same again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from generator.search.documents import Facts, SearchDocument, field_texts
from generator.search.index import FIELDS, Index, index_of_corpus
from generator.search.packing import Numbers
from generator.search.shards import DIGEST, Written
from generator.search.words import Corpus, Rows, Vocabulary, corpus_of

_MOST = 4
"""If more than one document in so many has changed, no postings are kept."""
_UNUSED, _SPARE = 2, 1000
"""A vocabulary that is so many times as large as what occurs of it, and so many words more, is made anew."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a search; all by document is in order, the oldest first."""

    keys: Sequence[bytes]
    facts: Sequence[Facts]
    corpus: Corpus
    """Its vocabulary grows when it is used."""
    shards: Written

    def plain(self) -> tuple[Any, ...]:
        """Numbers, strings, bytes, tuples and lists."""
        own, shards = self.corpus.vocabulary, self.shards
        words = list(own.words), own.sizes.tobytes(), list(own.terms), own.numbers.tobytes()
        fields = [
            (rows.values.tobytes(), rows.sizes.astype(np.int32).tobytes()) for rows in self.corpus.fields.values()
        ]
        groups = np.concatenate([np.zeros(0, np.int64), *shards.groups]).astype(np.int32)
        sizes = np.array([group.size for group in shards.groups], np.int32)
        pieces = list(shards.terms), shards.sizes.tobytes(), shards.lengths.tobytes(), shards.digests.tobytes()
        return list(self.keys), list(self.facts), words, fields, pieces, (groups.tobytes(), sizes.tobytes())

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Known:
        """What `plain` has given."""
        keys, facts, words, fields, (terms, sizes, lengths, digests), groups = plain
        rows = {name: _rows(one) for name, one in zip(FIELDS, fields, strict=True)}
        table = np.frombuffer(digests, np.uint8).reshape(-1, DIGEST)
        numbers = _rows(groups)
        shards = np.split(numbers.values.astype(np.int64), numbers.starts[1:-1])
        written = Written(terms, np.frombuffer(sizes, np.int64), np.frombuffer(lengths, np.int64), table, shards)
        return cls(keys, facts, Corpus(len(keys), Vocabulary(*words), rows), written)


@dataclass(frozen=True, slots=True)
class Indexed:
    """Documents with their index; all by document is in order, the oldest first."""

    keys: Sequence[bytes]
    """Empty if they are not known."""
    facts: Sequence[Facts]
    corpus: Corpus
    index: Index
    last: Written | None = None
    """The shards of the last site."""
    same: Numbers | None = None
    """Where each term of the index is in `last`; negative if its postings may be others."""


def index_archive(
    documents: Sequence[SearchDocument], keys: Sequence[bytes] = (), known: Known | None = None
) -> Indexed:
    """The index of documents in order, newest first, which it numbers from the oldest. `keys`: of each, if they are known."""
    keys = keys[::-1]
    known = None if known and _is_worn(known.corpus) else known
    numbers = {key: number for number, key in enumerate(known.keys)} if known else {}
    places = [numbers.get(key, -1) for key in keys] if keys else [-1] * len(documents)
    new = {at: documents[-1 - at] for at, place in enumerate(places) if place < 0}
    vocabulary = known.corpus.vocabulary if known else None
    corpus = corpus_of(map(field_texts, new.values()), FIELDS, vocabulary)
    facts = [new[at].facts if place < 0 or not known else known.facts[place] for at, place in enumerate(places)]
    if not known:
        return Indexed(keys, facts, corpus, index_of_corpus(corpus))
    corpus = known.corpus.spliced(corpus, places)
    index = index_of_corpus(corpus)
    return Indexed(keys, facts, corpus, index, known.shards, _same(known, corpus, index, places))


def _same(known: Known, corpus: Corpus, index: Index, places: Sequence[int]) -> Numbers | None:
    """See `Indexed.same`; None if too much has changed."""
    changed = [at for at, place in enumerate(places) if place != at]
    stay = set(range(len(places))).difference(changed)
    before = [at for at in range(known.corpus.count) if at not in stay]
    if _MOST * max(len(changed), len(before)) > len(places):
        return None
    words = corpus.words_in(changed) | known.corpus.words_in(before)
    meanings = corpus.terms_of_words
    names = list(corpus.vocabulary.terms)
    terms = {names[number] for number in meanings.values[np.repeat(words, meanings.sizes)].tolist()}
    last = {term: number for number, term in enumerate(known.shards.terms) if term not in terms}
    return np.array([last.get(term, -1) for term in index.terms], np.int64)


def _is_worn(corpus: Corpus) -> bool:
    """Whether most of a vocabulary occurs no more."""
    return len(corpus.vocabulary.words) > _SPARE + _UNUSED * int(np.count_nonzero(corpus.used()))


def _rows(plain: tuple[bytes, bytes]) -> Rows:
    values, sizes = (np.frombuffer(data, np.int32) for data in plain)
    return Rows.of(values, sizes)
