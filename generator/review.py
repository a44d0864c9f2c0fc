"""What an import found, for people who check it: every line, every article, and what spoke for each decision.

Data: `ImportReport` of a whole import, `DumpReport` of one dump, `ArticleReport` of one article; `account` tells what became
of every line of a dump.
Limits: records only; how they are shown is `reports`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.content.merge import Merged, Outcome
from generator.discard_reason import DiscardReason
from generator.dumps.feed.corrections import SUFFIX as CUTS_SUFFIX
from generator.dumps.feed.reader import SEPARATOR
from generator.dumps.feed.segment import Gap
from generator.dumps.formats.dispatch import MARKED, held_lines
from generator.dumps.formats.entry import clip
from generator.dumps.items import DumpItems
from generator.enrich.enricher import Facts
from generator.errors import Problem
from generator.model import Article, Discard, Dump, DumpKind, Item, Manuscript, Source

_NOT_WRITTEN = {Outcome.DUPLICATE: DiscardReason.REPEATS_ANOTHER, Outcome.OVERLAPS: DiscardReason.OVERLAPS_EDITED}
"""Why an item that gives way to another is not written."""
SETTLED = frozenset({Outcome.EDITED, Outcome.GONE, Outcome.DUPLICATE, Outcome.OVERLAPS})
"""Fates of articles that are the editor's or another's by now: nothing about them is left to check."""


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article, and what spoke for its facts."""

    manuscript: Manuscript
    facts: Facts
    fate: Merged
    newer_of: str = ""
    """The file that holds an older version of it, by the look of the words; empty where none does."""

    @property
    def article(self) -> Article:
        """As it was, or would be, written."""
        return self.fate.draft.article

    @property
    def source(self) -> Source:
        """Its lines."""
        source = self.article.source
        assert source is not None, "an import's drafts carry their source"
        return source

    @property
    def settled(self) -> bool:
        """Whether an editor has decided about it, or it stands elsewhere."""
        return self.fate.outcome in SETTLED


@dataclass(frozen=True, slots=True)
class DumpReport:
    """What became of one dump."""

    dump: Dump
    path: str
    """As the user would name the file."""
    full_lines: int
    """Lines that are not empty."""
    article_lines: int
    """Of these, lines in exactly one article."""
    dropped_lines: int
    """Lines in no article."""
    discards: tuple[Discard, ...]
    """What is in no article, each with its reason: such lines, and words on lines that an article shares."""
    articles: tuple[ArticleReport, ...]
    found: DumpItems
    """Of a feed with a gap for every paragraph; of other dumps with none."""

    @property
    def name(self) -> str:
        """As articles name it."""
        return self.dump.name

    @property
    def kind(self) -> DumpKind:
        """What shape of text it holds."""
        return self.dump.kind

    @property
    def merged(self) -> tuple[Merged, ...]:
        """The fate of every article."""
        return tuple(report.fate for report in self.articles)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Of a feed: every paragraph, and how sure it is that an article begins there or not."""
        return self.found.gaps

    @property
    def cuts_path(self) -> str:
        """The file for an editor's corrections of the cuts."""
        return self.path + CUTS_SUFFIX

    @property
    def lost_lines(self) -> int:
        """Non-empty lines that are neither in an article nor among the discards: always 0 unless there is a bug."""
        return self.full_lines - self.article_lines - self.dropped_lines


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import found, wrote and left alone."""

    dumps: tuple[DumpReport, ...]
    problems: tuple[Problem, ...]
    """Dumps that could not be read; the others were imported."""
    content: str
    """The content folder, as the user named it."""
    written: tuple[str, ...]
    """Files written, from the content folder; where nothing was to be written, those that would have been."""
    removed: tuple[str, ...]
    """Likewise."""
    dry_run: bool
    left_alone: int = 0
    """Files in the folders given that are no dumps."""

    def count(self, outcome: Outcome) -> int:
        """How many articles met this fate."""
        return sum(merged.outcome is outcome for dump in self.dumps for merged in dump.merged)


def account(dump: Dump, path: str, found: DumpItems, articles: Sequence[ArticleReport]) -> DumpReport:
    """What became of every line of a dump."""
    items, merged = found.items, [report.fate for report in articles]
    full = {number for number, line in enumerate(dump.lines, 1) if line.strip()}
    out = [*found.discards, *_not_written(dump, items, merged)]
    dropped = {discard.line for discard in out}
    held = {line for item in items for line in _lines_of(dump, item)} - dropped
    if dump.kind in MARKED:
        own = [item for item, fate in zip(items, merged, strict=True) if fate.outcome not in _NOT_WRITTEN]
        held = held_lines(dump, own, out)
        dropped -= held
    return DumpReport(
        dump=dump,
        path=path,
        full_lines=len(full),
        article_lines=len(held),
        dropped_lines=len(dropped),
        discards=tuple(sorted(out, key=lambda discard: discard.line)),
        articles=tuple(articles),
        found=found,
    )


def _lines_of(dump: Dump, item: Item) -> Iterator[int]:
    """The lines whose words the item holds, and those of its span that hold only a separator."""
    yield from (paragraph.line for paragraph in item.paragraphs)
    for line in range(item.first, item.last + 1):
        if dump.lines[line - 1].strip() == SEPARATOR:
            yield line


def _not_written(dump: Dump, items: Sequence[Item], merged: Sequence[Merged]) -> Iterator[Discard]:
    """The lines of articles that gave way to others: they stand in the archive already, or in an editor's hands."""
    for item, fate in zip(items, merged, strict=True):
        if fate.outcome in _NOT_WRITTEN:
            for line in range(item.first, item.last + 1):
                if text := dump.lines[line - 1].strip():
                    yield Discard(line, clip(text), _NOT_WRITTEN[fate.outcome], fate.path)
