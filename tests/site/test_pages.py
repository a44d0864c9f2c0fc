"""TargetPaths, the list of pages, and two things in one place."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.errors import Problem
from generator.model import Archive, SitePath, Slug
from generator.site.checks.collisions import PathClaim, collision_problems, page_claim
from generator.site.pages import list_parts, plan_pages
from generator.site.paths import article_path, list_path, period_path
from tests.support.site_factories import archive, article, briefing, catalog, company, note, tag, text_page

CONTENT = PurePosixPath("content")


def _paths(of: Archive, page_size: int = 40) -> dict[str, str]:
    return {page.path: page.kind for page in plan_pages(catalog(of), page_size)}


def _problems(of: Archive) -> list[Problem]:
    return collision_problems(page_claim(page, CONTENT) for page in plan_pages(catalog(of), 40))


def test_article_path__dated_or_not__is_stable_and_readable() -> None:
    assert article_path(article("taobao-ships", "2024-07-05")) == "2024/07/taobao-ships.html"
    assert article_path(article("taobao-ships", None)) == "undated/taobao-ships.html"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("index.html", "newest/2.html"),
        ("companies/alibaba.html", "companies/alibaba/2.html"),
        ("2024/07/index.html", "2024/07/page/2.html"),
    ],
)
def test_list_path__the_second_page__is_next_to_the_first(first: str, second: str) -> None:
    assert list_path(SitePath(first), 1) == first
    assert list_path(SitePath(first), 2) == second


def test_period_path__a_month_a_year_and_no_date__are_folders() -> None:
    assert [period_path(p) for p in ("2024-07", "2024", "undated")] == [
        "2024/07/index.html",
        "2024/index.html",
        "undated/index.html",
    ]


def test_plan_pages__an_empty_archive__still_has_a_site() -> None:
    assert _paths(archive()) == {
        "index.html": "home",
        "search.html": "search",
        "404.html": "404",
        "companies/index.html": "index",
        "tags/index.html": "index",
        "dates/index.html": "index",
        "data/index.html": "data",
    }


def test_plan_pages__one_of_everything__has_a_page_for_each() -> None:
    pages = _paths(
        archive(
            article("a", companies=("Alibaba",), tags=(Slug("ipo"),), aliases=(SitePath("old/a.html"),)),
            article("b", None),
            notes=(note("n", "Quiet Ltd"),),
            briefings=(briefing("d"),),
            pages=(text_page("about"),),
            companies=(company("Quiet Ltd"), company("Unnamed Ltd")),
            tags=(tag("unused"),),
        )
    )
    assert (
        pages.items()
        >= {
            "2024/07/a.html": "article",
            "undated/b.html": "article",
            "undated/index.html": "month",
            "2024/07/index.html": "month",
            "2024/index.html": "year",
            "companies/alibaba.html": "company",
            "companies/quiet-ltd.html": "company",
            "tags/ipo.html": "tag",
            "notes/n.html": "note",
            "notes/index.html": "notes",
            "briefings/d.html": "briefing",
            "briefings/d.email.html": "email",
            "briefings/index.html": "briefings",
            "about.html": "text",
            "old/a.html": "redirect",
        }.items()
    )
    assert "companies/unnamed-ltd.html" not in pages
    assert "tags/unused.html" not in pages


def test_plan_pages__a_company_that_a_text_links_to__has_a_page() -> None:
    linking = archive(article("a", body="See [[Quiet Ltd]]."), companies=(company("Quiet Ltd"),))
    assert "companies/quiet-ltd.html" in _paths(linking)


def test_plan_pages__a_long_list__is_cut() -> None:
    pages = plan_pages(catalog(archive(*(article(f"a{i}") for i in range(5)))), 2)
    home = [(page.path, page.number, page.total) for page in pages if page.kind == "home"]
    assert home == [("index.html", 1, 3), ("newest/2.html", 2, 3), ("newest/3.html", 3, 3)]
    assert {page.first for page in pages if page.kind == "home"} == {"index.html"}


def test_plan_pages__a_list_that_fills_its_pages__has_no_empty_one() -> None:
    pages = plan_pages(catalog(archive(*(article(f"a{i}") for i in range(4)))), 2)
    assert [page.path for page in pages if page.kind == "home"] == ["index.html", "newest/2.html"]


@pytest.mark.parametrize(
    ("kind", "count", "parts"),
    [
        ("home", 0, [(0, 0)]),
        ("home", 3, [(0, 2), (2, 3)]),
        ("home", 11, [(0, 2), (2, 4), (4, 6), (6, 8), (8, 10)]),
        ("year", 40, [(0, 2), (2, 4), (4, 6), (6, 8), (8, 10)]),
        ("month", 23, [(0, 2), (2, 22), (22, 23)]),
        ("month", 22, [(0, 22)]),
        ("story", 43, [(0, 20), (20, 40), (40, 43)]),
        ("tag", 2, [(0, 2)]),
        ("tag", 3, [(0, 3)]),
        ("company", 43, [(0, 2), (2, 22), (22, 42), (42, 43)]),
    ],
)
def test_list_parts__a_list_of_any_length__has_every_article_or_says_that_the_months_have(
    kind: str, count: int, parts: list[tuple[int, int]]
) -> None:
    assert [(part.start, part.stop) for part in list_parts(kind, count, 2)] == parts


@pytest.mark.parametrize(("names", "has_network"), [(("Alibaba",), False), (("Alibaba", "Temu"), True)])
def test_plan_pages__the_network__needs_two_companies(names: tuple[str, ...], has_network: bool) -> None:
    assert ("network.html" in _paths(archive(article("a", companies=names)))) == has_network


def test_plan_pages__an_old_address__leads_to_the_article() -> None:
    pages = plan_pages(catalog(archive(article("a", aliases=(SitePath("old/a.html"),)))), 40)
    assert [page.key for page in pages if page.path == "old/a.html"] == ["2024/07/a.html"]


def test_collision_problems__same_stem_in_two_folders_of_a_month__names_both_files() -> None:
    of = archive(article("x", path="articles/a/x.md"), article("x", path="articles/b/x.md"))
    assert _problems(of) == [
        Problem(
            "content/articles/b/x.md",
            0,
            'its page "2024/07/x.html" is in the way of "2024/07/x.html", made from content/articles/a/x.md',
            "add a line slug: with another name to one of them",
        )
    ]


@pytest.mark.parametrize("slug", ["index", "page"])
def test_collision_problems__an_article_in_the_place_of_its_month__is_to_move(slug: str) -> None:
    problems = _problems(archive(article(slug)))
    assert [problem.path for problem in problems] == (["content/articles/index.md"] if slug == "index" else [])


def test_collision_problems__same_title_and_date__is_none() -> None:
    assert _problems(archive(article("a", title="Same"), article("b", title="Same"))) == []


def test_collision_problems__old_addresses__are_compared_without_case_and_as_folders() -> None:
    aliases = ("About.html", "about.html/x.html", "2024/07/a.html", "Cafe\u0301.html")
    of = archive(
        article("a", aliases=tuple(SitePath(alias) for alias in aliases)),
        article("b", aliases=(SitePath("caf\u00e9.html"),)),
        pages=(text_page("about"),),
    )
    assert sorted(problem.what.split('"')[1] for problem in _problems(of)) == [
        "2024/07/a.html",
        "About.html",
        "about.html/x.html",
        "caf\u00e9.html",
    ]


def test_collision_problems__an_old_address_of_another_article__says_to_remove_it() -> None:
    (problem,) = _problems(archive(article("a"), article("b", aliases=(SitePath("2024/07/a.html"),))))
    assert (problem.path, problem.fix) == ("content/articles/b.md", "remove that address from aliases:")


def test_collision_problems__a_page_where_the_site_has_its_own__names_the_page() -> None:
    (problem,) = _problems(archive(pages=(text_page("search"),)))
    assert (problem.path, problem.fix) == ("content/pages/search.md", "add a line slug: with another name to the page")
    assert "made from the site itself" in problem.what


def test_collision_problems__a_file_after_what_is_in_its_folder__is_one() -> None:
    outputs = [PathClaim(SitePath(path), path, "") for path in ("a/b/c.html", "a/B")]
    assert [problem.path for problem in collision_problems(outputs)] == ["a/B"]
