"""What a page may cost: bytes, files, other hosts, jumps; and what it must do without a script."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import PATIENCE, Watch
from tests.browser.kinds import answer_for_the_real_site, one_of_each

ARTICLE_BYTES = 14 * 1024
"""HTML, CSS and JavaScript of an article's page, each compressed."""


def _parts(page: Path) -> tuple[list[Path], list[Path]]:
    """Stylesheets and scripts of a page."""
    text = page.read_text(encoding="utf-8")
    sheets = re.findall(r'<link rel=stylesheet href="?([^"> ]+)"?', text)
    scripts = re.findall(r'<script[^>]* src="([^"]+)"', text)
    return [(page.parent / s).resolve() for s in sheets], [(page.parent / s).resolve() for s in scripts]


def _weight(page: Path) -> int:
    sheets, scripts = _parts(page)
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in (page, *sheets, *scripts))


def test_articles__the_heaviest__keep_the_budget(site: Path) -> None:
    pages = sorted(site.glob("2*/[01]*/*.html"), key=_weight)
    articles = [page for page in pages if 'class="page-article' in page.read_text(encoding="utf-8")]
    assert len(articles) > 80
    assert _weight(articles[-1]) <= ARTICLE_BYTES, f"{articles[-1].name}: {_weight(articles[-1])} bytes"


def test_pages__of_every_kind__have_one_stylesheet_and_at_most_one_script_besides_the_early_one(site: Path) -> None:
    for kind, page in one_of_each(site).items():
        sheets, scripts = _parts(page)
        assert len(sheets) == 1, kind
        assert len([script for script in scripts if script.name != "early.js"]) <= 1, kind


ROUNDING = 0.001
"""A shift that nobody sees: fallback fonts differ by parts of a pixel. Browsers call 0.1 good."""
NEVER_LATE = """const timer = setTimeout;
window.setTimeout = (...all) => document.currentScript?.src.endsWith("/early.js") ? 0 : timer(...all);
"""
"""A page that waits for its fonts, however long they take."""
SHIFTS = """
window.shifts = [];
const note = list => list.forEach(e => window.shifts.push([e.value, ...e.sources.map(
  s => s.node && (s.node.outerHTML || s.node.textContent).slice(0, 60))]));
const observer = new PerformanceObserver(list => note(list.getEntries()));
observer.observe({type: "layout-shift", buffered: true});
const drawn = () => new Promise(requestAnimationFrame);
window.allShifts = () => document.fonts.ready.then(drawn).then(drawn).then(drawn).then(() => {
  note(observer.takeRecords());
  return window.shifts;
});
"""


def _open(tab: Page, address: str, late: bool) -> None:
    """Open a page in a tab that has no fonts yet; late ones come only after the page is shown without them."""
    held: list[Route] = []
    if late:
        tab.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks its handlers)
    tab.goto(address, wait_until="commit" if late else "load")
    if late:
        tab.locator("html.late:not(.wait)").wait_for()
        for route in held:
            route.continue_()
        tab.unroute("**/*.woff2")
        tab.wait_for_load_state()


@pytest.mark.parametrize(("late", "width"), [(False, 360), (True, 360), (True, 1440)])
def test_pages__while_they_load__do_not_jump_and_ask_no_other_host(
    browser: Browser, site: Path, served: str, width: int, late: bool
) -> None:
    jumps = {}
    for kind, path in one_of_each(site).items():
        if kind == "404":
            continue  # its base address is that of the real site
        context = browser.new_context(viewport={"width": width, "height": 900})
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        tab.add_init_script(SHIFTS)
        watch = Watch(tab)
        _open(tab, served + path.relative_to(site).as_posix(), late)
        shifts = tab.evaluate("allShifts()")
        if sum(shift[0] for shift in shifts) > ROUNDING:
            jumps[kind] = shifts
        assert all(address.startswith((served, "data:")) for address in watch.requests)
        assert watch.complaints == []
        context.close()
    assert not jumps


