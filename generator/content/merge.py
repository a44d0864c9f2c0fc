"""What an import may write: new articles, and those that nobody has touched since the last import wrote them.

Data: `plan_merge` compares drafts with the record and the files in place, and gives the files to write and remove.
Limits: pure; an article that an editor changed, moved or deleted is left exactly as it is, whatever the dump says.
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
"""Words on which a shortened address does not end."""


class Outcome(StrEnum):
    """What became of one draft."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REFRESHED = "refreshed"
    """Nobody had touched the file, and the importer or the registry now does better."""
    EDITED = "edited"
    """The file is the editor's: left alone."""
    GONE = "moved or deleted"
    """The editor has moved or deleted it: not brought back."""
    DUPLICATE = "duplicate"
    """The same words stand in another article already."""
    OVERLAPS = "overlaps"
    """Its lines belong to an article that is the editor's by now."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as the importer made it, before it has a place."""

    key: str
    """`record.text_key` of its item."""
    article: Article
    """With an empty path and slug; its `source` is set."""


@dataclass(frozen=True, slots=True)
class ExistingFile:
    """An article file in place."""

    digest: str
    source: Source | None
    date: DateEstimate | None = None
    """Of a file that an editor has changed: its date."""


@dataclass(frozen=True, slots=True)
class Merged:
    """One draft's fate."""

    draft: Draft
    outcome: Outcome
    path: str
    """The file it is about: its own, or the one it gives way to."""


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Everything an import changes."""

    merged: tuple[Merged, ...]
    writes: Mapping[str, str]
    """Path from the content folder -> text."""
    removals: tuple[str, ...]
    """Untouched files whose lines now belong to other articles."""
    record: ImportRecord


def pinned_days(record: ImportRecord, existing: Mapping[str, ExistingFile]) -> dict[str, dt.date]:
    """The days that editors have set, by `text_key`: other than the import wrote, or with the range taken out."""
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
    dumps: Sequence[tuple[str, str, Sequence[Draft]]], record: ImportRecord, existing: Mapping[str, ExistingFile]
) -> MergePlan:
    """Decide for every draft of every dump, given as (name, digest of its text, drafts)."""
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

    def merge(self, name: str, dump_digest: str, drafts: Sequence[Draft]) -> list[Merged]:
        old = self.dumps.get(name, DumpRecord(dump_digest, ()))
        keys = {draft.key for draft in drafts}
        orphans = [entry for entry in old.entries if entry.key not in keys]
        if old.digest != dump_digest:
            # Their lines are those of an older dump of this name: they say nothing about the lines of this one.
            orphans = [dataclasses.replace(entry, first=0, last=0) for entry in orphans]
        blocking = [entry for entry in orphans if entry.last]
        entries: dict[str, RecordEntry] = {entry.key: entry for entry in orphans}
        results: list[Merged] = []
        same_dump = name not in self.dumps or old.digest == dump_digest
        spans = Counter(_lines(draft) for draft in drafts)
        for draft in drafts:
            alone = spans[_lines(draft)] == 1
            result = self._merge_one(draft, blocking, entries, lines_tell=same_dump and alone)
            results.append(result)
        for entry in blocking:
            if entry.path in self.removals:
                del entries[entry.key]
        self.dumps[name] = DumpRecord(dump_digest, tuple(entries.values()))
        return results

    def _merge_one(
        self, draft: Draft, blocking: Sequence[RecordEntry], entries: dict[str, RecordEntry], *, lines_tell: bool
    ) -> Merged:
        source = draft.article.source
        assert source is not None, "an import's drafts carry their source"
        entry = self.known.get(draft.key)
        if entry:
            own = draft.key not in entries and (entry.path not in self.writes)
            if not own or not self._belongs(entry, source):
                return Merged(draft, Outcome.DUPLICATE, entry.path)
            return self._again(draft, entry, source, entries)
        adopted = self._adoptable(draft, source, lines_tell)
        for orphan in blocking:
            if orphan.first > source.last or source.first > orphan.last or orphan.path in self.removals:
                continue
            # An adopted file means that an import was killed after it had replaced the orphan.
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

    def _adoptable(self, draft: Draft, source: Source, lines_tell: bool) -> str | None:
        """A file in place that this draft became, although the record does not say so: a killed import, a lost record.

        In a dump that has changed since it was recorded the lines say nothing, and nor do lines that articles share;
        then only the very same file counts.
        """
        paths = self.adoptable.get(source.lines, [])
        if lines_tell:
            return paths[-1] if paths else None
        texts = ((path, format_article(_placed(draft.article, path))) for path in paths)
        return next((path for path, text in texts if digest(text) == self.existing[path].digest), None)

    def _again(self, draft: Draft, entry: RecordEntry, source: Source, entries: dict[str, RecordEntry]) -> Merged:
        """A draft whose words were imported before."""
        text = format_article(_placed(draft.article, entry.path))
        file = self.existing.get(entry.path)
        # A file that is as it would be written now was written by an import that was killed before its record was.
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
        """Whether the record has this text from this dump, not from another one."""
        dump = self.dumps.get(source.dump)
        return dump is not None and any(own.key == entry.key for own in dump.entries)

    def _untouched(self, entry: RecordEntry) -> bool:
        file = self.existing.get(entry.path)
        return file is not None and file.digest == entry.digest

    def _remember(
        self,
        draft: Draft,
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
        """A path that no article has or had: its file name is its address, and unique in the archive."""
        stem = _short(free_slug(article.title))
        slug, number = stem, 2
        while slug in self.taken:
            slug, number = f"{stem}-{number}", number + 1
        self.taken.add(slug)
        folder = str(article.date.day.year) if article.date.day else "undated"
        return f"articles/{folder}/{slug}.md"


def _lines(draft: Draft) -> tuple[str, int, int] | None:
    return draft.article.source.lines if draft.article.source else None


def _placed(article: Article, path: str) -> Article:
    return dataclasses.replace(article, path=path, slug=Slug(_stem(path)))


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def _short(slug: str) -> str:
    """At most `_MAX_SLUG` characters, cut at a word that can end an address."""
    if len(slug) <= _MAX_SLUG:
        return slug
    words = slug[: _MAX_SLUG + 1].split("-")[:-1] or [slug[:_MAX_SLUG]]
    while len(words) > 3 and (words[-1] in _DANGLING or len(words[-1]) == 1):
        words.pop()
    return "-".join(words)
