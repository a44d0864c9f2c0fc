"""The themes of the repository: each builds the sample archive, and shows what it is there to show."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.building import build
from tests.conftest import ROOT

THEMES = ROOT / "themes"


def _site(theme: str, folder: Path) -> Path:
    """The sample archive as this theme shows it."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("dumps"))
    settings = content / "site.yml"
    settings.write_text(re.sub("^theme: .*$", f"theme: {theme}", settings.read_text("utf-8"), flags=re.MULTILINE))
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    build(content, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site("plain", tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site("evening", tmp_path_factory.mktemp("evening"))


def _files(theme: str) -> list[Path]:
    return [path for path in sorted((THEMES / theme).rglob("*")) if path.is_file()]


def test_plain__the_sample__has_every_page_and_no_script(plain: Path) -> None:
    pages = list(plain.rglob("*.html"))
    assert len(pages) > 200
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text, page
        assert "<h1" in text or "http-equiv=refresh" in text, page
    assert [path for path in (plain / "assets").rglob("*") if path.suffix not in {".css", ""}] == []


def test_plain__an_article__opens_with_why_it_matters_and_shows_its_day(plain: Path) -> None:
    text = next(plain.glob("2024/07/taobao-*.html")).read_text(encoding="utf-8")
    assert text.count('class="label-name">Why it matters<') == 1
    assert text.index("Why it matters") < text.index('id="p1"')
    assert re.search(r"about \d+ July 2024, between ", text)


def test_plain__its_files__are_few_lines_and_all_kinds_of_pages() -> None:
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in _files("plain"))
    assert lines < 200
    kinds = {path.name for path in (THEMES / "broadsheet" / "templates").glob("[!_]*.html")}
    assert kinds <= {path.name for path in (THEMES / "plain" / "templates").iterdir()}


@pytest.fixture(scope="module")
def broadsheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site("broadsheet", tmp_path_factory.mktemp("broadsheet"))


def test_evening__one_template_and_a_colour__change_the_front_pages_and_nothing_else(
    evening: Path, broadsheet: Path
) -> None:
    assert [path.name for path in _files("evening")] == ["home.html", "theme.yml"]
    accent = re.search(r'accent: "(.+)"', (THEMES / "evening" / "theme.yml").read_text(encoding="utf-8"))
    assert accent
    front = (evening / "index.html").read_text(encoding="utf-8")
    assert f"--accent: {accent[1]}" in front
    changed = {
        path.relative_to(evening).as_posix()
        for path in evening.rglob("*.html")
        if path.read_bytes() != (broadsheet / path.relative_to(evening)).read_bytes()
    }
    assert changed == {"index.html", *(f"newest/{page.name}" for page in (evening / "newest").iterdir())}
