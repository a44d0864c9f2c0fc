"""Records as articles.

Data: `read_records` gives an `Entry` for each record of JSON or of a table; `records_mistake` says what keeps a file from
being read.
Limits: a record needs a text, at least a summary; lists of links without texts are refused by name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.formats.entry import Entry, clip
from generator.dumps.formats.stated_date import stated
from generator.dumps.layouts.lines.days import DayReader, learn_days
from generator.dumps.records.bibtex import read_bibtex
from generator.dumps.records.by_values import complete
from generator.dumps.records.json_values import JsonValue, find_records
from generator.dumps.records.names import bare, choose_fields, flat, is_empty, unpublished_states
from generator.dumps.records.table import Table, read_table
from generator.dumps.records.tagged import read_tagged
from generator.dumps.records.values import body_html, day_words, names_of, tags_of, url_of, words_of
from generator.model import Dump, DumpKind

_FLAGS = {
    "draft": (True, DiscardReason.DRAFT),
    "isdraft": (True, DiscardReason.DRAFT),
    "private": (True, DiscardReason.PRIVATE),
    "published": (False, DiscardReason.DRAFT),
    "ispublished": (False, DiscardReason.DRAFT),
    "public": (False, DiscardReason.PRIVATE),
    "protected": (True, DiscardReason.PASSWORD_PROTECTED),
}
"""A field that says whether an article is public: the value that says it is not."""
_STATES = frozenset({"status", "state", "visibility", "poststatus", "articlestatus"})
_REASONS = {
    "private": DiscardReason.PRIVATE,
    "scheduled": DiscardReason.SCHEDULED,
    "future": DiscardReason.SCHEDULED,
    "trash": DiscardReason.IN_THE_TRASH,
    "trashed": DiscardReason.IN_THE_TRASH,
    "deleted": DiscardReason.IN_THE_TRASH,
}
_PEOPLE = frozenset({"email", "emailaddress", "mail", "recipient", "subscriber"})
"""Fields of a list of people."""
POST_LIST = frozenset({"post_id", "post_date", "is_published", "title"})
"""The columns of the list of posts in an export of Substack, whose texts are in other files."""
_SAID = "the file says"
_NOTHING = {
    DumpKind.RECORDS: "JSON without a list of objects",
    DumpKind.TABLE: "no table with a header",
    DumpKind.REFERENCES: "no references with tags, and no BibTeX",
}
"""What is said of a file without records."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record and its lines."""

    first: int
    """1-based."""
    last: int
    fields: Mapping[str, Any]
    flat: bool
    """Its text is on one line, whatever line breaks it has, as in JSON."""


def read_records(dump: Dump) -> tuple[Entry, ...]:
    """An entry for each record, in order."""
    records = _records(dump.kind, dump.lines, dump.mapped)
    if records and records[0].fields.keys() >= POST_LIST:
        return ()
    chosen = _chosen(dump.kind, records, dump.mapped)
    reader = _day_reader(records, chosen)
    return tuple(_entry(record, chosen, reader, dump.lines) for record in records)


def records_mistake(
    kind: DumpKind, lines: tuple[str, ...], mapped: Sequence[tuple[str, str]] = ()
) -> tuple[int, str, str] | None:
    """What keeps the records of a file from being read: line (0 for the whole file), what, fix. None if nothing does.

    Raises `BadMarkupError`.
    """
    records = _records(kind, lines, mapped)
    if not records:
        where = _NOTHING[kind]
        return 0, where, "give a list of objects or a table with named columns, one article in each"
    names = list(dict.fromkeys(name for record in records for name in record.fields))
    if set(names) >= POST_LIST:
        return None
    for _, name in mapped:
        if name not in names:
            return 0, f'no field "{name}" (there are: {_some(names)})', "correct --map"
    chosen = _chosen(kind, records, mapped)
    people = any(bare(name) in _PEOPLE for name in names) and not chosen["body"]
    if people:
        return 0, "a list of people, not of articles", "give the articles, or name their field: --map body=FIELD"
    if chosen["body"] or chosen["summary"]:
        return None
    if kind is DumpKind.REFERENCES:
        return 0, "references without texts, not an article", "save the articles themselves, or give a feed of them"
    if chosen["url"]:
        what = "a list of links without texts, such as bookmarks or a reading list"
        return 0, what, "save the pages themselves, or name the field with the texts: --map body=FIELD"
    longest = max(names, key=lambda name: sum(len(words_of(record.fields.get(name))) for record in records))
    return 0, f"no field with a text (there are: {_some(names)})", f"name it, such as --map body={longest}"


def _chosen(
    kind: DumpKind, records: Sequence[Record], mapped: Sequence[tuple[str, str]]
) -> Mapping[str, tuple[str, ...]]:
    fields = [record.fields for record in records]
    chosen = choose_fields(fields, mapped)
    return complete(fields, chosen) if kind is DumpKind.TABLE else chosen


