"""An ordered parallel map over the workers of a Dask cluster that somebody has started.

Data: `Cluster`, an `Executor`; `NoClusterError` says why there is none.
Limits: needs the extra `briefings[dask]`. Workers have this version of briefings, the same packages, and the content folder
under the same path. What is to be made is packed once for each call, and unpacked once by each worker.
"""

from __future__ import annotations

import contextlib
import importlib
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from typing import Any, TypeVar

from generator import __version__
from generator.executors.base import LEAST, WorkerDiedError

SCHEME = "dask://"
_SECONDS = 10
"""How long the scheduler has to answer."""
_CHUNK = 64
"""Pieces that a worker takes at once, at most."""
_SHARES = 8
"""Chunks for each worker, at least."""
_AHEAD = 4
"""Chunks for each worker that are asked for before the next one in order is there, unless all are kept."""

_T = TypeVar("_T")


class NoClusterError(Exception):
    """There is no cluster that can be used; the text says why, and what to do."""


class Cluster:
    """An `Executor` that sends the pieces to a Dask cluster."""

    def __init__(self, address: str) -> None:
        """`address` is `HOST:PORT` of the scheduler. Raises `NoClusterError`."""
        try:
            self._distributed = importlib.import_module("distributed")
            self._pack: Callable[[object], bytes] = importlib.import_module("cloudpickle").dumps
        except ModuleNotFoundError:
            raise NoClusterError('Dask is not installed: pip install "briefings[dask]"') from None
        try:
            self._client = self._distributed.Client(f"tcp://{address}", timeout=_SECONDS, set_as_default=False)
            versions: dict[str, str] = self._client.run(worker_version)
        except (OSError, ValueError) as error:  # a time-out is an OSError, a wrong address a ValueError
            raise NoClusterError(f"no Dask scheduler answers at {address}: {str(error)[:80]}") from None
        except Exception as error:
            raise NoClusterError(f"the workers at {address} cannot load briefings {__version__}: {error}") from None
        if not versions:
            raise NoClusterError(f"the scheduler at {address} has no workers: start one with dask worker {address}")
        if other := next((version for version in versions.values() if version != __version__), ""):
            raise NoClusterError(f"the workers at {address} have briefings {other}, not {__version__}")
        self._workers = len(versions)

    def __call__(
        self, make: Callable[[int], _T], count: int, *, least: int = LEAST, kept: bool = False
    ) -> Iterator[_T]:
        """See `Executor`; however few pieces there are, they are made by the cluster."""
        if count:
            yield from self._results(make, count, kept=kept)

    def _results(self, make: Callable[[int], Any], count: int, *, kept: bool) -> Iterator[Any]:
        size = max(1, min(_CHUNK, count // (_SHARES * self._workers)))
        waiting = deque(range(0, count, size))
        asked: deque[Any] = deque()
        try:
            packed = self._client.scatter([_Packed(self._pack(make))], broadcast=True, hash=False)[0]
            while waiting or asked:
                while waiting and (kept or len(asked) < _AHEAD * self._workers):
                    first = waiting.popleft()
                    last = min(first + size, count)
                    asked.append(self._client.submit(make_pieces, packed, first, last, pure=False))
                made, error = self._result(asked.popleft())
                yield from made
                if error:
                    raise error
        finally:
            self._client.cancel(list(asked))

    def _result(self, future: Any) -> tuple[list[Any], Exception | None]:
        try:
            made: tuple[list[Any], Exception | None] = future.result()
        except (self._distributed.KilledWorker, CancelledError, OSError) as error:
            raise WorkerDiedError(f"a worker of the Dask cluster was ended ({type(error).__name__})") from None
        return made

    def close(self) -> None:
        """Leave the cluster, which goes on."""
        with contextlib.suppress(OSError):
            self._client.close()


class _Packed:
    """A function that a worker unpacks at its first use, and keeps for the next chunk."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._make: Callable[[int], Any] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return _Packed, (self._data,)

    @property
    def make(self) -> Callable[[int], Any]:
        """The function."""
        if self._make is None:
            self._make = importlib.import_module("cloudpickle").loads(self._data)
        return self._make


def make_pieces(packed: _Packed, first: int, last: int) -> tuple[list[Any], Exception | None]:
    """The pieces from `first` to before `last`, and what was raised; runs on a worker."""
    made: list[Any] = []
    try:
        for number in range(first, last):
            made.append(packed.make(number))
    except Exception as error:
        return made, error
    return made, None


def worker_version() -> str:
    """The version of briefings; runs on a worker."""
    return __version__
