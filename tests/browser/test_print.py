"""On paper: the text, its address and the addresses of its links; nothing that only a screen has."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.kinds import one_of_each


def test_print__every_kind_of_page__is_its_text_with_its_address(page: Page, site: Path) -> None:
    page.emulate_media(media="print")
    for kind, path in one_of_each(site).items():
        if kind == "404":
            continue  # its stylesheet is the published site's
        page.goto(path.as_uri())
        assert page.locator("h1").first.is_visible(), kind
        assert page.locator("nav:visible, button:visible, .searchbox:visible").count() == 0, kind
        canonical = page.locator("link[rel=canonical]").get_attribute("href")
        assert canonical == page.locator(".footer .print-only").inner_text(), kind


def test_print__a_link_to_elsewhere__has_its_address_behind_it(page: Page, site: Path) -> None:
    page.emulate_media(media="print")
    page.goto((site / "about.html").as_uri())
    page.evaluate(
        "document.querySelector('.body p').insertAdjacentHTML('beforeend', '<a href=\"https://example.org/x\">x</a>')"
    )
    after = "getComputedStyle(document.querySelector('.body a[href^=http]'), '::after').content"
    assert re.sub(r"[\"\\ ]", "", page.evaluate(after)) in {"<https://example.org/x>", "<attr(href)>"}


def test_print__an_article_as_pdf__fits_on_one_page(page: Page, site: Path) -> None:
    article = next(site.glob("2024/07/taobao-*.html"))
    page.goto(article.as_uri())
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
