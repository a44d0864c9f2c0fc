"""Links that lead nowhere."""

from __future__ import annotations

import pytest

from generator.errors import Problem
from generator.model import SitePath
from generator.site.checks.links import LinkCheck, read_links

FILES = {"index.html", "a&b.html", "2024/07/a.html", "assets/style.css"}


def _add(check: LinkCheck, path: str, html: str) -> None:
    check.add(SitePath(path), read_links(SitePath(path), html))


def _problems(html: str, path: str = "2024/07/a.html") -> list[Problem]:
    check = LinkCheck()
    _add(check, "index.html", '<p id="p1">')
    _add(check, path, html)
    return check.problems(FILES, lambda page, address: (f"made of {page}", len(address)))


@pytest.mark.parametrize(
    "html",
    [
        '<a id="é&amp;b" href="#%C3%A9&amp;b">',
        '<a href="../../a&amp;b.html">',
        '<a href="../../index.html">',
        '<a href="../../index.html#p1">',
        '<a href="../../index.html?q=a#top">',
        '<a href="#">',
        '<a class="x" id="here" href="#here">',
        '<link rel="stylesheet" href="../../assets/style.css">',
        '<a href="https://elsewhere.example/x">',
        '<a href="mailto:a@b.example">',
        '<img src="data:image/png;base64,AA">',
        '<a href="../../2024/07/%61.html">',
        'text that says href="nowhere.html" and goes on <p>',
        'text that says href="nowhere and goes on <p class="x">',
        '<code> href="nowhere</code> and <a class="x" href="../../index.html">',
    ],
)
def test_problems__a_link_that_leads_somewhere__is_none(html: str) -> None:
    assert _problems(html) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="b.html">', 'there is no "2024/07/b.html"'),
        ('<a href="../../index.html#p2">', 'there is no "#p2" on "index.html"'),
        ('<a href="#p9">', 'there is no "#p9" on "2024/07/a.html"'),
        ('<script src="../../x.js?a&amp;b"></script>', 'there is no "x.js"'),
        ('<a href="../../../x.html">', '"../x.html" leads out of the site'),
        ('<a href="/index.html">', '"/index.html" leads out of the site'),
        ('<a href="../../2024/">', 'there is no "2024/"'),
    ],
)
def test_problems__a_link_that_leads_nowhere__is_reported_with_its_page(html: str, fault: str) -> None:
    (problem,) = _problems(html)
    assert problem.what == f"broken link: {fault}, on 2024/07/a.html"
    assert problem.path == "made of 2024/07/a.html"
    assert problem.line > 0


@pytest.mark.parametrize(("pages", "problems"), [(5, 5), (6, 1)])
def test_problems__the_same_on_more_than_five_pages__is_reported_once(pages: int, problems: int) -> None:
    check = LinkCheck()
    for number in range(pages):
        _add(check, f"p{number}.html", '<a href="gone.html">')
    found = check.problems({"index.html"}, lambda page, address: (page, 0))
    assert len(found) == problems
    assert found[0].path == "p0.html"
    once = f", on {pages} pages, p0.html among them" if problems == 1 else ", on p0.html"
    assert found[0].what == f'broken link: there is no "gone.html"{once}'


@pytest.mark.parametrize(("html", "searched"), [('<a href="#p9">', "p9"), ('<a href="b.html">', "2024/07/b.html")])
def test_problems__the_line__is_that_of_the_fragment_or_else_of_the_file(html: str, searched: str) -> None:
    check = LinkCheck()
    _add(check, "2024/07/a.html", html)
    asked: list[str] = []

    def origin(page: SitePath, address: str) -> tuple[str, int]:
        asked.append(address)
        return page, 7

    (problem,) = check.problems(FILES, origin)
    assert (asked, problem.line) == ([searched], 7)


@pytest.mark.parametrize(
    ("gone", "unsure", "broken"),
    [
        (set(), set(), []),
        ({"b.html"}, set(), ["b.html"]),
        (set(), {"c.html"}, ["#p9"]),
        ({"c.html"}, set(), ["#p9"]),
    ],
)
def test_add_known__links_that_led_somewhere__are_looked_at_where_that_is_not_sure(
    gone: set[str], unsure: set[str], broken: list[str]
) -> None:
    check = LinkCheck()
    _add(check, "c.html", '<p id="p1">')
    known = read_links(SitePath("a.html"), '<a href="b.html"><a href="c.html#p9"><a href="c.html#top">')
    check.add_known(SitePath("a.html"), known, gone, unsure)
    found = check.problems({"a.html", "c.html"}, lambda page, address: (page, 1))
    assert [problem.what.split('"')[1] for problem in found] == broken
