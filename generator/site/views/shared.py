"""Views that several page kinds share: links, article cards, notes, long lists by month.

Data: `SharedViews` makes each of them from a catalog; an article's card is made once.
Limits: pure; the pages themselves are put together in `builder`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from generator.analysis.catalog import UNDATED, Articles, Catalog
from generator.content.links import TargetKind
from generator.content.markdown_rules.finish import without_heading_ids
from generator.content.periods import period_title, periods_of, wide_range
from generator.model import Article, Briefing, Company, Note, Person, SitePath, Slug, Tag
from generator.site.bodies import Bodies
from generator.site.pages import PlannedPage, list_parts
from generator.site.paths import (
    TargetPaths,
    article_path,
    briefing_path,
    company_path,
    email_path,
    list_path,
    note_path,
    period_path,
    tag_path,
)
from generator.site.views.dates import date_view, day_view
from generator.site.views.records import (
    ArchiveList,
    ArticleCard,
    BriefingEntryView,
    BriefingView,
    CardGroup,
    Link,
    NoteView,
    Pagination,
    PersonView,
)

_WORDS_A_MINUTE = 230
_PAGES_AROUND = 5
"""Numbered links on either side of the current page of a long list, besides the first and the last."""


class SharedViews:
    """Makes the shared views of one site."""

    def __init__(self, catalog: Catalog, bodies: Bodies, target_paths: TargetPaths, page_size: int) -> None:
        self._catalog = catalog
        self._bodies = bodies
        self._target_paths = target_paths
        self._page_size = page_size
        self._cards: dict[str, ArticleCard] = {}
        self._notes: dict[str, NoteView] = {}
        self._companies = {name: company_link(company) for name, company in catalog.companies.items()}
        self._tags = {slug: tag_link(tag) for slug, tag in catalog.tags.items()}

    def card(self, article: Article) -> ArticleCard:
        """An article in a list."""
        card = self._cards.get(article.path)
        if card is None:
            card = self._cards[article.path] = ArticleCard(
                title=article.title,
                path=article_path(article),
                date=date_view(article.date),
                summary=article.summary,
                why=self._bodies.texts[article.path].why,
                companies=self.company_links(self._catalog.about[article.path]),
                tags=tuple([self._tags[slug] for slug in article.tags]),
                publication=article.publication or "",
                featured=article.featured,
            )
        return card

    def company_links(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Links to companies by registry name."""
        return tuple([self._companies[name] for name in names])

    def person(self, person: Person) -> PersonView:
        """A person, with a link to the page of the company."""
        company = self._catalog.companies.get(person.company or "")
        return PersonView(person.name, person.role, company_link(company) if company else None, person.site or "")

    def note(self, note: Note) -> NoteView:
        """An editor's note."""
        view = self._notes.get(note.path)
        if view is None:
            targets = self._catalog.targets_of[note.path]
            view = self._notes[note.path] = NoteView(
                title=note.title,
                path=note_path(note),
                body=self._bodies.texts[note.path].html,
                date=day_view(note.date) if note.date else None,
                author=note.author or "",
                about=tuple(Link(target.title, self._target_paths.path_of(target)) for target in targets),
            )
        return view

    def notes_about(self, kind: TargetKind, key: str) -> tuple[NoteView, ...]:
        """Notes about one thing, for its page: their headings have no ids there."""
        return tuple(self.embedded_note(note) for note in self._catalog.notes_about.get((kind, key), ()))

    def embedded_note(self, note: Note) -> NoteView:
        """A note on another page than its own."""
        view = self.note(note)
        return dataclasses.replace(view, body=Markup(without_heading_ids(view.body)))

    def briefing(self, briefing: Briefing) -> BriefingView:
        """A digest with its articles and the editor's comments."""
        articles = self._catalog.briefing_articles[briefing.path]
        comments = self._bodies.comments[briefing.path]
        cards = [self.card(article) for article in articles]
        texts = [self._bodies.texts[briefing.path].text, *(comment.text for comment in comments)]
        texts += [words for card in cards for words in (card.title, card.summary, card.why)]
        return BriefingView(
            title=briefing.title,
            path=briefing_path(briefing),
            date=day_view(briefing.date),
            author=briefing.author or "",
            summary=briefing.summary,
            body=self._bodies.texts[briefing.path].html,
            entries=tuple(BriefingEntryView(card, comment.html) for card, comment in zip(cards, comments, strict=True)),
            minutes=max(1, round(sum(len(words.split()) for words in texts) / _WORDS_A_MINUTE)),
            email=email_path(briefing),
        )

    def embedded_briefing(self, briefing: Briefing) -> BriefingView:
        """A digest on another page than its own: its headings have no ids there."""
        view = self.briefing(briefing)
        return dataclasses.replace(view, body=Markup(without_heading_ids(view.body)))

    def article_list(self, articles: Articles, page: PlannedPage, first: SitePath, by: str = "month") -> ArchiveList:
        """The part of a long list that `page` shows; `first` is the list's first page, `by` is day, month, year.

        Only the first page of a company, a tag or a month has more than titles, of as many articles as a page of cards.
        """
        parts = list_parts(page.kind, len(articles), self._page_size)
        part, pagination = self.part(page, len(articles), first)
        cards = len(part) if page.kind in {"home", "year"} else self._page_size if page.number == 1 else 0
        shown, rest = articles[part.start : part.start + cards], articles[part.start + cards : part.stop]
        period_of = _year if by == "year" else self._month
        groups = self._by_day(shown) if by == "day" else self._by_period(shown, period_of)
        groups += self._by_period(rest, period_of, short=True)
        left = len(articles) - parts[-1].stop if page.number == len(parts) else 0
        return ArchiveList(groups, len(articles), pagination, left)

    def part(self, page: PlannedPage, count: int, first: SitePath) -> tuple[range, Pagination]:
        """The positions that `page` shows of a long list of `count`, and its place in it."""
        return list_parts(page.kind, count, self._page_size)[page.number - 1], _pagination(page, first)

    def _by_period(
        self, articles: Sequence[Article], period_of: Callable[[Article], tuple[str, str]], *, short: bool = False
    ) -> tuple[CardGroup, ...]:
        return tuple(
            CardGroup(name, period_path(period), tuple(self.card(article) for article in group), short)
            for (period, name), group in groupby(articles, key=period_of)
        )

    def _month(self, article: Article) -> tuple[str, str]:
        """The shortest period of an article and its name; where no month is known, that of its season, year or years."""
        period = (periods_of(article.date) or (UNDATED,))[0]
        if wide_range(article.date):
            words = self.card(article).date.text
            return period, words[0].upper() + words[1:]
        return period, period_name(period)

    def _by_day(self, articles: Sequence[Article]) -> tuple[CardGroup, ...]:
        """By day in words; a day that is inferred is a group of its own, apart from the same day where it is certain."""
        cards = [self.card(article) for article in articles]
        return tuple(
            CardGroup(text[0].upper() + text[1:], None, tuple(group))
            for text, group in groupby(cards, key=lambda card: card.date.text)
        )


