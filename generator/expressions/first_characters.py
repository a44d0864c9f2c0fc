"""Regular expressions that pass over the places of a text where they cannot begin.

Data: `quick_pattern` compiles an expression as `re.compile` does; what it finds is the same. `first_characters` gives the
characters with which its matches begin. Python looks for these first, but only where an expression begins with them: not
behind `\\b` or `(?<!...)`, and never where it ignores case, so that each place of a text is tried in full.
Limits: the characters go into the compiled form that Python's own compiler makes. Where that is not as expected, as in a
later Python, or the characters are those of half a text, the expression is compiled as ever.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from typing import Any

_COMPILER = importlib.import_module("re._compiler")
_PARSER = importlib.import_module("re._parser")
_SRE = importlib.import_module("_sre")
_OTHER_CASES = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
"""Letters outside ASCII that these match where case is ignored; a test asks Python for all of them."""
_CASELESS = (0x2E80, 0x9FFF)
"""Signs of Chinese and Japanese."""
_POSITIVE = {
    _PARSER.CATEGORY_NOT_WORD: _PARSER.CATEGORY_WORD,
    _PARSER.CATEGORY_NOT_DIGIT: _PARSER.CATEGORY_DIGIT,
    _PARSER.CATEGORY_NOT_SPACE: _PARSER.CATEGORY_SPACE,
}
_BROAD = frozenset({*_POSITIVE, _PARSER.CATEGORY_WORD})
"""Classes of so many characters that it does not pay to look for them."""
_NO_FLAGS_BUT = re.IGNORECASE | re.UNICODE | re.MULTILINE | re.DOTALL | re.VERBOSE

CharacterSet = tuple[tuple[Any, Any], ...]
"""Characters, ranges and classes, in the form of `re._parser`."""


class _AnyCharacterError(Exception):
    """An expression may begin with characters that no set names."""


def quick_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, compiled. Raises `re.error` as `re.compile`."""
    try:
        return _compiled(pattern, flags)
    except (AttributeError, IndexError, RuntimeError, TypeError, ValueError):  # of what is private to another Python
        return re.compile(pattern, flags)


def first_characters(pattern: str, flags: int = 0) -> CharacterSet:
    """Characters of which one is the first of each match; empty where they are not known, or too many."""
    parsed = _PARSER.parse(pattern, flags)
    return _of(parsed, parsed.state.flags | flags)


def _of(parsed: Any, flags: int) -> CharacterSet:
    found: dict[tuple[Any, Any], None] = {}
    try:
        is_empty = flags & ~_NO_FLAGS_BUT or _add_sequence(parsed, flags, found)
    except _AnyCharacterError:
        return ()
    return () if is_empty or any(op is _PARSER.CATEGORY and kind in _BROAD for op, kind in found) else tuple(found)


def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """What `re.compile` does, and the first characters in the block at the beginning of the compiled form, which tells the
    search where to look, unless it has those already."""
    parsed = _PARSER.parse(pattern, flags)
    state = parsed.state
    code = _COMPILER._code(parsed, flags)
    block, size, known, shortest = code[:4]
    characters = _of(parsed, state.flags | flags) if block is _PARSER.INFO and shortest and not known else ()
    if characters:
        charset, _ = _COMPILER._optimize_charset(list(characters))
        packed: list[int] = []
        _COMPILER._compile_charset(charset, flags, packed)
        code = [block, size + len(packed), _COMPILER.SRE_INFO_CHARSET, *code[3:5], *packed, *code[1 + size :]]
    names: list[str | None] = [None] * state.groups
    for name, index in state.groupdict.items():
        names[index] = name
    compiled: re.Pattern[str] = _SRE.compile(
        pattern, flags | state.flags, code, state.groups - 1, state.groupdict, tuple(names)
    )
    return compiled


def _add_sequence(parts: Iterable[tuple[Any, Any]], flags: int, found: dict[tuple[Any, Any], None]) -> bool:
    """Add the characters with which a sequence may begin; returns whether it may be empty. Raises `_AnyCharacterError`."""
    return all(_add_part(operator, argument, flags, found) for operator, argument in parts)


def _add_part(operator: Any, argument: Any, flags: int, found: dict[tuple[Any, Any], None]) -> bool:
    """The same for one part."""
    if operator in (_PARSER.AT, _PARSER.ASSERT, _PARSER.ASSERT_NOT):
        return not (operator is _PARSER.ASSERT and _looks_ahead(argument, flags, found))
    if operator is _PARSER.SUBPATTERN:
        _, added, removed, inner = argument
        return _add_sequence(inner, (flags | added) & ~removed, found)
    if operator is _PARSER.BRANCH:
        return True in [_add_sequence(branch, flags, found) for branch in argument[1]]
    if operator in (_PARSER.MAX_REPEAT, _PARSER.MIN_REPEAT, _PARSER.POSSESSIVE_REPEAT):
        least, _, inner = argument
        return _add_sequence(inner, flags, found) or not least
    if operator is _PARSER.ATOMIC_GROUP:
        return _add_sequence(argument, flags, found)
    _add_characters(operator, argument, bool(flags & re.IGNORECASE), found)
    return False


def _looks_ahead(argument: Any, flags: int, found: dict[tuple[Any, Any], None]) -> bool:
    """Add the characters that `(?=...)` asks for; returns whether it asks for any."""
    direction, inner = argument
    ahead: dict[tuple[Any, Any], None] = {}
    try:
        if direction < 0 or _add_sequence(inner, flags, ahead):
            return False
    except _AnyCharacterError:
        return False
    found |= ahead
    return True


def _add_characters(operator: Any, argument: Any, any_case: bool, found: dict[tuple[Any, Any], None]) -> None:
    """Add one character, or those of a class. Raises `_AnyCharacterError`."""
    if operator is _PARSER.LITERAL:
        found |= dict.fromkeys((operator, code) for code in _cases(argument, any_case))
    elif operator is _PARSER.IN and argument[0][0] is _PARSER.NEGATE:
        # `[^\W_]`: all word characters and a few more do no harm, since the expression itself is tried there
        kinds = [_POSITIVE[kind] for name, kind in argument if name is _PARSER.CATEGORY and kind in _POSITIVE]
        if not kinds:
            raise _AnyCharacterError
        found[_PARSER.CATEGORY, kinds[0]] = None
    elif operator is _PARSER.IN:
        for name, kind in argument:
            _add_characters(name, kind, any_case, found)
    elif operator is _PARSER.RANGE and any_case and argument[0] < _CASELESS[0]:
        if argument[1] > 0x7F:
            raise _AnyCharacterError
        for code in range(argument[0], argument[1] + 1):
            _add_characters(_PARSER.LITERAL, code, True, found)
    elif operator is _PARSER.CATEGORY or (operator is _PARSER.RANGE and (not any_case or argument[1] <= _CASELESS[1])):
        found[operator, argument] = None
    else:
        raise _AnyCharacterError


def _cases(code: int, any_case: bool) -> list[int]:
    """A character as it may be written. Raises `_AnyCharacterError` for letters outside ASCII in any case."""
    letter = chr(code)
    if not any_case or letter.lower() == letter.upper() == letter:
        return [code]
    if not letter.isascii():
        raise _AnyCharacterError
    return [*map(ord, letter.lower() + letter.upper() + _OTHER_CASES.get(letter.lower(), ""))]
