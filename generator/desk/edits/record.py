"""Lets the record of imports and the list of addresses follow a rename, so that no import undoes it and no address dies.

Data: `record_edits` and `address_edit` give the edits of those files.
Limits: only what the rename has changed; what an editor had changed before stays an editor's change.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

from generator.content.merging.import_record import (
    Base,
    Conflict,
    DumpRecord,
    ImportRecord,
    RecordEntry,
    digest,
    format_records,
    parse_records,
)
from generator.content.merging.journal import record_texts
from generator.content.merging.three_way import Parts, split_parts
from generator.content.merging.transaction import FileEdit
from generator.content.registry import ADDRESSES_NAME
from generator.desk.edits.plan import read_text
from generator.model import SitePath
from generator.site.addresses import AddressBook, KnownAddress, format_addresses, parse_addresses


def record_edits(content: Path, edits: Mapping[str, FileEdit]) -> list[FileEdit]:
    """Returns the edits of the record's files. `edits`: by the path that a file has before.

    Raises `ContentError` if the record is damaged.
    """
    texts = record_texts(content)
    record = parse_records(texts, str(content))
    if not any(entry.path in edits for dump in record.dumps.values() for entry in dump.entries):
        return []
    followed = ImportRecord({name: _followed_dump(dump, edits) for name, dump in record.dumps.items()})
    new = format_records(followed)
    return [FileEdit(path, texts[path], text) for path, text in new.items() if path in texts and texts[path] != text]


def address_edit(content: Path, address: SitePath | None, old: KnownAddress, new: KnownAddress) -> FileEdit | None:
    """Returns the edit of the list of addresses by which `old` leads to `new`; None if nothing changes.

    `address`: where a build has the page before; None if it has none. Raises `ContentError` if the list is damaged.
    """
    text = read_text(content, ADDRESSES_NAME)
    book = parse_addresses(text.replace("\r\n", "\n"), str(content / ADDRESSES_NAME)) if text else AddressBook()
    known = {path: new if (one.kind, one.key) == (old.kind, old.key) else one for path, one in book.known.items()}
    if address and address not in known:
        known[address] = new
    after = format_addresses(AddressBook(known))
    return FileEdit(ADDRESSES_NAME, text, after) if known != book.known else None


def _followed_dump(dump: DumpRecord, edits: Mapping[str, FileEdit]) -> DumpRecord:
    entries = tuple(_followed(entry, edits[entry.path]) if entry.path in edits else entry for entry in dump.entries)
    return dataclasses.replace(dump, entries=entries)


def _followed(entry: RecordEntry, edit: FileEdit) -> RecordEntry:
    before, after = (edit.before or "").replace("\r\n", "\n"), edit.after.replace("\r\n", "\n")
    entry = dataclasses.replace(entry, path=edit.path)
    old, new = split_parts(before), split_parts(after)
    if not (entry.base and old and new):
        return dataclasses.replace(entry, digest=digest(after)) if entry.digest == digest(before) else entry
    base = Base({**entry.base.fields, **_new_fields(entry.base, old, new)}, entry.base.paragraphs)
    only_fields = old.base.paragraphs == new.base.paragraphs
    written = digest(after) if only_fields and entry.digest == digest(before) else entry.digest
    conflicts = tuple(_followed_conflict(one, old, new) for one in entry.conflicts)
    return dataclasses.replace(entry, digest=written, base=base, conflicts=conflicts)


def _new_fields(base: Base, old: Parts, new: Parts) -> dict[str, str]:
    """The fields that the rename has changed, where they were as the last import gave them."""
    return {
        key: new.base.fields[key]
        for key, value in base.fields.items()
        if key in new.base.fields and old.base.fields.get(key) == value != new.base.fields[key]
    }


def _followed_conflict(conflict: Conflict, old: Parts, new: Parts) -> Conflict:
    """The editor's version under the new name: a rename settles nothing."""
    if old.base.fields.get(conflict.part) == conflict.mine and conflict.part in new.base.fields:
        return dataclasses.replace(conflict, mine=new.base.fields[conflict.part])
    return conflict
