"""Related articles, and why they are related.

Data: `find_related` gives each article the most similar others with a reason: `same companies: Temu, Shein`.
Limits: pure; knows companies and tags, not words. An inverted index, and of a long list only the articles nearest in
time, keep the work near to linear in the number of articles.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop

from generator.analysis.catalog import Catalog
from generator.memo import Memo
from generator.model import Article

_MOST = 5
"""Related articles shown."""
_NEIGHBOURS = 40
"""Of one company's or tag's articles, how many are compared: those nearest in the archive's order."""
_ABOUT, _MENTION, _TAG = 1.0, 0.35, 0.5
"""What a company counts for where an article is about it or mentions it, and what a tag counts for."""
_LEAST_TAGS = 2
"""Shared tags that make two articles related which share no company."""
_NAMED = 3
"""Companies or tags named in a reason."""


_Posting = tuple[list[int], list[float]]
"""The articles that have a term by their position, in order, and what it counts for in each."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article that is related to another."""

    article: Article
    reason: str
    chosen: bool = False
    """By the editors."""


def find_related(catalog: Catalog, memo: Memo | None = None) -> dict[str, tuple[Related, ...]]:
    """Article path -> at most five related articles, nearest first; those an editor chose come before all others.

    Rare companies and tags count for more than common ones; ties go to the articles nearest in the archive's order. `memo`
    knows earlier results.
    """
    articles = catalog.archive.articles
    paths = [article.path for article in articles]
    position = {path: number for number, path in enumerate(paths)}
    tag_names = {str(slug): tag.name for slug, tag in catalog.tags.items()}
    terms = [_terms(catalog, article) for article in articles]
    chosen = {position[path]: [position[one.path] for one in those] for path, those in catalog.chosen.items()}
    # Titles and texts do not count: after most edits all is as it was.
    rows = (memo or Memo()).get("related", (paths, tag_names, terms, chosen), lambda: _ranked(terms, chosen, tag_names))
    return {
        path: tuple(Related(articles[other], reason, chosen=by_editor) for other, reason, by_editor in row)
        for path, row in zip(paths, rows, strict=True)
    }


def _ranked(
    terms: Sequence[Mapping[str, float]], chosen: Mapping[int, Sequence[int]], tag_names: Mapping[str, str]
) -> list[list[tuple[int, str, bool]]]:
    """For each article (position of another, reason, whether an editor has chosen it); `chosen` are those positions."""
    postings: dict[str, _Posting] = {}
    for position, weights in enumerate(terms):
        for term, weight in weights.items():
            places, theirs = postings.setdefault(term, ([], []))
            places.append(position)
            theirs.append(weight)
    rarity = {term: math.log(1 + len(terms) / len(places)) for term, (places, _) in postings.items()}
    rows = []
    for position in range(len(terms)):
        scores = _scores(position, terms[position], postings, rarity)
        ranked = [(-score, abs(other - position), other) for other, score in scores.items()]
        heapify(ranked)  # the first few of hundreds
        row = [(other, "chosen by the editors", True) for other in chosen.get(position, ())]
        taken = {position, *(other for other, _, _ in row)}
        while ranked and len(row) < _MOST:
            other = heappop(ranked)[-1]
            reason = _reason(terms[position], terms[other], rarity, tag_names)
            if reason and other not in taken:
                row.append((other, reason, False))
        rows.append(row)
    return rows


def _terms(catalog: Catalog, article: Article) -> dict[str, float]:
    """What an article is found by; a sign before each name keeps companies and tags apart."""
    weights = {f"#{slug}": _TAG for slug in article.tags}
    weights |= {f"@{name}": _MENTION for name in catalog.mentions[article.path]}
    return weights | {f"@{name}": _ABOUT for name in catalog.about[article.path]}


def _scores(
    position: int, terms: Mapping[str, float], postings: Mapping[str, _Posting], rarity: Mapping[str, float]
) -> dict[int, float]:
    """Position of another article -> how much it shares with this one, whose terms are `terms`."""
    scores: dict[int, float] = {}
    for term, weight in terms.items():
        factor = rarity[term] * weight
        for other, theirs in zip(*_nearest(postings[term], position), strict=True):
            scores[other] = scores.get(other, 0.0) + factor * theirs
    scores.pop(position, None)
    return scores


def _nearest(posting: _Posting, position: int) -> _Posting:
    """The part of a posting around a position."""
    places, weights = posting
    if len(places) <= _NEIGHBOURS:
        return posting
    start = min(max(0, bisect_left(places, position) - _NEIGHBOURS // 2), len(places) - _NEIGHBOURS)
    return places[start : start + _NEIGHBOURS], weights[start : start + _NEIGHBOURS]


def _reason(
    ours: Mapping[str, float], theirs: Mapping[str, float], rarity: Mapping[str, float], tag_names: Mapping[str, str]
) -> str:
    """Why two articles are related, in words; empty where what they share is too little."""
    shared = sorted(ours.keys() & theirs.keys(), key=lambda t: (-rarity[t] * ours[t] * theirs[t], t))
    companies = [term[1:] for term in shared if term[0] == "@"]
    tags = [tag_names[term[1:]] for term in shared if term[0] == "#"]
    if companies:
        return f"same {'company' if len(companies) == 1 else 'companies'}: {', '.join(companies[:_NAMED])}"
    if len(tags) >= _LEAST_TAGS:
        return f"same subjects: {', '.join(tags[:_NAMED])}"
    return ""
