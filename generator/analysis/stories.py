"""Groups of articles on the same story, with the evidence for each.

Data: `find_stories` gives `Story` records, each a few articles in order of time; each of its `StoryStep`s has what it
shares with the ones before.
Limits: pure; only dated articles. Knows no meaning: two articles belong together where they are about the same
companies AND share rare words, the more so the nearer they are in time (`profiles`, `threads`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.analysis.catalog import Catalog
from generator.analysis.profiles import Kept, Profile, find_profiles, words_of
from generator.analysis.threads import Decisions, Thread, find_threads, product
from generator.content.periods import placed_day
from generator.memo import Memo
from generator.model import Article, Slug
from generator.search.analyze import analyze

_SIGNS = "“”‘’\"'.,;:!?()[]—–"
_NAMED = 3
"""Companies and words named in a reason, of each."""
_MOST_KEPT = 40_000
"""Articles of an archive whose stories are remembered: some 2 kB each."""


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


_Steps = list[tuple[tuple[str, ...], tuple[str, ...]]]
_Found = tuple[_Steps, tuple[str, ...], tuple[str, ...], int]
"""Companies and words of each step, those of the story, and which member is the central one."""
_KeptStories = dict[bytes, _Found]


def find_stories(catalog: Catalog, texts: Mapping[str, str], memo: Memo | None = None) -> tuple[Story, ...]:
    """The stories, by their newest article, newest first. `texts` has each article's words by its path; `memo` knows what
    was found in the last call."""
    days = {article.path: day for article in catalog.archive.articles if (day := placed_day(article.date))}
    dated = sorted((a for a in catalog.archive.articles if a.path in days), key=lambda a: (days[a.path], a.path))
    last: tuple[Kept | None, Decisions, _KeptStories] = (memo.last("stories") if memo else None) or (None, {}, {})
    known_profiles, decisions, known_stories = last
    found = find_profiles(catalog, dated, texts, known_profiles)
    rows = known_profiles[-1] if known_profiles else {}
    keys = [(days[article.path], article.path) for article in dated]
    threads, decisions = find_threads(keys, found.profiles, decisions, lambda key: words_of(rows[key[1]]))
    made: _KeptStories = {}
    stories = []
    for thread in sorted(threads, key=lambda thread: thread.members[-1], reverse=True):
        if len(thread.members) > 1:
            members = [dated[position] for position in thread.members]
            key = _key(thread, found.profiles)
            made[key] = known_stories.get(key) or _found(thread, members, found.profiles, texts)
            stories.append(_story(made[key], members, [days[article.path] for article in members]))
    if memo and len(dated) <= _MOST_KEPT:
        memo.keep("stories", (found.kept, decisions, made))
    return tuple(stories)


def _key(thread: Thread, profiles: Sequence[Profile]) -> bytes:
    """Digest of all that the texts of a story depend on."""
    number = {position: at for at, position in enumerate(thread.members)}
    nearest = [number[thread.nearest[position]] for position in thread.members[1:]]
    parts = repr(nearest).encode(), *(profiles[position].digest for position in thread.members)
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()


@lru_cache(maxsize=1 << 15)
def _terms(raw: str) -> tuple[str, ...]:
    """The terms of what is between two spaces; most of a text has been met in another."""
    return tuple(analyze(raw))


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


def _found(
    thread: Thread, articles: Sequence[Article], profiles: Sequence[Profile], texts: Mapping[str, str]
) -> _Found:
    """`articles` are the members of the thread."""
    members = [profiles[position] for position in thread.members]
    # Only here, for most articles belong to no story, and reading a text once more costs as much as all the rest.
    spellings = {
        position: _spellings(f"{article.title} {texts[article.path]}", profiles[position].words)
        for position, article in zip(thread.members, articles, strict=True)
    }
    steps: _Steps = []
    for position in thread.members:
        nearest = thread.nearest.get(position)
        if nearest is None:
            steps.append(((), ()))
            continue
        ours, theirs = profiles[position], profiles[nearest]
        companies = _shared(ours.companies, theirs.companies)[:_NAMED]
        words = _distinct(spellings[position].get(word, word) for word in _shared(ours.words, theirs.words))
        steps.append((companies, words[:_NAMED]))
    spelling: dict[str, str] = {}
    for position in thread.members:
        spelling = spellings[position] | spelling
    common = [spelling.get(word, word) for word in _common([profile.words for profile in members])]
    companies = _common([profile.companies for profile in members])[:_NAMED]
    return steps, companies, _distinct(common)[:_NAMED], _most_central(members)


def _story(found: _Found, members: Sequence[Article], days: Sequence[dt.date]) -> Story:
    steps, companies, words, central = found
    return Story(
        slug=Slug(f"{members[0].slug}-{days[0].isoformat()}"),
        steps=tuple(StoryStep(*each) for each in zip(members, days, *zip(*steps, strict=True), strict=True)),
        companies=companies,
        words=words,
        central=members[central],
    )


def _most_central(members: Sequence[Profile]) -> int:
    """The position of the member whose words are most those of all; of equals the earliest."""
    together: dict[str, float] = {}
    for member in members:
        for word, weight in member.words.items():
            together[word] = together.get(word, 0.0) + weight
    shares = [round(product(member.words, together), 9) for member in members]
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
