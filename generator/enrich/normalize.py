"""Text in one form for looking words up in it.

Data: `fold`.
Limits: offsets in the folded text are offsets in the text, so nothing longer or shorter is made of a character; an accent
that is a character of its own stays.
"""

from __future__ import annotations

import unicodedata


class _Folded(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    """Lower case without accents, one character for one, with plain spaces, straight apostrophes and plain hyphens."""
    return text.translate(_FOLDED)


def _fold_character(ch: str) -> str:
    if ch in "’‘ʼ＇":
        return "'"
    if ch in "\u2010\u2011\u00ad":
        return "-"
    if ch == "＆":
        return "&"
    if ch.isspace() and ch != "\n":
        return " "
    low = ch.lower()
    if len(low) > 1:
        return ch
    parts = unicodedata.normalize("NFD", low)
    accented = parts[0].isascii() and all(unicodedata.combining(mark) for mark in parts[1:])
    return parts[0] if accented else low


_FOLDED = _Folded()
