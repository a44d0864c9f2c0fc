"""Registry names in running text: the longest match wins, an ambiguous name needs a cue.

Data: `Gazetteer`, built once from a registry; `find` gives every `Match` of a text, in order.
Limits: a name begins with a capital where the registry writes one, and is matched exactly if it is short or
ambiguous (`Sea` is not SEA, but in a line of capitals it is); inflection is `’s` and a plural `s`; Chinese names are found
without word borders, other scripts that have none are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from generator.enrich.entities.false_matches import false_matches, is_person
from generator.enrich.entities.lexicon import firm_noun
from generator.enrich.entities.name_end import HAN, WORD, last_word, name_end
from generator.enrich.entities.other_senses import other_senses
from generator.enrich.entities.spelling import NearMisses
from generator.enrich.normalize import fold
from generator.model import Company, CompanyKind

_IS_HAN = re.compile(rf"[{HAN}]")
_INFLECTION = re.compile(rf"(?:'s|s')?(?![^\W_{HAN}])|s(?![^\W_{HAN}])")
_POSSESSIVE = re.compile(rf"(?:'s)?(?![^\W_{HAN}])")
_EXACT_UP_TO = 3
"""Letters: a name this short is written exactly as the registry has it."""
_UMLAUT = re.compile("[ÄÖÜäöü]")
"""Letters of their own, other than the accents that are left out at will: `Nestle`."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN_BEFORE = re.compile(r"(?:,|,? and|,? or) $")
_BETWEEN_AFTER = re.compile(r",? and |, |[.;]")
"""Around a name in a list."""
_COMPOUND = re.compile(r"[A-Z][^\W_]*[ -]$")
"""In front of a one-letter name: `Model X`, `Xbox Series X`, `Malcolm X`; `Musk’s X` is none."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+|(?<![\w.])@\w+")
"""Web and mail addresses, and the names of accounts."""
_AROUND = 40
"""Characters on either side by which a line in capitals is recognised."""
_OPENING = re.compile(r"(?:^|[.!?:]['\"”’)]* |\n|[“\"] ?)$")
_GOES_ON = re.compile(
    r"(?:['’]s)?(?:[,;:.)-]|$| [A-Z]| (?:[a-z]+(?:ed|es|ly)|[a-z]+(?<!er)(?<!or)(?<!s)s|offers|enters|orders|delivers|covers|chief|founder|owner|parent|stock|is|was|are|were|has|have|had|will|"
    r"would|may|might|can|could|and|or|to|in|on|at|said|made|sold|cut|did|does|also|now|put|set|took|went|began|saw|won|lost|held|told|gave|built|bought|spent|led|hit|grew|fell|rose|sank|drew|ran|paid|sent|kept|left|lent|chose|wrote|shut|gave|became|broke|beat|lets|buys)\b)"
)
"""Behind a company that opens a sentence: a verb, a sign, another name; `Keep calm` and `Sharp words` go on otherwise."""


class _Cue(IntEnum):
    """Whether a name needs a cue."""

    NONE = 0
    GIVEN = 1
    MISSING = 2


@dataclass(frozen=True, slots=True)
class Match:
    """An occurrence of a name."""

    name: str
    """The registry's name; for a product, its owner's."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset behind the name, without an inflection."""
    surface: str
    """The name as the registry spells it, alias or product included."""
    is_product: bool = False
    """Whether it is what the company makes that is named."""


@cache
def _described() -> re.Pattern[str]:
    """What a company is called right before its name."""
    return re.compile(rf"\b[a-z-]+ {firm_noun()} $")


