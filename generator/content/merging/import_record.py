"""The record of imports: for each article of a dump, its file and digests of what was written.

Data: `ImportRecord`, stored in `content/imports/`, one file for each dump, and committed with the articles, so that a later
import on any machine can detect what an editor has changed, moved or deleted.
Limits: parses and formats; `merge` decides.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.errors import ContentError, Problem
from generator.model import NO_OPTIONS, DumpKind, DumpOptions, Item

RECORD_FOLDER = "imports"
OLD_RECORD_NAME = "imports.json"
"""The record of all dumps in one file, as versions up to 0.1 wrote it; read, and replaced by the next import."""
_OLD_VERSION, _VERSION = 1, 2
_LONGEST_NAME = 200
"""Bytes of a dump's name in the name of its file of the record."""
_SHORT_WORDS = 25
"""Words; a text of so few may be that of many items: a teaser, a note that the text is for subscribers."""


@dataclass(frozen=True, slots=True)
class Base:
    """Digests of the parts of an article as the last import gave them, whatever an editor has made of the file."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Front matter key -> digest of its value."""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part of an article that both an editor and the dump have changed; the editor's words are in the file."""

    part: str
    """A front matter key, or `text`."""
    mine: str
    """Digest of the editor's version; digests of paragraphs are joined by spaces."""
    theirs: str
    """The version of the dump."""


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One imported article."""

    key: str
    """`text_key` of its item."""
    first: int
    """1-based first line in the dump, inclusive; 0 if the dump has changed and no longer has the article."""
    last: int
    """Likewise, the last line."""
    path: str
    """Its file, relative to the content folder."""
    digest: str
    """`digest` of the file as the import wrote it or would have written it; if the file differs, it may be edited."""
    day: str = ""
    """The date that the import wrote, ISO 8601; empty if it wrote none or an older version did not record it."""
    base: Base | None = None
    """None if an older version wrote the entry."""
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class DumpRecord:
    """One imported dump."""

    digest: str
    """`digest` of its text; line numbers are comparable only while it is the same."""
    entries: tuple[RecordEntry, ...]
    options: DumpOptions = NO_OPTIONS
    """What the user has said of the dump."""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """All imported dumps by name."""

    dumps: Mapping[str, DumpRecord] = field(default_factory=dict)


def text_key(item: Item) -> str:
    """Returns a digest of an article's title, where the dump states it, and its words, independent of spacing and lines.

    The address counts where the words are few.
    """
    words = " ".join(" ".join(paragraph.text.split()) for paragraph in item.paragraphs)
    parts = [" ".join(item.title.split()), words] if item.title else [words]
    if item.url and len(words.split()) <= _SHORT_WORDS:
        parts.append(item.url)
    return digest("\n".join(parts))


def words_key(item: Item) -> str:
    """Returns the key by which versions up to 0.1 recorded an article: the digest of its words."""
    return digest(" ".join(" ".join(paragraph.text.split()) for paragraph in item.paragraphs))


def digest(text: str) -> str:
    """Returns the first 32 hex digits of SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def record_path(dump: str) -> str:
    """Returns the path of a dump's file of the record, from the content folder."""
    name = dump
    if len(dump.encode("utf-8", "replace")) > _LONGEST_NAME:
        name = f"{dump[: _LONGEST_NAME // 4]}-{digest(dump)}"
    return f"{RECORD_FOLDER}/{name}.json"


def parse_records(texts: Mapping[str, str], folder: str) -> ImportRecord:
    """Parse the files of the record, given by path from the content folder `folder`.

    Raises `ContentError` if one is damaged, for example by a merge conflict, or made by a newer version.
    """
    dumps: dict[str, DumpRecord] = {}
    for path, text in sorted(texts.items(), key=lambda pair: pair[0] != OLD_RECORD_NAME):
        dumps |= _parse(text, f"{folder}/{path}", old=path == OLD_RECORD_NAME)
    return ImportRecord(dumps)


def format_records(record: ImportRecord) -> dict[str, str]:
    """Returns the files of the record: path from the content folder -> text.

    One line for each article, sorted by path, so that git can merge two imports.
    """
    return {record_path(name): _format(name, dump) for name, dump in sorted(record.dumps.items())}


def with_options(record: ImportRecord, options: Mapping[str, DumpOptions]) -> ImportRecord:
    """Returns the record with the options of these dumps, by name, in place of those that it has."""
    dumps = {
        name: dataclasses.replace(dump, options=options.get(name, dump.options)) for name, dump in record.dumps.items()
    }
    return ImportRecord(dumps)


