"""What editors have changed since the last import, and where an editor and a dump disagree.

Data: `read_status` of a content folder; `restore_articles` writes deleted articles again.
Limits: `read_status` reads the record and the articles, no dump, and writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content import store
from generator.content.merging.import_record import Conflict, RecordEntry
from generator.content.merging.journal import is_unfinished
from generator.content.merging.matching import ExistingFile
from generator.content.merging.three_way import TEXT, Parts, changed_parts, is_open, paragraph_digest, split_parts
from generator.errors import ContentError, Problem, nearest
from generator.importing import run_import
from generator.review import ImportReport


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A part of an article that an editor and the dump have both changed."""

    part: str
    """A front matter key, or `text`."""
    mine: str
    """The editor's version, which is in the file; empty if the editor has removed it."""
    dump: str
    """The version of the dump; empty if the dump has removed it."""


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """An article that is not as the last import wrote it."""

    path: str
    """From the content folder."""
    changed: tuple[str, ...] = ()
    """Front matter keys that differ, in order, and `text`; empty for a deleted or moved file."""
    disagreements: tuple[Disagreement, ...] = ()
    gone: bool = False
    """Whether the file was deleted, or moved."""
    moved_to: str = ""
    """The path of a file with the same text, if there is one."""


@dataclass(frozen=True, slots=True)
class ContentStatus:
    """The state of a content folder since the last import."""

    dumps: int
    articles: int
    """Imported ones, deleted ones included."""
    changes: tuple[ArticleStatus, ...]
    """Sorted by path."""
    unfinished: bool
    """Whether an import was interrupted."""


def read_status(content: Path) -> ContentStatus:
    """Returns what differs from the last import. Raises `ContentError` if the record is damaged."""
    record = store.read_record(content)
    existing = store.existing_files(content, record)
    entries = sorted((e for dump in record.dumps.values() for e in dump.entries), key=lambda entry: entry.path)
    known = {entry.path for entry in entries}
    others = {file.digest: path for path, file in existing.items() if path not in known}
    found = [_article_status(entry, existing.get(entry.path), others.get(entry.digest, "")) for entry in entries]
    changes = tuple(one for one in found if one)
    return ContentStatus(len(record.dumps), len(entries), changes, is_unfinished(content))


def restore_articles(content: Path, paths: Sequence[str], dumps: Sequence[Path], today: dt.date) -> ImportReport:
    """Write deleted articles again, by an import of their dumps: `dumps`, or those of the same names in `content/dumps/`.

    `paths` are from the content folder, or from the working folder. Raises `ContentError` if one is no deleted article
    of the record, or if its dump is not found.
    """
    record = store.read_record(content)
    owners = {entry.path: name for name, dump in record.dumps.items() for entry in dump.entries}
    gone = {path for path in owners if not (content / path).exists()}
    wanted, problems, files = [], list[Problem](), dict[str, Path]()
    for path in paths:
        name = (
            path if path in owners else Path(path).resolve().as_posix().removeprefix(f"{content.resolve().as_posix()}/")
        )
        wanted.append(name)
        if name not in gone:
            what = "is still there" if (content / name).exists() else "no import has written this article"
            problems.append(Problem(path, 0, what, nearest(name, sorted(gone)) if gone else "no article is missing"))
            continue
        dump = _dump_file(content, owners[name], dumps)
        if dump is None:
            fix = f"briefings restore {path} --dump FILE"
            problems.append(Problem(path, 0, f'its dump "{owners[name]}" is not in {content / "dumps"}', fix))
        else:
            files[owners[name]] = dump
    if problems:
        raise ContentError(problems)
    return run_import(list(files.values()), content, today=today, restore=wanted)


def _dump_file(content: Path, name: str, dumps: Sequence[Path]) -> Path | None:
    given = [path for path in dumps if path.name == name] or list(dumps if len(dumps) == 1 else ())
    return next(iter([*given, *(path for path in (content / "dumps").rglob("*") if path.name == name)]), None)


def _article_status(entry: RecordEntry, file: ExistingFile | None, moved_to: str) -> ArticleStatus | None:
    if file is None:
        return ArticleStatus(entry.path, gone=True, moved_to=moved_to)
    if file.digest == entry.digest:
        return None
    parts = split_parts(file.text)
    if parts is None:
        return ArticleStatus(entry.path, ("front matter",))
    changed = changed_parts(entry.base, parts) if entry.base else ("file",)
    open_ones = tuple(_disagreement(one, parts) for one in entry.conflicts if is_open(one, parts))
    return ArticleStatus(entry.path, changed, open_ones) if changed or open_ones else None


def _disagreement(conflict: Conflict, now: Parts) -> Disagreement:
    if conflict.part != TEXT:
        block = now.blocks.get(conflict.part, "")
        return Disagreement(conflict.part, block.partition(":")[2].strip(), conflict.theirs)
    wanted = set(conflict.mine.split())
    own = [paragraph.strip() for paragraph in now.paragraphs if paragraph_digest(paragraph) in wanted]
    return Disagreement(TEXT, "\n\n".join(own), conflict.theirs)
