"""`briefings enrich`: what is missing is filled, what is written stays, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.front_matter import parse_article
from generator.model import Article

BODY = """\
Quill River said on 3 July 2024 that it would open a kettle works in Faro, its second, where 40 people press spouts. The
maker of kettles bought the hall from Apple Pie.

It did not say what the hall had cost.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name, text in {
        "companies.yml": "- name: Quill River\n  aliases: [Quill]\n- name: Apple Pie\n",
        "tags.yml": "- slug: kettles\n  cues: [kettle, kettle works, kettles]\n- slug: pies\n  cues: [pie dish]\n",
    }.items():
        (tmp_path / "content/articles/2024").mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text)
    return tmp_path / "content"


def write(content: Path, head: str, body: str = BODY, end: str = "\n") -> Path:
    path = content / "articles/2024/works.md"
    path.write_bytes(f"---\n{head}---\n\n{body}".replace("\n", end).encode())
    return path


def enrich(content: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["enrich", *args, "--content", str(content)])


def filled(content: Path, path: Path) -> Article:
    done = enrich(content, str(path), "--yes")
    assert done.exit_code == 0, done.output
    return parse_article(path.read_text(encoding="utf-8"), "articles/2024/works.md")


@pytest.mark.parametrize("empty", ["", "companies:\ntags:\nsummary:\ndate:\n", "companies: null # who?\nsummary: ~\n"])
def test_enrich__what_is_missing__is_filled(content: Path, empty: str) -> None:
    article = filled(content, write(content, f"title: A works\n{empty}"))
    assert article.companies[0] == "Quill River"
    assert {*article.companies, *article.mentions} == {"Quill River", "Apple Pie"}
    assert article.tags == ("kettles",)
    assert article.summary.startswith("Quill River said on 3 July 2024")
    assert article.date.day is not None
    assert str(article.date.day).startswith("2024-07-0")
    assert article.date.basis


@pytest.mark.parametrize(
    "line",
    [
        "companies: []",
        "companies: [Apple Pie]   # by hand",
        "tags: []",
        "summary: 'Mine.'",
        "date: 2020-01-01",
        "title:   My  title",
    ],
)
def test_enrich__what_is_written__stays(content: Path, line: str) -> None:
    path = write(content, f"{line}\nmy_own_key: 1\n")
    filled(content, path)
    text = path.read_text()
    assert f"\n{line}\n" in text
    assert text.endswith(f"\nmy_own_key: 1\n---\n\n{BODY}") or "\nmy_own_key: 1\n" in text
    assert text.endswith(BODY)


def test_enrich__a_known_day__gets_no_range(content: Path) -> None:
    article = filled(content, write(content, "title: A works\ndate: 2024-07-04\n"))
    assert (str(article.date.day), article.date.earliest, article.date.basis) == ("2024-07-04", None, "")


def test_enrich__again__changes_nothing(content: Path) -> None:
    path = write(content, "title: A works\n")
    filled(content, path)
    before = path.read_bytes()
    done = enrich(content, str(path), "--yes")
    assert "Nothing to fill." in done.output
    assert path.read_bytes() == before


def test_enrich__windows_line_ends_and_a_bom__stay(content: Path) -> None:
    path = write(content, "title: A works\n", end="\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert enrich(content, str(path), "--yes").exit_code == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\ntitle: A works\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"companies: [Quill River" in data


def test_enrich__no_title__gets_a_headline(content: Path) -> None:
    assert filled(content, write(content, "draft: true\n")).title


def test_enrich__nothing_to_recognise__is_said(content: Path) -> None:
    done = enrich(content, str(write(content, "title: Rain\ndate: 2024-05-01\n", "It rained in Faro.\n")), "--yes")
    assert "nothing was found for companies, tags" in done.output


def test_enrich__dry_run__writes_nothing(content: Path) -> None:
    path = write(content, "title: A works\n")
    before = path.read_bytes()
    done = enrich(content, "articles/2024/works.md", "--dry-run")
    assert "+tags: [kettles]" in done.output
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "head", "body", "message"),
    [
        ("articles/2024/nowhere.md", "", "", "no such article (name a file of"),
        ("companies.yml", "", "", "not an article"),
        ("articles/2024/works.md", "title: A\ndate: soon\n", BODY, 'invalid date "soon"'),
        ("articles/2024/works.md", "title: A\n", "", "the article has no text"),
        ("articles/2024/works.md", "title: [A\n", BODY, "not valid YAML"),
    ],
)
def test_enrich__what_is_no_article__is_refused(content: Path, name: str, head: str, body: str, message: str) -> None:
    path = write(content, head or "title: A\n", body)
    before = path.read_bytes()
    done = enrich(content, str(content / name), "--yes")
    assert done.exit_code == 1
    assert message in done.output
    assert path.read_bytes() == before
