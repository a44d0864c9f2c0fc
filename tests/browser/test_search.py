"""The search page in Chromium, from disk and under a sub-path: typing, narrowing, going back, and by keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Watch


def status(page: Page, says: str) -> None:
    expect(page.locator("#search-status")).to_contain_text(re.compile(says))


def titles(page: Page) -> list[str]:
    return page.locator("#search-results .hit-title").all_inner_texts()


def test_searching__a_deep_link__shows_question_filters_order_and_page(root: str, page: Page, watch: Watch) -> None:
    page.goto(root + "search.html?q=price&company=alibaba&company=shein&tag=e-commerce&year=2022,2024&sort=oldest")
    status(page, r"^\d+ articles? in (under )?\d+ ms")
    expect(page.locator("#search-input")).to_have_value("price")
    expect(page.locator("#search-sort")).to_have_value("oldest")
    for box in ("company-alibaba", "company-shein", "tag-e-commerce", "year-2022"):
        expect(page.locator(f"#facet-{box}")).to_be_checked()
    expect(page.locator("#search-chips .chip")).to_have_text(["Alibaba", "Shein", "E-commerce", "2024", "2022"])
    expect(page.locator("#search-results mark").first).to_be_visible()
    dates = page.locator("#search-results time").evaluate_all("all => all.map(time => time.dateTime)")
    assert dates == sorted(dates)
    assert dates
    assert all(date[:4] in {"2022", "2024"} for date in dates)
    assert watch.complaints == []
    assert all(address.startswith((root, "data:")) for address in watch.requests)


def test_searching__facets__counts_follow_and_the_back_button_undoes_each_step(root: str, page: Page) -> None:
    page.goto(root + "search.html")
    status(page, "articles to search")
    page.locator("#search-input").fill("price")  # at once: a result of "pric" would be taken for that of "price"
    page.keyboard.press("Enter")
    status(page, r"\d+ articles in")
    every = page.locator("#search-status").inner_text().split()[0]
    count = page.locator("label[class~=facet-value]:has(#facet-company-alibaba) .count").inner_text()
    page.locator("#facet-company-alibaba").check()
    expect(page).to_have_url(re.compile(r"\?q=price&company=alibaba$"))
    status(page, rf"^{count} articles? in")
    expect(page.locator("#facet-company-alibaba")).to_be_focused()
    page.locator("#facet-company-shein").check()
    expect(page).to_have_url(re.compile(r"company=alibaba&company=shein$"))
    page.go_back()
    status(page, rf"^{count} articles? in")
    expect(page.locator("#facet-company-shein")).not_to_be_checked()
    page.go_back()
    status(page, rf"^{every} articles in")
    expect(page).to_have_url(re.compile(r"\?q=price$"))
    page.go_back()
    expect(page.locator("#search-input")).to_have_value("")
    status(page, "articles to search")
    page.go_forward()
    expect(page.locator("#search-input")).to_have_value("price")
    status(page, rf"^{every} articles in")


def test_searching__as_one_types__answers_and_one_entry_in_the_history(root: str, page: Page) -> None:
    page.goto(root + "about.html")
    page.goto(root + "search.html")
    before = page.evaluate("history.length")
    page.locator("#search-input").press_sequentially("alib", delay=20)
    status(page, r"\d+ articles in")
    expect(page).to_have_url(re.compile("q=alib$"))
    page.locator("#search-input").press_sequentially("aba cl", delay=20)
    expect(page).to_have_url(re.compile("q=alibaba\\+cl$"))
    expect(page.locator("#search-results mark").first).to_be_visible()
    assert page.evaluate("history.length") == before + 1


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("bubbel tea", "No article has “bubbel”; showing “bubble”."),
        ("Kling zebra", "No article has “zebra”; showing those with the others."),
        ("company:alibabba tea", "There is no company “alibabba” in this archive; the filter is left out."),
        ('"tea bubble"', "No article has the phrase “tea bubble”; its words are looked for one by one."),
    ],
)
def test_searching__what_is_not_there__says_what_was_done_about_it(
    site: Path, page: Page, watch: Watch, query: str, says: str
) -> None:
    page.goto((site / "search.html").as_uri())
    page.locator("#search-input").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator("#search-notices")).to_contain_text(says)
    assert page.locator("#search-results > li").count() > 0
    assert watch.complaints == []


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("the", "These words are in every article: add one that is not."),
        ("🐉", "Write a word: “🐉” has no letter or digit."),
        ("zzxqwv", "No article found for “zzxqwv”."),
        ("x" * 400, "No article found"),
        ("<img src=x onerror=alert(1)>", "with some of it"),
    ],
)
def test_searching__odd_questions__are_answered_in_words(
    site: Path, page: Page, watch: Watch, query: str, says: str
) -> None:
    page.goto((site / "search.html").as_uri())
    page.locator("#search-input").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_contain_text(says)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert watch.complaints == []


def test_searching__a_wrong_filter_or_too_many__one_press_puts_it_right(root: str, page: Page) -> None:
    page.goto(root + "search.html?q=company:alibabba+tea")
    page.get_by_role("button", name="Did you mean “Alibaba”?").click()
    expect(page.locator("#search-input")).to_have_value("company:Alibaba tea")
    page.goto(root + "search.html?q=bubble+tea&company=tiktok")
    expect(page.locator("#search-notices")).to_contain_text("hidden by the filters")
    page.get_by_role("button", name="Remove the filters").click()
    expect(page.locator("#search-results > li").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=bubble\+tea$"))


def test_searching__many_results__come_in_pages_with_addresses_of_their_own(root: str, page: Page) -> None:
    page.goto(root + "search.html?q=china")
    expect(page.locator("#search-results > li")).to_have_count(10)
    first = titles(page)
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(re.compile(r"\?q=china&page=2$"))
    expect(page.locator("#search-pages")).to_contain_text("Page 2 of")
    expect(page.locator("#search-results a").first).to_be_focused()
    assert not set(titles(page)) & set(first)
    page.reload()
    expect(page.locator("#search-pages")).to_contain_text("Page 2 of")
    page.go_back()
    expect(page.locator("#search-pages")).to_contain_text("Page 1 of")
    page.locator("#search-sort").select_option("date")
    expect(page).to_have_url(re.compile(r"\?q=china&sort=date$"))
    # The address changes before the results do, and both orders fill the page: wait for the order itself.
    page.wait_for_function("""() => {
        const days = [...document.querySelectorAll('#search-results time')].map(time => time.dateTime);
        return days.length === 10 && days.every((day, at) => at === 0 || days[at - 1] >= day);
    }""")


def test_searching__recent_searches__are_offered_here_only_and_can_be_cleared(root: str, page: Page) -> None:
    page.goto(root + "search.html")
    expect(page.locator("#search-recent")).to_be_hidden()
    for query in ("bubble tea", "alibaba"):
        page.locator("#search-input").fill(query)
        page.keyboard.press("Enter")
        expect(page.locator("#search-results > li").first).to_be_visible()
    page.goto(root + "search.html")
    expect(page.locator("#search-recent a")).to_have_text(["alibaba", "bubble tea"])
    page.locator("#search-recent a").last.click()
    expect(page.locator("#search-input")).to_have_value("bubble tea")
    page.goto(root + "search.html")
    page.get_by_role("button", name="Clear recent searches").click()
    expect(page.locator("#search-recent")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('searches')).length") == 0


def test_searching__by_keyboard_alone__reaches_a_result_a_facet_and_comes_back(root: str, page: Page) -> None:
    page.goto(root + "about.html")
    page.keyboard.press("/")
    page.keyboard.type("alibaba")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results > li").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("#search-results a").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#search-input")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    page.keyboard.press("Space")
    expect(page.locator("#search-chips .chip")).to_have_count(1)
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    headline = page.locator("#search-results a").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(headline)
    page.go_back()
    expect(page.locator("#search-input")).to_have_value("alibaba")
    expect(page.locator("#search-chips .chip")).to_have_count(1)
    page.locator("#search-input").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#search-input")).to_have_value("")


def test_searching__on_a_phone__facets_fold_away_and_are_large_enough_to_touch(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    tab = context.new_page()
    tab.goto((site / "search.html").as_uri() + "?q=price")
    expect(tab.locator("#search-results > li").first).to_be_visible()
    box = tab.locator("#facet-company-alibaba")
    expect(box).to_be_hidden()
    tab.locator("#search-facets summary").tap()
    expect(box).to_be_visible()
    label = tab.locator("label:has(#facet-company-alibaba)").bounding_box()
    assert label
    assert label["height"] >= 40
    tab.locator("label:has(#facet-company-alibaba)").tap()
    expect(tab.locator("#search-facets-count")).to_have_text("1 chosen")
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    context.close()


def test_searching__the_index_cannot_be_loaded__says_which_part(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.route("**/search/terms-*.js", lambda route: route.abort())
    tab.goto((site / "search.html").as_uri() + "?q=alibaba")
    expect(tab.locator("#search-status")).to_contain_text("could not be loaded")
    context.close()


def test_searching__while_the_index_is_slow__progress_is_shown_and_typing_goes_on(served: str, page: Page) -> None:
    held: list[Route] = []
    slow = True

    def hold(route: Route) -> None:
        if slow:
            held.append(route)
        else:
            route.continue_()

    page.route("**/search/terms-*.js", hold)
    page.goto(served + "search.html?q=alib", wait_until="domcontentloaded")
    expect(page.locator("#search-progress")).to_be_visible()
    page.locator("#search-input").press("End")
    page.locator("#search-input").press_sequentially("aba")
    expect(page.locator("#search-input")).to_have_value("alibaba")
    slow = False  # what was typed last may ask for its terms only now
    for route in held:
        route.continue_()
    status(page, r"\d+ articles in")
    expect(page.locator("#search-progress")).to_be_hidden()


def test_searching__without_javascript__the_lists_are_named(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "search.html").as_uri())
    expect(tab.locator("noscript a[href$='companies/index.html']")).to_be_visible()
    expect(tab.locator("noscript a")).to_have_count(3)
    context.close()
