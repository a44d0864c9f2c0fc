"""From a planned page to its content: the records that its template gets.

Data: `ViewBuilder.content` gives a `PageContent` for any `PlannedPage`.
Limits: pure; makes no HTML. The larger page kinds have modules of their own: `article`, `topic`, `period`,
`home`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.analysis.analyse import Analysis
from generator.analysis.catalog import sorted_notes
from generator.model import Slug
from generator.site import paths
from generator.site.bodies import Bodies
from generator.site.figures.network import network_view
from generator.site.pages import PlannedPage
from generator.site.views.article import ArticleViews, story_view
from generator.site.views.content import PageContent, numbered, opening
from generator.site.views.email import email_view
from generator.site.views.home import HomeViews
from generator.site.views.index import companies_index, dates_index, tags_index
from generator.site.views.period import PeriodViews
from generator.site.views.records import SiteView, TextView
from generator.site.views.shared import SharedViews
from generator.site.views.topic import TopicViews


class ViewBuilder:
    """Builds the views of one site."""

    def __init__(self, analysis: Analysis, bodies: Bodies, shared: SharedViews, site: SiteView) -> None:
        catalog = analysis.catalog
        self._catalog = catalog
        self._bodies = bodies
        self._analysis = analysis
        self._shared = shared
        archive = catalog.archive
        self._notes = {note.path: note for note in archive.notes}
        self._briefings = {briefing.path: briefing for briefing in archive.briefings}
        self._pages = {page.path: page for page in archive.pages}
        self._stories = {story.slug: story for story in analysis.stories}
        topics, periods = TopicViews(self._shared, analysis, bodies), PeriodViews(catalog, self._shared)
        self._builders: dict[str, Callable[[PlannedPage], PageContent]] = {
            "home": HomeViews(self._shared, analysis).page,
            "article": ArticleViews(analysis, bodies, self._shared, site).page,
            "company": topics.company,
            "tag": topics.tag,
            "year": periods.page,
            "month": periods.page,
            "index": self._index,
            "network": self._network,
            "story": self._story,
            "stories": self._all_stories,
            "note": self._note,
            "notes": self._all_notes,
            "briefing": self._briefing,
            "briefings": self._all_briefings,
            "email": self._email,
            "text": self._text,
            "search": lambda page: PageContent("Search", "Search the archive.", {}),
            "404": lambda page: PageContent("Not found", "There is no such page.", {}),
            "redirect": lambda page: PageContent("Moved", "This page has moved.", {"target": page.key}),
        }

    def content(self, page: PlannedPage) -> PageContent:
        """Returns the content of a planned page."""
        return self._builders[page.kind](page)

    def _index(self, page: PlannedPage) -> PageContent:
        make = {paths.COMPANIES: companies_index, paths.TAGS: tags_index, paths.DATES: dates_index}[page.path]
        view = make(self._catalog, self._analysis.span)
        return PageContent(view.title, f"{view.title} of the archive.", {"index": view})

    def _network(self, page: PlannedPage) -> PageContent:
        view = network_view(self._catalog, self._analysis.pairs)
        return PageContent("Who is in the news with whom", view.words, {"network": view})

    def _story(self, page: PlannedPage) -> PageContent:
        whole = story_view(self._stories[Slug(page.key)], self._shared)
        part, pages = self._shared.part(page, whole.count, whole.path)
        steps, after = whole.steps[part.start : part.stop], whole.count - part.stop
        view = replace(whole, steps=steps, before=part.start, after=after, pagination=pages)
        return PageContent(numbered(view.name, page), f"{view.count} articles, {view.span}.", {"story": view})

    def _all_stories(self, page: PlannedPage) -> PageContent:
        stories = tuple(story_view(story, self._shared) for story in self._analysis.stories)
        return PageContent("Stories", "Articles that tell one story, by their newest.", {"stories": stories})

    def _note(self, page: PlannedPage) -> PageContent:
        note = self._notes[page.key]
        return PageContent(note.title, opening(self._bodies.texts[note.path].text), {"note": self._shared.note(note)})

    def _all_notes(self, page: PlannedPage) -> PageContent:
        notes = tuple(self._shared.embedded_note(note) for note in sorted_notes(self._catalog.archive.notes))
        return PageContent("Notes", "The editors’ notes, newest first.", {"notes": notes})

    def _briefing(self, page: PlannedPage) -> PageContent:
        briefing = self._briefings[page.key]
        description = briefing.summary or opening(self._bodies.texts[briefing.path].text)
        return PageContent(briefing.title, description, {"briefing": self._shared.briefing(briefing)})

    def _email(self, page: PlannedPage) -> PageContent:
        view = email_view(self._shared.briefing(self._briefings[page.key]))
        return PageContent(view.briefing.title, view.briefing.summary, {"email": view})

    def _all_briefings(self, page: PlannedPage) -> PageContent:
        briefings = tuple(self._shared.briefing(briefing) for briefing in self._catalog.archive.briefings)
        return PageContent("Digests", "The editors’ digests, newest first.", {"briefings": briefings})

    def _text(self, page: PlannedPage) -> PageContent:
        text, rendered = self._pages[page.key], self._bodies.texts[page.key]
        view = TextView(text.title, rendered.html)
        return PageContent(text.title, text.summary or opening(rendered.text), {"text": view})
