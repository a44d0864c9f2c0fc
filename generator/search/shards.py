"""The index in pieces: a page loads only those that hold the words of a query.

Data: `cut` gives the shards of an index, each some terms in the order in which JavaScript sorts words; `Shards` makes their
postings when they are asked for, `cut_index` all of them.
Limits: pure. Cut by term, so that an edit changes the shards of the words that it adds, moves or removes, and no others.

A shard is three texts: its terms with spaces between them; the number of characters of each term's postings, integers as
`packing` writes them; all postings, one term's after the other, see `postings`. Those of a term that is alone have fewer
characters than the number says, which is what the postings of terms are compared by.

A frequent term, whose postings have `ALONE_BYTES` or more, has a shard of its own, behind all others: it is loaded without
others, and does not part them. Where another shard ends depends on its terms as far as possible, not on sizes that any edit
changes: after a term whose hash says so, if it has at least half of the size aimed at; at the latest at twice that size.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.search.index import Index
from generator.search.packing import Numbers, packed
from generator.search.postings import ALONE_BYTES, postings_of

SHARD_BYTES = 16_000
"""The size of postings that a shard of several terms is to have."""

DIGEST = 16
"""Bytes of a digest."""


Read = Callable[[int, int], bytes]
"""Gives the postings of a shard of the last site, by its number and their size; anything if it is not as it was."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Some terms with their postings."""

    terms: tuple[str, ...]
    sizes: tuple[int, ...]
    """Of each term's postings, as `packing` writes them."""
    postings: bytes

    @property
    def packed_sizes(self) -> str:
        return packed(self.sizes)


@dataclass(frozen=True, slots=True)
class Written:
    """The shards of the last site, for which those of the next are needed only where they differ."""

    terms: Sequence[str]
    """All terms, in order."""
    sizes: Numbers
    lengths: Numbers
    """Of each term's postings, see `Postings`."""
    digests: NDArray[np.uint8]
    """`DIGEST` bytes for the postings of each term."""
    groups: Sequence[Numbers]
    """The terms of each shard, as positions in `terms`."""


class Shards:
    """The shards of an index, in the order of their terms, those of one frequent term last; none if there are no words."""

    def __init__(self, index: Index, last: Written | None = None, same: Numbers | None = None) -> None:
        """`same`: where each term is in `last`; negative if its postings may be others than there."""
        self.terms = index.terms
        count = len(index.terms)
        self._last = last if same is not None else None
        self._same: Numbers = same if last and same is not None else np.full(count, -1)
        new = np.flatnonzero(self._same < 0)
        made = postings_of(index, new)
        self._postings = made.data
        self.sizes, self.lengths = np.zeros(count, np.int64), np.zeros(count, np.int64)
        """Of each term's postings, see `Postings`."""
        if self._last:
            self.sizes = np.where(self._same < 0, 0, self._last.sizes[self._same])
            self.lengths = np.where(self._same < 0, 0, self._last.lengths[self._same])
        self.sizes[new], self.lengths[new] = made.sizes, made.lengths
        self._starts = np.full(count, -1, np.int64)
        """Where each term's postings begin in `_postings`; negative if they are not there."""
        self._starts[new] = np.cumsum(made.lengths) - made.lengths
        self._index = index if self._last else None
        self._taken: dict[int, bytes] = {}
        """Postings by term, of those that are not in `_postings`."""
        self.groups = list(cut(index.terms, self.sizes))
        """The terms of each shard, as positions in `terms`."""

    @property
    def runs(self) -> int:
        """The number of shards that are not those of one frequent term."""
        return sum(self.sizes[group[0]] < ALONE_BYTES for group in self.groups)

    def get(self, number: int) -> Shard:
        """One of them."""
        group = self.groups[number].tolist()
        self.prepare([number])
        postings = b"".join(map(self._of, group))
        return Shard(tuple(self.terms[at] for at in group), tuple(self.sizes[group].tolist()), postings)

    def prepare(self, numbers: Iterable[int], read: Read | None = None) -> None:
        """Get the postings of several at once. `read` gives those of the shards of the last site."""
        wanted = np.concatenate([np.zeros(0, np.int64), *(self.groups[number] for number in numbers)])
        missing = [at for at in wanted[self._starts[wanted] < 0].tolist() if at not in self._taken]
        if self._last and read and missing:
            self._taken.update(_taken_over(self._last, {int(self._same[at]): at for at in missing}, read))
        left = np.array([at for at in missing if at not in self._taken], np.int64)
        if self._index and left.size:
            made = postings_of(self._index, left)
            ends = np.cumsum(made.lengths)
            parts = zip(left.tolist(), (ends - made.lengths).tolist(), ends.tolist(), strict=True)
            self._taken.update((at, made.data[start:end]) for at, start, end in parts)

    def digests(self) -> NDArray[np.uint8]:
        """`DIGEST` bytes for the postings of each term."""
        found = np.empty((len(self.terms), DIGEST), np.uint8)
        new = np.flatnonzero(self._same < 0)
        if self._last:
            found[self._same >= 0] = self._last.digests[self._same[self._same >= 0]]
        starts, ends = self._starts[new].tolist(), (self._starts[new] + self.lengths[new]).tolist()
        view = memoryview(self._postings)
        made = b"".join(_digest(view[start:end]) for start, end in zip(starts, ends, strict=True))
        found[new] = np.frombuffer(made, np.uint8).reshape(-1, DIGEST)
        return found

    def _of(self, at: int) -> bytes:
        start = int(self._starts[at])
        return self._postings[start : start + int(self.lengths[at])] if start >= 0 else self._taken[at]