def company_link(company: Company, count: int = 0) -> Link:
    """A link to a company's page."""
    return Link(company.name, company_path(company.slug), count)


def tag_link(tag: Tag, count: int = 0) -> Link:
    """A link to a tag's page."""
    return Link(tag.name, tag_path(Slug(tag.slug)), count)


def period_link(period: str, count: int = 0) -> Link:
    """A link to the page of a month, of a year or years, or of the undated articles."""
    return Link(period_name(period), period_path(period), count)


def period_name(period: str) -> str:
    """`July 2024`, `2024`, `2020-21`, `Date unknown`."""
    return "Date unknown" if period == UNDATED else period_title(period)


def _year(article: Article) -> tuple[str, str]:
    """The period of an article's year page, and its name."""
    period = (periods_of(article.date) or (UNDATED,))[-1]
    return period, period_name(period)


def _pagination(page: PlannedPage, first: SitePath) -> Pagination:
    return Pagination(
        number=page.number,
        total=page.total,
        previous=list_path(first, page.number - 1) if page.number > 1 else None,
        next=list_path(first, page.number + 1) if page.number < page.total else None,
        pages=tuple(
            Link(str(number), list_path(first, number))
            for number in range(1, page.total + 1)
            if number in {1, page.total} or abs(number - page.number) <= _PAGES_AROUND
        ),
    )
