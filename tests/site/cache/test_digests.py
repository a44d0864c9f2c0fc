"""Digests of articles: whatever pages show of one is in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import Any

import pytest
from markupsafe import Markup

from generator.analysis.catalog import make_catalog
from generator.content.links import Names
from generator.content.markup import Rendered
from generator.model import Archive, Article, CorrectionNote, DateEstimate, Registry, Schedule, SitePath, Slug, Source
from generator.site.cache.digests import ArticleDigests, digest
from tests.support.factories import make_article

_DAY = dt.date(2024, 7, 25)
_OTHER: dict[str, Any] = {
    "path": "articles/other.md",
    "slug": Slug("other"),
    "title": "Other",
    "date": DateEstimate(_DAY, _DAY, _DAY, "feed order"),
    "author": "Ada",
    "publication": "The Paper",
    "tags": (Slug("other"),),
    "summary": "Other.",
    "source": Source("feed.txt", 1, 2, "https://example.org", ("Ships",)),
    "aliases": (SitePath("old.html"),),
    "draft": True,
    "featured": True,
    "related": (Slug("a"),),
    "schedule": Schedule(_DAY, None),
    "updated": _DAY,
    "corrections": (CorrectionNote("A word.", _DAY),),
    "extra": {"key": _DAY},
}
"""Field -> another value. Companies are resolved names, which the catalog gives; a body is shown as it was rendered."""
_ELSEWHERE = {"body", "body_line", "companies", "mentions"}


@pytest.mark.parametrize("name", sorted({field.name for field in fields(Article)} - _ELSEWHERE))
def test_article_digests__another_value_of_any_field__has_another_digest(name: str) -> None:
    article = make_article(path="articles/one.md", slug="one", date=DateEstimate(_DAY))
    assert _shown(article) == _shown(replace(article))
    assert _shown(article) != _shown(replace(article, **{name: _OTHER[name]}))


@pytest.mark.parametrize("name", [field.name for field in fields(DateEstimate)])
def test_article_digests__another_part_of_the_date__has_another_digest(name: str) -> None:
    article = make_article(date=DateEstimate(_DAY, _DAY, _DAY, "feed order"))
    part: Any = "title" if name == "basis" else _DAY + dt.timedelta(1)
    other = replace(article.date, **{name: part})
    assert _shown(article) != _shown(replace(article, date=other))


@pytest.mark.parametrize("name", [field.name for field in fields(Source)])
def test_article_digests__another_part_of_the_source__has_another_digest(name: str) -> None:
    source = Source("feed.txt", 1, 2)
    part: Any = {"first": 3, "last": 3, "tags": ("Ships",)}.get(name, "other")
    other = replace(source, **{name: part})
    article = make_article(source=source)
    assert _shown(article) != _shown(replace(article, source=other))


def test_article_digests__another_text__has_another_digest() -> None:
    article = make_article()
    assert _shown(article) != _shown(article, "<p>Other</p>")


@pytest.mark.parametrize(
    ("one", "other"),
    [(("a", "b"), ("ab", "")), ((1,), (True,)), (("a",), (("a",),)), ((_DAY, "a"), (_DAY, "b")), ((b"a",), ("a",))],
)
def test_digest__other_parts__are_told_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert digest(*one) == digest(*one)
    assert digest(*one) != digest(*other)


def _shown(article: Article, html: str = "<p>Text</p>") -> bytes:
    archive = Archive((article,), Registry((), ()))
    catalog = make_catalog(replace(archive, articles=(replace(article, related=()),)), Names(archive))
    catalog = replace(catalog, archive=archive)
    return ArticleDigests(catalog, {article.path: Rendered(Markup(html), "Text", "")}, "").shown[article.path]
