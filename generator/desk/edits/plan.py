"""A plan of edits: what a command would change in a content folder, shown before it is done.

Data: `EditPlan`; `read_texts` gives the files of editors as they are on disk, `read_documents` those outside of the content
folder; `carry_out` makes a plan.
Limits: decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.config import load_config
from generator.content.documents import document_paths
from generator.content.merging.journal import complete_unfinished, is_unfinished
from generator.content.merging.lock import import_lock
from generator.content.merging.transaction import FileEdit, apply_edits
from generator.content.store import content_files
from generator.errors import ContentError, Problem


@dataclass(frozen=True, slots=True)
class EditPlan:
    """Edits of a content folder that belong together."""

    edits: tuple[FileEdit, ...]
    """What editors see, sorted by path."""
    records: tuple[FileEdit, ...] = ()
    """Files that the commands keep for themselves, such as the record of imports: not shown, changed with the others."""
    notes: tuple[str, ...] = ()
    """What the editor should know, each a sentence."""


def read_texts(content: Path) -> dict[str, str]:
    """Returns every Markdown file of the content folder, by path, with its line ends.

    Raises `ContentError` if one is not UTF-8.
    """
    return {path: text for path in content_files(content) if (text := read_text(content, path)) is not None}


def read_documents(content: Path) -> dict[str, str]:
    """Returns every document that `site.yml` adds, by path from the content folder. Raises `ContentError` if one is not UTF-8."""
    paths = document_paths(content, load_config(content).documents)
    return {path: text for path in paths if (text := read_text(content, path)) is not None}


def read_text(content: Path, name: str) -> str | None:
    """Returns a file of the content folder with its line ends; None if there is none. Raises `ContentError` if not UTF-8."""
    try:
        return (content / name).read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as error:
        what = f"not UTF-8: byte 0x{error.object[error.start]:02X}"
        raise ContentError([Problem(str(content / name), 0, what, "save the file as UTF-8")]) from None


def carry_out(content: Path, plan: EditPlan) -> None:
    """Make all edits of a plan, or none.

    Raises `ContentError` if somebody has changed one of the files since it was read, or if an import is running.
    """
    stale = apply_edits(content, (*plan.edits, *plan.records))
    if stale:
        fix = "look at it, then run the command again"
        raise ContentError(
            Problem(str(content / path), 0, "somebody has just changed this file", fix) for path in stale
        )


def complete_interrupted(content: Path, *, dry_run: bool) -> None:
    """Complete an import or a rename that was interrupted.

    For a dry run, which writes nothing, raises `ContentError` instead.
    """
    if not is_unfinished(content):
        return
    if dry_run:
        what = "an import or a rename was interrupted before it had written all"
        raise ContentError([Problem(str(content), 0, what, "run it without --dry-run once: that completes it")])
    with import_lock(content):
        complete_unfinished(content)
