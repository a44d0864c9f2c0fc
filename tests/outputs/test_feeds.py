"""The feeds, read as feed readers read them; the sitemap and robots.txt."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import feedparser
import pytest

from generator.config import SiteConfig
from generator.model import Archive, SitePath
from generator.site.feeds.channels import Channels, plan_channels
from generator.site.feeds.entries import Entries
from generator.site.outputs import files as file_outputs
from generator.site.outputs.meta import Heads
from generator.site.outputs.sitemaps import page_days, sitemap_files
from generator.site.pages import plan_pages
from generator.site.paths import TargetPaths
from generator.site.views.layout import site_view
from generator.site.views.shared import SharedViews
from tests.support.site_factories import archive, article, bodies, briefing, catalog, company, tag

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAPS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BASE = "https://example.org/archive/"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")


def files(of: Archive, base: str = BASE, **settings: Any) -> dict[str, bytes]:
    """Every file for programs, by path."""
    defaults: dict[str, Any] = {
        "title": "T & Co",
        "language": "en",
        "author": "The desk",
        "exports": (),
        "offline": False,
    }
    config = SiteConfig(**(defaults | settings))
    grouped, texts = catalog(of), bodies(of)
    site = site_view(config, grouped, base)
    channels = Channels(plan_channels(grouped, config))
    heads = Heads(site, grouped, channels, frozenset())
    shared = SharedViews(grouped, texts, TargetPaths(of), config.page_size)
    entries = Entries(site, shared, texts, config.feed_id, heads.picture)
    outputs = (
        *file_outputs.feed_outputs(channels, entries, site.title, site.author or site.title),
        *file_outputs.export_outputs(config.downloads(len(of.articles)), site, grouped, texts),
        *file_outputs.app_outputs(site, None, config.offline),
        *file_outputs.sitemap_outputs(site, grouped, plan_pages(grouped, config.page_size), config.page_size),
    )
    return {output.path: output.render({}) for output in outputs}


def atom(of: Archive, path: str = "feed.xml", **settings: Any) -> Any:
    """A feed as feedparser reads it, which must find nothing wrong with it."""
    parsed = feedparser.parse(files(of, **settings)[path])
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def sample() -> Archive:
    return archive(
        article("a", "2024-07-25", companies=("Kettle",), tags=("shops",), summary="Short.", author="Ida Brew"),
        article("b", "2024-07-24", companies=("Kettle",), mentions=("Leaf",), tags=("shops",)),
        article("c", None, companies=("Kettle",)),
        companies=(company("Kettle"), company("Leaf")),
        tags=(tag("shops"),),
        briefings=(briefing("one", series="The week"), briefing("two", summary="Two of them.")),
    )


# --- Atom


def test_atom_feed__an_archive__has_every_field_a_reader_shows() -> None:
    parsed = atom(sample())
    assert parsed.version == "atom10"
    assert (parsed.feed.title, parsed.feed.author, parsed.feed.language) == ("T & Co", "The desk", "en")
    assert {link.rel: link.href for link in parsed.feed.links} == {"self": f"{BASE}feed.xml", "alternate": BASE}
    first, second = parsed.entries
    assert first.title == "A"
    assert first.link == f"{BASE}2024/07/a.html"
    assert first.published == first.updated == "2024-07-25T00:00:00Z"
    assert (first.author, second.get("author")) == ("Ida Brew", None)
    assert [category.term for category in first.tags] == ["Kettle", "Shops"]
    assert first.summary == "<p>Short.</p>"
    assert first.content[0].type == "text/html"


def test_atom_feed__many_articles__has_the_newest_with_a_date_and_unique_ids() -> None:
    dated = [article(f"a{number:02}", f"2024-07-{31 - number // 2:02}") for number in range(60)]
    parsed = atom(archive(*dated, article("undated", None)), feed_size=20)
    assert len(parsed.entries) == 20
    assert parsed.entries[0].link == f"{BASE}2024/07/a00.html"
    assert parsed.feed.updated == "2024-07-31T00:00:00Z"
    assert len({entry.id for entry in parsed.entries}) == 20
    assert all(RFC_3339.fullmatch(entry.updated) for entry in parsed.entries)


@pytest.mark.parametrize("changes", [{"title": "New"}, {"body": "New.", "summary": "New."}])
def test_atom_feed__another_title_or_text__keeps_its_id(changes: dict[str, str]) -> None:
    before, after = atom(archive(article("a"))), atom(archive(article("a", **changes)))
    assert before.entries[0].id == after.entries[0].id
    assert before.feed.id.startswith("urn:uuid:")
    assert before.feed.id != before.entries[0].id


def test_atom_feed__an_article_that_moved_and_left_an_alias__keeps_its_id() -> None:
    before = atom(archive(article("a")))
    moved = article("a-better-name", "2024-08-01", aliases=(SitePath("2024/07/a.html"),))
    after = atom(archive(moved))
    assert before.entries[0].id == after.entries[0].id
    assert after.entries[0].link == f"{BASE}2024/08/a-better-name.html"


def test_atom_feed__an_archive_that_moved_and_set_feed_id__keeps_its_ids() -> None:
    before = files(sample())["feed.xml"]
    after = files(sample(), "https://new.example/", feed_id=BASE)["feed.xml"]
    ids = re.compile(rb"<id>(.*?)</id>")
    assert ids.findall(before) == ids.findall(after)
    assert ids.findall(before) != ids.findall(files(sample(), "https://new.example/")["feed.xml"])


def test_atom_feed__nasty_titles_and_summaries__are_text() -> None:
    nasty = '</title><script>alert("1")</script>\x0c\x00\ud800'
    of = archive(article("a", title=nasty, summary=nasty, body=f"**Why it matters:** {nasty[:-1]}", author=nasty))
    made = files(of, title=nasty, author=nasty)
    root = ET.fromstring(made["feed.xml"])
    assert root.findtext("a:entry/a:title", namespaces=ATOM) == '</title><script>alert("1")</script>'
    summary = root.findtext("a:entry/a:summary", namespaces=ATOM) or ""
    assert "<script>" not in summary
    assert summary.startswith("<p>&lt;/title&gt;&lt;script&gt;")
    assert "<script>" not in json.loads(made["feed.json"])["items"][0]["content_html"]
    assert ET.fromstring(made["feeds.opml"]).findtext("head/ownerName") == '</title><script>alert("1")</script>'


def test_atom_feed__links_in_a_text__are_absolute_and_paragraphs_claim_no_ids() -> None:
    of = archive(
        article("a", body="See [[Kettle]], [above](#p1).\n\n**Ida Brew:** Yes.", companies=("Kettle",)),
        companies=(company("Kettle"),),
    )
    content = ET.fromstring(files(of)["feed.xml"]).findtext("a:entry/a:content", namespaces=ATOM) or ""
    assert content.startswith(f'<p>See <a href="{BASE}companies/kettle.html">Kettle</a>, ')
    assert f'<a href="{BASE}2024/07/a.html#p1">above</a>' in content
    assert '<p class="speaker"><strong' in content


def test_atom_feed__an_empty_archive__is_still_a_feed() -> None:
    assert atom(archive()).feed.updated == "1970-01-01T00:00:00Z"


def test_atom_feed__digests__have_their_words_and_their_articles() -> None:
    of = archive(article("a"), briefings=(briefing("one"),))
    digest = atom(of, "briefings/feed.xml").entries[0]
    assert (digest.title, digest.link) == ("One", f"{BASE}briefings/one.html")
    assert "An intro." in digest.content[0].value


# --- Which there are


def test_plan_channels__companies_tags_and_series__have_feeds_from_enough_articles_on() -> None:
    made = files(sample(), feed_min_articles=2)
    feeds = {path for path in made if path.endswith("feed.xml")}
    assert feeds == {
        "feed.xml",
        "briefings/feed.xml",
        "briefings/the-week/feed.xml",
        "companies/kettle/feed.xml",
        "tags/shops/feed.xml",
    }
    assert {path.replace(".xml", ".json") for path in feeds} == {path for path in made if path.endswith("feed.json")}
    assert "companies/leaf/feed.xml" not in made


def test_plan_channels__a_company__has_the_articles_about_it_only() -> None:
    made = files(sample(), feed_min_articles=1)
    assert "companies/leaf/feed.xml" not in made
    titles = [entry.title for entry in feedparser.parse(made["companies/kettle/feed.xml"]).entries]
    assert titles == ["A", "B"]


def test_plan_channels__a_series__has_its_digests_only() -> None:
    assert [entry.title for entry in atom(sample(), "briefings/the-week/feed.xml").entries] == ["One"]
    assert [entry.title for entry in atom(sample(), "briefings/feed.xml").entries] == ["One", "Two"]


# --- JSON Feed and OPML


def test_json_feed__an_archive__is_version_1_1_with_what_it_demands() -> None:
    feed = json.loads(files(sample())["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"], feed["feed_url"]) == ("T & Co", BASE, f"{BASE}feed.json")
    assert feed["authors"] == [{"name": "The desk"}]
    item = feed["items"][0]
    assert item["url"] == f"{BASE}2024/07/a.html"
    assert RFC_3339.fullmatch(item["date_published"])
    assert (item["summary"], item["authors"], item["tags"]) == ("Short.", [{"name": "Ida Brew"}], ["Kettle", "Shops"])
    assert all(isinstance(item["content_html"], str) and item["id"] for item in feed["items"])


def test_json_feed__compared_with_atom__has_the_same_ids() -> None:
    made = files(sample())
    ids = [item["id"] for item in json.loads(made["feed.json"])["items"]]
    assert ids == [entry.id for entry in feedparser.parse(made["feed.xml"]).entries]


def test_opml__all_feeds__are_listed_with_absolute_addresses() -> None:
    made = files(sample(), feed_min_articles=2)
    root = ET.fromstring(made["feeds.opml"])
    outlines = root.findall(".//outline[@type='rss']")
    assert root.get("version") == "2.0"
    listed = {outline.attrib["xmlUrl"].removeprefix(BASE) for outline in outlines}
    assert listed == {path for path in made if path.endswith("feed.xml")}
    groups = [outline.get("text") for outline in root.findall("body/outline") if not outline.get("type")]
    assert groups == ["Digests", "Companies", "Tags"]


# --- For search engines


def test_sitemap__pages__all_but_those_not_worth_finding() -> None:
    of = archive(article("a"), article("b", None), tags=())
    root = ET.fromstring(files(of)["sitemap.xml"])
    rows = {row[0].text: [part.text for part in row[1:]] for row in root}
    assert rows[BASE] == ["2024-07-25"]
    assert rows[f"{BASE}2024/07/a.html"] == ["2024-07-25"]
    assert rows[f"{BASE}undated/b.html"] == []
    assert not any(name in address for address in rows if address for name in ("404", "search"))


def test_sitemap_files__more_addresses_than_a_file_holds__are_split_under_an_index() -> None:
    of = catalog(archive(*(article(f"a{number}") for number in range(7))))
    pages = plan_pages(of, 40)
    whole = sitemap_files(BASE, pages, page_days(of, 40))
    index, *packed = sitemap_files(BASE, pages, page_days(of, 40), most=5, most_plain=6)
    parts = [gzip.decompress(file.data) for file in packed]
    assert [file.path for file in whole] == ["sitemap.xml"]
    listed = [part.text for part in ET.fromstring(index.data).findall("s:sitemap/s:loc", MAPS)]
    assert listed == [BASE + file.path for file in packed]
    assert packed[0].path == "sitemap-1.xml.gz"
    locations = [place.text for part in parts for place in ET.fromstring(part).findall("s:url/s:loc", MAPS)]
    assert locations == [place.text for place in ET.fromstring(whole[0].data).findall("s:url/s:loc", MAPS)]
    assert all(len(ET.fromstring(part)) <= 5 for part in parts)


def test_robots__always__names_the_sitemap() -> None:
    assert f"Sitemap: {BASE}sitemap.xml".encode() in files(archive())["robots.txt"]
