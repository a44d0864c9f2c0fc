"""What a build or an import needs of whoever makes its pieces.

Data: `Executor`, the protocol; `here`, the simplest one; `WorkerDiedError`.
Limits: pure, so that the core may be given an executor without knowing of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

LEAST = 1000
"""Pieces; for fewer, forking a process of some hundred megabytes twice costs more than it saves."""

_T = TypeVar("_T")


class WorkerDiedError(Exception):
    """A worker ended before its work did; the text says how."""


class Executor(Protocol):
    """An ordered parallel map over the numbers from 0."""

    def __call__(
        self, make: Callable[[int], _T], count: int, *, least: int = LEAST, kept: bool = False
    ) -> Iterator[_T]:
        """`make(0)` to `make(count - 1)`, in this order; what `make` changes elsewhere may be lost.

        Fewer pieces than `least` are made here. `kept`: the caller keeps all pieces, so that any number of them may be
        made before the next one in order is. What `make` raises is raised here. Raises `WorkerDiedError` if a worker
        ends before its work.
        """


def here(make: Callable[[int], _T], count: int, *, least: int = LEAST, kept: bool = False) -> Iterator[_T]:
    """An `Executor` that makes every piece in this process."""
    return map(make, range(count))
