"""Short names that a text uses in a sense of its own: `right-to-left (RTL)` is no broadcaster.

Data: `other_senses` gives the capitals that a text explains by words in small letters.
Limits: the explanation is right before the brackets, or in them, and its words begin with the letters.
"""

from __future__ import annotations

import re

_EXPLAINED = re.compile(r"(?P<words>[a-z]+(?:[ -][a-z]+){0,8})s? \((?P<short>[A-Z]{2,6})s?\)")
_EXPLAINS = re.compile(r"\b(?P<short>[A-Z]{2,6}) \((?:short for |for |or )?(?P<words>[a-z]+(?:[ -][a-z]+){0,8})\)")
_SMALL = 3
"""Letters of a word that may have none of its own in the short name."""


def other_senses(text: str) -> frozenset[str]:
    """The names in capitals that stand for common words in this text."""
    found = (match for pattern in (_EXPLAINED, _EXPLAINS) for match in pattern.finditer(text))
    return frozenset(match["short"] for match in found if _begin_with(match["words"], match["short"].lower()))


def _begin_with(words: str, letters: str) -> bool:
    """Whether the last words begin with these letters, one each; small words in between may be left out."""
    at = len(letters)
    for word in reversed(re.split(r"[ -]", words)):
        if word[0] == letters[at - 1]:
            at -= 1
        elif len(word) > _SMALL:
            return False
        if at == 0:
            return True
    return False
