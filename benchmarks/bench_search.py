"""The longest tasks of the search page, and what it loads: in Chromium, from disk.

    .venv/bin/python benchmarks/bench_search.py [ARTICLES | SITE]

ARTICLES (10,000 by default) is the size of an archive that is generated; SITE is the folder of a built one. Types
queries letter by letter, misspelt and quoted ones too, chooses facets and turns pages. Prints, for each, the longest task of
the page's main thread, in milliseconds of processor time, and the files loaded. Browsers call a task long from 50 ms on.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Page, sync_playwright

from benchmarks.corpus import write_archive
from generator.building import build
from tests.browser.tasks import longest_tasks

_QUESTIONS = (
    "alibaba", "price war 2023", "a", "the company china", "alibbaba pinduduo", '"hong kong" listing', "e-commerce -temu", "company:jd price",
    "$4.5bn", "饿了么", "-china",
)  # fmt: skip


def main() -> None:
    argument = sys.argv[1] if len(sys.argv) > 1 else "10000"
    if Path(argument).is_dir():
        _measure(Path(argument).resolve())
        return
    with tempfile.TemporaryDirectory() as folder:
        write_archive(Path(folder) / "content", int(argument))
        build(Path(folder) / "content", Path(folder) / "site")
        _measure(Path(folder) / "site")


def _measure(site: Path) -> None:
    files = list((site / "search").iterdir())
    print(f"{len(files):,} files, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB; ", end="")
    print(f"index.js {(site / 'search' / 'index.js').stat().st_size / 1e3:,.0f} KB")
    with sync_playwright() as playwright:
        executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page()
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url.rsplit("/", 1)[-1]))
        worst = 0.0
        for question in _QUESTIONS:
            loaded.clear()
            tasks = longest_tasks(browser, page, lambda question=question: _ask(page, site, question))  # type: ignore[misc]
            worst = max(worst, _report(page, question, tasks, loaded))
        loaded.clear()
        worst = max(
            worst, _report(page, "two facets and a page", longest_tasks(browser, page, lambda: _narrow(page)), loaded)
        )
        browser.close()
    print(f"longest task {worst:.0f} ms")


def _ask(page: Page, site: Path, question: str) -> None:
    page.goto((site / "search.html").as_uri())
    page.locator("#search-input").press_sequentially(question, delay=60)
    page.keyboard.press("Enter")
    _settle(page)


def _narrow(page: Page) -> None:
    for box in range(2):
        page.locator("#search-facets input").nth(box).check()
        _settle(page)
    page.locator("#search-pages a").last.click()
    _settle(page)


def _settle(page: Page) -> None:
    page.wait_for_timeout(400)
    page.wait_for_function("document.getElementById('search-progress').hidden")
    page.wait_for_timeout(200)


def _report(page: Page, what: str, tasks: list[float], loaded: list[str]) -> float:
    status = page.locator("#search-status").inner_text()
    data = [name for name in loaded if name.startswith(("terms", "documents", "words", "index.js"))]
    print(f"{tasks[0]:6.0f} ms  {len(data):>3} files  {what:<24} {status}")
    return tasks[0]


if __name__ == "__main__":
    main()
