"""Structured data: what a page is about, in schema.org's words, as JSON-LD.

Data: `StructuredData.of` gives the content of a page's `<script type="application/ld+json">`.
Limits: pure. A day is only as precise as it is known: an article of "between 24 and 26 July 2024" was published
in 2024-07. Source: schema.org (NewsArticle, CollectionPage, BreadcrumbList, WebSite, SearchAction).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from generator.analysis.catalog import Catalog
from generator.model import Article, Company, CompanyKind, DateEstimate, SitePath, Slug
from generator.site import paths
from generator.site.pages import PlannedPage
from generator.site.paths import canonical_address
from generator.site.views.records import BriefingView, Link, SiteView
from generator.site.views.shared import period_name

JsonObject = dict[str, Any]

_SECTIONS = {
    "company": Link("Companies", paths.COMPANIES),
    "tag": Link("Tags", paths.TAGS),
    "year": Link("Dates", paths.DATES),
    "month": Link("Dates", paths.DATES),
    "note": Link("Notes", paths.NOTES),
    "briefing": Link("Digests", paths.BRIEFINGS),
    "story": Link("Stories", paths.STORIES),
}
"""Page kind -> the overview it hangs under."""
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


class StructuredData:
    """Describes the pages of one site."""

    def __init__(self, site: SiteView, catalog: Catalog, picture: Callable[[SitePath], str]) -> None:
        """`picture` gives the absolute address of a page's social card, or nothing."""
        self._site = site
        self._catalog = catalog
        self._picture = picture
        self._articles = {article.path: article for article in catalog.archive.articles}

    def of(self, page: PlannedPage, title: str, description: str, variables: Mapping[str, object]) -> Markup:
        """A page's data; `title` and `description` are the page's own, `variables` what its template has."""
        if page.kind in {"404", "redirect", "email"} or not self._site.base_url:  # its addresses must be absolute
            return Markup("")
        nodes = [self._subject(page, title, description, variables), self._breadcrumbs(page, title)]
        graph = {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}
        return script_json(graph)

    def _subject(self, page: PlannedPage, title: str, description: str, variables: Mapping[str, object]) -> JsonObject:
        address = canonical_address(self._site.base_url, page.path)
        if page.kind == "home" and page.number == 1:
            return self._website()
        if page.kind == "article":
            return self._news_article(self._articles[page.key], address, description)
        if page.kind == "briefing":
            view = variables["briefing"]
            assert isinstance(view, BriefingView)
            return self._digest(view, address, description)
        kind = "CollectionPage" if page.kind == "home" else _TYPES.get(page.kind, "WebPage")
        node = {
            "@type": kind,
            "@id": address,
            "url": address,
            "name": title,
            "description": description,
            "isPartOf": self._part_of(),
        }
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

    def _news_article(self, article: Article, address: str, description: str) -> JsonObject:
        catalog, picture = self._catalog, self._picture(paths.article_path(article))
        author = {"@type": "Person", "name": article.author} if article.author else self._publisher()
        node = {
            "@type": "NewsArticle",
            "@id": address,
            "url": address,
            "mainEntityOfPage": address,
            "headline": article.title,
            "description": description,
            "image": picture,
            "datePublished": honest_day(article.date),
            "author": author,
            "publisher": self._publisher(),
            "isPartOf": self._part_of(),
            "isBasedOn": _based_on(article),
            "about": self._organizations(catalog.about[article.path]),
            "mentions": self._organizations(catalog.mentions[article.path]),
            "keywords": [catalog.tags[slug].name for slug in article.tags],
        }
        return _without_empty(node)

    def _digest(self, view: BriefingView, address: str, description: str) -> JsonObject:
        author = {"@type": "Person", "name": view.author} if view.author else self._publisher()
        node = {
            "@type": "Article",
            "@id": address,
            "url": address,
            "mainEntityOfPage": address,
            "headline": view.title,
            "description": description,
            "image": self._picture(view.path),
            "datePublished": view.date.iso,
            "author": author,
            "publisher": self._publisher(),
            "isPartOf": self._part_of(),
            "mentions": [
                {"@type": "NewsArticle", "@id": canonical_address(self._site.base_url, entry.card.path)}
                for entry in view.entries
            ],
        }
        return _without_empty(node)

    def _breadcrumbs(self, page: PlannedPage, title: str) -> JsonObject:
        """From the front page down to this one; nothing for the front page and for results."""
        if page.kind == "search" or page.path == paths.HOME:
            return {}
        trail = [Link(self._site.title, paths.HOME), *self._above(page), Link(title, page.path)]
        items = [
            {
                "@type": "ListItem",
                "position": position,
                "name": link.text,
                "item": canonical_address(self._site.base_url, link.path),
            }
            for position, link in enumerate(trail, 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _above(self, page: PlannedPage) -> list[Link]:
        if page.kind == "article":
            day = self._articles[page.key].date.day
            periods = [f"{day:%Y}", f"{day:%Y-%m}"] if day else ["undated"]
        elif page.kind == "month" and page.key[4:5] == "-":
            periods = [page.key[:4]]
        else:
            periods = []
        section = [_SECTIONS[page.kind]] if page.kind in _SECTIONS else []
        return section + [Link(period_name(period), paths.period_path(period)) for period in periods]

    def _part_of(self) -> JsonObject:
        base = self._site.base_url
        return {"@type": "WebSite", "@id": f"{base}#site", "url": base, "name": self._site.title}

    def _publisher(self) -> JsonObject:
        return {"@type": "Organization", "name": self._site.author or self._site.title, "url": self._site.base_url}

    def _organizations(self, names: Iterable[str]) -> list[JsonObject]:
        return [self._organization(self._catalog.companies[name]) for name in names]

    def _organization(self, company: Company) -> JsonObject:
        return _without_empty(
            {
                "@type": "Event" if company.kind is CompanyKind.EVENT else "Organization",
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
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))


def _based_on(article: Article) -> JsonObject:
    """What the article's words were taken from: the publication where it is known, else the dump."""
    name = article.publication or (article.source.dump if article.source else "")
    url = article.source.url if article.source else ""
    return _without_empty({"@type": "CreativeWork", "name": name, "url": url}) if name or url else {}


def _without_empty(node: JsonObject) -> JsonObject:
    return {key: value for key, value in node.items() if value}
