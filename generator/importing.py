"""The story of an import, on one screen: dumps in, article files and a report out.

Data: `run_import`; `ImportReport` says what became of every line and every article.
Limits: decides nothing itself: reading and splitting are `dumps`, naming and dating `enrich`, keeping `content.merge`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content import store
from generator.content.merge import Draft, Merged, Outcome, pinned_days, plan_merge
from generator.content.record import digest, text_key
from generator.dumps.corrections import SUFFIX as CUTS_SUFFIX
from generator.dumps.corrections import read_cuts
from generator.dumps.doors import MARKED, held_lines, read_marked
from generator.dumps.feed import SEPARATOR
from generator.dumps.folder import SUFFIXES, Found, expand
from generator.dumps.markdown import to_markdown
from generator.dumps.marked_item import clip
from generator.dumps.page import read_page
from generator.dumps.read import read_dump
from generator.dumps.split import FeedCut, Gap, cut_feed
from generator.dumps.structure import read_structure
from generator.enrich.dates import parse_calendar
from generator.enrich.enricher import Anchors, Enricher
from generator.errors import ContentError, Problem
from generator.model import Article, DateEstimate, Discard, Dump, DumpKind, Item, Slug, Source

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""
_NOT_WRITTEN = {Outcome.DUPLICATE: "repeats", Outcome.OVERLAPS: "overlaps the edited"}
"""What becomes of an item that gives way to another, in words."""


@dataclass(frozen=True, slots=True)
class DumpReport:
    """What became of one dump."""

    name: str
    kind: DumpKind
    full_lines: int
    """Lines that are not empty."""
    article_lines: int
    """Of these, lines in exactly one article."""
    dropped_lines: int
    """Lines in no article."""
    discards: tuple[Discard, ...]
    """What is in no article, each with its reason: such lines, and words on lines that an article shares."""
    merged: tuple[Merged, ...]
    gaps: tuple[Gap, ...] = ()
    """Of a feed: every paragraph, and how sure it is that an article begins there or not."""

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
    written: tuple[str, ...]
    """Files written, from the content folder."""
    removed: tuple[str, ...]
    dry_run: bool
    left_alone: int = 0
    """Files in the folders given that are no dumps."""

    def count(self, outcome: Outcome) -> int:
        """How many articles met this fate."""
        return sum(merged.outcome is outcome for dump in self.dumps for merged in dump.merged)


def run_import(
    paths: Sequence[Path],
    content: Path,
    *,
    dry_run: bool = False,
    newest: dt.date | None = None,
    oldest: dt.date | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import dumps into a content folder, which is made where it is missing.

    No article of a feed is dated after `newest` or before `oldest`; days that editors have set date their neighbours.
    A dump that cannot be read is a problem of the report and stops no other. Raises `ContentError` where the content
    folder's own registry or record is broken; then nothing is written.
    """
    tell = progress or (lambda what, done, of: None)
    files, left_alone, bare = expand(paths)
    dumps, corrections, problems = _read_all(files, tell)
    fix = f"name another: dumps end in {', '.join(sorted(SUFFIXES))}"
    problems += [Problem(str(folder), 0, "the folder holds no dumps", fix) for folder in bare]
    registry = store.read_registry(content)
    record = store.read_record(content)
    existing = store.existing_files(content, record)
    enricher = Enricher(registry, parse_calendar(*store.read_events(content)))
    pins = pinned_days(record, existing)
    cuts = []
    for number, dump in enumerate(dumps):
        tell("Cutting and naming articles", number, len(dumps))
        cut = _cut(dump, corrections[dump.name])
        keys = [text_key(item) for item in cut.items]
        pinned = {index: pins[key] for index, key in enumerate(keys) if key in pins}
        anchors = Anchors(newest, oldest, pinned, ordered=dump.kind is not DumpKind.PAGE)
        cuts.append((dump, cut, _drafts(cut.items, keys, enricher, anchors)))
    merging = [(dump.name, digest("\n".join(dump.lines)), drafts) for dump, _, drafts in cuts]
    plan = plan_merge(merging, record, existing)
    written: tuple[str, ...] = tuple(plan.writes)
    if dumps and not dry_run:
        tell("Writing articles", 0, len(plan.writes))
        written = (*store.write_starters(content), *written)
        store.write_import(content, plan)
    fates = iter(plan.merged)
    reports = tuple(_report(dump, cut, tuple(next(fates) for _ in drafts)) for dump, cut, drafts in cuts)
    return ImportReport(reports, tuple(problems), written, plan.removals, dry_run, left_alone)


