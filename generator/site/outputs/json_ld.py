"""Structured data: what a page is about, in schema.org's words, as JSON-LD.

Data: `StructuredData.of` gives the content of a page's `<script type="application/ld+json">`.
Limits: pure. Only what search engines read, and nothing twice: description and address are in the page's other metadata, and the
address says the way to a page.
A day is only as precise as it is known: an article of "between 24 and 26 July 2024" was published in 2024-07. Source: schema.org (NewsArticle, CollectionPage, WebSite, SearchAction).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from generator.analysis.catalog import Catalog
from generator.model import Article, Company, CompanyKind, DateEstimate, SitePath, Slug
from generator.site import paths
from generator.site.pages import PlannedPage
from generator.site.paths import canonical_address
from generator.site.views.records import BriefingView, SiteView

JsonObject = dict[str, Any]

_TYPES = {
    "company": "CollectionPage",
    "tag": "CollectionPage",
    "year": "CollectionPage",
    "month": "CollectionPage",
    "index": "CollectionPage",
    "notes": "CollectionPage",
    "briefings": "CollectionPage",
    "story": "CollectionPage",
    "stories": "CollectionPage",
    "search": "SearchResultsPage",
}
"""Page kind -> schema.org type; others are a WebPage."""
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Inside a script element no text may end it, nor begin a comment."""
_ESCAPED = re.compile("[<>&\u2028\u2029]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_MOST_ABOUT = 10
"""Companies of one article."""


class StructuredData:
    """Describes the pages of one site."""

    def __init__(self, site: SiteView, catalog: Catalog, picture: Callable[[SitePath], str]) -> None:
        """`picture` gives the absolute address of a page's social card, or nothing."""
        self._site = site
        self._catalog = catalog
        self._picture = picture
        self._articles = {article.path: article for article in catalog.archive.articles}

    def of(self, page: PlannedPage, title: str, variables: Mapping[str, object]) -> Markup:
        """A page's data; `title` is the page's own, `variables` what its template has."""
        if page.kind in {"404", "redirect", "email"} or not self._site.base_url:  # its addresses must be absolute
            return Markup("")
        return script_json({"@context": "https://schema.org", "@graph": [self._subject(page, title, variables)]})

    def _subject(self, page: PlannedPage, title: str, variables: Mapping[str, object]) -> JsonObject:
        if page.kind == "home" and page.number == 1:
            return self._website()
        if page.kind == "article":
            return self._news_article(self._articles[page.key], page.path)
        if page.kind == "briefing":
            view = variables["briefing"]
            assert isinstance(view, BriefingView)
            return self._digest(view)
        kind = "CollectionPage" if page.kind == "home" else _TYPES.get(page.kind, "WebPage")
        node: JsonObject = {"@type": kind, "name": title}
        if page.kind == "company":
            node["about"] = self._organization(self._catalog.companies[page.key])
        elif page.kind == "tag":
            node["about"] = {"@type": "Thing", "name": self._catalog.tags[Slug(page.key)].name}
        return _without_empty(node)

    def _website(self) -> JsonObject:
        site = self._site
        search = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site.base_url}{paths.SEARCH}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        }
        node = self._part_of() | {
            "description": site.description,
            "inLanguage": site.language,
            "publisher": self._publisher(),
            "potentialAction": search,
        }
        return _without_empty(node)

    def _news_article(self, article: Article, path: SitePath) -> JsonObject:
        catalog, picture = self._catalog, self._picture(path)
        node = {
            "@type": "NewsArticle",
            "headline": article.title,
            "image": picture,
            "datePublished": honest_day(article.date),
            "dateModified": article.updated.isoformat() if article.updated else "",
            "correction": [
                {"@type": "CorrectionComment", "text": note.text, "datePublished": note.day.isoformat()}
                for note in article.corrections
            ],
            **self._authorship(article.author),
            "isBasedOn": _based_on(article),
            "about": [self._thing(name) for name in catalog.about[article.path][:_MOST_ABOUT]],
        }
        return _without_empty(node)

    def _authorship(self, author: str | None) -> JsonObject:
        """The author, and the publisher where it is another one."""
        person = {"author": {"@type": "Person", "name": author}, "publisher": self._publisher()}
        return person if author else {"author": self._publisher()}

    def _digest(self, view: BriefingView) -> JsonObject:
        node = {
            "@type": "Article",
            "headline": view.title,
            "image": self._picture(view.path),
            "datePublished": view.date.iso,
            **self._authorship(view.author),
            "mentions": [
                {"@type": "NewsArticle", "@id": canonical_address(self._site.base_url, entry.card.path)}
                for entry in view.entries
            ],
        }
        return _without_empty(node)

    def _part_of(self) -> JsonObject:
        base = self._site.base_url
        return {"@type": "WebSite", "@id": f"{base}#site", "url": base, "name": self._site.title}

    def _publisher(self) -> JsonObject:
        return {"@type": "Organization", "name": self._site.author or self._site.title, "url": self._site.base_url}

    def _thing(self, name: str) -> JsonObject:
        """A company as articles name it; its own page says the rest."""
        company = self._catalog.companies[name]
        return {"@type": _kind_of(company), "name": company.name}

    def _organization(self, company: Company) -> JsonObject:
        return _without_empty(
            {
                "@type": _kind_of(company),
                "name": company.name,
                "url": canonical_address(self._site.base_url, paths.company_path(company.slug)),
                "sameAs": company.site,
            }
        )


def honest_day(date: DateEstimate) -> str:
    """ISO 8601, as precise as the estimate: `2024-07-25`, `2024-07`, `2024`, or nothing."""
    day, first, last = date.day, date.earliest, date.latest
    if day is None:
        return ""
    if first is None or last is None or first == last:
        return day.isoformat()
    if first.year != last.year:
        return ""
    return f"{day:%Y-%m}" if first.month == last.month else f"{day:%Y}"


def script_json(data: object) -> Markup:
    """JSON that is safe inside a script element."""
    text = _ENCODER.encode(data)
    return Markup(text.translate(_ESCAPES) if _ESCAPED.search(text) else text)


def _kind_of(company: Company) -> str:
    return "Event" if company.kind is CompanyKind.EVENT else "Organization"


def _based_on(article: Article) -> JsonObject:
    """What the article's words were taken from, where readers can find it: a publication, an address."""
    url = article.source.url if article.source else ""
    node = _without_empty({"@type": "CreativeWork", "name": article.publication, "url": url})
    return node if len(node) > 1 else {}


def _without_empty(node: JsonObject) -> JsonObject:
    return {key: value for key, value in node.items() if value}