def cut_index(index: Index) -> list[Shard]:
    """The shards of an index."""
    shards = Shards(index)
    return [shards.get(number) for number in range(len(shards.groups))]


def cut(terms: Sequence[str], sizes: Numbers) -> Iterator[Numbers]:
    """The shards of terms in order, of which each has postings of so many bytes: their positions."""
    rare = np.flatnonzero(sizes < ALONE_BYTES)
    small = sizes[rare]
    ends = np.cumsum(small)
    spread = max(1, SHARD_BYTES * rare.size // (2 * int(small.sum()) or 1))
    mask = (1 << (spread.bit_length() - 1)) - 1  # a power of two, so that it changes when the archive has doubled
    first = 0
    while first < rare.size:
        before = ends[first - 1] if first else 0
        least, most = np.searchsorted(ends, [before + SHARD_BYTES // 2, before + 2 * SHARD_BYTES]).tolist()
        last = next((at for at in range(least, min(most, rare.size)) if not _hash(terms[rare[at]]) & mask), most)
        yield rare[first : last + 1]
        first = last + 1
    for alone in np.flatnonzero(sizes >= ALONE_BYTES):
        yield np.array([alone])


def _hash(term: str) -> int:
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


def _taken_over(last: Written, wanted: dict[int, int], read: Read) -> Iterator[tuple[int, bytes]]:
    """Postings out of the shards of the last site, by their number in `wanted`: those that are still what they were."""
    numbers = np.fromiter(wanted, np.int64, len(wanted))
    shard_of, starts = np.empty(len(last.terms), np.int64), np.empty(len(last.terms), np.int64)
    for number, group in enumerate(last.groups):
        shard_of[group] = number
        starts[group] = np.cumsum(last.lengths[group]) - last.lengths[group]
    numbers = numbers[np.argsort(shard_of[numbers], kind="stable")]
    shard, data = -1, b""
    for old in numbers.tolist():
        if shard_of[old] != shard:
            shard = int(shard_of[old])
            data = read(shard, int(last.lengths[last.groups[shard]].sum()))
        postings = data[starts[old] : starts[old] + last.lengths[old]]
        if _digest(postings) == last.digests[old].tobytes():
            yield wanted[old], postings


def _digest(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST).digest()
