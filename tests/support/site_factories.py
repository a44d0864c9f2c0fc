"""Makers of archives and of what a build makes of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from generator.analysis.catalog import Catalog, complete_registry, make_catalog
from generator.content.links import Names
from generator.model import Archive, Article, Briefing, Company, DateEstimate, Note, Registry, Slug, Tag, TextPage
from generator.site.bodies import Bodies, render_bodies
from generator.site.paths import TargetPaths
from tests.support.factories import make_article

LABELS = ("Why it matters", "Details", "Editor’s note")


def article(slug: str, day: str | None = "2024-07-25", **changes: Any) -> Article:
    """An article named after its slug, with a certain day."""
    date = DateEstimate(dt.date.fromisoformat(day) if day else None)
    values: dict[str, Any] = {
        "slug": Slug(slug),
        "path": f"articles/{slug}.md",
        "title": slug.capitalize(),
        "date": date,
    }
    return make_article(**(values | changes))


def note(slug: str, *about: str, **changes: Any) -> Note:
    values: dict[str, Any] = {"path": f"notes/{slug}.md", "slug": Slug(slug), "title": slug.capitalize()}
    return Note(**({**values, "body": "A note.\n", "body_line": 5, "about": about} | changes))


def briefing(slug: str, **changes: Any) -> Briefing:
    values: dict[str, Any] = {"path": f"briefings/{slug}.md", "slug": Slug(slug), "title": slug.capitalize()}
    return Briefing(**({**values, "date": dt.date(2024, 7, 26), "body": "An intro.\n", "body_line": 6} | changes))


def text_page(slug: str, **changes: Any) -> TextPage:
    values: dict[str, Any] = {"path": f"pages/{slug}.md", "slug": Slug(slug), "title": slug.capitalize()}
    return TextPage(**({**values, "body": "A page.\n", "body_line": 4} | changes))


def company(name: str, **changes: Any) -> Company:
    return Company(**({"name": name, "slug": Slug(name.lower().replace(" ", "-"))} | changes))


def tag(slug: str, **changes: Any) -> Tag:
    return Tag(**({"slug": Slug(slug), "name": slug.capitalize()} | changes))


def archive(
    *articles: Article, companies: tuple[Company, ...] = (), tags: tuple[Tag, ...] = (), **changes: Any
) -> Archive:
    """An archive whose registry has what its articles use, besides what is given."""
    return complete_registry(Archive(articles=articles, registry=Registry(companies, tags), **changes))


def bodies(of: Archive) -> Bodies:
    return render_bodies(of, Names(of), TargetPaths(of), LABELS)


def catalog(of: Archive) -> Catalog:
    return make_catalog(of, Names(of), bodies(of).linked)
