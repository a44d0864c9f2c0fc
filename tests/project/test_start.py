"""What the command line loads before a command runs: little, so that each begins at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("imported", "absent"),
    [
        ("generator.cli", ("generator.model", "yaml", "markdown", "rich", "numpy", "PIL")),
        ("generator.desk.check", ("PIL", "numpy", "trafilatura", "generator.enrich", "generator.dumps")),
    ],
)
def test_import__of_a_command__loads_nothing_that_it_does_not_need(imported: str, absent: tuple[str, ...]) -> None:
    code = f"import sys, {imported}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert imported in loaded
    assert loaded & set(absent) == set()
