"""The three overviews: companies and tags by initial, months by year.

Data: `companies_index`, `tags_index`, `dates_index` each give an `IndexView`.
Limits: pure; lists only what has a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from generator.analysis.catalog import UNDATED, Articles, Catalog
from generator.analysis.timespan import Timespan
from generator.content.periods import is_month, periods_of, placed_day
from generator.content.slugs import slugify_name
from generator.model import SitePath
from generator.site.figures.charts import sparkline
from generator.site.pages import has_network
from generator.site.paths import NETWORK, company_path, period_path, tag_path
from generator.site.views.list_records import IndexEntry, IndexGroup, IndexView
from generator.site.views.shared import period_name


def companies_index(catalog: Catalog, span: Timespan | None) -> IndexView:
    """All companies by their initial, with the number of articles that name them."""
    highest = _highest(catalog.by_company.values())
    entries = [
        _entry(c.name, company_path(c.slug), catalog.by_company.get(name, ()), span, highest, " ".join(c.aliases))
        for name, c in catalog.companies.items()
    ]
    return IndexView("Companies", _by_initial(entries), len(entries), NETWORK if has_network(catalog) else None)


def tags_index(catalog: Catalog, span: Timespan | None) -> IndexView:
    """All tags by their initial, with the number of their articles."""
    highest = _highest(catalog.by_tag.values())
    entries = [
        _entry(tag.name, tag_path(tag.slug), catalog.by_tag.get(slug, ()), span, highest, slug)
        for slug, tag in catalog.tags.items()
    ]
    return IndexView("Tags", _by_initial(entries), len(entries), None)


def dates_index(catalog: Catalog, span: Timespan | None) -> IndexView:
    """All months by year, newest first; the undated articles are a group of their own."""
    highest = _highest(
        articles for period, articles in catalog.by_period.items() if is_month(period) or period == UNDATED
    )

    def month(period: str) -> IndexEntry:
        return _entry(period_name(period), period_path(period), catalog.by_period[period], None, highest, period)

    def without_month(year: str) -> tuple[IndexEntry, ...]:
        articles = tuple(article for article in catalog.by_period[year] if periods_of(article.date) == (year,))
        return (_entry("Month unknown", period_path(year), articles, None, highest, year),) if articles else ()

    months_of = {year: tuple(month(period) for period in catalog.months_of(year)) for year in catalog.years}
    groups = [
        IndexGroup(period_name(year), period_path(year), (*months, *without_month(year)))
        for year, months in months_of.items()
    ]
    months = sum(map(len, months_of.values()))
    if UNDATED in catalog.by_period:
        groups.append(IndexGroup(period_name(UNDATED), period_path(UNDATED), (month(UNDATED),)))
    return IndexView("Dates", tuple(groups), months, None)


def _entry(text: str, path: SitePath, articles: Articles, span: Timespan | None, highest: int, also: str) -> IndexEntry:
    days = [day for article in articles if (day := placed_day(article.date))] if span else []
    shape = sparkline(days, span) if span else None
    return IndexEntry(text, path, len(articles), shape, also, round(len(articles) / highest, 3))


def _highest(groups: Iterable[Articles]) -> int:
    return max((len(articles) for articles in groups), default=1)


def _by_initial(entries: Iterable[IndexEntry]) -> tuple[IndexGroup, ...]:
    ordered = sorted(entries, key=lambda entry: (_initial(entry.text), entry.text.casefold(), entry.text))
    return tuple(
        IndexGroup(initial, None, tuple(group)) for initial, group in groupby(ordered, lambda each: _initial(each.text))
    )


def _initial(name: str) -> str:
    """The Latin initial that a name is listed under; `0–9` for digits, which come first."""
    first = slugify_name(name)[0].upper()
    return "0–9" if first.isdigit() else first
