"""Choice of the phrases of a long headline that stay: those with the words an editor would most likely use.

Data: `Wording` gives the probability of each word of an article to be in its headline; `trim` keeps those phrases of a
condensed sentence that promise the most words in common with such a headline, `2 * hits / (own words + usual words)`,
less the cost of leaving the others out.
Limits: leaves out whole phrases, never single words; English phrases.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from generator.enrich.headlines.compress import Condensed, headline_words
from generator.enrich.headlines.phrases import Phrase, split_phrases
from generator.enrich.headlines.verbs import could_be_verb
from generator.enrich.headlines.words import word_lists

BEST, LONGEST, SHORTEST = 80, 95, 20
"""Characters: what a headline should not pass, must not pass, and must reach."""
_USUAL_WORDS = 9.5
"""Content words of a headline."""
_WORD = re.compile(r"(?<![’'.-])[\w’'.-]*\w")
_NAME = re.compile(r"(?<=[a-z,’”0-9] )[A-Z][\w-]+")
_MOST_PHRASES = 11
"""How many phrases of a sentence are weighed: 2 to the 10th headlines at the very most, far fewer in fact."""

_LONG_COST = 0.004
"""For every character past `BEST`."""
_SHORT, _SHORT_COST = 46, 0.008
"""A headline of fewer characters seldom says enough; what each of those missing costs."""
_VAGUE_COST = 0.1
"""For a headline in which there is neither a name nor a figure."""
_NAMES = re.compile(r"^[a-z]?[A-Z]\w*[A-Z]|(?<=.)[A-Z]|\d")
_NO_VERB = 0.4
_END_COST = {
    "of": 0.3,
    "to": 0.06,
    "that": 0.4,
    "as": 0.12,
    "and": 0.03,
    "in": 0.04,
    "participle": 0.01,
    "clause": -0.04,
    "aside": 0.1,
}
"""What it costs to end a headline before a phrase of this kind: it belongs to the phrase before."""
_TIGHT_COST = 0.3
"""Leaving out a phrase without which the one before is not whole."""
_BELONGS = {"into": 0.08, "against": 0.06, "from": 0.02, "to": 0.03, "onto": 0.06, "than": 0.4}
"""Likewise, for prepositions of direction and comparison."""
_MID_COST = {"in": 0.02, "participle": 0.06, "clause": 0.03, "aside": 0.05}
"""Leaving a phrase out while a later one stays; other kinds never go alone."""
_ANYWHERE = re.compile(
    r" (?:in|on|at|by|since|for)(?: the)? (?:[A-Z][\w.’-]*(?: [A-Z][\w’-]*){0,2}|(?:early |late |mid-)?\d{4}|"
    r"(?:first|second|third|fourth) (?:quarter|half|time)\b.*)$"
)
"""Phrases of place and time, which do not belong to the noun before them and stay true where that goes."""
_DEPTH = {"in": 0, "of": 0, "and": 0, "participle": 1}
_QUOTES = (("“", "”"), ("(", ")"), ("[", "]"))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article."""

    counts: Counter[str]
    names: frozenset[str]
    """Words with a capital inside a sentence."""

    @classmethod
    def of(cls, text: str) -> Wording:
        counts: Counter[str] = Counter()
        for word, times in Counter(_WORD.findall(text)).items():
            counts[_fold(word)] += times
        return cls(counts, frozenset(_NAME.findall(text)))

    def chance(self, word: str, place: int, sentence: int) -> float:
        """Probability of a word to be in the headline, by its shape, its frequency in the article and its position.

        Logistic regression on 57 headlines that people wrote; `place` is its number in the sentence.
        """
        repeats = max(0, self.counts[_fold(word)] - 1)
        score = -1.6 + 1.4 * math.log1p(repeats) - 0.03 * min(place, 30) - 0.95 * min(sentence, 3)
        score += 1.15 if word[0].isupper() or word[1:] != word[1:].lower() else 0.0
        score += 1.45 if word[0].isdigit() else 0.0
        score -= 0.5 if len(word) <= 3 else 0.0
        return 1 / (1 + math.exp(-score))


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A headline and its expected quality."""

    text: str
    worth: float
    """Expected overlap with a editor's headline, 0 to 1, less what its cuts cost."""


@dataclass(frozen=True, slots=True)
class _WeighedPhrase:
    phrase: Phrase
    hits: float
    words: int


def trim(sentence: Condensed, wording: Wording, number: int) -> Trimmed:
    """The best headline that leaves phrases of a text's sentence of this number out."""
    best = Trimmed(_fallback(headline_words(sentence.text)), -1.0)
    parts = _parts(sentence, wording, number)
    no_verb = _NO_VERB if sentence.verb is None else 0.0
    for kept, cost in _choices(parts):
        title = "".join(part.phrase.text for part in kept).strip(" ,;:–—")
        worth = _overlap(kept) - cost - _LONG_COST * max(0, len(title) - BEST)
        worth -= 0.0 if _NAMES.search(title) else _VAGUE_COST
        worth -= _SHORT_COST * max(0, _SHORT - len(title))
        if worth > best.worth and len(title) <= LONGEST and _whole(title):
            worth -= no_verb if _has_verb_after_says(title) else _NO_VERB
            best = Trimmed(title, worth) if worth > best.worth else best
    return best


