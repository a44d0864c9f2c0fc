"""Nothing is decided by the text of a message: with every text replaced, a command does the same."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import shutil
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import generator.reports
from generator.cli import main
from generator.errors import Problem
from tests.conftest import ROOT
from tests.support.review_factories import run, write_feed

CASES = sorted(path for path in (ROOT / "tests" / "invalid").iterdir() if path.is_dir())
PLACE = re.compile(r"^([^:\n]+?)(?::(\d+))?: ")
MARKED = re.compile(r"data-(?:order|doubt|kinds|key)=\"[^\"]*\"")
TEXTS = {"reason", "what", "hint", "sign", "problems"}
"""Keys of the JSON report whose values are texts for people."""


def reworded(text: str) -> str:
    """Another text for each text, and never the same for two."""
    return f"§{text[::-1]}" if text else ""


def reword_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    original = Problem.__init__

    def replaced(self: Problem, path: str, line: int, what: str, fix: str = "") -> None:
        original(self, path, line, reworded(what), reworded(fix))

    monkeypatch.setattr(Problem, "__init__", replaced)


def tables() -> Iterator[dict[Enum, str]]:
    """Every table of the reports from members of an enumeration to texts."""
    seen: set[int] = set()
    for module in pkgutil.iter_modules(generator.reports.__path__, "generator.reports."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, dict) and id(value) not in seen and value:
                seen.add(id(value))
                key, text = next(iter(value.items()))
                if isinstance(key, Enum) and isinstance(text, str) and not isinstance(text, Enum):
                    yield value


def places(result: Any) -> list[tuple[str, str | None]]:
    """Where the errors of a command are, without their texts."""
    *lines, _ = result.stderr.strip().split("\n")
    matches = [PLACE.match(line) for line in lines]
    return sorted((match[1], match[2] or "") for match in matches if match)


def without_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_texts(part) for key, part in value.items() if key not in TEXTS}
    return [without_texts(part) for part in value] if isinstance(value, list) else value


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_build__every_problem_reworded__finds_the_same_errors_at_the_same_lines(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(case / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    before = CliRunner().invoke(main, ["build"])
    reword_problems(monkeypatch)
    after = CliRunner().invoke(main, ["build"])
    assert "§" not in before.stderr
    assert "§" in after.stderr
    assert places(after) == places(before)
    assert (after.exit_code, after.stdout) == (before.exit_code, before.stdout)


def test_import__every_problem_and_table_reworded__writes_the_same_files_and_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ROOT / "content" / "dumps" / "page-shenzhen-portrait.txt"
    feed, missing = write_feed(tmp_path), tmp_path / "none.txt"
    found = []
    for name in ("before", "after"):
        if name == "after":
            reword_problems(monkeypatch)
            for table in tables():
                for member, text in list(table.items()):
                    monkeypatch.setitem(table, member, reworded(text))
        content = tmp_path / name / "content"
        as_json, as_page = tmp_path / name / "report.json", tmp_path / name / "report.html"
        exits = [
            run(feed, page, missing, "--content", content, *options).exit_code
            for options in (["--dry-run", "--report", as_json], ["--report", as_page])
        ]
        data = as_json.read_text(encoding="utf-8").replace(str(content), "content")
        marked = MARKED.findall(as_page.read_text(encoding="utf-8"))
        found.append((exits, tree(content), without_texts(json.loads(data)), marked))
    assert "§" in (tmp_path / "after" / "report.html").read_text(encoding="utf-8")
    assert found[1] == found[0]


def test_tables__of_the_reports__have_words_for_every_member() -> None:
    found = list(tables())
    assert len(found) >= 5
    for table in found:
        assert set(table) == set(type(next(iter(table))))
        assert all(table.values())
