"""`briefings init`: a new archive that can be checked and built at once, also from a wheel and without a network."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.desk.check import CheckReport
from generator.desk.init import ArchiveFacts, new_archive
from generator.errors import Problem
from generator.reports.desk_text import print_check


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def test_init__a_new_folder__can_be_checked_and_built(tmp_path: Path) -> None:
    done = run("init", tmp_path / "harbour-news", "--base-url", "https://ann.example/news")
    assert done.exit_code == 0, done.output
    content = tmp_path / "harbour-news" / "content"
    assert yaml.safe_load((content / "site.yml").read_text(encoding="utf-8"))["title"] == "Harbour news"
    checked = run("check", "--content", content, "--strict")
    assert (checked.exit_code, checked.output) == (0, "0 articles checked, nothing wrong.\n")
    built = run("build", "--content", content, "--out", tmp_path / "site")
    assert built.exit_code == 0, built.output
    assert "Welcome" in (tmp_path / "site/notes/welcome.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("title", ["My: archive #1", "“Quotes” & <tags>", "100 % yes", "no", '"', "%AUTHOR_YAML%"])
def test_init__any_title__is_the_title_of_the_site(tmp_path: Path, title: str) -> None:
    run("init", tmp_path, "--title", title, "--author", "A: B # C")
    settings = yaml.safe_load((tmp_path / "content/site.yml").read_text(encoding="utf-8"))
    assert (settings["title"], settings["author"]) == (title, "A: B # C")


def test_init__files_that_exist__stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yml").write_text("title: Mine\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("My own words.\n", encoding="utf-8")
    done = run("init", tmp_path)
    assert "Left as they were: README.md, content/site.yml" in done.output
    assert (tmp_path / "content/site.yml").read_text(encoding="utf-8") == "title: Mine\n"
    again = run("init", tmp_path)
    assert again.output.startswith("0 files written")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--base-url", "ann.example"), "use the full address of the site"),
        (("--language", "English!"), '"English!" is not a language tag'),
    ],
)
def test_init__a_wrong_option__writes_nothing(tmp_path: Path, options: tuple[str, ...], sentence: str) -> None:
    done = run("init", tmp_path / "new", *options)
    assert done.exit_code == 2
    assert sentence in done.output
    assert not (tmp_path / "new").exists()


def test_new_archive__its_workflow__has_least_permissions_and_checks_before_it_builds() -> None:
    files = new_archive(ArchiveFacts("News"))
    workflow = yaml.safe_load(files[".github/workflows/pages.yml"])
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    steps = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert steps.index("briefings check --format github") < steps.index("briefings build")
    assert all(
        "%" not in text.replace("100 %", "") for path, text in files.items() if path.endswith((".txt", "README.md"))
    )


def test_new_archive__its_settings_for_vs_code__name_schemas_that_are_there() -> None:
    files = new_archive(ArchiveFacts("News"))
    bound = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    registries = {"content/companies.yml", "content/site.yml", "content/tags.yml"}
    assert set(bound.values()) == registries | {"content/people.yml"}
    assert registries <= set(files)
    assert {path.removeprefix("./") for path in bound} <= set(files)


def test_new_archive__its_task_for_vs_code__finds_the_place_of_every_mistake(
    capsys: pytest.CaptureFixture[str],
) -> None:
    task = json.loads(new_archive(ArchiveFacts("News"))[".vscode/tasks.json"])["tasks"][0]
    pattern = task["problemMatcher"]["pattern"][0]
    for problem in (Problem("content/a: b.md", 3, "no title", "add: one"), Problem("content/site.yml", 0, "wrong")):
        print_check(CheckReport((problem,), (), 1), "text")
        line = capsys.readouterr().out.split("\n")[0]
        match = re.match(pattern["regexp"], line)
        assert match, line
        assert match[pattern["file"]] == problem.path
        assert match[pattern["line"]] == (str(problem.line) if problem.line else None)
        assert match[pattern["severity"]] == "error"


@pytest.mark.parametrize("options", [(), ("--out", "forms")])
def test_schema__in_any_folder__replaces_older_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / (options[1] if options else ".vscode/schemas")
    folder.mkdir(parents=True)
    (folder / "note.json").write_text("{}", encoding="utf-8")
    done = run("schema", *options)
    assert done.exit_code == 0
    assert {tmp_path / line for line in done.output.split()} == set(folder.iterdir())
    assert "about" in json.loads((folder / "note.json").read_text(encoding="utf-8"))["properties"]


def test_init__from_a_wheel__builds_a_site_with_its_search_and_fonts(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = "import generator; print(generator.__file__)"
    for command in (["-c", where], ["-m", "generator.cli", "init", "news"]):
        done = subprocess.run(
            [sys.executable, *command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    build = [sys.executable, "-m", "generator.cli", "build"]
    done = subprocess.run(build, cwd=tmp_path / "news", env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "news" / "site"
    bundle = (site / "assets/search.js").read_text(encoding="utf-8")
    assert "briefingsPostings" in bundle
    assert "lunr - http://lunrjs.com" in bundle
    assert "Copyright (C) 2020 Oliver Nightingale" in bundle
    assert (site / "assets/vendor/serif-latin.woff2").stat().st_size > 10_000
    where_done = subprocess.run(
        [sys.executable, "-c", where], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert where_done.stdout.startswith(str(installed))
