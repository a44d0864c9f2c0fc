"""The repository: locks without addresses, no third-party files, workflows with few permissions."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
WORKFLOWS = ROOT / ".github" / "workflows"


def tracked() -> list[str]:
    """What git would commit; skips outside a checkout."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("needs a git checkout, to tell which files are the project's")
    return [name for name in done.stdout.split("\0") if (ROOT / name).is_file()]


def requirements(path: Path) -> list[str]:
    """The entries of a lock, without the comment at its head: a name, a version, its hashes."""
    return [e for e in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip()) if not e.startswith("#")]


# --- Locks


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock__every_requirement__is_pinned_and_hashed_without_addresses(lock: Path) -> None:
    entries = requirements(lock)
    pinned = re.compile(r"[a-z0-9-]+==[^ ]+( ; [^\n]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n)?)+")
    assert len(entries) > 10
    assert [entry.split("\n")[0] for entry in entries if not pinned.fullmatch(entry)] == []
    assert not re.search(r"://|--(extra-)?index|--find-links| @ ", lock.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock__every_wanted_package__is_in_it(lock: Path) -> None:
    wanted = re.findall(r"^[a-z0-9][a-z0-9-]*", lock.with_suffix(".in").read_text(encoding="utf-8"), re.MULTILINE)
    assert wanted
    assert set(wanted) <= {entry.partition("==")[0] for entry in requirements(lock)}


def test_core_lock__what_the_package_depends_on__is_wanted_in_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    dependencies = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    wanted = (ROOT / "requirements" / "core.in").read_text(encoding="utf-8").split("\n")
    assert [name for name in dependencies if name.partition(">=")[0] not in wanted] == []


@pytest.mark.parametrize("source", ["core.in", "test.in"])
def test_decision_1__every_library__has_its_reason_there(source: str) -> None:
    text = (ROOT / "requirements" / source).read_text(encoding="utf-8")
    wanted = {name for name in re.findall(r"^[a-z0-9][a-z0-9-]*", text, re.MULTILINE) if not name.startswith("types-")}
    rows = re.findall(r"^\| ([a-z0-9, -]+) \|", (ROOT / "docs/decisions/0001-libraries.md").read_text("utf-8"), re.M)
    assert {"click", "pytest"} & wanted
    assert sorted(wanted - {name for row in rows for name in row.split(", ")}) == []


def test_dependencies__every_one__is_imported_somewhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    modules = {
        "charset-normalizer": "charset_normalizer",
        "css-inline": "css_inline",
        "pillow": "PIL",
        "python-slugify": "slugify",
        "pymdown-extensions": "pymdownx",
        "pyyaml": "yaml",
    }
    names = [re.split(r"[>=\[]", each)[0] for each in project["project"]["dependencies"]]
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", code, re.MULTILINE))
    assert [name for name in names if modules.get(name, name) not in imported] == []


def test_locks__a_package_in_both__has_one_version() -> None:
    versions = [dict(e.split(" ")[0].split("==") for e in requirements(lock)) for lock in LOCKS]
    for name in versions[0].keys() & versions[1].keys():
        assert versions[0][name] == versions[1][name]


def test_package_lock__every_package__is_pinned_with_its_hash_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all("integrity" in entry and "resolved" not in entry for entry in packages.values())
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wanted = package["dependencies"] | package["devDependencies"]
    locked = {name.rpartition("node_modules/")[2]: entry for name, entry in packages.items()}
    needed = {
        name
        for entry in locked.values()
        for kind in ("dependencies", "optionalDependencies")  # the second: one for each platform
        for name in entry.get(kind, {})
    }
    assert {name: entry["version"] for name, entry in locked.items() if name in wanted} == wanted
    assert set(locked) - set(wanted) <= needed


# --- What is committed


def test_repository__third_party_and_made_files__are_not_in_it() -> None:
    strange = re.compile(r"(^|/)(node_modules|\.venv|__pycache__)/|^site/|\.min\.js$|\.(woff2?|ttf|otf|eot|whl|tgz)$")
    assert [name for name in tracked() if strange.search(name)] == []


def test_repository__no_file__is_a_copy_of_a_front_end_package_s() -> None:
    installed = [path for path in (ROOT / "node_modules").rglob("*") if path.is_file()]
    theirs = {hashlib.sha256(path.read_bytes()).digest(): path for path in installed if path.stat().st_size}
    ours = [ROOT / name for name in tracked()]
    assert theirs
    assert [path.name for path in ours if hashlib.sha256(path.read_bytes()).digest() in theirs] == []


# --- Workflows


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.name)
def test_workflow__every_job__has_least_permissions_and_a_time_limit(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["group"]
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 30
        writing = {key for key, value in job.get("permissions", {}).items() if value == "write"}
        assert writing == ({"pages", "id-token"} if name == "deploy" else set())
        actions = [step["uses"] for step in job["steps"] if "uses" in step]
        assert [action for action in actions if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)] == []
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_workflows__every_action__has_one_hash_with_its_version_beside_it() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in (*WORKFLOWS.glob("*.yml"), ROOT / "generator/data/init/pages.yml")
    ]
    uses = [line for text in texts for line in text.split("\n") if "uses:" in line]
    pins = {match for line in uses for match in re.findall(r"uses: ([\w/-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$", line)}
    assert len(uses) > 10
    assert len({action for action, *_ in pins}) == len(pins)
    assert all(re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) for line in uses)


