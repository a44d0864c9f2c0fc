"""What of a long headline stays: the parts whose words a sub-editor would most likely use.

Data: `Wording` gives every word of an article the chance to stand in its headline; `trim` cuts a condensed sentence
down to the parts that promise the most words in common with such a headline, `2 * hits / (own words + usual words)`.
Limits: leaves out whole phrases and clauses, never single words; English phrases.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from dataclasses import dataclass

from generator.enrich.compress import headline_words
from generator.enrich.headline_words import DANGLING, GOING_ON, PRESENT, TAKES_PREPOSITION

BEST, LONGEST, SHORTEST = 80, 95, 20
"""Characters: what a headline should not pass, must not pass, and must reach."""
_USUAL_WORDS = 9.5
"""Content words of a headline."""
_WORD = re.compile(r"[\w’'.-]*\w")
_STOP = frozenset("a an the of to in on for and or as at by with from its it is are be has have in that this".split())

_PREPOSITION = r"in|on|for|at|by|from|to|with|of|across|under|against|over|into|during|among|between|through|via|per"
_SUBORDINATE = (
    r"as|amid|after|before|following|while|when|with|which|who|where|despite|because|since|due|thanks|making|marking|"
    r"signaling|signalling|bringing|allowing|including|but|although|though|so|aiming|hoping|seeking|such as|compared|"
    r"by \w+ing|ahead of|in response"
)
_BREAK = re.compile(
    rf",? (?=(?:{_SUBORDINATE})\b)|, (?=(?:and|but)\b)|, |; | – | — |: | (?=(?:{_PREPOSITION}|and|that)\b)"
)
_LOOSE_COMMA = re.compile(
    rf", (?:and|but|its|their|his|her|the|a|an|one|formerly|\w+ing|\w+ed|{_PREPOSITION}|{_SUBORDINATE})\b"
)
"""A comma that ends a clause; any other one may stand in a list, or before an aside."""
_COMMA_COST = 0.2
_DROPPABLE = frozenset("in on at with across under over during among between through via from as amid per".split())
"""Parts that begin so may be left out of the middle."""
_CUT_COST = {"of": 0.10, "to": 0.08, "that": 0.22, "and": 0.05, "from": 0.03, "for": 0.02, "by": 0.03}
"""What it costs to end a headline before one of these: the part belongs to what stands before."""
_CUT_WORD = 0.12
"""What it costs to end on a word that wants the part behind it."""
_CLAUSE_GAIN = 0.04
"""Ending where a clause ends."""
_LONG_COST = 0.004
"""For every character past `BEST`."""
_SHORT, _SHORT_COST = 46, 0.008
_NO_VERB = 0.4
_OPEN_VERB = 0.08
"""Ending on a verb that a preposition follows: `leaders are meeting`."""
_NOT_A_NOUN = {
    *PRESENT,
    *(form for forms in (*PRESENT.values(), *GOING_ON.values()) for form in forms),
} - {"lead", "plan", "plans", "report", "reports", "test", "tests"}
_VERB = re.compile(
    r"\b(?:to|is|are|was|were|has|have|had|will|can|could|may|might|does|do|did|says?|sees?|"
    + "|".join(sorted(_NOT_A_NOUN))
    + r"|plunges?|\w{4,}(?:ed|izes?))\b"
)
_QUOTES = (("“", "”"), ("(", ")"), ("[", "]"))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article."""

    counts: Counter[str]

    @classmethod
    def of(cls, text: str) -> Wording:
        return cls(Counter(_fold(word) for word in _WORD.findall(text)))

    def chance(self, word: str, place: int, sentence: int) -> float:
        """Of a word to stand in the headline; by its shape, how often the article repeats it, and where it stands.

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
    """A headline and what it promises."""

    text: str
    worth: float
    """Expected overlap with a sub-editor's headline, 0 to 1, less what its cuts cost."""


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    """With the mark and the space before it."""
    head: str
    """Its first word, in small letters."""
    hits: float
    words: int
    clause: bool
    """It begins a clause."""
    listed: bool
    """It stands behind a comma that may be one of a list."""


def has_verb(title: str) -> bool:
    """Whether a headline tells that something happens: a bare list of names, or `efforts to grow`, does not."""
    for match in _VERB.finditer(title, 1):
        before = _folded((title[: match.start()].split() or [""])[-1])
        if before != "to" and (match[0] != "to" or before not in TAKES_PREPOSITION):
            return True
    return False


def _tells(clause: str) -> bool:
    return "“" in clause or has_verb(clause)


