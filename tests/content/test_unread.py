"""What an editor has written and no build reads, or a page shows as it is written, is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.unread import odd_texts, unread_files
from tests.support.factories import make_article


def _put(content: Path, *names: str) -> None:
    for name in names:
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("articles/2024/a.MD", "rename it to a.md"),
        ("notes/b.markdown", "rename it to b.md"),
        ("pages/c.txt", "rename it to c.md"),
        ("notes/crane.bmp", "only files that end in .md are read"),
        ("site.yaml", "did you mean site.yml?"),
        ("Site.yml", "did you mean site.yml?"),
        ("company.yml", "did you mean companies.yml?"),
        ("my-note.md", "move it into one of articles, notes, briefings, pages"),
        ("data.bin", "move it out of the content folder"),
    ],
)
def test_unread_files__a_file_that_no_build_reads__is_named_with_what_to_do(
    tmp_path: Path, name: str, fix: str
) -> None:
    _put(tmp_path, name)
    (problem,) = unread_files(tmp_path)
    assert (problem.path, problem.what) == (str(tmp_path / name), "no build reads this file")
    assert problem.fix.startswith(fix)


@pytest.mark.parametrize(
    ("folder", "fix"),
    [("Articles", "did you mean articles?"), ("note", "did you mean notes?"), ("old", "articles and")],
)
def test_unread_files__a_folder_in_the_wrong_place__is_named_once(tmp_path: Path, folder: str, fix: str) -> None:
    _put(tmp_path, f"{folder}/a.md", f"{folder}/b.md")
    (problem,) = unread_files(tmp_path)
    assert problem.what == "no build reads this folder"
    assert problem.fix.startswith(fix)


def test_unread_files__what_is_read_and_what_is_hidden__are_none(tmp_path: Path) -> None:
    _put(tmp_path, "site.yml", "companies.yml", "tags.yml", "events.yml", "README.md", "articles/a.md", "notes/x/b.md")
    _put(tmp_path, "dumps/feed.txt", "imports/feed.txt.json", ".git/config", "articles/.a.md.swp", "notes/.trash/b.txt")
    assert unread_files(tmp_path) == []


def test_unread_files__a_link_that_leads_nowhere__is_named(tmp_path: Path) -> None:
    _put(tmp_path, "articles/a.md")
    (tmp_path / "articles" / "b.md").symlink_to("gone.md")
    (problem,) = unread_files(tmp_path)
    assert problem.what == "a link to a file that does not exist"


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("One.\n<<<<<<< HEAD\nTwo.\n", 11, "a conflict marker of git"),
        ("One.\n\n>>>>>>> theirs\n", 12, "a conflict marker of git"),
        ("See [[Alibaba\nGroup]].\n", 10, "[[ without its ]]"),
        ("One.\n\n```python\nx = 1\n", 12, "a code block that does not end"),
        ("````\n```\n", 10, "a code block that does not end"),
    ],
)
def test_odd_texts__a_mark_that_a_page_would_show__has_its_line(body: str, line: int, what: str) -> None:
    (problem,) = odd_texts([make_article(path="articles/a.md", body=body, body_line=10)])
    assert (problem.path, problem.line, problem.what) == ("articles/a.md", line, what)


@pytest.mark.parametrize(
    "body",
    [
        "See [[Alibaba]] and [[note|it]].",
        "Write `[[` for a link, or \\[\\[.",
        "```\n<<<<<<< HEAD\n[[\n```\n",
        "~~~\n```\n~~~\n",
        "```text\n```\n",
        "A line ``` in text.",
        "> > > > > > > a quotation",
        "Heading\n=======\n",
    ],
)
def test_odd_texts__links_code_and_quotations__are_none(body: str) -> None:
    assert odd_texts([make_article(path="articles/a.md", body=body)]) == []
