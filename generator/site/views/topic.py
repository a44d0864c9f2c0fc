"""The pages of companies and tags.

Data: `TopicViews.company` and `TopicViews.tag` for pages of those kinds.
Limits: pure; what costs work (charts, networks, tables) is made for the first page of a long list only, and what all
pages of a list show is counted once.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.analysis.analyse import Analysis
from generator.analysis.catalog import Articles
from generator.analysis.stories import Story
from generator.analysis.timespan import Timespan, month_number
from generator.content.links import TargetKind
from generator.content.periods import placed_day
from generator.model import Article, Company, SitePath, Slug
from generator.site import paths
from generator.site.bodies import Bodies
from generator.site.countries import country_name
from generator.site.figures.charts import columns_of, over_time
from generator.site.figures.network import around
from generator.site.figures.records import ShareRow, Shares
from generator.site.pages import PlannedPage
from generator.site.texts.mention import mention_sentence, names_pattern
from generator.site.views.article import story_link
from generator.site.views.content import PageContent, counted_articles, numbered
from generator.site.views.list_records import CompanyView, TagView
from generator.site.views.records import ArchiveList, Link
from generator.site.views.shared import SharedViews, company_link, tag_link

_MOST = 12
"""Companies or tags in a "most frequent" list."""
_ROWS = 8
"""Tags or companies in a table over time."""
_STORIES = 6

Counted = tuple[tuple[str, Link], ...]
"""(company's registry name or tag's slug, its link with a count), most frequent first."""


class TopicViews:
    """Makes the pages of the companies and tags of one site."""

    def __init__(self, shared: SharedViews, analysis: Analysis, bodies: Bodies) -> None:
        self._catalog = catalog = analysis.catalog
        self._shared = shared
        self._bodies = bodies
        self._analysis = analysis
        self._counted: dict[tuple[str, str], Counted] = {}
        self._last_parted: tuple[str, tuple[list[Article], list[Article], frozenset[SitePath]]] | None = None
        self._stories: dict[tuple[str, str], list[Story]] = {}
        self._owned: dict[str, list[Company]] = {}
        for company in catalog.companies.values():
            self._owned.setdefault(company.parent or "", []).append(company)
        for story in analysis.stories:
            for name in story.companies:
                self._stories.setdefault(("company", name), []).append(story)
            for slug in _common_tags(story):
                self._stories.setdefault(("tag", slug), []).append(story)

    def company(self, page: PlannedPage) -> PageContent:
        """Returns the content of one page of a company."""
        catalog = self._catalog
        company = catalog.companies[page.key]
        articles = catalog.by_company.get(company.name, ())
        about, mentioned, about_paths = self._parted(company.name, articles)
        tags = self._tags(page, articles)
        parent = catalog.companies.get(company.parent or "")
        span = self._analysis.span if page.number == 1 else None
        listed = self._shared.article_list(articles, page, paths.company_path(company.slug), "year")
        view = CompanyView(
            name=company.name,
            aliases=company.aliases,
            kind=company.kind.value,
            country=country_name(company.country or ""),
            site=company.site or "",
            parent=company_link(parent) if parent else None,
            subsidiaries=tuple(company_link(each) for each in self._owned.get(company.name, ())),
            people=tuple(
                self._shared.person(person)
                for person in catalog.archive.registry.people
                if person.company == company.name and page.number == 1
            ),
            notes=self._shared.notes_about(TargetKind.COMPANY, company.name),
            about_count=len(about),
            mention_count=len(mentioned),
            chart=over_time(_days(about), _days(mentioned), span, True) if span else None,
            network=around(catalog, self._analysis.pairs, company.name) if page.number == 1 else None,
            shares=_shares(articles, lambda article: article.tags, tags, span) if span else None,
            stories=self._story_links(page),
            tags=tuple(link for _, link in tags[:_MOST]),
            neighbours=self._neighbours(company),
            articles=listed,
            about_paths=about_paths,
            sentences=self._sentences(company, mentioned, listed),
        )
        description = f"{counted_articles(len(articles))} about {company.name} or naming it."
        return PageContent(numbered(company.name, page), description, {"company": view})

    def tag(self, page: PlannedPage) -> PageContent:
        """Returns the content of one page of a tag."""
        tag = self._catalog.tags[Slug(page.key)]
        articles = self._catalog.by_tag.get(tag.slug, ())
        companies = self._companies(page, articles)
        span = self._analysis.span if page.number == 1 else None
        view = TagView(
            name=tag.name,
            description=tag.description,
            notes=self._shared.notes_about(TargetKind.TAG, tag.slug),
            chart=over_time(_days(articles), (), span, False) if span else None,
            shares=_shares(articles, self._catalog.names, companies, span) if span else None,
            stories=self._story_links(page),
            companies=tuple(link for _, link in companies[:_MOST]),
            articles=self._shared.article_list(
                articles, page, paths.tag_path(tag.slug), "month" if page.number == 1 else "year"
            ),
        )
        description = tag.description or f"{counted_articles(len(articles))} on {tag.name}."
        return PageContent(numbered(tag.name, page), description, {"tag": view})

    def _parted(self, name: str, articles: Articles) -> tuple[list[Article], list[Article], frozenset[SitePath]]:
        """The articles about a company, those that mention it, and the paths of the former: once for all of its pages."""
        if self._last_parted is None or self._last_parted[0] != name:
            catalog = self._catalog
            about = [article for article in articles if name in catalog.about[article.path]]
            mentioned = [article for article in articles if name not in catalog.about[article.path]]
            about_paths = frozenset(paths.article_path(article) for article in about)
            self._last_parted = (name, (about, mentioned, about_paths))
        return self._last_parted[1]

    def _sentences(self, company: Company, mentioned: Sequence[Article], listed: ArchiveList) -> Mapping[SitePath, str]:
        """How the articles of this page that only mention a company name it."""
        shown = {card.path for group in listed.groups if not group.short for card in group.cards}
        pattern = names_pattern((company.name, *company.aliases))
        of = {path: article for article in mentioned if (path := paths.article_path(article)) in shown}
        found = {path: mention_sentence(self._bodies.texts[one.path].text, pattern) for path, one in of.items()}
        return {path: sentence for path, sentence in found.items() if sentence}

    def _neighbours(self, company: Company) -> tuple[Link, ...]:
        """The companies of the network picture: an article that is about neither of two does not connect them."""
        shared: Mapping[str, int] = self._analysis.pairs.neighbours.get(company.name, {})
        names = sorted(shared, key=lambda name: (-shared[name], name.casefold(), name))[:_MOST]
        return tuple(company_link(self._catalog.companies[name], shared[name]) for name in names)

    def _tags(self, page: PlannedPage, articles: Articles) -> Counted:
        return self._once(
            page, lambda: tuple((tag.slug, tag_link(tag, n)) for tag, n in self._catalog.tag_counts(articles))
        )

    def _companies(self, page: PlannedPage, articles: Articles) -> Counted:
        return self._once(
            page, lambda: tuple((c.name, company_link(c, n)) for c, n in self._catalog.company_counts(articles)[:_MOST])
        )

    def _once(self, page: PlannedPage, count: Callable[[], Counted]) -> Counted:
        key = (page.kind, page.key)
        if key not in self._counted:
            self._counted[key] = count()
        return self._counted[key]

    def _story_links(self, page: PlannedPage) -> tuple[Link, ...]:
        stories = self._stories.get((page.kind, page.key), []) if page.number == 1 else []
        return tuple(story_link(story) for story in stories[:_STORIES])


def _common_tags(story: Story) -> list[str]:
    """Tags that more than half of a story's articles carry."""
    counts = Counter(slug for step in story.steps for slug in step.article.tags)
    return [slug for slug, count in counts.items() if 2 * count > len(story.steps)]


def _days(articles: Iterable[Article]) -> list[dt.date]:
    return [day for article in articles if (day := placed_day(article.date))]


def _shares(
    articles: Sequence[Article], keys_of: Callable[[Article], Iterable[str]], counted: Counted, span: Timespan
) -> Shares | None:
    """The most frequent of `counted` over time; None where there is nothing to see: one column, or nothing dated."""
    columns = columns_of(span)
    rows = dict(counted[:_ROWS])
    counts = {key: [0] * len(columns) for key in rows}
    for article in articles:
        if day := placed_day(article.date):
            month = month_number(day)
            column = next(n for n, (_, first, last) in enumerate(columns) if first <= month <= last)
            for key in keys_of(article):
                if key in counts:
                    counts[key][column] += 1
    highest = max((count for row in counts.values() for count in row), default=0)
    if len(columns) < 2 or not highest:
        return None
    return Shares(
        columns=tuple(name for name, _, _ in columns),
        rows=tuple(
            ShareRow(link, tuple(counts[key]), tuple(round(count / highest, 2) for count in counts[key]))
            for key, link in rows.items()
        ),
    )
