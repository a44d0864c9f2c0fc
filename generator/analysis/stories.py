"""Groups of articles on the same story, with the evidence for each.

Data: `find_stories` gives `Story` records, each a few articles in order of time; each of its `StoryStep`s has what it
shares with the ones before.
Limits: pure; only dated articles. Knows no meaning: two articles belong together where they are about the same
companies AND share rare words, the more so the nearer they are in time. A thread grows by its best two matches, not by
its best one, so that threads do not run into one another; work stays near to linear, for only the latest articles
with a word are compared.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

import numpy as np

from generator.analysis.catalog import Catalog
from generator.content.periods import placed_day
from generator.memo import Memo
from generator.model import Article, Slug
from generator.search.analyze import analyze

_LEAST = 0.23
"""What an article must share with a thread to join it; measured on a feed of 170 articles by reading every thread."""
_FADE = 180
"""Days after which a silence between two articles weighs about a third; it never weighs more than half."""
_LONGEST_SILENCE = 400
"""Days after which a story is over."""
_WORDS = 24
"""Rare words by which an article is known."""
_COMMON = 0.08
"""A word in a larger share of the articles is not rare."""
_RECENT = 30
"""Articles compared for each word: the latest that have it."""
_IN_TITLE, _IN_LEDE, _IN_BODY = 1.8, 1.4, 0.8
_LEDE = 300
"""Characters at the beginning of a text that count as its lede."""
_MENTION = 0.35
"""What a company counts for that an article only mentions."""
_SIGNS = "“”‘’\"'.,;:!?()[]—–"
_NAMED = 3
"""Companies and words named in a reason, of each."""


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One article of a story."""

    article: Article
    day: dt.date
    companies: tuple[str, ...]
    """Registry names it shares with the earlier article nearest to it; empty for the first."""
    words: tuple[str, ...]
    """Rare words it shares with that one, as the text spells them, rarest first."""


@dataclass(frozen=True, slots=True)
class Story:
    """A thread: at least two articles."""

    slug: Slug
    """The first article's, with its day, and so unlike any other."""
    steps: tuple[StoryStep, ...]
    """Oldest first."""
    companies: tuple[str, ...]
    """Registry names that most of its articles have, most frequent first."""
    words: tuple[str, ...]
    """Rare words that most of its articles have, as the texts spell them; may be empty."""
    central: Article
    """The article that has most in common with the others: its headline names the story."""


@dataclass(frozen=True, slots=True)
class _Profile:
    """What an article is known by; both mappings have length 1 in the sense of vectors."""

    words: Mapping[str, float]
    companies: Mapping[str, float]
    about: frozenset[str]
    """The companies it is about; the others it only mentions."""


@dataclass(slots=True)
class _Thread:
    members: list[int] = field(default_factory=list)
    nearest: dict[int, int] = field(default_factory=dict)
    """Member -> the earlier member most like it."""


class _Latest:
    """The latest articles that have a word, and its weight in each; in no order."""

    __slots__ = ("_next", "count", "places", "weights")

    def __init__(self) -> None:
        self.places = np.zeros(_RECENT, dtype=np.int64)
        self.weights = np.zeros(_RECENT)
        self.count = 0
        self._next = 0

    def add(self, place: int, weight: float) -> None:
        """Add an article; the oldest of too many is forgotten."""
        self.places[self._next], self.weights[self._next] = place, weight
        self._next = (self._next + 1) % _RECENT
        self.count = min(self.count + 1, _RECENT)


def find_stories(catalog: Catalog, texts: Mapping[str, str], memo: Memo | None = None) -> tuple[Story, ...]:
    """The stories, by their newest article, newest first. `texts` has each article's words by its path, `memo` those of
    earlier calls."""
    days = {article.path: day for article in catalog.archive.articles if (day := placed_day(article.date))}
    dated = sorted((a for a in catalog.archive.articles if a.path in days), key=lambda a: (days[a.path], a.path))
    in_order = [days[article.path] for article in dated]
    known = memo or Memo()
    profiles = _profiles(catalog, dated, texts, known)
    threads = [thread for thread in _known_threads(in_order, profiles, known) if len(thread.members) > 1]
    threads.sort(key=lambda thread: thread.members[-1], reverse=True)
    return tuple(_story(thread, dated, in_order, profiles, texts, known) for thread in threads)


