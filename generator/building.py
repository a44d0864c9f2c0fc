"""The story of a build, on one screen: the content folder in, a site out.

Data: `build`; `BuildReport` says what was made.
Limits: decides nothing itself: what a name means is `content`, what stands on which page is `site`, what is found is
`search`. Nothing is replaced unless everything is right.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import generator
from generator.analysis.analyse import find
from generator.analysis.catalog import complete_registry, make_catalog
from generator.config import SiteConfig, load_config, normal_base_url
from generator.content.links import Names, reference_problems
from generator.content.slugs import slugify_name
from generator.content.store import key_line, load_archive, text_line
from generator.errors import ContentError, Problem
from generator.model import Archive, OutputFile, SitePath
from generator.search.documents import SearchFiles, build_search
from generator.site.bodies import render_bodies
from generator.site.checks.collisions import Output, collision_problems, page_outputs
from generator.site.checks.links import LinkCheck, PageLinks, read_links
from generator.site.feeds.channels import Channels, plan_channels
from generator.site.outputs.files import Machinery, PlannedFile, machine_files, planned
from generator.site.outputs.meta import Heads
from generator.site.outputs.previews import preview_files
from generator.site.outputs.pwa import service_worker
from generator.site.outputs.search_documents import search_documents, search_names
from generator.site.pages import PlannedPage, plan_pages
from generator.site.paths import ARCHIVE_ZIP, SERVICE_WORKER, TargetPaths
from generator.site.pictures.cache import PictureCache
from generator.site.pictures.style import PictureStyle, read_style
from generator.site.theming.templates import TemplateRenderer
from generator.site.theming.theme import Theme, load_theme
from generator.site.views.builder import ViewBuilder
from generator.site.views.content import PageContent
from generator.site.views.data_page import data_content
from generator.site.views.layout import navigation, page_view, site_view
from generator.site.views.records import Link, SiteView
from generator.site.workers import in_order
from generator.site.write import SiteWriter, check_out, replacing

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much (0 where that is not known)."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made."""

    articles: int
    pages: int
    """HTML files."""
    files: int
    """All files, pages included."""
    bytes: int


@dataclass(frozen=True, slots=True)
class _Edition:
    """All that is known of a site before its first page is made."""

    config: SiteConfig
    site: SiteView
    pages: tuple[PlannedPage, ...]
    views: ViewBuilder
    navigation: tuple[Link, ...]
    search: SearchFiles
    channels: Channels
    heads: Heads
    files: tuple[PlannedFile, ...]
    """For programs: feeds, sitemap, search index."""
    last: frozenset[SitePath]
    """Files that are made of all others, once those are written."""


def build(content: Path, out: Path, base_url: str | None = None, progress: Progress | None = None) -> BuildReport:
    """Make the site of a content folder in `out`, replacing the one before.

    `base_url` is the site's absolute address; `site.yml` has it where it is not given. Raises `ContentError` with
    every problem of the first step that has any, and then leaves `out` as it was.
    """
    tell = progress or (lambda what, done, of: None)
    check_out(out, content)
    tell("Reading the content", 0, 0)
    config, archive, theme = _read(content)
    config = dataclasses.replace(config, base_url=normal_base_url(base_url)) if base_url else config
    pictures = PictureCache(content.resolve().parent / ".cache" / "pictures")
    look = _look(content, config, theme)
    edition = _prepare(content, config, complete_registry(archive), look, pictures, tell)
    _stop(collision_problems(_outputs(content, edition, theme)))
    renderer = TemplateRenderer(theme, edition.site, config.theme_settings, edition.search)
    with replacing(out) as writer:
        for file in theme.outputs():
            writer.write(file)
        made = in_order(lambda number: edition.files[number].make(), len(edition.files))
        for number, (part, data) in enumerate(zip(edition.files, made, strict=True), 1):
            writer.write(OutputFile(part.path, data))
            tell("Writing feeds and data", number, len(edition.files))
        edition.views.add_kind("data", lambda page: _data_page(edition, writer, edition.last))
        _write_pages(content, edition, renderer, writer, tell)
        _write_last(edition, renderer, writer, tell)
    if config.social_cards:
        pictures.prune()
    return BuildReport(len(archive.articles), len(edition.pages), len(writer.files), writer.total_bytes)


def _read(content: Path) -> tuple[SiteConfig, Archive, Theme]:
    problems: list[Problem] = []
    config = _attempt(problems, lambda: load_config(content))
    theme = _attempt(problems, lambda: _theme(content, config)) if config else None
    archive = _attempt(problems, lambda: load_archive(content))
    if not (config and theme and archive):
        raise ContentError(problems)
    return config, archive, theme


def _look(content: Path, config: SiteConfig, theme: Theme) -> PictureStyle | None:
    """How the theme wants pictures to look, where any are made."""
    if not (config.offline or config.social_cards):
        return None
    own = config.theme_settings.get("pictures")
    asker = content / "site.yml" if own else theme.folders[0].path / "theme.yml"

    def read(path: SitePath) -> bytes | None:
        file = theme.files.get(path)
        return file.read_bytes() if file else None

    return read_style([theme.settings.get("pictures"), own], read, str(asker))


