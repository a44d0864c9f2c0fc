"""Phrases that come again in a text and that no tag knows.

Data: `suggest_tags` gives every `TagSuggestion`, the most useful first: phrases of the same articles are cues
of one tag.
Limits: counts words, and knows no meanings: a frequent phrase is a subject or only the author's style; an editor decides.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.enrich.entities.gazetteer import Gazetteer
from generator.enrich.entities.lexicon import lexicon
from generator.enrich.normalize import fold
from generator.enrich.tags import TagModel
from generator.enrich.word_lists import word_list
from generator.model import Company, Registry
from generator.suggest.sources import SourceArticle, SourceSentence, sentences

_MIN_ARTICLES = 3
_MAX_SHARE = 0.25
"""Of the articles: a phrase in more of them is the author's style."""
_TOGETHER = 0.5
"""Share of the articles of two phrases that hold both: then they are cues of one tag."""
_UNTAGGED = 3.0
"""What an article without any tag counts for."""
_COHESION = 0.15
"""Of the words of a phrase, the share of the rarest one's occurrences that are in the phrase."""
_FRAGMENT = 0.6
"""Of the places of a phrase, how many are in one longer phrase: then the longer one is meant."""
_FILE = "suggest-en.yml"
_MAX_CUES = 5
_EXAMPLES = 2
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_BREAK = re.compile(r"[.,;:!?()“”\"—–\[\]/]|\s-\s")


@dataclass(frozen=True, slots=True)
class TagSuggestion:
    """A subject that the tags may lack."""

    cues: tuple[str, ...]
    """Phrases of one subject, the most frequent first."""
    score: float
    articles: int
    occurrences: int
    """Of the first cue."""
    untagged: int
    """Of these articles, how many have no tag at all."""
    examples: tuple[SourceSentence, ...]


@dataclass(frozen=True, slots=True)
class _CuePhrase:
    text: str
    count: int
    articles: frozenset[int]
    score: float


def suggest_tags(articles: Sequence[SourceArticle], registry: Registry) -> list[TagSuggestion]:
    """Every recurring subject that no cue of the tags covers, the most useful first."""
    counts, where, words = _count(articles, registry.companies)
    model = TagModel(registry)
    cues = " | ".join(fold(cue) for tag in registry.tags for cue in (*tag.cues, *tag.weak_cues))
    limit = max(_MIN_ARTICLES + 1, _MAX_SHARE * len(articles))
    untagged = {number for number, article in enumerate(articles) if not article.tags}
    longer = _longest(counts)
    phrases = []
    for text, count in counts.items():
        held = frozenset(where[text])
        if not _MIN_ARTICLES <= len(held) <= limit or _has_cue(text, model):
            continue
        if re.search(rf"\b{re.escape(text.removesuffix('s'))}s?\b", cues) or _is_fragment(text, count, longer):
            continue
        worth = _worth(text, count, held, words)
        if worth > 0:
            need = 1 + (_UNTAGGED - 1) * len(held & untagged) / len(held)
            phrases.append(_CuePhrase(text, count, held, worth * need))
    phrases.sort(key=lambda p: (-p.score, p.text))
    return [_suggestion(group, untagged, articles) for group in _grouped(phrases)]


def untagged_articles(articles: Sequence[SourceArticle]) -> list[SourceArticle]:
    """The articles without a tag, in order."""
    return [article for article in articles if not article.tags]


def _has_cue(text: str, model: TagModel) -> bool:
    """Whether a tag knows the phrase, or knows it in the singular or plural."""
    return any(True for form in (text, text.removesuffix("s"), text + "s") for _ in model.cues(form))


def _longest(counts: Mapping[str, int]) -> Mapping[str, int]:
    """For every phrase, the count of the most frequent phrase that holds it and is one word longer."""
    found: dict[str, int] = defaultdict(int)
    for text, count in counts.items():
        words = text.split()
        for part in {" ".join(words[1:]), " ".join(words[:-1])} - {""}:
            found[part] = max(found[part], count)
    return found


def _is_fragment(text: str, count: int, longer: Mapping[str, int]) -> bool:
    """`monthly active`, of `monthly active users`."""
    return longer.get(text, 0) >= _FRAGMENT * count


