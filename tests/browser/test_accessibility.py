"""WCAG 2.2 AA: axe-core on every kind of page in both colour schemes, reflow, keyboard, preferences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.axe import COLOUR_RULES, RULES, add_axe, violations
from tests.browser.kinds import answer_for_the_real_site, one_of_each

PARTS = 20
"""The kinds of pages are checked in so many tests, so that two processes share them."""
PHONE: ViewportSize = {"width": 360, "height": 740}
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
DESK: ViewportSize = {"width": 1440, "height": 900}


@pytest.mark.parametrize("part", range(PARTS))
def test_pages__of_every_kind__have_nothing_that_axe_finds(browser: Browser, site: Path, part: int) -> None:
    """Every rule at both widths, those that read colours in both schemes; a page is loaded once for the four."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    answer_for_the_real_site(context, site)
    tab = context.new_page()
    found = {}
    kinds = list(one_of_each(site).items())[part::PARTS]
    assert kinds
    for kind, path in kinds:
        tab.goto(path.as_uri() + ("?q=alibaba" if kind == "search" else ""))
        tab.locator("html:not(.wait)").wait_for()
        if kind == "search":
            tab.locator("#search-results > li").first.wait_for()
        # Closed parts count, too.
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        add_axe(tab)
        for name, size in (("desk", DESK), ("phone", PHONE)):
            tab.set_viewport_size(size)
            for scheme in SCHEMES:
                tab.emulate_media(color_scheme=scheme)
                if wrong := violations(tab, RULES if scheme == "light" else COLOUR_RULES):
                    found[f"{kind} ({path.name}), {name}, {scheme}"] = wrong
    context.close()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def test_axe__a_page_with_mistakes__finds_them(browser: Browser) -> None:
    tab = browser.new_page()
    tab.set_content("<html><body><img src=x><p style='color:#bbb;background:#fff'>pale</p></body></html>")
    add_axe(tab)
    rules = {line.split(":")[0] for line in violations(tab)}
    tab.close()
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules


MOVING = """() => [...document.querySelectorAll("*")].filter(e => {
  const s = getComputedStyle(e);
  return s.scrollBehavior === "smooth" || parseFloat(s.animationDuration) > 0 || parseFloat(s.transitionDuration) > 0;
}).map(e => e.tagName)"""


def test_pages__at_any_width_and_zoom__do_not_scroll_sideways_nor_move_for_who_wants_less(
    browser: Browser, site: Path
) -> None:
    """1440 px at 200 % are 720, 1280 px at 400 % are 320. A page is loaded once for all widths."""
    context = browser.new_context(reduced_motion="reduce")
    tab = context.new_page()
    wide = {}
    for kind, path in one_of_each(site).items():
        tab.goto(path.as_uri())
        assert tab.evaluate(MOVING) == [], kind
        for width in (1440, 768, 720, 360, 320):
            tab.set_viewport_size({"width": width, "height": 800})
            over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if over:
                wide[f"{kind}, {width}"] = over
    context.close()
    assert not wide


def test_keyboard__an_article__goes_from_the_skip_link_through_the_page_and_shows_where_it_is(
    page: Page, site: Path
) -> None:
    page.goto(one_of_each(site)["article"].as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    tops = []
    for _ in range(60):
        place = page.evaluate(
            """() => { const a = document.activeElement, s = getComputedStyle(a);
            return a === document.body ? null : [a.closest("main") !== null, s.outlineStyle, a.tabIndex]; }"""
        )
        if place is None or not place[0]:
            break
        assert place[1] != "none"
        assert place[2] == 0
        tops.append(place)
        page.keyboard.press("Tab")
    assert len(tops) > 5


def test_menu__on_a_phone_without_javascript__opens_and_leads_on(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(one_of_each(site)["article"].as_uri())
    link = tab.locator("#menu a", has_text="Companies")
    assert not link.is_visible()
    tab.locator(".menu-button").focus()
    tab.keyboard.press("Enter")
    assert link.is_visible()
    tab.keyboard.press("Escape")
    assert not link.is_visible()
    tab.locator(".menu-button").click()
    link.click()
    assert tab.url.endswith("companies/index.html")
    context.close()
