"""The front page: the latest digest, the newest articles, what is rising.

Data: `HomeViews.page` for the front page and the further pages of its list.
Limits: pure. "Rising" compares the archive's last three months with all before, by `trends.rising`.
"""

from __future__ import annotations

from generator.analysis.analyse import Analysis
from generator.analysis.timespan import month_number
from generator.content.periods import period_title, placed_day
from generator.site import paths
from generator.site.figures.records import Trend
from generator.site.figures.trends import rising
from generator.site.pages import PlannedPage
from generator.site.views.article import story_link
from generator.site.views.content import PageContent, numbered
from generator.site.views.list_records import HomeView
from generator.site.views.shared import SharedViews, company_link, period_link, tag_link

_MOST = 12
"""Companies or tags in a "most frequent" list."""
_RISING = 6
_STORIES = 5
_NEW_MONTHS = 3


class HomeViews:
    """Makes the front page of one site."""

    def __init__(self, shared: SharedViews, analysis: Analysis) -> None:
        self._catalog = catalog = analysis.catalog
        self._shared = shared
        self._analysis = analysis
        archive = catalog.archive
        # Every page of the newest articles shows these: counted once.
        self._companies = tuple(company_link(c, n) for c, n in catalog.company_counts(archive.articles)[:_MOST])
        self._tags = tuple(tag_link(tag, n) for tag, n in catalog.tag_counts(archive.articles)[:_MOST])

    def page(self, page: PlannedPage) -> PageContent:
        """Returns the content of one page of the newest articles; the first is the front page."""
        catalog, first = self._catalog, page.number == 1
        archive, stories = catalog.archive, self._analysis.stories
        companies, tags, time = self._rising() if first else ((), (), "")
        view = HomeView(
            briefing=self._shared.embedded_briefing(archive.briefings[0]) if first and archive.briefings else None,
            featured=tuple(self._shared.card(a) for a in archive.articles if a.featured) if first else (),
            articles=self._shared.article_list(archive.articles, page, paths.HOME),
            companies=self._companies,
            tags=self._tags,
            rising_companies=companies,
            rising_tags=tags,
            rising_time=time,
            stories=tuple(story_link(story) for story in stories[:_STORIES]) if first else (),
            years=tuple(period_link(year, len(catalog.by_period[year])) for year in catalog.years),
        )
        title = "" if first else numbered("Newest articles", page)
        return PageContent(title, "" if first else "Articles, newest first.", {"home": view})

    def _rising(self) -> tuple[tuple[Trend, ...], tuple[Trend, ...], str]:
        """Companies, tags, and the months they rose in, in words."""
        catalog, span = self._catalog, self._analysis.span
        if span is None:
            return (), (), ""
        begin = span.last - _NEW_MONTHS + 1
        placed = ((article, placed_day(article.date)) for article in catalog.archive.articles)
        dated = [(article, month_number(day)) for article, day in placed if day]
        newest = [article for article, month in dated if month >= begin]
        older = [article for article, month in dated if month < begin]
        totals = len(newest), len(older)
        companies = rising(catalog.company_counts(newest), catalog.company_counts(older), *totals, company_link)
        tags = rising(catalog.tag_counts(newest), catalog.tag_counts(older), *totals, tag_link)
        first, last = (period_title(f"{month // 12}-{month % 12 + 1:02}") for month in (begin, span.last))
        return companies[:_RISING], tags[:_RISING], f"{first.removesuffix(last[-5:])} to {last}"