def _known_threads(days: Sequence[dt.date], profiles: Sequence[_Profile], memo: Memo) -> list[_Thread]:
    """Most edits of a text leave the words as they are by which articles are known."""

    def make() -> list[tuple[list[int], dict[int, int]]]:
        return [(thread.members, thread.nearest) for thread in _threads(days, profiles)]

    known_by = [(profile.words, profile.companies, sorted(profile.about)) for profile in profiles]
    found = memo.get("threads", (days, known_by), make)
    return [_Thread(members, nearest) for members, nearest in found]


def _threads(days: Sequence[dt.date], profiles: Sequence[_Profile]) -> list[_Thread]:
    """Each article joins the thread it shares most with, or begins one."""
    threads: list[_Thread] = []
    thread_of: dict[int, int] = {}
    latest: dict[str, _Latest] = {}
    for position, profile in enumerate(profiles):
        likeness = _likeness(position, profiles, latest)
        by_thread: dict[int, list[tuple[float, int]]] = {}
        for other, score in likeness.items():
            by_thread.setdefault(thread_of[other], []).append((score, other))
        best, best_score = -1, _LEAST
        for number, matches in sorted(by_thread.items()):
            newest = threads[number].members[-1]
            score = _fit(matches, len(threads[number].members)) * _fading((days[position] - days[newest]).days)
            if score >= best_score:
                best, best_score = number, score
        if best < 0:
            best = len(threads)
            threads.append(_Thread())
        else:
            threads[best].nearest[position] = max(by_thread[best])[1]
        threads[best].members.append(position)
        thread_of[position] = best
        for word, weight in profile.words.items():
            if word not in latest:
                latest[word] = _Latest()
            latest[word].add(position, weight)
    return threads


def _likeness(position: int, profiles: Sequence[_Profile], latest: Mapping[str, _Latest]) -> dict[int, float]:
    """Earlier article -> how much of its words and its companies it shares with this one, 0 to 1."""
    ours = profiles[position]
    known = [(weight, latest[word]) for word, weight in ours.words.items() if word in latest]
    if not known:
        return {}
    places = np.concatenate([those.places[: those.count] for _, those in known])
    weights = np.concatenate([weight * those.weights[: those.count] for weight, those in known])
    others, which, counts = np.unique(places, return_inverse=True, return_counts=True)
    words = np.bincount(which, weights)  # adds in the order of the words, as a loop would
    apart = ours.companies.keys().isdisjoint
    found = {}
    for other, shared, count in zip(others.tolist(), words.tolist(), counts.tolist(), strict=True):
        theirs = profiles[other]
        # One word is enough only between two articles about the same company.
        if (count > 1 or ours.about & theirs.about) and not apart(theirs.companies):
            found[other] = math.sqrt(shared * _product(ours.companies, theirs.companies))
    return found


def _fit(matches: Sequence[tuple[float, int]], members: int) -> float:
    """How well an article fits a thread: its match with the only member, or the geometric mean of the two best."""
    best = sorted((score for score, _ in matches), reverse=True)
    if members == 1:
        return best[0]
    return math.sqrt(best[0] * best[1]) if len(best) > 1 else 0.0


def _fading(silence: int) -> float:
    """1.0 on the same day, 0.5 after many months, 0.0 once a story is over."""
    return 0.0 if silence > _LONGEST_SILENCE else 0.5 + 0.5 * math.exp(-silence / _FADE)


def _profiles(catalog: Catalog, dated: Sequence[Article], texts: Mapping[str, str], memo: Memo) -> list[_Profile]:
    names = {name for article in dated for name in catalog.names(article)}
    own = {name: frozenset(analyze(name)) for name in names}
    counted = [_known_words(article.title, texts[article.path], memo) for article in dated]
    articles_with = Counter(word for words in counted for word in words)
    articles_on = Counter(name for article in dated for name in catalog.names(article))
    most = max(4, _COMMON * len(dated))
    profiles = []
    for article, words in zip(dated, counted, strict=True):
        # A company counts as a company, not once more as a word.
        named = {term for name in catalog.names(article) for term in own[name]}
        rare = {
            word: weight * math.log(len(dated) / articles_with[word])
            for word, weight in words.items()
            if 2 <= articles_with[word] <= most and word not in named
        }
        kept = dict(islice(sorted(rare.items(), key=lambda pair: (-pair[1], pair[0])), _WORDS))
        weights = dict.fromkeys(catalog.mentions[article.path], _MENTION)
        weights |= dict.fromkeys(catalog.about[article.path], 1.0)
        companies = {name: w * math.log(1 + len(dated) / articles_on[name]) for name, w in weights.items()}
        profiles.append(_Profile(_unit(kept), _unit(companies), frozenset(catalog.about[article.path])))
    return profiles


