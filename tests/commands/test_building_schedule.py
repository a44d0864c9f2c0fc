"""What is shown on which day, what was put right, and which texts link to a page: in a whole build."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from generator.building import build
from generator.errors import ContentError
from generator.site.load import load_sources
from generator.site.preview import Preview

DAY = dt.date(2024, 6, 10)


def put(content: Path, name: str, front_matter: str, body: str = "Words.") -> None:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front_matter}\n---\n\n{body}\n", encoding="utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    put(folder, "articles/2024/mill.md", "title: Mill\ndate: 2024-05-01")
    put(folder, "articles/2024/later.md", "title: Later\ndate: 2024-05-02\npublish_on: 2024-06-11")
    put(folder, "articles/2024/gone.md", "title: Gone\ndate: 2024-05-03\nexpires: 2024-06-10")
    (folder / "site.yml").write_text("title: T\nbase_url: https://a.example/\noffline: false\n", encoding="utf-8")
    return folder


def made(content: Path, today: dt.date = DAY) -> Path:
    build(content, content.parent / "site", today=today)
    return content.parent / "site"


def problems(content: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        made(content)
    return [str(problem).removeprefix(f"{content}/") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (dt.date(2024, 6, 9), {"mill", "gone"}),
        (dt.date(2024, 6, 10), {"mill"}),
        (dt.date(2024, 6, 11), {"mill", "later"}),
    ],
)
def test_build__on_a_day__shows_what_is_published_and_has_not_expired(
    content: Path, day: dt.date, shown: set[str]
) -> None:
    site = made(content, day)
    assert {path.stem for path in (site / "2024/05").glob("*.html")} - {"index"} == shown
    titles = {entry["title"].lower() for entry in json.loads((site / "feed.json").read_text())["items"]}
    assert titles == shown


@pytest.mark.parametrize("kind", ["notes", "briefings", "pages"])
def test_build__a_text_of_any_kind__waits_for_its_day(content: Path, kind: str) -> None:
    day = "date: 2024-05-01\n" if kind == "briefings" else ""
    put(content, f"{kind}/soon.md", f"title: Soon\n{day}publish_on: 2024-06-11")
    place = "soon.html" if kind == "pages" else f"{kind}/soon.html"
    assert not (made(content) / place).exists()
    assert (made(content, dt.date(2024, 6, 11)) / place).is_file()


@pytest.mark.parametrize(
    "body", ["[[later]]", "[[Later|soon]]", "![[gone]]", "[x](../articles/2024/later.md)", "[[2024/05/later#p1]]"]
)
def test_build__a_link_to_what_is_not_shown__is_words_until_it_is(content: Path, body: str) -> None:
    front_matter = "title: N\nabout: [later, mill]"
    put(content, "notes/n.md", front_matter, body)
    put(content, "briefings/b.md", "title: B\ndate: 2024-06-01\narticles: [later, mill]")
    put(content, "articles/2024/other.md", "title: Other\ndate: 2024-05-09\nrelated: [gone]")
    page = (made(content) / "notes/n.html").read_text()
    main = page[page.index("<div class=body>") : page.index("</article>")]
    assert "later.html" not in main
    assert "gone.html" not in main
    assert "mill.html" in main  # what it is about
    day = dt.date(2024, 6, 9) if "gone" in body else dt.date(2024, 6, 11)
    assert re.search(r'href="\.\./2024/05/(later|gone)\.html', (made(content, day) / "notes/n.html").read_text())


def test_preview__what_is_not_shown__is_there_and_marked(content: Path) -> None:
    put(content, "articles/2024/draft.md", "title: Raw\ndate: 2024-05-04\ndraft: true")
    titles = [a.title for a in load_sources(content, preview=Preview(), today=DAY).archive.articles]
    assert titles == ["Draft: Raw", "Expired: Gone", "From 11 Jun 2024: Later", "Mill"]


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ("publish_on: soon", 'publish_on: invalid date "soon"'),
        ("publish_on: 2024-06-11\nexpires: 2024-06-11", "expires: 2024-06-11 is not after publish_on: 2024-06-11"),
        ("updated: yesterday", 'updated: invalid date "yesterday"'),
        ("correction: It was five.", "correction: without a day"),
        ("correction: 5", "correction: 5 is not text"),
        ("correction: {texts: x, date: 2024-06-01}", 'unknown key "texts"'),
        ("correction: [{text: x, date: soon}]", 'date: invalid date "soon"'),
        ("publishon: 2024-06-11", 'unknown key "publishon"'),
    ],
)
def test_build__a_wrong_day_or_correction__is_an_error_at_its_line(content: Path, keys: str, what: str) -> None:
    put(content, "articles/2024/mill.md", f"title: Mill\ndate: 2024-05-01\n{keys}")
    found = problems(content)
    assert any(problem.startswith("articles/2024/mill.md:") and what in problem for problem in found), found


@pytest.mark.parametrize(
    ("keys", "day", "texts"),
    [
        ("updated: 2024-06-01", "2024-06-01", []),
        ("updated: 2024-06-01\ncorrection: It was <5>, not 6.", "2024-06-01", ["It was <5>, not 6."]),
        ("correction: {text: One., date: 2024-06-02}", "2024-06-02", ["One."]),
        (
            "updated: 2024-05-20\ncorrection:\n- {text: Old., date: 2024-05-19}\n- {text: New., date: 2024-06-03}",
            "2024-06-03",
            ["New.", "Old."],
        ),
    ],
)
def test_build__an_update_and_corrections__are_at_the_top_in_feeds_and_in_the_data(
    content: Path, keys: str, day: str, texts: list[str]
) -> None:
    put(content, "articles/2024/mill.md", f"title: Mill\ndate: 2024-05-01\n{keys}")
    site = made(content)
    page = (site / "2024/05/mill.html").read_text()
    shown = re.findall(r"<p class=correction><b>Correction, <time datetime=[\d-]+>[^<]+</time>:</b> (.*?)</p>", page)
    assert shown == [text.replace("<", "&lt;").replace(">", "&gt;") for text in texts]
    assert f"Updated <time datetime={day}>" in page
    assert not texts or page.index("class=correction") < page.index("Words.")
    node = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])["@graph"][0]
    assert (node["datePublished"], node["dateModified"]) == ("2024-05-01", day)
    assert [correction["text"] for correction in node.get("correction", [])] == texts
    feed = (site / "feed.xml").read_text()
    assert f"<published>2024-05-01T00:00:00Z</published>\n<updated>{day}T00:00:00Z</updated>" in feed
    [item] = [item for item in json.loads((site / "feed.json").read_text())["items"] if item["title"] == "Mill"]
    assert item["date_modified"].startswith(day)
    assert item["content_html"].count("<strong>Correction, ") == len(texts)


def test_build__a_page_that_texts_link_to__names_them_once(content: Path) -> None:
    (content / "companies.yml").write_text("- name: Quill\n", encoding="utf-8")
    put(content, "articles/2024/mill.md", "title: Mill\ndate: 2024-05-01\ncompanies: [Quill]")
    put(content, "articles/2024/x.md", "title: X & Y\ndate: 2024-05-05", "[[mill]], [[mill#p1]], [[x]], [[Quill]]")
    put(content, "notes/about.md", "title: About it\nabout: [mill]", "[[mill]] and [[2024-05]].")
    put(content, "notes/other.md", "title: Other", "[it](../articles/2024/mill.md), [[About it]]")
    put(content, "pages/us.md", "title: Us", "[[Other]], ![[mill]]")
    site = made(content)
    pages = {
        "2024/05/mill.html": ["X &amp; Y", "Other", "Us"],
        "2024/05/x.html": [],
        "companies/quill.html": ["X &amp; Y"],
        "2024/05/index.html": ["About it"],
        "notes/about.html": ["Other"],
        "notes/other.html": ["Us"],
    }
    for page, titles in pages.items():
        line = re.search(r"<p class=backlinks>Linked from (.*?)</p>", (site / page).read_text())
        assert re.findall(r">([^<]+)</a>", line[1] if line else "") == titles, page
