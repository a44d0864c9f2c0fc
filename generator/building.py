"""A build, stage by stage: load -> analyse -> plan -> render -> write.

Data: `build` gives a `BuildReport`, which says what was made.
Limits: only calls the stages, each of which takes records and returns new ones. Nothing is replaced unless everything
is right.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence, Set
from functools import cache, partial
from pathlib import Path

from generator.analysis.analyse import analyse
from generator.analysis.catalog import Catalog
from generator.content.documents import documents_folder
from generator.content.folder.texts import file_text, line_in
from generator.content.merging.disk import Change, apply_change, file_digest
from generator.content.registry import ADDRESSES_NAME
from generator.errors import ContentError, Problem
from generator.executors.base import Executor, WorkerDiedError
from generator.executors.forked import Forked
from generator.memo import Memo
from generator.model import Article, Briefing, Note, SitePath, TextPage, WrittenFile
from generator.search.known import Known
from generator.site.addresses import format_addresses, parse_addresses
from generator.site.begun import Begun
from generator.site.cache.digests import ArchiveDigests
from generator.site.cache.keys import OutputKeys
from generator.site.cache.made import Made, MadeFiles
from generator.site.cache.record import BuildCache
from generator.site.cache.report import BuildReport
from generator.site.cache.templates import keep_templates, read_templates
from generator.site.checks.hosting import HOSTS, over_limit, site_parts
from generator.site.checks.links import LinkCheck
from generator.site.checks.warnings import build_warnings
from generator.site.load import load_sources
from generator.site.output import Output, OutputKind
from generator.site.outputs.files import export_outputs
from generator.site.pictures.cache import PictureCache
from generator.site.plan import PlannedZip, SitePlan, plan_site
from generator.site.render import render_outputs
from generator.site.sources import Sources
from generator.site.views.layout import site_view
from generator.site.views.records import SiteView
from generator.site.write import SiteWriter, check_out, replacing

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much (0 if that is not known)."""

_WRITING = {
    OutputKind.THEME: "Copying the theme",
    OutputKind.STATIC: "Copying files",
    OutputKind.DATA: "Writing feeds and data",
    OutputKind.PAGE: "Writing pages",
    OutputKind.DOWNLOAD: "Writing downloads",
    OutputKind.LISTING: "Writing the list of downloads",
    OutputKind.SUMMARY: "Writing the service worker",
}


