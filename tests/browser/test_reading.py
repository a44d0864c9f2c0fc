"""A reader's way through the archive: from disk and from a sub-path, searching and following links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch


def test_reading__search_then_article_company_article_tag_month__works_without_a_complaint(
    root: str, page: Page, watch: Watch
) -> None:
    page.goto(root + "index.html")
    page.keyboard.press("/")
    page.keyboard.type("Pinduoduo revenue")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search\.html\?q=Pinduoduo"))
    hit = page.locator("#search-results a").first
    expect(hit).to_be_visible()
    expect(page.locator("#search-results mark").first).to_be_visible()
    headline = hit.inner_text()
    hit.click()
    expect(page.locator("h1")).to_have_text(headline)
    page.locator("main a[href*='companies/']").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("main a[href*='/20']:visible").first.click()
    page.locator("main a[href*='tags/']").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("main a[href*='/20']:visible").first.click()
    page.locator("main a[href*='index.html']").first.click()
    assert watch.complaints == []
    assert all(address.startswith((root, "data:")) for address in watch.requests)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages__on_a_phone_and_a_desk__do_not_scroll_sideways(
    browser: Browser, site: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    tab = context.new_page()
    article = next(iter(sorted(site.glob("20*/*/*.html"))))
    for path in (
        site / "index.html",
        article,
        site / "companies/index.html",
        site / "search.html",
        site / "about.html",
    ):
        tab.goto(path.as_uri())
        wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, f"{path.name} is {wide} px too wide at {width}"
    context.close()


def test_pages__without_javascript__are_all_there_but_the_search(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "index.html").as_uri())
    tab.locator("main a[href*='20']").first.click()
    expect(tab.locator("h1")).to_be_visible()
    tab.goto((site / "search.html").as_uri())
    expect(tab.locator("noscript")).to_have_count(1)
    context.close()
