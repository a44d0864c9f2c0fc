"""The command: what it reads, and what it prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.importing import run_import
from generator.suggest.run import read_dumps
from tests.conftest import ROOT
from tests.suggest.test_suggest import NORTH_SEA, run


@pytest.mark.parametrize("what", ["companies", "aliases"])
def test_suggest__yaml__can_be_appended_to_the_registry(tmp_path: Path, what: str) -> None:
    result = run(what, str(NORTH_SEA), "--yaml", "--limit", "40", "--content", str(tmp_path))
    assert result.exit_code == 0
    added = parse_companies(starter_text("companies.yml") + result.output, "companies.yml")
    assert len(added) > len(parse_companies(starter_text("companies.yml"), "companies.yml"))


def test_suggest_tags__yaml__can_be_appended_to_the_tags(tmp_path: Path) -> None:
    dump = tmp_path / "feed.txt"
    lines = [f"]]>In town {n} on Monday began a test of lid lifting for pots, as firm {n} said." for n in range(4)]
    dump.write_text("\n".join([*lines, *[f"]]>A man walked home in year {n} with much ado." for n in range(12)]]))
    result = run("tags", str(dump), "--yaml", "--content", str(tmp_path / "content"))
    assert [entry["slug"] for entry in yaml.safe_load(result.output)] == ["lid-lifting"]
    assert parse_tags(starter_text("tags.yml") + result.output, "tags.yml")


@pytest.mark.parametrize("what", ["companies", "aliases", "tags"])
def test_suggest__no_dump__reads_the_content_folder(what: str) -> None:
    result = run(what, "--content", str(ROOT / "content"), "--limit", "2")
    assert result.exit_code == 0
    assert "articles" in result.output


def test_suggest__a_dump_that_cannot_be_read__is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    result = run("companies", str(NORTH_SEA), str(tmp_path / "no.txt"), "--content", str(tmp_path))
    assert result.exit_code == 2
    assert "no such file" in result.stderr
    assert "1. Brandaris" in result.stdout
    assert "north-sea-feed.txt:" in result.stdout


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title><link>https://quay.example/</link>
<item><title>Teapot opens</title><link>https://quay.example/1</link>
<description>The payments firm Teapot raised $4 million. Shares of Teapot rose.</description></item></channel></rss>"""


JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Quay",
        "items": [
            {
                "id": "1",
                "title": "Teapot opens",
                "content_text": "The payments firm Teapot raised $4 million. Shares of Teapot rose.",
            }
        ],
    }
)


PAGE = """<!doctype html><html lang="en"><head><title>Teapot opens</title></head><body><article><h1>Teapot opens</h1>
<p>The payments firm Teapot raised $4 million, and the harbour was glad of it on that day in spring.</p>
<p>Shares of Teapot rose by a tenth in the days that came after, as its founder had said they would.</p>
</article></body></html>"""


@pytest.mark.parametrize(("name", "text"), [("a.rss", RSS), ("a.json", JSON_FEED), ("a.html", PAGE)])
def test_suggest__any_format_of_dump__is_read_as_import_reads_it(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    result = run("companies", str(tmp_path / name), "--content", str(tmp_path / "content"))
    assert result.exit_code == 0, result.output
    assert result.output.startswith("1 name that may be a company, in 1 article:")
    assert "1. Teapot: 1 article, 2 times" in result.output
    assert not re.search(r"<|description|content_text", result.output)


def test_suggest__a_folder__reads_every_dump_in_it_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "a.rss").write_text(RSS)
    (folder / "b.json").write_text(JSON_FEED.replace("Teapot", "Samovar"))
    (folder / "picture.png").write_bytes(b"\x89PNG")
    result = run("companies", str(folder), "--content", str(tmp_path / "content"))
    assert result.exit_code == 0, result.output
    assert result.output.startswith("2 names that may be a company, in 2 articles:")


def test_suggest__a_feed_with_cuts__has_the_articles_that_the_editor_decided(tmp_path: Path) -> None:
    dump = tmp_path / "feed.txt"
    dump.write_text(
        "]]>The firm Teapot opened on Monday.\nIt was cold.\n]]>The firm Kettle closed on Friday.\nIt was warm.\n"
    )
    before = run("companies", str(dump), "--content", str(tmp_path / "content")).output
    (tmp_path / "feed.txt.cuts").write_text("join: 3\n")
    after = run("companies", str(dump), "--content", str(tmp_path / "content")).output
    assert before.splitlines()[0].endswith("in 2 articles:")
    assert after.splitlines()[0].endswith("in 1 article:")


def test_read_dumps__several_dumps__shows_the_progress_that_an_import_shows(tmp_path: Path) -> None:
    for name in ("a.rss", "b.rss"):
        (tmp_path / name).write_text(RSS)
    paths = [tmp_path / "a.rss", tmp_path / "b.rss"]
    shown: list[tuple[str, int, int]] = []
    imported: list[tuple[str, int, int]] = []
    read_dumps(paths, tmp_path / "content", lambda *step: shown.append(step))
    run_import(paths, tmp_path / "content", progress=lambda *step: imported.append(step))
    assert ("Reading dumps", 1, 2) in shown
    assert set(shown) <= set(imported)


def test_suggest__nothing_to_find__says_so(tmp_path: Path) -> None:
    dump = tmp_path / "a.txt"
    dump.write_text("The tea was cold.\n")
    assert run("companies", str(dump)).output == "0 names that may be a company, in 1 article.\n"