def build(
    content: Path,
    out: Path,
    base_url: str | None = None,
    progress: Progress | None = None,
    *,
    record_addresses: bool = False,
    jobs: int | None = None,
    executor: Executor | None = None,
    cache: BuildCache | None = None,
    today: dt.date | None = None,
) -> BuildReport:
    """Make the site of a content folder in `out`, replacing the one before.

    `base_url` is the site's absolute URL; that of `site.yml` is used if it is None. Raises `ContentError` with every
    problem of the first stage that has any; `out` is then left as it was. `record_addresses`: also list the addresses of
    the site in the content folder, so that later builds keep them alive. `jobs`: processes that write, as many as make
    sense if None; `executor` makes the files otherwise. `cache` remembers the build. `today` decides what is shown: the
    day of the clock if None.
    """
    report = progress or (lambda what, done, of: None)
    check_out(out, content)
    report("Reading the content", 0, 0)
    memo = Memo(cache.memo() if cache else {})
    progress = partial(report, "Rendering texts")
    sources = load_sources(content, base_url, progress, today=today, memo=memo, states=cache.inputs if cache else None)
    report("Analysing the archive", 0, 0)
    analysis = analyse(sources.archive, sources.names, sources.bodies.linked, sources.bodies.plain_texts, memo)
    report("Planning the pages", 0, 0)
    if cache:
        read_templates()
    kept = content.resolve().parent / ".cache"
    pictures, images = PictureCache(kept / "pictures"), PictureCache(kept / "images")
    site = site_view(sources.config, analysis.catalog, sources.config.base_url)
    digests = ArchiveDigests(cache.code, site, analysis.catalog, sources.bodies.texts) if cache else None
    made_files = MadeFiles(
        cache.made() if cache else Made(),
        cache.code if cache else "",
        digests.articles.shown if digests else None,
    )
    with replacing(out, wait=False) as writer, Begun(writer, executor or Forked(jobs), made_files) as begun:
        if digests:
            _begin_exports(begun, sources, analysis.catalog, site, digests)
        searched = cache.search() if cache else None
        known = Known.of(searched) if searched else None
        plan = plan_site(sources, analysis, pictures.later, images.later, known=known)
        if digests:
            made_files.key = OutputKeys(digests, sources, analysis, plan).of
        left_out = _write(plan, sources, writer, report, executor or Forked(jobs), made_files, begun)
    if sources.config.social_cards:
        pictures.prune()
    images.prune()
    addresses = format_addresses(plan.followed.book)
    recorded = not record_addresses or _record_addresses(sources, addresses)
    made = BuildReport(
        articles=len(sources.archive.articles),
        pages=plan.page_count,
        files=len(writer.files),
        bytes=writer.total_bytes,
        kept=writer.kept,
        warnings=build_warnings(sources, plan.followed.lost, writer.files, recorded=recorded),
        redirects=len(plan.followed.redirects),
        parts=site_parts(writer.files),
        left_out=left_out,
        omitted=plan.omitted,
    )
    read = [part for _, parts in sources.theme.static_files() for part in parts]
    documents = documents_folder(content, sources.config.documents)
    read += [documents] if documents else []
    searchable = plan.search.known
    made_files.finish()
    del sources, analysis, plan, digests, known  # half the memory of a large archive: what is remembered is packed now
    if cache:
        cache.remember_memo(memo.packed())
        if searchable:
            cache.remember_search(searchable.plain())
        keep_templates()
    if writer.removal:
        writer.removal.wait()  # it changes the times of files that both sites have
    if cache:
        cache.remember(made, read, {content / ADDRESSES_NAME: addresses}, made_files, writer.folder)
    return made


def _begin_exports(begun: Begun, sources: Sources, catalog: Catalog, site: SiteView, digests: ArchiveDigests) -> None:
    """Have those downloads made that depend on no page."""
    names = sources.config.downloads(len(catalog.archive.articles))
    outputs = export_outputs(names, site, catalog, sources.bodies)
    begun.begin(outputs, lambda output: digests.of_download(output.path))


def _record_addresses(sources: Sources, text: str) -> bool:
    """Write the list of addresses. Returns False if it cannot be written, or if somebody has changed it meanwhile."""
    path = sources.content / ADDRESSES_NAME
    try:
        now = path.read_text(encoding="utf-8") if path.is_file() else None
        if now == text:
            return True
        if now is not None and parse_addresses(now, str(path)) != sources.addresses:
            return False
        return apply_change(sources.content, Change(ADDRESSES_NAME, file_digest(path), text))
    except (OSError, ContentError):
        return text == format_addresses(sources.addresses)


def _write(
    plan: SitePlan,
    sources: Sources,
    writer: SiteWriter,
    report: Progress,
    executor: Executor,
    files: MadeFiles,
    begun: Begun,
) -> tuple[SitePath, ...]:
    """Write every output, check the links of the pages, pack the zip. Returns the downloads that were left out."""
    links, built = LinkCheck(), dict[SitePath, WrittenFile]()
    if files.key:
        begun.begin((output for output in plan.outputs if output.kind is OutputKind.DOWNLOAD), files.key)

    def make(*kinds: OutputKind) -> None:
        outputs = [output for output in plan.outputs if output.kind in kinds]
        same = files.same(outputs)
        built.update((path, file.facts) for path, file in same.items())
        ahead = set[SitePath]()
        if OutputKind.DOWNLOAD in kinds:
            ahead = {rendered.file.path for rendered in begun.take(built)}
        render([files.with_old(output) for output in outputs if output.path not in same and output.path not in ahead])
        _take_in(links, outputs, same, files, plan.paths)
        problems = links.problems(plan.paths, _places(plan, sources))
        if problems:
            raise ContentError(problems)
        # Only now: a build that fails does not touch the files of the old site.
        render(
            [output for output in outputs if output.path in same and not writer.keep(output.path, same[output.path])]
        )

    def render(outputs: Sequence[Output]) -> None:
        plan.pages.compile(outputs)
        plan.search.prepare([output.path for output in outputs], writer.old)
        for rendered in render_outputs(outputs, partial(_report_kind, report), built, executor):
            writer.write(rendered.file)
            files.add(rendered)

    def make_downloads() -> None:
        make(OutputKind.DOWNLOAD)
        report("Packing the archive", 0, 0)

    try:
        make(OutputKind.THEME, OutputKind.STATIC, OutputKind.DATA, OutputKind.PAGE)
        left_out = _write_downloads(plan, sources, writer, files, built, make_downloads)
        make(OutputKind.LISTING, OutputKind.SUMMARY)
    except (WorkerDiedError, MemoryError) as error:
        what = str(error) if isinstance(error, WorkerDiedError) else "the memory is full"
        fix = "close other programs, or build with --jobs 1, which needs less memory"
        raise ContentError([Problem(str(sources.content), 0, f"{what}; the site is as it was", fix)]) from None
    return left_out


