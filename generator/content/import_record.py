"""The import's record: which article of which dump became which file, and what was written.

Data: `ImportRecord`, kept in `content/imports.json` and committed with the articles, so that a second import anywhere
knows what an editor has changed, moved or deleted since.
Limits: text to record and back; what follows from it is decided in `merge`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
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
    """`text_key` of the words it was made from."""
    first: int
    """1-based lines of the dump, inclusive; 0 where the dump has changed since and no longer has the article."""
    last: int
    path: str
    """Where it was written, from the content folder."""
    digest: str
    """`digest` of the file as the import wrote it; a file that differs is the editor's."""
    day: str = ""
    """The day as the import wrote it, ISO 8601; empty where it wrote none, or an older version did not say."""


@dataclass(frozen=True, slots=True)
class DumpRecord:
    """One imported dump."""

    digest: str
    """`digest` of its text: lines can be compared only while it is the same."""
    entries: tuple[RecordEntry, ...]


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """Every dump imported so far, by name."""

    dumps: Mapping[str, DumpRecord] = field(default_factory=dict)


def text_key(item: Item) -> str:
    """Names an article by its words: the same whatever the separators, the spacing and the lines around it."""
    words = " ".join(" ".join(paragraph.text.split()) for paragraph in item.paragraphs)
    return digest(words)


def digest(text: str) -> str:
    """32 hex digits of SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def parse_record(text: str, path: str) -> ImportRecord:
    """Read the record. Raises `ContentError` where it is damaged, a merge conflict for example."""
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
    """One line an article, sorted, so that two people's imports merge line by line."""
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


def _dump_record(part: Any) -> DumpRecord:
    entries = [
        RecordEntry(str(k), int(span[0]), int(span[1]), str(path), str(d), *map(str, day[:1]))
        for k, span, path, d, *day in part["articles"]
    ]
    return DumpRecord(str(part["digest"]), tuple(entries))


def _damaged(path: str, line: int, what: str) -> ContentError:
    fix = "take the file from your last commit; if there is none, delete it: articles still in place are recognised"
    return ContentError([Problem(path, line, f"the import's record is damaged: {what}", fix)])
