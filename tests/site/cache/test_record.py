"""A build of an unchanged archive ends at once; after any change the site is that of a clean build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.site.cache import record
from generator.site.load import load_sources
from generator.site.sources import Sources
from tests.commands.test_building import _golden_copy, _tree
from tests.conftest import ROOT

_UNCHANGED = "Nothing has changed since the last build"


def _build(content: Path, *options: str, out: str = "site") -> str:
    result = CliRunner().invoke(
        main, ["build", "--content", str(content), "--out", str(content.parent / out), *options]
    )
    assert result.exit_code == 0, result.output
    return result.output


def _append(name: str, text: str) -> Callable[[Path], object]:
    def change(content: Path) -> None:
        with (content / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def test_build__nothing_changed__says_so_and_repeats_the_report(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    first = _build(content)
    assert _UNCHANGED not in first
    before = {path: path.stat().st_mtime_ns for path in sorted((tmp_path / "site").rglob("*"))}
    second = _build(content)
    assert second.replace(f"{_UNCHANGED}\n", "") == first
    assert {path: path.stat().st_mtime_ns for path in sorted((tmp_path / "site").rglob("*"))} == before


_CHANGES: list[Callable[[Path], object]] = [
    _append("articles/2024/kettle.md", "---\ntitle: Kettle\ndate: 2024-01-01\n---\nWords.\n"),
    _append("site.yml", "\n# a remark\n"),
    _append("companies.yml", "\n# a remark\n"),
    _append("../themes/plain/templates/base.html", "{# a remark #}\n"),
    _append("../site/index.html", "tampered"),
    lambda content: (content.parent / "site/index.html").unlink(),
    lambda content: (content.parent / "site/own.txt").write_text("kept", encoding="utf-8"),
    lambda content: shutil.rmtree(content.parent / "site"),
    lambda content: shutil.rmtree(content.parent / ".cache"),
    lambda content: next((content.parent / ".cache/builds").iterdir()).write_text("{", encoding="utf-8"),
    lambda content: next((content.parent / ".cache/builds").iterdir()).write_text("[]", encoding="utf-8"),
    lambda content: os.utime(content / "site.yml"),
]


@pytest.mark.parametrize("change", _CHANGES)
def test_build__anything_changed__is_a_whole_build(tmp_path: Path, change: Callable[[Path], object]) -> None:
    content = _golden_copy(tmp_path)
    _build(content)
    (content / "articles/2024").mkdir(exist_ok=True)
    _build(content)
    assert _UNCHANGED in _build(content)
    change(content)
    assert _UNCHANGED not in _build(content)
    assert _UNCHANGED in _build(content)


def test_build__another_call_library_or_version__is_a_whole_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = _golden_copy(tmp_path)
    _build(content)
    assert _UNCHANGED not in _build(content, "--fresh")
    assert _UNCHANGED in _build(content)
    assert _UNCHANGED not in _build(content, "--base-url", "https://other.example/")
    assert _UNCHANGED not in _build(content, "--base-url", "https://other.example/", out="other")
    assert _UNCHANGED not in _build(content)
    with monkeypatch.context() as patched:
        patched.setattr(record, "_libraries", lambda: "others")
        assert _UNCHANGED not in _build(content)
    with monkeypatch.context() as patched:
        patched.setattr("generator.__version__", "99")
        assert _UNCHANGED not in _build(content)


def test_build__an_error_in_the_content__is_found_again_and_again(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    _build(content)
    good = (content / "site.yml").read_bytes()
    (content / "site.yml").write_text("titel: x\n", encoding="utf-8")
    for _ in range(2):
        result = CliRunner().invoke(main, ["build", "--content", str(content), "--out", str(tmp_path / "site")])
        assert result.exit_code == 1
    (content / "site.yml").write_bytes(good)
    assert _UNCHANGED not in _build(content)
    assert _UNCHANGED in _build(content)


def test_build__a_file_saved_while_it_runs__is_in_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = _golden_copy(tmp_path)
    article = sorted((content / "articles").rglob("*.md"))[0].relative_to(content).as_posix()

    def load_and_edit(*arguments: Any, **options: Any) -> Sources:
        sources = load_sources(*arguments, **options)
        _append(article, "\nSaved meanwhile.\n")(content)
        return sources

    with monkeypatch.context() as patched:
        patched.setattr("generator.building.load_sources", load_and_edit)
        _build(content)
    assert _UNCHANGED not in _build(content)
    assert any(b"Saved meanwhile" in data for path, data in _tree(tmp_path / "site").items() if path.endswith(".html"))


def test_build__an_unchanged_archive__loads_no_module_of_a_build(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    code = """
import sys
from generator.cli import main
try:
    main.main(sys.argv[1:])
except SystemExit:
    print([name for name in ("generator.building", "jinja2", "markdown", "nh3", "PIL") if name in sys.modules])
"""
    command = [sys.executable, "-c", code, "build", "--content", str(content), "--out", str(tmp_path / "site")]
    runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(2)]
    assert _UNCHANGED not in runs[0].stdout
    assert _UNCHANGED in runs[1].stdout
    assert runs[1].stdout.endswith("[]\n")


def test_remember__a_record__is_plain_data(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    _build(content)
    (path,) = (tmp_path / ".cache/builds").iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    assert set(data) == {"key", "code", "inputs", "more", "site", "report"}
    assert any(name.endswith(".md") for name in data["inputs"])
