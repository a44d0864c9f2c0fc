"""Runs an action in a process of its own that is killed at its n-th change of a name on disk."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

from generator.content.merging import disk

_CHANGES = ("fsync", "link", "mkdir", "rename", "replace", "unlink")


def killed_at(number: int, action: Callable[..., object], *arguments: object) -> bool:
    """Run `action` in a child; SIGKILL just before change `number`, from 0. Returns whether it was killed."""
    child = os.fork()
    if child == 0:
        _arm(iter(range(number, -1, -1)))
        try:
            action(*arguments)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _arm(left: Iterator[int]) -> None:
    for name in _CHANGES:
        setattr(os, name, _counted(getattr(os, name), left))
    disk.exchange = _counted(disk.exchange, left)  # only in the child


def _counted(real: Callable[..., Any], left: Iterator[int]) -> Callable[..., Any]:
    def step(*arguments: Any, **named: Any) -> Any:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)

    return step