def _some(names: Sequence[str]) -> str:
    outer = [name for name in names if "." not in name]
    return ", ".join(outer[:12]) + (", …" if len(outer) > 12 else "")


def _records(kind: DumpKind, lines: tuple[str, ...], mapped: Sequence[tuple[str, str]]) -> list[Record]:
    if kind is DumpKind.TABLE:
        table = read_table(lines, tuple(name for _, name in mapped))
        return list(_of_table(table)) if table else []
    if kind is DumpKind.REFERENCES:
        found = read_tagged(lines) or read_bibtex(lines)
        return [Record(each.first, each.last, each.fields, flat=True) for each in found]
    text = "\n".join(lines)
    starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
    return [_of_json(value, starts) for value in find_records(text)]


def _of_table(table: Table) -> Iterator[Record]:
    for row in table.rows:
        yield Record(row.first, row.last, dict(zip(table.names, row.cells, strict=True)), flat=False)


def _of_json(value: JsonValue, starts: Sequence[int]) -> Record:
    first, last = bisect_right(starts, value.begin), bisect_right(starts, value.end - 1)
    return Record(first, last, flat(value.value), flat=True)


def _entry(record: Record, chosen: Mapping[str, tuple[str, ...]], reader: DayReader, lines: Sequence[str]) -> Entry:
    fields = record.fields
    reason = _unpublished(fields)
    if reason:
        return Entry(record.first, record.last, refusal=reason)
    body, summary = _best(fields, chosen["body"], body_html), _best(fields, chosen["summary"], body_html)
    days = ((_SAID, day_words(fields.get(name), reader)) for name in chosen["date"])
    return Entry(
        first=record.first,
        last=record.last,
        body=body or summary,
        body_line=_body_line(record, chosen["body"] if body else chosen["summary"], lines),
        flat=record.flat,
        title=_best(fields, chosen["title"], words_of),
        author=_best(fields, chosen["author"], names_of),
        publication=_best(fields, chosen["publication"], words_of),
        date=stated(days),
        url=_best(fields, chosen["url"], url_of),
        tags=tuple(dict.fromkeys(tag for name in chosen["tags"] for tag in tags_of(fields.get(name)))),
        summary=summary if body else "",
        only_summary=not body,
        left_out=_others(fields, chosen),
    )


def _best(fields: Mapping[str, Any], names: Sequence[str], read: Any) -> str:
    """The first field of these that says anything."""
    return next((str(found) for name in names if (found := read(fields.get(name)))), "")


def _others(fields: Mapping[str, Any], chosen: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, DiscardReason], ...]:
    """The fields that no article has a place for, on one line."""
    used = {name for names in chosen.values() for name in names}
    parts = []
    for name, value in fields.items():
        inner = any(name.startswith(f"{one}.") for one in used) or any(one.startswith(f"{name}.") for one in used)
        nested = isinstance(value, Mapping) and any(other.startswith(f"{name}.") for other in fields)
        words = "" if name in used or inner or nested or is_empty(value) else words_of(value)
        if words:
            parts.append(f"{name}: {words}")
    return ((clip("; ".join(parts)), DiscardReason.OTHER_FIELD),) if parts else ()


def _body_line(record: Record, names: Sequence[str], lines: Sequence[str]) -> int:
    """1-based line on which the text begins."""
    if not record.flat:
        before = [str(value) for name, value in record.fields.items()]
        place = next((i for i, name in enumerate(record.fields) if name in names and record.fields[name]), 0)
        return record.first + sum(cell.count("\n") for cell in before[:place])
    keys = [f'"{name.rpartition(".")[2]}"' for name in names[:1]]
    found = (number for key in keys for number in range(record.first, record.last + 1) if key in lines[number - 1])
    return next(found, record.first)


def _unpublished(fields: Mapping[str, Any]) -> DiscardReason | None:
    """Why a record is not public; None where it is."""
    for name, value in fields.items():
        flag = _FLAGS.get(bare(name)) if name.count(".") < 2 else None
        if flag and _truth(value) is flag[0]:
            return flag[1]
        state = value.strip().casefold() if bare(name) in _STATES and isinstance(value, str) else ""
        if state in unpublished_states():
            return _REASONS.get(state, DiscardReason.DRAFT)
    return None


def _truth(value: Any) -> bool | None:
    """True or False where a value says so; None where it says something else, such as a date."""
    if isinstance(value, bool):
        return value
    words = str(value).strip().casefold() if isinstance(value, str | int) else ""
    return True if words in ("true", "yes", "1") else False if words in ("false", "no", "0") else None


def _day_reader(records: Sequence[Record], chosen: Mapping[str, tuple[str, ...]]) -> DayReader:
    """How the file writes its days."""
    words = [
        value
        for record in records
        for name in chosen["date"]
        if isinstance(value := record.fields.get(name), str) and len(value) <= 60
    ]
    return learn_days(words)
