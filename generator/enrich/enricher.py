"""From the text of an article to its metadata: headline, day, companies, tags, summary.

Data: `Enricher.enrich` takes the documents of one dump, in order, and returns an `Enrichment` for each.
Limits: pure; reads nothing but the documents, the registry and the packaged calendar it is given.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.enrich.dates.calendar import NO_EVENTS, Calendar
from generator.enrich.dates.estimate import Weighed, news_day, weigh_date, weigh_dates
from generator.enrich.entities.companies import Gazetteer, weigh_companies
from generator.enrich.evidence import ArticleEvidence, NameEvidence, TagEvidence, TitleEvidence
from generator.enrich.headlines.choose import Headlines, find_headlines, given_titles, weigh_titles
from generator.enrich.summaries import summarize
from generator.enrich.switches import ALL, Switches
from generator.enrich.tags import TagModel, weigh_tags
from generator.executors.base import Executor, here
from generator.model import CompanyMatches, DateEstimate, Document, Registry, Slug

_LEAST = 40
"""Documents; fewer are enriched sooner than processes are forked."""
_WARM = 2
"""Documents that are read here first, for the patterns that this compiles: each process would compile them again."""


@dataclass(frozen=True, slots=True)
class Enrichment:
    """What an import adds to an article's own words."""

    title: str
    date: DateEstimate
    companies: CompanyMatches
    tags: tuple[Slug, ...]
    summary: str
    evidence: ArticleEvidence
    """The evidence for them."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What is known about the days of a dump before its texts are read."""

    newest: dt.date | None = None
    """No article is later; likewise `oldest`, none is earlier."""
    oldest: dt.date | None = None
    pinned: Mapping[int, dt.date] = field(default_factory=dict)
    """Days set by editors, by index of the document."""
    today: dt.date | None = None
    """No inferred day is later."""
    ordered: bool = True
    """The texts are in the order of their days."""


class Enricher:
    """The registries, compiled once for a whole run."""

    def __init__(self, registry: Registry, calendar: Calendar, on: Switches = ALL) -> None:
        self.gazetteer = Gazetteer(registry.companies)
        self.tags = TagModel(registry)
        self.calendar = calendar if on.events else NO_EVENTS
        self.on = on

    def enrich(
        self, documents: Sequence[Document], anchors: Anchors | None = None, executor: Executor = here
    ) -> list[Enrichment]:
        """The facts of the articles of one dump. Raises `WorkerDiedError` if a worker of the executor ends too soon."""
        read = partial(self._piece, documents, anchors or Anchors(), given_titles(documents))
        for index in range(1, 1 + _WARM if len(documents) >= _LEAST else 1):
            read(index)
        # The days are found for all documents together, which takes long: they are the first piece.
        dates, *readings = executor(read, len(documents) + 1, least=_LEAST, kept=True)
        titles = weigh_titles(documents, self.on, [reading.headlines for reading in readings])
        return list(map(_enrichment, documents, titles, dates, readings))

    def _piece(self, documents: Sequence[Document], anchors: Anchors, taken: Set[str], index: int) -> Any:
        """The dates of all documents for 0, and a `_Reading` of each for 1, 2 and so on."""
        if index == 0:
            return _dates(documents, self.calendar, anchors, self.on)
        document = documents[index - 1]
        companies, names = weigh_companies(document, self.gazetteer)
        tags, cues = weigh_tags(document, companies, self.tags)
        headlines = find_headlines(document, taken, self.on)
        title = headlines.best[0]
        return _Reading(companies, names, tags, cues, headlines, title, summarize(document, title))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one document alone says."""

    companies: CompanyMatches
    names: tuple[NameEvidence, ...]
    tags: tuple[Slug, ...]
    cues: tuple[TagEvidence, ...]
    headlines: Headlines
    title: str
    """The best headline, which another document may have."""
    summary: str
    """That for this title."""


def _enrichment(document: Document, title: TitleEvidence, dated: Weighed, reading: _Reading) -> Enrichment:
    date, signs = dated
    summary = reading.summary if reading.title == title.title else summarize(document, title.title)
    evidence = ArticleEvidence(title, signs, reading.names, reading.cues)
    return Enrichment(title.title, date, reading.companies, reading.tags, summary, evidence)


def _dates(documents: Sequence[Document], calendar: Calendar, anchors: Anchors, on: Switches) -> Sequence[Weighed]:
    """The dates of a dump. Stated days, or else the days of known news, show whether it runs newest first or oldest first."""
    alone = len(documents) == 1 and not (anchors.newest or anchors.oldest or anchors.pinned)
    if alone or not anchors.ordered or not on.order:
        return [weigh_date(document, calendar, on, today=anchors.today) for document in documents]
    stated = [document.item.date.day for document in documents if document.item.date and document.item.date.day]
    stated = stated or [day for document in documents if (day := news_day(document, calendar))]
    rises = sum((a < b) - (a > b) for a, b in itertools.pairwise(stated))
    last = len(documents) - 1
    pinned = {last - i: day for i, day in anchors.pinned.items()} if rises > 0 else anchors.pinned
    step = -1 if rises > 0 else 1
    bounds = {"newest": anchors.newest, "oldest": anchors.oldest}
    dates = weigh_dates(documents[::step], calendar, **bounds, pinned=pinned, today=anchors.today, on=on)
    return dates[::step]
