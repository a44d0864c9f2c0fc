"""One page of every kind of a built site, found in the site itself: a new kind is looked at without being told."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route

_KIND = re.compile(r'<body class="page-([a-z0-9-]+)"')


def one_of_each(site: Path) -> dict[str, Path]:
    """Kind of page -> the page of that kind with most HTML; overviews count by their address, for each is its own."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        match = _KIND.search(text)
        if not match:
            continue
        kind = match[1] if match[1] != "index" else f"index-{path.parent.name}"
        if kind not in found or len(text) > found[kind].stat().st_size:
            found[kind] = path
    return dict(sorted(found.items()))


def answer_for_the_real_site(context: BrowserContext, site: Path) -> None:
    """Give the files that 404.html asks the published site for, which has another address."""

    def answer(route: Route) -> None:
        file = site / urlsplit(route.request.url).path.lstrip("/")
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.abort()

    context.route(re.compile("^https?://"), answer)
