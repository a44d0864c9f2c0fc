"""Names of a registry that a text spells with one letter wrong: `Microsft`, `Starbuks`.

Data: `NearMisses`, built from the names; `find` gives the place of each such word in a text and the name that it means.
Limits: names of one word with at least eight letters; the misspelt word has a capital inside a sentence, begins and ends as
the name does, and lacks a letter, doubles one or has two in the wrong order. Another letter makes another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.enrich.entities.lexicon import lexicon
from generator.enrich.normalize import fold

_LEAST = 8
"""Letters of a name."""
_SAME = 3
"""Letters at the beginning that must be right."""
_WORD_INSIDE = re.compile(r"(?:(?<=[^\W\d_] )|(?<=[^\W\d_], ))[A-Z][a-z]{6,}(?![\w-])")


class NearMisses:
    """The misspellings of the names of a registry; made when the first text is read."""

    def __init__(self, owners: Mapping[str, str]) -> None:
        self._owners = {
            fold(text): name for text, name in owners.items() if name and text.isalpha() and len(text) >= _LEAST
        }
        self._known = {fold(word) for text in owners for word in re.split(r"[\W_]+", text)}

    @cached_property
    def _misspelt(self) -> Mapping[str, str]:
        """Each misspelling of a name, and the name; empty where it may be one of several."""
        found: dict[str, str] = {}
        for name in self._owners:
            for wrong in set(_misspellings(name)):
                found[wrong] = "" if found.get(wrong, name) != name else name
        return found

    def find(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Start and end of each misspelt name, the owner of the name, and the name spelt right, in small letters."""
        for match in _WORD_INSIDE.finditer(text):
            right = self._misspelt.get(fold(match[0]), "")
            if right and not self._is_known(match[0]):
                yield match.start(), match.end(), self._owners[right], right

    def _is_known(self, word: str) -> bool:
        folded = fold(word)
        return folded in self._known or folded.removesuffix("s") in self._known or word in lexicon().places


def _misspellings(name: str) -> Iterator[str]:
    """A letter left out, doubled, or changed places with the next one, behind the first letters and before the last."""
    for i in range(_SAME, len(name) - 1):
        yield name[:i] + name[i + 1 :]
        yield name[:i] + name[i] + name[i:]
        yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]
