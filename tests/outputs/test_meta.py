"""What pages say about themselves, read by a library that knows nothing of this project."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import Any

import extruct
import pytest

from generator.building import build
from generator.config import SiteConfig
from generator.model import Archive, DateEstimate, SitePath, Source
from generator.site.feeds.channels import Channels, plan_channels
from generator.site.outputs.json_ld import honest_day, script_json
from generator.site.outputs.meta import Heads
from generator.site.pages import plan_pages
from generator.site.views.layout import site_view
from tests.conftest import ROOT
from tests.support.site_factories import archive, article, catalog, company, tag

BASE = "https://example.org/archive/"


def extracted(page: Path) -> dict[str, Any]:
    found = extruct.extract(page.read_text(encoding="utf-8"), syntaxes=["json-ld", "opengraph"])
    assert len(found["json-ld"]) == 1
    (graph,) = found["json-ld"]
    nodes = {node["@type"]: node for node in graph["@graph"]}
    properties = dict(found["opengraph"][0]["properties"]) if found["opengraph"] else {}
    canonical = re.search(r'<link rel=canonical href="?([^ ">]*)"?>', page.read_text(encoding="utf-8"))
    return {"nodes": nodes, "og": properties, "canonical": canonical and canonical[1]}


def page_of(site: Path, pattern: str) -> Path:
    return sorted(site.glob(pattern))[0]


def test_heads__an_article__is_news_with_its_companies(site: Path) -> None:
    page = site / "2024/07/taobao-to-ship-clothes-abroad-free-of-charge.html"
    found = extracted(page)
    news = found["nodes"]["NewsArticle"]
    address = f"{BASE}{page.relative_to(site).as_posix()}"
    assert found["canonical"] == address
    assert news["headline"] == found["og"]["og:title"] == "Taobao to ship clothes abroad free of charge"
    assert {"@type": "Organization", "name": "Alibaba"}.items() <= news["about"][0].items()
    assert news["author"]["name"] == "The Harbour Letter desk"
    assert found["og"]["og:description"].startswith("Alibaba’s marketplace Taobao will ship clothes")
    assert found["og"]["og:type"] == "article"
    assert set(found["nodes"]) == {"NewsArticle"}  # nothing that no page shows: its address says the way to it


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("index.html", "WebSite"),
        ("companies/alibaba.html", "CollectionPage"),
        ("tags/e-commerce.html", "CollectionPage"),
        ("2024/index.html", "CollectionPage"),
        ("2024/07/index.html", "CollectionPage"),
        ("tags/index.html", "CollectionPage"),
        ("newest/2.html", "CollectionPage"),
        ("briefings/the-year-of-the-small-price.html", "Article"),
        ("notes/index.html", "CollectionPage"),
        ("about.html", "WebPage"),
        ("search.html", "SearchResultsPage"),
    ],
)
def test_heads__every_kind_of_page__says_what_it_is(site: Path, pattern: str, kind: str) -> None:
    page = page_of(site, pattern)
    found = extracted(page)
    assert kind in found["nodes"]
    assert found["canonical"] == BASE + page.relative_to(site).as_posix().removeprefix("index.html")


def test_heads__the_front_page__says_how_to_search(site: Path) -> None:
    action = extracted(site / "index.html")["nodes"]["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{BASE}search.html?q={{search_term_string}}"


def test_heads__a_company_page__links_to_its_own_feed_first(site: Path) -> None:
    text = (site / "companies/alibaba.html").read_text(encoding="utf-8")
    own, whole = text.index("href=../companies/alibaba/feed.xml>"), text.index("href=../feed.xml>")
    assert own < whole
    assert (site / "companies/alibaba/feed.json").is_file()


def test_heads__results_and_missing_pages__are_not_for_search_engines(site: Path) -> None:
    noindex = "<meta name=robots content=noindex>"
    unlisted = {page.name for page in site.glob("*.html") if noindex in page.read_text(encoding="utf-8")}
    assert unlisted == {"404.html", "search.html"}


def head_of(of: Archive, kind: str) -> Any:
    grouped = catalog(of)
    channels = Channels(plan_channels(grouped, SiteConfig()))
    heads = Heads(site_view(SiteConfig(), grouped, BASE), grouped, channels, {SitePath("2024/07/a.html")})
    page = next(page for page in plan_pages(grouped, 40) if page.kind == kind)
    return heads.of(page, "A", {})


def test_heads__an_article_with_a_social_card__shows_it_large() -> None:
    meta = {tag.name: tag.content for tag in head_of(archive(article("a"), tags=(tag("t"),)), "article").meta}
    assert meta["og:image"] == f"{BASE}cards/2024/07/a.png"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert meta["twitter:card"] == "summary_large_image"
    assert "article:published_time" not in meta  # it is in the structured data


def test_heads__an_article_with_author_and_source__names_both_and_the_publisher() -> None:
    source = Source("feed.txt", 1, 2, "https://example.com/original")
    of = archive(article("a", author="Ann", publication="The Paper", source=source))
    (news,) = json.loads(head_of(of, "article").json_ld)["@graph"]
    assert news["author"] == {"@type": "Person", "name": "Ann"}
    assert news["publisher"]["@type"] == "Organization"
    assert news["isBasedOn"] == {"@type": "CreativeWork", "name": "The Paper", "url": "https://example.com/original"}


def test_heads__an_article_about_hundreds_of_companies__names_a_few() -> None:
    names = tuple(f"Firm {number}" for number in range(300))
    of = archive(article("a", companies=names), companies=tuple(company(name) for name in names))
    (news,) = json.loads(head_of(of, "article").json_ld)["@graph"]
    assert [thing["name"] for thing in news["about"]] == list(names[:10])


def test_heads__titles_that_end_a_script__stay_data() -> None:
    nasty = "</script><script>alert(1)</script><!--"
    of = archive(article("a", title=nasty, companies=(nasty,)), companies=(company(nasty, slug="x"),))
    data = head_of(of, "article").json_ld
    assert "<" not in data
    found = extruct.extract(f'<script type="application/ld+json">{data}</script>', syntaxes=["json-ld"])
    assert found["json-ld"][0]["@graph"][0]["headline"] == nasty


def test_script_json__separators_and_signs__are_escaped() -> None:
    assert script_json({"a": "<&>\u2028"}) == '{"a":"\\u003c\\u0026\\u003e\\u2028"}'


@pytest.mark.parametrize(
    ("day", "first", "last", "told"),
    [
        (None, None, None, ""),
        ("2024-07-25", None, None, "2024-07-25"),
        ("2024-07-25", "2024-07-25", "2024-07-25", "2024-07-25"),
        ("2024-07-25", "2024-07-24", "2024-07-26", "2024-07"),
        ("2024-07-25", "2024-07-24", "2024-08-02", "2024"),
        ("2024-01-01", "2023-12-24", "2024-01-02", ""),
    ],
)
def test_honest_day__an_estimate__is_as_precise_as_it_is_known(
    day: str | None, first: str | None, last: str | None, told: str
) -> None:
    best, earliest, latest = (dt.date.fromisoformat(one) if one else None for one in (day, first, last))
    assert honest_day(DateEstimate(best, earliest, latest)) == told


def test_build__an_alias__leads_on_and_names_the_new_address_as_canonical(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/golden/content", content)
    (content / "site.yml").write_text(f"title: T\nbase_url: {BASE}\n", encoding="utf-8")
    build(content, tmp_path / "site")
    page = (tmp_path / "site/2024/07/kettle-deal.html").read_text(encoding="utf-8")
    assert f"<link rel=canonical href={BASE}2024/07/kettle-buys-spoutly.html>" in page
    assert "<meta name=robots content=noindex>" in page
    assert '<meta http-equiv=refresh content="0; url=../../2024/07/kettle-buys-spoutly.html">' in page
    assert "kettle-deal" not in (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
