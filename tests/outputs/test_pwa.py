"""The manifest and the service worker's lists; what they do in a browser is in tests/browser."""

from __future__ import annotations

import json
import re

from generator.config import SiteConfig
from generator.model import SitePath, WrittenFile
from generator.site.outputs.pwa import (
    MOST_BYTES,
    MOST_FILES,
    icons,
    manifest,
    measured_files,
    precached,
    service_worker,
)
from generator.site.pictures.style import read_style
from generator.site.views.layout import site_view
from tests.support.site_factories import archive, catalog

SITE = site_view(SiteConfig(title="T & Co"), catalog(archive()), "https://example.org/archive/")
STYLE = read_style([], lambda path: None, "theme.yml")
PATHS = (
    "index.html",
    "search.html",
    "2024/07/a.html",
    "assets/style.css",
    "search/index.js",
    "feed.xml",
    "cards/a.png",
)


def written(size: int = 10, **changes: str) -> dict[SitePath, WrittenFile]:
    """A site's files; a keyword names one and gives it another digest."""
    files = {SitePath(path): WrittenFile(size, f"digest of {path}", size) for path in PATHS}
    return files | {SitePath(f"{name}.html"): WrittenFile(size, digest, size) for name, digest in changes.items()}


def version(files: dict[SitePath, WrittenFile]) -> str:
    found = re.search(r'VERSION = "([0-9a-f]{16})"', service_worker(files).data.decode())
    assert found
    return found.group(1)


def test_manifest__a_site__can_be_installed_under_any_path() -> None:
    data = json.loads(manifest(SITE, STYLE).data)
    assert (data["name"], data["start_url"], data["scope"], data["display"]) == ("T & Co", "./", "./", "standalone")
    made = {file.path: file.data for file in icons(SITE, STYLE)}
    assert {icon["src"] for icon in data["icons"]} <= set(made)
    assert {(icon["sizes"], icon["purpose"]) for icon in data["icons"]} >= {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    assert all(picture.startswith(b"\x89PNG") for picture in made.values())


def test_precached__a_small_archive__is_all_that_pages_are_made_of() -> None:
    assert precached(written()) == [
        "2024/07/a.html",
        "assets/style.css",
        "index.html",
        "search.html",
        "search/index.js",
    ]


def test_precached__a_large_archive__is_its_shell_and_the_search() -> None:
    files = written() | {SitePath("2024/07/b.html"): WrittenFile(MOST_BYTES, "b", MOST_BYTES)}
    assert precached(files) == ["assets/style.css", "index.html", "search.html", "search/index.js"]
    files |= {SitePath("search/index.js"): WrittenFile(MOST_BYTES, "i", MOST_BYTES)}
    assert precached(files) == ["assets/style.css", "index.html", "search.html"]


def test_precached__files_that_a_server_packs__count_as_they_are_transferred() -> None:
    packed = WrittenFile(3 * MOST_BYTES, "b", MOST_BYTES // 3)
    assert "2024/07/b.html" in precached(written() | {SitePath("2024/07/b.html"): packed})


def test_measured_files__more_than_can_be_kept__are_not_measured() -> None:
    many = [SitePath(f"2024/07/{number}.html") for number in range(MOST_FILES)]
    assert measured_files(map(SitePath, PATHS)) == set(precached(written()))
    assert measured_files([*many, *map(SitePath, PATHS)]) == {
        *("index.html", "search.html", "assets/style.css", "search/index.js"),
    }
    assert measured_files(SitePath(f"search/{number}.js") for number in range(MOST_FILES + 1)) == frozenset()


def test_service_worker__another_content_of_any_file__is_another_version() -> None:
    assert version(written()) == version(written())
    assert version(written()) != version(written(index="other"))
    assert version(written()) != version(written(new="page"))


def test_service_worker__its_list__is_the_scripts_own() -> None:
    text = service_worker(written()).data.decode()
    found = re.search(r"^ *const FILES = (\[.*\]);$", text, re.MULTILINE)
    assert found
    assert json.loads(found.group(1)) == precached(written())
    assert "{" + "version" not in text