def test_fonts__too_late_for_a_page__are_there_on_the_next(browser: Browser, served: str, site: Path) -> None:
    tab = browser.new_page()
    tab.set_default_timeout(PATIENCE)
    _open(tab, served + "about.html", late=True)
    family = "getComputedStyle(document.body).fontFamily.replaceAll('\"', '').split(', ')[0]"  # with quotes or without
    assert tab.evaluate(family) != "Serif"
    tab.add_init_script(NEVER_LATE)
    tab.goto((site / "about.html").as_uri())
    tab.locator("html:not(.wait)").wait_for()
    assert tab.evaluate(family) == "Serif"
    assert tab.evaluate("getComputedStyle(document.body).opacity") == "1"
    tab.close()


def test_scheme__chosen_by_the_reader__is_remembered_and_there_before_the_first_paint(
    browser: Browser, served: str
) -> None:
    context = browser.new_context(color_scheme="light")
    tab = context.new_page()
    tab.goto(served + "index.html")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = tab.evaluate(paper)
    tab.get_by_role("button", name="Dark colours").click()
    dark = tab.evaluate(paper)
    assert dark != light
    tab.add_init_script(
        "new MutationObserver((_, o) => { if (document.body) { window.early = document.documentElement.dataset.scheme;"
        " o.disconnect(); } }).observe(document, {childList: true, subtree: true})"
    )
    tab.goto(served + "about.html")
    assert tab.evaluate("window.early") == "dark"
    assert tab.evaluate(paper) == dark
    assert tab.get_by_role("button", name="Dark colours").get_attribute("aria-pressed") == "true"
    context.close()


def test_pages__without_javascript__offer_nothing_that_needs_it(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    answer_for_the_real_site(context, site)
    tab = context.new_page()
    for kind, path in one_of_each(site).items():
        tab.goto(path.as_uri())
        assert tab.locator("h1").count() == 1, kind
        buttons = tab.locator("button:visible:not([popovertarget])")
        assert buttons.count() == 0, f"{kind}: {buttons.first.inner_text()}"
    tab.goto(one_of_each(site)["article"].as_uri())
    tab.locator(".cite summary").click()
    assert "Cite this article" in tab.locator(".cite").inner_text()
    assert tab.locator(".cite-plain").is_visible()
    context.close()


def test_article__a_paragraph_and_a_citation__can_be_copied(browser: Browser, served: str, site: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(served + one_of_each(site)["article"].relative_to(site).as_posix())
    tab.locator("#p3 .anchor").focus()
    tab.keyboard.press("Enter")
    tab.get_by_text("Link to the paragraph copied").wait_for()
    assert tab.evaluate("navigator.clipboard.readText()") == tab.url
    assert tab.url.endswith("#p3")
    tab.locator(".cite summary").click()
    tab.get_by_role("button", name="Copy as BibTeX").click()
    tab.get_by_text("Citation copied").wait_for()
    assert tab.evaluate("navigator.clipboard.readText()").startswith("@misc{")
    context.close()


@pytest.mark.parametrize("width", [768, 1440])
def test_article__its_lines__have_60_to_70_characters(browser: Browser, site: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    articles = sorted(path for path in site.glob("20??/??/*.html") if path.name != "index.html")
    longest = max(
        articles, key=lambda path: path.read_text(encoding="utf-8").count("<p id=")
    )  # one with many full lines
    tab.add_init_script(NEVER_LATE)
    tab.goto(longest.as_uri())
    tab.locator("html:not(.wait)").wait_for()
    letters: float = tab.evaluate(
        """() => { let letters = 0, lines = 0;
        for (const p of document.querySelectorAll(".body > p")) {
          const range = document.createRange(), text = p.firstChild; let last = null, line = 0, full = [];
          for (let i = 0; i < text.length; i++) { range.setStart(text, i); range.setEnd(text, i + 1);
            const top = range.getBoundingClientRect().top;
            if (last !== null && top > last + 5) { full.push(line); line = 0; } last = top; line++; }
          full.forEach(n => { letters += n; lines++; }); }
        return letters / lines; }"""
    )
    context.close()
    assert 60 <= letters <= 70
