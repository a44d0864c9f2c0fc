"""The people of an archive on the pages of articles and companies."""

from __future__ import annotations

import dataclasses

from generator.analysis.analyse import analyse
from generator.config import SiteConfig
from generator.content.links import Names
from generator.model import Archive, Person, SitePath
from generator.site.pages import plan_pages
from generator.site.paths import TargetPaths
from generator.site.views.builder import ViewBuilder
from generator.site.views.layout import site_view
from generator.site.views.list_records import CompanyView
from generator.site.views.records import ArticleView, Link, PersonView
from generator.site.views.shared import SharedViews
from tests.support.site_factories import archive, article, bodies, catalog, company

PEOPLE = (Person("Ana Soto", role="founder", company="Quill"), Person("Bo Lin"), Person("Jo Fox", company="Quill"))


def made() -> Archive:
    text = article("pot", companies=("Quill",), body="Bo Lin met Ana Soto, and Ana Soto spoke.\n")
    of = archive(text, companies=(company("Quill"),))
    return dataclasses.replace(of, registry=dataclasses.replace(of.registry, people=PEOPLE))


def view(of: Archive, kind: str) -> object:
    """The main record of the first page of a kind."""
    grouped, texts = catalog(of), bodies(of)
    analysis = analyse(of, Names(of), texts.linked, texts.plain_texts)
    shared = SharedViews(grouped, texts, TargetPaths(of), 40)
    builder = ViewBuilder(analysis, texts, shared, site_view(SiteConfig(), grouped, ""))
    page = next(page for page in plan_pages(grouped, 40) if page.kind == kind)
    (record,) = builder.content(page).variables.values()
    return record


def test_article_view__a_text_that_names_people__has_them_with_their_company() -> None:
    found = view(made(), "article")
    assert isinstance(found, ArticleView)
    quill = Link("Quill", SitePath("companies/quill.html"))
    assert found.people == (PersonView("Bo Lin", "", None, ""), PersonView("Ana Soto", "founder", quill, ""))


def test_company_view__people_of_a_company__are_on_its_page() -> None:
    found = view(made(), "company")
    assert isinstance(found, CompanyView)
    assert [person.name for person in found.people] == ["Ana Soto", "Jo Fox"]
