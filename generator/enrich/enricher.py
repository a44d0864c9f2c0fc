"""From the text of an article to its metadata: headline, day, companies, tags, summary.

Data: `Enricher.enrich` takes the documents of one dump, in order, and returns an `Enrichment` for each.
Limits: pure; reads nothing but the documents, the registry and the packaged calendar it is given.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

from generator.enrich.dates.calendar import NO_EVENTS, Calendar
from generator.enrich.dates.estimate import Weighed, news_day, weigh_date, weigh_dates
from generator.enrich.entities.companies import Gazetteer, weigh_companies
from generator.enrich.evidence import ArticleEvidence, NameEvidence, Sign, TagEvidence, TextSpan, TitleEvidence
from generator.enrich.headlines.choose import Headlines, find_headlines, weigh_titles
from generator.enrich.summaries import summarize
from generator.enrich.switches import ALL, Switches
from generator.enrich.tags import TagModel, weigh_tags
from generator.executors.base import Executor, here
from generator.memo import Memo
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
        self._registry = registry
        self.calendar = calendar if on.events else NO_EVENTS
        self.on = on

    def enrich(
        self,
        documents: Sequence[Document],
        anchors: Anchors | None = None,
        executor: Executor = here,
        memo: Memo | None = None,
    ) -> list[Enrichment]:
        """The facts of the articles of one dump. `memo` knows what earlier imports have read in the same texts.

        Raises `WorkerDiedError` if a worker of the executor ends too soon.
        """
        anchors = anchors or Anchors()
        dates: list[Sequence[Weighed]] = []

        def read(unread: Sequence[int]) -> list[Reading]:
            # The days are found for all documents together, which takes long: they are the first piece.
            days, *found = self._pieces(documents, anchors, unread, executor)
            dates.append(days)
            return found

        if memo is None:
            readings = read(range(len(documents)))
        else:
            readings = memo.get_all("reading", [(self._key, _without_lines(one)) for one in documents], read)
        days = dates[0] if dates else _dates(documents, self.calendar, anchors, self.on)
        titles = weigh_titles(documents, self.on, [reading.headlines for reading in readings])
        return list(map(_enrichment, documents, titles, days, readings))

    @cached_property
    def _key(self) -> str:
        """Digest of all that decides what is read in a document."""
        parts = (self._registry.companies, self._registry.tags, self.on)
        return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def _pieces(
        self, documents: Sequence[Document], anchors: Anchors, unread: Sequence[int], executor: Executor
    ) -> list[Any]:
        read = partial(self._piece, documents, anchors, unread)
        for index in range(1, 1 + _WARM if len(unread) >= _LEAST else 1):
            read(index)
        return list(executor(read, len(unread) + 1, least=_LEAST, kept=True))

    def _piece(self, documents: Sequence[Document], anchors: Anchors, unread: Sequence[int], index: int) -> Any:
        """The dates of all documents for 0, and for 1, 2 and so on a `Reading` of each one whose index is in `unread`."""
        if index == 0:
            return _dates(documents, self.calendar, anchors, self.on)
        document = documents[unread[index - 1]]
        companies, names = weigh_companies(document, self.gazetteer)
        tags, cues = weigh_tags(document, companies, self.tags)
        # `weigh_titles` looks again where a title of another document matters.
        headlines = find_headlines(document, _UNTITLED, self.on)
        title = headlines.best[0]
        return Reading(companies, names, tags, cues, headlines, title, summarize(document, title))


@dataclass(frozen=True, slots=True)
class Reading:
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


REMEMBERED = (Reading, Headlines, NameEvidence, TagEvidence, Sign, TextSpan)
"""The classes of what a memo keeps."""
_UNTITLED: Set[str] = frozenset({""})
"""Instead of the titles that are taken: the empty one of the documents that need a headline."""


def _without_lines(document: Document) -> Document:
    """With the places in the dump left out, which move when something is added above."""
    paragraphs = tuple(replace(paragraph, line=0) for paragraph in document.item.paragraphs)
    item = replace(document.item, dump="", first=0, last=0, paragraphs=paragraphs)
    return replace(document, item=item, blocks=tuple(replace(block, line=0) for block in document.blocks))


def _enrichment(document: Document, title: TitleEvidence, dated: Weighed, reading: Reading) -> Enrichment:
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