@pytest.mark.parametrize("path", [".github/dependabot.yml", "generator/data/init/dependabot.yml"])
def test_dependabot__actions__are_kept_up_to_date(path: str) -> None:
    updates = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))["updates"]
    assert "github-actions" in [update["package-ecosystem"] for update in updates]


def test_workflow__of_a_pull_request__marks_mistakes_and_keeps_a_preview() -> None:
    for path, job in ((WORKFLOWS / "test.yml", "content"), (ROOT / "generator/data/init/pages.yml", "build")):
        steps = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"][job]["steps"]
        assert any(step.get("run", "").endswith("briefings check --format github") for step in steps)
        assert [step["with"]["name"] for step in steps if "upload-artifact@" in step.get("uses", "")] == ["preview"]


def test_workflows__test_and_deployment__run_what_the_project_offers() -> None:
    def steps(name: str, job: str) -> list[str]:
        jobs = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))["jobs"]
        return [step.get("run") or step["uses"].partition("@")[0] for step in jobs[job]["steps"]]

    assert steps("test.yml", "test")[-1] == "make test"
    assert "make setup" in steps("pages.yml", "build")
    assert steps("pages.yml", "build")[-1] == "actions/upload-pages-artifact"
    assert steps("pages.yml", "deploy") == ["actions/deploy-pages"]


def test_ci_run__as_committed__is_executable_and_makes_the_tests() -> None:
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert run.read_text(encoding="utf-8").rstrip().endswith("exec make test")


# --- Set-up

PYTHON = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'
PYTHON_3_10 = "#!/bin/sh\nexit 1\n"
PYTHON_WITHOUT_VENV = f'#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexec "{sys.executable}" "$@"\n'
NODE = "#!/bin/sh\nexit 0\n"
NODE_18 = '#!/bin/sh\n[ "$1" = --version ] && echo v18.19.0\nexit 1\n'
MACHINE = {"python3": PYTHON, "node": NODE, "npm": NODE}
SYSTEM = ("sh", "bash", "basename", "cat", "make", "rm")


def setup(folder: Path, machine: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`make setup` in a copy of the project's own files, on a machine that has these tools and no others."""
    tools = folder / "bin"
    tools.mkdir()
    for name in SYSTEM:
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)
    for name, script in machine.items():
        (tools / name).write_text(script, encoding="utf-8")
        (tools / name).chmod(0o755)
    shutil.copytree(ROOT / "scripts", folder / "project" / "scripts")
    shutil.copytree(ROOT / "requirements", folder / "project" / "requirements")
    for name in ("Makefile", "pyproject.toml", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, folder / "project")
    return subprocess.run(
        [tools / "make", f"SHELL={tools / 'bash'}", "setup"],
        cwd=folder / "project",
        env={"PATH": str(tools), "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"python3": None}, r"Python 3\.11 or newer is missing: install it .*python3-venv.*"),
        ({"python3": PYTHON_3_10}, r"Python 3\.11 or newer is missing: install it .*"),
        ({"python3": PYTHON_WITHOUT_VENV}, r"Python's venv module is missing: install it .*python3-venv.*"),
        ({"node": None}, r"Node\.js 20 or newer is missing: install it .*"),
        ({"node": NODE_18}, r"Node\.js v18\.19\.0 is too old: install version 20 or newer .*"),
        ({"npm": None}, r"npm is missing: install it .*"),
    ],
)
def test_make_setup__a_missing_tool__is_one_sentence_before_anything_is_installed(
    tmp_path: Path, change: dict[str, str | None], sentence: str
) -> None:
    machine = {name: script for name, script in {**MACHINE, **change}.items() if script is not None}
    done = setup(tmp_path, machine)
    first, last = done.stderr.splitlines()
    assert re.fullmatch(f"make: {sentence}", first)
    assert re.fullmatch(r"make: \*\*\* .*Error 1", last)
    assert done.returncode == 2
    assert done.stdout == ""
    assert not (tmp_path / "project" / ".venv").exists()
    assert not (tmp_path / "project" / "node_modules").exists()


def test_need_tools__a_python_that_the_user_names__is_taken_or_refused_by_name() -> None:
    right, wrong = (
        subprocess.run(
            [ROOT / "scripts" / "need-tools"],
            env={**os.environ, "PYTHON": python},
            capture_output=True,
            text=True,
            check=False,
        )
        for python in (sys.executable, "/no/such/python")
    )
    assert right.stdout == f"{sys.executable}\n"
    assert wrong.returncode == 1
    assert "(/no/such/python is none)" in wrong.stderr