def clip(sentence: Condensed) -> Trimmed:
    """The beginning of a sentence, cut at a word if it is too long: the baseline for `trim`."""
    return Trimmed(_fallback(headline_words(sentence.text)), 0.0)


@dataclass(frozen=True, slots=True)
class _Omission:
    """What was left out since the last phrase that stays."""

    end: float
    """What it costs when nothing follows; likewise `middle`, when something does."""
    middle: float
    depth: int
    """0: only phrases were left out; 1: a participle with its own; 2: a clause, so that only a new one can follow."""


def _choices(parts: list[_WeighedPhrase]) -> list[tuple[list[_WeighedPhrase], float]]:
    """Every way to leave phrases out that keeps the sentence whole, with its cost."""
    found: list[tuple[list[_WeighedPhrase], float]] = []
    last_core = max((i for i, part in enumerate(parts) if part.phrase.kind == "core"), default=0)

    def walk(i: int, kept: list[_WeighedPhrase], cost: float, gap: _Omission | None, length: int) -> None:
        if length > LONGEST + 3:
            return
        if i == len(parts) or i - last_core > _MOST_PHRASES:
            found.append((kept, cost + (gap.end if gap else 0.0)))
            return
        part = parts[i]
        if _may_follow(part.phrase, gap):
            walk(i + 1, [*kept, part], cost + (gap.middle if gap else 0.0), None, length + len(part.phrase.text))
        if i != last_core:
            walk(i + 1, kept, cost, _wider(gap, part.phrase), length)

    if parts:
        walk(1, parts[:1], 0.0, None, len(parts[0].phrase.text))
    return found


def _may_follow(phrase: Phrase, gap: _Omission | None) -> bool:
    """Whether a phrase can follow the phrases kept so far when `gap` is left out."""
    if gap is None or phrase.kind == "core":
        return True
    if gap.middle >= 1 or phrase.tight:
        return False
    if phrase.kind == "aside":
        return gap.depth == 0 and bool(re.search(r"\d", phrase.text))
    if phrase.kind == "in":
        return gap.depth == 0 and bool(_ANYWHERE.match(phrase.text))
    return phrase.kind == "clause" and (gap.depth < 2 or phrase.text[0] == ",")


def _wider(gap: _Omission | None, phrase: Phrase) -> _Omission:
    """The gap with one more phrase left out."""
    if gap is not None:
        return _Omission(gap.end, gap.middle, max(gap.depth, _DEPTH.get(phrase.kind, 2)))
    tight = _TIGHT_COST if phrase.tight else 0.0
    tight += _BELONGS.get(phrase.words[0].lower(), 0.0) if phrase.kind == "in" else 0.0
    middle = _MID_COST.get(phrase.kind, 1.0) + tight
    return _Omission(_END_COST.get(phrase.kind, 0.0) + tight, middle, _DEPTH.get(phrase.kind, 2))


def _has_verb_after_says(title: str) -> bool:
    reported = re.search(
        r"(?:says|(?:announces?|warns? \w+|finds?|shows?|confirms?|reveals?|tells? .*) that) (.*)", title
    )
    return not reported or any(
        could_be_verb(word.strip("“”,.")) and after != "to"
        for word, after in itertools.pairwise([*reported[1].lower().split(), ""])
    )


def _parts(sentence: Condensed, wording: Wording, number: int) -> list[_WeighedPhrase]:
    parts, place = [], 0
    for phrase in split_phrases(sentence.text, sentence.verb):
        content = [
            (place + i, word) for i, word in enumerate(phrase.words) if word.lower() not in word_lists().stop_words
        ]
        place += len(phrase.words)
        parts.append(
            _WeighedPhrase(phrase, sum(wording.chance(word, at, number) for at, word in content), len(content))
        )
    return parts


def _overlap(parts: list[_WeighedPhrase]) -> float:
    hits, words = sum(part.hits for part in parts), sum(part.words for part in parts)
    return 2 * hits / (words + _USUAL_WORDS)


def _whole(text: str) -> bool:
    """Whether a headline may end here: no dangling word, no open quote."""
    last = text.rsplit(" ", 1)[-1].lower().strip("“”\"’',;")
    if "‘" in text and "’" not in text[text.rindex("‘") :]:
        return False
    return last not in word_lists().dangling and all(text.count(a) == text.count(b) for a, b in _QUOTES)


def _fallback(text: str) -> str:
    """Cut at a word."""
    if len(text) <= LONGEST or " " not in text[:LONGEST]:
        return text[:LONGEST]
    words = text[: LONGEST + 1].split(" ")[:-1]
    while len(words) > 3 and not _whole(" ".join(words)):
        words.pop()
    return " ".join(words)


@lru_cache(maxsize=1 << 14)
def _fold(word: str) -> str:
    return word.casefold().removesuffix("’s").removesuffix("'s")
