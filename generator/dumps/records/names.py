"""Which field of a record holds what: the names of fields in many languages, from `generator/data/record_fields.json`.

Data: `choose_fields` gives the names of a list's own fields for each role; `flat` the fields of a record, inner
ones as `outer.inner`.
Limits: by the name first, then by whether the values can be what the name says. By its values alone only a text is found:
the one field without a role that holds paragraphs, in records that have a title and a day, a paper or an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from generator.dumps.records.values import body_html, is_date, names_of, tags_of, url_of, words_of
from generator.model import FIELD_ROLES
from generator.package_data import read_json

_USABLE: Mapping[str, Callable[[Any], bool]] = {
    "title": lambda value: bool(words_of(value)) and not url_of(value),
    "date": is_date,
    "url": lambda value: bool(url_of(value)),
    "body": lambda value: bool(body_html(value)) and not url_of(value),
    "author": lambda value: bool(names_of(value)),
    "publication": lambda value: bool(words_of(value)) and not url_of(value),
    "tags": lambda value: bool(tags_of(value)),
    "summary": lambda value: bool(body_html(value)) and not url_of(value),
}
_MOST = 200
"""Records that are looked at to know what a field holds."""
_DEPTH = 3
_PARAGRAPH, _NEARLY = 12, 0.9
"""Words of a paragraph; share of a field's values that are one."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")


def flat(record: Mapping[str, Any], prefix: str = "", depth: int = _DEPTH) -> dict[str, Any]:
    """The fields of a record with those of the records in it, as `outer.inner`; outer ones come first."""
    found = {f"{prefix}{key}": value for key, value in record.items()}
    for key, value in record.items():
        if isinstance(value, Mapping) and depth > 1:
            found |= flat(value, f"{prefix}{key}.", depth - 1)
    return found


def bare(name: str) -> str:
    """A field's name without case and marks: `published_at` is `publishedat`."""
    return re.sub(r"[\W_]+", "", name.rpartition(".")[2].casefold())


def roles_of(names: Iterable[str]) -> set[str]:
    """The roles that names of fields may have."""
    found: set[str] = set()
    for name in names:
        found |= _roles_of(name).keys()
    return found


def _roles_of(name: str) -> Mapping[str, int]:
    """Role -> its place in the role's list; of `Clipping (summary)` by the whole, by its start, by what is in brackets."""
    before, _, within = name.partition("(")
    options = (name, before, within) if within else (name,)
    return next((roles for each in options if (roles := _roles().get(bare(each)))), {})


def choose_fields(
    records: Sequence[Mapping[str, Any]], mapped: Sequence[tuple[str, str]] = ()
) -> dict[str, tuple[str, ...]]:
    """Role -> names of the fields that hold it, the likeliest first; of `mapped`, pairs of role and name, always.

    A field has one role, the first of `FIELD_ROLES` for which its values will do.
    """
    looked = records[:_MOST]
    names = list(dict.fromkeys(name for record in looked for name in record))
    given = {role: tuple(name for each, name in mapped if each == role) for role in FIELD_ROLES}
    taken = {name for pair in mapped for name in pair[1:]}
    chosen: dict[str, tuple[str, ...]] = {}
    for role in FIELD_ROLES:
        ranked = sorted(
            (_roles_of(name)[role], name.count("."), position, name)
            for position, name in enumerate(names)
            if name not in taken and role in _roles_of(name) and not (role == "title" and _is_inner(name))
        )
        own = [name for *_, name in ranked if _holds(looked, name, role)]
        if role in ("body", "summary"):
            own.sort(key=lambda name: -_length(looked, name))
        found = (*given[role], *own) if not given[role] else given[role]
        chosen[role] = found
        # A record in a record has one role; its inner fields have it, too.
        taken.update(name for name in names if any(name == one or name.startswith(f"{one}.") for one in found))
    if chosen["title"] and any(chosen[role] for role in ("date", "url", "publication")):
        texts = [name for name in names if name not in taken and _is_prose(looked, name)]
        if len(texts) == 1 and not chosen["body"] and not chosen["summary"]:
            chosen["body"] = (texts[0],)
    return chosen


def _is_prose(records: Sequence[Mapping[str, Any]], name: str) -> bool:
    """Whether nearly every value is a paragraph of sentences."""
    values = [record[name] for record in records if name in record and not is_empty(record[name])]
    prose = [v for v in values if isinstance(v, str) and len(v.split()) >= _PARAGRAPH and _SENTENCE_END.search(v)]
    return len(prose) >= max(2, _NEARLY * len(values))


def _is_inner(name: str) -> bool:
    """Whether a field is the name of something else in a record, such as that of its author."""
    return "." in name and bare(name) in ("name", "subject", "heading")


def _holds(records: Sequence[Mapping[str, Any]], name: str, role: str) -> bool:
    values = [record[name] for record in records if name in record and not is_empty(record[name])]
    return bool(values) and 2 * sum(_USABLE[role](value) for value in values) >= len(values)


def _length(records: Sequence[Mapping[str, Any]], name: str) -> int:
    return sum(len(body_html(record[name])) for record in records if name in record)


def is_empty(value: Any) -> bool:
    """Whether a field says nothing."""
    return value is None or value == "" or value == [] or value == {} or (isinstance(value, str) and not value.strip())


@cache
def _roles() -> dict[str, dict[str, int]]:
    """Bare name -> role -> its place in the role's list."""
    found: dict[str, dict[str, int]] = {}
    for role, words in read_json("record_fields.json")["roles"].items():
        for place, word in enumerate(words):
            found.setdefault(bare(word), {}).setdefault(role, place)
    return found


@cache
def unpublished_states() -> frozenset[str]:
    """Words for the state of what is not public, lower case."""
    return frozenset(read_json("record_fields.json")["unpublished"])
