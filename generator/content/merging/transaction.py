"""Changes several files of a content folder, all of them or none, whoever writes meanwhile.

Data: `FileEdit`, the text of a file before and after; `apply_edits` makes them.
Limits: a file that somebody has changed since it was read stops all; what was written by then is taken back. A process that
is killed leaves its intention in the journal, and the next import or rename completes it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.merging.disk import Change, apply_change, file_digest, write_file
from generator.content.merging.import_record import digest
from generator.content.merging.journal import JOURNAL_NAME
from generator.content.merging.lock import import_lock


@dataclass(frozen=True, slots=True)
class FileEdit:
    """One file of a content folder, before and after."""

    path: str
    """From the content folder, as it is afterwards."""
    before: str | None
    """The text that was read; None for a new file."""
    after: str
    was: str = ""
    """Its path before, if it moves."""


def apply_edits(content: Path, edits: Sequence[FileEdit]) -> tuple[str, ...]:
    """Make all edits, or none. Returns the paths that somebody has changed since they were read: then nothing is changed.

    Raises `ContentError` if another import or rename is running, `OSError` if the disk refuses; nothing is changed then.
    """
    steps = [step for edit in edits for step in _steps(edit)]
    with import_lock(content):
        stale = tuple(change.path for change, _ in steps if file_digest(content / change.path) != change.before)
        if stale:
            return stale
        rows = [[change.path, change.before, change.text] for change, _ in steps]
        intention = {"changes": rows, "record_before": {}, "record_after": {}}
        write_file(content / JOURNAL_NAME, json.dumps(intention, ensure_ascii=False))
        return _carry_out(content, steps)


def _carry_out(content: Path, steps: Sequence[tuple[Change, str | None]]) -> tuple[str, ...]:
    done: list[tuple[Change, str | None]] = []
    busy = ""
    try:
        for change, old in steps:
            done.append((change, old))
            if not apply_change(content, change):
                done.pop()
                busy = change.path
                break
    except BaseException:
        _take_back(content, done)
        raise
    if busy:
        _take_back(content, done)
    (content / JOURNAL_NAME).unlink(missing_ok=True)
    return (busy,) if busy else ()


def _take_back(content: Path, done: Sequence[tuple[Change, str | None]]) -> None:
    """Undo changes, the last first; a file that somebody has changed since stays as that editor has it."""
    for change, old in reversed(done):
        apply_change(content, Change(change.path, change.after, old))
    (content / JOURNAL_NAME).unlink(missing_ok=True)


def _steps(edit: FileEdit) -> list[tuple[Change, str | None]]:
    """The changes of an edit, each with the text that takes it back."""
    before = None if edit.before is None else digest(edit.before.replace("\r\n", "\n"))
    if not edit.was:
        return [(Change(edit.path, before, edit.after), edit.before)]
    return [(Change(edit.path, None, edit.after), None), (Change(edit.was, before, None), edit.before)]
