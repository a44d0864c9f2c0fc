"""What the search knows of each article: its words, its companies under every name they go by, its tags.

Data: `search_documents` and `search_names` from a catalog, for `search.documents`.
Limits: pure. A product that an article names is found under its other names as well, but only where its owner is one
of the article's companies: the registry's rule for names that are also words is the import's, and has been applied.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.analysis.catalog import Catalog
from generator.content.links import owner_names
from generator.content.periods import periods_of
from generator.memo import Memo
from generator.model import Article, Company, CompanyKind
from generator.search.analyze import analyze
from generator.search.documents import SearchDocument, SearchName
from generator.site.bodies import Bodies
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


_Known = dict[str, tuple[bytes, tuple[str, ...]]]
"""Path of an article -> digest of what its other names depend on, and these."""


def search_documents(
    catalog: Catalog, bodies: Bodies, shared: SharedViews, memo: Memo | None = None
) -> list[SearchDocument]:
    """One for each article, in the archive's order. `memo` knows what was found in the last call."""
    registry = catalog.archive.registry.companies
    products = _products(registry)
    documents = []
    last: tuple[bytes, _Known] = (memo.last("aliases") if memo else None) or (b"", {})
    entries = _digest(repr([(one.name, one.aliases, one.parent, one.kind) for one in registry]))
    known: _Known = last[1] if last[0] == entries else {}
    found: _Known = {}
    for article in catalog.archive.articles:
        path = article.path
        card, text = shared.card(article), bodies.texts[path].text
        words = f"{card.title} {text}"
        key, names = _digest(f"{article.companies!r}{article.mentions!r}{words}"), known.get(path)
        aliases = names[1] if names and names[0] == key else tuple(_aliases(article, words, catalog, products))
        found[path] = key, aliases
        documents.append(
            SearchDocument(
                path=card.path,
                title=card.title,
                date=card.date.short,
                period=(periods_of(article.date) or ("",))[0],
                iso=card.date.iso,
                summary=card.summary,
                body=text,
                companies=tuple(link.text for link in card.companies),
                tags=tuple(link.text for link in card.tags),
                aliases=aliases,
                mentions=tuple(_mentions(article, catalog)),
            )
        )
    if memo:
        memo.keep("aliases", (entries, found))
    return documents


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


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
