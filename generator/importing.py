"""The story of an import, on one screen: dumps in, article files and a report out.

Data: `run_import`; its `ImportReport` says what became of every line and every article.
Limits: decides nothing itself: reading and splitting are `dumps`, naming and dating `enrich`, keeping `content.merge`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content import store
from generator.content.import_record import digest, text_key
from generator.content.merge import Draft, ExistingFile, Merged, MergePlan, Outcome, pinned_days, plan_merge
from generator.content.versions import newer_versions
from generator.dumps.feed.corrections import SUFFIX as CUTS_SUFFIX
from generator.dumps.feed.corrections import read_cuts
from generator.dumps.feed.segment import FeedCut, cut_feed
from generator.dumps.feed.weights import WEIGHTS, Weights
from generator.dumps.folder import SUFFIXES, Found, expand
from generator.dumps.formats.dispatch import MARKED, read_marked
from generator.dumps.page.extract import read_page
from generator.dumps.read import read_dump
from generator.dumps.structure import read_structure
from generator.dumps.to_markdown import to_markdown
from generator.enrich.dates.estimate import parse_calendar
from generator.enrich.enricher import Anchors, Enricher, Facts
from generator.enrich.switches import ALL, Switches
from generator.errors import ContentError, Problem
from generator.model import Article, DateEstimate, Dump, DumpKind, Manuscript, Slug, Source
from generator.review import ArticleReport, DumpReport, ImportReport, account

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A dump that was read, and its editor's corrections."""

    dump: Dump
    path: Path
    cuts: Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class _Named:
    """A dump cut into articles, each with its facts."""

    opened: _Opened
    cut: FeedCut
    manuscripts: Sequence[Manuscript]
    facts: Sequence[Facts]
    drafts: Sequence[Draft]


def run_import(
    paths: Sequence[Path],
    content: Path,
    *,
    dry_run: bool = False,
    newest: dt.date | None = None,
    oldest: dt.date | None = None,
    progress: Progress | None = None,
    weights: Weights = WEIGHTS,
    on: Switches = ALL,
) -> ImportReport:
    """Import dumps into a content folder, which is made where it is missing.

    No article of a feed is dated after `newest` or before `oldest`; days that editors have set date their neighbours.
    `weights` and `on` are for measuring what a kind of evidence is worth.
    A dump that cannot be read is a problem of the report and stops no other. Raises `ContentError` where the content
    folder's own registry or record is broken; then nothing is written.
    """
    tell = progress or (lambda what, done, of: None)
    files, left_alone, bare = expand(paths)
    opened, problems = _read_all(files, tell)
    fix = f"name another: dumps end in {', '.join(sorted(SUFFIXES))}"
    problems += [Problem(str(folder), 0, "the folder holds no dumps", fix) for folder in bare]
    registry = store.read_registry(content)
    record = store.read_record(content)
    existing = store.existing_files(content, record)
    enricher = Enricher(registry, parse_calendar(*store.read_events(content)), on)
    pins = pinned_days(record, existing)
    named = []
    for number, one in enumerate(opened):
        tell("Cutting and naming articles", number, len(opened))
        named.append(_name(one, enricher, pins, newest, oldest, weights))
    merging = [(one.opened.dump.name, digest("\n".join(one.opened.dump.lines)), one.drafts) for one in named]
    plan = plan_merge(merging, record, existing)
    written: tuple[str, ...] = (*store.missing_starters(content), *plan.writes) if opened else ()
    older = _older(content, plan, existing)
    if opened and not dry_run:
        tell("Writing articles", 0, len(plan.writes))
        store.write_starters(content)
        store.write_import(content, plan)
    fates = iter(plan.merged)
    reports = tuple(_report(one, [next(fates) for _ in one.drafts], older) for one in named)
    return ImportReport(reports, tuple(problems), str(content), written, plan.removals, dry_run, left_alone)


def _read_all(files: Sequence[Found], tell: Progress) -> tuple[list[_Opened], list[Problem]]:
    """The dumps with their corrections, and what is wrong with those that cannot be read."""
    opened: dict[str, _Opened] = {}
    problems: list[Problem] = []
    for number, file in enumerate(files):
        tell("Reading dumps", number, len(files))
        try:
            dump = read_dump(file.path, file.name)
            cuts = _read_cuts(file.path, dump)
        except ContentError as error:
            problems += error.problems
            continue
        if dump.name in opened and opened[dump.name].dump != dump:
            fix = "rename one: an article names its dump by the file's own name"
            problems.append(Problem(str(file.path), 0, f'a second dump named "{dump.name}"', fix))
        else:
            opened[dump.name] = _Opened(dump, file.path, cuts)
    return list(opened.values()), problems


def _read_cuts(path: Path, dump: Dump) -> Mapping[int, bool]:
    cuts = read_cuts(path, dump)
    if cuts and dump.kind is not DumpKind.FEED:
        what = f"{dump.name} is no feed: there is nothing to split or join"
        raise ContentError([Problem(f"{path}{CUTS_SUFFIX}", 0, what, "remove the file")])
    return cuts


def _name(
    opened: _Opened,
    enricher: Enricher,
    pins: Mapping[str, dt.date],
    newest: dt.date | None,
    oldest: dt.date | None,
    weights: Weights,
) -> _Named:
    """Cut a dump, and name and date its articles."""
    dump = opened.dump
    cut = _cut(dump, opened.cuts, weights)
    keys = [text_key(item) for item in cut.items]
    pinned = {index: pins[key] for index, key in enumerate(keys) if key in pins}
    anchors = Anchors(newest, oldest, pinned, ordered=dump.kind is not DumpKind.PAGE)
    manuscripts = [read_structure(item) for item in cut.items]
    facts = enricher.enrich(manuscripts, anchors)
    drafts = [_draft(*row) for row in zip(keys, manuscripts, facts, strict=True)]
    return _Named(opened, cut, manuscripts, facts, drafts)


def _cut(dump: Dump, corrections: Mapping[int, bool], weights: Weights) -> FeedCut:
    if dump.kind is DumpKind.FEED:
        return cut_feed(dump, corrections, weights)
    items, discards = read_marked(dump) if dump.kind in MARKED else read_page(dump)
    return FeedCut(items, discards, (), ())


def _draft(key: str, manuscript: Manuscript, facts: Facts) -> Draft:
    item = manuscript.item
    article = Article(
        path="",
        slug=Slug(""),
        title=facts.title,
        date=facts.date or DateEstimate(None),
        body=to_markdown(manuscript),
        body_line=0,
        author=item.author,
        publication=item.publication,
        companies=facts.companies.companies,
        mentions=facts.companies.mentions,
        tags=facts.tags,
        summary=facts.summary,
        source=Source(item.dump, item.first, item.last),
    )
    return Draft(key, article)


def _older(content: Path, plan: MergePlan, existing: Mapping[str, ExistingFile]) -> Mapping[str, str]:
    """New article -> the article that it looks like a newer version of."""
    new = [(fate.path, fate.draft.article.body) for fate in plan.merged if fate.outcome is Outcome.NEW]
    if not new:
        return {}
    kept = [path for path in existing if path not in plan.removals]
    return newer_versions(new, {path: store.article_body(content, path) for path in kept})


def _report(named: _Named, fates: Sequence[Merged], older: Mapping[str, str]) -> DumpReport:
    articles = [
        ArticleReport(manuscript, facts, fate, older.get(fate.path, "") if fate.outcome is Outcome.NEW else "")
        for manuscript, facts, fate in zip(named.manuscripts, named.facts, fates, strict=True)
    ]
    return account(named.opened.dump, str(named.opened.path), named.cut, articles)
