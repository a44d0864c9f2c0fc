"""`briefings check --fix`: mistakes with one correction are corrected, all others stay as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.desk.edits.fixes import fixed_text

TAGS = {"e-commerce": "e-commerce", "ipo": "ipo", "initial public offering": "ipo"}


def article(line: str, more: str = "") -> str:
    head = f"{line}\n" if line.lower().startswith("title") else f"title: A kettle\n{line}\n"
    return f"---\n{head}{more}---\n\nIt boils.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Quill: a kettle", 'title: "Quill: a kettle"'),
        ("title: Ranked #1 in Faro", 'title: "Ranked #1 in Faro"'),
        ("title: &amp a pot", 'title: "&amp a pot"'),
        ("title: *Pot* and pan", 'title: "*Pot* and pan"'),
        ("title: @quill says", 'title: "@quill says"'),
        ('title: Say "pot": now', 'title: "Say \\"pot\\": now"'),
        ("summary: One: two", 'summary: "One: two"'),
        ("date: 2024/7/5", "date: 2024-07-05"),
        ("date: 2024-7-5", "date: 2024-07-05"),
        ("date: 5.7.2024", "date: 2024-07-05"),
        ("date: 5 July 2024", "date: 2024-07-05"),
        ("date: July 5th, 2024   # by hand", "date: 2024-07-05   # by hand"),
        ("draft: yes", "draft: true"),
        ("featured: 'off'", "featured: false"),
        ("Date: 2024-07-05", "date: 2024-07-05"),
        ("date-basis: a guess", "date_basis: a guess"),
        ("tags: [E-Commerce, ipo]", "tags: [e-commerce, ipo]"),
        ("tags: [Initial public offering]", "tags: [ipo]"),
    ],
)
def test_fixed_text__a_mistake_with_one_correction__is_corrected(before: str, after: str) -> None:
    assert fixed_text(article(before), "articles/2024/kettle.md", TAGS) == article(after)


@pytest.mark.parametrize(
    "line",
    [
        "date: 5/7/2024",
        "date: 31.2.2024",
        "date: soon",
        "date: July 2024",
        "draft: perhaps",
        "tags: [trade]",
        "titel: A pot",
        "title: A kettle # my remark",
        "my_key: yes",
        "tags: [a: b",
    ],
)
def test_fixed_text__what_may_mean_several_things__stays(line: str) -> None:
    text = article(line)
    assert fixed_text(text, "articles/2024/kettle.md", TAGS) == text


def test_fixed_text__windows_line_ends__stay() -> None:
    text = article("title: Quill: a kettle", "date: 2024/7/5\n").replace("\n", "\r\n")
    after = fixed_text(text, "articles/2024/kettle.md", TAGS)
    assert 'title: "Quill: a kettle"\r\ndate: 2024-07-05\r\n' in after


def test_fixed_text__a_registry__gets_capitals_and_kinds() -> None:
    text = "- name: Quill   # makes kettles\n  country: cn\n  kind: Company\n"
    assert fixed_text(text, "companies.yml", {}) == text.replace("cn", "CN").replace("Company", "company")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {
        "site.yaml": "base_url: https://ann.example/\n",
        "tags.yml": "- slug: e-commerce\n",
        "companies.yml": "- name: Quill\n  country: pt\n",
        "articles/2024/kettle.md": article("title: Quill: a kettle", "date: 2024/7/5\ntags: [E-Commerce]\n"),
        "articles/2024/pot.MD": article("title: A pot"),
        "notes/soon.md": "---\ntitle: A note\ndate: soon\n---\n\nWords.\n",
    }
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "content"


def check(content: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["check", "--content", str(content), *args])


def test_check__with_fix__corrects_shows_a_diff_and_lists_the_rest(content: Path) -> None:
    done = check(content, "--fix", "--yes")
    assert '+title: "Quill: a kettle"' in done.output
    assert f"rename {content}/articles/2024/pot.MD" in done.output
    assert done.exit_code == 1
    assert done.output.rstrip().endswith("2 articles checked: 1 error, 0 warnings.")
    assert 'invalid date "soon"' in done.output
    assert (content / "site.yml").exists()
    assert (content / "articles/2024/pot.md").exists()
    again = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    assert "Corrected." not in check(content, "--fix", "--yes").output
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == again


@pytest.mark.parametrize(
    ("args", "code"),
    [(("--fix", "--dry-run"), 1), (("--fix",), 2), (("--yes",), 2), (("--fix", "--yes", "--format", "json"), 2)],
)
def test_check__fix_without_consent__writes_nothing(content: Path, args: tuple[str, ...], code: int) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    assert check(content, *args).exit_code == code
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before
