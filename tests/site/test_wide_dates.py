"""Articles of which only a season, a year or two years are known: nowhere is a day or month stated."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re

import pytest

from generator.config import SiteConfig
from generator.content.periods import newest_first
from generator.model import Archive, Article, DateEstimate, SitePath
from generator.site.exports.records import article_records
from generator.site.exports.tables import archive_csv
from generator.site.feeds.atom import atom_feed
from generator.site.feeds.channels import plan_channels
from generator.site.feeds.entries import Entries
from generator.site.feeds.json_feed import json_feed
from generator.site.outputs.json_ld import honest_day
from generator.site.outputs.search_documents import SearchDocuments
from generator.site.outputs.sitemaps import page_days
from generator.site.pages import PlannedPage, plan_pages
from generator.site.paths import HOME, TargetPaths, period_path
from generator.site.views.citations import cite
from generator.site.views.index import dates_index
from generator.site.views.layout import site_view
from generator.site.views.shared import SharedViews
from tests.support.site_factories import archive, article, bodies, catalog

BASE = "https://example.org/"
DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{4}-\d\d(?!\d)|\b\d{1,2} [A-Z][a-z]{2}")
RANGES = {
    "spring": ("2020-03-05", "2020-04-12", "2020-05-20"),
    "year": ("2020-02-05", "2020-06-12", "2020-11-20"),
    "years": ("2020-02-05", "2020-12-12", "2021-11-20"),
    "winter": ("2019-12-02", "2019-12-30", "2020-02-01"),
}
SHOWN = {"spring": "spring 2020", "year": "2020", "years": "2020-21", "winter": "winter 2019-20"}


def wide(name: str) -> Article:
    earliest, day, latest = map(dt.date.fromisoformat, RANGES[name])
    return article(f"tea-{name}", date=DateEstimate(day, earliest, latest))


@pytest.fixture(scope="module")
def mixed() -> Archive:
    """Wide ranges among days of the same months, and an undated one."""
    days = [article(f"kettle-{day}", day) for day in ("2021-03-03", "2020-05-03", "2020-04-10", "2019-12-29")]
    found = sorted((*days, *map(wide, RANGES), article("lost", None)), key=lambda a: newest_first(a.date))
    return archive(*found)


@pytest.fixture(scope="module")
def shared(mixed: Archive) -> SharedViews:
    return SharedViews(catalog(mixed), bodies(mixed), TargetPaths(mixed), 40)


def test_plan_pages__wide_ranges__are_filed_under_their_years(mixed: Archive) -> None:
    pages = {page.path: page.kind for page in plan_pages(catalog(mixed), 40)}
    for path in ("2020/tea-spring.html", "2020/tea-year.html", "2020-2021/tea-years.html", "2019-2020/tea-winter.html"):
        assert pages[SitePath(path)] == "article"
    assert pages[period_path("2020-2021")] == "year"
    months = catalog(mixed).by_period["2020-04"]
    assert [one.slug for one in months] == ["kettle-2020-04-10"]


def test_article_list__wide_ranges__are_groups_of_their_own_and_split_no_month(
    mixed: Archive, shared: SharedViews
) -> None:
    page = PlannedPage(HOME, "home")
    titles = [group.title for group in shared.article_list(mixed.articles, page, HOME).groups]
    assert titles == [
        "March 2021", "2020-21", "May 2020", "April 2020", "Spring 2020", "2020", "Winter 2019-20", "December 2019",
        "Date unknown",
    ]  # fmt: skip
    years = [group.title for group in shared.article_list(mixed.articles, page, HOME, "year").groups]
    assert years == ["2021", "2020-21", "2020", "2019-20", "2019", "Date unknown"]


def test_dates_index__a_year__counts_what_has_no_month(mixed: Archive) -> None:
    groups = {group.title: group for group in dates_index(catalog(mixed), None).groups}
    assert list(groups) == ["2021", "2020-21", "2020", "2019-20", "2019", "Date unknown"]
    assert [(entry.text, entry.count) for entry in groups["2020"].links] == [
        ("May 2020", 1), ("April 2020", 1), ("Month unknown", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("name", RANGES)
def test_card_search_and_citation__a_wide_range__state_no_day(name: str, mixed: Archive, shared: SharedViews) -> None:
    card = shared.card(wide(name))
    assert card.date.text == card.date.short == SHOWN[name]
    (document,) = (d for d in SearchDocuments(catalog(mixed), bodies(mixed), shared) if d.path == card.path)
    assert document.date == SHOWN[name]
    assert not DAY.search(f"{document.iso} {document.period.replace('-2', '')} {honest_day(wide(name).date)}")
    citation = cite(wide(name), "Archive", BASE)
    assert SHOWN[name] in citation.plain.casefold()
    assert "month =" not in citation.bibtex
    assert not re.search(r"\d{4}-\d\d-\d\d", citation.bibtex)


def test_article_records__wide_ranges__have_their_years_and_words(mixed: Archive) -> None:
    rows = csv.DictReader(
        io.StringIO(archive_csv(article_records(catalog(mixed), bodies(mixed), BASE)).decode("utf-8-sig"))
    )
    shown = {row["id"].rpartition("/")[2]: (row["date"], row["date_shown"], row["date_earliest"]) for row in rows}
    assert shown["tea-spring"] == ("2020", "spring 2020", "2020-03-05")
    assert shown["tea-years"] == ("", "2020-21", "2020-02-05")
    assert shown["lost"] == ("", "date unknown", "")


def test_feeds__wide_ranges__have_no_day_of_publication_and_the_undated_no_entry(
    mixed: Archive, shared: SharedViews
) -> None:
    config = SiteConfig(title="Tea")
    view = site_view(config, catalog(mixed), BASE)
    entries = Entries(view, shared, bodies(mixed), "", lambda path: "")
    channel = plan_channels(catalog(mixed), config)[0]
    found, info = entries.of(channel), entries.info(channel)
    assert len(found) == len(mixed.articles) - 1
    assert sum(not entry.published for entry in found) == len(RANGES)
    assert all(f"Published {words}," in str([entry.content for entry in found]) for words in SHOWN.values())
    assert atom_feed(info, found, full=True).count(b"<published>") == len(found) - len(RANGES)
    items = json.loads(json_feed(info, found, full=True))["items"]
    assert sum("date_published" not in item and "date_modified" not in item for item in items) == len(RANGES)


def test_page_days__wide_ranges__are_not_said_to_be_of_a_day(mixed: Archive) -> None:
    days = page_days(catalog(mixed), 40)
    assert SitePath("2020/tea-spring.html") not in days
    assert days[SitePath("2020/04/kettle-2020-04-10.html")] == "2020-04-10"
