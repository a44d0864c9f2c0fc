"""The results of an import for people who check it: every line, every article, the evidence for each decision.

Data: `ImportReport` of an import, `DumpReport` of one dump, `ArticleReport` of one article; `account` makes a
`DumpReport` with the counts of lines.
Limits: records only; `reports` puts them into words.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.content.merging.plan import Merged, Outcome
from generator.discard_reason import DiscardReason
from generator.dumps.accounting import WordCount, count_words
from generator.dumps.feed.corrections import SUFFIX as CUTS_SUFFIX
from generator.dumps.feed.reader import SEPARATOR
from generator.dumps.feed.segment import Gap
from generator.dumps.formats.dispatch import MARKED, held_lines
from generator.dumps.formats.entry import clip
from generator.dumps.items import DumpItems
from generator.dumps.markup.account import count_written
from generator.enrich.enricher import Enrichment
from generator.errors import Problem
from generator.model import (
    NO_OPTIONS,
    Article,
    Discard,
    Document,
    Dump,
    DumpKind,
    DumpOptions,
    ElementKind,
    Item,
    Source,
)

_NOT_WRITTEN = {Outcome.DUPLICATE: DiscardReason.REPEATS_ANOTHER, Outcome.OVERLAPS: DiscardReason.OVERLAPS_EDITED}
"""Why an item is not written."""
SETTLED = frozenset(set(Outcome) - {Outcome.NEW, Outcome.UNCHANGED, Outcome.REFRESHED, Outcome.RESTORED})
"""Results after which an editor has nothing to check: the article is edited, or stands in another file."""


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article with the evidence for its facts."""

    document: Document
    facts: Enrichment
    fate: Merged
    newer_of: str = ""
    """Path of an article of which it looks like a newer version; empty if there is none."""

    @property
    def article(self) -> Article:
        """The article as written, or as it would be written."""
        return self.fate.draft.article

    @property
    def source(self) -> Source:
        """Its dump and lines."""
        source = self.article.source
        assert source is not None, "an import's drafts have a source"
        return source

    @property
    def settled(self) -> bool:
        """Whether the result is one of `SETTLED`."""
        return self.fate.outcome in SETTLED


@dataclass(frozen=True, slots=True)
class UsedOptions:
    """The options with which a dump was imported."""

    options: DumpOptions
    given: DumpOptions = NO_OPTIONS
    """Those of this command; the others are of the last import of the dump."""
    left_out: dt.date | None = None
    """The newest day of the last import, if it was left out because the dump has changed since."""


