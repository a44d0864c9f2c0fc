"""What the words around a capitalised name say of it: a company, a person, a place or a thing.

Data: `signs_around` gives the names of all signs around one occurrence; `weight` and `label` say what each is worth and how
it reads. Patterns and points are in `data/suggest-signs-en.yml`, with an example and a counter-example for each pattern.
Limits: patterns of English news prose within one sentence; a sign may mislead, so several are added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.enrich.entities.lexicon import firm_noun
from generator.enrich.word_lists import read_data

FILE = "suggest-signs-en.yml"
_REACH = 90
"""Characters in front of a name and behind it that are read."""


@dataclass(frozen=True, slots=True)
class _SignPattern:
    sign: str
    pattern: re.Pattern[str]


def weight(sign: str) -> float:
    """Points of one sign; a sign that comes again adds less each time. Raises KeyError for an unknown one."""
    return float(read_data(FILE)["signs"][sign][0])


def label(sign: str) -> str:
    """A sign in words for people."""
    return str(read_data(FILE)["signs"][sign][1])


def signs_around(sentence: str, start: int, end: int) -> Iterator[str]:
    """The signs around `sentence[start:end]`; each at most once."""
    before, after = sentence[max(0, start - _REACH) : start], sentence[end : end + _REACH]
    seen = set()
    for one in patterns("before"):
        if one.sign not in seen and one.pattern.search(before):
            seen.add(one.sign)
            yield one.sign
    for one in patterns("after"):
        if one.sign not in seen and one.pattern.match(after):
            seen.add(one.sign)
            yield one.sign


@cache
def patterns(side: str) -> tuple[_SignPattern, ...]:
    """The patterns for the text `before` or `after` a name, in the order of the data file."""
    data = read_data(FILE)
    parts = {"firm": firm_noun(), **data["parts"]}
    found = []
    for row in data[side]:
        pattern = row["pattern"]
        for name, part in parts.items():
            pattern = pattern.replace(f"{{{name}}}", part)
        found.append(_SignPattern(row["sign"], re.compile(pattern)))
    return tuple(found)
