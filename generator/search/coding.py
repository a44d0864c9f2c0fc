"""The postings of a frequent term in half as many characters: numbers in bits, each in as many as it needs.

Data: `coded` turns the integers of a term's postings, in the order that `postings` documents, into characters.
Limits: pure. For frequent terms only: what a browser's compression makes of the many rare ones in a shard is not larger.
`themes/broadsheet/scripts/coding.js` reads them. A word of 13 bits is two characters of `packing`, the more significant first.

First come integers as `packing` writes them:
    the number of fields that have the term
    for each of them   position in `FIELDS`, number of documents, the parameters of the two Rice codes,
                       the smallest length and by how much the largest one is larger
then, in words of their own, bits:
    for each field     documents, each as the number of those between it and the one before: Rice code
                       how often each has the term, less one: Rice code
                       the number of terms of the field in each, less the smallest: one of as many values as there may be
and, again in words of their own, for each of the fields with positions, for each document:
                       each position as the number of those between it and the one before: one of as many values as leave room
                       for the term's other positions in this field

A Rice code with parameter k of a number n is n >> k ones, a zero, and the last k bits of n. One of m values is a number of
floor(log2(m)) bits, or where that is not enough, of one more: the truncated binary code.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from generator.search.packing import CODES, Numbers, pack

_BITS = 13
"""Of a word: 2 ** 13 is a little less than the pairs of characters."""
_WORDS = 4
"""Words that one number may be in: 40 bits with the most before it. A Rice code has up to 12 ones, a zero and the bits of its
parameter, so that this is enough for gaps of a hundred million documents."""

Bits = tuple[Numbers, Numbers]
"""Numbers, and in how many bits each is written."""


def coded(numbers: Numbers, stored: Iterable[int]) -> bytes:
    """The characters of the integers of one term's postings; `stored` are the fields with positions."""
    heads, front, back = [int(numbers[0])], list[Bits](), list[Bits]()
    fields, at = [], 1
    for _ in range(int(numbers[0])):
        field, count = numbers[at : at + 2].tolist()
        gaps, often, lengths = numbers[at + 2 : at + 2 + 3 * count].reshape(3, count)
        at += 2 + 3 * count
        between = np.append(gaps[:1], gaps[1:] - 1)
        parameters = _parameter(between), _parameter(often - 1)
        least, most = int(lengths.min()), int(lengths.max())
        heads += [field, count, *parameters, least, most - least]
        front += [_rice(between, parameters[0]), _rice(often - 1, parameters[1])]
        front.append(_truncated(lengths - least, np.full(count, most - least + 1)))
        if field in stored:
            fields.append((often, lengths))
    for often, lengths in fields:
        size = int(often.sum())
        back.append(_positions(numbers[at : at + size], often, lengths))
        at += size
    return b"".join(part.tobytes() for part in (pack(heads)[0], _characters(front), _characters(back)))


def _positions(places: Numbers, often: Numbers, lengths: Numbers) -> Bits:
    """Positions, each as the difference from the one before in its document."""
    begins = np.cumsum(often) - often
    first = np.zeros(places.size, bool)
    first[begins] = True
    between = np.where(first, places, places - 1)
    sums = np.cumsum(places)
    before = np.where(first, -1, sums - places - np.repeat(sums[begins] - places[begins], often))
    others = np.repeat(often, often) - 1 - (np.arange(places.size) - np.repeat(begins, often))
    return _truncated(between, np.repeat(lengths, often) - 1 - before - others)


def _parameter(numbers: Numbers) -> int:
    """Of the Rice code with which some numbers have fewest bits, or nearly so."""
    guess = max(0, int(numbers.sum() * 7 // (10 * numbers.size)).bit_length() - 1)
    return min((guess, guess + 1), key=lambda k: int((numbers >> k).sum()) + k * numbers.size)


def _rice(numbers: Numbers, parameter: int) -> Bits:
    words, rest = np.divmod(numbers >> parameter, _BITS)
    codes, sizes = ((2 << rest) - 2) << parameter | numbers & ((1 << parameter) - 1), rest + 1 + parameter
    if not words.any():
        return codes, sizes
    ends = np.cumsum(words + 1)  # words of ones before the rest
    all_codes, all_sizes = np.full(int(ends[-1]), (1 << _BITS) - 1), np.full(int(ends[-1]), _BITS)
    all_codes[ends - 1], all_sizes[ends - 1] = codes, sizes
    return all_codes, all_sizes


def _truncated(numbers: Numbers, values: Numbers) -> Bits:
    """Each of `numbers` as one of so many `values`."""
    bits = np.frexp(values.astype(np.float64))[1].astype(np.int64) - 1
    unused = (2 << bits) - values
    long = numbers >= unused
    return numbers + np.where(long, unused, 0), bits + long


def _characters(parts: list[Bits]) -> NDArray[np.uint8]:
    """Bits in whole words."""
    codes = np.concatenate([np.zeros(0, np.int64), *(codes for codes, _ in parts)])
    sizes = np.concatenate([np.zeros(0, np.int64), *(sizes for _, sizes in parts)])
    ends = np.cumsum(sizes)
    count = -(-int(ends[-1]) // _BITS) if ends.size else 0
    first, offset = np.divmod(ends - sizes, _BITS)
    placed = codes << (_WORDS * _BITS - offset - sizes)
    words = np.zeros(count + _WORDS)
    for part in range(_WORDS):
        bits = placed >> ((_WORDS - 1 - part) * _BITS)
        if part:  # most numbers are in one word only
            own = np.flatnonzero(offset + sizes > part * _BITS)
            bits, first = bits[own] & ((1 << _BITS) - 1), first[own]
            placed, offset, sizes = placed[own], offset[own], sizes[own]
        words += np.bincount(first + part, weights=bits, minlength=count + _WORDS)
    digits = np.stack(np.divmod(words[:count].astype(np.int64), CODES.size), axis=1)
    characters: NDArray[np.uint8] = CODES[digits.ravel()]
    return characters
