"""The words that name the fields of an article's head, from `generator/data/head_labels.json`.

Data: `match_label` finds a field's name before a colon; `any_phrase` is a pattern for the phrases of a list;
`has_publication_word` tells names of papers and sites from names of people.
Limits: reads one file of the package, once.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from generator.package_data import read_json

_LABEL = re.compile(r"(?:[-*•>»]+\s+|:)?(?:\*\*|__)?([^\W\d_][^:：\n]{0,38}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s*(?=\S)")
_WORDS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")


class Labelled(NamedTuple):
    """A field's name at the start of a line."""

    field: str
    """A key of `labels` in the file: `day`, `author`, `url`, ..."""
    rest: str
    """What stands after the colon."""


def match_label(text: str) -> Labelled | None:
    """The field that a line names before its colon; None where the words are no known label."""
    match = _LABEL.match(text)
    field = _fields().get(_bare(match[1])) if match else None
    return Labelled(field, text[match.end() :].strip()) if match and field else None


def label_alone(text: str) -> str | None:
    """The field that is named by a whole line, with or without a colon or an arrow: `Read more »`."""
    return _fields().get(_bare(text)) if len(text) <= 40 else None


@cache
def any_phrase(name: str) -> str:
    """A pattern, in a group that does not count, for the phrases of a list of the file: the longest first."""
    phrases = sorted(_data()[name], key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(phrase) for phrase in phrases)})"


@cache
def phrases(name: str) -> frozenset[str]:
    """The phrases of a list of the file, lower case."""
    return frozenset(_data()[name])


def has_publication_word(name: str) -> bool:
    """Whether a name has a word that papers, agencies and sites have in theirs, or is an address or an acronym."""
    words = [word.casefold() for word in _WORDS.findall(name)]
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", name.strip()) or (name.isupper() and len(words) == 1):
        return True
    known = phrases("publication_words")
    unspaced = any(name.endswith(word) for word in known if not word.isascii() and len(word) < 4)
    return any(word in known for word in words) or unspaced


def _bare(text: str) -> str:
    return _MARKS.sub("", " ".join(text.casefold().split()))


@cache
def _fields() -> dict[str, str]:
    return {_bare(word): field for field, words in _data()["labels"].items() for word in words}


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_json("head_labels.json")
    return data
