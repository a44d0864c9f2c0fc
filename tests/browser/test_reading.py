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
    page.locator("main a[href*='/20']").first.click()
    page.locator("main a[href*='tags/']").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("main a[href*='/20']").first.click()
    page.locator("main a[href*='index.html']").first.click()
    assert watch.complaints == []
    assert all(address.startswith((root, "data:")) for address in watch.requests)


def test_searching__a_deep_link__shows_its_results_and_the_words(root: str, page: Page, watch: Watch) -> None:
    page.goto(root + "search.html?q=bubble+tea")
    expect(page.locator("#search-input")).to_have_value("bubble tea")
    expect(page.locator("#search-results > li").first).to_be_visible()
    assert watch.complaints == []


def test_searching__nothing_found__says_what_to_try(root: str, page: Page) -> None:
    page.goto(root + "search.html?q=zzxqwv")
    expect(page.locator("#search-status")).to_contain_text(re.compile("no ", re.IGNORECASE))
    expect(page.locator("main a[href$='companies/index.html']").first).to_be_visible()


def test_searching__as_one_types__the_last_word_may_be_unfinished(root: str, page: Page) -> None:
    page.goto(root + "search.html")
    page.locator("#search-input").press_sequentially("alib", delay=20)
    expect(page.locator("#search-results > li").first).to_be_visible()
    expect(page).to_have_url(re.compile("q=alib"))


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("bubbel tea", "No article has “bubbel”; 2 articles with words spelled nearly so."),
        ("Kling zebra", "No article has all of these words; 1 article with some of them."),
        ("the", "These words are in every article: add one that is not."),
        ("x" * 400, "No article found"),
        ("<img src=x onerror=alert(1)>", "some of them"),
    ],
)
def test_searching__words_that_are_not_there__says_what_was_done_about_it(
    site: Path, page: Page, watch: Watch, query: str, says: str
) -> None:
    page.goto((site / "search.html").as_uri())
    page.locator("#search-input").fill(query)
    expect(page.locator("#search-status")).to_contain_text(says)
    assert watch.complaints == []


def test_searching__by_keyboard_alone__reaches_a_result_and_comes_back(root: str, page: Page) -> None:
    page.goto(root + "about.html")
    page.keyboard.press("/")
    page.keyboard.type("alibaba")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results > li").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("#search-results a").nth(1)
    expect(second).to_be_focused()
    headline = second.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(headline)
    page.go_back()
    expect(page.locator("#search-input")).to_have_value("alibaba")
    page.locator("#search-input").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#search-input")).to_have_value("")
    expect(page.locator("#search-results > li")).to_have_count(0)


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
