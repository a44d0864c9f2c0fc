"""Every page of a site and its path: the one place that knows where a thing lies.

Data: `article_path` and its kin for addresses; `plan_pages` lists the pages of a catalog.
Limits: pure; knows no templates and makes no views; two in one place are found by `collisions`.

    index.html  newest/2.html                         2024/index.html  2024/page/2.html
    2024/07/slug.html  undated/slug.html              2024/07/index.html  2024/07/page/2.html  undated/index.html
    companies/alibaba.html  companies/alibaba/2.html  companies/index.html; tags likewise
    notes/slug.html  briefings/slug.html  briefings/slug.email.html  stories/slug.html
    about.html  network.html  search.html  404.html  data/index.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from generator.analysis.catalog import Catalog
from generator.content.links import Target, TargetKind, article_reference
from generator.model import Archive, Article, Briefing, Note, SitePath, Slug, TextPage

HOME = SitePath("index.html")
COMPANIES = SitePath("companies/index.html")
TAGS = SitePath("tags/index.html")
DATES = SitePath("dates/index.html")
NOTES = SitePath("notes/index.html")
BRIEFINGS = SitePath("briefings/index.html")
NETWORK = SitePath("network.html")
STORIES = SitePath("stories/index.html")
SEARCH = SitePath("search.html")
NOT_FOUND = SitePath("404.html")
OPML = SitePath("feeds.opml")
MANIFEST = SitePath("manifest.webmanifest")
SERVICE_WORKER = SitePath("service-worker.js")
ICON = SitePath("icons/192.png")
DATA = SitePath("data/index.html")
ARCHIVE_JSON = SitePath("data/archive.json")
ARCHIVE_CSV = SitePath("data/archive.csv")
ARCHIVE_SQLITE = SitePath("data/archive.db")
ARCHIVE_ZIP = SitePath("data/archive.zip")

_OWN_WORDS = "the site itself"
"""The origin of pages that no content file asks for."""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """One page, before anything is known of its looks."""

    path: SitePath
    kind: str
    """The template's name without `.html`; `index` has the three overviews, told apart by their path."""
    origin: str = _OWN_WORDS
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
        return self.origin if self.origin == _OWN_WORDS else str(content / self.origin)


def article_path(article: Article) -> SitePath:
    """`2024/07/slug.html`, or `undated/slug.html`."""
    return SitePath(f"{article_reference(article)}.html")


def company_path(slug: Slug) -> SitePath:
    """`companies/alibaba.html`."""
    return SitePath(f"companies/{slug}.html")


def tag_path(slug: Slug) -> SitePath:
    """`tags/ipo.html`."""
    return SitePath(f"tags/{slug}.html")


def period_path(period: str) -> SitePath:
    """`2024/07/index.html` for `2024-07`, `2024/index.html`, `undated/index.html`."""
    return SitePath(f"{period.replace('-', '/')}/index.html")


def note_path(note: Note) -> SitePath:
    """`notes/slug.html`."""
    return SitePath(f"notes/{note.slug}.html")


def briefing_path(briefing: Briefing) -> SitePath:
    """`briefings/slug.html`."""
    return SitePath(f"briefings/{briefing.slug}.html")


def story_path(slug: Slug) -> SitePath:
    """`stories/slug.html`."""
    return SitePath(f"stories/{slug}.html")


def email_path(briefing: Briefing) -> SitePath:
    """`briefings/slug.email.html`."""
    return SitePath(f"briefings/{briefing.slug}.email.html")


def text_path(page: TextPage) -> SitePath:
    """`about.html`."""
    return SitePath(f"{page.slug}.html")


def list_path(first: SitePath, number: int) -> SitePath:
    """The page `number` of a long list whose first page is `first`."""
    if number == 1:
        return first
    if first == HOME:
        return SitePath(f"newest/{number}.html")
    if first.endswith("/index.html"):
        return SitePath(f"{first.removesuffix('index.html')}page/{number}.html")
    return SitePath(f"{first.removesuffix('.html')}/{number}.html")


def card_path(page: SitePath) -> SitePath:
    """The social card of a page: `cards/2024/07/slug.png`."""
    return SitePath(f"cards/{page.removesuffix('.html')}.png")


def canonical_address(base_url: str, path: SitePath) -> str:
    """The one absolute address of a page; the front page's is the site's."""
    return base_url if path == HOME else f"{base_url}{path}"


