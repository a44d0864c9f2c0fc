"""Markdown files with front matter: what their heads say is used, and their bodies stay as they are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.front_matter import parse_article
from generator.dumps.formats.markdown_file import has_front_matter, read_markdown_file
from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.importing import run_import
from generator.model import Dump, DumpKind, Item

BODY = "The line will test two [electric boats](https://quay.example/boats) in June."


def read(folder: Path, text: str, name: str = "note.md") -> Item:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (item,) = read_items(read_dump(path)).items
    return item


HUGO = "---\ntitle: 'Boats: a test'\ndate: 2021-03-16T07:30:00-05:00\nauthors: [Nora Whit, A. B.]\ntags: [ferry]\naliases: [/2021/03/boats/, /old.html]\ncanonicalURL: https://quay.example/b?utm_source=x&id=3\n---\n"
ZOLA = "+++\ntitle = \"Boats: a test\"\ndate = 2021-03-16\nauthors = ['Nora Whit', 'A. B.']\naliases = ['2021/03/boats', 'old.html']\n[taxonomies]\ntags = ['ferry']\n[extra]\nsource = 'https://quay.example/b?id=3'\n+++\n"
GHOST = "---\ntitle: 'Boats: a test'\npublished_at: 16 March 2021\nauthor: {name: 'Nora Whit, A. B.'}\ntags:\n  - name: ferry\nredirect_from: ['https://quay.example/2021/03/boats/', /old.html]\ncanonical_url: https://quay.example/b?id=3\n---\n"


@pytest.mark.parametrize("head", [HUGO, ZOLA, GHOST], ids=["hugo", "zola", "ghost"])
def test_read_markdown_file__front_matter_of_any_system__its_facts(tmp_path: Path, head: str) -> None:
    item = read(tmp_path, f"{head}\n{BODY}\n")
    assert (item.title, item.author) == ("Boats: a test", "Nora Whit, A. B.")
    assert str(item.date and item.date.day) == "2021-03-16"
    assert (item.url, item.tags) == ("https://quay.example/b?id=3", ("ferry",))
    assert item.aliases == ("2021/03/boats/index.html", "old.html")


def test_read_markdown_file__no_date_in_its_head__that_of_its_name(tmp_path: Path) -> None:
    item = read(tmp_path, f"---\ntitle: Boats\n---\n{BODY}\n", "2021-03-16-boats.md")
    assert str(item.date and item.date.day) == "2021-03-16"


def test_read_markdown_file__a_heading_that_repeats_the_title__is_not_in_the_text(tmp_path: Path) -> None:
    item = read(tmp_path, f"---\ntitle: Boats\n---\n# Boats\n\n{BODY}\n\n# More\n\nOther words.\n")
    assert [paragraph.text for paragraph in item.paragraphs] == [
        "The line will test two electric boats in June.",
        "More",
        "Other words.",
    ]


def test_import__a_markdown_file__keeps_its_markup(tmp_path: Path) -> None:
    body = "\n\n".join(
        [BODY, "## Boats", "- one\n  - nested *two*\n- three", "| a | b |\n| - | - |\n| 1 | 2 |", "```py\nx = 1\n\ny = 2\n```", "> Said\n> twice."]
    )  # fmt: skip
    (tmp_path / "note.md").write_text(
        f"---\ntitle: Boats and bread\ndate: 2021-03-16\n---\n\n{body}\n", encoding="utf-8"
    )
    run_import([tmp_path / "note.md"], tmp_path / "content")
    (path,) = (tmp_path / "content").glob("articles/**/*.md")
    assert parse_article(path.read_text(encoding="utf-8"), "articles/2021/a.md").body == body + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule above a text.\n---\nMore: words.\n",
        "----\ntitle: x\n---\n",
        "---\ntitle: x\nnever ended\n",
        "Words\n---\ntitle: x\n---\n",
    ],
)
def test_has_front_matter__a_text_with_rules__has_none(text: str) -> None:
    assert not has_front_matter(text.split("\n"))


def test_read_dump__front_matter_that_is_not_yaml__its_line_and_a_fix(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text(f"---\ntitle: Boats\nsummary: a: b: c\n---\n{BODY}\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_dump(path)
    (problem,) = caught.value.problems
    assert (problem.line, "front matter" in problem.what, "quotes" in problem.fix) == (3, True, True)


WORDS = st.lists(st.sampled_from("boat tide harbour crane ferry quay".split()), min_size=1, max_size=6).map(" ".join)
BLOCKS = st.lists(
    st.one_of(
        WORDS,
        WORDS.map("## {}".format),
        st.lists(WORDS, min_size=1, max_size=3).map(lambda rows: "\n".join(f"- {row}" for row in rows)),
        WORDS.map("> {}".format),
        WORDS.map("```\n\n{}\n```".format),
        WORDS.map("**{}** and more".format),
    ),
    min_size=1,
    max_size=8,
)


@given(BLOCKS)
def test_read_markdown_file__any_blocks__every_word_once_and_in_order(blocks: list[str]) -> None:
    lines = ("---", "title: Some other title", "---", *"\n\n".join(blocks).split("\n"))
    items, _ = read_markdown_file(Dump("a.md", DumpKind.MARKDOWN, lines))
    (item,) = items
    written = "\n".join(paragraph.markdown for paragraph in item.paragraphs)
    assert written.split() == "\n".join(lines[3:]).split()


OTHER = "---\ntitle: A second note\ndate: 2021-03-18\n---\n\nThe quay is wet.\n"


@pytest.mark.parametrize("head", [HUGO, ZOLA, GHOST], ids=["hugo", "zola", "ghost"])
def test_read_markdown_file__files_joined_to_one__are_an_article_each(tmp_path: Path, head: str) -> None:
    path = tmp_path / "notes.md"
    path.write_text(f"{head}\n{BODY}\n\n{OTHER}\n{head}\n{BODY}\n", encoding="utf-8")
    found = read_items(read_dump(path))
    assert [item.title for item in found.items] == ["Boats: a test", "A second note", "Boats: a test"]
    assert [item.paragraphs[0].text for item in found.items][1] == "The quay is wet."
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all("electric boats" in lines[item.paragraphs[0].line - 1] for item in (found.items[0], found.items[2]))
    assert [item.first for item in found.items[1:]] == [
        lines.index("title: A second note"),
        lines.index("The quay is wet.") + 3,
    ]


@pytest.mark.parametrize(
    "rest",
    [f"{BODY}\n\n---\n\n{BODY}\n", f"{BODY}\n\n```yaml\n\n{OTHER}\n```\n", f"{BODY}\n\n---\nsize: 4\n---\n\n{BODY}\n"],
    ids=["a rule", "code", "a table of other keys"],
)
def test_read_markdown_file__dashes_within_an_article__begin_no_other(tmp_path: Path, rest: str) -> None:
    read(tmp_path, f"{HUGO}\n{rest}")


def test_read_markdown_file__a_mistake_in_a_later_head__is_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(f"{HUGO}\n{BODY}\n\n---\ntitle: a: b\ndate: 2021-03-18\n---\n\n{BODY}\n", encoding="utf-8")
    line = path.read_text(encoding="utf-8").splitlines().index("title: a: b") + 1
    with pytest.raises(ContentError) as caught:
        read_items(read_dump(path))
    assert [problem.line for problem in caught.value.problems] == [line]


_COLLECTED = "\n\n".join(
    f"## [Boat {n} is late](https://a.example/{n})\n\n**Date:** 2026-01-1{n}\n\nIt came in at noon, {n} days after the others, and its crew went home by bus."
    for n in range(1, 5)
)


@pytest.mark.parametrize(
    "head",
    [
        "tags: [clippings]",
        "aliases: [Cuttings]\ncssclass: wide",
        "title: Cuttings",
        "created: 2026-02-01\ntags: [clippings]",
        "title: Cuttings\ncreated: 2026-02-01T10:15",
        "id: 7\ncreated: 01/02/2026\nupdated: 2026-02-03",
    ],
)
def test_read_markdown_file__note_that_collects_articles__gives_each(tmp_path: Path, head: str) -> None:
    path = tmp_path / "cuttings.md"
    path.write_text(f"---\n{head}\n---\n\n# Cuttings\n\nFor the talk.\n\n{_COLLECTED}\n", encoding="utf-8")
    found = read_items(read_dump(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [item.title for item in found.items] == [f"Boat {n} is late" for n in range(1, 5)]
    assert [item.url for item in found.items] == [f"https://a.example/{n}" for n in range(1, 5)]
    assert [str(item.date and item.date.day) for item in found.items] == [f"2026-01-1{n}" for n in range(1, 5)]
    assert all(item.paragraphs[0].text in lines[item.paragraphs[0].line - 1] for item in found.items)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("title: Links of the week\ndate: 2026-01-20", _COLLECTED),
        ("title: Boats\nauthor: Ana Soto", _COLLECTED),
        ("title: Links of the week\ncreated: 2026-01-20", re.sub(r"\*\*Date:.*\n\n", "", _COLLECTED)),
        (
            "title: Boats",
            "\n\n".join(f"## Part {n}\n\nThe quay is wet and the {n} boats are late." for n in range(1, 5)),
        ),
    ],
    ids=["own day", "own author", "entries without days", "sections"],
)
def test_read_markdown_file__article_with_headings__stays_one(tmp_path: Path, head: str, body: str) -> None:
    path = tmp_path / "boats.md"
    path.write_text(f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")
    assert len(read_items(read_dump(path)).items) == 1
