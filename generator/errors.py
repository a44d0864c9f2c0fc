"""What the user is told when something is wrong: problems with a place and a remedy.

Data: `Problem`, one mistake; `ContentError`, every mistake of one run.
Limits: only mistakes of the user come here; a bug keeps its own exception and traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, printed as `path:line: what (fix)`."""

    path: str
    """The file as the user would name it: relative to the working folder where possible."""
    line: int
    """1-based; 0 where the problem has no line (a missing file)."""
    what: str
    """What is wrong, with the value that is wrong; no full stop."""
    fix: str = ""
    """What to do about it; empty only where `what` says it."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what} ({self.fix})" if self.fix else f"{place}: {self.what}"


class ContentError(Exception):
    """Carries all problems of one run, sorted; the command line prints them and no traceback."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        """Packed with its problems, on its way from another process."""
        return type(self), (self.problems,)


def nearest(word: str, known: Iterable[str]) -> str:
    """Advice that names the nearest of the known words, or all of them when none is near."""
    names = [str(name) for name in known]
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    return f"use one of: {', '.join(names)}" if len(names) <= 60 else "check the spelling"
