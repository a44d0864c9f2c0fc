"""Work on all processors: in order, with its errors, and none left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.building import build
from generator.errors import ContentError, Problem
from generator.site.workers import in_order
from tests.commands.test_building import _golden_copy, _tree
from tests.conftest import ROOT


def test_in_order__two_workers__give_what_one_gives_in_the_same_order() -> None:
    assert list(in_order(lambda n: n * n, 100, workers=2)) == [n * n for n in range(100)]


def test_in_order__two_workers__are_other_processes() -> None:
    told = _alone(
        """
import os
from generator.site.workers import in_order
print(os.getpid() in set(in_order(lambda n: os.getpid(), 40, workers=2)))
"""
    )
    assert told == "False"


def test_in_order__few_things__are_done_here() -> None:
    assert set(in_order(lambda n: os.getpid(), 40)) == {os.getpid()}


def test_in_order__a_thread_at_work__is_done_here() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(in_order(lambda n: os.getpid(), 40, workers=2)) == {os.getpid()}
    finally:
        done.set()
        thread.join()


def test_in_order__no_fork__is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert set(in_order(lambda n: os.getpid(), 40, workers=2)) == {os.getpid()}


def test_in_order__a_mistake_of_the_user__comes_back_with_its_problems() -> None:
    problem = Problem("themes/x/page.html", 3, "no such name", "write another")

    def make(number: int) -> int:
        if number == 20:
            raise ContentError([problem])
        return number

    with pytest.raises(ContentError) as caught:
        list(in_order(make, 60, workers=2))
    assert caught.value.problems == (problem,)
    assert list(in_order(lambda n: n, 3, workers=2)) == [0, 1, 2]


def test_build__with_workers__is_the_same_site_to_the_byte(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    build(content, tmp_path / "alone")
    told = _alone(
        """
import sys
from pathlib import Path
from generator.building import build
from generator.site import workers
used = []
def two(count):
    used.append(count)
    return 2
workers._sensible = two
build(Path(sys.argv[1]), Path(sys.argv[2]))
print(len(used))
""",
        str(content),
        str(tmp_path / "together"),
    )
    assert int(told) >= 3
    assert dict(_tree(tmp_path / "together")) == dict(_tree(tmp_path / "alone"))


def _alone(program: str, *arguments: str) -> str:
    """What a program prints in a process of its own: beside the threads of a browser test no worker would be forked."""
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.strip()