def _read_all(
    files: Sequence[Found], tell: Progress
) -> tuple[list[Dump], dict[str, Mapping[int, bool]], list[Problem]]:
    """The dumps, the editors' corrections of each by its name, and what is wrong with those that cannot be read."""
    dumps: dict[str, Dump] = {}
    corrections: dict[str, Mapping[int, bool]] = {}
    problems: list[Problem] = []
    for number, file in enumerate(files):
        tell("Reading dumps", number, len(files))
        try:
            dump = read_dump(file.path, file.name)
            cuts = _read_cuts(file.path, dump)
        except ContentError as error:
            problems += error.problems
            continue
        if dump.name in dumps and dumps[dump.name] != dump:
            fix = "rename one: an article names its dump by the file's own name"
            problems.append(Problem(str(file.path), 0, f'a second dump named "{dump.name}"', fix))
        else:
            dumps[dump.name] = dump
            corrections[dump.name] = cuts
    return list(dumps.values()), corrections, problems


def _read_cuts(path: Path, dump: Dump) -> Mapping[int, bool]:
    cuts = read_cuts(path, dump)
    if cuts and dump.kind is not DumpKind.FEED:
        what = f"{dump.name} is no feed: there is nothing to split or join"
        raise ContentError([Problem(f"{path}{CUTS_SUFFIX}", 0, what, "remove the file")])
    return cuts


def _cut(dump: Dump, corrections: Mapping[int, bool]) -> FeedCut:
    if dump.kind is DumpKind.FEED:
        return cut_feed(dump, corrections)
    items, discards = read_marked(dump) if dump.kind in MARKED else read_page(dump)
    return FeedCut(items, discards, (), ())


def _drafts(items: Sequence[Item], keys: Sequence[str], enricher: Enricher, anchors: Anchors) -> list[Draft]:
    manuscripts = [read_structure(item) for item in items]
    return [
        Draft(
            key,
            Article(
                path="",
                slug=Slug(""),
                title=facts.title,
                date=facts.date or DateEstimate(None),
                body=to_markdown(manuscript),
                body_line=0,
                author=manuscript.item.author,
                publication=manuscript.item.publication,
                companies=facts.companies.companies,
                mentions=facts.companies.mentions,
                tags=facts.tags,
                summary=facts.summary,
                source=Source(manuscript.item.dump, manuscript.item.first, manuscript.item.last),
            ),
        )
        for key, manuscript, facts in zip(keys, manuscripts, enricher.enrich(manuscripts, anchors), strict=True)
    ]


def _report(dump: Dump, cut: FeedCut, merged: tuple[Merged, ...]) -> DumpReport:
    items, discards = cut.items, cut.discards
    full = {number for number, line in enumerate(dump.lines, 1) if line.strip()}
    out = [*discards, *_not_written(dump, items, merged)]
    dropped = {discard.line for discard in out}
    held = {line for item in items for line in _lines_of(dump, item)} - dropped
    if dump.kind in MARKED:
        own = [item for item, fate in zip(items, merged, strict=True) if fate.outcome not in _NOT_WRITTEN]
        held = held_lines(dump, own, out)
        dropped -= held
    told = tuple(sorted(out, key=lambda d: d.line))
    return DumpReport(dump.name, dump.kind, len(full), len(held), len(dropped), told, merged, cut.gaps)


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
                    yield Discard(line, clip(text), f"{_NOT_WRITTEN[fate.outcome]} {fate.path}")
