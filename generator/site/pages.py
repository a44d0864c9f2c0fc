"""Every HTML page of a site, before anything is made: its path, its kind, and what it shows.

Data: `plan_pages` lists a `PlannedPage` for each page of a catalog.
Limits: pure; knows no templates and makes no views; two pages with one path are found by `collisions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from generator.analysis.catalog import Catalog
from generator.content.periods import is_year
from generator.model import SitePath, Slug
from generator.site import paths
from generator.site.output import SITE_ITSELF

_MOST_PAGES = 5
"""Of the newest articles and of a year: the pages of the months have them all."""
_STORY = 10
"""A page of a story has so many times the articles of a page of cards."""
_TITLES = 10
"""A further page of a company, a tag or a month has titles only, of so many times the articles; so has the rest of the first
page, where there is no more."""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """One page, before anything is known of its looks."""

    path: SitePath
    kind: str
    """The template's name without `.html`; the three overviews are of kind `index` and differ in their path."""
    origin: str = SITE_ITSELF
    """The content file it is made of, from the content folder; names it in a problem."""
    key: str = ""
    """Which of its kind: a company's registry name, a tag's slug, a period, the path of a content file; of a redirect
    the site path it leads to; empty where there is only one."""
    number: int = 1
    """1-based, of a long list."""
    total: int = 1
    """Pages of that list."""
    list_first: SitePath | None = None
    """The first page of that list, where this is another one."""

    @property
    def first(self) -> SitePath:
        """The first page of the list it belongs to: itself, where there is no other."""
        return self.list_first or self.path

    def named(self, content: PurePath) -> str:
        """Its origin as the user would name it, in the content folder."""
        return self.origin if self.origin == SITE_ITSELF else _inside(content) + self.origin


@cache
def _inside(content: PurePath) -> str:
    """How the name of a file in a folder begins; a path made for each page takes as long as the rest of a plan."""
    return str(content / "x")[:-1]


def plan_pages(catalog: Catalog, page_size: int, stories: Mapping[Slug, int] | None = None) -> tuple[PlannedPage, ...]:
    """Every HTML page; `page_size` articles on one page of a list of cards; `stories` have so many articles each.

    Pages that editors can move come after those that they cannot: of two in one place the later is the one to move.
    """
    return (
        *_long_list(paths.HOME, "home", len(catalog.archive.articles), page_size),
        PlannedPage(paths.SEARCH, "search"),
        PlannedPage(paths.NOT_FOUND, "404"),
        PlannedPage(paths.COMPANIES, "index"),
        PlannedPage(paths.TAGS, "index"),
        PlannedPage(paths.DATES, "index"),
        *([PlannedPage(paths.NETWORK, "network")] if has_network(catalog) else []),
        *([PlannedPage(paths.STORIES, "stories")] if stories else []),
        *_story_pages(stories or {}, page_size),
        PlannedPage(paths.DATA, "data"),
        *_period_pages(catalog, page_size),
        *_company_and_tag_pages(catalog, page_size),
        *(PlannedPage(paths.article_path(a), "article", a.path, a.path) for a in catalog.archive.articles),
        *_editors_pages(catalog),
        *_redirects(catalog),
    )


def has_network(catalog: Catalog) -> bool:
    """Whether any two companies can be in the news together."""
    return len(catalog.companies) > 1


def list_parts(kind: str, count: int, page_size: int) -> list[range]:
    """Returns the positions of the articles on each page of a list: one page at least, not always all of `count`.

    `kind`: as `PlannedPage.kind`.
    """
    if kind in {"company", "tag", "month"}:
        rest = range(page_size, count, _TITLES * page_size)
        starts = [0, *rest] if len(rest) > 1 else [0]
    else:
        page_size *= _STORY if kind == "story" else 1
        starts = list(range(0, max(1, count), page_size))
        if kind in {"home", "year"} and len(starts) > _MOST_PAGES:
            starts, count = starts[:_MOST_PAGES], _MOST_PAGES * page_size
    return [range(start, end) for start, end in zip(starts, [*starts[1:], count], strict=True)]


def _long_list(
    first: SitePath, kind: str, count: int, page_size: int, key: str = "", origin: str = SITE_ITSELF
) -> Iterator[PlannedPage]:
    total = len(list_parts(kind, count, page_size))
    for number in range(1, total + 1):
        yield PlannedPage(
            paths.list_path(first, number), kind, origin, key, number, total, first if number > 1 else None
        )


def _company_and_tag_pages(catalog: Catalog, page_size: int) -> Iterator[PlannedPage]:
    for name, company in catalog.companies.items():
        count = len(catalog.by_company.get(name, ()))
        yield from _long_list(paths.company_path(company.slug), "company", count, page_size, name, "companies.yml")
    for slug, tag in catalog.tags.items():
        count = len(catalog.by_tag.get(slug, ()))
        yield from _long_list(paths.tag_path(tag.slug), "tag", count, page_size, slug, "tags.yml")


def _story_pages(stories: Mapping[Slug, int], page_size: int) -> Iterator[PlannedPage]:
    for slug, count in stories.items():
        yield from _long_list(paths.story_path(slug), "story", count, page_size, slug)


def _period_pages(catalog: Catalog, page_size: int) -> Iterator[PlannedPage]:
    for period, articles in catalog.by_period.items():
        kind = "year" if is_year(period) else "month"
        yield from _long_list(paths.period_path(period), kind, len(articles), page_size, period)


def _editors_pages(catalog: Catalog) -> Iterator[PlannedPage]:
    archive = catalog.archive
    if archive.notes:
        yield PlannedPage(paths.NOTES, "notes")
    if archive.briefings:
        yield PlannedPage(paths.BRIEFINGS, "briefings")
    for note in archive.notes:
        yield PlannedPage(paths.note_path(note), "note", note.path, note.path)
    for briefing in archive.briefings:
        yield PlannedPage(paths.briefing_path(briefing), "briefing", briefing.path, briefing.path)
        yield PlannedPage(paths.email_path(briefing), "email", briefing.path, briefing.path)
    for page in archive.pages:
        yield PlannedPage(paths.text_path(page), "text", page.path, page.path)


def _redirects(catalog: Catalog) -> Iterator[PlannedPage]:
    archive = catalog.archive
    for article in archive.articles:
        yield from (
            PlannedPage(alias, "redirect", article.path, paths.article_path(article)) for alias in article.aliases
        )
    for note in archive.notes:
        yield from (PlannedPage(alias, "redirect", note.path, paths.note_path(note)) for alias in note.aliases)
    for briefing in archive.briefings:
        target = paths.briefing_path(briefing)
        yield from (PlannedPage(alias, "redirect", briefing.path, target) for alias in briefing.aliases)
    for page in archive.pages:
        yield from (PlannedPage(alias, "redirect", page.path, paths.text_path(page)) for alias in page.aliases)
    for tag in catalog.tags.values():
        target = paths.tag_path(tag.slug)
        yield from (PlannedPage(paths.tag_path(slug), "redirect", "tags.yml", target) for slug in tag.aliases)
