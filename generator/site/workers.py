"""An ordered parallel map over a pool of forked processes.

Data: `in_order` gives the results of a function for 0, 1, 2 and so on, in that order.
Limits: workers are forked, so that nothing need be packed but what they make; changes they make to anything else are
lost. Where forking is not safe (another system than Linux, threads at work), where there is one processor, or little to
do, everything is done here.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

_LEAST = 1000
"""Things; for fewer, forking a process of some hundred megabytes twice costs more than it saves."""
_MOST_WORKERS = 8
"""Each has a share of the archive's memory of its own, in the end."""
_CHUNK = 16
"""Things that a worker takes at once."""
_PR_SET_PDEATHSIG = 1

_T = TypeVar("_T")

_jobs: list[Callable[[int], Any]] = []
"""The last one is what the workers forked next are to do."""


def in_order(make: Callable[[int], _T], count: int, *, workers: int | None = None) -> Iterator[_T]:
    """`make(0)` to `make(count - 1)`; `workers` are as many as make sense, where the number is not given.

    What `make` raises is raised here; a worker that the system ends raises `BrokenProcessPool`.
    """
    number = (_sensible(count) if workers is None else workers) if _can_fork() else 1
    if number < 2:
        yield from map(make, range(count))
        return
    _jobs.append(make)
    pool = ProcessPoolExecutor(number, multiprocessing.get_context("fork"), _begin, (os.getpid(),))
    try:
        yield from pool.map(_do, range(count), chunksize=_CHUNK)
    finally:
        _jobs.pop()
        pool.shutdown(cancel_futures=True)


def _sensible(count: int) -> int:
    return min(len(os.sched_getaffinity(0)), _MOST_WORKERS) if count >= _LEAST else 1


def _can_fork() -> bool:
    """A lock that another thread holds would never be opened in the copy; macOS forbids forking in its own libraries."""
    return sys.platform == "linux" and threading.active_count() == 1


def _begin(parent: int) -> None:
    """A worker leaves Ctrl-C to its parent, and ends with it: it would keep the lock of a killed build's folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _do(number: int) -> Any:
    return _jobs[-1](number)