@dataclass(frozen=True, slots=True)
class DumpReport:
    """The results for one dump."""

    dump: Dump
    path: str
    """The path of the file, as given by the user."""
    full_lines: int
    """Number of non-empty lines."""
    article_lines: int
    """Number of non-empty lines in exactly one article."""
    dropped_lines: int
    """Number of non-empty lines in no article."""
    words: WordCount
    """The words in articles and those dropped."""
    discards: tuple[Discard, ...]
    """All text in no article, with its reason: whole lines, or parts of lines that an article shares."""
    articles: tuple[ArticleReport, ...]
    found: DumpItems
    """The items; for a feed, with a gap for every paragraph."""
    used: UsedOptions

    @property
    def name(self) -> str:
        """The name of the dump in the articles' front matter."""
        return self.dump.name

    @property
    def kind(self) -> DumpKind:
        """The format of the dump."""
        return self.dump.kind

    @property
    def merged(self) -> tuple[Merged, ...]:
        """The result for every article."""
        return tuple(report.fate for report in self.articles)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """For a feed: each paragraph with the probability that an article begins there."""
        return self.found.gaps

    @property
    def cuts_path(self) -> str:
        """The path of the editor's corrections of the boundaries."""
        return self.path + CUTS_SUFFIX

    @property
    def alarming(self) -> bool:
        """Whether text is missing, or so much was dropped that somebody must look."""
        return bool(self.lost_lines or self.lost_elements) or self.words.alarming

    @property
    def lost_elements(self) -> tuple[Discard, ...]:
        """Links, images, tables, list entries and code of a marked-up source that no article has, for no reason."""
        return tuple(one for one in self.discards if one.reason is DiscardReason.LOST_ELEMENT)

    @property
    def elements(self) -> tuple[tuple[ElementKind, int, int], ...]:
        """Of each kind in a marked-up source: how many its articles have, and how many the source has for them."""
        has, had = Counter[ElementKind](), Counter[ElementKind]()
        for report in self.articles:
            item = report.document.item
            if item.elements:
                has.update(count_written(item.paragraphs))
                had.update(dict(item.elements))
        return tuple((kind, min(has[kind], had[kind]), had[kind]) for kind in ElementKind if had[kind])

    @property
    def lost_lines(self) -> int:
        """Number of non-empty lines that are neither in an article nor dropped: 0 unless there is a bug."""
        return self.full_lines - self.article_lines - self.dropped_lines


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The results of an import."""

    dumps: tuple[DumpReport, ...]
    problems: tuple[Problem, ...]
    """Errors of dumps that could not be read; the others were imported."""
    content: str
    """The content folder, as given by the user."""
    written: tuple[str, ...]
    """Written files, relative to the content folder; in a dry run, those that would be written."""
    removed: tuple[str, ...]
    """Likewise."""
    dry_run: bool
    left_alone: int = 0
    """Number of files in the given folders that are not dumps, hidden ones and copied images apart."""
    busy: tuple[str, ...] = ()
    """Files that somebody changed while the import ran, and that it left alone."""
    disagreements: int = 0
    """Number of parts of articles that an editor and a dump have both changed and that nobody has settled."""
    completed: int = 0
    """Number of files of an interrupted import that were completed first."""

    @property
    def alarming(self) -> tuple[DumpReport, ...]:
        """The dumps of which text is missing or much was dropped."""
        return tuple(dump for dump in self.dumps if dump.alarming)

    def count(self, outcome: Outcome) -> int:
        """Returns the number of articles with this result."""
        return sum(merged.outcome is outcome for dump in self.dumps for merged in dump.merged)


def account(
    dump: Dump, path: str, found: DumpItems, articles: Sequence[ArticleReport], used: UsedOptions
) -> DumpReport:
    """Returns the results for a dump, with its lines counted."""
    items, merged = found.items, [report.fate for report in articles]
    full = {number for number, line in enumerate(dump.lines, 1) if line.strip()}
    out = [*found.discards, *_not_written(dump, items, merged)]
    dropped = {discard.line for discard in out}
    held = {line for item in items for line in _lines_of(dump, item)} - dropped
    if dump.kind in MARKED or dump.kind is DumpKind.LIST:
        own = [item for item, fate in zip(items, merged, strict=True) if fate.outcome not in _NOT_WRITTEN]
        held = held_lines(dump, own, out)
        dropped -= held
    return DumpReport(
        dump=dump,
        path=path,
        full_lines=len(full),
        article_lines=len(held),
        dropped_lines=len(dropped),
        words=count_words(dump, items, found.discards),
        discards=tuple(sorted(out, key=lambda discard: discard.line)),
        articles=tuple(articles),
        found=found,
        used=used,
    )


def _lines_of(dump: Dump, item: Item) -> Iterator[int]:
    """The lines of the paragraphs of an item, and the lines in its range with only a separator."""
    yield from (paragraph.line for paragraph in item.paragraphs)
    for line in range(item.first, item.last + 1):
        if dump.lines[line - 1].strip() == SEPARATOR:
            yield line


def _not_written(dump: Dump, items: Sequence[Item], merged: Sequence[Merged]) -> Iterator[Discard]:
    """The lines of items that are not written: the archive has them, or an editor has changed their article."""
    for item, fate in zip(items, merged, strict=True):
        if fate.outcome in _NOT_WRITTEN:
            for line in range(item.first, item.last + 1):
                if text := dump.lines[line - 1].strip():
                    yield Discard(line, clip(text), _NOT_WRITTEN[fate.outcome], fate.path)
