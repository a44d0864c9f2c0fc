"""Integers as text that a script holds in a string: small ones in one character, none in more than five; and texts.

Data: `deflated` gives a text in fewer characters. `pack` gives the characters of a list of numbers and where each number begins.
Limits: numbers from 0 to `MOST`. The characters are the printable ones of ASCII without those that a string or a page
could take for its end. `themes/broadsheet/scripts/packing.js` reads them, several times faster than a list in JSON.

The characters stand for the digits 0 to 91. A number's first digit says how many follow it: below 60 it is the number
itself; from 60 to 89 one more follows, after 90 two, after 91 four.
"""

from __future__ import annotations

import base64
import zlib

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.int64]

ALPHABET = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\<')
"""The characters of the digits, in order."""

_BASE = len(ALPHABET)
_ONE = 60
_TWO = _ONE + 30 * _BASE
_THREE = _TWO + _BASE**2
MOST = _THREE + _BASE**4 - 1
"""The largest number."""

CODES = np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)
"""The characters of the digits as bytes of ASCII."""


def pack(numbers: ArrayLike) -> tuple[NDArray[np.uint8], Numbers]:
    """The characters of some numbers as bytes of ASCII, and the place where each number begins.

    Raises ValueError for a number below 0 or above `MOST`.
    """
    values = np.asarray(numbers, dtype=np.int64)
    if values.size and (values.min() < 0 or values.max() > MOST):
        raise ValueError(f"numbers from 0 to {MOST} only")
    sizes = digits_of(values)
    ends = np.cumsum(sizes, dtype=np.int64)
    starts = ends - sizes
    digits = np.empty(int(ends[-1]) if values.size else 0, dtype=np.uint8)
    chosen = np.flatnonzero(sizes == 1)
    digits[starts[chosen]] = values[chosen]
    for size, least, head in ((2, _ONE, _ONE), (3, _TWO, 90), (5, _THREE, 91)):
        chosen = np.flatnonzero(sizes == size)
        if not chosen.size:
            continue
        at, rest = starts[chosen], values[chosen] - least
        for place in range(size - 1, 0, -1):
            rest, digits[at + place] = np.divmod(rest, _BASE)
        digits[at] = head + rest
    return CODES[digits], starts


def digits_of(values: Numbers) -> NDArray[np.int8]:
    """How many characters each number has."""
    sizes = (values >= _ONE).astype(np.int8) + 1
    sizes += values >= _TWO
    large = values >= _THREE
    sizes += large
    sizes += large
    return sizes


def packed(numbers: ArrayLike) -> str:
    """The characters of some numbers."""
    return pack(numbers)[0].tobytes().decode("ascii")


def deflated(data: bytes) -> str:
    """Bytes as a script holds them in a string: raw deflate (RFC 1951) in base64, for `DecompressionStream` of browsers."""
    return base64.b64encode(zlib.compress(data, wbits=-zlib.MAX_WBITS)).decode("ascii")
