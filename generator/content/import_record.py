"""The record of imports: for each article of a dump, its file and the digest of what was written.

Data: `ImportRecord`, stored in `content/imports.json` and committed with the articles, so that a later import on any
machine can detect what an editor has changed, moved or deleted.
Limits: parses and formats; `merge` decides.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.errors import ContentError, Problem
from generator.model import Item

RECORD_NAME = "imports.json"
_VERSION = 1


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
    """`digest` of the file as the import wrote it; if the file differs, an editor has changed it."""
    day: str = ""
    """The date that the import wrote, ISO 8601; empty if it wrote none or an older version did not record it."""


@dataclass(frozen=True, slots=True)
class DumpRecord:
    """One imported dump."""

    digest: str
    """`digest` of its text; line numbers are comparable only while it is the same."""
    entries: tuple[RecordEntry, ...]


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """All imported dumps by name."""

    dumps: Mapping[str, DumpRecord] = field(default_factory=dict)


def text_key(item: Item) -> str:
    """Returns a digest of an article's words, independent of separators, spacing and line numbers."""
    words = " ".join(" ".join(paragraph.text.split()) for paragraph in item.paragraphs)
    return digest(words)


def digest(text: str) -> str:
    """Returns the first 32 hex digits of SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def parse_record(text: str, path: str) -> ImportRecord:
    """Parse the record. Raises `ContentError` if it is damaged, for example by a merge conflict."""
    try:
        data = json.loads(text)
        if data["version"] != _VERSION:
            what = f"made by another version ({data['version']!r}; this one reads {_VERSION})"
            raise ContentError([Problem(path, 0, what, "update briefings")])
        return ImportRecord({name: _dump_record(part) for name, part in data["dumps"].items()})
    except json.JSONDecodeError as error:
        raise _damaged(path, error.lineno, error.msg) from None
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise _damaged(path, 0, f"{type(error).__name__}: {error}") from None


def format_record(record: ImportRecord) -> str:
    """Returns the record as JSON with one line for each article, sorted, so that git can merge two imports."""
    blocks = []
    for name, dump in sorted(record.dumps.items()):
        rows = [
            "    " + json.dumps([e.key, [e.first, e.last], e.path, e.digest, e.day], ensure_ascii=False)
            for e in sorted(dump.entries, key=lambda e: (e.first, e.last, e.key))
        ]
        head = f'   {json.dumps(name, ensure_ascii=False)}: {{"digest": {json.dumps(dump.digest)}, "articles": ['
        blocks.append(head + "\n" + ",\n".join(rows) + "\n   ]}")
    body = "{\n" + ",\n".join(blocks) + "\n  }" if blocks else "{}"
    return f'{{"version": {_VERSION}, "dumps":\n  {body}\n}}\n'


def parse_records(texts: Mapping[str, str], folder: str) -> ImportRecord:
    """Parse the files of the record, given by path from the content folder `folder`. Raises `ContentError`."""
    return parse_record(texts[RECORD_NAME], f"{folder}/{RECORD_NAME}") if texts.get(RECORD_NAME) else ImportRecord()


def format_records(record: ImportRecord) -> dict[str, str]:
    """Returns the files of the record: path from the content folder -> text."""
    return {RECORD_NAME: format_record(record)}


def is_record_path(path: str) -> bool:
    """Whether a path from the content folder is one of a file of the record."""
    return path == RECORD_NAME


def keep_entries(record: ImportRecord, old: ImportRecord, paths: Collection[str]) -> ImportRecord:
    """Returns the record with what the `old` one says of these paths, which an import has left alone after all."""
    before = {e.path: (name, e) for name, dump in old.dumps.items() for e in dump.entries if e.path in paths}
    dumps = {}
    for name, dump in record.dumps.items():
        kept = [entry for entry in dump.entries if entry.path not in paths]
        kept += [entry for owner, entry in before.values() if owner == name]
        dumps[name] = dataclasses.replace(dump, entries=tuple(kept))
    return ImportRecord(dumps)


def _dump_record(part: Any) -> DumpRecord:
    entries = [
        RecordEntry(str(k), int(span[0]), int(span[1]), str(path), str(d), *map(str, day[:1]))
        for k, span, path, d, *day in part["articles"]
    ]
    return DumpRecord(str(part["digest"]), tuple(entries))


def _damaged(path: str, line: int, what: str) -> ContentError:
    fix = "restore the file from your last commit, or delete it: existing articles are recognised by their source"
    return ContentError([Problem(path, line, f"the import's record is damaged: {what}", fix)])
