"""One article as data: the columns of every export, in one place.

Data: `article_records` gives an `ArticleRecord` for each article, newest first, the undated last; `article_record` for one;
`rows_or_records` where an older table has some of them.
Limits: pure. `docs/data.md` lists the columns; a test compares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.catalog import Catalog
from generator.model import Article
from generator.site import paths
from generator.site.bodies import Bodies
from generator.site.exports.old_table import OldTable
from generator.site.paths import canonical_address
from generator.site.views.dates import date_view

COLUMNS = {
    "id": "its reference in the archive, such as 2024/07/slug",
    "url": "its page",
    "title": "headline",
    "date": "the best estimate of the day of publication, ISO 8601; only the year where no more is known; empty where unknown",
    "date_earliest": "with date_latest: the day lies inside with 95 % confidence; empty where it is certain",
    "date_latest": "see date_earliest",
    "date_shown": "the date in words, as the site shows it: where the range is wider than 45 days, a season or year",
    "date_basis": "a sentence on what the estimate rests on",
    "author": "where the source tells",
    "publication": "where the source tells",
    "companies": "whom it is about, most central first",
    "mentions": "whom else it names",
    "tags": "slugs of its tags",
    "summary": "one or two sentences",
    "why": "why it matters, in the article’s own words",
    "text": "the whole text, one paragraph a line",
    "words": "how many words that is",
    "source_url": "address of the original, where the source has one",
    "source_dump": "the file it was cut from",
    "source_first_line": "the first line of it there, counted from 1",
    "source_last_line": "the last one",
}
"""Column -> its meaning, in the order of the tables."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One row: a field for each of `COLUMNS`, in their order."""

    id: str
    """Unique."""
    url: str
    """Absolute."""
    title: str
    date: str
    date_earliest: str
    date_latest: str
    date_shown: str
    date_basis: str
    author: str
    publication: str
    companies: tuple[str, ...]
    mentions: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str
    why: str
    text: str
    words: int
    source_url: str
    """Absolute, of the original; empty where it is unknown."""
    source_dump: str
    source_first_line: int | None
    """None where it was written by hand; likewise the last."""
    source_last_line: int | None


def article_records(catalog: Catalog, bodies: Bodies, base_url: str) -> Iterator[ArticleRecord]:
    """Every article of the archive."""
    return (article_record(article, catalog, bodies, base_url) for article in catalog.archive.articles)


def article_record(article: Article, catalog: Catalog, bodies: Bodies, base_url: str) -> ArticleRecord:
    """One article of the archive."""
    path, body, date, source = paths.article_path(article), bodies.texts[article.path], article.date, article.source
    shown = date_view(date)
    return ArticleRecord(
        id=path.removesuffix(".html"),
        url=canonical_address(base_url, path) or path,
        title=article.title,
        date=shown.iso,
        date_earliest=date.earliest.isoformat() if date.earliest else "",
        date_latest=date.latest.isoformat() if date.latest else "",
        date_shown=shown.text,
        date_basis=date.basis,
        author=article.author or "",
        publication=article.publication or "",
        companies=catalog.about[article.path],
        mentions=catalog.mentions[article.path],
        tags=article.tags,
        summary=article.summary,
        why=body.why,
        text=body.text,
        words=len(body.text.split()),
        source_url=source.url if source else "",
        source_dump=source.dump if source else "",
        source_first_line=source.first if source else None,
        source_last_line=source.last if source else None,
    )


def rows_or_records(
    catalog: Catalog,
    bodies: Bodies,
    base_url: str,
    old: OldTable | None,
    split: Callable[[bytes], Sequence[bytes]],
) -> Iterator[ArticleRecord | bytes]:
    """For every article of the archive: its row in `old`, if it can be used again, else its record. `split`: see `OldTable`."""
    rows = old.rows(split) if old else {}
    for article in catalog.archive.articles:
        yield rows.get(article.path) or article_record(article, catalog, bodies, base_url)
