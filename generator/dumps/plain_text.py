"""A line of a dump as plain words, without the control characters that scrapers and word processors leave.

Data: `plain`; `letters_of`, to compare two spellings of one text.
Limits: changes no word; spaces of every kind become one, and unprintable characters are removed.
"""

from __future__ import annotations

import re
import unicodedata

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\ufeff\ufffe\uffff]")


def plain(line: str) -> str:
    """The line without control characters and double spaces, its accents composed; empty where no word is left."""
    return unicodedata.normalize("NFC", " ".join(_UNPRINTABLE.sub("", line).split()))


def letters_of(text: str) -> str:
    """The letters and digits of a text, without case: equal for two copies with other spaces and marks."""
    return "".join(char for char in text.casefold() if char.isalnum())
