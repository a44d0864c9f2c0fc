"""Take the pictures in docs/images/ of the built sample archive.

Data: `PICTURES`, one line each.
Limits: needs `site/` (make site) and Chromium (make test installs it); run by `make screenshots`.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
IMAGES = ROOT / "docs" / "images"

PICTURES = (
    ("home.png", "index.html", 1280, 860, "light"),
    ("article.png", "2024/07/taobao-to-ship-clothes-abroad-free-of-charge.html", 1280, 860, "light"),
    ("company-dark.png", "companies/alibaba.html", 1280, 860, "dark"),
    ("search.png", "search.html?q=bubble+tea", 1280, 620, "light"),
    ("phone.png", "2024/07/taobao-to-ship-clothes-abroad-free-of-charge.html", 390, 800, "light"),
)
"""Name, page, width and height in CSS pixels, colour scheme."""


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        for name, page, width, height, scheme in PICTURES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
            )
            tab = context.new_page()
            path, _, query = page.partition("?")
            tab.goto((SITE / path).as_uri() + (f"?{query}" if query else ""))
            tab.evaluate("document.fonts.ready")
            if query:
                tab.locator("#search-results > li").first.wait_for()
            tab.screenshot(path=str(IMAGES / name))
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