class Addresses:
    """Where each thing that a name can mean has its page."""

    def __init__(self, archive: Archive) -> None:
        """`archive` with a complete registry."""
        self._paths: dict[tuple[TargetKind, str], SitePath] = {}
        for article in archive.articles:
            self._paths[TargetKind.ARTICLE, article.path] = article_path(article)
        for company in archive.registry.companies:
            self._paths[TargetKind.COMPANY, company.name] = company_path(company.slug)
        for tag in archive.registry.tags:
            self._paths[TargetKind.TAG, tag.slug] = tag_path(tag.slug)
        for note in archive.notes:
            self._paths[TargetKind.NOTE, note.path] = note_path(note)
        for briefing in archive.briefings:
            self._paths[TargetKind.BRIEFING, briefing.path] = briefing_path(briefing)
        for page in archive.pages:
            self._paths[TargetKind.PAGE, page.path] = text_path(page)

    def path_of(self, target: Target) -> SitePath:
        """The page of a target of this archive."""
        if target.kind is TargetKind.PERIOD:
            return period_path(target.key)
        return self._paths[target.kind, target.key]


def plan_pages(catalog: Catalog, page_size: int, stories: Sequence[Slug] = ()) -> tuple[PlannedPage, ...]:
    """Every HTML page; `page_size` articles on one page of a list.

    Pages that editors can move come after those that they cannot: of two in one place the later is the one to move.
    """
    return (
        *_long_list(HOME, "home", len(catalog.archive.articles), page_size),
        PlannedPage(SEARCH, "search"),
        PlannedPage(NOT_FOUND, "404"),
        PlannedPage(COMPANIES, "index"),
        PlannedPage(TAGS, "index"),
        PlannedPage(DATES, "index"),
        *([PlannedPage(NETWORK, "network")] if has_network(catalog) else []),
        *([PlannedPage(STORIES, "stories")] if stories else []),
        *(PlannedPage(story_path(slug), "story", key=slug) for slug in stories),
        PlannedPage(DATA, "data"),
        *_period_pages(catalog, page_size),
        *_company_and_tag_pages(catalog, page_size),
        *(PlannedPage(article_path(a), "article", a.path, a.path) for a in catalog.archive.articles),
        *_editors_pages(catalog),
        *_redirects(catalog),
    )


def has_network(catalog: Catalog) -> bool:
    """Whether any two companies can be in the news together."""
    return len(catalog.companies) > 1


def _long_list(
    first: SitePath, kind: str, count: int, page_size: int, key: str = "", origin: str = _OWN_WORDS
) -> Iterator[PlannedPage]:
    total = max(1, -(-count // page_size))
    for number in range(1, total + 1):
        yield PlannedPage(list_path(first, number), kind, origin, key, number, total, first if number > 1 else None)


def _company_and_tag_pages(catalog: Catalog, page_size: int) -> Iterator[PlannedPage]:
    for name, company in catalog.companies.items():
        count = len(catalog.by_company.get(name, ()))
        yield from _long_list(company_path(company.slug), "company", count, page_size, name, "companies.yml")
    for slug, tag in catalog.tags.items():
        count = len(catalog.by_tag.get(slug, ()))
        yield from _long_list(tag_path(tag.slug), "tag", count, page_size, slug, "tags.yml")


def _period_pages(catalog: Catalog, page_size: int) -> Iterator[PlannedPage]:
    for period, articles in catalog.by_period.items():
        kind = "year" if len(period) == 4 else "month"
        yield from _long_list(period_path(period), kind, len(articles), page_size, period)


def _editors_pages(catalog: Catalog) -> Iterator[PlannedPage]:
    archive = catalog.archive
    if archive.notes:
        yield PlannedPage(NOTES, "notes")
    if archive.briefings:
        yield PlannedPage(BRIEFINGS, "briefings")
    for note in archive.notes:
        yield PlannedPage(note_path(note), "note", note.path, note.path)
    for briefing in archive.briefings:
        yield PlannedPage(briefing_path(briefing), "briefing", briefing.path, briefing.path)
        yield PlannedPage(email_path(briefing), "email", briefing.path, briefing.path)
    for page in archive.pages:
        yield PlannedPage(text_path(page), "text", page.path, page.path)


def _redirects(catalog: Catalog) -> Iterator[PlannedPage]:
    for article in catalog.archive.articles:
        for alias in article.aliases:
            yield PlannedPage(alias, "redirect", article.path, article_path(article))
