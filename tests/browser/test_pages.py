"""Pages that answer questions, in a browser: charts and networks by keyboard, filters, pictures with their words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch


def test_filter__a_part_of_a_name__leaves_what_has_it_and_escape_brings_all_back(root: str, page: Page) -> None:
    page.goto(root + "companies/index.html")
    all_of_them = page.locator(".letter li").count()
    box = page.get_by_label("Filter")
    box.press_sequentially("ALIB")
    expect(page.locator(".letter li:visible a").first).to_have_text(re.compile("Alibaba"))
    left = page.locator(".letter li:visible").count()
    assert 0 < left < all_of_them / 4
    expect(page.locator("#filter-status")).to_have_text(f"{left} left")
    expect(page.locator(".letters a:visible")).to_have_count(page.locator(".letter:visible").count())
    box.press("Escape")
    expect(page.locator(".letter li:visible")).to_have_count(all_of_them)


def test_filter__another_spelling_and_nonsense__are_answered(root: str, page: Page) -> None:
    page.goto(root + "companies/index.html")
    page.get_by_label("Filter").fill("Jingdong")
    expect(page.locator(".letter li:visible")).to_have_count(1)
    page.get_by_label("Filter").fill("zzxq")
    expect(page.locator(".letter li:visible")).to_have_count(0)
    expect(page.locator("#filter-status")).to_have_text("Nothing has this in its name.")


def test_overview__without_javascript__has_letters_and_no_filter(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "companies/index.html").as_uri())
    expect(tab.locator(".filter")).to_be_hidden()
    tab.locator(".letters a").last.click()
    expect(tab).to_have_url(re.compile("#group-"))
    context.close()


def test_network__by_keyboard__leads_to_a_company(root: str, page: Page, watch: Watch) -> None:
    page.goto(root + "network.html")
    first = page.locator(".network a").first
    name = first.locator("text").text_content()
    assert name
    page.locator(".network-scroll").focus()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)
    assert watch.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_pages__of_every_new_kind__do_not_scroll_sideways(
    browser: Browser, site: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    tab = context.new_page()
    story = next(path for path in sorted(site.glob("stories/*.html")) if path.name != "index.html")
    names = ("companies/alibaba.html", "network.html", "tags/index.html", "dates/index.html", "stories/index.html")
    for path in (*(site / name for name in names), story, *sorted(site.glob("20*/index.html"))[:1]):
        tab.goto(path.as_uri())
        wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, f"{path.name} is {wide} px too wide at {width}"
    context.close()


def test_charts__every_one__has_a_name_and_its_numbers_in_a_table(site: Path, page: Page) -> None:
    page.goto((site / "companies/alibaba.html").as_uri())
    chart = page.get_by_role("img", name=re.compile("Articles per month"))
    expect(chart).to_have_count(1)
    page.get_by_text("The same in numbers").click()
    rows = page.locator(".chart-table tbody tr")
    drawn = page.locator(".chart-bars g").count()
    expect(rows).to_have_count(drawn)
    for mark in page.locator("svg[role=img]").all():
        assert mark.get_attribute("aria-label") or mark.get_attribute("aria-labelledby")
