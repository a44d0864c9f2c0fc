"""The house around the code: locks without addresses, nothing of others committed, workflows that may do little."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def tracked() -> list[str]:
    """What git would commit; skips outside a checkout."""
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("needs a git checkout")
    return done.stdout.split("\n")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock__every_requirement__is_pinned_and_hashed_without_addresses(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text.strip())
    assert len(entries) > 10
    assert [e.split("\n")[0] for e in entries if "==" not in e or "--hash=sha256:" not in e] == []
    assert "http" not in text


def test_package_lock__every_package__is_pinned_with_its_hash_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all("integrity" in entry and "resolved" not in entry for entry in packages.values())
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_repository__third_party_and_made_files__are_not_in_it() -> None:
    strange = re.compile(r"(^|/)(node_modules|\.venv)/|^site/|lunr(\.min)?\.js$|\.(woff2?|ttf|otf)$")
    assert [name for name in tracked() if strange.search(name)] == []


@pytest.mark.parametrize("name", ["test.yml", "pages.yml"])
def test_workflows__every_job__has_least_permissions_and_a_time_limit(name: str) -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["group"]
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 30
        writing = {key for key, value in job.get("permissions", {}).items() if value == "write"}
        assert writing <= {"pages", "id-token"}


@pytest.mark.parametrize("missing", ["node", "npm", "python"])
def test_need_tools__a_missing_tool__is_one_sentence_and_nothing_else(tmp_path: Path, missing: str) -> None:
    """A PATH with everything but one tool; where Node is found, it is a stand-in of the right age."""
    tools = {"sh": "", "env": "", "node": "#!/bin/sh\nexit 0\n", "npm": "#!/bin/sh\nexit 0\n", "python3": ""}
    for tool, text in tools.items():
        target = tmp_path / tool
        if tool.startswith(missing):
            continue
        if text:
            target.write_text(text, encoding="utf-8")
            target.chmod(0o755)
        else:
            target.symlink_to(shutil.which(tool) or os.devnull)
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "scripts" / "need-tools")],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(r"make: [^\n]*\bis missing: install it [^\n]*\.\n", done.stderr)
