"""`briefings status` and `briefings restore`, as an editor runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import ROOT
from tests.support.files import files_of
from tests.support.review_factories import write_feed


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "dumps").mkdir(parents=True)
    (folder / "companies.yml").write_text("- name: Orchard Robotics\n", encoding="utf-8")
    feed = write_feed(folder / "dumps")
    assert _run("import", feed, "--content", folder).exit_code == 0
    return folder


def _feed(content: Path) -> Path:
    (path,) = (content / "dumps").iterdir()
    return path


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_status__nothing_changed__says_so_and_writes_nothing(content: Path) -> None:
    before = files_of(content)
    result = _run("status", "--content", content)
    assert result.exit_code == 0
    assert "from 1 dump: 0 edited, 0 moved or deleted, 0 parts" in result.output
    assert files_of(content) == before


def test_status__edited_moved_and_deleted__names_each(content: Path) -> None:
    first, second, third, *_ = sorted((content / "articles").rglob("*.md"))
    title = first.read_text(encoding="utf-8").split("\n")[1]
    _edit(first, title, "title: Mine")
    second.rename(content / "articles" / "mine.md")
    third.unlink()
    output = _run("status", "--content", content).output
    assert f"{first}: edited: title\n" in output
    assert f"{second}: moved to {content}/articles/mine.md\n" in output
    assert f"{third}: deleted or moved (briefings restore {third})\n" in output
    assert "1 edited, 2 moved or deleted, 0 parts" in output


def test_status__editor_and_dump_changed_one_paragraph__shows_both_until_it_is_settled(content: Path) -> None:
    feed = _feed(content)
    article = next(p for p in (content / "articles").rglob("*.md") if "four hundred people" in p.read_text("utf-8"))
    _edit(article, "four hundred people", "about 400 people")
    text = feed.read_text(encoding="utf-8")
    feed.write_text(text.replace("four hundred people", "five hundred people", 1), encoding="utf-8")
    result = _run("import", feed, "--content", content)
    assert "2 parts that you and a dump have both changed: yours stay (briefings status shows both)." in result.output
    for _ in range(2):
        output = _run("status", "--content", content).output
        assert "text: you and the dump have both changed it" in output
        assert "about 400 people" in output
        assert "five hundred people" in output
        _run("import", feed, "--content", content)
    assert "about 400 people" in article.read_text(encoding="utf-8")
    _edit(article, "about 400 people", "five hundred people")
    output = _run("status", "--content", content).output
    assert "both changed it" not in output
    assert "0 edited" in output


def test_restore__a_deleted_article__comes_back_as_it_was(content: Path) -> None:
    before = files_of(content)
    article = min((content / "articles").rglob("*.md"))
    article.unlink()
    result = _run("restore", article, "--content", content)
    assert result.exit_code == 0, result.output
    assert "1 restored" in result.output
    assert files_of(content) == before


def test_restore__the_dump_lies_elsewhere__is_asked_for_and_used(content: Path, tmp_path: Path) -> None:
    before = {name: data for name, data in files_of(content).items() if not name.startswith("dumps/")}
    dump = _feed(content).rename(tmp_path / _feed(content).name)
    article = min((content / "articles").rglob("*.md"))
    article.unlink()
    result = _run("restore", article, "--content", content)
    assert result.exit_code == 1
    assert f"briefings restore {article} --dump FILE" in result.stderr
    assert _run("restore", article, "--dump", dump, "--content", content).exit_code == 0
    assert files_of(content) == before


def test_restore__what_is_there_or_was_never_imported__one_message_each(content: Path) -> None:
    first, second, *_ = sorted((content / "articles").rglob("*.md"))
    second.unlink()
    result = _run("restore", first, second.with_stem(second.stem + "x"), "--content", content)
    assert result.exit_code == 1
    assert f"{first}: is still there" in result.stderr
    assert "no import has written this article (did you mean articles/" in result.stderr
    assert not second.exists()


# --- Terminals that are not UTF-8


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"},
    ],
    ids=["latin-1", "ascii", "C", "UTF-8"],
)
def test_import__whatever_the_locale__ends_well_and_writes_the_same(tmp_path: Path, settings: dict[str, str]) -> None:
    dump = tmp_path / "data.txt"
    dump.write_text(write_feed(tmp_path).read_text(encoding="utf-8").replace("four", "“四” –"), encoding="utf-8")
    expected = tmp_path / "expected"
    assert _run("import", dump, "--content", expected).exit_code == 0
    content = tmp_path / "content"
    command: list[str | Path] = [sys.executable, "-m", "generator.cli"]
    commands: list[list[str | Path]] = [["import", dump, "--content", content], ["status", "--content", content]]
    for rest in commands:
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings}
        done = subprocess.run([*command, *rest], cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode("latin-1")
        assert b"Traceback" not in done.stderr
    assert files_of(content) == files_of(expected)