def _count(
    articles: Sequence[SourceArticle], companies: Sequence[Company]
) -> tuple[Counter[str], Mapping[str, set[int]], Counter[str]]:
    """The count of every phrase, its articles, and the count of every word."""
    gazetteer = Gazetteer(companies)
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    where: dict[str, set[int]] = defaultdict(set)
    for number, place in sentences(articles):
        text = place.sentence
        for match in reversed(gazetteer.find(text)):
            text = f"{text[: match.start]}.{text[match.end :]}"  # no phrase reaches over a name
        for part in _BREAK.split(text):
            found = _WORD.findall(part)
            words.update(fold(word) for word in found)
            for phrase in _phrases(found):
                counts[phrase] += 1
                where[phrase].add(number)
    return counts, where, words


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """One to three neighbouring words that begin with a telling one and end on a noun, in lower case."""
    for start, first in enumerate(words):
        if _is_dull(first):
            continue
        for end in range(start + 1, min(len(words), start + 3) + 1):
            part = words[start:end]
            if not any(word[0].isupper() for word in part) and (
                not _is_dull(part[-1]) or part[-1] in word_list(_FILE, "heads")
            ):
                yield fold(" ".join(part))


def _is_dull(word: str) -> bool:
    low = fold(word).removesuffix("'s")
    return (
        low in word_list(_FILE, "no_subjects")
        or len(low) < 3
        or word in lexicon().common_words
        or word in lexicon().calendar
        or word in lexicon().places
        or word in lexicon().acronyms
    )


def _worth(text: str, count: int, held: Collection[int], words: Counter[str]) -> float:
    """The score of a phrase: for its cohesion, or, one word long, for its bursts."""
    parts = text.split()
    spread = math.log2(1 + len(held))
    if len(parts) == 1:
        burst = count / len(held)
        return (
            spread * 0.35 * min(3.0, burst - 1.0) if len(text) >= 5 and burst >= 2.0 and not _inflected(text) else 0.0
        )
    inner = (
        0.6 if fold(parts[1]) in word_list(_FILE, "no_subjects") else 1.1
    )  # `accelerate the development` is no subject
    cohesion = count / max(1, min(words[part] for part in parts))
    return spread * (0.8 + cohesion) * (1.0 if len(parts) == 2 else inner) if cohesion >= _COHESION else 0.0


def _inflected(word: str) -> bool:
    """Verb forms and adverbs are no subjects."""
    return word.endswith(("ly", "ed"))


def _grouped(phrases: Sequence[_CuePhrase]) -> Iterator[list[_CuePhrase]]:
    """Each phrase with the weaker ones of its articles or within it."""
    left = list(phrases)
    while left:
        head, rest = left[0], left[1:]
        group, left = [head], []
        for phrase in rest:
            (group if _belongs(phrase, head) else left).append(phrase)
        yield group


def _belongs(phrase: _CuePhrase, head: _CuePhrase) -> bool:
    shared = len(phrase.articles & head.articles) / min(len(phrase.articles), len(head.articles))
    if set(phrase.text.split()) & set(head.text.split()):
        return shared >= _TOGETHER
    return shared >= _TOGETHER and len(phrase.articles & head.articles) >= 0.8 * max(
        len(phrase.articles), len(head.articles)
    )


def _suggestion(
    group: Sequence[_CuePhrase], untagged: Collection[int], articles: Sequence[SourceArticle]
) -> TagSuggestion:
    held = frozenset[int]().union(*(phrase.articles for phrase in group))
    cues: list[str] = []
    for phrase in group:  # a cue covers its plural, and every longer phrase that holds it
        if not any(re.search(rf"\b{re.escape(cue)}s?\b", phrase.text) or phrase.text + "s" == cue for cue in cues):
            cues.append(phrase.text)
    return TagSuggestion(
        cues=tuple(cues[:_MAX_CUES]),
        score=group[0].score + 0.1 * min(5, len(group) - 1),
        articles=len(held),
        occurrences=group[0].count,
        untagged=len(held & frozenset(untagged)),
        examples=tuple(_examples(group[0], articles)),
    )


def _examples(phrase: _CuePhrase, articles: Sequence[SourceArticle]) -> Iterator[SourceSentence]:
    """The first sentences that hold the phrase, of different articles."""
    for number in sorted(phrase.articles)[:_EXAMPLES]:
        places = (place for _, place in sentences([articles[number]]))
        place = next((p for p in places if phrase.text in fold(p.sentence)), None)
        if place:
            yield place
