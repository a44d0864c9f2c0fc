"""What a search costs: building the index, the first answer, later ones, tasks and memory of the page, in Chromium.

    .venv/bin/python benchmarks/bench_search.py [--peers] [ARTICLES ...]

ARTICLES (173 and 10,000 by default) are the sizes of archives that are generated (`search_corpus`); `--peers` prints the
figures of Pagefind, from npm, for the same documents (see `search_site`). A first answer is that of a page opened with a
question in its address, by a browser that has nothing of the site yet; bytes are those transferred until the results are
on the page, compressed. Typing, misspelt words, phrases, facets and pages are asked from disk; a task is the processor time
that the page is busy in one go; browsers call it long from 50 ms on. Times on the clock are medians, or 95th percentiles.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.searches.search_corpus import documents
from benchmarks.searches.search_site import served, write_ours, write_pagefind
from benchmarks.searches.tasks import longest_tasks

_FIRST = ("price war", "alibaba cloud", "bubble tea hong kong", "layoffs")
_LATER = (
    "china", "price cut", "\"hong kong\"", "e-commerce", "ipo", "alibaba price war 2023", "games approval", "livestream",
    "company revenue growth", "ai model", "shein london", "tiktok ban", "food delivery", "4.5 billion", "-china price",
    "short video", "electric car", "investors", "new president", "double eleven", "price", "market share", "users",
    "antitrust fine", "share buyback", "data leak", "chips", "travel", "tea", "report",
)  # fmt: skip
_TYPED = (
    "alibaba", "price war 2023", "a", "the company china", "alibbaba pinduduo", '"hong kong" listing', "e-commerce -temu",
    "company:ba price", "$4.5bn", "饿了么", "-china",
)  # fmt: skip
_WATCH = """
addEventListener("DOMContentLoaded", () => {
  const list = document.getElementById("search-results");
  new MutationObserver(() => { if (list.children.length && !window.answered) window.answered = performance.now(); })
    .observe(list, { childList: true });
});
"""
_ASK = """(text) => new Promise((done) => {
  const start = performance.now();
  new MutationObserver((_, observer) => { observer.disconnect(); done(performance.now() - start); })
    .observe(document.getElementById("search-results"), { childList: true });
  document.getElementById("search-input").value = text;
  document.getElementById("search-form").dispatchEvent(new Event("submit", { cancelable: true }));
})"""


def main() -> None:
    arguments = sys.argv[1:]
    sizes = [int(argument) for argument in arguments if argument.isdigit()] or [173, 10_000]
    with sync_playwright() as playwright:
        executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--enable-precise-memory-info"]
        )
        for size in sizes:
            made, companies, tags = documents(size)
            with tempfile.TemporaryDirectory() as folder:
                work = write_ours(Path(folder), made, companies, tags)
                _report(browser, "briefings", size, Path(folder) / "site", "search", work)
                _tasks(browser, Path(folder) / "site")
            if "--peers" in arguments:
                with tempfile.TemporaryDirectory() as folder:
                    work = write_pagefind(Path(folder), made)
                    _report(browser, "Pagefind", size, Path(folder) / "site", "pagefind", work)
        browser.close()


def _report(browser: Browser, name: str, size: int, site: Path, folder: str, work: float) -> None:
    files = [file for file in (site / folder).rglob("*") if file.is_file()]
    total = sum(file.stat().st_size for file in files) / 1e6
    print(f"{size:,} articles, {name}: index {work:.1f} s of work, {len(files):,} files, {total:.1f} MB")
    with served(site) as (address, log):
        firsts = [_first(browser, address, text, log) for text in _FIRST for _ in range(3)]
        later, memory = _later(browser, address)
    for key, unit in (("bytes", "KB"), ("fonts", "KB of fonts"), ("ms", "ms"), ("files", "files")):
        values = [first[key] for first in firsts]
        print(f"  first answer {statistics.median(values):7.0f} {unit:<12} at most {max(values):.0f}")
    p95 = sorted(later)[int(len(later) * 0.95)]
    print(f"  later answers {statistics.median(later):6.0f} ms, 95 % within {p95:.0f} ms; memory {memory:.0f} MB")


def _first(browser: Browser, address: str, text: str, log: list[tuple[float, str, int]]) -> dict[str, float]:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script(_WATCH)
    log.clear()
    page.goto(f"{address}search.html?q={text.replace(' ', '+')}")
    page.wait_for_function("window.answered")
    milliseconds = page.evaluate("window.answered")
    until = page.evaluate("performance.timeOrigin + window.answered")
    context.close()
    loaded = [(name, size) for when, name, size in log if when <= until]
    fonts = sum(size for name, size in loaded if name.endswith(".woff2"))
    if "--files" in sys.argv:
        for name, size in loaded:
            print("   ", name, size)
    return {
        "bytes": (sum(size for _, size in loaded) - fonts) / 1e3,
        "fonts": fonts / 1e3,
        "ms": milliseconds,
        "files": len(loaded),
    }


def _later(browser: Browser, address: str) -> tuple[list[float], float]:
    """Milliseconds of each question asked on a page that has answered one, and the page's memory after them, in MB."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(f"{address}search.html?q=market")
    page.wait_for_function("window.answered")
    times: list[float] = []
    for text in _LATER:
        times.append(page.evaluate(_ASK, text))
        page.wait_for_timeout(30)
    session = context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    usage: dict[str, Any] = session.send("Runtime.getHeapUsage")
    context.close()
    return times, (usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


def _tasks(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    worst = 0.0
    for question in _TYPED:
        tasks = longest_tasks(browser, page, lambda question=question: _type(page, site, question))  # type: ignore[misc]
        worst = max(worst, tasks[0])
        if "--tasks" in sys.argv:
            print(f"    {tasks[0]:5.0f} ms  {question:<24} {page.locator('#search-status').inner_text()}")
    narrowed = longest_tasks(browser, page, lambda: _narrow(page, site))
    page.close()
    print(
        f"  longest task {max(worst, narrowed[0]):.0f} ms of work while typing, {narrowed[0]:.0f} ms with facets and pages"
    )


def _type(page: Page, site: Path, question: str) -> None:
    page.goto((site / "search.html").as_uri())
    page.locator("#search-input").press_sequentially(question, delay=60)
    page.keyboard.press("Enter")
    _settle(page)


def _narrow(page: Page, site: Path) -> None:
    page.goto((site / "search.html").as_uri() + "?q=china")
    _settle(page)
    for box in range(2):
        page.locator("#search-facets input").nth(box).check()
        _settle(page)
    page.locator("#search-pages a").last.click()
    _settle(page)


def _settle(page: Page) -> None:
    page.wait_for_timeout(400)
    page.wait_for_function("document.getElementById('search-progress').hidden")
    page.wait_for_timeout(200)


if __name__ == "__main__":
    main()
