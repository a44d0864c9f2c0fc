"""One thing made by another process meanwhile."""

from __future__ import annotations

import os
import signal

import pytest

from generator.errors import ContentError, Problem
from generator.executors.ahead import Ahead
from generator.executors.forked import Forked


def test_ahead__what_can_be_made__is_made_by_another_process() -> None:
    assert Ahead(os.getpid).result() != os.getpid()


def test_ahead__more_than_a_pipe_holds__comes_whole() -> None:
    assert Ahead(lambda: b"x" * 1_000_000).result() == b"x" * 1_000_000


def test_ahead__a_mistake__is_raised_here() -> None:
    problem = Problem("a.md", 1, "wrong", "right")

    def make() -> None:
        raise ContentError([problem])

    with pytest.raises(ContentError) as caught:
        Ahead(make).result()
    assert list(caught.value.problems) == [problem]


def test_ahead__process_that_is_killed__is_made_here() -> None:
    here = os.getpid()

    def make() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert Ahead(make).result() == here


def test_ahead__closed_before_it_is_done__leaves_no_process() -> None:
    ahead = Ahead(signal.pause)
    ahead.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_forked__one_job__begins_nothing() -> None:
    assert Forked(1).ahead(os.getpid) is None
