"""Short names that a text uses in a sense of its own: `right-to-left (RTL)` is no broadcaster.

Data: `other_senses` gives the capitals that a text explains by words in small letters.
Limits: the explanation is right before the brackets, or in them, and its words begin with the letters.
"""

from __future__ import annotations

import re

_SHORT = re.compile(r" \((?P<short>[A-Z]{2,6})s?\)")
_EXPLAINS = re.compile(r"\b(?P<short>[A-Z]{2,6}) \((?:short for |for |or )?(?P<words>[a-z -]{3,70})\)")
_WORDS = re.compile(r"[a-z]+(?:[ -][a-z]+)*$")
_REACH = 70
"""Characters in front of the brackets."""
_SMALL = 3
"""Letters of a word that may have none of its own in the short name."""


def other_senses(text: str) -> frozenset[str]:
    """The names in capitals that stand for common words in this text."""
    found = [(match["words"], match["short"]) for match in _EXPLAINS.finditer(text)]
    for match in _SHORT.finditer(text):
        if words := _WORDS.search(text, max(0, match.start() - _REACH), match.start()):
            found.append((words[0].removesuffix("s"), match["short"]))
    return frozenset(short for words, short in found if _begin_with(words, short.lower()))


def _begin_with(words: str, letters: str) -> bool:
    """Whether the last words begin with these letters, one each; small words in between may be left out."""
    at = len(letters)
    for word in reversed(re.findall(r"[a-z]+", words)):
        if word[0] == letters[at - 1]:
            at -= 1
        elif len(word) > _SMALL:
            return False
        if at == 0:
            return True
    return False
