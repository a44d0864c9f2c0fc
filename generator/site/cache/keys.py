"""What a page or a feed is made from, as a digest: with the same one it would be the same file again.

Data: `OutputKeys.of` gives the key of a planned output.
Limits: a key covers more than its file shows, never less; an output for which that is not sure has none, and is made anew.
What the view of a page reads must be in its key: `tests/site/cache/test_keys.py` compares builds after random edits with
clean ones.

The digests of articles, of which most keys are made, are in `digests`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.analysis.analyse import Analysis
from generator.analysis.catalog import Articles
from generator.analysis.stories import Story
from generator.content.links import TargetKind
from generator.model import Briefing, Note, Slug
from generator.site import paths
from generator.site.cache.digests import ArchiveDigests, digest, joined, rendered
from generator.site.feeds.channels import Channel
from generator.site.output import Output, OutputKind
from generator.site.pages import PlannedPage, list_parts
from generator.site.plan import SitePlan
from generator.site.sources import Sources
from generator.site.theming.theme import Theme

_SEARCH_FILES = re.compile(rb"\bsearch_files\b(?!\.scripts\b)")
"""Where a template uses the search's files for more than the names of its scripts."""


class OutputKeys:
    """Gives the keys of one site's outputs."""

    def __init__(self, digests: ArchiveDigests, sources: Sources, analysis: Analysis, plan: SitePlan) -> None:
        self._digests = digests
        self._sources = sources
        self._analysis = analysis
        self._catalog = catalog = analysis.catalog
        self._pages = pages = plan.pages
        self._page_size = sources.config.page_size
        self._common = digest(
            (digests.tables, sources.config, _templates(sources.theme, plan)),
            (pages.navigation, analysis.span, catalog.archive.registry.people),
        )
        of_articles = digests.articles
        self._shown, self._entries, self._counted = of_articles.shown, of_articles.entries, of_articles.counted
        archive, articles = catalog.archive, catalog.archive.articles
        self._notes_by_path = {note.path: note for note in archive.notes}
        self._briefings = {briefing.path: briefing for briefing in archive.briefings}
        self._pages_by_path = {page.path: page for page in archive.pages}
        self._position = {article.path: number for number, article in enumerate(articles)}
        self._in_order = [self._entries[article.path] for article in articles]
        self._stories = {story.slug: self._story_digest(story) for story in analysis.stories}
        self._story_of = {step.article.path: story.slug for story in analysis.stories for step in story.steps}
        self._stories_of = self._stories_by_topic()
        self._lists: dict[tuple[str, str], bytes] = {}
        sizes = [(name, len(group)) for name, group in catalog.by_company.items()]
        self._network = digest(sorted(analysis.pairs.shared.items()), sorted(sizes))
        self._periods = digest([(period, len(group)) for period, group in catalog.by_period.items()])
        self._makers: dict[str, Callable[[PlannedPage], Iterable[object]]] = {
            "article": self._article,
            "company": self._company,
            "tag": self._tag,
            "month": self._period,
            "year": self._period,
            "home": self._home,
            "story": lambda page: [self._stories[Slug(page.key)]],
            "stories": lambda page: [list(self._stories.values())],
            "network": lambda page: [self._network, self._all()],
            "index": lambda page: [self._network, self._all()],
            "note": lambda page: [self._note(self._notes_by_path[page.key])],
            "notes": lambda page: [[self._note(note) for note in self._notes_by_path.values()]],
            "briefing": lambda page: [self._briefing(self._briefings[page.key])],
            "email": lambda page: [self._briefing(self._briefings[page.key])],
            "briefings": lambda page: [[self._briefing(briefing) for briefing in self._briefings.values()]],
            "text": lambda page: [self._pages_by_path[page.key], self._text(page.key)],
            "search": lambda page: [],
            "404": lambda page: [],
            "redirect": lambda page: [],
        }

    def of(self, output: Output) -> bytes:
        """The key of an output; empty if it has none."""
        if output.key:
            return digest(output.path, output.measured, output.key)
        if output.kind is OutputKind.PAGE and output.inputs and isinstance(output.inputs[0], PlannedPage):
            return self._page(output.inputs[0], output)
        if output.kind is OutputKind.DATA and len(output.inputs) == 2 and isinstance(output.inputs[1], Channel):
            return digest(self._common, output.path, output.measured, *self._channel(output.inputs[1]))
        if output.kind is OutputKind.DOWNLOAD:
            return self._digests.of_download(output.path)
        return b""

    def _page(self, page: PlannedPage, output: Output) -> bytes:
        make = self._makers.get(page.kind)
        if make is None:
            return b""
        feeds = [(link.title, link.atom, link.json) for link in self._pages.channels.of_page(page.first)]
        back = self._pages.backlinks.get(page.path)
        plain = page.path, page.kind, page.origin, page.key, page.number, page.total, page.list_first
        return digest(self._common, plain, output.measured, feeds, back and repr(back), *make(page))

    # Pages

    def _article(self, page: PlannedPage) -> Iterable[object]:
        entries, path, position = self._entries, page.key, self._position[page.key]
        story = self._story_of.get(path)
        return (
            self._shown[path],
            [(entries[r.article.path], r.reason, r.chosen) for r in self._analysis.related[path]],
            self._in_order[max(0, position - 1) : position + 2],
            (position == 0, position == len(self._in_order) - 1),
            self._notes(TargetKind.ARTICLE, path),
            [(b.title, paths.briefing_path(b)) for b in self._catalog.briefings_of.get(path, ())],
            self._stories[story] if story else b"",
        )

    def _company(self, page: PlannedPage) -> Iterator[object]:
        articles = self._catalog.by_company.get(page.key, ())
        yield self._list(page, articles)
        part = list_parts(page.kind, len(articles), self._page_size)[page.number - 1]
        shown = articles[part.start : part.stop]
        yield [self._shown[one.path] for one in shown if page.key not in self._catalog.about[one.path]]
        yield self._notes(TargetKind.COMPANY, page.key)
        yield self._stories_of.get(("company", page.key), b"")
        yield self._network

    def _tag(self, page: PlannedPage) -> Iterator[object]:
        yield self._list(page, self._catalog.by_tag.get(Slug(page.key), ()))
        yield self._notes(TargetKind.TAG, page.key)
        yield self._stories_of.get(("tag", page.key), b"")

    def _period(self, page: PlannedPage) -> Iterator[object]:
        yield self._list(page, self._catalog.by_period[page.key])
        yield self._notes(TargetKind.PERIOD, page.key)
        yield self._periods
        earlier = self._earlier(page.key)
        yield self._counted_list("period", earlier, self._catalog.by_period.get(earlier, ()))

    def _home(self, page: PlannedPage) -> Iterator[object]:
        archive = self._catalog.archive
        yield self._list(page, archive.articles)
        yield self._periods
        if page.number == 1:
            yield [self._briefing(briefing) for briefing in archive.briefings[:1]]
            yield [self._entries[article.path] for article in archive.articles if article.featured]
            yield list(self._stories.values())

    def _all(self) -> bytes:
        """What pages count of all articles."""
        return self._counted_list("home", "", self._catalog.archive.articles)

    def _earlier(self, period: str) -> str:
        """The next older period of the same length."""
        same = sorted(other for other in self._catalog.by_period if len(other) == len(period) and other[0].isdigit())
        return max((other for other in same if other < period), default="")

    # Parts of pages

    def _list(self, page: PlannedPage, articles: Articles) -> tuple[bytes, list[bytes]]:
        """What all its pages count, and the entries of this one."""
        part = list_parts(page.kind, len(articles), self._page_size)[page.number - 1]
        shown = articles[part.start : part.stop]
        return self._counted_list(page.kind, page.key, articles), [self._entries[article.path] for article in shown]

    def _counted_list(self, kind: str, key: str, articles: Articles) -> bytes:
        found = self._lists.get((kind, key))
        if found is None:
            found = self._lists[kind, key] = joined(self._counted[article.path] for article in articles)
        return found

    def _notes(self, kind: TargetKind, key: str) -> list[bytes]:
        return [self._note(note) for note in self._catalog.notes_about.get((kind, key), ())]

    def _note(self, note: Note) -> bytes:
        targets = [
            (target, self._sources.target_paths.path_of(target)) for target in self._catalog.targets_of[note.path]
        ]
        return digest(note, self._text(note.path), targets)

    def _briefing(self, briefing: Briefing) -> bytes:
        comments = [rendered(comment) for comment in self._sources.bodies.comments[briefing.path]]
        articles = [self._entries[article.path] for article in self._catalog.briefing_articles[briefing.path]]
        return digest(briefing, self._text(briefing.path), comments, articles)

    def _channel(self, channel: Channel) -> Iterator[object]:
        yield channel.title, channel.group, channel.home, channel.folder
        yield [self._shown[article.path] for article in channel.articles]
        yield [self._briefing(briefing) for briefing in channel.briefings]

    def _story_digest(self, story: Story) -> bytes:
        steps = [(self._entries[s.article.path], s.day.toordinal(), s.companies, s.words) for s in story.steps]
        return digest(story.slug, steps, story.companies, story.words, self._entries[story.central.path])

    def _stories_by_topic(self) -> Mapping[tuple[str, str], bytes]:
        """("company", name) or ("tag", slug) -> the stories that its page may name, in order."""
        found: dict[tuple[str, str], list[bytes]] = {}
        for story in self._analysis.stories:
            topics = {("company", name) for name in story.companies}
            topics |= {("tag", slug) for step in story.steps for slug in step.article.tags}
            for topic in topics:
                found.setdefault(topic, []).append(self._stories[story.slug])
        return {topic: joined(digests) for topic, digests in found.items()}

    def _text(self, path: str) -> tuple[str, ...]:
        return rendered(self._sources.bodies.texts[path])


def _templates(theme: Theme, plan: SitePlan) -> list[object]:
    """Everything that a theme brings to each page: settings, templates; the search's files as far as a template uses them."""
    folders = [(folder.path / "templates", folder) for folder in theme.folders]
    files = [path for templates, _ in folders for path in sorted(templates.rglob("*")) if path.is_file()]
    texts = [(str(path), path.read_bytes()) for path in files]
    uses_all = any(_SEARCH_FILES.search(text) for _, text in texts)
    search = [(file.path, file.key) for file in plan.search.files] if uses_all else []
    return [folders, texts, plan.search.scripts, search]
