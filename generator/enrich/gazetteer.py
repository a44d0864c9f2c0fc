"""Registry names in running text: the longest match wins, an ambiguous name needs a cue.

Data: `Gazetteer`, built once from a registry; `find` gives every `Match` of a text, in order.
Limits: a name matches from a capital letter on where the registry writes one; inflection is `’s` and a plural `s`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Company, CompanyKind

_WORD = re.compile(r"[^\W_]+")
_INFLECTION = re.compile(r"(?:’s|'s|s’|s')?(?![^\W_])|s(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Match:
    """A name where it stands."""

    name: str
    """The registry's name; for a product, its owner's."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset behind the name, without an inflection."""
    surface: str
    """The name as the registry spells it, alias or product included."""


@dataclass(frozen=True, slots=True)
class _Surface:
    text: str
    folded: str
    name: str
    cues: re.Pattern[str] | None


class Gazetteer:
    """All names and aliases of a registry, by their first word."""

    def __init__(self, companies: Sequence[Company]) -> None:
        self._owners = {c.name: c.parent for c in companies if c.kind is CompanyKind.PRODUCT and c.parent}
        by_word: dict[str, list[_Surface]] = {}
        for company in companies:
            cues = _cue_pattern(company.cues)
            for text in (company.name, *company.aliases):
                folded = _fold(text)
                first = _WORD.search(folded)
                if first:
                    surface = _Surface(text, folded, self._credited(company.name), cues)
                    by_word.setdefault(first[0], []).append(surface)
        self._by_word: Mapping[str, list[_Surface]] = {
            word: sorted(surfaces, key=lambda s: -len(s.folded)) for word, surfaces in by_word.items()
        }

    def find(self, text: str) -> tuple[Match, ...]:
        """Every name in `text`, left to right, none inside another. Offsets count characters of `text`."""
        folded = _fold(text)
        cued: dict[re.Pattern[str], bool] = {}
        found: list[Match] = []
        end = 0
        for word in _WORD.finditer(folded):
            if word.start() < end:
                continue
            for surface in self._by_word.get(word[0], ()):
                stop = word.start() + len(surface.folded)
                if not folded.startswith(surface.folded, word.start()) or not _INFLECTION.match(folded, stop):
                    continue
                if surface.text[0].isupper() and not text[word.start()].isupper():
                    continue
                if surface.cues and not cued.setdefault(surface.cues, bool(surface.cues.search(text))):
                    continue
                found.append(Match(surface.name, word.start(), stop, surface.text))
                end = stop
                break
        return tuple(found)

    def _credited(self, name: str) -> str:
        seen = {name}
        while (owner := self._owners.get(name)) and owner not in seen:
            seen.add(owner)
            name = owner
        return name


def _fold(text: str) -> str:
    """Lower case, one character for one, straight apostrophes: offsets stay those of the text."""
    return "".join(low if len(low := ch.lower()) == 1 else ch for ch in text).replace("’", "'")


def _cue_pattern(cues: Sequence[str]) -> re.Pattern[str] | None:
    if not cues:
        return None
    words = "|".join(re.escape(cue) for cue in sorted(cues, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?:s|’s|'s)?(?![^\W_])", re.IGNORECASE)
