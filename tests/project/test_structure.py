"""The shape of the code: small folders, one meaning for each class name, and documents that name real paths."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT

GENERATOR = ROOT / "generator"
MOST_MODULES = 16
MODULES = sorted(GENERATOR.rglob("*.py"))
TUTORIAL = ROOT / "docs" / "tutorial.md"
"""Its files are those that its reader makes: a test of the documents follows it."""
DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")} - {TUTORIAL})
PATH = re.compile(
    r"`((?:analysis|benchmarks|content|docs|dumps|enrich|generator|reports|requirements|scripts|search|site|suggest|tests"
    r"|themes|training)/[\w./-]*[\w/])`"
)
"""A path from one of `ROOTS`."""
ROOTS = (ROOT, GENERATOR, ROOT / "themes" / "broadsheet")
EXAMPLES = {
    "content/articles/2024/slug.md",
    "content/images/",
    "content/imports.json",
    "content/imports/NAME.json",
    "content/static/",
    "content/notes/my-first-note.md",
    "site/index.html",
}
"""Files that a reader, an import or a build writes."""


TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


def packages() -> list[Path]:
    return sorted({module.parent for module in (*MODULES, *TESTS)})


@pytest.mark.parametrize("folder", packages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_package__its_modules__are_few_enough_to_survey(folder: Path) -> None:
    modules = [path.name for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(modules) <= MOST_MODULES, f"split {folder.relative_to(ROOT)} into packages"


def class_names() -> Counter[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in MODULES]
    return Counter(node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def test_class_name__in_the_whole_generator__has_one_meaning() -> None:
    names = class_names()
    assert len(names) > 100
    assert sorted(name for name, count in names.items() if count > 1) == []


def named_paths(text: str) -> set[str]:
    return {*PATH.findall(text)} - EXAMPLES


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_document__every_path_it_names__exists(document: Path) -> None:
    named = named_paths(document.read_text(encoding="utf-8"))
    assert sorted(path for path in named if not any((root / path).exists() for root in ROOTS)) == []


def test_named_paths__in_a_sentence__are_found_whole() -> None:
    text = "Open `docs/import.md`, `content/merging/merge.py` or `tests/pages/`, not `content/notes/my-first-note.md`."
    assert named_paths(text) == {"docs/import.md", "content/merging/merge.py", "tests/pages/"}
