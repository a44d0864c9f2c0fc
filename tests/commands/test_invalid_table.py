"""The table of mistakes, `tests/invalid/mistakes.yml`: each is reported once, at its place, with its fix, and no word is lost.

A case has the files of a content folder that differ from `BASE`, and `says`, what `briefings check` prints;
`--update-golden` writes that anew.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.analysis.catalog import complete_registry
from generator.content.links import Names
from generator.content.store import load_archive
from generator.desk.check import check
from generator.model import Article, Briefing, Note, TextPage
from generator.site.bodies import render_bodies
from generator.site.paths import TargetPaths
from tests.conftest import ROOT

TABLE = ROOT / "tests" / "invalid" / "mistakes.yml"
TODAY = dt.date(2024, 7, 1)
BASE = {
    "site.yml": "base_url: https://ann.example/\n",
    "companies.yml": "- name: Quill\n  aliases: [Q Works]\n",
    "tags.yml": "- slug: kettles\n- slug: trade\n",
    "articles/2024/pot.md": "---\ntitle: A pot\ndate: 2024-05-01\n---\n\nIt is round.\n",
}
PLACE = re.compile(r"(?:error|warning) content/[^:\n]+(?::\d+)?: \S.*\(\S.*\)$")
HEAD = "# Mistakes that editors make: a name, the files, and what `briefings check` says. tests/commands/test_invalid_table.py\n"


class Block(str):
    """A text that is written with one line for each of its lines."""

    __slots__ = ()


class Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such."""


Dumper.add_representer(Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|"))


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return found


def test_table__its_size__is_that_of_a_week_of_mistakes() -> None:
    names = [case["mistake"] for case in cases()]
    assert len(names) >= 120
    assert len(set(names)) == len(names)


def test_check__every_mistake_of_the_table__is_reported_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    table = cases()
    wrong = {}
    silent, lost = [], []
    for number, case in enumerate(table):
        folder = tmp_path / str(number)
        files = {**BASE, **case["files"]}
        for name, text in files.items():
            path = folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        monkeypatch.chdir(folder)
        says = said()
        if not says:
            silent.append(case["mistake"])
        if [line for line in says if not PLACE.match(line)] or says != case.get("says"):
            wrong[case["mistake"]] = says
        unchanged = all((folder / "content" / name).read_text(encoding="utf-8") == text for name, text in files.items())
        if not unchanged or (all(line.startswith("warning") for line in says) and lost_words()):
            lost.append(case["mistake"])
        case["says"] = says
    if update_golden:
        write(table)
    assert (silent, lost) == ([], [])
    assert wrong == {} or update_golden


def said() -> list[str]:
    report = check(Path("content"), TODAY)
    return [f"error {one}" for one in report.errors] + [f"warning {one}" for one in report.warnings]


def lost_words() -> set[str]:
    """Words of a text that is read and that its page does not show."""
    archive = complete_registry(load_archive(Path("content")))
    texts = render_bodies(archive, Names(archive), TargetPaths(archive), ()).texts
    records: tuple[Article | Note | Briefing | TextPage, ...]
    records = (*archive.articles, *archive.notes, *archive.briefings, *archive.pages)
    words = {(record.path, word) for record in records for word in re.findall(r"[^\W_]{3,}", record.body)}
    return {word for path, word in words if word not in texts[path].html}


def write(table: list[dict[str, Any]]) -> None:
    for case in table:
        case["files"] = {name: Block(text) if text else text for name, text in case["files"].items()}
    text = yaml.dump(table, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=1_000_000)
    TABLE.write_text(HEAD + re.sub(r"(?m)^- ", "\n- ", text), encoding="utf-8")
