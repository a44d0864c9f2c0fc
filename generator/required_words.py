"""What a text must hold for a regular expression to match anywhere in it.

Data: `required_words` gives strings of which every match needs one; `GuardedPattern` is an expression that looks for them
first. To look for a few strings costs far less than to try an expression of many alternatives at each place of a text.
Limits: expressions that match signs of a class, such as a digit, have none. Where case is ignored the strings are folded,
and so is the text in which they are looked for.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

_PARSER = importlib.import_module("re._parser")
"""Python's own parser of regular expressions; a test compares its results with those of the expressions."""
_MOST = 48
"""More strings than these are no quicker than the expression."""
_SHORTEST = 2
"""A single letter is in every text."""
_UNLIKE = ("\u0130", "\u0131")
"""Letters that are an `i` where case is ignored, but not when they are folded."""
Replacement = str | Callable[[re.Match[str]], str]


class GuardedPattern:
    """A compiled expression that is tried only on texts that hold what it needs."""

    __slots__ = ("_any_case", "_words", "compiled")

    def __init__(self, compiled: re.Pattern[str]) -> None:
        self.compiled = compiled
        self._words = required_words(compiled.pattern, compiled.flags)
        self._any_case = bool(compiled.flags & re.IGNORECASE)

    @property
    def pattern(self) -> str:
        """The expression as it was written."""
        return self.compiled.pattern

    def match(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.match`; likewise the next two."""
        return self.compiled.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        where = self._folded(text) if self._any_case else text
        for word in self._words:  # any() would cost as much as the search, and so would a function for both
            if word in where:
                return self.compiled.search(text)
        return None if self._words else self.compiled.search(text)

    def sub(self, replacement: Replacement, text: str) -> str:
        where = self._folded(text) if self._any_case else text
        for word in self._words:
            if word in where:
                return self.compiled.sub(replacement, text)
        return text if self._words else self.compiled.sub(replacement, text)

    def _folded(self, text: str) -> str:
        """The text as its words are looked for; with all of them where folding tells too little."""
        unlike = not text.isascii() and any(letter in text for letter in _UNLIKE)
        return " ".join(self._words) if unlike else text.casefold()


def required_words(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Strings of which every match of the expression, with what it looks at around it, holds at least one; empty where
    that is not known, or of no use. With `re.IGNORECASE` they are folded, and so must the text be."""
    if flags & re.VERBOSE:
        return ()
    found = _of_sequence(_PARSER.parse(pattern, flags & ~re.UNICODE))
    return tuple(sorted({word.casefold() for word in found} if flags & re.IGNORECASE else found))


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best of what any part of a sequence requires: the part whose shortest string is longest."""
    found: list[frozenset[str]] = []
    run = ""
    for operator, argument in parts:
        if operator is _PARSER.LITERAL:
            run += chr(argument)
            continue
        found.append(_of_run(run))
        run = ""
        found.append(_of_part(operator, argument))
    found.append(_of_run(run))
    return max((one for one in found if one), key=_worth, default=frozenset())


def _of_run(run: str) -> frozenset[str]:
    return frozenset({run}) if len(run) >= _SHORTEST or (run and not run.isascii()) else frozenset()


def _of_part(operator: Any, argument: Any) -> frozenset[str]:
    if operator is _PARSER.SUBPATTERN:
        _, added, _, inner = argument
        return frozenset() if added & re.IGNORECASE else _of_sequence(inner)
    if operator is _PARSER.BRANCH:
        return _of_any([_of_sequence(branch) for branch in argument[1]])
    if operator in (_PARSER.MAX_REPEAT, _PARSER.MIN_REPEAT, _PARSER.POSSESSIVE_REPEAT):
        return _of_sequence(argument[2]) if argument[0] else frozenset()
    if operator is _PARSER.ASSERT:
        return _of_sequence(argument[1])
    if operator is _PARSER.ATOMIC_GROUP:
        return _of_sequence(argument)
    return frozenset()


def _of_any(branches: Sequence[frozenset[str]]) -> frozenset[str]:
    """What alternatives require: nothing, if one of them requires nothing."""
    together = frozenset().union(*branches)
    return together if all(branches) and len(together) <= _MOST else frozenset()


def _worth(words: frozenset[str]) -> tuple[int, int]:
    return min(map(len, words)), -len(words)
