"""Plain Markdown documents that a site shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.building import build
from generator.content.documents import missing_folder, read_documents
from generator.errors import Problem
from generator.model import TextPage
from tests.conftest import ROOT


def read(folder: Path, **files: str) -> list[TextPage]:
    (folder / "content").mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / "docs" / (name.replace("__", "/") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    pages = read_documents(folder / "content", "../docs", problems)
    assert problems == []
    return pages


def test_read_documents__a_folder__a_page_for_each_file_with_its_heading_as_title(tmp_path: Path) -> None:
    pages = read(
        tmp_path, README="# The docs\n\nSee.\n", guide="\n# A `guide` #\nWords.\n", deep__README="No heading.\n"
    )
    found = {page.slug: (page.title, page.body.strip(), page.body_line, page.listed) for page in pages}
    assert found == {
        "docs/index": ("The docs", "See.", 2, True),
        "docs/guide": ("A guide", "Words.", 3, False),
        "docs/deep/index": ("README", "No heading.", 1, False),
    }


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("[guide](guide.md#part)", "[guide](guide.md#part)"),
        ("[deep](deep/a.md)", "[deep](deep/a.md)"),
        ("[self](#part)", "[self](#part)"),
        ("[out](https://a.example/x.md)", "[out](https://a.example/x.md)"),
        ("[code](../src/a.py)", "code"),
        ("[folder](deep/)", "folder"),
        ("![picture](a.png)", ""),
        ("`[code](../src/a.py)`", "`[code](../src/a.py)`"),
        ("```md\n[code](../src/a.py)\n```", "```md\n[code](../src/a.py)\n```"),
    ],
)
def test_read_documents__a_link__stays_where_the_site_has_its_page(tmp_path: Path, written: str, kept: str) -> None:
    pages = read(tmp_path, guide="# G\n", deep__a="# A\n", x=f"# X\n\n{written}\n")
    assert next(page.body for page in pages if page.title == "X").strip() == kept


def test_missing_folder__a_wrong_name__is_a_warning_and_none_set_is_not(tmp_path: Path) -> None:
    assert [problem.what for problem in missing_folder(tmp_path, "../dox")] == ['documents: no folder "../dox"']
    assert missing_folder(tmp_path, "") == []
    assert read_documents(tmp_path, "../dox", []) == []


def test_read_documents__not_utf8__is_named(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "docs/a.md").write_bytes(b"# Caf\xe9\n")
    problems: list[Problem] = []
    assert read_documents(tmp_path / "content", "../docs", problems) == []
    assert [problem.what for problem in problems] == ["not UTF-8"]


def test_build__documents_link_one_another__their_pages_do_too(tmp_path: Path) -> None:
    read(tmp_path, README="# Docs\n\n[guide](guide.md#who-pays)\n", guide="# Guide\n\n## Who pays?\n\nYou.\n")
    (tmp_path / "content/site.yml").write_text("documents: ../docs\n", encoding="utf-8")
    build(tmp_path / "content", tmp_path / "site", "https://ann.example/")
    start = (tmp_path / "site/docs/index.html").read_text(encoding="utf-8")
    assert 'docs/guide.html#who-pays"' in start
    assert 'id="who-pays"' in (tmp_path / "site/docs/guide.html").read_text(encoding="utf-8")


def test_sample__its_documentation__is_in_its_site() -> None:
    pages = read_documents(ROOT / "content", "../docs", [])
    assert {page.slug for page in pages} >= {"docs/index", "docs/tutorial", "docs/commands", "docs/decisions/index"}
