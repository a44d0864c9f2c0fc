"""An ordered parallel map over forked processes.

Data: `Forked`, an `Executor`; `in_order` gives the results of a function for 0, 1, 2 and so on, in that order.
Limits: workers are forked, so that nothing need be packed but what they make; changes they make to anything else are
lost. Where forking is not safe (another system than Linux, threads at work), where there is one processor, or little to
do, everything is done here. Each worker has a pipe of its own and no lock with others: one that the system kills, in
whatever it does, is an error and never makes the others wait.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import resource
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from generator.executors.ahead import Ahead
from generator.executors.base import LEAST, WorkerDiedError

if TYPE_CHECKING:  # loaded when processes are forked
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_MOST_WORKERS = 8
"""Each has a part of the archive's memory of its own."""
_CHUNK = 128
"""Things that a worker takes at once, at most: what is made of neighbours touches the same memory, of which each worker has its own copy
then."""
_SHARES = 8
"""Chunks for each worker, at least: the last one is not to make the others wait."""
_AHEAD = 4
"""Chunks for each worker that may be done before the next one in order is: more would fill the memory."""
_MOST_MADE = 1536
"""Things that a worker makes before another takes its place, with whom its memory goes: Python counts the uses of each object in
the object, so that a worker has a copy of all that it has looked at. A fork costs as much as some pages of a site."""
_LEAST_MADE = 256
"""Things that it makes at least."""
_MOST_COPIED = 40_000
"""Pages of memory, 160 MB, that it has copied or taken when another takes its place earlier: some pages of a site look at all
articles."""
_PR_SET_PDEATHSIG = 1

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Forked:
    """An `Executor` that forks processes."""

    jobs: int | None = None
    """Their number; as many as make sense if None."""

    def __call__(
        self, make: Callable[[int], _T], count: int, *, least: int = LEAST, kept: bool = False
    ) -> Iterator[_T]:
        """See `Executor`."""
        return in_order(make, count, workers=self.jobs, least=least, kept=kept)

    def ahead(self, make: Callable[[], _T]) -> Ahead[_T] | None:
        """Begins to make something in another process; None where that does not help."""
        if not _can_fork():
            return None
        processors = len(os.sched_getaffinity(0)) if self.jobs is None else self.jobs
        return Ahead(make) if processors > 1 else None


def in_order(
    make: Callable[[int], _T], count: int, *, workers: int | None = None, least: int = LEAST, kept: bool = False
) -> Iterator[_T]:
    """`make(0)` to `make(count - 1)`; `workers` are as many as make sense, where the number is not given.

    `kept`: the caller keeps all results, so that it costs no memory to make many ahead. What `make` raises is raised here. Raises `WorkerDiedError` if the system ends a worker.
    """
    number = (_sensible(count, least) if workers is None else min(workers, count)) if _can_fork() else 1
    if number < 2:
        yield from map(make, range(count))
        return
    gc.freeze()  # what is there is no garbage; to look through it would copy memory that the workers share
    with contextlib.suppress(AttributeError):  # another library of C than that of most systems
        ctypes.CDLL(None).malloc_trim(0)  # gives back what is free: it would be copied, too
    pool = _Pool(make, number, replaced=not kept)
    try:
        yield from pool.results(count, count if kept else _AHEAD * number)
    finally:
        pool.close()
        gc.unfreeze()


def _sensible(count: int, least: int) -> int:
    return min(len(os.sched_getaffinity(0)), _MOST_WORKERS) if count >= least else 1


def _can_fork() -> bool:
    """A lock that another thread holds would never be opened in the copy; macOS forbids forking in its own libraries."""
    return sys.platform == "linux" and threading.active_count() == 1


class _Pool:
    """Forked workers, each with a pipe."""

    def __init__(self, make: Callable[[int], Any], number: int, *, replaced: bool) -> None:
        """`replaced`: whether another takes the place of one that has made much, which costs it what it remembers."""
        self._make = make
        self._replaced = replaced
        self._processes: dict[Connection, BaseProcess] = {}
        self._made: dict[Connection, int] = {}
        for _ in range(number):
            self._start()

    def _start(self) -> Connection:
        import multiprocessing  # with the modules of networks: a build of few files needs none

        fork = multiprocessing.get_context("fork")
        ours, theirs = fork.Pipe()
        others = (ours, *self._processes)
        process = fork.Process(target=_work, args=(self._make, theirs, others, os.getpid()), daemon=True)
        process.start()
        theirs.close()  # so that the end of the worker is the end of the pipe
        self._processes[ours], self._made[ours] = process, 0
        return ours

    def results(self, count: int, ahead: int) -> Iterator[Any]:
        """What the workers make of the numbers below `count`, in order; at most so many chunks before the next one."""
        from multiprocessing.connection import Connection, wait

        size = max(1, min(_CHUNK, count // (_SHARES * len(self._processes))))
        waiting = deque(range(0, count, size))
        done: dict[int, Sequence[Any]] = {}
        idle = deque(self._processes)
        for start in range(0, count, size):
            while start not in done:
                limit = start + ahead * size
                while idle and waiting and waiting[0] < limit:
                    first = waiting.popleft()
                    self._send(idle.popleft(), range(first, min(first + size, count)))
                for connection in wait([pipe for pipe in self._processes if pipe not in idle]):
                    assert isinstance(connection, Connection)
                    first, made, copied = self._receive(connection)
                    done[first] = made
                    more = waiting and self._replaced
                    idle.append(self._rested(connection, len(made), copied) if more else connection)
            yield from done.pop(start)

    def _send(self, connection: Connection, numbers: range) -> None:
        try:
            connection.send(numbers)
        except OSError:
            raise self._died(connection) from None

    def _receive(self, connection: Connection) -> tuple[int, Sequence[Any], int]:
        try:
            first, made, copied, error = connection.recv()
        except (EOFError, OSError):
            raise self._died(connection) from None
        if error is not None:
            raise error
        return first, made, copied

    def _rested(self, connection: Connection, made: int, copied: int) -> Connection:
        """The worker that goes on for one that has made some things more: another, once it has made or copied much."""
        self._made[connection] += made
        if self._made[connection] < (_MOST_MADE if copied < _MOST_COPIED else _LEAST_MADE):
            return connection
        self._end(connection)
        return self._start()

    def _died(self, connection: Connection) -> WorkerDiedError:
        process = self._processes[connection]
        process.join()
        code = process.exitcode or 0
        how = f"by signal {-code} ({signal.Signals(-code).name})" if code < 0 else f"with code {code}"
        return WorkerDiedError(f"a worker process was ended {how}")

    def close(self) -> None:
        """End the workers, whatever they do."""
        for connection in list(self._processes):
            self._end(connection)

    def _end(self, connection: Connection) -> None:
        process = self._processes.pop(connection)
        connection.close()
        process.kill()
        process.join()


def _work(make: Callable[[int], Any], pipe: Connection, others: Iterable[Connection], parent: int) -> None:
    """A worker leaves Ctrl-C to its parent, and ends with it: it would keep the lock of a killed build's folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    for other in others:  # the parent's ends of all pipes
        other.close()
    gc.freeze()  # what the parent has made is no garbage of ours; to look through it would copy its memory
    while True:
        try:
            numbers = pipe.recv()
        except EOFError:
            return
        made, failed = list[Any](), None
        try:
            made = [make(number) for number in numbers]
        except Exception as error:
            error.add_note("".join(traceback.format_exception(error)))
            failed = error
        pipe.send((numbers.start, made, resource.getrusage(resource.RUSAGE_SELF).ru_minflt, failed))
        del made  # it would stay until the next is made
