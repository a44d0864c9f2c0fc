"""Related articles, and why they are related.

Data: `find_related` gives each article the most similar others with a reason: `same companies: Temu, Shein`.
Limits: pure; knows companies and tags, not words. An inverted index, and of a long list only the articles nearest in
time, keep the work near to linear in the number of articles.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

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
_AT_ONCE = 256
"""Articles compared at once: some 10 MB."""
_LOOKED_AT = 16
"""Of the nearest articles, how many are made numbers of Python at once: nearly always enough."""


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
    near = _Near(terms)
    rows = []
    for position, others in enumerate(near.others()):
        row = [(other, "chosen by the editors", True) for other in chosen.get(position, ())]
        taken = {position, *(other for other, _, _ in row)}
        for other in others:
            if len(row) >= _MOST:
                break
            if other not in taken and (reason := _reason(terms[position], terms[other], near.rarity, tag_names)):
                row.append((other, reason, False))
        rows.append(row)
    return rows


class _Near:
    """What each article shares with others."""

    def __init__(self, terms: Sequence[Mapping[str, float]]) -> None:
        numbers: dict[str, int] = {}
        ids = np.array([numbers.setdefault(term, len(numbers)) for each in terms for term in each], dtype=np.int64)
        counts = np.bincount(ids, minlength=len(numbers))
        self.rarity = {
            term: math.log(1 + len(terms) / count) for term, count in zip(numbers, counts.tolist(), strict=True)
        }
        sizes = [len(each) for each in terms]
        weights = np.array([weight for each in terms for weight in each.values()], dtype=float)
        order = np.argsort(ids, kind="stable")
        self._rows = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        self._places = np.repeat(np.arange(len(sizes)), sizes)[order]  # of each term, one after the other
        self._weights = weights[order]
        factors = np.array(list(self.rarity.values()), dtype=float)[ids] * weights
        at = np.empty_like(order)
        at[order] = np.arange(order.size)
        ends = np.cumsum(counts)
        first, last = (ends - counts)[ids], ends[ids]
        self._starts = np.clip(at - _NEIGHBOURS // 2, first, np.maximum(first, last - _NEIGHBOURS))
        self._sizes = np.minimum(last - first, _NEIGHBOURS)
        self._factors = factors

    def others(self) -> Iterator[Iterable[int]]:
        """For each article the others that share a term with it, and are near, nearest first."""
        count = len(self._rows) - 1
        for start in range(0, count, _AT_ONCE):
            yield from self._others(start, min(start + _AT_ONCE, count))

    def _others(self, start: int, end: int) -> Iterator[Iterable[int]]:
        own = slice(self._rows[start], self._rows[end])
        sizes = self._sizes[own]
        of = np.repeat(np.repeat(np.arange(start, end), np.diff(self._rows[start : end + 1])), sizes)
        at = np.repeat(self._starts[own] - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
        pairs, back = np.unique(of * len(self._rows) + self._places[at], return_inverse=True)
        # Adds in the order of the terms, as a loop would.
        scores = np.bincount(back, np.repeat(self._factors[own], sizes) * self._weights[at], len(pairs))
        of, others = np.divmod(pairs, len(self._rows))
        order = np.lexsort((others, np.abs(others - of), -scores, of))
        bounds = np.searchsorted(of, np.arange(start, end + 1)).tolist()
        for first, last in pairwise(bounds):
            few = min(first + _LOOKED_AT, last)
            yield chain(others[order[first:few]].tolist(), map(int, others[order[few:last]]))


def _terms(catalog: Catalog, article: Article) -> dict[str, float]:
    """What an article is found by; a sign before each name keeps companies and tags apart."""
    weights = {f"#{slug}": _TAG for slug in article.tags}
    weights |= {f"@{name}": _MENTION for name in catalog.mentions[article.path]}
    return weights | {f"@{name}": _ABOUT for name in catalog.about[article.path]}


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
