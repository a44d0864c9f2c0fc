"""Names of a registry that a text spells with one letter wrong: `Microsft`, `Starbuks`.

Data: `NearMisses`, built from the names; `find` gives the place of each such word in a text and the name that it means.
Limits: names of one word with at least eight letters; the misspelt word has a capital inside a sentence, begins and ends as
the name does, and lacks a letter, doubles one or has two in the wrong order. Another letter makes another name. Of names of
two words, whose first word says enough, the second may have any one letter wrong but the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.enrich.entities.lexicon import lexicon
from generator.enrich.normalize import fold

_LEAST = 8
"""Letters of a name."""
_SAME = 3
"""Letters at the beginning that must be right."""
_WORD_INSIDE = re.compile(r"(?:(?<=[^\W\d_] )|(?<=[^\W\d_], ))[A-Z][a-z]{6,}(?![\w-])")

_SECOND = 6
"""Letters of the second word of a name."""
_TWO_WORDS = re.compile(rf"(?<![\w-])([A-Z]\w+) ([A-Z][a-z]{{{_SECOND - 1},}})(?![\w-])")


class NearMisses:
    """The names of a registry by their first letters."""

    def __init__(self, owners: Mapping[str, str]) -> None:
        self._known = {fold(word) for text in owners for word in text.split()}
        self._owners = {
            fold(text): name for text, name in owners.items() if name and len(text) >= _LEAST and text.isalpha()
        }
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for name in self._owners:
            self._by_start[name[:_SAME]].append(name)
        self._pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for text, name in owners.items():
            first, _, second = fold(text).partition(" ")
            if name and first.isalnum() and second.isalpha() and len(second) >= _SECOND:
                self._pairs[first].append((second, name))
        self._meant: dict[str, str] = {}

    def find(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Start and end of each misspelt name, the owner of the name, and the name spelt right, in small letters."""
        for match in _WORD_INSIDE.finditer(text):
            word = match[0]
            if word not in self._meant:
                self._meant[word] = "" if word in lexicon().places else self._right(fold(word))
            if right := self._meant[word]:
                yield match.start(), match.end(), self._owners[right], right
        for match in _TWO_WORDS.finditer(text):
            first, second = fold(match[1]), fold(match[2])
            if first in self._pairs and second not in self._known:
                means = [(known, name) for known, name in self._pairs[first] if _is_one_letter_off(second, known)]
                if len(means) == 1:
                    yield match.start(), match.end(), means[0][1], f"{first} {means[0][0]}"

    def _right(self, word: str) -> str:
        """The name that a word misspells; empty if there is none, or several."""
        if word in self._known or word.removesuffix("s") in self._known:
            return ""
        names = [name for name in self._by_start.get(word[:_SAME], ()) if _is_misspelt(word, name)]
        return names[0] if len(names) == 1 else ""


def _is_misspelt(word: str, name: str) -> bool:
    """Whether a word lacks a letter of a name, doubles one or has two in the wrong order; the first ones and the last are
    right."""
    if word[-1] != name[-1] or abs(len(word) - len(name)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    if len(word) < len(name):
        return word[at:] == name[at + 1 :]
    if len(word) > len(name):
        return word[at + 1 :] == name[at:] and word[at] == word[at - 1]
    return word != name and word[at : at + 2] == name[at : at + 2][::-1] and word[at + 2 :] == name[at + 2 :]


def _is_one_letter_off(word: str, name: str) -> bool:
    """Whether a word has a letter more, less or another, or two in the wrong order; the first letter is right."""
    if word == name or word[0] != name[0] or abs(len(word) - len(name)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    if len(word) != len(name):
        longer, shorter = sorted((word, name), key=len, reverse=True)
        return longer[at + 1 :] == shorter[at:]
    swapped = word[at : at + 2] == name[at : at + 2][::-1] and word[at + 2 :] == name[at + 2 :]
    return swapped or word[at + 1 :] == name[at + 1 :]
