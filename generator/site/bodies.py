"""Every Markdown text of an archive rendered once, with its links resolved.

Data: `render_bodies` gives `Bodies`: the rendered texts, what they link to, and the links that lead nowhere.
Limits: pure, but for the images that texts show, which are looked at. A text's HTML depends on the text, the labels and the names it links to, and on no page that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.content.links import Names, Target, unknown_link_problems
from generator.content.markup import BodyRenderer, Rendered
from generator.errors import Problem
from generator.memo import KnownResults, Memo
from generator.model import Archive, Briefing, Note, TextPage
from generator.site.images.library import ImageLibrary, Picture, address_problems
from generator.site.paths import TargetPaths
from generator.site.texts.linking import Linker, TextLinks

_FILE = re.compile(r"\.md\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bodies:
    """All texts, rendered."""

    texts: Mapping[str, Rendered]
    """Path of the content file -> its body."""
    comments: Mapping[str, tuple[Rendered, ...]]
    """Path of a digest -> the editor's comment on each of its articles, in order."""
    targets: Mapping[str, tuple[Target, ...]]
    """Path of the content file -> what its links to names and content files lead to, in order, each once."""
    pictures: tuple[Picture, ...]
    """The images that they show."""
    problems: tuple[Problem, ...]
    """Links that lead nowhere; their paths are from the content folder."""

    @property
    def linked(self) -> frozenset[Target]:
        """What any of the texts links to."""
        return frozenset(target for targets in self.targets.values() for target in targets)

    @property
    def plain_texts(self) -> dict[str, str]:
        """Path of the content file -> its body without mark-up."""
        return {path: rendered.text for path, rendered in self.texts.items()}


class _MarkdownText(NamedTuple):
    path: str
    body: str
    first_line: int
    is_article: bool


def render_bodies(
    archive: Archive,
    names: Names,
    target_paths: TargetPaths,
    labels: Iterable[str],
    progress: Callable[[int, int], None] = lambda done, of: None,
    memo: Memo | None = None,
    *,
    images: ImageLibrary | None = None,
    quotes: str = "",
) -> Bodies:
    """Render everything that is Markdown. `progress` is called with the number of texts done and their total.

    `memo` knows texts of earlier calls, of those that link to nothing in the archive. `images` are those of the content folder.
    `quotes` is the language of typographic quotation marks; empty leaves straight ones.
    """
    labels = tuple(labels)
    known, renderer = KnownResults[Rendered]("texts", memo or Memo()), BodyRenderer(labels, quotes)
    library = images or ImageLibrary(None)
    linker = Linker(archive, names, target_paths, library)
    texts: dict[str, Rendered] = {}
    links: dict[str, TextLinks] = {}
    problems: list[Problem] = []
    sources = list(_texts(archive))
    for number, text in enumerate(sources, 1):
        refers = _refers(text.body)
        key = b"" if refers else known.key(text.body, text.is_article, labels, quotes)
        rendered = None if refers else known.get(key)
        if rendered is None or not text.is_article:
            links[text.path] = linker.of(text.path)
        if rendered is None:
            rendered, wrong = _rendered(text, renderer, links[text.path])
            problems += wrong
            if not refers and not wrong:
                known.add(key, rendered)
        problems += unknown_link_problems(text.path, text.body, text.first_line, rendered.unknown, names)
        problems += address_problems(text.path, text.body, text.first_line, rendered.missing, library)
        texts[text.path] = rendered
        progress(number, len(sources))
    known.keep()
    comments: dict[str, tuple[Rendered, ...]] = {}
    for briefing in archive.briefings:
        found = links[briefing.path]
        comments[briefing.path] = tuple(
            renderer.render(entry.comment, resolve=found.name, references=found.references, heading_ids=False)
            for entry in briefing.entries
        )
        for entry, rendered in zip(briefing.entries, comments[briefing.path], strict=True):
            on_one_line = " ".join(entry.comment.split("\n"))
            problems += unknown_link_problems(briefing.path, on_one_line, entry.comment_line, rendered.unknown, names)
            problems += address_problems(briefing.path, on_one_line, entry.comment_line, rendered.missing, library)
    for text in sources:
        if text.path in links:
            problems += linker.part_problems(text.path, text.body, text.first_line, links[text.path], texts)
    targets = {path: tuple(found.targets) for path, found in links.items() if found.targets}
    return Bodies(texts, comments, targets, library.used, tuple(problems))


def _rendered(text: _MarkdownText, renderer: BodyRenderer, links: TextLinks) -> tuple[Rendered, list[Problem]]:
    try:
        rendered = renderer.render(
            text.body, resolve=links.name, references=links.references, paragraph_ids=text.is_article
        )
    except RecursionError:
        what = "lists or quotations nested too deeply"
        return renderer.render(""), [Problem(text.path, text.first_line, what, "remove some of the levels")]
    return rendered, []


def _refers(body: str) -> bool:
    """Whether a text refers to something in the content folder."""
    return "[[" in body or "![" in body or (".md" in body.lower() and bool(_FILE.search(body)))


def _texts(archive: Archive) -> Iterator[_MarkdownText]:
    for article in archive.articles:
        yield _MarkdownText(article.path, article.body, article.body_line, True)
    records: tuple[Note | Briefing | TextPage, ...] = (*archive.notes, *archive.briefings, *archive.pages)
    for record in records:
        yield _MarkdownText(record.path, record.body, record.body_line, False)
