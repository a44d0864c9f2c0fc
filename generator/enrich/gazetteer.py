"""Registry names in running text: the longest match wins, an ambiguous name needs a cue.

Data: `Gazetteer`, built once from a registry; `find` gives every `Match` of a text, in order.
Limits: a name begins with a capital where the registry writes one, and stands exactly so where it is short or
ambiguous (`Sea` is not SEA); inflection is `’s` and a plural `s`; scripts without spaces between words are not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.enrich.folding import fold
from generator.model import Company, CompanyKind

_WORD = re.compile(r"[^\W_]+")
_INFLECTION = re.compile(r"(?:’s|'s|s’|s')?(?![^\W_])|s(?![^\W_])")
_EXACT_UP_TO = 3
"""Letters: a name this short is written exactly as the registry has it."""
_COMPOUND = re.compile(r"[A-Z][^\W_]*[ -]$")
"""In front of a one-letter name: `Model X`, `Xbox Series X`, `Malcolm X`; `Musk’s X` is none."""


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
    exact: bool
    """Whether upper and lower case must be the registry's."""
    cues: re.Pattern[str] | None

    def stands_at(self, text: str, folded: str, start: int) -> bool:
        """Whether the name stands at `start`, cues aside."""
        end = start + len(self.folded)
        if not folded.startswith(self.folded, start) or not _INFLECTION.match(folded, end):
            return False
        if self.exact and text[start:end].replace("’", "'") != self.text.replace("’", "'"):
            return False
        if len(self.text) == 1:
            return text[end : end + 1] != "-" and not _COMPOUND.search(text, max(0, start - 30), start)
        return text[start].isupper() or not self.text[0].isupper()


class Gazetteer:
    """All names and aliases of a registry, by their first word."""

    def __init__(self, companies: Sequence[Company]) -> None:
        self._owners = {c.name: c.parent for c in companies if c.kind is CompanyKind.PRODUCT and c.parent}
        by_word: dict[str, list[_Surface]] = {}
        for company in companies:
            cues = _cue_pattern(company.cues)
            for text in (company.name, *company.aliases):
                folded = fold(text)
                first = _WORD.search(folded)
                if first:
                    # Only the ambiguous name needs a cue: `Snap` does, its alias `Snapchat` speaks for itself.
                    cued = cues if folded == fold(company.name) else None
                    exact = cued is not None or len(text) <= _EXACT_UP_TO
                    surface = _Surface(text, folded, self._credited(company.name), exact, cued)
                    by_word.setdefault(first[0], []).append(surface)
        self._by_word: Mapping[str, tuple[_Surface, ...]] = {
            word: tuple(sorted(surfaces, key=lambda s: -len(s.folded))) for word, surfaces in by_word.items()
        }

    def find(self, text: str) -> tuple[Match, ...]:
        """Every name in `text`, left to right, none inside another. Offsets count characters of `text`."""
        folded = fold(text)
        cued: dict[re.Pattern[str], bool] = {}
        found: list[Match] = []
        end = 0
        for word in _WORD.finditer(folded):
            if word.start() < end:
                continue
            for surface in self._candidates(word[0]):
                if not surface.stands_at(text, folded, word.start()) or not _cued(surface.cues, text, cued):
                    continue
                end = word.start() + len(surface.folded)
                found.append(Match(surface.name, word.start(), end, surface.text))
                break
        return tuple(found)

    def _candidates(self, word: str) -> tuple[_Surface, ...]:
        """The names that begin with this word, or with the word whose plural it is; the longest first."""
        exact = self._by_word.get(word, ())
        return (*exact, *self._by_word.get(word[:-1], ())) if word.endswith("s") else exact

    def _credited(self, name: str) -> str:
        seen = {name}
        while (owner := self._owners.get(name)) and owner not in seen:
            seen.add(owner)
            name = owner
        return name


def _cued(cues: re.Pattern[str] | None, text: str, known: dict[re.Pattern[str], bool]) -> bool:
    """Whether a cue stands in the text; each pattern reads it once, however often its name occurs."""
    if cues is None:
        return True
    if cues not in known:
        known[cues] = cues.search(text) is not None
    return known[cues]


def _cue_pattern(cues: Sequence[str]) -> re.Pattern[str] | None:
    if not cues:
        return None
    words = "|".join(re.escape(cue) for cue in sorted(cues, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?:s|’s|'s)?(?![^\W_])", re.IGNORECASE)
