"""What each article of an archive is known by: its rare words, and its companies.

Data: `find_profiles` gives `Profiles`, made from those of an earlier call where nothing has changed that they depend on.
Limits: pure; only dated articles. How rare a word or a company is counts in steps of an eighth: otherwise an edit of one
article would change a little of every other one's profile.
"""

from __future__ import annotations

import hashlib
import math
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.analysis.catalog import Catalog
from generator.model import Article
from generator.search.analyze import analyze

_WORDS = 24
"""Rare words by which an article is known."""
_COMMON = 0.08
"""A word in a larger share of the articles is not rare."""
_IN_TITLE, _IN_LEDE, _IN_BODY = 1.8, 1.4, 0.8
_LEDE = 300
"""Characters at the beginning of a text that count as its lede."""
_MENTION = 0.35
"""What a company counts for that an article only mentions."""
_STEPS = 4
"""Bits of a number that count when rarity is measured."""
_MOST_CHANGED = 500
"""Words whose rarity has changed that are looked for; with more of them all profiles are made again."""


Row = tuple[bytes, str, bytes, tuple[str, ...], tuple[str, ...], str, bytes, bytes, bytes, bytes]
"""Of an article: digest of title and text; all its words between spaces, and their weights; companies it is about, and
that it mentions. Of its profile: the words; the digest; the number of each word; the weights of words and of companies."""


@dataclass(frozen=True)
class Profile:
    """What an article is known by; both mappings have length 1 in the sense of vectors.

    They are made when they are asked for: after an edit those of few articles are.
    """

    row: Row

    @cached_property
    def words(self) -> Mapping[str, float]:
        """Rare words, rarest first."""
        return dict(zip(words_of(self.row), _floats(self.row[8]), strict=True))

    @cached_property
    def companies(self) -> Mapping[str, float]:
        """Companies that it names."""
        return dict(zip(_company_names(self.row[3], self.row[4]), _floats(self.row[9]), strict=True))

    @cached_property
    def about(self) -> frozenset[str]:
        """The companies it is about; the others it only mentions."""
        return frozenset(self.row[3])

    @property
    def digest(self) -> bytes:
        """Of all of the above, and of the article's title and text."""
        return self.row[6]

    @property
    def numbers(self) -> bytes:
        """Of the words, each in 8 bytes."""
        return self.row[7]

    @property
    def weights(self) -> bytes:
        """Of the words, likewise."""
        return self.row[8]


Kept = tuple[int, dict[str, int], dict[str, int], dict[str, Row]]
"""Number of articles; articles of each word and of each company; rows by path."""


@dataclass(frozen=True, slots=True)
class Profiles:
    """Of articles in order."""

    profiles: Sequence[Profile]
    kept: Kept
    """For the next call: plain data, never changed."""


def find_profiles(
    catalog: Catalog, articles: Sequence[Article], texts: Mapping[str, str], last: Kept | None = None
) -> Profiles:
    """The profiles of some articles. `texts` has each one's words by its path; `last` is from an earlier call."""
    size, words, names, rows = last or (0, {}, {}, {})
    count = len(articles)
    counted = {article.path: _counted(catalog, article, texts[article.path], rows) for article in articles}
    articles_with = _articles_with(words, rows, counted)
    articles_on = Counter(name for article in articles for name in catalog.names(article))
    rarity = _Rarity(count, articles_with, articles_on)
    same = _Unchanged(_Rarity(size, words, names), rarity, rows, counted)
    own: dict[str, frozenset[str]] = {}
    made = {path: rows[path] if same.of(path) else _row(row, rarity, own) for path, row in counted.items()}
    return Profiles([Profile(row) for row in made.values()], (count, articles_with, dict(articles_on), made))


_Counted = tuple[bytes, str, bytes, tuple[str, ...], tuple[str, ...]]
"""The first part of a `Row`, which depends on one article only."""


