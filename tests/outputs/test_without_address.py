"""A site that does not know its public address publishes none: addresses are relative, or left out."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.building import build
from generator.site.cache.report import BuildReport
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    folder = tmp_path_factory.mktemp("golden")
    shutil.copytree(GOLDEN / "themes", folder / "themes")
    shutil.copytree(GOLDEN / "content", folder / "content")
    settings = folder / "content" / "site.yml"
    settings.write_text(
        re.sub(r"^base_url: .*\n", "", settings.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8"
    )
    return folder / "site", build(folder / "content", folder / "site")


def _leads_to_a_file(site: Path, document: Path, address: str) -> bool:
    parts = urlsplit(address)
    path = posixpath.normpath(posixpath.join(document.parent.relative_to(site).as_posix(), unquote(parts.path)))
    return not parts.scheme and not address.startswith("/") and (site / path).is_file()


def test_build__without_base_url__warns_once(built: tuple[Path, BuildReport]) -> None:
    (warning,) = built[1].warnings
    assert warning.path.endswith("site.yml")
    assert warning.what.startswith("no base_url: ")


def test_build__without_base_url__no_file_has_an_address_of_ones_own_machine(built: tuple[Path, BuildReport]) -> None:
    texts = {
        p: p.read_text("utf-8") for p in built[0].rglob("*") if p.suffix in {".html", ".xml", ".json", ".csv", ".txt"}
    }
    assert len(texts) > 20
    assert [path for path, text in texts.items() if "localhost" in text or "127.0.0.1" in text] == []
    assert [path for path, text in texts.items() if 'rel="canonical"' in text or "og:url" in text] == []
    assert not (built[0] / "sitemap.xml").exists()
    assert "Sitemap" not in texts[built[0] / "robots.txt"]


def test_build__without_base_url__every_address_in_a_feed_leads_to_a_file(built: tuple[Path, BuildReport]) -> None:
    site = built[0]
    feeds = [path for path in site.rglob("*.xml") if ET.parse(path).getroot().tag == f"{ATOM}feed"]
    assert len(feeds) > 1
    for feed in feeds:
        root = ET.parse(feed).getroot()
        for link in root.iter(f"{ATOM}link"):
            assert _leads_to_a_file(site, feed, link.get("href", "")), (feed, link.get("href"))
        ids = [part.text or "" for part in root.iter(f"{ATOM}id")]
        assert all(one.startswith("urn:uuid:") for one in ids)
        assert len(set(ids)) == len(ids)
        for content in root.iter(f"{ATOM}content"):
            for address in re.findall(r'<a href="([^"#]+)', content.text or ""):
                assert address.startswith("http") or _leads_to_a_file(site, feed, address), (feed, address)


def test_build__without_base_url__addresses_of_downloads_and_json_feeds_are_paths(
    built: tuple[Path, BuildReport],
) -> None:
    site = built[0]
    (download,) = site.rglob("archive.json")
    for article in json.loads(download.read_text(encoding="utf-8"))["articles"]:
        assert (site / article["url"]).is_file()
    for feed in site.rglob("feed.json"):
        for item in json.loads(feed.read_text(encoding="utf-8"))["items"]:
            assert _leads_to_a_file(site, feed, item["url"])
