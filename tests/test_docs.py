"""The documentation cannot rot: what can be typed is told, and what is told is typed here."""

from __future__ import annotations

import dataclasses
import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.config import SiteConfig
from tests.conftest import ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands() -> list[tuple[str, click.Command]]:
    return sorted(main.commands.items())


def shown() -> list[str]:
    """Every `$ briefings ...` line of a console block."""
    blocks = [block for page in PAGES for block in CONSOLE.findall(page.read_text(encoding="utf-8"))]
    return [line.strip()[2:] for block in blocks for line in block.split("\n") if line.strip().startswith("$ ")]


@pytest.mark.parametrize(("name", "command"), commands())
def test_docs__every_command__has_a_section_with_its_options(name: str, command: click.Command) -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = text.partition(f"## briefings {name}\n")[2].partition("\n## ")[0]
    options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
    assert section
    assert [option for option in options if f"`{option}" not in section] == []


@pytest.mark.parametrize(("name", "command"), [("", main), *commands()])
def test_help__every_command__says_in_words_what_it_does(name: str, command: click.Command) -> None:
    result = CliRunner().invoke(main, [*name.split(), "--help"])
    assert result.exit_code == 0
    assert (command.help or "").split("\n")[0] in " ".join(result.output.split())
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_docs__every_setting__is_in_the_table() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert [f.name for f in dataclasses.fields(SiteConfig) if f"| `{f.name}` |" not in text] == []


def test_docs__every_make_target__is_in_contributing() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(targets) > 5
    assert [target for target in targets if f"`make {target}`" not in text] == []


def test_docs__every_command_shown__runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert shown()
    for line in shown():
        program, *arguments = shlex.split(line)
        assert program == "briefings"
        paths = [str(p) for word in arguments for p in (sorted(Path().glob(word)) if "*" in word else [word])]
        result = CliRunner().invoke(main, paths)
        assert result.exit_code == 0, f"{line}\n{result.output}"


def test_docs__every_relative_link_and_picture__is_there() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
        if not target.startswith("http") and not (page.parent / target).exists()
    ]
    assert broken == []