@dataclass(frozen=True, slots=True)
class _Surface:
    text: str
    name: str
    """Empty for a phrase that means no company."""
    exact: bool
    """Whether upper and lower case must be the registry's."""
    cues: tuple[str, ...]
    """Words one of which the text must hold; empty for a name that is no other word."""
    apart: bool = False
    """`Tik Tok` for `TikTok`: not where a sentence opens, which any word may do with a capital."""

    def end_at(self, text: str, folded: str, start: int) -> int:
        """The end of the name at `start`, regardless of cues; -1 if it is not there."""
        end = name_end(self.text, folded, start)
        if end < 0:
            return -1
        inflection = _POSSESSIVE if self.cues else _INFLECTION  # two Visas are no company
        if not inflection.match(folded, end) or not self._is_cased(text, start, end):
            return -1
        if self.exact and text[end : end + 1] == "S":
            return -1  # BTS is no plural of BT
        if _UMLAUT.search(text, start, end) and not _UMLAUT.search(self.text):
            return -1  # Über is not Uber
        if self.apart and _OPENING.search(text, max(0, start - 4), start):
            return -1
        if len(self.text) == 1 and (text[end : end + 1] == "-" or _COMPOUND.search(text, max(0, start - 30), start)):
            return -1
        return -1 if self.name and self.text.isalpha() and is_person(text, start) else end

    def _is_cased(self, text: str, start: int, end: int) -> bool:
        found = text[start:end]
        if not self.exact:
            return text[start].isupper() or not self.text[0].isupper()
        if _straight(found) == _straight(self.text):
            return True
        return len(found) > _EXACT_UP_TO and found.isupper() and text[max(0, start - _AROUND) : end + _AROUND].isupper()


class Gazetteer:
    """All names and aliases of a registry, by their first word."""

    def __init__(self, companies: Sequence[Company]) -> None:
        self._owners = {c.name: c.parent for c in companies if c.kind is CompanyKind.PRODUCT and c.parent}
        self._products = frozenset(text for c in companies if c.name in self._owners for text in (c.name, *c.aliases))
        self.events = frozenset(c.name for c in companies if c.kind is CompanyKind.EVENT)
        """Fairs and conferences."""
        by_word: dict[str, list[_Surface]] = {}
        han: dict[str, str] = {}
        surfaces = (*self._surfaces(companies), *map(_false_match, false_matches()))
        self._near = NearMisses({surface.text: surface.name for surface in surfaces})
        for surface in surfaces:
            first = WORD.search(fold(surface.text))
            if _IS_HAN.search(surface.text):
                han[surface.text] = surface.name
            elif first:
                by_word.setdefault(first[0], []).append(surface)
        self._by_word = _with_plurals(by_word)
        self._han = han
        self._any_han = re.compile("|".join(re.escape(text) for text in sorted(han, key=len, reverse=True)) or r"(?!)")

    def find(self, text: str) -> tuple[Match, ...]:
        """Every name in `text`, left to right, none inside another. Offsets count characters of `text`."""
        folded = fold(text)
        addresses = [(match.start(), match.end()) for match in _ADDRESS.finditer(text)]
        found: list[Match] = []
        doubtful: list[Match] = []
        bare: list[Match] = []
        for match, cue in self._found(text, folded):
            if not _is_inside(match, addresses):
                (bare if cue is _Cue.MISSING else doubtful if cue and _is_word(text, match) else found).append(match)
        senses = other_senses(text)
        found = [match for match in found if match.surface not in senses]
        found += self._misspelt(text, found)
        found += _shown(text, bare, found)
        sure = {match.name for match in found}
        found += [match for match in doubtful if match.name in sure]
        for name in self._any_han.finditer(text):
            if owner := self._han[name[0]]:
                found.append(Match(owner, name.start(), name.end(), name[0], name[0] in self._products))
        return tuple(sorted(found, key=lambda match: match.start))

    def _misspelt(self, text: str, found: Sequence[Match]) -> Iterator[Match]:
        """The names with one letter wrong that no other name covers."""
        taken = [range(match.start, match.end) for match in found]
        for start, end, name, surface in self._near.find(text):
            if not any(start in span for span in taken):
                yield Match(name, start, end, surface)

    def _found(self, text: str, folded: str) -> Iterator[tuple[Match, _Cue]]:
        """Every name, and whether it is a word as well that needs a cue."""
        cued: dict[tuple[str, ...], bool] = {}
        # A pattern is made only for names whose last word is in the text: compiling one costs more than the check.
        holds: dict[str, bool] = {}
        behind, by_word = 0, self._by_word
        for word in WORD.finditer(folded):
            candidates = by_word.get(word[0])
            if not candidates:  # few words begin a name
                continue
            start = word.start()
            if start < behind:
                continue
            bare = None
            for surface in candidates:
                last = last_word(surface.text)
                if last not in holds:
                    holds[last] = last in folded
                end = surface.end_at(text, folded, start) if holds[last] else -1
                if end < 0:
                    continue
                match = Match(surface.name, start, end, surface.text, surface.text in self._products)
                if _cued(surface.cues, text, cued):
                    behind, bare = end, None
                    if surface.name:
                        yield match, _Cue.GIVEN if surface.cues else _Cue.NONE
                    break
                bare = bare or match
            if bare:
                yield bare, _Cue.MISSING

    def _surfaces(self, companies: Sequence[Company]) -> Iterator[_Surface]:
        for company in companies:
            cues = tuple(company.cues)
            for text in (company.name, *company.aliases):
                # Only the ambiguous name needs a cue: `Snap` does, its alias `Snapchat` is unambiguous.
                cued = cues if fold(text) == fold(company.name) else ()
                exact = bool(cued) or len(text) <= _EXACT_UP_TO
                yield _Surface(text, self._credited(company.name), exact, cued)
                if _HUMP.search(text) and not cued:
                    yield _Surface(_HUMP.sub(" ", text), self._credited(company.name), True, (), apart=True)

    def _credited(self, name: str) -> str:
        seen = {name}
        while (owner := self._owners.get(name)) and owner not in seen:
            seen.add(owner)
            name = owner
        return name