def keep_entries(record: ImportRecord, old: ImportRecord, paths: Collection[str]) -> ImportRecord:
    """Returns the record with what the `old` one says of these paths, which an import has left alone after all."""
    before = {e.path: (name, e) for name, dump in old.dumps.items() for e in dump.entries if e.path in paths}
    dumps = {}
    for name, dump in record.dumps.items():
        kept = [entry for entry in dump.entries if entry.path not in paths]
        kept += [entry for owner, entry in before.values() if owner == name]
        dumps[name] = dataclasses.replace(dump, entries=tuple(kept))
    return ImportRecord(dumps)


def _parse(text: str, path: str, *, old: bool) -> Mapping[str, DumpRecord]:
    try:
        data = json.loads(text)
        known = _OLD_VERSION if old else _VERSION
        if data["version"] != known:
            what = f"made by another version ({data['version']!r}; this one reads {known})"
            raise ContentError([Problem(path, 0, what, "update briefings")])
        if old:
            return {name: _old_dump(part) for name, part in data["dumps"].items()}
        entries = tuple(_entry(row, data["keys"]) for row in data["articles"])
        options = _options(data.get("options", {}))
        return {str(data["dump"]): DumpRecord(str(data["digest"]), entries, options)}
    except json.JSONDecodeError as error:
        raise _damaged(path, error.lineno, error.msg) from None
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise _damaged(path, 0, f"{type(error).__name__}: {error}") from None


def _format(name: str, dump: DumpRecord) -> str:
    keys = list(dict.fromkeys(key for entry in dump.entries if entry.base for key in entry.base.fields))
    head: dict[str, Any] = {"version": _VERSION, "dump": name, "digest": dump.digest}
    if dump.options != NO_OPTIONS:
        head["options"] = _options_row(dump.options)
    head["keys"] = sorted(keys)
    rows = [json.dumps(_row(entry, sorted(keys)), ensure_ascii=False) for entry in _sorted(dump.entries)]
    listed = "".join(f",\n  {row}" for row in rows)[1:]
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + f',\n "articles": [{listed}\n ]\n}}\n'


def _sorted(entries: tuple[RecordEntry, ...]) -> list[RecordEntry]:
    return sorted(entries, key=lambda entry: (entry.path, entry.first, entry.key))


def _row(entry: RecordEntry, keys: list[str]) -> list[Any]:
    row: list[Any] = [entry.path, [entry.first, entry.last], entry.key, entry.digest, entry.day]
    if entry.base:
        row += [" ".join(entry.base.fields.get(key, "-") for key in keys), " ".join(entry.base.paragraphs)]
    if entry.conflicts:
        row.append([[one.part, one.mine, one.theirs] for one in entry.conflicts])
    return row


def _entry(row: Any, keys: list[str]) -> RecordEntry:
    path, (first, last), key, written, day, *rest = row
    base = None
    if rest:
        pairs = zip(keys, rest[0].split(" "), strict=True) if keys else ()
        base = Base({name: part for name, part in pairs if part != "-"}, tuple(rest[1].split()))
    conflicts = tuple(Conflict(*map(str, one)) for one in rest[2]) if len(rest) > 2 else ()
    return RecordEntry(str(key), int(first), int(last), str(path), str(written), str(day), base, conflicts)


def _options_row(options: DumpOptions) -> dict[str, Any]:
    row: dict[str, Any] = {
        "newest": options.newest and options.newest.isoformat(),
        "oldest": options.oldest and options.oldest.isoformat(),
        "as": options.kind and options.kind.value,
        "map": [list(pair) for pair in options.mapped],
        "keep_all": options.keep_all,
    }
    return {name: value for name, value in row.items() if value}


def _options(row: Mapping[str, Any]) -> DumpOptions:
    days = [dt.date.fromisoformat(row[name]) if name in row else None for name in ("newest", "oldest")]
    kind = DumpKind(row["as"]) if "as" in row else None
    mapped = tuple((str(role), str(name)) for role, name in row.get("map", ()))
    return DumpOptions(days[0], days[1], kind, mapped, bool(row.get("keep_all")))


def _old_dump(part: Any) -> DumpRecord:
    entries = [
        RecordEntry(str(k), int(span[0]), int(span[1]), str(path), str(d), str(day[0]) if day else "")
        for k, span, path, d, *day in part["articles"]
    ]
    return DumpRecord(str(part["digest"]), tuple(entries))


def _damaged(path: str, line: int, what: str) -> ContentError:
    fix = "restore the file from your last commit, or delete it: existing articles are recognised by their source"
    return ContentError([Problem(path, line, f"the import's record is damaged: {what}", fix)])
