"""Writes what an import decided, so that it can be interrupted anywhere and is completed by the next import.

Data: `run_changes` first puts new images aside, writes its intention to one file, then gives the images their places, makes
the changes, then the record, then removes that file; `complete_unfinished` does the rest of an interrupted one.
Limits: a file that somebody has changed meanwhile is left alone, and the record then keeps what it said of it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from generator.content.merging.copies import place_images, set_aside
from generator.content.merging.disk import Change, apply_change, clear_temporary, temporary_of, write_file
from generator.content.merging.import_record import (
    OLD_RECORD_NAME,
    RECORD_FOLDER,
    ImportRecord,
    digest,
    format_records,
    keep_entries,
    parse_records,
)
from generator.errors import ContentError, Problem

JOURNAL_NAME = ".import-unfinished.json"
_FOLDERS = ("articles", "notes", "briefings", "pages", RECORD_FOLDER)
"""Folders in which an import or a rename writes."""


def record_texts(content: Path) -> dict[str, str]:
    """Returns the text of every file of the record, by path from the content folder. Raises `ContentError`."""
    names = [path for path in (content / OLD_RECORD_NAME,) if path.is_file()]
    names += sorted(path for path in (content / RECORD_FOLDER).glob("*.json") if not path.name.startswith("."))
    texts = {}
    for path in names:
        try:
            texts[path.relative_to(content).as_posix()] = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            what = f"not UTF-8: byte 0x{error.object[error.start]:02X}"
            raise ContentError([Problem(str(path), 0, what, "restore the file from your last commit")]) from None
    return texts


NewImages = Sequence[tuple[str, Callable[[], bytes]]]
"""The path of each image from the content folder, and what reads its bytes."""


def run_changes(
    content: Path, changes: Sequence[Change], record: ImportRecord, images: NewImages = ()
) -> tuple[str, ...]:
    """Make all changes and write the record. Returns the paths that were left alone, because somebody changed them.

    A file in the place of one of the `images` stays as it is. Raises `OSError` if the disk refuses; the next import then
    completes the work.
    """
    before, after = record_texts(content), format_records(record) if record.dumps else {}
    if not changes and not images and before == after:
        return ()
    set_aside(content, images)
    intention = {
        "images": [path for path, _ in images],
        "changes": [[change.path, change.before, change.text] for change in changes],
        "record_before": before,
        "record_after": after,
    }
    write_file(content / JOURNAL_NAME, json.dumps(intention, ensure_ascii=False))
    place_images(content, [path for path, _ in images])
    return _carry_out(content, changes, before, after)


def complete_unfinished(content: Path) -> int:
    """Complete an interrupted import, and remove what dead processes left. Returns the number of its files.

    Only while the lock is held. Raises `ContentError` if its intention cannot be read.
    """
    path = content / JOURNAL_NAME
    changes, before, after, images = _read(path) if path.is_file() else ([], {}, {}, [])
    place_images(content, images)
    by_path = {change.path: change for change in [*changes, *_record_changes(before, after)]}
    for temporary in _temporaries(content):
        owner = temporary_of(temporary)
        assert owner is not None
        clear_temporary(temporary, owner, by_path.get(owner.relative_to(content).as_posix()))
    if path.is_file():
        _carry_out(content, changes, before, after)
    return len(changes) + len(images)


def is_unfinished(content: Path) -> bool:
    """Whether an import into the folder was interrupted."""
    return (content / JOURNAL_NAME).is_file()


def _carry_out(
    content: Path, changes: Sequence[Change], before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[str, ...]:
    left = tuple(change.path for change in changes if not apply_change(content, change))
    left += _write_record(content, before, after, left)
    (content / JOURNAL_NAME).unlink(missing_ok=True)
    return left


def _write_record(
    content: Path, before: Mapping[str, str], after: Mapping[str, str], left: Collection[str]
) -> tuple[str, ...]:
    if left:
        now, old = parse_records(after, str(content)), parse_records(before, str(content))
        after = format_records(keep_entries(now, old, left))
    return tuple(change.path for change in _record_changes(before, after) if not apply_change(content, change))


def _record_changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    return [
        Change(path, digest(before[path]) if path in before else None, after.get(path))
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    ]


def _read(path: Path) -> tuple[list[Change], dict[str, str], dict[str, str], list[str]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        changes = [Change(*row) for row in data["changes"]]
        return changes, data["record_before"], data["record_after"], data.get("images", [])
    except (ValueError, KeyError, TypeError) as error:
        fix = "delete the file and import again: what it had written is recognised"
        raise ContentError(
            [Problem(str(path), 0, f"the list of an interrupted import is damaged: {error}", fix)]
        ) from None


def _temporaries(content: Path) -> Iterator[Path]:
    """What processes that ended before their time have left."""
    places = [content] if content.is_dir() else []
    for folder in _FOLDERS:
        places += [Path(place) for place, _, _ in os.walk(content / folder)]
    for place in places:
        yield from sorted(path for path in place.glob(".*.tmp") if temporary_of(path) and path.is_file())


def changes_of(
    starters: Mapping[str, str], writes: Mapping[str, str], removals: Collection[str], digests: Mapping[str, str]
) -> list[Change]:
    """Returns the changes of an import. `digests`: path -> digest of the files on which the import has decided."""
    found = [Change(path, None, text) for path, text in starters.items()]
    found += [Change(path, digests.get(path), text) for path, text in writes.items()]
    return [*found, *(Change(path, digests.get(path), None) for path in removals)]
