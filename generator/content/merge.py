"""Decides what an import writes: new articles, and those that nobody has changed since the last import.

Data: `plan_merge` compares drafts with the record and the existing files, and returns the files to write and remove.
Limits: pure; never writes over an article that an editor has changed, moved or deleted.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.content.front_matter import format_article
from generator.content.import_record import DumpRecord, ImportRecord, RecordEntry, digest
from generator.content.slugs import free_slug
from generator.model import Article, DateEstimate, Slug, Source

_MAX_SLUG = 64
"""Characters; cut at a word."""
_DANGLING = frozenset(
    "a an and are as at by for from has have in into is it its of on or over than that the their to was were will with".split()
)
"""Words that do not end a shortened slug."""


class Outcome(StrEnum):
    """The result for one draft."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REFRESHED = "refreshed"
    """No editor had changed the file, and the import now gives another text."""
    EDITED = "edited"
    """An editor has changed the file: not written."""
    GONE = "moved or deleted"
    """An editor has moved or deleted the file: not restored."""
    DUPLICATE = "duplicate"
    """Another article has the same words."""
    OVERLAPS = "overlaps"
    """Its lines belong to an article that an editor has changed."""
    BUSY = "changed meanwhile"
    """Somebody has changed the file while the import ran: left alone."""


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as imported, before it has a path."""

    key: str
    """`import_record.text_key` of its item."""
    article: Article
    """Path and slug are empty; `source` is set."""


@dataclass(frozen=True, slots=True)
class ExistingFile:
    """An article file in the content folder."""

    digest: str
    source: Source | None
    date: DateEstimate | None = None
    """Set only if an editor has changed the file."""


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


def pinned_days(record: ImportRecord, existing: Mapping[str, ExistingFile]) -> dict[str, dt.date]:
    """Returns the dates that editors have set, by `text_key`: changed, or confirmed by removing the range."""
    pins = {}
    for dump in record.dumps.values():
        for entry in dump.entries:
            file = existing.get(entry.path)
            if file and file.date and file.date.day:
                changed = entry.day not in ("", file.date.day.isoformat())
                if changed or file.date.earliest is None:
                    pins[entry.key] = file.date.day
    return pins


def plan_merge(
    dumps: Sequence[tuple[str, str, Sequence[ArticleDraft]]], record: ImportRecord, existing: Mapping[str, ExistingFile]
) -> MergePlan:
    """Decide for each draft of each dump, given as (name, digest of its text, drafts)."""
    merger = _Merger(record, existing)
    merged = [result for name, dump_digest, drafts in dumps for result in merger.merge(name, dump_digest, drafts)]
    return MergePlan(tuple(merged), merger.writes, tuple(sorted(merger.removals)), ImportRecord(merger.dumps))


class _Merger:
    """The state of one merge."""

    def __init__(self, record: ImportRecord, existing: Mapping[str, ExistingFile]) -> None:
        self.existing = existing
        self.dumps = dict(record.dumps)
        self.known = {entry.key: entry for dump in record.dumps.values() for entry in dump.entries}
        recorded = {entry.path for entry in self.known.values()}
        self.adoptable: dict[tuple[str, int, int], list[str]] = {}
        for path, file in existing.items():
            if file.source and path not in recorded:
                self.adoptable.setdefault(file.source.lines, []).append(path)
        self.taken = {_stem(path) for path in (*existing, *recorded)}
        self.writes: dict[str, str] = {}
        self.removals: set[str] = set()

    def merge(self, name: str, dump_digest: str, drafts: Sequence[ArticleDraft]) -> list[Merged]:
        old = self.dumps.get(name, DumpRecord(dump_digest, ()))
        keys = {draft.key for draft in drafts}
        orphans = [entry for entry in old.entries if entry.key not in keys]
        if old.digest != dump_digest:
            # Their lines refer to an older dump of this name and cannot be compared with the lines of this one.
            orphans = [dataclasses.replace(entry, first=0, last=0) for entry in orphans]
        blocking = [entry for entry in orphans if entry.last]
        entries: dict[str, RecordEntry] = {entry.key: entry for entry in orphans}
        results: list[Merged] = []
        same_dump = name not in self.dumps or old.digest == dump_digest
        spans = Counter(_lines(draft) for draft in drafts)
        for draft in drafts:
            alone = spans[_lines(draft)] == 1
            result = self._merge_one(draft, blocking, entries, lines_comparable=same_dump and alone)
            results.append(result)
        for entry in blocking:
            if entry.path in self.removals:
                del entries[entry.key]
        self.dumps[name] = DumpRecord(dump_digest, tuple(entries.values()))
        return results

    def _merge_one(
        self,
        draft: ArticleDraft,
        blocking: Sequence[RecordEntry],
        entries: dict[str, RecordEntry],
        *,
        lines_comparable: bool,
    ) -> Merged:
        source = draft.article.source
        assert source is not None, "an import's drafts have a source"
        entry = self.known.get(draft.key)
        if entry:
            own = draft.key not in entries and (entry.path not in self.writes)
            if not own or not self._belongs(entry, source):
                return Merged(draft, Outcome.DUPLICATE, entry.path)
            return self._again(draft, entry, source, entries)
        adopted = self._adoptable(draft, source, lines_comparable)
        for orphan in blocking:
            if orphan.first > source.last or source.first > orphan.last or orphan.path in self.removals:
                continue
            # If a file was adopted, an import was interrupted after it had replaced the orphan.
            if not self._untouched(orphan) and not (adopted and orphan.path not in self.existing):
                return Merged(draft, Outcome.OVERLAPS, orphan.path)
            self.removals.add(orphan.path)
        path = adopted or self._place(draft.article)
        text = format_article(_placed(draft.article, path))
        self._remember(draft, source, path, digest(text), entries)
        if adopted:
            same = self.existing[adopted].digest == digest(text)
            return Merged(draft, Outcome.UNCHANGED if same else Outcome.EDITED, adopted)
        self.writes[path] = text
        return Merged(draft, Outcome.NEW, path)

    def _adoptable(self, draft: ArticleDraft, source: Source, lines_comparable: bool) -> str | None:
        """Returns an existing file of this draft that is not in the record, after an interrupted import or a lost record.

        If the dump has changed since, or if several articles share the lines, the lines do not identify the article;
        then only a file with the same text counts.
        """
        paths = self.adoptable.get(source.lines, [])
        if lines_comparable:
            return paths[-1] if paths else None
        texts = ((path, format_article(_placed(draft.article, path))) for path in paths)
        return next((path for path, text in texts if digest(text) == self.existing[path].digest), None)

    def _again(
        self, draft: ArticleDraft, entry: RecordEntry, source: Source, entries: dict[str, RecordEntry]
    ) -> Merged:
        """Decide for a draft whose words were imported before."""
        text = format_article(_placed(draft.article, entry.path))
        file = self.existing.get(entry.path)
        # A file with the text that would be written now comes from an import that was interrupted before its record.
        if self._untouched(entry) or (file and file.digest == digest(text)):
            self._remember(draft, source, entry.path, digest(text), entries)
            if file and digest(text) == file.digest:
                return Merged(draft, Outcome.UNCHANGED, entry.path)
            self.writes[entry.path] = text
            return Merged(draft, Outcome.REFRESHED, entry.path)
        self._remember(draft, source, entry.path, entry.digest, entries, entry.day)
        outcome = Outcome.EDITED if entry.path in self.existing else Outcome.GONE
        return Merged(draft, outcome, entry.path)

    def _belongs(self, entry: RecordEntry, source: Source) -> bool:
        """Whether the record has this text from this dump."""
        dump = self.dumps.get(source.dump)
        return dump is not None and any(own.key == entry.key for own in dump.entries)

    def _untouched(self, entry: RecordEntry) -> bool:
        file = self.existing.get(entry.path)
        return file is not None and file.digest == entry.digest

    def _remember(
        self,
        draft: ArticleDraft,
        source: Source,
        path: str,
        written: str,
        entries: dict[str, RecordEntry],
        day: str | None = None,
    ) -> None:
        if day is None:
            day = str(draft.article.date.day or "")
        entry = RecordEntry(draft.key, source.first, source.last, path, written, day)
        entries[draft.key] = entry
        self.known[draft.key] = entry

    def _place(self, article: Article) -> str:
        """Returns a path with a file name that no article has or had: the file name is the slug."""
        stem = _short(free_slug(article.title))
        slug, number = stem, 2
        while slug in self.taken:
            slug, number = f"{stem}-{number}", number + 1
        self.taken.add(slug)
        folder = str(article.date.day.year) if article.date.day else "undated"
        return f"articles/{folder}/{slug}.md"


def _lines(draft: ArticleDraft) -> tuple[str, int, int] | None:
    return draft.article.source.lines if draft.article.source else None


def _placed(article: Article, path: str) -> Article:
    return dataclasses.replace(article, path=path, slug=Slug(_stem(path)))


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def _short(slug: str) -> str:
    """Returns at most `_MAX_SLUG` characters, cut at a word that can end a slug."""
    if len(slug) <= _MAX_SLUG:
        return slug
    words = slug[: _MAX_SLUG + 1].split("-")[:-1] or [slug[:_MAX_SLUG]]
    while len(words) > 3 and (words[-1] in _DANGLING or len(words[-1]) == 1):
        words.pop()
    return "-".join(words)
