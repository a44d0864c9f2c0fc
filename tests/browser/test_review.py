"""The page that `briefings import --report FILE.html` writes, in a real browser, opened from disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.importing import run_import
from generator.reports.files import write_report
from tests.browser.axe import COLOUR_RULES, RULES, add_axe, violations
from tests.browser.conftest import Watch
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both reports of one import of the sample's dumps, `report.html` and `report.json`."""
    folder = tmp_path_factory.mktemp("review")
    report = run_import(sorted((ROOT / "content" / "dumps").iterdir()), folder / "content", dry_run=True)
    write_report(report, folder / "report.html")
    write_report(report, folder / "report.json")
    return folder


@pytest.fixture(scope="module")
def review(reports: Path) -> str:
    """The address of the page for review."""
    return (reports / "report.html").as_uri()


def orders(page: Page) -> list[int]:
    """Where in the dumps the articles shown stand, from top to bottom."""
    found: list[int] = page.eval_on_selector_all(
        ".card", "all => all.filter(c => !c.hidden).map(c => +c.dataset.order)"
    )
    return found


def test_review__opened_from_disk__asks_for_nothing_and_complains_about_nothing(
    page: Page, watch: Watch, review: str
) -> None:
    page.goto(review)
    assert page.locator(".card").count() > 20
    assert watch.requests == [review]
    assert watch.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_review__any_width_and_scheme__axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, review: str, scheme: Any
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(review)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
    page.evaluate("document.querySelectorAll('.card').forEach((card, n) => { if (n > 11) card.remove() })")
    add_axe(page)
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page, RULES if scheme == "light" else COLOUR_RULES) == [], f"at {width}"
        assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_review__filter_and_order__show_what_is_asked_for(page: Page, review: str) -> None:
    page.goto(review)
    whole = orders(page)
    doubts: list[float] = page.eval_on_selector_all(".card", "all => all.map(c => +c.dataset.doubt)")
    assert doubts == sorted(doubts, reverse=True)
    page.select_option("#order", "order")
    assert orders(page) == sorted(whole)
    page.select_option("#show", "date")
    dated = orders(page)
    assert 0 < len(dated) < len(whole)
    assert page.locator("#state").inner_text().startswith(f"{len(dated)} of {len(whole)} shown")
    page.select_option("#show", "")
    page.fill("#find", "zzzz no such words")
    assert orders(page) == []
    assert page.locator("#nothing").is_visible()


def test_review__by_keyboard__next_looked_at_and_kept(page: Page, review: str) -> None:
    page.goto(review)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    assert first == page.locator(".card").first.get_attribute("id")
    page.keyboard.press("x")
    assert page.evaluate("document.activeElement.id") != first
    assert page.locator(f"#{first} .columns").is_hidden()
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    page.reload()
    assert page.locator(f"#{first} .seen input").is_checked()
    page.select_option("#show", "-")
    assert page.locator(f"#{first}").is_hidden()


def test_review__a_correction__is_copied_unchanged(browser: Browser, review: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(review)
    button = page.locator(".weak .copy").first
    wanted = button.locator("xpath=..").locator("code").inner_text()
    button.click()
    assert page.evaluate("String(getSelection())").strip() == wanted
    context.close()


def test_review__without_scripts_and_on_paper__is_whole(browser: Browser, review: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(review)
    assert page.locator("#tools").is_hidden()
    assert page.locator(".card").first.is_visible()
    folded = page.locator(".text details p").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
    context.close()


def test_review__its_facts__are_those_of_the_json(page: Page, review: str, reports: Path) -> None:
    data = json.loads((reports / "report.json").read_text(encoding="utf-8"))
    titles = [article["title"] for dump in data["dumps"] for article in dump["articles"]]
    page.goto(review)
    page.select_option("#order", "order")
    assert page.locator(".card h3").all_inner_texts() == titles
