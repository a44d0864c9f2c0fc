"""What stands on each kind of page: from a planned page to the records that its template sees.

Data: `ViewBuilder.content` gives a `PageContent` for any `PlannedPage`.
Limits: pure; makes no HTML. What counts as "most frequent" is cut here, so that themes need not count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from generator.content.links import TargetKind
from generator.model import Slug
from generator.site import plan
from generator.site.article_views import ArticleViews
from generator.site.bodies import Bodies
from generator.site.cards import Cards, company_link, period_link, period_name, tag_link
from generator.site.catalog import Articles, Catalog, sorted_notes
from generator.site.countries import country_name
from generator.site.findings import Findings
from generator.site.indexes import companies_index, dates_index, tags_index
from generator.site.overviews import CompanyView, HomeView, MonthView, TagView
from generator.site.page_content import PageContent, counted_articles, numbered, opening
from generator.site.plan import Addresses, PlannedPage
from generator.site.views import Link, SiteView, TextView

_MOST = 12
"""Companies or tags in a "most frequent" list."""

_T = TypeVar("_T")


class ViewBuilder:
    """Builds the views of one site."""

    def __init__(
        self,
        catalog: Catalog,
        bodies: Bodies,
        addresses: Addresses,
        findings: Findings,
        site: SiteView,
        page_size: int,
    ) -> None:
        self._catalog = catalog
        self._bodies = bodies
        self.cards = Cards(catalog, bodies, addresses, page_size)
        """The parts that pages share."""
        archive = catalog.archive
        self._notes = {note.path: note for note in archive.notes}
        self._briefings = {briefing.path: briefing for briefing in archive.briefings}
        self._pages = {page.path: page for page in archive.pages}
        self._counts: dict[tuple[str, str, str], tuple[Link, ...]] = {}
        self._builders: Mapping[str, Callable[[PlannedPage], PageContent]] = {
            "home": self._home,
            "article": ArticleViews(catalog, bodies, self.cards, findings, site).page,
            "company": self._company,
            "tag": self._tag,
            "year": self._period,
            "month": self._period,
            "index": self._index,
            "note": self._note,
            "notes": self._all_notes,
            "briefing": self._briefing,
            "briefings": self._all_briefings,
            "text": self._text,
            "search": lambda page: PageContent("Search", "Search the archive.", {}),
            "404": lambda page: PageContent("Not found", "There is no such page.", {}),
            "redirect": lambda page: PageContent("Moved", "This page has moved.", {"target": page.key}),
        }

    def content(self, page: PlannedPage) -> PageContent:
        """What stands on a planned page."""
        return self._builders[page.kind](page)

    def _home(self, page: PlannedPage) -> PageContent:
        catalog, first = self._catalog, page.number == 1
        archive = catalog.archive
        view = HomeView(
            briefing=self.cards.briefing(archive.briefings[0]) if first and archive.briefings else None,
            featured=tuple(self.cards.card(a) for a in archive.articles if a.featured) if first else (),
            articles=self.cards.article_list(archive.articles, page, plan.HOME),
            companies=self._companies(page, archive.articles)[:_MOST],
            tags=self._tags(page, archive.articles)[:_MOST],
            years=tuple(period_link(year, len(catalog.by_period[year])) for year in catalog.years),
        )
        title = "" if first else numbered("Newest articles", page)
        return PageContent(title, "" if first else "Articles, newest first.", {"home": view})

    def _company(self, page: PlannedPage) -> PageContent:
        catalog = self._catalog
        company = catalog.companies[page.key]
        articles = catalog.by_company.get(company.name, ())
        about = frozenset(plan.article_path(a) for a in articles if company.name in catalog.about[a.path])
        neighbours = [link for link in self._companies(page, articles) if link.text != company.name]
        parent = catalog.companies.get(company.parent or "")
        view = CompanyView(
            name=company.name,
            aliases=company.aliases,
            kind=company.kind.value,
            country=country_name(company.country or ""),
            site=company.site or "",
            parent=company_link(parent) if parent else None,
            subsidiaries=tuple(company_link(c) for c in catalog.companies.values() if c.parent == company.name),
            notes=self.cards.notes_about(TargetKind.COMPANY, company.name),
            about_count=len(about),
            mention_count=len(articles) - len(about),
            tags=self._tags(page, articles)[:_MOST],
            neighbours=tuple(neighbours[:_MOST]),
            articles=self.cards.article_list(articles, page, plan.company_path(company.slug)),
            about_paths=about,
        )
        description = f"{counted_articles(len(articles))} about {company.name} or naming it."
        return PageContent(numbered(company.name, page), description, {"company": view})

    def _tag(self, page: PlannedPage) -> PageContent:
        tag = self._catalog.tags[Slug(page.key)]
        articles = self._catalog.by_tag.get(tag.slug, ())
        view = TagView(
            name=tag.name,
            description=tag.description,
            notes=self.cards.notes_about(TargetKind.TAG, tag.slug),
            companies=self._companies(page, articles)[:_MOST],
            articles=self.cards.article_list(articles, page, plan.tag_path(tag.slug)),
        )
        description = tag.description or f"{counted_articles(len(articles))} on {tag.name}."
        return PageContent(numbered(tag.name, page), description, {"tag": view})

    def _period(self, page: PlannedPage) -> PageContent:
        catalog, period = self._catalog, page.key
        articles = catalog.by_period[period]
        earlier, later = self._periods_beside(period)
        months = catalog.months_of(period) if page.kind == "year" else ()
        view = MonthView(
            title=period_name(period),
            notes=self.cards.notes_about(TargetKind.PERIOD, period),
            companies=self._companies(page, articles)[:_MOST],
            tags=self._tags(page, articles)[:_MOST],
            months=tuple(period_link(month, len(catalog.by_period[month])) for month in months),
            earlier=period_link(earlier, len(catalog.by_period[earlier])) if earlier else None,
            later=period_link(later, len(catalog.by_period[later])) if later else None,
            articles=self.cards.article_list(articles, page, plan.period_path(period)),
        )
        words = "without a date" if not articles[0].date.day else f"from {view.title}"
        return PageContent(numbered(view.title, page), f"{counted_articles(len(articles))} {words}.", {"period": view})

    def _periods_beside(self, period: str) -> tuple[str, str]:
        """The periods of the same length before and after; empty where there is none."""
        same = [other for other in self._catalog.by_period if len(other) == len(period) and other[0].isdigit()]
        if period not in same:
            return "", ""
        position = same.index(period)
        earlier = same[position + 1] if position + 1 < len(same) else ""
        return earlier, same[position - 1] if position else ""

    def _index(self, page: PlannedPage) -> PageContent:
        make = {plan.COMPANIES: companies_index, plan.TAGS: tags_index, plan.DATES: dates_index}[page.path]
        view = make(self._catalog)
        return PageContent(view.title, f"{view.title} of the archive.", {"index": view})

    def _note(self, page: PlannedPage) -> PageContent:
        note = self._notes[page.key]
        return PageContent(note.title, opening(self._bodies.texts[note.path].text), {"note": self.cards.note(note)})

    def _all_notes(self, page: PlannedPage) -> PageContent:
        notes = tuple(self.cards.note(note) for note in sorted_notes(self._catalog.archive.notes))
        return PageContent("Notes", "The editors’ notes, newest first.", {"notes": notes})

    def _briefing(self, page: PlannedPage) -> PageContent:
        briefing = self._briefings[page.key]
        description = briefing.summary or opening(self._bodies.texts[briefing.path].text)
        return PageContent(briefing.title, description, {"briefing": self.cards.briefing(briefing)})

    def _all_briefings(self, page: PlannedPage) -> PageContent:
        briefings = tuple(self.cards.briefing(briefing) for briefing in self._catalog.archive.briefings)
        return PageContent("Digests", "The editors’ digests, newest first.", {"briefings": briefings})

    def _text(self, page: PlannedPage) -> PageContent:
        text, rendered = self._pages[page.key], self._bodies.texts[page.key]
        view = TextView(text.title, rendered.html)
        return PageContent(text.title, text.summary or opening(rendered.text), {"text": view})

    def _companies(self, page: PlannedPage, articles: Articles) -> tuple[Link, ...]:
        """The most frequent companies of a list: one more than are shown, for a company's page leaves itself out."""
        return self._counted("companies", page, lambda: self._catalog.company_counts(articles), company_link)

    def _tags(self, page: PlannedPage, articles: Articles) -> tuple[Link, ...]:
        return self._counted("tags", page, lambda: self._catalog.tag_counts(articles), tag_link)

    def _counted(
        self,
        what: str,
        page: PlannedPage,
        count: Callable[[], list[tuple[_T, int]]],
        link: Callable[[_T, int], Link],
    ) -> tuple[Link, ...]:
        """Counted once for all pages of a list: a long one would be read as often as it has pages."""
        key = (what, page.kind, page.key)
        if key not in self._counts:
            self._counts[key] = tuple(link(entry, number) for entry, number in count()[: _MOST + 1])
        return self._counts[key]
