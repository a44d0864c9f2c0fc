"""The path in the site of every page and file: the only module that knows them.

Data: constants for what there is once, `article_path`, `company_path` and so on for the rest; `TargetPaths` for
whatever a name can mean.
Limits: pure; says where a thing would be, not whether the site has it, which is `pages`.

    index.html  newest/2.html                         2024/index.html  2024/page/2.html
    2024/07/slug.html  undated/slug.html              2024/07/index.html  2024/07/page/2.html  undated/index.html
    companies/alibaba.html  companies/alibaba/2.html  companies/index.html; tags likewise
    notes/slug.html  briefings/slug.html  briefings/slug.email.html  stories/slug.html
    about.html  network.html  search.html  404.html  data/index.html
"""

from __future__ import annotations

from functools import lru_cache

from generator.content.links import Target, TargetKind, article_reference
from generator.content.periods import is_month
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
ADMIN = "admin/"
"""The folder of the editor in the browser; pages do not link to it, and readers' copies do not have it."""
LUNR_INDEX = SitePath("data/lunr-index.json")
DOWNLOADS = (ARCHIVE_JSON, ARCHIVE_CSV, ARCHIVE_SQLITE, LUNR_INDEX, ARCHIVE_ZIP)
"""Left out where the host does not take them besides the site."""


def article_path(article: Article) -> SitePath:
    """`2024/07/slug.html`, `2024/slug.html` where no month is known, or `undated/slug.html`."""
    return SitePath(f"{article_reference(article)}.html")


def company_path(slug: Slug) -> SitePath:
    """`companies/alibaba.html`."""
    return SitePath(f"companies/{slug}.html")


def tag_path(slug: Slug) -> SitePath:
    """`tags/ipo.html`."""
    return SitePath(f"tags/{slug}.html")


@lru_cache(maxsize=1 << 12)  # few periods, on every chart
def period_path(period: str) -> SitePath:
    """`2024/07/index.html` for `2024-07`, `2024/index.html`, `2020-2021/index.html`, `undated/index.html`."""
    return SitePath(f"{period.replace('-', '/') if is_month(period) else period}/index.html")


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
    if not base_url:
        return ""
    return base_url if path == HOME else f"{base_url}{path}"


class TargetPaths:
    """The page of everything that a name can mean."""

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
