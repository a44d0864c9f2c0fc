"""What a host takes of a site."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator import building
from generator.building import build
from generator.config import HOST_NAMES
from generator.model import SitePath
from generator.site.checks import hosting
from generator.site.checks.hosting import HOSTS, Host, over_limit, site_parts, size_warnings
from generator.site.paths import DOWNLOADS
from tests.conftest import ROOT

_JSON, _ZIP, _CSV = (SitePath(f"data/archive.{kind}") for kind in ("json", "zip", "csv"))
_ROOM = Host("a host", site_bytes=1_000_000, files=10, file_bytes=400_000)


def test_hosts__the_names_of_the_settings__have_limits() -> None:
    assert tuple(HOSTS) == HOST_NAMES


@pytest.mark.parametrize(
    ("downloads", "site_bytes", "site_files", "left_out"),
    [
        ({_JSON: 300_000, _ZIP: 100_000}, 100_000, 5, ()),
        ({_JSON: 300_000, _ZIP: 100_000}, 500_000, 5, (_JSON,)),
        ({_JSON: 300_000, _ZIP: 100_000}, 900_000, 5, (_JSON, _ZIP)),
        ({_JSON: 400_001, _ZIP: 100_000}, 100_000, 5, (_JSON,)),
        ({_JSON: 10, _ZIP: 30, _CSV: 20}, 0, 8, (_ZIP,)),
        ({_JSON: 10, _ZIP: 30, _CSV: 20}, 0, 11, (_JSON, _ZIP, _CSV)),
        ({}, 5_000_000, 50, ()),
    ],
)
def test_over_limit__downloads_that_do_not_fit__are_left_out_from_the_largest(
    downloads: dict[SitePath, int], site_bytes: int, site_files: int, left_out: tuple[SitePath, ...]
) -> None:
    assert over_limit(_ROOM, downloads, site_bytes, site_files) == left_out
    assert over_limit(HOSTS["none"], downloads, site_bytes, site_files) == ()


def test_size_warnings__seven_tenths_of_a_limit__are_said_with_what_is_large() -> None:
    small = {SitePath("index.html"): 1_000}
    assert list(size_warnings(_ROOM, small)) == []
    near = small | {SitePath("2024/07/a.html"): 350_000, SitePath("search/index.js"): 390_000}
    (whole, largest) = size_warnings(_ROOM, near)
    assert whole.startswith("the site has 1 of 1 MB, 74% of what a host takes; most of it is search 0.4 MB in 1 files")
    assert "search/index.js" in largest
    many = {SitePath(f"tags/{number}.html"): 1 for number in range(11)}
    assert [text.split(";")[0] for text in size_warnings(_ROOM, many)] == [
        "the site has 11 of 10 files, more than a host takes"
    ]


def test_site_parts__paths_of_every_kind__are_counted_once() -> None:
    names = {
        "articles": ["2024/07/a.html", "undated/b.html"],
        "lists and pages": ["index.html", "2024/07/index.html", "2024/index.html", "2024/page/2.html", "tags/a.html"],
        "feeds": ["feed.xml", "companies/a/feed.json", "feeds.opml"],
        "search": ["search.html", "search/index.js"],
        "previews": ["previews/2024-07.js"],
        "downloads": ["data/archive.zip", "data/archive.db"],
        "pictures": ["cards/2024/07/a.png", "icons/180.png", "images/a-1.webp"],
        "theme": ["assets/style.css"],
        "other": ["robots.txt", "service-worker.js"],
    }
    files = {SitePath(path): 2 for paths in names.values() for path in paths}
    found = {part.name: (part.files, part.bytes) for part in site_parts(files)}
    assert found == {name: (len(paths), 2 * len(paths)) for name, paths in names.items()}


def test_build__a_host_with_little_room__gets_the_site_and_what_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests/golden/themes", tmp_path / "themes")
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/golden/content", content)
    settings = (content / "site.yml").read_text(encoding="utf-8")
    settings = "\n".join(line for line in settings.split("\n") if not line.startswith("exports:"))
    (content / "site.yml").write_text(f"{settings}\nhost: cloudflare\n", encoding="utf-8")
    whole = build(content, tmp_path / "whole")
    assert whole.left_out == ()
    sizes = {path: (tmp_path / "whole" / path).stat().st_size for path in (_JSON, _ZIP)}
    monkeypatch.setitem(hosting.HOSTS, "cloudflare", Host("small", file_bytes=max(sizes.values()) - 1, folder_files=5))
    less = build(content, tmp_path / "less")
    page = (tmp_path / "less/data/index.html").read_text(encoding="utf-8")
    assert less.left_out
    for path in less.left_out:
        assert not (tmp_path / "less" / path).exists()
        assert path.rpartition("/")[2] not in page
    assert sum(part.bytes for part in less.parts) == less.bytes
    monkeypatch.setitem(hosting.HOSTS, "cloudflare", Host("tiny", files=10))
    monkeypatch.setattr(building, "_pack", None)  # nothing is made of what has no room
    assert build(content, tmp_path / "less").left_out == DOWNLOADS
    assert any("small takes" in warning.what for warning in less.warnings)


def test_build__a_zip__has_no_other_download(tmp_path: Path) -> None:
    build(ROOT / "tests/golden/content", tmp_path / "site")
    for packed in (tmp_path / "site/data").glob("*.zip"):
        names = ZipFile(packed).namelist()
        assert [name for name in names if "/data/" in name] == [f"{names[0].split('/')[0]}/data/index.html"]