def _known_words(title: str, text: str, memo: Memo) -> dict[str, float]:
    return memo.get("words", (title, text), lambda: _weighed_words(title, text))


def _weighed_words(title: str, text: str) -> dict[str, float]:
    """Every word of three letters or more, weighted by position and by the logarithm of its count."""
    in_title, in_lede = frozenset(analyze(title)), frozenset(analyze(text[:_LEDE]))
    return {
        word: (1 + math.log(count)) * (_IN_TITLE if word in in_title else _IN_LEDE if word in in_lede else _IN_BODY)
        for word, count in Counter(analyze(text)).items()
        if len(word) > 2 and not word[0].isdigit()
    }


@lru_cache(maxsize=1 << 15)
def _terms(raw: str) -> tuple[str, ...]:
    """The terms of what is between two spaces; most of a text has been met in another."""
    return tuple(analyze(raw))


def _known_spellings(text: str, stems: Mapping[str, float], memo: Memo) -> dict[str, str]:
    return memo.get("spellings", (text, sorted(stems)), lambda: _spellings(text, stems))


def _spellings(text: str, stems: Mapping[str, float]) -> dict[str, str]:
    """Stem -> its first spelling in the text, without the signs around it; one of its own before one in a compound."""
    found: dict[str, str] = {}
    compounds: dict[str, str] = {}
    for raw in dict.fromkeys(text.split()):
        terms = _terms(raw)
        for term in terms:
            if term in stems:
                (found if len(terms) == 1 else compounds).setdefault(term, raw.strip(_SIGNS))
    return compounds | found


def _story(
    thread: _Thread,
    dated: Sequence[Article],
    days: Sequence[dt.date],
    profiles: Sequence[_Profile],
    texts: Mapping[str, str],
    memo: Memo,
) -> Story:
    # Only here, for most articles belong to no story, and reading a text once more costs as much as all the rest.
    spellings = {
        position: _known_spellings(
            f"{dated[position].title} {texts[dated[position].path]}", profiles[position].words, memo
        )
        for position in thread.members
    }
    steps = []
    for position in thread.members:
        nearest = thread.nearest.get(position)
        ours, theirs = profiles[position], profiles[nearest if nearest is not None else position]
        if nearest is None:
            steps.append(StoryStep(dated[position], days[position], (), ()))
            continue
        companies = _shared(ours.companies, theirs.companies)[:_NAMED]
        words = _distinct(spellings[position].get(word, word) for word in _shared(ours.words, theirs.words))
        steps.append(StoryStep(dated[position], days[position], companies, words[:_NAMED]))
    members = [profiles[position] for position in thread.members]
    spelling: dict[str, str] = {}
    for position in thread.members:
        spelling = spellings[position] | spelling
    common = [spelling.get(word, word) for word in _common([profile.words for profile in members])]
    first = thread.members[0]
    return Story(
        slug=Slug(f"{dated[first].slug}-{days[first].isoformat()}"),
        steps=tuple(steps),
        companies=_common([profile.companies for profile in members])[:_NAMED],
        words=_distinct(common)[:_NAMED],
        central=dated[thread.members[_most_central(members)]],
    )


def _most_central(members: Sequence[_Profile]) -> int:
    """The position of the member whose words are most those of all; of equals the earliest."""
    together: dict[str, float] = {}
    for member in members:
        for word, weight in member.words.items():
            together[word] = together.get(word, 0.0) + weight
    shares = [round(_product(member.words, together), 9) for member in members]
    return shares.index(max(shares))


def _common(vectors: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    """What more than half of the vectors have, heaviest first."""
    weights: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for vector in vectors:
        counts.update(vector.keys())
        for key, weight in vector.items():
            weights[key] = weights.get(key, 0.0) + weight
    shared = [key for key, count in counts.items() if 2 * count > len(vectors)]
    return tuple(sorted(shared, key=lambda key: (-weights[key], key)))


def _shared(ours: Mapping[str, float], theirs: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(ours.keys() & theirs.keys(), key=lambda key: (-ours[key] * theirs[key], key)))


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Each word once, whatever its case."""
    return tuple({word.casefold(): word for word in reversed(list(words)) if word}.values())[::-1]


def _product(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    # In the order of one text, not of a set: sums of floats differ by their order.
    total = 0.0
    for key, weight in ours.items():
        if key in theirs:
            total += weight * theirs[key]
    return total


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}
