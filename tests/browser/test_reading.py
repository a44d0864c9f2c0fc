"""A reader's way through the archive: from disk and from a sub-path, searching and following links."""

from __future__ import annotations

import re
from pathlib import Path

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


def test_pages__without_javascript__are_all_there_but_the_search(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "index.html").as_uri())
    tab.locator("main a[href*='20']").first.click()
    expect(tab.locator("h1")).to_be_visible()
    tab.goto((site / "search.html").as_uri())
    expect(tab.locator("noscript")).to_have_count(1)
    context.close()
