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
from generator.config import SiteConfig, load_config, normal_base_url
from generator.content.links import Names, reference_problems
from generator.content.store import key_line, load_archive, text_line
from generator.errors import ContentError, Problem
from generator.model import Archive, OutputFile, SitePath
from generator.search.documents import SearchFiles, build_search
from generator.site.bodies import render_bodies
from generator.site.catalog import complete_registry, make_catalog
from generator.site.check import LinkCheck
from generator.site.feeds import atom_feed, robots, sitemap
from generator.site.findings import find
from generator.site.frame import navigation, page_view, site_view
from generator.site.plan import Addresses, Output, PlannedPage, collision_problems, page_outputs, plan_pages
from generator.site.previews import preview_files
from generator.site.render import Renderer
from generator.site.searching import search_documents, search_names
from generator.site.theme import Theme, load_theme
from generator.site.view_builders import ViewBuilder
from generator.site.views import Link, SiteView
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

    site: SiteView
    pages: tuple[PlannedPage, ...]
    views: ViewBuilder
    navigation: tuple[Link, ...]
    search: SearchFiles
    files: tuple[OutputFile, ...]
    """For machines: feed, sitemap, search index."""


def build(content: Path, out: Path, base_url: str | None = None, progress: Progress | None = None) -> BuildReport:
    """Make the site of a content folder in `out`, replacing the one before.

    `base_url` is the site's absolute address; `site.yml` has it where it is not given. Raises `ContentError` with
    every problem of the first step that has any, and then leaves `out` as it was.
    """
    tell = progress or (lambda what, done, of: None)
    check_out(out, content)
    tell("Reading the content", 0, 0)
    config, archive, theme = _read(content)
    edition = _prepare(content, config, complete_registry(archive), base_url, tell)
    _stop(collision_problems(_outputs(content, edition, theme)))
    renderer = Renderer(theme, edition.site, config.theme_settings, edition.search)
    with replacing(out) as writer:
        for file in (*theme.outputs(), *edition.files):
            writer.write(file)
        _write_pages(content, edition, renderer, writer, tell)
    return BuildReport(len(archive.articles), len(edition.pages), len(writer.paths), writer.bytes)


def _read(content: Path) -> tuple[SiteConfig, Archive, Theme]:
    problems: list[Problem] = []
    config = _attempt(problems, lambda: load_config(content))
    theme = _attempt(problems, lambda: _theme(content, config)) if config else None
    archive = _attempt(problems, lambda: load_archive(content))
    if not (config and theme and archive):
        raise ContentError(problems)
    return config, archive, theme


def _prepare(content: Path, config: SiteConfig, archive: Archive, base_url: str | None, tell: Progress) -> _Edition:
    names, addresses = Names(archive), Addresses(archive)
    wrong = reference_problems(archive, names, lambda path, key: key_line(content / path, key))
    bodies = render_bodies(archive, names, addresses, config.labels, lambda done, of: tell("Rendering texts", done, of))
    _stop(dataclasses.replace(p, path=str(content / p.path)) for p in (*wrong, *bodies.problems))

    tell("Planning the pages", 0, 0)
    catalog = make_catalog(archive, names, bodies.linked)
    findings = find(catalog, {article.path: bodies.texts[article.path].text for article in archive.articles})
    pages = plan_pages(catalog, config.page_size, [story.slug for story in findings.stories])
    site = site_view(config, catalog, normal_base_url(base_url) if base_url else config.base_url)
    views = ViewBuilder(catalog, bodies, addresses, findings, site, config.page_size)
    cards = [views.cards.card(article) for article in archive.articles]

    tell("Indexing the words", 0, 0)
    found_by = search_names(catalog)
    search = build_search(search_documents(catalog, bodies, views.cards), found_by.companies, found_by.tags)
    files = (
        atom_feed(site, cards),
        sitemap(site, pages, cards),
        robots(site),
        _NO_JEKYLL,
        *preview_files(catalog, cards),
        *search.files,
    )
    return _Edition(site, pages, views, navigation(catalog, bool(findings.stories)), search, files)


_NO_JEKYLL = OutputFile(SitePath(".nojekyll"), b"")
"""Tells GitHub Pages to serve the files as they are."""


def _write_pages(content: Path, edition: _Edition, renderer: Renderer, writer: SiteWriter, tell: Progress) -> None:
    """Make and write one page after the other, then check that every link of theirs leads somewhere."""
    check = LinkCheck()
    origins = {page.path: page for page in edition.pages}
    for number, page in enumerate(edition.pages, 1):
        stands = edition.views.content(page)
        view = page_view(page, stands, edition.site, edition.navigation)
        html = renderer.render(view, stands.variables)
        check.add(page.path, html)
        writer.write(OutputFile(page.path, html.encode("utf-8")))
        tell("Writing pages", number, len(edition.pages))

    def origin(path: SitePath, address: str) -> tuple[str, int]:
        file = origins[path].named(content)
        return file, text_line(Path(file), address.rsplit("/", 1)[-1])

    _stop(check.problems(writer.paths, origin))


def _outputs(content: Path, edition: _Edition, theme: Theme) -> Iterator[Output]:
    """Everything that wants a path in the site: what nobody can move first, for of two the later is told to move."""
    for file in edition.files:
        yield Output(file.path, "the site itself", "")
    for path, source in theme.sources():
        yield Output(path, str(source), "give the theme's file another name")
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
