"""From a manuscript to its facts: headline, day, companies, tags, summary.

Data: `Enricher.enrich` takes the manuscripts of one dump, in order, and gives `Facts` for each.
Limits: pure; reads nothing but the manuscripts, the registry and the packaged calendar it is given.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from generator.enrich.companies import Gazetteer, find_companies
from generator.enrich.dates import Calendar, estimate_date, estimate_dates
from generator.enrich.summaries import summarize
from generator.enrich.tags import TagModel, assign_tags
from generator.enrich.titles import make_titles
from generator.model import CompanyMatches, DateEstimate, Manuscript, Registry, Slug


@dataclass(frozen=True, slots=True)
class Facts:
    """What an import adds to an article's own words."""

    title: str
    date: DateEstimate
    companies: CompanyMatches
    tags: tuple[Slug, ...]
    summary: str


class Enricher:
    """The registries, compiled once for a whole run."""

    def __init__(self, registry: Registry, calendar: Calendar) -> None:
        self.gazetteer = Gazetteer(registry.companies)
        self.tags = TagModel(registry)
        self.calendar = calendar

    def enrich(self, manuscripts: Sequence[Manuscript]) -> list[Facts]:
        """The facts of the articles of one dump, which stand in it newest first."""
        if len(manuscripts) == 1:
            dates: Sequence[DateEstimate] = [estimate_date(manuscripts[0], self.calendar)]
        else:
            dates = _in_order(manuscripts, self.calendar)
        titles = make_titles(manuscripts)
        return [self._facts(*row) for row in zip(manuscripts, titles, dates, strict=True)]

    def _facts(self, manuscript: Manuscript, title: str, date: DateEstimate) -> Facts:
        companies = find_companies(manuscript, self.gazetteer)
        tags = assign_tags(manuscript, companies, self.tags)
        return Facts(title, date, companies, tags, summarize(manuscript, title))


def _in_order(manuscripts: Sequence[Manuscript], calendar: Calendar) -> Sequence[DateEstimate]:
    """The dates of a dump, which the days it tells itself show to stand newest first or oldest first."""
    told = [manuscript.item.date.day for manuscript in manuscripts if manuscript.item.date and manuscript.item.date.day]
    rises = sum((a < b) - (a > b) for a, b in itertools.pairwise(told))
    if rises > 0:
        return estimate_dates(manuscripts[::-1], calendar)[::-1]
    return estimate_dates(manuscripts, calendar)
