"""`briefings new`: drafts that a build can read, in the place where they belong, never over something else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.folder.registries import read_registry
from generator.content.front_matter import parse_article, parse_briefing, parse_note
from generator.content.registry import parse_companies, parse_tags
from tests.conftest import ROOT

LEDE = "Quill River opened kettle works number {} in Faro, where its copper spouts are pressed by {} people."


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {
        "site.yml": "author: Ann\n",
        "companies.yml": "- name: Apple Pie\n- name: Quill River\n  aliases: [Quill]\n",
        "tags.yml": "- slug: kettles\n",
    }
    for number, day in enumerate(("2024-06-30", "2024-07-01", "2024-07-03", "2024-07-04"), 1):
        head = f"title: 'Works: number {number}'\ndate: {day}\ncompanies: [Quill]"
        files[f"articles/2024/works-{number}.md"] = f"---\n{head}\n---\n\n{LEDE.format(number, 30 + number)}\n"
    files["articles/2024/pie.md"] = "---\ntitle: A pie\ndate: 2024-07-02\ncompanies: [Apple Pie]\n---\n\nIt is round.\n"
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "content"


def new(content: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["new", *args, "--content", str(content)])


def made(content: Path, *args: str) -> str:
    done = new(content, *args)
    assert done.exit_code == 0, done.output
    path, line = done.output.split("\n")[0].rsplit(":", 1)
    text = Path(path).read_text(encoding="utf-8")
    assert 1 <= int(line) <= text.count("\n") + 1
    return text


def files(content: Path) -> dict[str, str]:
    return {str(path): path.read_text() for path in content.rglob("*") if path.is_file()}


def test_new__a_note__is_a_draft_about_what_is_named(content: Path) -> None:
    note = parse_note(made(content, "note", "On pots: & pans", "--about", "Quill", "--about", "2024-07"), "notes/x.md")
    assert (note.title, note.about, note.author, note.draft) == ("On pots: & pans", ("Quill", "2024-07"), "Ann", True)
    assert (content / "notes/on-pots-and-pans.md").exists()


def test_new__an_article__is_in_the_folder_of_its_year(content: Path) -> None:
    article = parse_article(made(content, "article", "A pot", "--date", "2023-05-01"), "articles/2023/a-pot.md")
    assert (article.title, str(article.date.day), article.draft) == ("A pot", "2023-05-01", True)
    assert (content / "articles/2023/a-pot.md").exists()
    made(content, "article", "Another pot")
    assert (content / "articles/undated/another-pot.md").exists()


def test_new__a_person__begins_the_file_of_people_and_goes_on_with_it(content: Path) -> None:
    made(content, "person", "Bo Lin", "--role", "chief executive", "--company", "quill", "--alias", "B. Lin")
    text = made(content, "person", "Ana Soto")
    assert [(one.name, one.role, one.company) for one in read_registry(content).people] == [
        ("Ana Soto", "", None),
        ("Bo Lin", "chief executive", "Quill River"),
    ]
    assert text.startswith("- name: Ana Soto\n  role:\n  company:\n- name: Bo Lin\n")


def test_new__a_company__is_in_its_alphabetical_place(content: Path) -> None:
    text = made(content, "company", "Inkling: Ltd", "--alias", "Ink", "--parent", "Quill River", "--tag", "kettles")
    names = [(c.name, c.aliases, c.parent, c.tags) for c in parse_companies(text, "companies.yml")]
    assert names[1] == ("Inkling: Ltd", ("Ink",), "Quill River", ("kettles",))
    assert [name for name, *_ in names] == ["Apple Pie", "Inkling: Ltd", "Quill River"]


def test_new__a_tag__has_slug_name_and_cues(content: Path) -> None:
    text = made(content, "tag", "Hot water", "--cue", "boiling", "--cue", "steam")
    tag = next(tag for tag in parse_tags(text, "tags.yml") if tag.slug == "hot-water")
    assert (tag.name, tag.cues) == ("Hot water", ("boiling", "steam"))


def test_new__a_registry_that_is_not_there__is_the_packaged_one_with_the_entry(content: Path) -> None:
    (content / "tags.yml").unlink()
    (content / "companies.yml").unlink()
    assert len(parse_tags(made(content, "tag", "Kettle news"), "tags.yml")) > 10


def test_new__a_digest__has_the_articles_of_its_days_by_story(content: Path) -> None:
    text = made(content, "briefing", "--from", "2024-07-01", "--to", "2024-07-03")
    digest = parse_briefing(text, "briefings/x.md")
    assert (digest.title, str(digest.date), digest.draft) == ("News from 1 to 3 July 2024", "2024-07-03", True)
    assert [entry.article for entry in digest.entries] == ["works-2", "works-3", "pie"]
    assert "  # Works: number 2 (2 articles)\n" in text or "  # Works: number 3 (2 articles)\n" in text
    assert "    # 2024-07-02: A pie\n" in text


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (("2024-07-01", "2024-07-01"), "News of 1 July 2024"),
        (("2024-06-30", "2024-07-01"), "News from 30 June to 1 July 2024"),
        (("2023-12-30", "2024-07-01"), "News from 30 December 2023 to 1 July 2024"),
    ],
)
def test_new__a_digest_without_title__is_named_by_its_days(content: Path, days: tuple[str, str], title: str) -> None:
    text = made(content, "briefing", "--from", days[0], "--to", days[1])
    assert f"title: {title}\n" in text


def test_new__drafts__change_nothing_on_the_site_and_are_no_mistakes(content: Path) -> None:
    for args in (("note", "A note"), ("article", "A kettle"), ("briefing", "The week", "--from", "2024-07-01")):
        made(content, *args)
    done = CliRunner().invoke(main, ["check", "--content", str(content)])
    assert done.exit_code == 0, done.output
    assert "5 articles checked: 0 errors" in done.output


@pytest.mark.parametrize(
    ("args", "message", "code"),
    [
        (("note", "A note", "--about", "Quil"), 'about: unknown name "Quil" (did you mean Quill?)', 1),
        (("article", "Works 1"), '"works-1" is the name of the article Works: number 1', 1),
        (("article", "Quill"), '"quill" is the name of the company Quill', 1),
        (("company", "quill"), '"quill" is a name of the company Quill River', 1),
        (("company", "Ink", "--parent", "Quil"), 'unknown company "Quil"', 1),
        (("person", "Ana Soto", "--company", "Quil"), 'unknown company "Quil"', 1),
        (("company", "Ink", "--role", "cook"), "--role is an option of briefings new person", 2),
        (("company", "Ink", "--tag", "kettle"), "did you mean kettles?", 1),
        (("tag", "Kettles"), '"kettles" is a tag already', 1),
        (("briefing", "--from", "2025-01-01", "--to", "2025-01-07"), "articles from 2024-06-30 to 2024-07-04", 1),
        (("briefing", "--from", "2024-07-07", "--to", "2024-07-01"), "is later than --to", 2),
        (("briefing",), "--from is missing", 2),
        (("note",), 'a title is missing: briefings new note "…"', 2),
        (("note", "A note", "--cue", "x"), "--cue is an option of briefings new tag, not of note", 2),
    ],
)
def test_new__what_cannot_be__is_refused_and_nothing_is_written(
    content: Path, args: tuple[str, ...], message: str, code: int
) -> None:
    before = files(content)
    done = new(content, *args)
    assert done.exit_code == code, done.output
    assert message in " ".join(done.output.split())
    assert files(content) == before


def test_new__the_same_twice__is_refused(content: Path) -> None:
    made(content, "note", "A note")
    assert "this file exists (open it, or choose another title)" in new(content, "note", "A note").output


def run_at_a_terminal(content: Path, editor: str, *args: str) -> int:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator.cli", "new", *args, "--content", str(content)]
    variables = {**os.environ, "EDITOR": editor, "VISUAL": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, stdin=theirs, stdout=theirs, stderr=theirs, env=variables, check=False)
    os.close(ours)
    os.close(theirs)
    return done.returncode


def test_new__at_a_terminal__opens_the_editor_at_the_line(content: Path, tmp_path: Path) -> None:
    script = tmp_path / "an editor" / "nano"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{tmp_path}/seen"\n')
    script.chmod(0o755)
    assert run_at_a_terminal(content, f"'{script}' -w", "note", "It's a note") == 0
    assert (tmp_path / "seen").read_text() == f"-w|+9|{content}/notes/its-a-note.md|"
    (tmp_path / "seen").unlink()
    assert run_at_a_terminal(content, f"'{script}'", "note", "Another", "--no-edit") == 0
    assert not (tmp_path / "seen").exists()
    assert run_at_a_terminal(content, "false", "note", "A third") == 1
    assert (content / "notes/a-third.md").exists()
