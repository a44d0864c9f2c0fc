"""For search engines: the sitemap, and robots.txt.

Data: `sitemap_files`, `robots`.
Limits: pure and without a clock: a page is as new as the newest article on it. Above 1,000 addresses `sitemap.xml` is an index of
`sitemap-1.xml.gz`, `sitemap-2.xml.gz` …, each of at most 50,000, which the protocol allows in one file. Source: sitemaps.org.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping

from generator.analysis.catalog import Catalog
from generator.content.periods import is_year, placed_day
from generator.model import OutputFile, SitePath
from generator.site.feeds.xml_text import text
from generator.site.pages import PlannedPage, list_parts
from generator.site.paths import (
    HOME,
    article_path,
    briefing_path,
    canonical_address,
    company_path,
    list_path,
    note_path,
    period_path,
    tag_path,
)

SITEMAP = SitePath("sitemap.xml")
ROBOTS = SitePath("robots.txt")

MOST_ADDRESSES = 50_000
"""In a compressed file."""
MOST_PLAIN = 1_000
"""In a file that people can read; compressed a thousand take a twelfth of it."""
UNLISTED_KINDS = frozenset({"404", "email", "redirect", "search"})
"""Pages that search engines are not sent to."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(
    base_url: str,
    pages: Iterable[PlannedPage],
    days: Mapping[SitePath, str],
    most: int = MOST_ADDRESSES,
    most_plain: int = MOST_PLAIN,
) -> list[OutputFile]:
    """Every page that is worth finding; `days` are ISO 8601 by page, `most` is how many addresses a file holds, and `most_plain`
    one that is not compressed."""
    rows = [
        f"<url><loc>{text(canonical_address(base_url, page.path))}</loc>{_last(days.get(page.path, ''))}</url>"
        for page in pages
        if page.kind not in UNLISTED_KINDS
    ]
    if len(rows) <= most_plain:
        return [_file(SITEMAP, "urlset", rows)]
    parts = [rows[start : start + most] for start in range(0, len(rows), most)]
    files = [_packed(_file(SitePath(f"sitemap-{number}.xml"), "urlset", part)) for number, part in enumerate(parts, 1)]
    index = [f"<sitemap><loc>{text(base_url + file.path)}</loc></sitemap>" for file in files]
    return [_file(SITEMAP, "sitemapindex", index), *files]


def page_days(catalog: Catalog, page_size: int) -> dict[SitePath, str]:
    """When each page had something new, from the days of articles, digests and notes: ISO 8601."""
    archive = catalog.archive
    days = {article_path(a): day.isoformat() for a in archive.articles if (day := placed_day(a.date))}
    days |= {briefing_path(b): b.date.isoformat() for b in archive.briefings}
    days |= {note_path(n): n.date.isoformat() for n in archive.notes if n.date}
    lists = [("home", HOME, archive.articles)]
    by_company = catalog.by_company
    lists += [("company", company_path(one.slug), by_company.get(n, ())) for n, one in catalog.companies.items()]
    lists += [("tag", tag_path(slug), catalog.by_tag.get(slug, ())) for slug in catalog.tags]
    for period, articles in catalog.by_period.items():
        lists.append(("year" if is_year(period) else "month", period_path(period), articles))
    for kind, first, articles in lists:
        for number, part in enumerate(list_parts(kind, len(articles), page_size), 1):
            day = placed_day(articles[part.start].date) if articles else None
            if day:
                days[list_path(first, number)] = day.isoformat()
    return days


def robots(base_url: str) -> OutputFile:
    """Everyone may read everything."""
    rules = "User-agent: *\nAllow: /\n"
    if base_url:
        rules += f"\nSitemap: {base_url}{SITEMAP}\n"
    return OutputFile(ROBOTS, rules.encode("utf-8"))


def _last(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def _file(path: SitePath, root: str, rows: list[str]) -> OutputFile:
    body = "\n".join([f'<{root} xmlns="{_SPACE}">', *rows, f"</{root}>"])
    return OutputFile(path, (_HEAD + body + "\n").encode("utf-8"))


def _packed(file: OutputFile) -> OutputFile:
    """A file compressed; its head has neither the time nor the system (byte 9) of the build."""
    data = gzip.compress(file.data, mtime=0)
    return OutputFile(SitePath(f"{file.path}.gz"), data[:9] + b"\xff" + data[10:])
