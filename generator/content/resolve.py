"""The companies and tags of articles, in the spelling of the registries.

Data: `resolve_names` returns the articles with registry names; unknown ones are problems.
Limits: pure but for `line_of`, which is called for problems only.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping

from generator.content.links import LineOf
from generator.errors import Problem, nearest
from generator.model import Article, Registry, Slug


def resolve_names(
    articles: Iterable[Article],
    registry: Registry,
    where: Callable[[str], str],
    line_of: LineOf,
    problems: list[Problem],
) -> list[Article]:
    """Returns the articles with the names of the registry; unknown names are added to `problems`.

    `where` gives the path that a problem names for the path of an article.
    """
    names, tags = _names(registry), _tag_slugs(registry)
    written = {name: name for key, name in names.items() if name.casefold() == key}

    def known(article: Article, key: str) -> tuple[str, ...]:
        found: list[str] = []
        for name in getattr(article, key):
            canonical = written.get(name) or names.get(name.casefold())
            if canonical is None:
                fix = _company_fix(key, name, names)
                problems.append(problem(article, key, f'unknown company "{name}"', fix))
            elif canonical not in found:
                found.append(canonical)
        return tuple(found)

    def problem(article: Article, key: str, what: str, fix: str) -> Problem:
        return Problem(where(article.path), line_of(article.path, key), f"{key}: {what}", fix)

    def resolved(article: Article) -> Article:
        companies, mentions = known(article, "companies"), known(article, "mentions")
        for tag in article.tags:
            if tag not in tags:
                close = nearest(tag.casefold().replace(" ", "-"), sorted(tags))
                fix = f"write a list: tags: [{tag}]" if "," in tag else f"if it is new, add it to tags.yml; {close}"
                problems.append(problem(article, "tags", f'unknown tag "{tag}"', fix))
        only = tuple(name for name in mentions if name not in companies)
        slugs = tuple(dict.fromkeys(tags.get(tag, tag) for tag in article.tags))
        if (companies, only, slugs) == (article.companies, article.mentions, article.tags):
            return article
        return dataclasses.replace(article, companies=companies, mentions=only, tags=slugs)

    return [resolved(article) for article in articles]


def _company_fix(key: str, name: str, names: Mapping[str, str]) -> str:
    parts = [part.strip() for part in name.split(",")]
    if len(parts) > 1 and any(part.casefold() in names for part in parts):
        return f"write a list: {key}: [{', '.join(parts)}]"
    return f"if it is new, add it to companies.yml; {nearest(name, sorted(set(names.values())))}"


def _tag_slugs(registry: Registry) -> Mapping[str, Slug]:
    """Slug or old slug -> slug."""
    old: dict[str, Slug] = {alias: tag.slug for tag in registry.tags for alias in tag.aliases}
    return old | {tag.slug: tag.slug for tag in registry.tags}


def _names(registry: Registry) -> Mapping[str, str]:
    """Case-folded name or alias -> registry name; a name wins over an alias of another entry."""
    names = {alias.casefold(): company.name for company in registry.companies for alias in company.aliases}
    return names | {company.name.casefold(): company.name for company in registry.companies}
