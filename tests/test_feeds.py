"""The feed, the sitemap and robots.txt."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from generator.config import SiteConfig
from generator.model import Archive
from generator.site.cards import Cards
from generator.site.feeds import atom_feed, robots, sitemap
from generator.site.frame import site_view
from generator.site.plan import Addresses, plan_pages
from generator.site.views import ArticleCard, SiteView
from tests.site_factories import archive, article, bodies, catalog

ATOM = {"a": "http://www.w3.org/2005/Atom"}
BASE = "https://example.org/archive/"


def _site(of: Archive) -> SiteView:
    return site_view(SiteConfig(title="T & Co", language="en"), catalog(of), BASE)


def _cards(of: Archive) -> list[ArticleCard]:
    cards = Cards(catalog(of), bodies(of), Addresses(of), 40)
    return [cards.card(one) for one in of.articles]


def _feed(of: Archive) -> ET.Element:
    return ET.fromstring(atom_feed(_site(of), _cards(of)).data)


def test_atom_feed__many_articles__has_the_newest_fifty_with_a_date() -> None:
    dated = [article(f"a{number:02}", f"2024-07-{31 - number // 2:02}") for number in range(60)]
    root = _feed(archive(*dated, article("undated", None)))
    links = [link.get("href") for link in root.findall("a:entry/a:link", ATOM)]
    assert len(links) == 50
    assert links[0] == f"{BASE}2024/07/a00.html"
    assert root.findtext("a:updated", namespaces=ATOM) == "2024-07-31T00:00:00Z"


def test_atom_feed__another_title_and_text__keeps_its_id() -> None:
    before, after = _feed(archive(article("a"))), _feed(archive(article("a", title="New", body="New.")))
    assert before.findtext("a:entry/a:id", namespaces=ATOM) == after.findtext("a:entry/a:id", namespaces=ATOM)
    assert (before.findtext("a:id", namespaces=ATOM) or "").startswith("urn:uuid:")


def test_atom_feed__nasty_titles_and_summaries__are_text() -> None:
    nasty = '</title><script>alert("1")</script>\x0c\x00\ud800'
    root = _feed(archive(article("a", title=nasty, summary=nasty, body=f"**Why it matters:** {nasty[:-1]}")))
    assert root.findtext("a:entry/a:title", namespaces=ATOM) == '</title><script>alert("1")</script>'
    summary = root.findtext("a:entry/a:summary", namespaces=ATOM) or ""
    assert "<script>" not in summary
    assert summary.startswith("<p>&lt;/title&gt;&lt;script&gt;")


def test_atom_feed__an_empty_archive__is_still_a_feed() -> None:
    assert _feed(archive()).findtext("a:updated", namespaces=ATOM) == "1970-01-01T00:00:00Z"


def test_sitemap__pages__all_but_those_not_worth_finding() -> None:
    of = archive(article("a"), article("b", None))
    root = ET.fromstring(sitemap(_site(of), plan_pages(catalog(of), 40), _cards(of)).data)
    rows = {row[0].text: [part.text for part in row[1:]] for row in root}
    assert rows[BASE] == []
    assert rows[f"{BASE}2024/07/a.html"] == ["2024-07-25"]
    assert rows[f"{BASE}undated/b.html"] == []
    assert not any(name in address for address in rows if address for name in ("404", "search"))


def test_robots__always__names_the_sitemap() -> None:
    assert f"Sitemap: {BASE}sitemap.xml".encode() in robots(_site(archive())).data
