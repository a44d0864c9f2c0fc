"""One page of every kind of a built site, found in the site itself: a new kind is found without a change here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route

from tests.conftest import SAMPLE_ADDRESS

_PART = re.compile(r'<[a-z0-9]+|class=(?:"[^"]+"|[\w-]+)')
_KIND = re.compile(r'<body class="page-([a-z0-9-]+)"')


@cache
def one_of_each(site: Path) -> dict[str, Path]:
    """Kind of page -> the page of that kind with most kinds of parts, the shortest of those; overviews count singly."""
    found: dict[str, tuple[tuple[int, int], Path]] = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        match = _KIND.search(text)
        if not match:
            continue
        kind = match[1] if match[1] != "index" else f"index-{path.parent.name}"
        rank = len(set(_PART.findall(text))), -len(text)
        if kind not in found or rank > found[kind][0]:
            found[kind] = rank, path
    return {kind: path for kind, (_, path) in sorted(found.items())}


def answer_for_the_real_site(context: BrowserContext, site: Path) -> None:
    """Give the files that 404.html asks the published site for, which has another address."""

    def answer(route: Route) -> None:
        file = site / urlsplit(route.request.url).path.removeprefix(urlsplit(SAMPLE_ADDRESS).path)
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.abort()

    context.route(re.compile("^https?://"), answer)
