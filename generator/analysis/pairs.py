"""CompanyPairs of companies that appear in the same articles.

Data: `find_pairs` counts them.
Limits: pure. Of an article that names hundreds of companies only the most central ones make pairs: all would be half a
million. Two companies are a pair in an article that is about at least one of them: a list that names forty in
passing makes no pairs among the forty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.analysis.catalog import Catalog

_MOST = 60
"""Companies of one article that it is about and, likewise, that it mentions."""

Shared = Mapping[tuple[str, str], int]
"""Two registry names in alphabetical order -> articles that name both."""


@dataclass(frozen=True, slots=True)
class CompanyPairs:
    """Counted once for an archive."""

    shared: Shared
    neighbours: Mapping[str, Mapping[str, int]]
    """Registry name -> the others -> articles shared."""


def find_pairs(catalog: Catalog) -> CompanyPairs:
    """Every pair of an archive."""
    shared: Counter[tuple[str, str]] = Counter()
    for article in catalog.archive.articles:
        about = catalog.about[article.path][:_MOST]
        mentions = catalog.mentions[article.path][:_MOST]
        for first, second in combinations(about, 2):
            shared[pair_of(first, second)] += 1
        for first in about:
            for second in mentions:
                shared[pair_of(first, second)] += 1
    neighbours: dict[str, dict[str, int]] = {}
    for (first, second), count in sorted(shared.items()):
        neighbours.setdefault(first, {})[second] = count
        neighbours.setdefault(second, {})[first] = count
    return CompanyPairs(shared, neighbours)


def pair_of(first: str, second: str) -> tuple[str, str]:
    """Two names in alphabetical order."""
    return (first, second) if first <= second else (second, first)
