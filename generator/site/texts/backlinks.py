"""Which texts link to a page.

Data: `find_backlinks` gives the links back for each page that any text links to.
Limits: pure. A text that the page shows anyway is left out: a note about its subject, a digest with the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.analysis.catalog import Catalog
from generator.content.links import Target, TargetKind
from generator.model import SitePath
from generator.site import paths
from generator.site.paths import TargetPaths
from generator.site.views.records import Link


def find_backlinks(
    targets: Mapping[str, tuple[Target, ...]], catalog: Catalog, target_paths: TargetPaths
) -> dict[SitePath, tuple[Link, ...]]:
    """Returns page -> texts that link to it: articles newest first, then notes, digests and pages.

    `targets`: path of each content file -> what it links to.
    """
    found: dict[SitePath, dict[SitePath, Link]] = {}
    for path, link in _texts(catalog):
        for target in targets.get(path, ()):
            page = target_paths.path_of(target)
            if page != link.path and not _is_shown(path, target, catalog):
                found.setdefault(page, {})[link.path] = link
    return {page: tuple(links.values()) for page, links in found.items()}


def _is_shown(path: str, target: Target, catalog: Catalog) -> bool:
    about = ((one.kind, one.key) for one in catalog.targets_of.get(path, ()))
    if (target.kind, target.key) in about:
        return True
    contained = catalog.briefing_articles.get(path, ())
    return target.kind is TargetKind.ARTICLE and any(article.path == target.key for article in contained)


def _texts(catalog: Catalog) -> Iterator[tuple[str, Link]]:
    archive = catalog.archive
    yield from ((article.path, Link(article.title, paths.article_path(article))) for article in archive.articles)
    yield from ((note.path, Link(note.title, paths.note_path(note))) for note in archive.notes)
    yield from ((one.path, Link(one.title, paths.briefing_path(one))) for one in archive.briefings)
    yield from ((page.path, Link(page.title, paths.text_path(page))) for page in archive.pages)
