"""A real Chromium, and the sample site opened from disk and from a server under a sub-path."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(shutil.which, ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")), "chromium"
)
"""The build without windows if there is one: the same engine for a quarter of the processor time."""
PATIENCE = 120_000
"""Milliseconds that a tab waits: a busy machine is no mistake of a page."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same files under `/project/`, where every other path is missing."""
    yield from _serve(site, tmp_path_factory.mktemp("server"))


def _serve(site: Path, root: Path) -> Iterator[str]:
    (root / "project").symlink_to(site)
    handler = functools.partial(QuietHandler, directory=str(root))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/project/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if not shutil.which(CHROMIUM):
        pytest.fail(f"{CHROMIUM} is not installed (run make test, or apt-get install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(params=["file", "sub-path"])
def root(request: pytest.FixtureRequest, site: Path) -> str:
    """Where the site lies: on disk, and on a server under a sub-path."""
    if request.param == "file":
        return site.as_uri() + "/"
    address: str = request.getfixturevalue("served")
    return address


class Watch:
    """Everything a page complains about, and every address it asks for."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page left while it was loading
            self.complaints.append(f"failed: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab of its own; `watch` sees it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    yield tab
    context.close()


@pytest.fixture
def watch(page: Page) -> Watch:
    """The tab's complaints and requests, from its first page on."""
    return Watch(page)


class QuietServer(http.server.ThreadingHTTPServer):
    """Prints no traceback for a connection that the browser has closed: it leaves a page while files are still sent."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass
