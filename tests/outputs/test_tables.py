"""The tables of all articles, and their rows in the next build."""

from __future__ import annotations

import json

import pytest

from generator.config import SiteConfig
from generator.site.exports.old_table import OldTable
from generator.site.exports.records import ArticleRecord
from generator.site.exports.tables import archive_csv, archive_json, csv_rows, json_rows
from generator.site.views.layout import site_view
from tests.outputs.test_exports import make_record, sample
from tests.outputs.test_feeds import BASE
from tests.support.site_factories import catalog


def _odd_records() -> list[ArticleRecord]:
    """Texts with what stands between rows, and with signs that both forms escape."""
    between = '\n  },\n  {\n   "id": "x"\n ],\n "companies": [\r\n2024/07/x,'
    return [
        make_record(id="one", text=between, companies=("A", 'B"', "\u2028"), tags=()),
        make_record(id="two", title="=1\\ \ud800", mentions=("é",), source_first_line=None, why="\x7f\t"),
        make_record(id="three", text="a\nb\r\nc", words=0),
    ]


def test_archive_json__every_value__is_written_as_the_json_module_writes_it() -> None:
    site, of = site_view(SiteConfig(), catalog(sample()), BASE), catalog(sample())
    made = archive_json(site, of, _odd_records())
    text = json.dumps(json.loads(made), ensure_ascii=False, indent=1) + "\n"
    assert made.decode("utf-8") == text
    assert len(json.loads(made)["articles"]) == 3


def test_json_rows__odd_texts__come_back_and_make_the_same_file() -> None:
    site, of = site_view(SiteConfig(), catalog(sample()), BASE), catalog(sample())
    made = archive_json(site, of, _odd_records())
    assert archive_json(site, of, json_rows(made)) == made
    assert json_rows(archive_json(site, of, [])) == ()


def test_csv_rows__rows_with_line_ends_of_their_own__are_more_than_articles() -> None:
    made = archive_csv(_odd_records())
    assert archive_csv(csv_rows(made)) == made
    assert OldTable(lambda: made, ["one", "two", "three"], {"one"}).rows(csv_rows) == {}


@pytest.mark.parametrize("paths", [["one", "two", "three"], ["one", "three"]])
def test_rows__a_file_of_as_many_articles__gives_those_that_are_the_same(paths: list[str]) -> None:
    records = [make_record(id=path, text=path) for path in paths]
    made = archive_csv(records)
    same = OldTable(lambda: made, paths, {"one", "three"}).rows(csv_rows)
    assert list(same) == ["one", "three"]
    assert archive_csv([same["three"]]) == archive_csv([records[-1]])
    assert OldTable(lambda: b"", paths, {"one"}).rows(csv_rows) == {}
