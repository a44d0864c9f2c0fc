"""A served site kept on a reader's device: read without a network, and updated when a newer version is there."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.building import build
from tests.browser.conftest import PATIENCE, QuietHandler, QuietServer
from tests.conftest import ROOT

ARTICLE = "2024/07/taobao-to-ship-clothes-abroad-free-of-charge.html"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A part of the sample archive without pictures, and its site: every visit fetches all of it."""
    folder = tmp_path_factory.mktemp("small")
    content, sample = folder / "content", ROOT / "content"
    (content / "articles").mkdir(parents=True)
    for file in sample.glob("*.yml"):
        shutil.copy(file, content)
    for file in sorted((sample / "articles" / "2024").glob("*tea*.md")) + sorted(
        (sample / "articles").glob("**/*taobao*.md")
    ):
        shutil.copy(file, content / "articles")
    settings = (content / "site.yml").read_text(encoding="utf-8")
    (content / "site.yml").write_text(settings.replace("social_cards: true", "social_cards: false"), encoding="utf-8")
    build(content, folder / "site")
    return content, folder / "site"


@pytest.fixture
def versions(small: tuple[Path, Path], tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the site that may be built anew, and its address under `/project/`."""
    copy = tmp_path / "root" / "project"
    shutil.copytree(small[1], copy)
    handler = functools.partial(QuietHandler, directory=str(copy.parent))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield copy, f"http://127.0.0.1:{server.server_port}/project/"
        server.shutdown()


def _kept(page: Page) -> None:
    """Wait until the worker has fetched this version and answers this page."""
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def test_offline__after_one_visit__articles_and_search_are_there_without_a_network(
    page: Page, versions: tuple[Path, str]
) -> None:
    _, address = versions
    page.goto(address)
    _kept(page)
    assert page.evaluate("navigator.serviceWorker.ready.then(r => r.scope)") == address
    page.context.set_offline(True)
    page.goto(address + ARTICLE)
    expect(page.locator("h1")).to_contain_text("Taobao")
    page.reload()
    expect(page.locator("h1")).to_contain_text("Taobao")
    page.goto(address + "search.html?q=bubble+tea")
    expect(page.locator("#search-results > li").first).to_be_visible()
    page.goto(address)
    expect(page.locator("h1")).to_contain_text("The Harbour Letter")
    page.goto(address + "no-such-page.html")
    expect(page.locator("h1")).to_have_text("Not on this device")
    page.context.set_offline(False)


def test_offline__a_newer_version__is_offered_and_shown_only_when_asked_for(
    page: Page, versions: tuple[Path, str], small: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, address = versions
    page.goto(address)
    _kept(page)
    expect(page.locator(".update")).to_have_count(0)
    content = tmp_path / "content"
    shutil.copytree(small[0], content)
    settings = content / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("The Harbour Letter\n", "The Quay Letter\n", 1))
    build(content, folder)
    page.goto(address + ARTICLE)
    expect(page.locator(".update")).to_contain_text("A newer version is available")
    expect(page.locator(".site-title").first).to_have_text("The Harbour Letter")
    page.get_by_role("button", name="Reload").click()
    expect(page.locator(".site-title").first).to_have_text("The Quay Letter")
    expect(page.locator(".update")).to_have_count(0)
    assert page.evaluate("caches.keys().then(names => names.filter(n => !n.endsWith('visited')).length)") == 1


def test_offline__switched_off_later__the_copy_on_the_device_is_dropped(
    page: Page, versions: tuple[Path, str], small: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, address = versions
    page.goto(address)
    _kept(page)
    content = tmp_path / "content"
    shutil.copytree(small[0], content)
    with (content / "site.yml").open("a", encoding="utf-8") as settings:
        settings.write("offline: false\n")
    build(content, folder)
    page.goto(address + ARTICLE)
    left = "Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(all => all.flat().length)"
    for _ in range(PATIENCE // 200):
        if not page.evaluate(left):
            break
        page.wait_for_timeout(200)
    assert page.evaluate(left) == 0
    page.reload()
    expect(page.locator("link[rel=manifest]")).to_have_count(0)


def test_offline__from_disk__nothing_is_registered(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "index.html").as_uri())
    page.wait_for_load_state("load")
    assert not [address for address in asked if "service-worker" in address]
