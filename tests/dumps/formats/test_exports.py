"""Exports of real systems, as bug reports describe them: `tests/cases/exports`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.importing import run_import
from generator.review import DumpReport

EXPORTS = Path(__file__).resolve().parent.parent.parent / "cases" / "exports"


def report(tmp_path: Path, name: str) -> DumpReport:
    (dump,) = run_import([EXPORTS / name], tmp_path / "content").dumps
    return dump


@pytest.mark.parametrize(
    ("name", "articles", "reasons"),
    [
        ("blogger-comments.xml", 3, {DiscardReason.READER_COMMENT, DiscardReason.BLOG_SETTING}),
        ("blogger.xml", 1, {DiscardReason.DRAFT, DiscardReason.BLOG_SETTING}),
        ("wordpress-password.xml", 1, {DiscardReason.PASSWORD_PROTECTED}),
        ("wordpress-https.xml", 1, {DiscardReason.DRAFT, DiscardReason.SCHEDULED, DiscardReason.ATTACHMENT}),
        ("join-us.xml", 2, set()),
    ],
)
def test_import__export_of_a_blog__gives_what_is_public_and_reports_the_rest(
    tmp_path: Path, name: str, articles: int, reasons: set[DiscardReason]
) -> None:
    found = report(tmp_path, name)
    assert len(found.articles) == articles
    assert {discard.reason for discard in found.discards} >= reasons
    assert found.lost_lines == 0


@pytest.mark.parametrize("name", ["zero-day-minus-one.xml", "zero-day-one.xml"])
def test_import__empty_value_of_a_program_as_date__is_dated_by_the_neighbours(tmp_path: Path, name: str) -> None:
    found = report(tmp_path, name)
    date = next(one.article.date for one in found.articles if one.article.title.startswith("Story number 4"))
    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest <= dt.date(2022, 10, 2) <= date.latest
    assert date.latest - date.earliest < dt.timedelta(days=30)


@pytest.mark.parametrize("name", ["error-404.xml", "error-check.html", "error-denied.html"])
def test_read_dump__error_page_under_any_name__is_refused(name: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_dump(EXPORTS / name)
    assert "not an article" in str(caught.value.problems[0])


def test_import__export_of_substack__takes_titles_and_days_from_its_list(tmp_path: Path) -> None:
    result = run_import([EXPORTS / "substack"], tmp_path / "content")
    (article,) = [one.article for dump in result.dumps for one in dump.articles]
    assert (article.title, str(article.date.day)) == ("Ferries go electric", "2023-05-01")


def test_import__export_of_slack__gives_both_briefs_with_their_facts(tmp_path: Path) -> None:
    found = [one.article for one in report(tmp_path, "slack.json").articles]
    assert [(one.title, str(one.date.day), one.source and one.source.url) for one in found] == [
        ("Kepala Line to test electric ferries", "2025-04-02", "https://wire.example/kepala"),
        ("Pundak fined over mid-trip fare changes", "2025-04-01", "https://wire.example/pundak"),
    ]


def test_import__tables_of_readers_in_an_export__are_never_imported(tmp_path: Path) -> None:
    export = tmp_path / "export"
    (export / "posts").mkdir(parents=True)
    (export / "email_list.csv").write_text("email,active_subscription\nana@readers.example,true\n")
    (export / "posts" / "101.opens.csv").write_text(
        "post_id,timestamp,email,country\n101,2023-05-01,bo@readers.example,DE\n"
    )
    (export / "notes.txt").write_text("A text of some words, which is one article.\n\nLeave a comment\n")
    content = tmp_path / "content"
    result = run_import([export], content)
    assert (len(result.dumps), result.problems, result.left_alone) == (1, (), 2)
    assert "readers.example" not in "".join(path.read_text() for path in content.rglob("*") if path.is_file())
    result = run_import([export / "email_list.csv"], content)
    assert len(result.problems) == 1
