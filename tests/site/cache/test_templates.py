"""Compiled templates from one process to the next."""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
import pytest

from generator.site.cache.templates import keep_templates, read_templates
from generator.site.theming import compiled, templates
from generator.site.theming.compiled import Compiled, referenced

TEXT = "<p>{{ word }}</p>"


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder for caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "briefings"


def _process(monkeypatch: pytest.MonkeyPatch) -> Compiled:
    """What a new process has compiled: nothing."""
    fresh = Compiled()
    monkeypatch.setattr(compiled, "COMPILED", fresh)
    monkeypatch.setattr(templates, "COMPILED", fresh)
    return fresh


def _shown(store: Compiled, text: str = TEXT) -> str:
    environment = jinja2.Environment(loader=jinja2.DictLoader({"a.html": text}), bytecode_cache=store, autoescape=True)
    return environment.get_template("a.html").render(word="<b>")


def _compiled_anew(monkeypatch: pytest.MonkeyPatch, text: str = TEXT) -> bool:
    """Whether a new process compiles a template that one before it has kept; what it shows must be the same."""
    store = _process(monkeypatch)
    read_templates()
    assert _shown(store, text) == text.replace("{{ word }}", "&lt;b&gt;")
    return store.is_new


def _keep(monkeypatch: pytest.MonkeyPatch) -> None:
    _shown(_process(monkeypatch))
    keep_templates()


def test_read_templates__kept_by_another_process__need_not_be_compiled(
    caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(monkeypatch)
    assert not _compiled_anew(monkeypatch)


def test_read_templates__another_text__is_compiled(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _keep(monkeypatch)
    assert _compiled_anew(monkeypatch, "<i>{{ word }}</i>")


@pytest.mark.parametrize("damage", ["cut off", "another byte", "empty", "missing"])
def test_read_templates__damaged_file__is_compiled(caches: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    _keep(monkeypatch)
    (file,) = caches.iterdir()
    data = file.read_bytes()
    if damage == "missing":
        file.unlink()
    else:
        kept = {"cut off": data[:-5], "another byte": data[:-5] + b"!" + data[-4:], "empty": b""}
        file.write_bytes(kept[damage])
    assert _compiled_anew(monkeypatch)


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_read_templates__folder_that_others_can_write__runs_nothing_of_it(
    caches: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    _keep(monkeypatch)
    caches.chmod(mode)
    assert _compiled_anew(monkeypatch)


def test_keep_templates__folder_that_is_a_link__writes_nothing(
    caches: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    caches.symlink_to(tmp_path / "elsewhere")
    _keep(monkeypatch)
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("home", ["relative", "~nobody-of-this-name/caches"])
def test_keep_templates__no_folder_of_the_user__is_no_error(
    monkeypatch: pytest.MonkeyPatch, home: str, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    _keep(monkeypatch)
    assert _compiled_anew(monkeypatch)
    assert not list(tmp_path.iterdir())


def test_referenced__names_that_are_written_out__are_found() -> None:
    text = '{% extends "a.html" %}{%- import "b.html" as b %}{% from "c.html" import d %}{% include e %}'
    assert list(referenced(text)) == ["a.html", "b.html", "c.html"]


def test_keep_templates__another_process_has_kept_some_meanwhile__keeps_both(
    caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _process(monkeypatch)
    _shown(store)
    other = _process(monkeypatch)
    _shown(other, "<i>{{ word }}</i>")
    keep_templates()
    monkeypatch.setattr(compiled, "COMPILED", store)
    keep_templates()
    assert not _compiled_anew(monkeypatch)
    assert not _compiled_anew(monkeypatch, "<i>{{ word }}</i>")


def test_keep_templates__other_versions__keep_theirs_but_the_oldest_go(
    caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caches.mkdir(mode=0o700)
    for number in range(6):
        (caches / f"templates-{number}.bin").write_bytes(b"another version")
        os.utime(caches / f"templates-{number}.bin", (number, number))
    _keep(monkeypatch)
    left = {path.name for path in caches.iterdir()}
    assert {"templates-3.bin", "templates-4.bin", "templates-5.bin"} < left
    assert len(left) == 4
    assert not _compiled_anew(monkeypatch)
