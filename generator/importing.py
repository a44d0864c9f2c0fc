"""Runs an import: reads dumps, writes article files, returns a report.

Data: `run_import`; its `ImportReport` accounts for every line and every article.
Limits: only calls the stages: `dumps` reads and splits, `enrich` names and dates, `content.merging.merge` decides what to write.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.config import load_config
from generator.content import store
from generator.content.folder.registries import missing_starters, read_events, read_packs, read_registry
from generator.content.merging.import_record import ImportRecord, digest, text_key, with_options, words_key
from generator.content.merging.journal import complete_unfinished, is_unfinished
from generator.content.merging.lock import import_lock
from generator.content.merging.matching import ArticleDraft, ExistingFile
from generator.content.merging.merge import pinned_days, plan_merge
from generator.content.merging.plan import Merged, MergePlan, Outcome
from generator.content.merging.settled_days import settled_days
from generator.content.merging.versions import newer_versions
from generator.dumps.accounting import keep_all as with_all_words
from generator.dumps.feed.weights import WEIGHTS, Weights
from generator.dumps.items import DumpItems, read_items, without_future
from generator.dumps.open import Opened, OpenedDump, Progress, open_dumps
from generator.dumps.references.image_files import ImageFiles
from generator.dumps.references.place import ImageSetting, ImportImage, Placed, place_references, shown_images
from generator.dumps.structure import read_structure
from generator.dumps.to_markdown import to_markdown
from generator.enrich.dates.event_file import parse_calendar
from generator.enrich.enricher import Anchors, Enricher, Enrichment
from generator.enrich.switches import ALL, PANEL_REPORTS, Switches
from generator.errors import ContentError, Problem
from generator.executors.base import Executor, WorkerDiedError
from generator.executors.forked import Forked
from generator.import_memo import read_memo, write_memo
from generator.memo import Memo
from generator.model import (
    NO_OPTIONS,
    Article,
    CompanyKind,
    DateEstimate,
    Document,
    Dump,
    DumpKind,
    DumpOptions,
    Registry,
    Slug,
    Source,
)
from generator.review import ArticleReport, DumpReport, ImportReport, UsedOptions, account

_UNORDERED = (DumpKind.PAGE, DumpKind.LIST)
"""Kinds whose articles are in no order of their days."""
Placer = Callable[[OpenedDump, DumpItems], Placed]
"""Gives the items of a dump right addresses, and its images."""


@dataclass(frozen=True, slots=True)
class _EnrichedDump:
    """A dump split into articles, each with its facts."""

    opened: OpenedDump
    used: UsedOptions
    found: DumpItems
    documents: Sequence[Document]
    facts: Sequence[Enrichment]
    drafts: Sequence[ArticleDraft]
    images: Sequence[ImportImage]


@dataclass(frozen=True, slots=True)
class _Options:
    """What `run_import` is given, apart from files."""

    given: DumpOptions
    forget: bool
    today: dt.date | None
    weights: Weights
    on: Switches
    restore: Collection[str]
    executor: Executor


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
    mapped: Sequence[tuple[str, str]] = (),
    weights: Weights = WEIGHTS,
    on: Switches = ALL,
    restore: Collection[str] = (),
    keep_all: bool = False,
    forget: bool = False,
    executor: Executor | None = None,
) -> ImportReport:
    """Import dumps into a content folder, which is created if missing.

    No article of a feed is dated after `newest` or before `oldest`; dates that editors have set are evidence for the
    neighbouring articles. `kind` is what all dumps are read as, instead of what each looks like. A date after `today`
    that a dump states is not used, and none is inferred. `mapped` are pairs such as ("title", "headline"): which field
    of records and tables holds what. `weights` and `on` are for benchmarks of a kind of evidence. `restore` has paths of
    deleted articles that are written again. With `keep_all` what would be dropped of a text is part of its articles.
    What is not given of `newest`, `oldest`, `kind`, `mapped` and `keep_all` is as at the last import of the same dump,
    unless `forget`. `executor` reads the texts; processes, as many as make sense, if None.
    A dump that cannot be read is a problem in the report; the others are imported. Raises `ContentError` if a registry
    or the record of the content folder is invalid, if another import is running, if the system ends a worker, or for a
    dry run while an interrupted import is not complete; then nothing is written.
    """
    show = progress or (lambda what, done, of: None)
    given = DumpOptions(newest, oldest, kind, tuple(mapped), keep_all)
    options = _Options(given, forget, today, weights, on, restore, executor or Forked())
    opened = _open(paths, content, options, show)
    if dry_run or not opened.dumps:
        if is_unfinished(content):
            fix = "import without --dry-run or --explain once: that completes it"
            raise ContentError([Problem(str(content), 0, "an import was interrupted before it had written all", fix)])
        return _import(opened, content, options, show, write=False)
    with import_lock(content):
        completed = complete_unfinished(content)
        if completed:  # the record has the options of that import now
            opened = _open(paths, content, options, show)
        return dataclasses.replace(_import(opened, content, options, show, write=True), completed=completed)


def _open(paths: Sequence[Path], content: Path, options: _Options, show: Progress) -> Opened:
    try:
        record = store.read_record(content)
    except ContentError:  # it is read again, and then reported
        record = ImportRecord()
    return open_dumps(paths, show, lambda name: options.given.over(_earlier(name, record, options)))


def _earlier(name: str, record: ImportRecord, options: _Options) -> DumpOptions:
    """The options of the last import of a dump."""
    known = record.dumps.get(name)
    return known.options if known and not options.forget else NO_OPTIONS


def _used_options(dump: Dump, record: ImportRecord, options: _Options) -> UsedOptions:
    """The options for a dump. The newest day of an earlier text is none of a text that has grown since."""
    earlier = _earlier(dump.name, record, options)
    if earlier.newest and not options.given.newest and record.dumps[dump.name].digest != _dump_digest(dump):
        return UsedOptions(options.given.over(dataclasses.replace(earlier, newest=None)), options.given, earlier.newest)
    return UsedOptions(options.given.over(earlier), options.given)


def _dump_digest(dump: Dump) -> str:
    return digest("\n".join(dump.lines))


def _import(opened: Opened, content: Path, options: _Options, show: Progress, *, write: bool) -> ImportReport:
    registry = read_registry(content)
    record = store.read_record(content)
    existing = store.existing_files(content, record)
    on = dataclasses.replace(options.on, panels=options.on.panels or PANEL_REPORTS in read_packs(content))
    enricher = Enricher(registry, parse_calendar(*read_events(content)), on)
    pins = pinned_days(record, existing)
    memo = read_memo(content)
    setting, known = ImageSetting(load_config(content).import_images), _names(registry)

    def placer(one: OpenedDump, found: DumpItems) -> Placed:
        files = ImageFiles(one.path, one.root, one.dump.kind)
        return place_references(found, files, setting, _image_facts, known.__contains__)

    enriched = []
    for number, one in enumerate(opened.dumps):
        show("Splitting and naming articles", number, len(opened.dumps))
        used = _used_options(one.dump, record, options)
        try:
            found = _enrich(one, placer, enricher, pins, used, options, memo)
            enriched.append(_with_settled_days(found, record, existing, content))
        except (WorkerDiedError, MemoryError) as error:
            what = str(error) if isinstance(error, WorkerDiedError) else "the memory is full"
            fix = "close other programs, or import with --jobs 1, which needs less memory"
            raise ContentError([Problem(str(one.path), 0, f"{what}; no article was written", fix)]) from None
    merging = [(one.opened.dump.name, _dump_digest(one.opened.dump), one.drafts) for one in enriched]
    plan = plan_merge(
        merging,
        record,
        existing,
        body_of=lambda path: store.article_body(content, path),
        restore=options.restore,
    )
    new_options = {one.opened.dump.name: one.used.options for one in enriched}
    plan = dataclasses.replace(plan, record=with_options(plan.record, new_options))
    images = _needed_images(content, plan, [image for one in enriched for image in one.images])
    paths = (*plan.writes, *(image.path for image in images))
    written: tuple[str, ...] = (*missing_starters(content), *paths) if opened.dumps else ()
    older = _older(content, plan, existing)
    busy: tuple[str, ...] = ()
    if write:
        show("Writing articles", 0, len(plan.writes))
        busy = store.write_import(content, plan, existing, [(image.path, image.read) for image in images])
        write_memo(content, memo)
    fates = iter(_unless_busy(fate, plan, busy) for fate in plan.merged)
    return ImportReport(
        dumps=tuple(_report(one, [next(fates) for _ in one.drafts], older) for one in enriched),
        problems=opened.problems,
        content=str(content),
        written=tuple(path for path in written if path not in busy),
        removed=tuple(path for path in plan.removals if path not in busy),
        dry_run=not write,
        left_alone=_left_alone(opened, [image for one in enriched for image in one.images]),
        busy=busy,
        disagreements=sum(len(entry.conflicts) for dump in plan.record.dumps.values() for entry in dump.entries),
    )


def _left_alone(opened: Opened, images: Sequence[ImportImage]) -> int:
    """How many files of the given folders no article has anything of."""
    copied = {image.source.resolve() for image in images if image.source}
    return sum(path.resolve() not in copied for path in opened.left_alone)


def _unless_busy(fate: Merged, plan: MergePlan, busy: Collection[str]) -> Merged:
    """The result for a draft, given the files that somebody changed while the import ran."""
    written = fate.path in busy and fate.path in plan.writes
    return dataclasses.replace(fate, outcome=Outcome.BUSY) if written else fate


def _enrich(
    opened: OpenedDump,
    placer: Placer,
    enricher: Enricher,
    pins: Mapping[str, dt.date],
    used: UsedOptions,
    options: _Options,
    memo: Memo,
) -> _EnrichedDump:
    """Divide a dump; name and date its articles."""
    dump, today = opened.dump, options.today
    found = without_future(read_items(dump, opened.cuts, options.weights, options.executor, memo), today)
    found = with_all_words(dump, found) if used.options.keep_all else found
    placed = placer(opened, found)
    found = placed.found
    keys = [text_key(item) for item in found.items]
    pinned = {index: pins[key] for index, key in enumerate(keys) if key in pins}
    anchors = Anchors(used.options.newest, used.options.oldest, pinned, today, dump.kind not in _UNORDERED)
    documents = [read_structure(item) for item in found.items]
    facts = enricher.enrich(documents, anchors, options.executor, memo)
    drafts = [_draft(*row) for row in zip(keys, documents, facts, strict=True)]
    return _EnrichedDump(opened, used, found, documents, facts, drafts, placed.images)


def _with_settled_days(
    one: _EnrichedDump, record: ImportRecord, existing: Mapping[str, ExistingFile], content: Path
) -> _EnrichedDump:
    """With the days that an earlier import has found for the same texts, unless what is new tells otherwise."""
    dump = one.opened.dump
    text_of, ordered = partial(store.article_text, content), dump.kind not in _UNORDERED
    settled = settled_days(one.drafts, _dump_digest(dump), record, existing, text_of, ordered=ordered)
    if not settled:
        return one
    facts, drafts = list(one.facts), list(one.drafts)
    for index, date in settled.items():
        facts[index] = dataclasses.replace(facts[index], date=date)
        article = dataclasses.replace(drafts[index].article, date=date)
        drafts[index] = dataclasses.replace(drafts[index], article=article)
    return dataclasses.replace(one, facts=facts, drafts=drafts)


def _names(registry: Registry) -> frozenset[str]:
    """What `[[...]]` may name in a text of the archive: companies and tags."""
    companies = [company for company in registry.companies if company.kind is not CompanyKind.PRODUCT]
    return frozenset(
        [name for company in companies for name in (company.name, *company.aliases)]
        + [tag.slug for tag in registry.tags]
    )


def _image_facts(data: bytes) -> tuple[str, int, int]:
    """The suffix, the width and the height of an image that a build can show. Raises `ValueError`."""
    from generator.site.images.encode import encode, measure  # here, since most dumps have no images

    facts = measure(data)
    encode(data, facts.widths[0])
    return facts.suffix, facts.width, facts.height


def _needed_images(content: Path, plan: MergePlan, images: Sequence[ImportImage]) -> list[ImportImage]:
    """Those that an article shows, as it is or will be, and that are not in the content folder."""
    missing = {image.path: image for image in images if not (content / image.path).exists()}
    if not missing:
        return []
    texts = [*plan.writes.values()]
    texts += [
        store.article_body(content, fate.path) for fate in plan.merged if fate.path and fate.path not in plan.writes
    ]
    shown = {path for text in texts for path in shown_images(text)}
    return [image for path, image in missing.items() if path in shown]


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
    return ArticleDraft(key, article, words_key(item))


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
    return account(enriched.opened.dump, str(enriched.opened.path), enriched.found, articles, enriched.used)
