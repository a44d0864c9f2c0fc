"""Errors that a user can correct, each with its place and its fix.

Data: `Problem`, one error; `ContentError`, all errors of one run; `closest` and `nearest` for misspelt words; `cut` for long
values.
Limits: only for mistakes of the user; a bug keeps its own exception and traceback. No code reads the texts.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST = 160
"""Characters of a value in a message."""
_SIMILAR = 0.6
"""Ratio of `difflib` from which two spellings are similar, 0 to 1."""
_ALL = 60
"""Known words that a message lists all."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One error, printed as `path:line: what (fix)`."""

    path: str
    """The file, relative to the working folder where possible."""
    line: int
    """1-based; 0 if the problem has no line, such as a missing file."""
    what: str
    """What is wrong, with the value that is wrong; no full stop."""
    fix: str = ""
    """How to correct it; empty only if `what` says it."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what} ({self.fix})" if self.fix else f"{place}: {self.what}"


class ContentError(Exception):
    """All problems of one run, sorted and each once; the command line prints them without a traceback.

    `readable`: the record that could be read in spite of them, so that a check finds its other mistakes in the same round;
    None if there is none.
    """

    def __init__(self, problems: Iterable[Problem], readable: object = None) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        self.readable = readable
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...], object]]:
        """Pickles with the problems, so that the exception can cross processes."""
        return type(self), (self.problems, self.readable)


def closest(word: str, known: Iterable[str], similar: float = _SIMILAR) -> str | None:
    """Returns the known word that is spelt most like `word`; None if none has a ratio of `similar`, 0 to 1."""
    close = difflib.get_close_matches(word, [str(name) for name in known], n=1, cutoff=similar)
    return close[0] if close else None


def nearest(word: str, known: Iterable[str], similar: float = _SIMILAR) -> str:
    """Returns a fix for an unknown word: the closest known one; if none is similar, all, the nearest first."""
    names = [str(name) for name in known]
    close = closest(word, names, similar)
    if close is not None:
        return f"did you mean {close}?"
    if not names:
        return "there are none yet"
    if len(names) > _ALL:
        return "check the spelling"
    sure = {name: difflib.SequenceMatcher(None, word.casefold(), name.casefold()).ratio() for name in names}
    ranked = sorted(names, key=lambda name: (-sure[name], name))
    return f"use one of: {', '.join(ranked)}"


def shown(value: object) -> str:
    """Returns a value of YAML as an editor would write it in a message: `[A, kettle]`, `true`; a text in quotation marks."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(_bare(part) for part in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_bare(part)}' for key, part in value.items())}}}"
    if value is None:
        return "nothing"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _bare(value: object) -> str:
    return value if isinstance(value, str) else shown(value)


def cut(text: str) -> str:
    """Returns at most `_LONGEST` characters of a text for a message; what is left out is an ellipsis."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
