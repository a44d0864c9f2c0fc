"""Runs an import: reads dumps, writes article files, returns a report.

Data: `run_import`; its `ImportReport` accounts for every line and every article.
Limits: only calls the stages: `dumps` reads and splits, `enrich` names and dates, `content.merge` decides what to write.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content import store
from generator.content.import_record import digest, text_key
from generator.content.merge import ArticleDraft, ExistingFile, Merged, MergePlan, Outcome, pinned_days, plan_merge
from generator.content.versions import newer_versions
from generator.dumps.feed.weights import WEIGHTS, Weights
from generator.dumps.items import DumpItems, read_items, without_future
from generator.dumps.open import OpenedDump, Progress, open_dumps
from generator.dumps.structure import read_structure
from generator.dumps.to_markdown import to_markdown
from generator.enrich.dates.event_file import parse_calendar
from generator.enrich.enricher import Anchors, Enricher, Enrichment
from generator.enrich.switches import ALL, PANEL_REPORTS, Switches
from generator.model import Article, DateEstimate, Document, DumpKind, Slug, Source
from generator.review import ArticleReport, DumpReport, ImportReport, account


@dataclass(frozen=True, slots=True)
class _EnrichedDump:
    """A dump split into articles, each with its facts."""

    opened: OpenedDump
    found: DumpItems
    documents: Sequence[Document]
    facts: Sequence[Enrichment]
    drafts: Sequence[ArticleDraft]


def run_import(
    paths: Sequence[Path],
    content: Path,
    *,
    dry_run: bool = False,
    newest: dt.date | None = None,
    oldest: dt.date | None = None,
    progress: Progress | None = None,
    kind: DumpKind | None = None,
    today: dt.date | None = None,
    weights: Weights = WEIGHTS,
    on: Switches = ALL,
) -> ImportReport:
    """Import dumps into a content folder, which is created if missing.

    No article of a feed is dated after `newest` or before `oldest`; dates that editors have set are evidence for the
    neighbouring articles. `kind` is what all dumps are read as, instead of what each looks like. A date after `today`
    that a dump states is not used. `weights` and `on` are for benchmarks of a kind of evidence.
    A dump that cannot be read is a problem in the report; the others are imported. Raises `ContentError` if a registry
    or the record of the content folder is invalid; then nothing is written.
    """
    show = progress or (lambda what, done, of: None)
    opened = open_dumps(paths, show, kind)
    registry = store.read_registry(content)
    record = store.read_record(content)
    existing = store.existing_files(content, record)
    on = replace(on, panels=on.panels or PANEL_REPORTS in store.read_packs(content))
    enricher = Enricher(registry, parse_calendar(*store.read_events(content)), on)
    pins = pinned_days(record, existing)
    enriched = []
    for number, one in enumerate(opened.dumps):
        show("Splitting and naming articles", number, len(opened.dumps))
        found = without_future(read_items(one.dump, one.cuts, weights), today)
        enriched.append(_enrich(one, found, enricher, pins, newest, oldest))
    merging = [(one.opened.dump.name, digest("\n".join(one.opened.dump.lines)), one.drafts) for one in enriched]
    plan = plan_merge(merging, record, existing)
    written: tuple[str, ...] = (*store.missing_starters(content), *plan.writes) if opened.dumps else ()
    older = _older(content, plan, existing)
    if opened.dumps and not dry_run:
        show("Writing articles", 0, len(plan.writes))
        store.write_starters(content)
        store.write_import(content, plan)
    fates = iter(plan.merged)
    reports = tuple(_report(one, [next(fates) for _ in one.drafts], older) for one in enriched)
    return ImportReport(reports, opened.problems, str(content), written, plan.removals, dry_run, opened.left_alone)


def _enrich(
    opened: OpenedDump,
    found: DumpItems,
    enricher: Enricher,
    pins: Mapping[str, dt.date],
    newest: dt.date | None,
    oldest: dt.date | None,
) -> _EnrichedDump:
    """Name and date the articles of a dump."""
    dump = opened.dump
    keys = [text_key(item) for item in found.items]
    pinned = {index: pins[key] for index, key in enumerate(keys) if key in pins}
    anchors = Anchors(newest, oldest, pinned, ordered=dump.kind not in (DumpKind.PAGE, DumpKind.LIST))
    documents = [read_structure(item) for item in found.items]
    facts = enricher.enrich(documents, anchors)
    drafts = [_draft(*row) for row in zip(keys, documents, facts, strict=True)]
    return _EnrichedDump(opened, found, documents, facts, drafts)


def _draft(key: str, document: Document, facts: Enrichment) -> ArticleDraft:
    item = document.item
    article = Article(
        path="",
        slug=Slug(""),
        title=facts.title,
        date=facts.date or DateEstimate(None),
        body=to_markdown(document),
        body_line=0,
        author=item.author,
        publication=item.publication,
        companies=facts.companies.companies,
        mentions=facts.companies.mentions,
        tags=facts.tags,
        summary=facts.summary,
        source=Source(item.dump, item.first, item.last, item.url or "", item.tags),
        aliases=item.aliases,
    )
    return ArticleDraft(key, article)


def _older(content: Path, plan: MergePlan, existing: Mapping[str, ExistingFile]) -> Mapping[str, str]:
    """Path of a new article -> path of the article of which it looks like a newer version."""
    new = [(fate.path, fate.draft.article.body) for fate in plan.merged if fate.outcome is Outcome.NEW]
    if not new:
        return {}
    kept = [path for path in existing if path not in plan.removals]
    return newer_versions(new, {path: store.article_body(content, path) for path in kept})


def _report(enriched: _EnrichedDump, fates: Sequence[Merged], older: Mapping[str, str]) -> DumpReport:
    articles = [
        ArticleReport(document, facts, fate, older.get(fate.path, "") if fate.outcome is Outcome.NEW else "")
        for document, facts, fate in zip(enriched.documents, enriched.facts, fates, strict=True)
    ]
    return account(enriched.opened.dump, str(enriched.opened.path), enriched.found, articles)
