"""What is found in an archive as a whole, before any page is made: related articles, stories, pairs, its time.

Data: `find` gives `Analysis`, once for a build.
Limits: pure; each is explained in its own room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.analysis.catalog import Catalog
from generator.analysis.pairs import CompanyPairs, find_pairs
from generator.analysis.related import Related, find_related
from generator.analysis.stories import Story, find_stories
from generator.analysis.timespan import Timespan, span_of


@dataclass(frozen=True, slots=True)
class Analysis:
    """Found once, shown on many pages."""

    related: Mapping[str, tuple[Related, ...]]
    """Article path -> the articles nearest to it."""
    stories: tuple[Story, ...]
    """By their newest article, newest first; an article is in one at most."""
    pairs: CompanyPairs
    """Companies in the same articles."""
    span: Timespan | None
    """The archive's time; None without any dated article."""


def find(catalog: Catalog, texts: Mapping[str, str]) -> Analysis:
    """`texts` has each article's words by its path."""
    days = (article.date.day for article in catalog.archive.articles if article.date.day)
    return Analysis(find_related(catalog), find_stories(catalog, texts), find_pairs(catalog), span_of(days))
