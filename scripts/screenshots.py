"""Take the pictures in docs/images/ of the built sample archive: one of every kind of page, and some more.

Data: `PICTURES`, one line each.
Limits: needs `site/` (make site) and Chromium (make test installs it); run by `make screenshots`. Pictures have 128
colours, so that the repository stays small.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
IMAGES = ROOT / "docs" / "images"
COLOURS = 128

ARTICLE = "2024/07/taobao-to-ship-clothes-abroad-free-of-charge.html"
DIGEST = "briefings/the-year-of-the-small-price"
DESK, PHONE = (1280, 860), (390, 800)
PICTURES: tuple[tuple[str, str, tuple[int, int], str], ...] = (
    ("home", "index.html", DESK, "light"),
    ("home-wide", "index.html", (1440, 2000), "light"),
    ("home-wide-dark", "index.html", (1440, 900), "dark"),
    ("home-phone", "index.html", PHONE, "light"),
    ("article", ARTICLE, DESK, "light"),
    ("article-dark", ARTICLE, DESK, "dark"),
    ("article-print", ARTICLE, (794, 1000), "print"),
    ("phone", ARTICLE, PHONE, "light"),
    ("company", "companies/alibaba.html", DESK, "light"),
    ("company-dark", "companies/alibaba.html", DESK, "dark"),
    ("tag", "tags/e-commerce.html", DESK, "light"),
    ("month", "2024/06/index.html", DESK, "light"),
    ("year", "2024/index.html", DESK, "light"),
    ("companies", "companies/index.html", DESK, "light"),
    ("tags", "tags/index.html", DESK, "light"),
    ("dates", "dates/index.html", DESK, "light"),
    ("network", "network.html", DESK, "light"),
    ("stories", "stories/index.html", DESK, "light"),
    ("story", "stories/*.html", DESK, "light"),
    ("digests", "briefings/index.html", DESK, "light"),
    ("digest", f"{DIGEST}.html", DESK, "light"),
    ("digest-email", f"{DIGEST}.email.html", (720, 860), "light"),
    ("notes", "notes/index.html", DESK, "light"),
    ("note", "notes/temu-a-timeline.html", DESK, "light"),
    ("data", "data/index.html", DESK, "light"),
    ("about", "about.html", DESK, "light"),
    ("search", "search.html?q=bubble+tea", (1280, 760), "light"),
    ("search-phone", "search.html?q=bubble+tea", PHONE, "dark"),
)
"""Name, page (the first that fits), width and height in CSS pixels, `light`, `dark` or `print`."""


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        for name, page, (width, height), look in PICTURES:
            context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
            (IMAGES / f"{name}.png").write_bytes(_small(_picture(context.new_page(), page, look)))
            context.close()
        browser.close()


def _picture(tab: Page, page: str, look: str) -> bytes:
    pattern, _, query = page.partition("?")
    path = next(path for path in sorted(SITE.glob(pattern)) if path.name != "index.html" or "*" not in pattern)
    tab.emulate_media(
        color_scheme="dark" if look == "dark" else "light", media="print" if look == "print" else "screen"
    )
    for _ in range(5):
        tab.goto(path.as_uri() + (f"?{query}" if query else ""))
        tab.locator("html:not(.wait)").wait_for()
        tab.evaluate("document.fonts.ready.then(() => 0)")
        if not tab.locator("html.late").count():
            break
    if query:
        tab.locator("#search-results > li").first.wait_for()
    return tab.screenshot()


def _small(png: bytes) -> bytes:
    """The same picture in fewer colours."""
    out = io.BytesIO()
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
