"""Articles in threads: each joins the thread that it shares most with, or begins one.

Data: `find_threads` gives `Thread`s; what was decided of an article in an earlier call is taken over where the same would be
decided again.
Limits: pure. A thread grows by its best two matches, not by its best one, so that threads do not run into one another;
work stays near to linear, for only the latest articles with a word are compared.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from generator.analysis.profiles import Profile, number_of

_LEAST = 0.23
"""What an article must share with a thread to join it; measured on a feed of 170 articles by reading every thread."""
_FADE = 180
"""Days after which a silence between two articles weighs about a third; it never weighs more than half."""
_LONGEST_SILENCE = 400
"""Days after which a story is over."""
_RECENT = 30
"""Articles compared for each word: the latest that have it."""

_AT_ONCE = 256
"""Articles whose words are compared at once: some 10 MB."""
_BITS = 62
"""Names of companies that have a bit of their own."""
_NUMBER = 8
"""Bytes of the number of a word."""

Numbers = npt.NDArray[np.int64]
_Shared = tuple[int, float, int]
"""An earlier article, the sum of the weights of the words that it shares with another one, and their number."""
Key = tuple[dt.date, str]
"""Of an article: day, path. Articles are in this order."""
Decision = tuple[bytes, str, str, tuple[str, ...]]
"""What was decided of an article: the digest of its profile; the path of the first article of its thread; that of the earlier
article of the thread most like it, empty for the first; and the threads that it was compared with."""
Decisions = dict[Key, Decision]


@dataclass(slots=True)
class Thread:
    """Some articles, by their positions."""

    members: list[int] = field(default_factory=list)
    """In order."""
    nearest: dict[int, int] = field(default_factory=dict)
    """Member -> the earlier member most like it."""


def find_threads(
    keys: Sequence[Key], profiles: Sequence[Profile], last: Decisions, words: Callable[[Key], Collection[str]]
) -> tuple[list[Thread], Decisions]:
    """The threads of all articles, by their first one, and what was decided of each article.

    `last` is what an earlier call has decided; `words` gives those of an article's profile then.
    """
    postings = _Postings(profiles)
    affected = _affected(keys, profiles, last, words, postings)
    gone = sorted(key for key in last.keys() - set(keys))[::-1]
    threads = _Threads(keys, profiles, postings, sorted(affected))
    decisions: Decisions = {}
    moved: set[str] = set()  # threads that are not what they were up to here
    for position, key in enumerate(keys):
        while gone and gone[-1] < key:
            moved.add(last[gone.pop()][1])
        before = last.get(key)
        if before and position not in affected and moved.isdisjoint(before[3]):
            threads.add(position, before[1], before[2])
            decisions[key] = before
            continue
        now = decisions[key] = threads.decide(position)
        if before is None or before[1] != now[1]:
            moved |= {now[1], before[1]} if before else {now[1]}
    return threads.all, decisions


def _affected(
    keys: Sequence[Key],
    profiles: Sequence[Profile],
    last: Decisions,
    words: Callable[[Key], Collection[str]],
    postings: _Postings,
) -> set[int]:
    """The articles that are compared with others than before, or with others that have changed."""
    now = dict(zip(keys, profiles, strict=True))
    changed = [key for key, profile in now.items() if key not in last or last[key][0] != profile.digest]
    gone = [key for key in last if key not in now]
    if 4 * (len(changed) + len(gone)) > len(keys):
        return set(range(len(keys)))
    found: set[int] = set()
    for key in (*changed, *gone):
        at = bisect_left(keys, key)
        if key in now:
            found.add(at)
        for word in {*(words(key) if key in last else ()), *(now[key].words if key in now else ())}:
            found.update(postings.following(word, at))
    return found


class _Postings:
    """The articles that have a word, in order, and its weight in each."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        ids = np.frombuffer(b"".join([profile.numbers for profile in profiles]), dtype=np.int64)
        self._own = np.frombuffer(b"".join([profile.weights for profile in profiles]), dtype=float)
        sizes = [len(profile.numbers) // _NUMBER for profile in profiles]
        order = np.argsort(ids, kind="stable")
        in_order = ids[order]
        is_first = np.ones(len(ids), dtype=bool)
        is_first[1:] = in_order[1:] != in_order[:-1]
        begins = np.flatnonzero(is_first)
        self._words = in_order[begins]
        self._begins = np.append(begins, len(ids))
        self._places = np.repeat(np.arange(len(sizes)), sizes)[order]
        self._weights = self._own[order]
        self._at = np.empty_like(order)
        self._at[order] = np.arange(order.size)
        self._first = np.empty_like(order)
        self._first[order] = np.repeat(begins, np.diff(self._begins))
        self._rows = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        self._companies = _Signs(len(sizes), lambda position: profiles[position].companies)
        self._about = _Signs(len(sizes), lambda position: profiles[position].about)

    def following(self, word: str, position: int) -> list[int]:
        """The articles with a word that are compared with the one at a position because of it; and itself."""
        number = np.frombuffer(number_of(word), dtype=np.int64)[0]
        at = int(np.searchsorted(self._words, number))
        if at == len(self._words) or self._words[at] != number:
            return []
        places = self._places[self._begins[at] : self._begins[at + 1]]
        start = int(np.searchsorted(places, position))
        found: list[int] = places[start : start + _RECENT + 1].tolist()
        return found

    def shared(self, positions: Sequence[int]) -> Iterator[list[_Shared]]:
        """For each of several articles what it shares with each earlier one that it is compared with, and may be like."""
        mine = np.array(positions, dtype=np.int64)
        lengths = self._rows[mine + 1] - self._rows[mine]
        own = _ranges(self._rows[mine], lengths)
        ends = self._at[own]
        starts = np.maximum(self._first[own], ends - _RECENT)
        sizes = ends - starts
        at = _ranges(starts, sizes)
        which = np.repeat(np.repeat(np.arange(len(mine)), lengths), sizes)  # of `positions`
        others = self._places[at]
        same = self._companies.of(others) & self._companies.of(mine)[which] != 0
        which, others = which[same], others[same]
        weights = np.repeat(self._own[own], sizes)[same] * self._weights[at[same]]
        pairs, back, counts = np.unique(which * len(self._rows) + others, return_inverse=True, return_counts=True)
        sums = np.bincount(back, weights, len(pairs))  # adds in the order of the words, as a loop would
        which, others = np.divmod(pairs, len(self._rows))
        # One word is enough only between two articles about the same company.
        like = (counts > 1) | (self._about.of(others) & self._about.of(mine)[which] != 0)
        found = list(zip(others[like].tolist(), sums[like].tolist(), counts[like].tolist(), strict=True))
        bounds = np.searchsorted(which[like], np.arange(len(mine) + 1)).tolist()
        return (found[start:end] for start, end in pairwise(bounds))


def _ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers of several ranges, one range after the other."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))


class _Signs:
    """A number for each of some collections of names: of two that have a name in common, these have a bit in common."""

    def __init__(self, count: int, names: Callable[[int], Collection[str]]) -> None:
        self._names = names
        self._bits: dict[str, int] = {}
        self._known = np.zeros(count, dtype=bool)
        self._signs = np.zeros(count, dtype=np.int64)

    def of(self, positions: Numbers) -> Numbers:
        """Of the collections at some positions."""
        for position in set(positions[~self._known[positions]].tolist()):
            self._signs[position] = self._sign(self._names(position))
            self._known[position] = True
        found: Numbers = self._signs[positions]
        return found

    def _sign(self, names: Collection[str]) -> int:
        sign = 0
        for name in names:
            sign |= 1 << self._bits.setdefault(name, len(self._bits) % _BITS)
        return sign


class _Threads:
    """The threads while they grow."""

    def __init__(
        self, keys: Sequence[Key], profiles: Sequence[Profile], postings: _Postings, expected: Sequence[int]
    ) -> None:
        """`expected`: the articles of which most is to be decided, in order."""
        self.all: list[Thread] = []
        self._keys = keys
        self._profiles = profiles
        self._postings = postings
        self._of: dict[int, int] = {}
        self._numbers: dict[str, int] = {}
        """Path of the first article -> number of the thread."""
        self._positions = {path: position for position, (_, path) in enumerate(keys)}
        self._expected = expected
        self._shared: dict[int, list[_Shared]] = {}

    def add(self, position: int, thread: str, nearest: str) -> None:
        """Add an article to the thread of an earlier one, or to one of its own; both are paths."""
        number = self._numbers.get(thread)
        if number is None:
            number = self._numbers[thread] = len(self.all)
            self.all.append(Thread())
        self.all[number].members.append(position)
        if nearest:
            self.all[number].nearest[position] = self._positions[nearest]
        self._of[position] = number

    def decide(self, position: int) -> Decision:
        """Add an article where it belongs."""
        by_thread: dict[int, list[tuple[float, int]]] = {}
        for other, score in self._likeness(position):
            by_thread.setdefault(self._of[other], []).append((score, other))
        day, path = self._keys[position]
        best, best_score = -1, _LEAST
        for number, matches in sorted(by_thread.items()):
            members = self.all[number].members
            score = _fit(matches, len(members)) * _fading((day - self._keys[members[-1]][0]).days)
            if score >= best_score:
                best, best_score = number, score
        first, nearest = path, ""
        if best >= 0:
            first, nearest = self._first(best), self._keys[max(by_thread[best])[1]][1]
        self.add(position, first, nearest)
        return self._profiles[position].digest, first, nearest, tuple(self._first(number) for number in by_thread)

    def _first(self, number: int) -> str:
        return self._keys[self.all[number].members[0]][1]

    def _likeness(self, position: int) -> Iterator[tuple[int, float]]:
        """Earlier article -> how much of its words and its companies it shares with this one, 0 to 1."""
        ours = self._profiles[position]
        apart = ours.companies.keys().isdisjoint
        for other, shared, count in self._shared_of(position):
            theirs = self._profiles[other]
            if (count > 1 or ours.about & theirs.about) and not apart(theirs.companies):
                yield other, math.sqrt(shared * product(ours.companies, theirs.companies))

    def _shared_of(self, position: int) -> list[_Shared]:
        if position not in self._shared:  # many at once, in which most of the time is not that of numpy's calls
            at = bisect_left(self._expected, position)
            those = self._expected[at : at + _AT_ONCE]
            if not those or those[0] != position:
                those = [position]
            self._shared = dict(zip(those, self._postings.shared(those), strict=True))
        return self._shared.pop(position)


def product(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Of two vectors."""
    # In the order of one text, not of a set: sums of floats differ by their order.
    total = 0.0
    for key, weight in ours.items():
        if key in theirs:
            total += weight * theirs[key]
    return total


def _fit(matches: Sequence[tuple[float, int]], members: int) -> float:
    """How well an article fits a thread: its match with the only member, or the geometric mean of the two best."""
    best = sorted((score for score, _ in matches), reverse=True)
    if members == 1:
        return best[0]
    return math.sqrt(best[0] * best[1]) if len(best) > 1 else 0.0


def _fading(silence: int) -> float:
    """1.0 on the same day, 0.5 after many months, 0.0 once a story is over."""
    return 0.0 if silence > _LONGEST_SILENCE else 0.5 + 0.5 * math.exp(-silence / _FADE)
