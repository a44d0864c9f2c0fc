"""The documentation is complete and true: every command is documented, and every documented command runs here."""

from __future__ import annotations

import dataclasses
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.config import EXPORTS, SiteConfig
from generator.content.front_matter import ARTICLE_KEYS, BRIEFING_KEYS, EDITOR_KEYS, NOTE_KEYS, TEXT_PAGE_KEYS
from tests.conftest import ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^( *)```console\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"`(content/[\w/-]+\.md)`:\n\n( *)```markdown\n(.*?)^\2```", re.DOTALL | re.MULTILINE)
"""A file that a guide asks the reader to write, with its text."""
NOT_RUN_HERE = {"make", "git", "npm"}
"""Programs that need the network or another folder; the blocks may show them."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands() -> list[tuple[str, click.Command]]:
    return sorted(main.commands.items())


def targets() -> list[str]:
    return re.findall(r"^([a-z-]+):.*## ", read("Makefile"), re.MULTILINE)


def shown(text: str) -> list[tuple[str, list[str]]]:
    """The commands of a page's console blocks, without their `$ `, each with the lines of output shown below it."""
    found: list[tuple[str, list[str]]] = []
    for _, block in BLOCK.findall(text):
        for line in filter(None, map(str.strip, re.sub(r"\\\n *", "", block).split("\n"))):
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def blocks(page: Path) -> list[str]:
    """The console blocks of a page that run here, each by itself."""
    found = [match[0] for match in BLOCK.finditer(page.read_text(encoding="utf-8"))]
    return [block for block in found if any(shlex.split(line)[0] not in NOT_RUN_HERE for line, _ in shown(block))]


def says(output: str, line: str) -> bool:
    """Whether an output has a line as shown, where `…` stands for anything."""
    pattern = ".*".join(re.escape(part) for part in line.split("…"))
    return any(re.fullmatch(pattern, actual.strip()) for actual in output.split("\n"))


# --- Every command is documented


@pytest.mark.parametrize(("name", "command"), commands())
def test_docs__every_command__has_a_section_with_its_options(name: str, command: click.Command) -> None:
    section = read("docs/commands.md").partition(f"## briefings {name}\n")[2].partition("\n## ")[0]
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert section
    assert set(re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE)) == options
    assert set(re.findall(r"\[(--[a-z-]+)", section)) == options


@pytest.mark.parametrize(("name", "command"), [("", main), *commands()])
def test_help__every_command__says_in_words_what_it_does(name: str, command: click.Command) -> None:
    result = CliRunner().invoke(main, [*name.split(), "--help"])
    assert result.exit_code == 0
    assert (command.help or "").split("\n")[0] in " ".join(result.output.split())
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_docs__every_setting__is_in_the_table_with_its_default() -> None:
    lines = [line.split("|") for line in read("docs/configuration.md").split("\n") if line.startswith("| `")]
    rows = {cells[1].strip(" `"): cells[2].strip() for cells in lines}
    assert set(rows) == {field.name for field in dataclasses.fields(SiteConfig)}
    for name, told in rows.items():
        default = EXPORTS if name == "exports" else getattr(SiteConfig(), name)
        shown_default = told.strip("` ")
        if isinstance(default, tuple):
            assert set(filter(None, shown_default.removesuffix("…").strip().split(", "))) <= set(default)
        else:
            assert shown_default == str(default)


def test_docs__every_make_target__is_in_contributing() -> None:
    assert len(targets()) > 5
    assert [target for target in targets() if f"| `make {target}` |" not in read("CONTRIBUTING.md")] == []


def test_docs__every_front_matter_key__is_in_the_guides() -> None:
    guides = read("docs/import.md") + read("docs/editing.md")
    keys = {*ARTICLE_KEYS, *EDITOR_KEYS, *NOTE_KEYS, *BRIEFING_KEYS, *TEXT_PAGE_KEYS}
    assert sorted(key for key in keys if not re.search(rf"^{key}:|`{key}[`:]", guides, re.MULTILINE)) == []


def test_docs__every_template__is_in_the_table() -> None:
    rows = set(re.findall(r"^\| `([\w.]+\.html)` \|", read("docs/themes.md"), re.MULTILINE))
    templates = {path.name for path in (ROOT / "themes" / "broadsheet" / "templates").iterdir()}
    assert {name for name in templates - rows if not name.startswith("_")} == {"base.html"}
    assert rows <= templates


