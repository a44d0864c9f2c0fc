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
from generator.executors.forked import in_order
from tests.commands.test_building import _golden_copy, _tree
from tests.conftest import ROOT


def test_in_order__two_workers__give_what_one_gives_in_the_same_order() -> None:
    assert list(in_order(lambda n: n * n, 100, workers=2)) == [n * n for n in range(100)]


def test_in_order__two_workers__are_other_processes() -> None:
    told = _alone(
        """
import os
from generator.executors.forked import in_order
print(os.getpid() in set(in_order(lambda n: os.getpid(), 40, workers=2)))
"""
    )
    assert told == "False"


def test_in_order__workers_that_have_made_much__are_replaced_and_end() -> None:
    told = _alone(
        """
import os
from generator.executors import forked
forked._MOST_MADE = 20
made = list(forked.in_order(lambda n: (n, os.getpid()), 400, workers=2))
pids = {pid for _, pid in made}
print([n for n, _ in made] == list(range(400)), len(pids) > 8)
print([pid for pid in pids if os.path.exists(f"/proc/{pid}")])
"""
    )
    assert told == "True True\n[]"


def test_in_order__workers_that_have_copied_much__are_replaced_earlier() -> None:
    told = _alone(
        """
import os
from generator.executors import forked
forked._LEAST_MADE, forked._MOST_COPIED = 20, 5000
held = []
def make(n):
    held.append(bytearray(os.urandom(4096)) * 50)  # 50 pages
    return os.getpid()
print(len(set(forked.in_order(make, 800, workers=2))) > 4)
print(len(set(forked.in_order(make, 800, workers=2, kept=True))))
"""
    )
    assert told == "True\n2"


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


@pytest.mark.parametrize("when", ["at once", "while it makes", "while it sends", "at the end"])
def test_in_order__a_worker_that_is_killed__is_an_error_and_nobody_waits(when: str) -> None:
    told = _alone(
        """
import os, signal, sys
from multiprocessing.connection import Connection
from generator.executors.base import WorkerDiedError
from generator.executors.forked import in_order

killed = {"at once": 0, "while it makes": 40, "at the end": 199}.get(sys.argv[1])
parent, send = os.getpid(), Connection._send

def half_sent(self, data, *more):
    if os.getpid() != parent and len(data) > 1 << 20:
        send(self, data[: 1 << 10], *more)
        os.kill(os.getpid(), signal.SIGKILL)
    send(self, data, *more)

def make(number):
    if number == killed:
        os.kill(os.getpid(), signal.SIGKILL)
    return bytes(1 << 21 if killed is None and number == 47 else 1000)

Connection._send = half_sent
try:
    print(len(list(in_order(make, 200, workers=2))))
except WorkerDiedError as error:
    print(error)
""",
        when,
    )
    assert told == "a worker process was ended by signal 9 (SIGKILL)"


def test_in_order__a_result_that_is_not_asked_for__leaves_no_process() -> None:
    told = _alone(
        """
import os
from generator.executors.forked import in_order
results = in_order(lambda n: os.getpid(), 2000, workers=2)
workers = {next(results), next(results)}
results.close()
print([pid for pid in workers if os.path.exists(f"/proc/{pid}")])
"""
    )
    assert told == "[]"


def test_in_order__memory_that_runs_out__is_an_error_that_says_so() -> None:
    told = _alone(
        """
from generator.executors.forked import in_order
def make(number):
    return bytes(1 << 60)
try:
    list(in_order(make, 40, workers=2))
except (MemoryError, OverflowError) as error:
    print(type(error).__name__, any("make(number)" in note or "bytes" in note for note in error.__notes__))
"""
    )
    assert told == "MemoryError True"


def test_build__a_worker_that_is_killed__is_one_message_and_the_old_site_whole(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    build(content, tmp_path / "site")
    before = dict(_tree(tmp_path / "site"))
    for number in (0, 3, 11):
        told = _alone(
            """
import os, signal, sys
from pathlib import Path
from click.testing import CliRunner
from generator.cli import main
from generator.site.theming.templates import TemplateRenderer
from generator.executors import forked
parent, render, seen = os.getpid(), TemplateRenderer.render, []
forked._CHUNK = 1
def killed(self, page, variables):
    seen.append(page)
    if os.getpid() != parent and len(seen) > int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    return render(self, page, variables)
TemplateRenderer.render = killed
arguments = ["build", "--content", sys.argv[1], "--out", sys.argv[2], "--jobs", "2"]
result = CliRunner().invoke(main, arguments)
print(result.exit_code, result.output)
""",
            str(content),
            str(tmp_path / "site"),
            str(number),
        )
        assert told.startswith("1 ")
        assert "a worker process was ended by signal 9 (SIGKILL); the site is as it was" in told
        assert "1 error; no files were changed." in told
        assert "Traceback" not in told
        assert dict(_tree(tmp_path / "site")) == before
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


def test_build__with_workers__is_the_same_site_to_the_byte(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    build(content, tmp_path / "alone")
    told = _alone(
        """
import sys
from pathlib import Path
from generator.building import build
from generator.executors import forked
used = []
def two(count, least):
    used.append(count)
    return 2
forked._sensible = two
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
