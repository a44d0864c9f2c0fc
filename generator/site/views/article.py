"""The page of an article: its text, related and neighbouring articles, the story that it belongs to.

Data: `ArticleViews.page`; `story_view` for any story.
Limits: pure; related articles and stories are found by `generator.analysis`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from generator.analysis.analyse import Analysis
from generator.analysis.people import PeopleIndex
from generator.analysis.stories import Story, StoryStep
from generator.content.links import TargetKind
from generator.content.markup import split_why
from generator.content.periods import period_title
from generator.language import language_of_script
from generator.model import Article, Slug
from generator.site import paths
from generator.site.bodies import Bodies
from generator.site.pages import PlannedPage
from generator.site.views.citations import cite
from generator.site.views.content import PageContent
from generator.site.views.dates import day_view
from generator.site.views.records import (
    ArticleView,
    CorrectionView,
    Link,
    RelatedView,
    SiteView,
    SourceView,
    StoryStepView,
    StoryView,
)
from generator.site.views.shared import SharedViews

_BESIDE_STORY = 3
"""Related articles on the page of an article that shows a story as well."""
_STEPS = 5
"""Articles of a story that an article's page shows."""


class ArticleViews:
    """Makes the pages of the articles of one site."""

    def __init__(self, analysis: Analysis, bodies: Bodies, shared: SharedViews, site: SiteView) -> None:
        self._catalog = catalog = analysis.catalog
        self._bodies = bodies
        self._shared = shared
        self._analysis = analysis
        self._site = site
        self._articles = {article.path: article for article in catalog.archive.articles}
        self._position = {article.path: position for position, article in enumerate(catalog.archive.articles)}
        self._people = PeopleIndex(catalog.archive.registry.people)
        self._lines: dict[Slug, StoryView] = {}
        self._place_of = {
            step.article.path: (story, number) for story in analysis.stories for number, step in enumerate(story.steps)
        }

    def page(self, page: PlannedPage) -> PageContent:
        """Returns the content of an article's page."""
        article = self._articles[page.key]
        source = article.source
        place = self._place_of.get(article.path)
        line = self._line(*place) if place else None
        shown = {step.card.path for step in line.steps} if line else set()
        related = [
            RelatedView(self._shared.card(one.article), one.reason)
            for one in self._analysis.related[article.path]
            if one.chosen or self._shared.card(one.article).path not in shown
        ][: _BESIDE_STORY if line else None]
        body = self._bodies.texts[article.path].html
        people = self._people.named(f"{article.title}\n{self._bodies.texts[article.path].text}")
        why, rest = split_why(body)
        language = language_of_script(f"{article.title} {self._bodies.texts[article.path].text}")
        view = ArticleView(
            card=self._shared.card(article),
            body=body,
            why=why,
            rest=rest,
            language="" if language == self._site.language.partition("-")[0] else language,
            author=article.author or "",
            mentions=self._shared.company_links(self._catalog.mentions[article.path]),
            source=SourceView(source.dump, source.first, source.last, source.url) if source else None,
            earlier=self._neighbour(article, 1),
            later=self._neighbour(article, -1),
            related=tuple(related),
            notes=self._shared.notes_about(TargetKind.ARTICLE, article.path),
            briefings=tuple(
                Link(b.title, paths.briefing_path(b)) for b in self._catalog.briefings_of.get(article.path, ())
            ),
            story=line,
            citation=cite(article, self._site.title, paths.canonical_address(self._site.base_url, page.path)),
            people=tuple(map(self._shared.person, people)),
            updated=day_view(article.updated) if article.updated else None,
            corrections=tuple(CorrectionView(note.text, day_view(note.day)) for note in article.corrections),
            extra=article.extra,
        )
        return PageContent(article.title, article.summary or view.card.why, {"article": view})

    def _line(self, story: Story, place: int) -> StoryView:
        """The part of a story around its step `place`, which is the page's article."""
        whole = self._lines.get(story.slug)
        if whole is None:
            whole = self._lines[story.slug] = story_view(story, self._shared)
        start = max(0, min(place - _STEPS // 2, len(whole.steps) - _STEPS))
        part = list(whole.steps[start : start + _STEPS])
        part[place - start] = replace(part[place - start], current=True)
        return replace(whole, steps=tuple(part), before=start, after=len(whole.steps) - start - len(part))

    def _neighbour(self, article: Article, step: int) -> Link | None:
        """The article before or after; the undated have no order, so none."""
        articles = self._catalog.archive.articles
        position = self._position[article.path] + step
        other = articles[position] if 0 <= position < len(articles) else None
        if other is None or not article.date.day or not other.date.day:
            return None
        return Link(other.title, self._shared.card(other).path)


def story_view(story: Story, shared: SharedViews) -> StoryView:
    """A story as a line through time."""
    steps = story.steps
    views = []
    for number, step in enumerate(steps):
        later = _later(steps[number - 1], step) if number else ""
        views.append(StoryStepView(shared.card(step.article), _reason(step.companies, step.words), later, False))
    return StoryView(
        name=story.central.title,
        common=_reason(story.companies, story.words),
        path=paths.story_path(story.slug),
        count=len(steps),
        span=_span(steps[0].day, steps[-1].day),
        steps=tuple(views),
        before=0,
        after=0,
    )


def story_link(story: Story) -> Link:
    """A story by its name, with the number of its articles."""
    return Link(story.central.title, paths.story_path(story.slug), len(story.steps))


def _reason(companies: tuple[str, ...], words: tuple[str, ...]) -> str:
    quoted = ", ".join(f"“{word}”" for word in words)
    return "; ".join(part for part in (", ".join(companies), quoted) if part)


def _later(before: StoryStep, step: StoryStep) -> str:
    """How long after the step before, in the largest unit of which it is two or more."""
    days = (step.day - before.day).days
    if days < 1:
        return "the same day"
    for length, unit in ((365, "years"), (30, "months"), (7, "weeks")):
        if days >= 2 * length:
            return f"{round(days / length)} {unit} later"
    return "the next day" if days == 1 else f"{days} days later"


def _span(first: dt.date, last: dt.date) -> str:
    names = dict.fromkeys(period_title(day.isoformat()[:7]) for day in (first, last))
    return " to ".join(names)
