"""What an import is to write, and what becomes of each article: the result of `merge`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.content.merging.import_record import ImportRecord
from generator.content.merging.matching import ArticleDraft


class Outcome(StrEnum):
    """The result for one draft."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REFRESHED = "refreshed"
    """No editor had changed the file, and the import now gives another text."""
    MERGED = "merged"
    """An editor has changed the file: what the editor left alone follows the import."""
    EDITED = "edited"
    """An editor has changed the file, and nothing else is new: not written."""
    GONE = "moved or deleted"
    """An editor has moved or deleted the file: not restored."""
    RESTORED = "restored"
    """An editor had deleted the file, and asked for it again."""
    DUPLICATE = "duplicate"
    """Another article has the same words."""
    OVERLAPS = "overlaps"
    """Its lines belong to an article that an editor has changed."""
    BUSY = "changed meanwhile"
    """Somebody has changed the file while the import ran: left alone."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The result for one draft."""

    draft: ArticleDraft
    outcome: Outcome
    path: str
    """Its file; for DUPLICATE and OVERLAPS, that of the other article."""


@dataclass(frozen=True, slots=True)
class MergePlan:
    """All changes of an import."""

    merged: tuple[Merged, ...]
    writes: Mapping[str, str]
    """Path from the content folder -> text."""
    removals: tuple[str, ...]
    """Unchanged files whose lines now belong to other articles."""
    record: ImportRecord
