"""Every mistake of an editor: the exact output of the build, and that the old site stays.

Each folder of `tests/invalid/` is a content folder with one kind of mistake and `expected.txt`, what is printed;
`--update-golden` rewrites it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.conftest import ROOT

CASES = sorted(path for path in (ROOT / "tests" / "invalid").iterdir() if path.is_dir())
PLACE = re.compile(r"^[^:\n]+(:\d+)?: \S.*\(\S.*\)$")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_build__a_mistake__is_reported_with_its_place_and_fix_and_the_old_site_stays(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    shutil.copytree(case / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert not Path("site").exists()
    printed = result.stderr.replace(os.sep, "/")
    *problems, count = printed.strip().split("\n")
    assert [line for line in problems if not PLACE.match(line)] == []
    assert count.startswith(f"{len(problems)} error")
    expected = case / "expected.txt"
    if update_golden:
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")