def _counted(catalog: Catalog, article: Article, text: str, rows: Mapping[str, Row]) -> _Counted:
    path = article.path
    digest = hashlib.blake2b(f"{article.title}\0{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
    about, mentions, known = catalog.about[path], catalog.mentions[path], rows.get(path)
    if known and known[0] == digest:
        return digest, known[1], known[2], about, mentions
    weighed = _weighed_words(article.title, text)
    return digest, f" {' '.join(weighed)} ", array("d", weighed.values()).tobytes(), about, mentions


def _weighed_words(title: str, text: str) -> dict[str, float]:
    """Every word of three letters or more, weighted by position and by the logarithm of its count."""
    in_title, in_lede = frozenset(analyze(title)), frozenset(analyze(text[:_LEDE]))
    return {
        word: (1 + math.log(count) if count > 1 else 1.0)
        * (_IN_TITLE if word in in_title else _IN_LEDE if word in in_lede else _IN_BODY)
        for word, count in Counter(analyze(text)).items()
        if len(word) > 2 and not word[0].isdigit()
    }


def _each(words: str) -> list[str]:
    return words[1:-1].split(" ") if len(words) > 2 else []


def _articles_with(
    words: Mapping[str, int], rows: Mapping[str, Row], counted: Mapping[str, _Counted]
) -> dict[str, int]:
    """In how many articles each word is; `words` are those of `rows`."""
    found = Counter(words)
    for path, row in rows.items():
        if path not in counted or counted[path][1] != row[1]:
            found.subtract(_each(row[1]))
    for path, now in counted.items():
        if path not in rows or rows[path][1] != now[1]:
            found.update(_each(now[1]))
    return {word: number for word, number in found.items() if number}


class _Rarity:
    """How rare words and companies are."""

    def __init__(self, size: int, articles_with: Mapping[str, int], articles_on: Mapping[str, int]) -> None:
        self.size = _stepped(size)
        self.words = articles_with
        self.companies = articles_on
        self._most = max(4, _COMMON * self.size)

    def step_of(self, word: str) -> int:
        """The number of articles in which a word is, as far as it counts; 0 if the word is not rare, or in one article."""
        count = _stepped(self.words.get(word, 0))
        return count if 2 <= count <= self._most else 0

    @cached_property
    def words_rarity(self) -> Mapping[str, float]:
        """Of each rare word."""
        return {word: math.log(self.size / step) for word in self.words if (step := self.step_of(word))}

    def of_company(self, name: str) -> float:
        return math.log(1 + self.size / _stepped(self.companies[name]))


def _stepped(count: int) -> int:
    """A number without what is below its first four bits."""
    shift = max(0, count.bit_length() - _STEPS)
    return count >> shift << shift


class _Unchanged:
    """Tells which profiles would be what they were."""

    def __init__(
        self, before: _Rarity, after: _Rarity, rows: Mapping[str, Row], counted: Mapping[str, _Counted]
    ) -> None:
        self._rows = rows
        self._counted = counted
        words = _differing(before.words, after.words)
        steps = [word for word in words if before.step_of(word) != after.step_of(word)]
        self._words = [f" {word} " for word in steps]
        names = _differing(before.companies, after.companies)
        self._names = {
            name for name in names if _stepped(before.companies.get(name, 0)) != _stepped(after.companies.get(name, 0))
        }
        self._none = before.size != after.size or len(steps) > _MOST_CHANGED

    def of(self, path: str) -> bool:
        row = self._rows.get(path)
        if self._none or not row or row[:5] != self._counted[path]:
            return False
        _, words, _, about, mentions, *_ = row
        if not (self._names.isdisjoint(about) and self._names.isdisjoint(mentions)):
            return False
        return not any(word in words for word in self._words)


def _differing(before: Mapping[str, int], after: Mapping[str, int]) -> set[str]:
    return {key for key, _ in before.items() ^ after.items()}


def _row(counted: _Counted, rarity: _Rarity, own: dict[str, frozenset[str]]) -> Row:
    """`own` keeps the terms of the names of companies."""
    digest, words, _, about, mentions = counted
    for name in (*about, *mentions):
        if name not in own:
            own[name] = frozenset(analyze(name))
    # A company counts as a company, not once more as a word.
    named = {term for name in (*about, *mentions) for term in own[name]}
    of, rarest = _floats(counted[2]), rarity.words_rarity
    rare = [
        (-weight * factor, word)
        for word, weight in zip(_each(words), of, strict=True)
        if (factor := rarest.get(word)) is not None and word not in named
    ]
    kept = _unit({word: -negative for negative, word in sorted(rare)[:_WORDS]})
    counts = _company_names(about, mentions) | dict.fromkeys(about, 1.0)
    companies = _unit({name: count * rarity.of_company(name) for name, count in counts.items()})
    names = "\n".join((*kept, "", *companies, "", *about)).encode("utf-8", "surrogatepass")
    weights, of_companies = array("d", kept.values()).tobytes(), array("d", companies.values()).tobytes()
    whole = hashlib.blake2b(b"".join((digest, weights, of_companies, names)), digest_size=16).digest()
    return *counted, " ".join(kept), whole, b"".join(map(number_of, kept)), weights, of_companies


def _company_names(about: Sequence[str], mentions: Sequence[str]) -> dict[str, float]:
    """What each company counts for that is only mentioned, in the order of a profile."""
    return dict.fromkeys(mentions, _MENTION) | dict.fromkeys(about, _MENTION)


def words_of(row: Row) -> list[str]:
    """Returns the words of a profile, rarest first."""
    return row[5].split(" ") if row[5] else []


def _floats(data: bytes) -> array[float]:
    return array("d", data)


@lru_cache(maxsize=1 << 16)
def number_of(word: str) -> bytes:
    """Returns the number of a word, the same in every archive, as 8 bytes: two of a million words share one by an accident
    that nobody will see."""
    return hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}
