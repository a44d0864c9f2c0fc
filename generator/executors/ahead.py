"""One thing made by a forked process while this one does something else.

Data: `Ahead.result` gives what was made.
Limits: what is made is pickled, and should be small; what making it changes elsewhere than on disk is lost. Where it fails, it
is made here, so that its errors are raised here. Linux only, where no other thread is at work.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import pickle
import signal
from collections.abc import Callable
from typing import Generic, TypeVar

_PR_SET_PDEATHSIG = 1
_T = TypeVar("_T")


class Ahead(Generic[_T]):
    """The process, and what it makes."""

    def __init__(self, make: Callable[[], _T]) -> None:
        """Begins; `make` must give the same when it is called again."""
        self._make = make
        parent = os.getpid()
        gc.freeze()  # what is there is no garbage; to look through it would copy memory that the two share
        ours, theirs = os.pipe()
        self._process = os.fork()
        if not self._process:
            _work(make, theirs, parent)
        os.close(theirs)
        gc.unfreeze()
        self._pipe = ours

    def result(self) -> _T:
        """What was made, once it is. Raises what `make` raises."""
        with open(self._pipe, "rb", closefd=False) as pipe:
            data = pipe.read()
        self.close()
        try:
            (made,) = pickle.loads(data)
        except Exception:  # it was killed, or could not make it
            return self._make()
        found: _T = made
        return found

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            os.close(self._pipe)
            self._process = 0


def _work(make: Callable[[], object], pipe: int, parent: int) -> None:
    """Never returns. Leaves Ctrl-C to the parent, and ends with it: it has the lock of the folder that is written."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == parent:
            data = memoryview(pickle.dumps((make(),), 5))
            while data:
                data = data[os.write(pipe, data) :]
    finally:
        os._exit(0)  # without what ends a program: buffers and temporary files are the parent's