# --- What is documented is true


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_docs__every_make_target_reported__exists(page: Path) -> None:
    told = re.findall(r"(?:`|^|\$ )make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(told) <= set(targets())


def test_shown__a_block_in_a_list__gives_its_commands_and_their_outputs() -> None:
    text = "1. Do:\n\n   ```console\n   $ one \\\n     two\n   said …\n   $ three\n   ```\n"
    assert shown(text) == [("one two", ["said …"]), ("three", [])]
    assert says("before\n said 5 words\n", "said … words")
    assert not says("said 5 words and more", "said … words")


def _run_here(command: str) -> tuple[int, str]:
    """A documented `briefings` command, run by this process in its folder: exit code and output."""
    words = shlex.split(command)
    arguments = [
        path for word in words[1:] for path in (sorted(map(str, Path().glob(word))) if "*" in word else [word])
    ]
    result = CliRunner().invoke(main, arguments, prog_name=words[0])
    return result.exit_code, result.output


def _run_shown(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A documented command, run by a shell in a folder."""
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": tools},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


TUTORIAL = ROOT / "docs" / "tutorial.md"
BLOCKS = [(page, number, block) for page in PAGES if page != TUTORIAL for number, block in enumerate(blocks(page), 1)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which all blocks run; its `.cache/` spares them what an earlier one has read."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture
def archive(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample's content and nothing else, the current one."""
    for path in desk.iterdir():
        if path.is_dir() and path.name != ".cache":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
    shutil.copytree(ROOT / "content", desk / "content")
    monkeypatch.chdir(desk)
    return desk


@pytest.mark.parametrize(
    ("page", "block"), [(page, block) for page, _, block in BLOCKS], ids=[f"{p.name}-{n}" for p, n, _ in BLOCKS]
)
def test_docs__every_block_of_commands__runs_and_says_what_is_shown(archive: Path, page: Path, block: str) -> None:
    """By this process where no shell is needed; the tutorial's commands are run by one."""
    text = page.read_text(encoding="utf-8")
    for path, _, written in FILE.findall(text):
        (archive / path).write_text(textwrap.dedent(written), encoding="utf-8")
    for command, lines in shown(block):
        if shlex.split(command)[0] in NOT_RUN_HERE:
            continue
        if command.startswith("briefings ") and not re.search(r"[|<>;&$]", command):
            code, output = _run_here(command)
        else:
            done = _run_shown(command, archive)
            code, output = done.returncode, done.stdout
        assert code == 0, f"{command}\n{output}"
        assert [line for line in lines if not says(output, line)] == [], output


def test_docs__the_tutorial__works_from_its_first_to_its_last_step(tmp_path: Path) -> None:
    place, named = tmp_path, ""
    parts = re.split(r"^```(\w+)\n(.*?)^```$", TUTORIAL.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for prose, kind, block in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        named = ([named, *re.findall(r"`(content/[\w/.-]+\.\w+)`:\n", prose)])[-1]
        if kind != "console":
            (place / named).parent.mkdir(parents=True, exist_ok=True)
            (place / named).write_text(block, encoding="utf-8")
            continue
        for command, lines in shown(f"```console\n{block}```"):
            if command.startswith("cd "):
                place /= command[3:]
            elif not command.startswith("pip "):
                done = _run_shown(command, place)
                assert done.returncode == 0, f"{command}\n{done.stdout}"
                assert [line for line in lines if not says(done.stdout, line)] == [], done.stdout
    assert (place / "site/notes/who-pays.html").is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_docs__every_yaml_block__can_be_read(page: Path) -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert all(isinstance(yaml.safe_load(block.strip().strip("-")), dict) for block in blocks)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_docs__every_relative_link_and_picture__is_there(page: Path) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]+`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    here = [link for link in links if not link.startswith(("https:", "http:"))]
    assert [link for link in here if not (page.parent / link).exists()] == []


def test_docs__every_guide__is_named_by_the_start_page() -> None:
    guides = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert guides == set(re.findall(r"\]\(([a-z]+\.md)\)", read("docs/README.md")))
