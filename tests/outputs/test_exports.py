"""The downloads: what is in them, that they are safe to open, and that they are always the same."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.store import load_archive
from generator.model import OutputFile, SitePath
from generator.search.documents import SearchDocument
from generator.search.index import FIELDS
from generator.site.checks.links import LinkCheck, read_links
from generator.site.exports.database import archive_sqlite
from generator.site.exports.lunr_index import lunr_index
from generator.site.exports.records import COLUMNS, ArticleRecord, article_records
from generator.site.exports.tables import archive_csv
from generator.site.write import replacing
from tests.conftest import ROOT
from tests.outputs.test_feeds import BASE, files
from tests.search.test_search import node
from tests.support.site_factories import archive, article, bodies, catalog, company, tag

EXPORTS = ("json", "csv", "sqlite")
DOCUMENTS = (
    SearchDocument(SitePath("2024/07/a.html"), "Kettles", "", "", "", "All of tea", ("Leaf",)),
    SearchDocument(SitePath("b.html"), "Leaf", "", "", "", "A kettle boils"),
)


def sample() -> Any:
    return archive(
        article(
            "kettle-deal",
            "2024-07-25",
            companies=("Kettle",),
            mentions=("Leaf",),
            tags=("shops",),
            summary="Brewers' “deal”, signed;\nat last",
            body="Kettle buys the café.\n\n**Why it matters:** It had none.",
        ),
        article("undated", None, source=None, body="A quiet page about brewing."),
        companies=(company("Kettle", aliases=("Kettle & Co",)), company("Leaf", parent="Kettle")),
        tags=(tag("shops"),),
    )


def records() -> list[ArticleRecord]:
    of = sample()
    return list(article_records(catalog(of), bodies(of), BASE))


def make_record(**changes: Any) -> ArticleRecord:
    return dataclasses.replace(records()[0], **changes)


@contextmanager
def opened(data: bytes, folder: Path) -> Iterator[sqlite3.Connection]:
    path = folder / "archive.db"
    path.write_bytes(data)
    with closing(sqlite3.connect(path)) as database:
        yield database


# --- The columns


def test_columns__the_record__has_them_all_in_order_and_so_have_the_docs() -> None:
    assert list(COLUMNS) == [field.name for field in dataclasses.fields(ArticleRecord)]
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/data.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert told[: len(COLUMNS)] == list(COLUMNS)


def test_article_records__an_article__has_its_words_and_its_place_in_the_dump() -> None:
    first, second = records()
    assert (first.id, first.url) == ("2024/07/kettle-deal", f"{BASE}2024/07/kettle-deal.html")
    assert (first.companies, first.mentions, first.tags) == (("Kettle",), ("Leaf",), ("shops",))
    assert (first.why, first.words) == ("It had none.", 7)
    assert (first.source_dump, first.source_first_line, first.source_last_line) == ("feed.txt", 1, 4)
    assert (second.date, second.source_dump, second.source_first_line) == ("", "", None)


# --- JSON and CSV


def test_archive_json__the_whole_archive__comes_back_as_it_is() -> None:
    data = json.loads(files(sample(), exports=EXPORTS)["data/archive.json"])
    assert data["articles"] == json.loads(json.dumps([dataclasses.asdict(record) for record in records()]))
    assert [one["name"] for one in data["companies"]] == ["Kettle", "Leaf"]
    assert data["tags"][0]["url"] == f"{BASE}tags/shops.html"


def test_archive_csv__the_whole_archive__is_a_table_for_spreadsheets() -> None:
    text = archive_csv(records()).decode("utf-8")
    assert text.startswith("\ufeffid,url,title,")
    first, second = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert first["summary"] == "Brewers' “deal”, signed;\nat last"
    assert (first["companies"], first["words"]) == ("Kettle", "7")
    assert second["date"] == second["source_first_line"] == ""


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x.example")'])
def test_archive_csv__a_cell_that_looks_like_a_formula__is_text(title: str) -> None:
    made = archive_csv([make_record(title=title, companies=("=cmd", "b"), source_first_line=3)])
    (row,) = csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    assert (row["title"], row["companies"], row["source_first_line"]) == (f"'{title}", "'=cmd; b", "3")


# --- SQLite


def test_archive_sqlite__a_search__finds_words_in_other_forms_and_without_accents(tmp_path: Path) -> None:
    with opened(files(sample(), exports=EXPORTS)["data/archive.db"], tmp_path) as database:
        search = (
            "SELECT id FROM articles JOIN articles_fts ON articles.rowid = articles_fts.rowid "
            "WHERE articles_fts MATCH ? ORDER BY rank"
        )
        assert database.execute(search, ["cafe"]).fetchall() == [("2024/07/kettle-deal",)]
        assert database.execute(search, ["brewed"]).fetchall() == [("undated/undated",)]
        assert database.execute(search, ["zebra"]).fetchall() == []


def test_archive_sqlite__the_joins__lead_from_companies_and_tags_to_articles(tmp_path: Path) -> None:
    with opened(files(sample(), exports=EXPORTS)["data/archive.db"], tmp_path) as database:
        query = (
            "SELECT c.name, ac.role, a.title FROM article_companies ac JOIN companies c ON c.name = ac.company "
            "JOIN articles a ON a.id = ac.article ORDER BY ac.position"
        )
        title = "Kettle-deal"
        assert database.execute(query).fetchall() == [("Kettle", "about", title), ("Leaf", "mention", title)]
        assert database.execute("SELECT alias FROM aliases").fetchall() == [("Kettle & Co",)]
        assert database.execute("SELECT parent FROM companies WHERE name = 'Leaf'").fetchone() == ("Kettle",)
        joined = "SELECT t.name FROM tags t JOIN article_tags ON tag = slug WHERE article = '2024/07/kettle-deal'"
        assert database.execute(joined).fetchall() == [("Shops",)]
        assert database.execute("SELECT date FROM articles WHERE id = 'undated/undated'").fetchone() == (None,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_archive_sqlite__the_same_archive__gives_the_same_bytes() -> None:
    of = sample()
    assert archive_sqlite(catalog(of), records()) == archive_sqlite(catalog(of), records())


def test_archive_sqlite__words_that_are_no_utf_8__are_stored_all_the_same(tmp_path: Path) -> None:
    with opened(archive_sqlite(catalog(sample()), [make_record(title="a\ud800b")]), tmp_path) as database:
        assert database.execute("SELECT title FROM articles").fetchone() == ("a?b",)


# --- The index for lunr.js


def test_lunr_index__loaded_by_lunr_js__finds_the_pages_that_the_search_page_finds(site: Path) -> None:
    queries = ["alibaba cloud", "price", "tiktok shop sales", "delivery workers", "company earnings quarter"]
    result = node({"do": "load", "site": str(site), "queries": queries, "typed": queries})
    assert result["articles"] == len(load_archive(ROOT / "content").articles)
    assert min(result["single"], result["several"], result["fewest"]) > 0
    assert result["furthest"] < 1e-12
    assert all((site / path).is_file() for path in result["first"])


def test_lunr_index__an_archive__names_pages_and_the_version_of_lunr_js() -> None:
    data = json.loads(lunr_index(DOCUMENTS))
    version = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]["lunr"]
    assert (data["version"], data["pipeline"], data["fields"]) == (version, ["stemmer"], list(FIELDS))
    assert [ref for ref, _ in data["fieldVectors"] if ref.startswith("title/")] == [
        "title/2024/07/a.html",
        "title/b.html",
    ]
    postings = dict(data["invertedIndex"])
    assert postings["kettl"]["title"] == {"2024/07/a.html": {}}
    assert postings["kettl"]["body"] == {"b.html": {}}


def test_lunr_index__no_articles__is_an_empty_index() -> None:
    data = json.loads(lunr_index([]))
    assert (data["fieldVectors"], data["invertedIndex"]) == ([], [])


def test_build__more_articles_than_the_index_for_lunr_js_is_made_for__says_that_it_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests/golden", tmp_path, dirs_exist_ok=True)
    settings, command = (
        tmp_path / "content/site.yml",
        ["build", "--content", str(tmp_path / "content"), "--out", "site"],
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("generator.config.LUNR_ARTICLES", 4)
    text = re.sub("^exports:.*\n", "", settings.read_text(encoding="utf-8"), flags=re.MULTILINE)
    words = "Left out of a large archive, unless exports: in site.yml names it: data/lunr-index.json"

    settings.write_text(text, encoding="utf-8")
    for _ in range(2):  # the second build finds nothing to do, and says it too
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
        assert words in done.output
        assert not (tmp_path / "site/data/lunr-index.json").exists()
        assert "lunr-index" not in (tmp_path / "site/data/index.html").read_text(encoding="utf-8")

    settings.write_text(f"{text}\nexports: [lunr]\n", encoding="utf-8")
    done = CliRunner().invoke(main, command)
    assert "Left out" not in done.output
    assert (tmp_path / "site/data/lunr-index.json").is_file()


# --- The site in one file


def test_archive_zip__unpacked__is_the_site_without_downloads_and_social_cards(site: Path, tmp_path: Path) -> None:
    with ZipFile(site / "data/archive.zip") as packed:
        assert packed.testzip() is None
        packed.extractall(tmp_path)
    (copy,) = tmp_path.iterdir()
    assert copy.name == "the-harbour-letter"
    ours = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    theirs = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    left_out = {path for path in ours - theirs if not path.startswith("cards/")}
    assert left_out == {
        ".briefings-site",
        "service-worker.js",
        *(f"data/archive.{kind}" for kind in ("zip", "json", "csv", "db")),
        "data/lunr-index.json",
    }
    assert not any(path.startswith("cards/") for path in theirs)
    assert theirs <= ours
    differ = {path for path in theirs if (site / path).read_bytes() != (copy / path).read_bytes()}
    assert differ == {"data/index.html"}
    check = LinkCheck()
    for path in theirs:
        if path.endswith(".html") and path != "404.html":
            check.add(SitePath(path), read_links(SitePath(path), (copy / path).read_text(encoding="utf-8")))
    assert check.problems(theirs, lambda page, address: (page, 0)) == []


def test_archive_zip__packed_again__has_the_same_bytes(tmp_path: Path) -> None:
    packed = []
    for name in ("one", "two"):
        with replacing(tmp_path / name) as writer:
            for path in ("b.html", "a.png") if name == "one" else ("a.png", "b.html"):
                writer.write(OutputFile(SitePath(path), path.encode()))
            writer.write_zip(SitePath("data/x.zip"), "copy", {SitePath("b.html"): b"other"})
        packed.append((tmp_path / name / "data/x.zip").read_bytes())
        with ZipFile(tmp_path / name / "data/x.zip") as archive_file:
            assert {info.filename: archive_file.read(info) for info in archive_file.infolist()} == {
                "copy/a.png": b"a.png",
                "copy/b.html": b"other",
            }
    assert packed[0] == packed[1]


def test_build__the_sample_with_every_export__has_the_same_bytes_anywhere(site: Path, tmp_path: Path) -> None:
    code = "import sys, pathlib; from generator.building import build; build(*map(pathlib.Path, sys.argv[1:3]), sys.argv[3])"
    arguments = [sys.executable, "-c", code, str(ROOT / "content"), str(tmp_path / "site"), BASE]
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    subprocess.run(arguments, check=True, env=env, cwd=tmp_path)
    for name in ("archive.json", "archive.csv", "archive.db", "archive.zip", "lunr-index.json"):
        assert (site / "data" / name).read_bytes() == (tmp_path / "site/data" / name).read_bytes(), name


def test_data_page__the_sample__links_every_download_with_its_size(site: Path) -> None:
    page = (site / "data/index.html").read_text(encoding="utf-8")
    assert re.findall(r"href=([\w.-]+) download", page) == [
        "archive.zip",
        "archive.json",
        "archive.csv",
        "archive.db",
        "lunr-index.json",
    ]
    assert f'fetch("{BASE}data/lunr-index.json")' in page
    size = (site / "data/archive.csv").stat().st_size
    assert f"<td>{round(size / 1000)}\N{NO-BREAK SPACE}kB<" in page.replace("\n", "<")
    assert "href=data/index.html>" in (site / "about.html").read_text(encoding="utf-8")
