"""Every feed of the sample archive, as readers' programs take it in."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import feedparser
import pytest

BASE = "https://example.org/archive/"


def _place(site: Path, address: str) -> Path:
    """The file that an absolute address of the site leads to."""
    assert address.startswith(BASE)
    return site / (address.removeprefix(BASE) or "index.html")


def test_sample_feeds__each_atom_file__is_whole_and_leads_to_pages_that_are_there(site: Path) -> None:
    seen: dict[str, str] = {}
    feeds = sorted(site.rglob("feed.xml"))
    for path in feeds:
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, path
        links = {link.rel: link.href for link in parsed.feed.links}
        assert _place(site, links["self"]) == path
        assert _place(site, links["alternate"]).is_file()
        assert parsed.feed.title
        assert parsed.feed.author == "The Harbour Letter desk"
        assert seen.setdefault(parsed.feed.id, str(path)) == str(path)
        ids = [entry.id for entry in parsed.entries]
        assert 0 < len(ids) == len(set(ids)) <= 50
        assert all(
            _place(site, entry.link).is_file() and entry.title and entry.updated_parsed for entry in parsed.entries
        )
        assert parsed.feed.updated == max(entry.updated for entry in parsed.entries)
    assert len(feeds) > 10


def test_sample_feeds__each_json_feed__says_the_same_as_its_atom_file(site: Path) -> None:
    for path in sorted(site.rglob("feed.json")):
        feed = json.loads(path.read_text(encoding="utf-8"))
        atom = feedparser.parse(path.with_suffix(".xml").read_bytes())
        assert _place(site, feed["feed_url"]) == path
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        assert [item["title"] for item in feed["items"]] == [entry.title for entry in atom.entries]
        assert all(
            'href="../' not in item["content_html"] and "site:" not in item["content_html"] for item in feed["items"]
        )


def test_sample_feeds__the_opml_file__lists_each_of_them_once(site: Path) -> None:
    root = ET.fromstring((site / "feeds.opml").read_bytes())
    listed = [_place(site, outline.attrib["xmlUrl"]) for outline in root.iterfind(".//outline[@type='rss']")]
    assert sorted(listed) == sorted(site.rglob("feed.xml"))


def test_sample_feeds__every_page__prints_of_feeds_that_are_there(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if "http-equiv=refresh" not in text and not page.name.endswith(".email.html"):
            assert "type=application/atom+xml" in text, page


@pytest.mark.parametrize("name", ["index.html", "companies/alibaba.html", "tags/artificial-intelligence.html"])
def test_sample_feeds__the_front_page_and_pages_with_a_feed__name_both_formats(site: Path, name: str) -> None:
    page = site / name
    text = page.read_text(encoding="utf-8")
    for kind in ("atom+xml", "feed+json"):
        found = re.findall(rf"type=application/{re.escape(kind)}[^>]* href=([^ >]+)", text)
        assert found
        assert all((page.parent / href).is_file() for href in found)