def _take_in(
    links: LinkCheck,
    outputs: Iterable[Output],
    same: Collection[SitePath],
    files: MadeFiles,
    paths: Set[SitePath],
) -> None:
    """Add the links of pages, of those that are taken over only where they may lead nowhere now."""
    gone, unsure = files.unsure(paths)
    for output in outputs:
        found = files.made[output.path].links
        if found and output.path in same:
            links.add_known(output.path, found, gone, unsure)
        elif found:
            links.add(output.path, found)


def _write_downloads(
    plan: SitePlan,
    sources: Sources,
    writer: SiteWriter,
    files: MadeFiles,
    built: dict[SitePath, WrittenFile],
    make: Callable[[], None],
) -> tuple[SitePath, ...]:
    """Write what the host takes besides the site; returns the others. `make` makes all but the ZIP."""
    host = HOSTS[sources.config.host]
    site_bytes, site_files = writer.total_bytes, len(writer.files) + 2  # and the page of downloads, the service worker
    planned = plan.downloads
    if over_limit(host, dict.fromkeys(planned, 0), site_bytes, site_files) == planned:  # none, however small
        return planned
    make()
    if plan.zip:
        built[plan.zip.path] = _pack(plan.zip, writer, files, host.file_bytes)
    downloads = {path: writer.files[path] for path in planned}
    left_out = over_limit(host, downloads, site_bytes, site_files)
    for path in left_out:
        writer.remove(path)
        del built[path]
    return left_out


def _pack(zipped: PlannedZip, writer: SiteWriter, files: MadeFiles, most: int | None) -> WrittenFile:
    """Write the ZIP; no more than the host takes of it."""
    replaced = {output.path: output.render({}) for output in zipped.replaced}
    last = files.last_zip(zipped.path)
    writer.write_zip(zipped.path, zipped.folder, replaced, zipped.without, last, most)
    packed = WrittenFile(writer.files[zipped.path], "")
    files.add_zip(zipped.path, packed)
    return packed


def _report_kind(report: Progress, kind: OutputKind, done: int, of: int) -> None:
    report(_WRITING[kind], done, of)


def _places(plan: SitePlan, sources: Sources) -> Callable[[SitePath, str], tuple[str, int]]:
    """Finds the line of a content file that has an address: the page's own file, or one whose text the page shows."""
    origins = {output.path: output.origin for output in plan.outputs}
    archive = sources.archive
    records: tuple[Note | Briefing | TextPage | Article, ...]
    records = (*archive.notes, *archive.briefings, *archive.pages, *archive.articles)

    read = cache(file_text)  # thousands of broken links may be in one file

    @cache
    def shown(words: str) -> tuple[str, int] | None:
        found = next((record.path for record in records if words and words in record.body), None)
        return (str(sources.content / found), line_in(read(sources.content / found), words)) if found else None

    def place(page: SitePath, address: str) -> tuple[str, int]:
        words, origin = address.rsplit("/", 1)[-1], origins[page]
        line = line_in(read(Path(origin)), words)
        return (origin, line) if line or not words else shown(words) or (origin, 0)

    return place
