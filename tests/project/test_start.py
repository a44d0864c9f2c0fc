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


@pytest.mark.parametrize(("argument", "code", "shown"), [("--version", 0, "briefings, version"), ("--wrong", 2, "")])
def test_main__the_end_of_the_process__does_what_was_asked_for_and_has_the_code(
    argument: str, code: int, shown: str
) -> None:
    script = (
        "import atexit, sys\nfrom generator.cli import main\n"
        f"atexit.register(print, 'at the end')\nsys.argv = ['briefings', {argument!r}]\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout.startswith(shown)
    assert done.stdout.endswith("at the end\n")


def test_main__nobody_reads_the_end__is_no_success() -> None:
    script = "import sys\nfrom generator.cli import main\nsys.argv = ['briefings', '--help']\nmain()"
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        run.stdout.close()
        run.communicate()
    assert run.returncode != 0
