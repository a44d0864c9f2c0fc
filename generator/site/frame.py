"""What stands around every page: the site's own facts, the navigation, the page's title and address.

Data: `site_view` once for a site; `page_view` for each page.
Limits: pure; the wording of the navigation is here, its looks are the theme's.
"""

from __future__ import annotations

from generator.config import SiteConfig
from generator.model import SitePath
from generator.site import plan
from generator.site.catalog import Catalog
from generator.site.page_content import PageContent
from generator.site.plan import PlannedPage
from generator.site.views import Link, NavItem, PageView, SiteView

_SECTION_KINDS = {
    "home": plan.HOME,
    "company": plan.COMPANIES,
    "network": plan.COMPANIES,
    "tag": plan.TAGS,
    "story": plan.STORIES,
    "year": plan.DATES,
    "month": plan.DATES,
    "briefing": plan.BRIEFINGS,
    "note": plan.NOTES,
}
"""Page kind -> the navigation's entry that is its section."""


def site_view(config: SiteConfig, catalog: Catalog, base_url: str) -> SiteView:
    """What every page knows of the site; `base_url` is absolute and ends with a slash."""
    archive = catalog.archive
    days = [article.date.day for article in archive.articles if article.date.day]
    return SiteView(
        title=config.title,
        tagline=config.tagline,
        description=config.description,
        language=config.language,
        author=config.author,
        base_url=base_url,
        article_count=len(archive.articles),
        company_count=len(catalog.companies),
        tag_count=len(catalog.tags),
        has_notes=bool(archive.notes),
        has_briefings=bool(archive.briefings),
        first_day=min(days).isoformat() if days else "",
        last_day=max(days).isoformat() if days else "",
    )


def navigation(catalog: Catalog, has_stories: bool) -> tuple[Link, ...]:
    """The main navigation's entries, in order."""
    archive = catalog.archive
    entries = [Link("Newest", plan.HOME), Link("Companies", plan.COMPANIES), Link("Tags", plan.TAGS)]
    entries.append(Link("Dates", plan.DATES))
    if has_stories:
        entries.append(Link("Stories", plan.STORIES))
    if archive.briefings:
        entries.append(Link("Digests", plan.BRIEFINGS))
    if archive.notes:
        entries.append(Link("Notes", plan.NOTES))
    entries += [Link(page.title, plan.text_path(page)) for page in archive.pages]
    return (*entries, Link("Search", plan.SEARCH))


def page_view(page: PlannedPage, content: PageContent, site: SiteView, entries: tuple[Link, ...]) -> PageView:
    """What a template knows of the page it is making; `entries` is the site's `navigation`."""
    section = _SECTION_KINDS.get(page.kind, page.path)
    return PageView(
        path=page.path,
        kind=page.kind,
        title=content.title or site.title,
        description=content.description or site.description,
        canonical=canonical_address(site.base_url, page.path),
        nav=tuple(NavItem(entry.text, entry.path, entry.path in {page.path, section}) for entry in entries),
    )


def canonical_address(base_url: str, path: SitePath) -> str:
    """The one absolute address of a page; the front page's is the site's."""
    return base_url if path == plan.HOME else f"{base_url}{path}"
