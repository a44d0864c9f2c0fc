"""The steps of `briefings suggest`: from articles to entries that the registries may lack.

Data: `suggest_companies`, `suggest_aliases`, `suggest_people`, `suggest_tags`, each from a `SuggestSource`; `read_dumps` and `read_content`.
Limits: writes nothing; what is added to a registry is an editor's decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content import store
from generator.content.folder.registries import read_registry
from generator.dumps.items import read_items
from generator.dumps.open import Progress, open_dumps
from generator.dumps.structure import read_structure
from generator.enrich.entities.companies import Gazetteer, find_companies
from generator.enrich.tags import TagModel, assign_tags
from generator.errors import Problem
from generator.model import Registry
from generator.suggest import aliases, names, people, tags
from generator.suggest.sources import SourceArticle, source_of_article, source_of_document


@dataclass(frozen=True, slots=True)
class SuggestSource:
    """The articles and the registry that suggestions are made from."""

    articles: tuple[SourceArticle, ...]
    registry: Registry
    problems: tuple[Problem, ...] = ()
    """Dumps that could not be read; the others were."""


def read_dumps(paths: Sequence[Path], content: Path, progress: Progress | None = None) -> SuggestSource:
    """The articles of dumps, cut and tagged as an import would. Raises `ContentError` for a broken registry."""
    registry = read_registry(content)
    gazetteer, model = Gazetteer(registry.companies), TagModel(registry)
    opened = open_dumps(paths, progress or (lambda what, done, of: None))
    articles: list[SourceArticle] = []
    for one in opened.dumps:
        for item in read_items(one.dump, one.cuts).items:
            document = read_structure(item)
            found = assign_tags(document, find_companies(document, gazetteer), model)
            articles.append(source_of_document(document, str(one.path), item.title or item.paragraphs[0].text, found))
    return SuggestSource(tuple(articles), registry, opened.problems)


def read_content(content: Path) -> SuggestSource:
    """The articles of the content folder, drafts too. Raises `ContentError` with everything that is wrong in it."""
    archive = store.load_archive(content, drafts=True)
    articles = tuple(source_of_article(article, str(content / article.path)) for article in archive.articles)
    return SuggestSource(articles, archive.registry)


def suggest_companies(source: SuggestSource) -> list[names.CompanySuggestion]:
    """Names that behave like companies and are in no entry, the most useful first."""
    return names.suggest_companies(source.articles, source.registry.companies)


def suggest_aliases(source: SuggestSource) -> list[aliases.AliasSuggestion]:
    """Names that may mean what another name means, the surest first."""
    return aliases.suggest_aliases(source.articles, source.registry.companies)


def suggest_people(source: SuggestSource) -> list[people.PersonSuggestion]:
    """People with an office at a company of the registry who are in no entry, those of most articles first."""
    return people.suggest_people(source.articles, source.registry.companies, source.registry.people)


def suggest_tags(source: SuggestSource) -> list[tags.TagSuggestion]:
    """Subjects that come again and that no tag knows, the most useful first."""
    return tags.suggest_tags(source.articles, source.registry)


def untagged(source: SuggestSource) -> list[SourceArticle]:
    """The articles without any tag."""
    return tags.untagged_articles(source.articles)
