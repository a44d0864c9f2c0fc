"""Finds what a text refers to, and lists what it refers to in vain.

Data: `Linker.of` gives a `TextLinks` for one text: its resolvers, what they have found, and the problems.
Limits: whether a part of a page exists is known only when all texts are rendered: `Linker.part_problems`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from generator.content.links import Names, Target, TargetKind, UnknownNameError
from generator.content.markdown_rules.references import References, TextCard, part_id, split_part
from generator.content.markdown_rules.wiki_links import WIKI_LINK
from generator.content.markup import Rendered
from generator.errors import Problem, closest
from generator.model import Archive, SitePath
from generator.site.images.library import ImageLibrary
from generator.site.paths import TargetPaths
from generator.site.views.dates import date_view, day_view

_TEXT_KINDS = frozenset({TargetKind.ARTICLE, TargetKind.NOTE, TargetKind.BRIEFING, TargetKind.PAGE})


@dataclass(frozen=True, slots=True)
class PartReference:
    """A link to a part of a text's page."""

    written: str
    """As the text has it, without brackets: `mill-opens#Who pays?`, `../notes/x.md#who-pays`."""
    target: Target
    id: str


class TextLinks:
    """What one text refers to."""

    def __init__(self, linker: Linker, path: str) -> None:
        self._linker = linker
        self._path = path
        self.targets: dict[Target, None] = {}
        """What `[[...]]`, `![[...]]` and relative links lead to, in order."""
        self.parts: list[PartReference] = []
        self.references = References(linker.images.finder(path), self._file, self._card)

    def name(self, name: str) -> tuple[str, str] | None:
        """The address and the words of `[[name]]`, `[[name#part]]`, `[[#part]]`; None if the name is unknown."""
        whole, part = split_part(name)
        target = self._target(name) if whole else self._linker.by_path.get(self._path)
        if target is None:
            return None
        if whole:
            self.targets[target] = None
        place: str = self._linker.paths.path_of(target)
        if part and not self._linker.is_name(name):
            place += f"#{self._part(name, target, part)}"
            return place, part if not whole else target.title
        return place, target.title

    def _target(self, name: str) -> Target | None:
        try:
            return self._linker.names.resolve(name)
        except UnknownNameError:
            return None

    def _part(self, written: str, target: Target, part: str) -> str:
        found = PartReference(written, target, part_id(part))
        self.parts.append(found)
        return found.id

    def _file(self, address: str) -> SitePath | None:
        path, part = split_part(unquote(address))
        places = (posixpath.join(posixpath.dirname(self._path), path), path)
        names = (posixpath.normpath(place).lstrip("/") for place in places)
        target = next((self._linker.by_path[name] for name in names if name in self._linker.by_path), None)
        if target is None:
            hidden = any(posixpath.normpath(place).lstrip("/") in self._linker.hidden for place in places)
            return SitePath("") if hidden else None
        self.targets[target] = None
        page = self._linker.paths.path_of(target)
        return SitePath(f"{page}#{self._part(address, target, part)}") if part else page

    def _card(self, name: str) -> TextCard | None:
        target = self._target(name)
        if target is None:
            return None
        self.targets[target] = None
        return self._linker.card(target)


class Linker:
    """Finds what the texts of one archive refer to."""

    def __init__(self, archive: Archive, names: Names, paths: TargetPaths, images: ImageLibrary) -> None:
        self.names = names
        self.paths = paths
        self.images = images
        self.hidden = frozenset(text.path for text in archive.hidden)
        """Content files whose page is not shown on this day."""
        self._archive = archive
        self._companies = {company.name: company for company in archive.registry.companies}
        self._tags = {str(tag.slug): tag for tag in archive.registry.tags}

    @cached_property
    def by_path(self) -> Mapping[str, Target]:
        """Path of a content file -> what it is."""
        return {target.key: target for target in _texts(self._archive)}

    @cached_property
    def _cards(self) -> Mapping[str, tuple[str, str, str]]:
        return dict(_text_cards(self._archive))

    def of(self, path: str) -> TextLinks:
        """Resolvers for the text at `path`, from the content folder."""
        return TextLinks(self, path)

    def is_name(self, name: str) -> bool:
        """Whether a name with `#` is one as a whole, such as `C#`."""
        return self.names.is_whole(name)

    def card(self, target: Target) -> TextCard:
        """What is shown of something that a text embeds."""
        path = self.paths.path_of(target)
        if target.key in self._cards and target.kind in _TEXT_KINDS:
            title, summary, note = self._cards[target.key]
            return TextCard(title, path, summary, note)
        if target.kind is TargetKind.COMPANY:
            return TextCard(target.title, path, "", self._companies[target.key].kind.value.capitalize())
        if target.kind is TargetKind.TAG:
            return TextCard(target.title, path, self._tags[target.key].description, "Subject")
        return TextCard(target.title, path)

    def part_problems(
        self, path: str, body: str, first_line: int, links: TextLinks, texts: Mapping[str, Rendered]
    ) -> list[Problem]:
        """A problem for each line of a text that links to a part which no page has; `texts` are all texts, rendered."""
        found = []
        for reference in links.parts:
            ids = texts[reference.target.key].ids if reference.target.key in texts else frozenset()
            # An article that cannot be read is reported already.
            unread = reference.target.kind in _TEXT_KINDS and reference.target.key not in texts
            if unread or reference.id in ids or reference.id == "top":
                continue
            what = f'link "{reference.written}": there is no part "{reference.id}" on its page'
            fix = _part_fix(reference, ids)
            found += [Problem(path, line, what, fix) for line in _lines_with(body, first_line, reference.written)]
        return found


def _part_fix(reference: PartReference, ids: frozenset[str]) -> str:
    named = sorted(name for name in ids if not re.fullmatch(r"p\d+|fn.*", name))
    close = closest(reference.id, named)
    if close:
        return f"did you mean {reference.written.partition('#')[0]}#{close}?"
    if named:
        return f"its headings are {', '.join(named[:8])}"
    return "it has no headings: link to the whole page"


def _lines_with(body: str, first_line: int, written: str) -> Iterator[int]:
    lines = list(enumerate(body.split("\n"), first_line))
    exact = [n for n, line in lines if any(m[1] == written for m in WIKI_LINK.finditer(line))]
    yield from exact or [n for n, line in lines if written in line] or [first_line]


def _texts(archive: Archive) -> Iterator[Target]:
    for article in archive.articles:
        yield Target(TargetKind.ARTICLE, article.path, article.title)
    for note in archive.notes:
        yield Target(TargetKind.NOTE, note.path, note.title)
    for briefing in archive.briefings:
        yield Target(TargetKind.BRIEFING, briefing.path, briefing.title)
    for page in archive.pages:
        yield Target(TargetKind.PAGE, page.path, page.title)


def _text_cards(archive: Archive) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Path of a content file -> title, summary, and its day or kind."""
    for article in archive.articles:
        yield article.path, (article.title, article.summary, date_view(article.date).short)
    for note in archive.notes:
        yield note.path, (note.title, "", "Editor’s note")
    for briefing in archive.briefings:
        yield briefing.path, (briefing.title, briefing.summary, f"Digest, {day_view(briefing.date).short}")
    for page in archive.pages:
        yield page.path, (page.title, page.summary, "")
