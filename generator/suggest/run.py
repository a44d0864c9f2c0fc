"""The story of a suggestion, on one screen: articles in, entries that the registries may lack out.

Data: `suggest_companies`, `suggest_aliases`, `suggest_tags`, each from a `Reading`; `read_dumps` and `read_content`.
Limits: writes nothing and decides nothing: what is found in a text is `enrich`, what becomes of it an editor's choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content import store
from generator.dumps.items import read_items
from generator.dumps.open import Progress, open_dumps
from generator.dumps.structure import read_structure
from generator.enrich.entities.companies import Gazetteer, find_companies
from generator.enrich.tags import TagModel, assign_tags
from generator.errors import Problem
from generator.model import Registry
from generator.suggest import aliases, names, tags
from generator.suggest.passages import Story, story_of, story_of_article


@dataclass(frozen=True, slots=True)
class Reading:
    """What the suggestions are made of."""

    stories: tuple[Story, ...]
    registry: Registry
    problems: tuple[Problem, ...] = ()
    """Dumps that could not be read; the others were."""


def read_dumps(paths: Sequence[Path], content: Path, progress: Progress | None = None) -> Reading:
    """The articles of dumps, cut and tagged as an import would. Raises `ContentError` for a broken registry."""
    registry = store.read_registry(content)
    gazetteer, model = Gazetteer(registry.companies), TagModel(registry)
    opened = open_dumps(paths, progress or (lambda what, done, of: None))
    stories: list[Story] = []
    for one in opened.dumps:
        for item in read_items(one.dump, one.cuts).items:
            document = read_structure(item)
            found = assign_tags(document, find_companies(document, gazetteer), model)
            stories.append(story_of(document, str(one.path), item.title or item.paragraphs[0].text, found))
    return Reading(tuple(stories), registry, opened.problems)


def read_content(content: Path) -> Reading:
    """The articles of the content folder, drafts too. Raises `ContentError` with everything that is wrong in it."""
    archive = store.load_archive(content, drafts=True)
    stories = tuple(story_of_article(article, str(content / article.path)) for article in archive.articles)
    return Reading(stories, archive.registry)


def suggest_companies(reading: Reading) -> list[names.Suggestion]:
    """Names that behave like companies and are in no entry, the most useful first."""
    return names.suggest_companies(reading.stories, reading.registry.companies)


def suggest_aliases(reading: Reading) -> list[aliases.AliasSuggestion]:
    """Names that may mean what another name means, the surest first."""
    return aliases.suggest_aliases(reading.stories, reading.registry.companies)


def suggest_tags(reading: Reading) -> list[tags.TagSuggestion]:
    """Subjects that come again and that no tag knows, the most useful first."""
    return tags.suggest_tags(reading.stories, reading.registry)


def untagged(reading: Reading) -> list[Story]:
    """The articles without any tag."""
    return tags.untagged_stories(reading.stories)
