"""Names in a text that behave like companies and that the registry does not know.

Data: `suggest_companies` gives every `CompanySuggestion`, the most useful first; the points below add to the signs of
`contexts`.
Limits: judges by the words around a name; a company that is named once, in passing, is not found.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.enrich.entities.lexicon import lexicon
from generator.enrich.normalize import fold
from generator.model import Company
from generator.suggest.contexts import weight
from generator.suggest.sources import SourceArticle, SourceSentence
from generator.suggest.tally import SeenNames, Tally, tally_names

_PRIOR = -1.5
"""Points of a name of which nothing is known."""
_ENOUGH = 0.0
"""Points from which a name is suggested."""
_PERSON = -5.0
_SURNAME_ALONE = -4.0
_ALSO_SMALL = -3.0
"""The text also writes it small: `Cloud`."""
_ONLY_OPENING = -1.5
_ALL_CAPITALS = -1.0
_WORD_ENDING = -2.0
"""It opens its sentences only, and ends like a common word: `Climbing`."""
_COUNTRY_SHARE = 4
"""The country must be stated at one in this many occurrences of a name."""
_WEB = re.compile(r"\.(?:com|ai|io|cn|net|co|app|tech|me|AI)$")
_MIXED = re.compile(r"[a-z][A-Z]|^\d+[A-Za-z]")
_COMMON_END = re.compile(r"(?:ing|ed|ly|ness|tion|tions|ity|ment|ments|ive|al|ers|ous)$")


@dataclass(frozen=True, slots=True)
class CompanySuggestion:
    """A name that the registry may want."""

    name: str
    score: float
    """Points: how much it behaves like a company."""
    articles: int
    occurrences: int
    examples: tuple[SourceSentence, ...]
    signs: tuple[str, ...]
    """Why, the weightiest first; keys of the data file."""
    aliases: tuple[str, ...] = ()
    """Longer forms of the name in the same text: `Kettle Inc`."""
    country: str | None = None
    """ISO 3166 alpha-2, if the text states it."""
    kind: str = "company"
    parent: str | None = None
    """A registry name that its name begins with: `Teapot Logistics` of Teapot."""


def suggest_companies(articles: Sequence[SourceArticle], companies: Sequence[Company]) -> list[CompanySuggestion]:
    """Every likely company that is in no entry of the registry, the most useful first."""
    return judge_names(tally_names(articles, companies))


def judge_names(seen: SeenNames) -> list[CompanySuggestion]:
    """The likely companies among the names of a text, the most useful first."""
    people = _people(seen.unknown)
    found = []
    for tally in seen.unknown.values():
        points = _points(tally, seen.small, people)
        if points >= _ENOUGH:
            found.append(_suggestion(tally, points))
    return sorted(found, key=lambda s: (-_usefulness(s), s.name))


def _points(tally: Tally, small: Collection[str], people: Collection[str]) -> float:
    name = tally.name
    words = name.split()
    total = _PRIOR + _form_points(name, words, small)
    for sign, count in tally.signs.items():
        points = weight(sign)
        if points > 0:
            total += points * 2 * (1 - 0.5**count)
        else:
            total += points * 2 * min(1.0, 2 * count / tally.count)
    if tally.opening == tally.count:
        total += _ONLY_OPENING + (_WORD_ENDING if len(words) == 1 and _COMMON_END.search(name) else 0.0)
    firm = words[-1] in lexicon().legal_forms or words[-1] in lexicon().trades
    if _is_personal(words):
        total += _PERSON
    elif (
        not firm and len(words) == 1 and (name in people or name in lexicon().surnames or name in lexicon().first_names)
    ):
        total += _SURNAME_ALONE
    return total


def _form_points(name: str, words: Sequence[str], small: Collection[str]) -> float:
    """Points for the form of a name."""
    points = 0.0
    if words[-1] in lexicon().legal_forms:
        points += weight("legal-form")
    elif len(words) > 1 and words[-1] in lexicon().trades:
        points += weight("trade")
    if _WEB.search(name):
        points += weight("web-name")
    elif len(words) == 1 and _MIXED.search(name):
        points += weight("mixed-case")
    if all(word.lower() in small for word in words):
        points += _ALSO_SMALL
    if len(words) == 1 and name.isupper():
        points += _ALL_CAPITALS
    return points


def _is_personal(words: Sequence[str]) -> bool:
    if not 2 <= len(words) <= 3 or words[-1] in lexicon().legal_forms or words[-1] in lexicon().trades or "&" in words:
        return False
    return words[0] in lexicon().first_names or words[0] in lexicon().surnames or words[-1] in lexicon().surnames


def _people(tallies: Mapping[str, Tally]) -> frozenset[str]:
    """Every word of a name that belongs to a person: `Ma`, if `Jack Ma` occurs, too."""
    found: set[str] = set()
    for tally in tallies.values():
        words = tally.spellings.most_common(1)[0][0].split()
        human = tally.signs["titled"] + tally.signs["person-described"] + tally.signs["who"]
        if _is_personal(words) or (
            2 <= len(words) <= 3 and 2 * human >= tally.count and words[-1] not in lexicon().trades
        ):
            found.update(words)
    return frozenset(found)


def _suggestion(tally: Tally, points: float) -> CompanySuggestion:
    name = tally.name
    signs = sorted((s for s in tally.signs if weight(s) > 0), key=lambda s: -weight(s) * min(3, tally.signs[s]))
    country, times = tally.countries.most_common(1)[0] if tally.countries else (None, 0)
    return CompanySuggestion(
        name=name,
        score=points,
        articles=len(tally.articles),
        occurrences=tally.count,
        examples=tally.examples(),
        signs=tuple(signs[:4]),
        aliases=tuple(n for n, _ in tally.spellings.most_common() if fold(n) != fold(name)),
        country=country if times * _COUNTRY_SHARE >= tally.count else None,
        kind="investor" if name.split()[-1] in lexicon().funds else "company",
        parent=tally.parent,
    )


def _usefulness(suggestion: CompanySuggestion) -> float:
    return min(suggestion.score, 12.0) * (1 + math.log2(suggestion.articles) / 2)