def trim(text: str, wording: Wording, sentence: int) -> Trimmed:
    """The best headline that leaves parts of `text` out; of the text itself, where it is short enough."""
    parts = _parts(text, wording, sentence)
    best = Trimmed(_fallback(headline_words(text)), -1.0)
    for end in range(1, len(parts) + 1):
        kept = _drop(parts[:end])
        title = "".join(part.text for part in kept).strip(" ,;:–—")
        if len(title) > LONGEST or not _whole(title):
            continue
        worth = _overlap(kept) - _cost(title, parts[end] if end < len(parts) else None)
        worth -= 0.0 if has_verb(title) and _tells(title.rpartition(" that ")[2]) else _NO_VERB
        if worth > best.worth:
            best = Trimmed(title, worth)
    return best


def clip(text: str, wording: Wording, sentence: int) -> Trimmed:
    """The beginning of `text` as it stands, cut at a word where it is too long: what `trim` is measured against."""
    del wording, sentence
    return Trimmed(_fallback(headline_words(text)), 0.0)


def _parts(text: str, wording: Wording, sentence: int) -> list[_Part]:
    starts = [0, *(match.start() for match in _BREAK.finditer(text) if match.start()), len(text)]
    if not text:
        return []
    parts, place = [], 0
    for start, end in itertools.pairwise(starts):
        piece = headline_words(text[start:end])
        words = _WORD.findall(piece)
        content = [(place + i, word) for i, word in enumerate(words) if word.lower() not in _STOP]
        place += len(words)
        hits = sum(wording.chance(word, at, sentence) for at, word in content)
        head = words[0].lower() if words else ""
        subordinate = bool(re.match(rf" (?:{_SUBORDINATE})\b", piece)) or text[start : start + 2] in (" –", " —")
        comma = text[start] == "," and not _LOOSE_COMMA.match(text, start)
        clause = subordinate or (text[start] in ",;:" and not comma)
        parts.append(_Part(piece, head, hits, len(content), clause, comma))
    return [part for part in parts if part.text.strip()]


def _drop(parts: list[_Part]) -> list[_Part]:
    """Without the middle parts that promise less than they take up, the poorest first."""
    kept = list(parts)
    while len(kept) > 2:
        overlap = _overlap(kept)
        poor = [
            (part.hits / max(1, part.words), i)
            for i, part in enumerate(kept[1:-1], 1)
            if _may_go(kept, i) and part.hits < part.words * overlap / 2
        ]
        if not poor:
            break
        del kept[min(poor)[1]]
    return kept


def _may_go(parts: list[_Part], index: int) -> bool:
    part, after = parts[index], parts[index + 1]
    before = parts[index - 1].text.rsplit(" ", 1)[-1].lower()
    bound = before in TAKES_PREPOSITION or before.endswith("ing") or before in DANGLING
    closed = (
        part.text[:1] not in ",;:" and after.head not in ("of", "and", "that", "to") and after.text[:1] not in ",;:"
    )
    return part.head in _DROPPABLE and closed and not bound and _whole(part.text)


def _overlap(parts: list[_Part]) -> float:
    hits, words = sum(part.hits for part in parts), sum(part.words for part in parts)
    return 2 * hits / (words + _USUAL_WORDS)


def _cost(title: str, following: _Part | None) -> float:
    cost = _LONG_COST * max(0, len(title) - BEST) + _SHORT_COST * max(0, _SHORT - len(title))
    if following:
        joined = following.clause and following.head in ("and", "but")
        gain = _CLAUSE_GAIN * (2 if joined else 1)
        cost += -gain if following.clause else _CUT_COST.get(following.head, 0.0)
        cost += _COMMA_COST if following.listed else 0.0
        last = title.rsplit(" ", 1)[-1].lower()
        cost += _CUT_WORD if last in TAKES_PREPOSITION else 0.0
        cost += _OPEN_VERB if last.endswith(("ing", "ed")) or last in PRESENT else 0.0
    return cost


def _whole(text: str) -> bool:
    """Whether a headline may end here: no dangling word, no open quote."""
    last = text.rsplit(" ", 1)[-1].lower().strip("“”\"’',;")
    return last not in DANGLING and all(text.count(a) == text.count(b) for a, b in _QUOTES)


def _fallback(text: str) -> str:
    """Cut at a word."""
    if len(text) <= LONGEST or " " not in text[:LONGEST]:
        return text[:LONGEST]
    words = text[: LONGEST + 1].split(" ")[:-1]
    while len(words) > 3 and not _whole(" ".join(words)):
        words.pop()
    return " ".join(words)


def _folded(word: str) -> str:
    return word.lower().strip(",;:“”")


def _fold(word: str) -> str:
    return re.sub(r"[’']s$", "", word.casefold())
