"""What is found in an archive as a whole, before any page is planned: the second stage of a build.

Data: `analyse` groups an archive and gives an `Analysis`: its catalog, related articles, stories, pairs of companies.
Limits: pure; knows no paths and no HTML. How each is found is in the module of its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.analysis.catalog import Catalog, make_catalog
from generator.analysis.pairs import CompanyPairs, find_pairs
from generator.analysis.related import Related, find_related
from generator.analysis.stories import Story, find_stories
from generator.analysis.timespan import Timespan, span_of
from generator.content.links import Names, Target
from generator.content.periods import placed_day
from generator.memo import Memo
from generator.model import Archive


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one archive."""

    catalog: Catalog
    """The archive grouped by company, tag and period."""
    related: Mapping[str, tuple[Related, ...]]
    """Article path -> related articles, most similar first."""
    stories: tuple[Story, ...]
    """By their newest article, newest first; an article is in at most one."""
    pairs: CompanyPairs
    """Companies that share articles."""
    span: Timespan | None
    """Months from the first dated article to the last; None if no article is dated."""


def analyse(
    archive: Archive, names: Names, linked: Iterable[Target], texts: Mapping[str, str], memo: Memo | None = None
) -> Analysis:
    """Returns what is found in an archive whose registry is complete and whose references were checked.

    `linked` is what its texts link to; `texts` has the plain text of every article by its path. `memo` knows texts of earlier
    calls.
    """
    catalog = make_catalog(archive, names, linked)
    days = (day for article in archive.articles if (day := placed_day(article.date)))
    return Analysis(
        catalog=catalog,
        related=find_related(catalog, memo),
        stories=find_stories(catalog, texts, memo),
        pairs=find_pairs(catalog),
        span=span_of(days),
    )