def _with_plurals(by_word: Mapping[str, Sequence[_Surface]]) -> Mapping[str, tuple[_Surface, ...]]:
    """The names that begin with a word, or with the word whose plural it is; the longest first."""
    exact = {word: tuple(sorted(surfaces, key=lambda s: -len(s.text))) for word, surfaces in by_word.items()}
    return exact | {f"{word}s": exact.get(f"{word}s", ()) + surfaces for word, surfaces in exact.items()}


def _false_match(text: str) -> _Surface:
    return _Surface(text, "", False, ())


def _straight(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s*(?:&amp;|[&＆])\s*", "&", text.replace("’", "'")))


def _is_word(text: str, match: Match) -> bool:
    """Whether a name may be the mere word: it opens a sentence that goes on as after any word."""
    opens = _OPENING.search(text, max(0, match.start - 4), match.start)
    return bool(opens) and not _GOES_ON.match(text, match.end)


def _shown(text: str, bare: Sequence[Match], found: Sequence[Match]) -> Iterator[Match]:
    """The names without a cue that their place shows to be companies: `the clothing retailer Next`, `Didi, Keep, Meituan`."""
    starts, ends = {match.start for match in found}, {match.end for match in found}
    for match in bare:
        before, after = (
            _BETWEEN_BEFORE.search(text, max(0, match.start - 6), match.start),
            _BETWEEN_AFTER.match(text, match.end),
        )
        is_listed = before and after and (before.start() in ends or after.end() in starts)
        if is_listed or _described().search(text, max(0, match.start - 40), match.start):
            yield match


def _is_inside(match: Match, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= match.start < end for start, end in spans)


def _cued(cues: tuple[str, ...], text: str, known: dict[tuple[str, ...], bool]) -> bool:
    """Whether a cue is in the text; each pattern reads it once, however often its name occurs."""
    if not cues:
        return True
    if cues not in known:
        known[cues] = _cue_pattern(cues).search(text) is not None
    return known[cues]


@cache  # likewise
def _cue_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(cue) for cue in sorted(cues, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?:s|’s|'s)?(?![^\W_])", re.IGNORECASE)
