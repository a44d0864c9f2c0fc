"""Goes on after a file with problems, so that those of all files are reported together.

Data: `collect` adds the problems of one reader to a list.
Limits: `ContentError` only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from generator.errors import ContentError, Problem

_T = TypeVar("_T")


def collect(problems: list[Problem], read: Callable[[], _T]) -> _T | None:
    """Returns what `read` returns, or what could be read in spite of problems, which are added to `problems`."""
    try:
        return read()
    except ContentError as error:
        problems += error.problems
        return cast("_T | None", error.readable)
