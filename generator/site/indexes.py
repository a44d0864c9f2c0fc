"""The three overviews: companies and tags by letter, months by year.

Data: `companies_index`, `tags_index`, `dates_index` each give an `IndexView`.
Limits: pure; lists only what has a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from generator.content.slugs import slugify_name
from generator.site.cards import company_link, period_link, period_name, tag_link
from generator.site.catalog import UNDATED, Catalog
from generator.site.overviews import IndexGroup, IndexView
from generator.site.plan import period_path
from generator.site.views import Link


def companies_index(catalog: Catalog) -> IndexView:
    """All companies by their first letter, with the number of articles that name them."""
    links = [company_link(c, len(catalog.by_company.get(name, ()))) for name, c in catalog.companies.items()]
    return IndexView("Companies", _by_letter(links), len(links))


def tags_index(catalog: Catalog) -> IndexView:
    """All tags by their first letter, with the number of their articles."""
    links = [tag_link(tag, len(catalog.by_tag.get(slug, ()))) for slug, tag in catalog.tags.items()]
    return IndexView("Tags", _by_letter(links), len(links))


def dates_index(catalog: Catalog) -> IndexView:
    """All months by year, newest first; the undated articles are a group of their own."""
    groups = [
        IndexGroup(year, period_path(year), tuple(_month_link(catalog, month) for month in catalog.months_of(year)))
        for year in catalog.years
    ]
    months = sum(len(group.links) for group in groups)
    if UNDATED in catalog.by_period:
        groups.append(IndexGroup(period_name(UNDATED), period_path(UNDATED), (_month_link(catalog, UNDATED),)))
    return IndexView("Dates", tuple(groups), months)


def _month_link(catalog: Catalog, period: str) -> Link:
    return period_link(period, len(catalog.by_period[period]))


def _by_letter(links: Iterable[Link]) -> tuple[IndexGroup, ...]:
    ordered = sorted(links, key=lambda link: (_letter(link.text), link.text.casefold(), link.text))
    return tuple(
        IndexGroup(letter, None, tuple(group)) for letter, group in groupby(ordered, lambda ln: _letter(ln.text))
    )


def _letter(name: str) -> str:
    """The Latin letter a name is filed under; `0-9` for figures, which stand first."""
    first = slugify_name(name)[0].upper()
    return "0–9" if first.isdigit() else first
