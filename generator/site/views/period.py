"""The pages of months and years.

Data: `PeriodViews.page` for pages of those kinds; the undated articles are a month of their own.
Limits: pure; each period is counted once, though the next one is compared with it.
"""

from __future__ import annotations

from generator.analysis.catalog import UNDATED, Articles, Catalog
from generator.analysis.timespan import Timespan
from generator.content.links import TargetKind
from generator.content.periods import is_month, placed_day
from generator.site import paths
from generator.site.figures.charts import by_day, over_time
from generator.site.figures.records import ChartView
from generator.site.figures.trends import compare
from generator.site.pages import PlannedPage
from generator.site.views.content import PageContent, counted_articles, numbered
from generator.site.views.list_records import MonthView
from generator.site.views.records import Link
from generator.site.views.shared import SharedViews, company_link, period_link, period_name, tag_link

_MOST = 12
"""Companies or tags in a list."""


class PeriodViews:
    """Makes the pages of the months and years of one site."""

    def __init__(self, catalog: Catalog, shared: SharedViews) -> None:
        self._catalog = catalog
        self._shared = shared
        self._counted: dict[str, tuple[tuple[Link, ...], tuple[Link, ...]]] = {}
        dated = [period for period in catalog.by_period if period[0].isdigit()]
        self._neighbours: dict[str, tuple[str, str]] = {}
        for same in (catalog.years, [p for p in dated if is_month(p)]):
            for later, period, earlier in zip(["", *same], same, [*same[1:], ""], strict=False):
                self._neighbours[period] = (earlier, later)

    def page(self, page: PlannedPage) -> PageContent:
        """Returns the content of one page of a month or year."""
        catalog, period = self._catalog, page.key
        articles = catalog.by_period[period]
        earlier, later = self._neighbours.get(period, ("", ""))
        companies, tags = self._counts(period)
        before_companies, before_tags = self._counts(earlier) if earlier else ((), ())
        before = period_name(earlier) if earlier else ""
        months = catalog.months_of(period) if page.kind == "year" else ()
        view = MonthView(
            title=period_name(period),
            notes=self._shared.notes_about(TargetKind.PERIOD, period),
            chart=_chart(page, articles) if page.number == 1 else None,
            companies=compare(companies[:_MOST], before_companies, before),
            tags=compare(tags[:_MOST], before_tags, before),
            months=tuple(period_link(month, len(catalog.by_period[month])) for month in months),
            earlier=period_link(earlier, len(catalog.by_period[earlier])) if earlier else None,
            later=period_link(later, len(catalog.by_period[later])) if later else None,
            articles=self._shared.article_list(
                articles,
                page,
                paths.period_path(period),
                "month" if page.kind == "year" else "day",
            ),
        )
        words = "without a date" if period == UNDATED else f"from {view.title}"
        description = f"{counted_articles(len(articles))} {words}."
        return PageContent(numbered(view.title, page), description, {"period": view})

    def _counts(self, period: str) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
        """All companies and all tags of a period, most named first."""
        if period not in self._counted:
            articles = self._catalog.by_period[period]
            self._counted[period] = (
                tuple(company_link(company, count) for company, count in self._catalog.company_counts(articles)),
                tuple(tag_link(tag, count) for tag, count in self._catalog.tag_counts(articles)),
            )
        return self._counted[period]


def _chart(page: PlannedPage, articles: Articles) -> ChartView | None:
    days = [day for article in articles if (day := placed_day(article.date))]
    if not days:
        return None
    year = days[0].year
    if page.kind == "year":
        return over_time(days, (), Timespan(year * 12, year * 12 + 11), False)
    return by_day(days, year, days[0].month)
