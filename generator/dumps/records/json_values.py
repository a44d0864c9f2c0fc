"""JSON with the places of its values: one value, several in a row, or one a line.

Data: `load_values` gives the values of a text; `members` those of an object or a list, with their offsets; `find_records`
the records of an export, wherever in it they are.
Limits: raises `BadMarkupError` with the line where the text is no JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.records.names import flat, roles_of

_SPACE = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r"[\s,\x1e]*")
_DECODER = json.JSONDecoder(strict=False)
_DEPTH = 6
_MOST = 30
"""Records of a list that are looked at to know what it is."""


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A value and its place in the text."""

    value: Any
    begin: int
    """Characters before it."""
    end: int


@lru_cache(maxsize=1)  # a file is looked at to know its kind, to be judged and to be cut
def load_values(text: str) -> tuple[JsonValue, ...]:
    """The values of a text, at least one. Raises `BadMarkupError`."""
    found: list[JsonValue] = []
    at = _BETWEEN.match(text.replace("\ufeff", " ", 1) if text.startswith("\ufeff") else text).end()  # type: ignore[union-attr]
    while at < len(text) and (not found or text[at] in "[{"):
        try:
            value, end = _DECODER.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise _broken(text, error) from None
        except RecursionError:
            raise BadMarkupError(1, "JSON nested too deeply", "give a list of objects, or a JSON Feed") from None
        found.append(JsonValue(value, at, end))
        at = _BETWEEN.match(text, end).end()  # type: ignore[union-attr]
    if at < len(text):
        line = text.count("\n", 0, at) + 1
        raise BadMarkupError(line, "not JSON: words after the end of the data", "fetch or export it again")
    return tuple(found)


def _broken(text: str, error: json.JSONDecodeError) -> BadMarkupError:
    ended = error.pos >= len(text.rstrip()) or "Unterminated" in error.msg
    what = "the file ends in the middle" if ended else f"not JSON: {error.msg}"
    return BadMarkupError(error.lineno, what, "fetch or export it again")


def members(text: str, at: int) -> Iterator[tuple[str, JsonValue]]:
    """The members of the object or the list that begins at an offset: key or position, value. The text is JSON."""
    is_object = text[at] == "{"
    close = "}" if is_object else "]"
    at, position = _skip(text, at + 1), 0
    while text[at] != close:
        key = str(position)
        if is_object:
            key, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        value, end = _DECODER.raw_decode(text, at)
        yield key, JsonValue(value, at, end)
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at
        position += 1


def inside(text: str, path: tuple[str, ...], at: int = 0) -> list[tuple[str, JsonValue]]:
    """The members at the end of a path of keys and positions; of two equal keys the last one counts."""
    for step in path:
        at = [value.begin for key, value in members(text, at) if key == step][-1]
    return list(members(text, at))


def find_records(text: str) -> list[JsonValue]:
    """The records of a text: a list of objects, however deep in an object; objects one after the other; or one object.

    Empty where there is no object. Raises `BadMarkupError`.
    """
    values = load_values(text)
    if len(values) > 1:
        return [value for value in values if isinstance(value.value, Mapping)]
    (whole,) = values
    lists = list(lists_of_objects(whole.value))
    best = max(lists, key=lambda one: (_worth(one[1]), len(one[1]) > 1, len(one[1]), -len(one[0])), default=None)
    single = isinstance(whole.value, Mapping) and _worth([whole.value])
    if best is None or (single and single >= _worth(best[1])):
        return [whole] if isinstance(whole.value, Mapping) else []
    return [value for _, value in inside(text, best[0], whole.begin) if isinstance(value.value, Mapping)]


def lists_of_objects(
    value: Any, path: tuple[str, ...] = (), depth: int = _DEPTH
) -> Iterator[tuple[tuple[str, ...], list[Mapping[str, Any]]]]:
    """Every list of objects, and every object of objects, with the keys and positions that lead to it."""
    named = list(value.items()) if isinstance(value, Mapping) else []
    named += [(str(place), each) for place, each in enumerate(value[:_MOST])] if isinstance(value, list) else []
    inner = list(value.values()) if isinstance(value, Mapping) else value if isinstance(value, list) else []
    objects = [each for each in inner if isinstance(each, Mapping)]
    if objects and len(objects) == len(inner) and (isinstance(value, list) or len(objects) > 1):
        yield path, objects
    if depth:
        for key, each in named:
            if isinstance(each, Mapping | list):
                yield from lists_of_objects(each, (*path, str(key)), depth - 1)


def _worth(records: list[Mapping[str, Any]]) -> int:
    """How well the names of the fields are those of articles: 0 to 4."""
    roles = roles_of(name for record in records[:_MOST] for name in flat(record))
    return 2 * ("body" in roles) + ("summary" in roles) + ("title" in roles)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
