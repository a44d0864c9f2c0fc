"""What every page has: facts about the site, the navigation, the page's title and URL.

Data: `site_view` once for a site; `page_view` for each page.
Limits: pure; the wording of the navigation is here, its looks are the theme's.
"""

from __future__ import annotations

from functools import lru_cache

from generator.analysis.catalog import Catalog
from generator.config import SiteConfig
from generator.content.periods import placed_day
from generator.language import direction
from generator.model import SitePath
from generator.site import paths
from generator.site.outputs.meta import Heads
from generator.site.pages import PlannedPage
from generator.site.paths import canonical_address
from generator.site.views.content import PageContent
from generator.site.views.records import Link, NavItem, PageView, SiteView

_SECTION_KINDS = {
    "home": paths.HOME,
    "company": paths.COMPANIES,
    "network": paths.COMPANIES,
    "tag": paths.TAGS,
    "story": paths.STORIES,
    "year": paths.DATES,
    "month": paths.DATES,
    "briefing": paths.BRIEFINGS,
    "note": paths.NOTES,
}
"""Page kind -> the navigation's entry that is its section."""


def site_view(config: SiteConfig, catalog: Catalog, base_url: str) -> SiteView:
    """What every page knows of the site; `base_url` is absolute and ends with a slash."""
    archive = catalog.archive
    days = [day for article in archive.articles if (day := placed_day(article.date))]
    return SiteView(
        title=config.title,
        tagline=config.tagline,
        description=config.description,
        language=config.language,
        direction=direction(config.language),
        author=config.author,
        base_url=base_url,
        article_count=len(archive.articles),
        company_count=len(catalog.companies),
        tag_count=len(catalog.tags),
        has_notes=bool(archive.notes),
        has_briefings=bool(archive.briefings),
        first_day=min(days).isoformat() if days else "",
        last_day=max(days).isoformat() if days else "",
        icon=paths.ICON if config.offline else None,
        manifest=paths.MANIFEST if config.offline else None,
    )


def navigation(catalog: Catalog, has_stories: bool) -> tuple[Link, ...]:
    """The main navigation's entries, in order."""
    archive = catalog.archive
    entries = [Link("Newest", paths.HOME), Link("Companies", paths.COMPANIES), Link("Tags", paths.TAGS)]
    entries.append(Link("Dates", paths.DATES))
    if has_stories:
        entries.append(Link("Stories", paths.STORIES))
    if archive.briefings:
        entries.append(Link("Digests", paths.BRIEFINGS))
    if archive.notes:
        entries.append(Link("Notes", paths.NOTES))
    entries += [Link(page.title, paths.text_path(page)) for page in archive.pages if page.listed]
    return (*entries, Link("Search", paths.SEARCH))


def page_view(
    page: PlannedPage,
    content: PageContent,
    site: SiteView,
    entries: tuple[Link, ...],
    heads: Heads,
    backlinks: tuple[Link, ...] = (),
) -> PageView:
    """What a template knows of the page it is making; `entries` is the site's `navigation`."""
    section = _SECTION_KINDS.get(page.kind, page.path)
    title, description = content.title or site.title, content.description or site.description
    return PageView(
        path=page.path,
        kind=page.kind,
        title=title,
        description=description,
        canonical=canonical_address(site.base_url, _canonical_path(page)),
        nav=_nav_items(entries, page.path if any(page.path == entry.path for entry in entries) else "", section),
        backlinks=backlinks,
        head=heads.of(page, title, content.variables),
    )


@lru_cache(maxsize=256)
def _nav_items(entries: tuple[Link, ...], path: str, section: SitePath) -> tuple[NavItem, ...]:
    """The entries for a page; `path` is the page's where it is one of them."""
    return tuple(NavItem(e.text, e.path, e.path in {path, section}, e.path == path) for e in entries)


def _canonical_path(page: PlannedPage) -> SitePath:
    """The path to name as canonical: of an old address, the new one."""
    return SitePath(page.key) if page.kind == "redirect" else page.path
