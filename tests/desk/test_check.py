"""`briefings check`: every mistake in one round, each once and at its place."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.desk.check import check

TODAY = dt.date(2024, 7, 1)


def write(content: Path, files: dict[str, str]) -> Path:
    for name, text in {"site.yml": "base_url: https://ann.example/\n", **files}.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return content


def article(title: str = "A kettle", day: str = "2024-05-01", more: str = "", body: str = "It boils.") -> str:
    return f"---\ntitle: {title}\ndate: {day}\n{more}---\n\n{body}\n"


def run(content: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["check", "--content", str(content), *args])


def test_check__mistakes_in_six_stages__all_in_one_round(tmp_path: Path) -> None:
    content = write(
        tmp_path / "content",
        {
            "site.yml": "base_url: https://ann.example/\nthem: plain\n",
            "articles/2024/kettle.md": article(more="companies: [Nobody & Sons]\n"),
            "articles/2024/day.md": article(day="soon"),
            "articles/2024/link.md": article("A link", body="See [[Nowhere at all]]."),
            "notes/note.md": "---\ntitle: A note\nabout: [no-such-article]\n---\n\nWords.\n",
            "companies.yml": "- name: Quill\n",
            "pages/about.md": "Words without front matter.\n",
        },
    )
    report = check(content, TODAY)
    places = {Path(problem.path).name: problem.line for problem in report.errors}
    assert places == {
        "site.yml": 2,
        "kettle.md": 4,
        "day.md": 3,
        "link.md": 6,
        "note.md": 3,
        "about.md": 1,
    }


def test_check__a_link_to_a_broken_file__is_not_a_second_mistake(tmp_path: Path) -> None:
    files = {
        "articles/2024/kettle.md": article(day="soon"),
        "articles/2024/pot.md": article("A pot", body="See [[kettle]]."),
    }
    report = check(write(tmp_path / "content", files), TODAY)
    assert [Path(problem.path).name for problem in report.errors] == ["kettle.md"]


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("Words.\n\n![](crane.png)", 8, "an image without a text"),
        ("<<<<<<< ours\nWords.", 6, "a conflict marker of git"),
        ("```\n![](crane.png)\n```", 0, ""),
        ("Write `![](crane.png)` for a picture.", 0, ""),
    ],
)
def test_check__a_text__is_warned_about_at_its_line(tmp_path: Path, body: str, line: int, what: str) -> None:
    content = write(tmp_path / "content", {"articles/2024/kettle.md": article(body=body)})
    warnings = check(content, TODAY).warnings
    assert [(problem.line, problem.what) for problem in warnings] == ([(line, what)] if what else [])


def test_check__a_day_in_the_future_and_no_address__are_warnings(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"site.yml": "", "articles/2025/kettle.md": article(day="2025-01-01")})
    report = check(content, TODAY)
    assert report.errors == ()
    assert [problem.what for problem in report.warnings] == ["date: 2025-01-01 is in the future", "no base_url"]


def test_check__only_warnings__exits_with_0_unless_strict(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"site.yml": ""})
    assert run(content).exit_code == 0
    assert run(content, "--strict").exit_code == 1


def test_check__formats__json_can_be_read_and_github_marks_lines(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"articles/2024/day.md": article(day="100 %, soon")})
    path = content / "articles/2024/day.md"
    done = run(content, "--format", "json")
    assert done.exit_code == 1
    (error,) = json.loads(done.output)["errors"]
    assert (error["path"], error["line"]) == (str(path), 3)
    marked = run(content, "--format", "github").output.splitlines()[0]
    assert marked.startswith(f'::error file={path},line=3::date: invalid date "100 %25, soon"')


def test_check__no_content_folder__says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "run briefings init first" in done.output