def _prepare(
    content: Path,
    config: SiteConfig,
    archive: Archive,
    look: PictureStyle | None,
    pictures: PictureCache,
    tell: Progress,
) -> _Edition:
    names, addresses = Names(archive), TargetPaths(archive)
    wrong = reference_problems(archive, names, lambda path, key: key_line(content / path, key))
    bodies = render_bodies(archive, names, addresses, config.labels, lambda done, of: tell("Rendering texts", done, of))
    _stop(dataclasses.replace(p, path=str(content / p.path)) for p in (*wrong, *bodies.problems))

    tell("Planning the pages", 0, 0)
    catalog = make_catalog(archive, names, bodies.linked)
    findings = find(catalog, {article.path: bodies.texts[article.path].text for article in archive.articles})
    pages = plan_pages(catalog, config.page_size, [story.slug for story in findings.stories])
    site = site_view(config, catalog, config.base_url)
    views = ViewBuilder(catalog, bodies, addresses, findings, site, config.page_size)
    cards = [views.shared.card(article) for article in archive.articles]

    tell("Indexing the words", 0, 0)
    found_by = search_names(catalog)
    search = build_search(search_documents(catalog, bodies, views.shared), found_by.companies, found_by.tags)
    channels = Channels(plan_channels(catalog, config))
    pictured = {page.path for page in pages if config.social_cards and page.kind in {"article", "briefing"}}
    heads = Heads(site, catalog, channels, pictured)
    machinery = Machinery(config, site, catalog, bodies, views.shared, channels, heads, look, pictures.later)
    made = (*preview_files(catalog, cards), *search.files)
    files = (*machine_files(machinery, pages), *map(planned, made))
    last = {ARCHIVE_ZIP: "zip" in config.exports, SERVICE_WORKER: config.offline}
    made_last = frozenset(path for path, wanted in last.items() if wanted)
    menu = navigation(catalog, bool(findings.stories))
    return _Edition(config, site, pages, views, menu, search, channels, heads, files, made_last)


def _write_pages(
    content: Path, edition: _Edition, renderer: TemplateRenderer, writer: SiteWriter, tell: Progress
) -> None:
    """Make and write one page after the other, then check that every link of theirs leads somewhere."""
    check = LinkCheck()
    origins = {page.path: page for page in edition.pages}

    def make(number: int) -> tuple[bytes, PageLinks]:
        page = edition.pages[number]
        html = _html(edition, renderer, page, edition.views.content(page))
        return html.encode("utf-8"), read_links(page.path, html)

    made = in_order(make, len(edition.pages))
    for number, (page, (data, links)) in enumerate(zip(edition.pages, made, strict=True), 1):
        check.add(page.path, links)
        writer.write(OutputFile(page.path, data))
        tell("Writing pages", number, len(edition.pages))

    def origin(path: SitePath, address: str) -> tuple[str, int]:
        file = origins[path].named(content)
        return file, text_line(Path(file), address.rsplit("/", 1)[-1])

    _stop(check.problems({*writer.files, *edition.last}, origin))


def _html(edition: _Edition, renderer: TemplateRenderer, page: PlannedPage, stands: PageContent) -> str:
    view = page_view(page, stands, edition.site, edition.navigation, edition.heads)
    return renderer.render(view, stands.variables)


def _data_page(edition: _Edition, writer: SiteWriter, last: frozenset[SitePath]) -> PageContent:
    sizes = {path: file.size for path, file in writer.files.items()}
    return data_content(edition.channels, sizes, {*sizes, *last})


def _write_last(edition: _Edition, renderer: TemplateRenderer, writer: SiteWriter, tell: Progress) -> None:
    """What is made of all other files: the service worker, then the archive in one file."""
    if SERVICE_WORKER in edition.last:
        writer.write(service_worker(writer.files))
    if ARCHIVE_ZIP in edition.last:
        tell("Packing the archive", 0, 0)
        page = next(page for page in edition.pages if page.kind == "data")
        without_itself = _html(edition, renderer, page, _data_page(edition, writer, frozenset()))
        folder = slugify_name(edition.site.title)
        writer.write_zip(ARCHIVE_ZIP, folder, {page.path: without_itself.encode("utf-8")})


def _outputs(content: Path, edition: _Edition, theme: Theme) -> Iterator[Output]:
    """Everything that wants a path in the site: what nobody can move first, for of two the later is told to move."""
    for path in (*edition.last, *(file.path for file in edition.files)):
        yield Output(path, "the site itself", "")
    for place, source in theme.sources():
        yield Output(place, str(source), "give the theme's file another name")
    yield from page_outputs(edition.pages, content)


def _theme(content: Path, config: SiteConfig) -> Theme:
    """The theme, looked for beside the content folder, in the checkout, and in the installed package."""
    beside, package = content.resolve().parent, Path(generator.__file__).resolve().parent
    roots = dict.fromkeys((beside, package.parent, package))
    settings = content / "site.yml"
    line = key_line(settings, "theme") if settings.is_file() else 0
    return load_theme(config.theme, [root / "themes" for root in roots], list(roots), str(settings), line)


def _attempt(problems: list[Problem], step: Callable[[], _T]) -> _T | None:
    try:
        return step()
    except ContentError as error:
        problems += error.problems
        return None


def _stop(problems: Iterable[Problem]) -> None:
    """Raise `ContentError` where there is any problem."""
    found = list(problems)
    if found:
        raise ContentError(found)
