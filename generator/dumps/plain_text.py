"""A line of a dump as plain words, without the control characters that scrapers and word processors leave.

Data: `plain`; `letters_of`, to compare two spellings of one text.
Limits: changes no word; spaces of every kind become one, and unprintable characters are removed.
"""

from __future__ import annotations

import re
import unicodedata

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff]|\u00ad(?!\s*$)")
"""A soft hyphen at the end of a line is where a word was broken, and stays for those who join lines."""


def plain(line: str) -> str:
    """The line without control characters and double spaces, its accents composed; empty where no word is left."""
    return unicodedata.normalize("NFC", " ".join(printable(line).split()))


def printable(text: str) -> str:
    """The text without control characters, soft hyphens and spaces without width; white space as it is."""
    return _UNPRINTABLE.sub("", text)


def letters_of(text: str) -> str:
    """The letters and digits of a text, without case: equal for two copies with other spaces and marks."""
    return "".join(char for char in text.casefold() if char.isalnum())
