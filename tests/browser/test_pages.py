"""Pages that answer questions, in a browser: charts and networks by keyboard, filters, pictures with their words."""

from __future__ import annotations

import re
from pathlib import Path

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


def _an_article_with_links(site: Path) -> str:
    """An article of a story, which has links to companies and to other articles."""
    story = next(path for path in sorted(site.glob("stories/*.html")) if path.name != "index.html")
    found = re.search(r"</small>\s*<a href=\.\./([^ >]+)>", story.read_text(encoding="utf-8"))
    assert found
    return found[1]


def test_preview__on_hover__shows_what_is_behind_a_link_and_lets_the_pointer_onto_it(
    root: str, site: Path, page: Page, watch: Watch
) -> None:
    page.goto(root + _an_article_with_links(site))
    preview = page.get_by_role("tooltip")
    link = page.locator(".column-side a[href*='companies/']").first
    link.hover()
    expect(preview).to_be_visible()
    expect(preview).to_contain_text(re.compile(r"\d+ articles?"))
    expect(link).to_have_attribute("aria-describedby", "preview")
    preview.hover()
    page.wait_for_timeout(500)
    expect(preview).to_be_visible()
    page.mouse.move(2, 2)
    expect(preview).to_be_hidden()
    page.locator(".related a").first.hover()
    expect(preview).to_be_visible()
    expect(preview.locator("p")).not_to_be_empty()
    assert watch.complaints == []


def test_preview__by_keyboard__opens_on_focus_and_escape_closes_it_leaving_the_focus(
    root: str, site: Path, page: Page
) -> None:
    page.goto(root + _an_article_with_links(site))
    link = page.locator(".related a").first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    preview = page.get_by_role("tooltip")
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(link).not_to_have_attribute("aria-describedby", "preview")


def test_preview__near_the_edge__stays_inside_the_window(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto((site / _an_article_with_links(site)).as_uri())
    link = page.locator(".related a").last
    link.scroll_into_view_if_needed()
    link.hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_be_visible()
    box = preview.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_preview__on_touch__never_appears_and_the_link_works(browser: Browser, site: Path) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    tab = context.new_page()
    tab.goto((site / _an_article_with_links(site)).as_uri())
    link = tab.locator(".related a").first
    title = link.inner_text()
    link.tap()
    expect(tab.locator("h1")).to_have_text(title)
    expect(tab.get_by_role("tooltip")).to_have_count(0)
    context.close()


def test_companies__a_name_longer_than_its_column__is_broken_and_keeps_the_page_narrow(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto((site / "companies/index.html").as_uri())
    link = page.locator(".letter li:has(.spark) a").first
    link.evaluate("link => { link.textContent = 'Weltraumtouristikgesellschaft'; }")
    assert link.inner_text() == "Weltraumtouristikgesellschaft"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_letter__without_its_site__reads_as_a_page(site: Path, page: Page, watch: Watch) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto((site / "briefings/the-year-of-the-small-price.email.html").as_uri())
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert len(watch.requests) == 1
