"""What the search knows of each article: its words, its companies under every name they go by, its tags.

Data: `SearchDocuments` and `search_names` from a catalog, for `search.files`.
Limits: pure. A product that an article names is found under its other names as well, but only where its owner is one
of the article's companies: the registry's rule for names that are also words is the import's, and has been applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from generator.analysis.catalog import Catalog
from generator.content.links import owner_names
from generator.content.periods import periods_of
from generator.model import Article, Company, CompanyKind
from generator.search.analyze import analyze
from generator.search.documents import SearchDocument, SearchName
from generator.site.bodies import Bodies
from generator.site.output import digest
from generator.site.views.shared import SharedViews


@dataclass(frozen=True, slots=True)
class SearchNames:
    """The names by which results are narrowed; those that no article is about or carries are left out."""

    companies: tuple[SearchName, ...]
    tags: tuple[SearchName, ...]


def search_names(catalog: Catalog) -> SearchNames:
    """Companies that articles are about, with their aliases and products, and tags that articles carry."""
    used = {name for names in catalog.about.values() for name in names}
    products = _products(catalog.archive.registry.companies)
    companies = [
        SearchName(name, company.slug, tuple(_other_names(company, products.get(name, ()))))
        for name, company in catalog.companies.items()
        if name in used
    ]
    tags = [SearchName(tag.name, slug) for slug, tag in catalog.tags.items() if slug in catalog.by_tag]
    return SearchNames(tuple(companies), tuple(tags))


class SearchDocuments(Sequence[SearchDocument]):
    """One document for each article, in the archive's order, made when it is asked for."""

    def __init__(self, catalog: Catalog, bodies: Bodies, shared: SharedViews) -> None:
        self._catalog, self._bodies, self._shared = catalog, bodies, shared
        self._articles = catalog.archive.articles
        self._products = _products(catalog.archive.registry.companies)

    def __len__(self) -> int:
        return len(self._articles)

    @overload
    def __getitem__(self, at: int) -> SearchDocument: ...

    @overload
    def __getitem__(self, at: slice) -> list[SearchDocument]: ...

    def __getitem__(self, at: int | slice) -> SearchDocument | list[SearchDocument]:
        if isinstance(at, slice):
            return [self._document(article) for article in self._articles[at]]
        return self._document(self._articles[at])

    def keys(self) -> list[bytes]:
        """Of each document the digest of all that it is made from."""
        catalog = self._catalog
        companies = [(one.name, one.aliases, one.parent, one.kind.value) for one in catalog.archive.registry.companies]
        known = [(name, one.name, one.aliases) for name, one in catalog.companies.items()]
        tags = [(slug, tag.name) for slug, tag in catalog.tags.items()]
        names = digest((companies, known, tags))
        return [digest((names, *self._made_from(article))) for article in self._articles]

    def _made_from(self, article: Article) -> tuple[object, ...]:
        """What a document is made from besides the registries."""
        path, own = article.path, (article.slug, article.title, article.summary, repr(article.date))
        named = article.companies, article.mentions, article.tags
        catalog = self._catalog
        return path, own, named, catalog.about[path], catalog.mentions[path], self._bodies.texts[path].text

    def _document(self, article: Article) -> SearchDocument:
        card, text = self._shared.card(article), self._bodies.texts[article.path].text
        return SearchDocument(
            path=card.path,
            title=card.title,
            date=card.date.short,
            period=(periods_of(article.date) or ("",))[0],
            iso=card.date.iso,
            summary=card.summary,
            body=text,
            companies=tuple(link.text for link in card.companies),
            tags=tuple(link.text for link in card.tags),
            aliases=tuple(_aliases(article, f"{card.title} {text}", self._catalog, self._products)),
            mentions=tuple(_mentions(article, self._catalog)),
        )


def _aliases(
    article: Article, text: str, catalog: Catalog, products: Mapping[str, tuple[Company, ...]]
) -> Iterable[str]:
    about = catalog.about[article.path]
    found = [alias for name in about for alias in catalog.companies[name].aliases]
    own = {*article.companies, *article.mentions}
    owned = [product for owner in catalog.names(article) for product in products.get(owner, ())]
    words = f" {' '.join(analyze(text))} " if owned else ""
    for product in owned:
        if product.name in own or any(_occurs_in(name, words) for name in (product.name, *product.aliases)):
            found += (product.name, *product.aliases)
    return dict.fromkeys(found)


def _mentions(article: Article, catalog: Catalog) -> Iterable[str]:
    mentioned = (catalog.companies[name] for name in catalog.mentions[article.path])
    return dict.fromkeys(name for company in mentioned for name in (company.name, *company.aliases))


def _occurs_in(name: str, words: str) -> bool:
    """Whether a name occurs in a text; `words` are its terms, each between spaces."""
    terms = _joined_terms(name)
    return bool(terms) and terms in words


@lru_cache(maxsize=1 << 14)  # the names of few products, for many articles
def _joined_terms(name: str) -> str:
    """The terms of a name, each between spaces; empty if it has none."""
    terms = analyze(name)
    return f" {' '.join(terms)} " if terms else ""


def _products(companies: Iterable[Company]) -> dict[str, tuple[Company, ...]]:
    """Owner -> the products whose articles are credited to it."""
    entries = tuple(companies)
    owners = owner_names(entries)
    found: dict[str, tuple[Company, ...]] = {}
    for company in entries:
        if company.kind is CompanyKind.PRODUCT and owners[company.name] != company.name:
            found[owners[company.name]] = (*found.get(owners[company.name], ()), company)
    return found


def _other_names(company: Company, products: Iterable[Company]) -> Iterable[str]:
    names = (*company.aliases, *(name for product in products for name in (product.name, *product.aliases)))
    return dict.fromkeys(names)
