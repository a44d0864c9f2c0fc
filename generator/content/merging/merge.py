"""Decides what an import writes: new articles, and those that nobody has changed since the last import.

Data: `plan_merge` compares drafts with the record and the existing files, and returns the files to write and remove.
Limits: pure; in an article that an editor has changed it writes only what the editor has left alone (`three_way`).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

from generator.content.front_matter import format_article
from generator.content.merging.import_record import Base, DumpRecord, ImportRecord, RecordEntry, digest
from generator.content.merging.matching import (
    ArticleDraft,
    ExistingFile,
    adopted_files,
    corrected_entries,
    renamed_dumps,
)
from generator.content.merging.plan import Merged, MergePlan, Outcome
from generator.content.merging.three_way import Parts, has_own, is_open, merge_parts, split_parts
from generator.content.slugs import free_slug
from generator.model import Article, Slug, Source

_MAX_SLUG = 64
"""Characters; cut at a word."""
_DANGLING = frozenset(
    "a an and are as at by for from has have in into is it its of on or over than that the their to was were will with".split()
)
"""Words that do not end a shortened slug."""


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
    dumps: Sequence[tuple[str, str, Sequence[ArticleDraft]]],
    record: ImportRecord,
    existing: Mapping[str, ExistingFile],
    *,
    body_of: Callable[[str], str] = lambda path: "",
    restore: Collection[str] = (),
) -> MergePlan:
    """Decide for each draft of each dump, given as (name, digest of its text, drafts).

    `body_of` gives the text of a file in `existing`; `restore` has paths of deleted articles to write again.
    """
    renamed = renamed_dumps(
        {name: (text, {draft.key for draft in drafts}) for name, text, drafts in dumps if drafts}, record
    )
    names = {old: new for new, old in renamed.items()}
    record = ImportRecord({names.get(name, name): dump for name, dump in record.dumps.items()})
    merger = _Merger(record, existing, body_of, restore)
    merged = [result for name, dump_digest, drafts in dumps for result in merger.merge(name, dump_digest, drafts)]
    return MergePlan(tuple(merged), merger.writes, tuple(sorted(merger.removals)), ImportRecord(merger.dumps))


class _Merger:
    """The state of one merge."""

    def __init__(
        self,
        record: ImportRecord,
        existing: Mapping[str, ExistingFile],
        body_of: Callable[[str], str],
        restore: Collection[str],
    ) -> None:
        self.existing = existing
        self.body_of = body_of
        self.restore = restore
        self.dumps = dict(record.dumps)
        self.known = {entry.key: entry for dump in record.dumps.values() for entry in dump.entries}
        recorded = {entry.path for entry in self.known.values()}
        moved = {entry.digest for entry in self.known.values()}
        self.adoptable = {
            path: file
            for path, file in existing.items()
            if file.source and path not in recorded and file.digest not in moved
        }
        self.taken = {_stem(path) for path in (*existing, *recorded)}
        self.writes: dict[str, str] = {}
        self.removals: set[str] = set()

    def merge(self, name: str, dump_digest: str, drafts: Sequence[ArticleDraft]) -> list[Merged]:
        old = self._known_again(name, dump_digest, drafts)
        keys = {draft.key for draft in drafts}
        orphans = [entry for entry in old.entries if entry.key not in keys]
        if old.digest != dump_digest:
            # Their lines refer to an older dump of this name and cannot be compared with the lines of this one.
            orphans = [dataclasses.replace(entry, first=0, last=0) for entry in orphans]
        blocking = sorted((entry for entry in orphans if entry.last), key=lambda entry: (entry.first, entry.last))
        entries: dict[str, RecordEntry] = {entry.key: entry for entry in orphans}
        results: list[Merged] = []
        same_text = old.digest == dump_digest
        unknown = [draft for draft in drafts if draft.key not in self.known]
        adopted = {
            id(unknown[index]): path
            for index, path in adopted_files(unknown, self.adoptable, lines_comparable=same_text).items()
        }
        for draft in drafts:
            results.append(self._merge_one(draft, blocking, entries, adopted.get(id(draft))))
        for entry in blocking:
            if entry.path in self.removals:
                del entries[entry.key]
        self.dumps[name] = DumpRecord(dump_digest, tuple(entries.values()), old.options)
        for path in adopted.values():
            self.adoptable.pop(path, None)
        return results

    def _known_again(self, name: str, dump_digest: str, drafts: Sequence[ArticleDraft]) -> DumpRecord:
        """What the record has of a dump, with the keys that its articles have now if their words were corrected."""
        old = self.dumps.get(name, DumpRecord(dump_digest, ()))
        by_key = {entry.key: entry for entry in old.entries}
        keys = {draft.key for draft in drafts}
        again: dict[str, RecordEntry] = {}
        for draft in drafts:  # versions up to 0.1 made the key of the words only
            entry = by_key.get(draft.words)
            if entry and draft.key not in self.known and entry.key not in {*keys, *(e.key for e in again.values())}:
                again[draft.key] = entry
        if old.digest != dump_digest:
            rest = [entry for entry in old.entries if entry not in again.values()]
            again |= corrected_entries(drafts, rest, {*self.known, *again}, self._body)
        renewed = {entry.key: dataclasses.replace(entry, key=key) for key, entry in again.items()}
        renewed_entries = tuple(renewed.get(entry.key, entry) for entry in old.entries)
        old = dataclasses.replace(old, entries=renewed_entries)
        for key, entry in renewed.items():
            self.known.pop(key, None)
            self.known[entry.key] = entry
        if name in self.dumps:
            self.dumps[name] = old
        return old

    def _body(self, path: str) -> str:
        return self.body_of(path) if path in self.existing else ""

    def _merge_one(
        self, draft: ArticleDraft, blocking: Sequence[RecordEntry], entries: dict[str, RecordEntry], adopted: str | None
    ) -> Merged:
        source = draft.article.source
        assert source is not None, "an import's drafts have a source"
        entry = self.known.get(draft.key)
        if entry:
            own = draft.key not in entries and (entry.path not in self.writes)
            if not own or not self._belongs(entry, source):
                return Merged(draft, Outcome.DUPLICATE, entry.path)
            return self._again(draft, entry, entries)
        for orphan in blocking:
            if orphan.first > source.last or source.first > orphan.last or orphan.path in self.removals:
                continue
            # If a file was adopted, an import was interrupted after it had replaced the orphan.
            if not self._untouched(orphan) and not (adopted and orphan.path not in self.existing):
                return Merged(draft, Outcome.OVERLAPS, orphan.path)
            self.removals.add(orphan.path)
        path = adopted or self._place(draft.article)
        text = format_article(_placed(draft.article, path))
        parts = _parts(text)
        if adopted:
            same = self._same_but_lines(adopted, text, parts.base)
            written = self.existing[adopted].digest if same else digest(text)
            self._remember(draft, path, written, parts.base, entries)
            return Merged(draft, Outcome.UNCHANGED if same else Outcome.EDITED, adopted)
        self._remember(draft, path, digest(text), parts.base, entries)
        self.writes[path] = text
        return Merged(draft, Outcome.NEW, path)

    def _again(self, draft: ArticleDraft, entry: RecordEntry, entries: dict[str, RecordEntry]) -> Merged:
        """Decide for a draft whose article was imported before."""
        text = format_article(_placed(draft.article, entry.path))
        theirs, file = _parts(text), self.existing.get(entry.path)
        if file is None:
            if entry.path not in self.restore:
                self._remember(draft, entry.path, entry.digest, entry.base, entries, entry)
                return Merged(draft, Outcome.GONE, entry.path)
            self._remember(draft, entry.path, digest(text), theirs.base, entries)
            self.writes[entry.path] = text
            return Merged(draft, Outcome.RESTORED, entry.path)
        mine = split_parts(file.text) if file.text else None
        base = entry.base or (mine.base if mine and self._untouched(entry) else theirs.base)
        if file.digest == digest(text) or (self._untouched(entry) and not _differ(base, theirs.base)):
            self._remember(draft, entry.path, file.digest, theirs.base, entries)
            return Merged(draft, Outcome.UNCHANGED, entry.path)
        respaced = mine and entry.base and not _differ(base, mine.base) and not has_own(mine)
        if self._untouched(entry) or respaced:
            self._remember(draft, entry.path, digest(text), theirs.base, entries)
            self.writes[entry.path] = text
            return Merged(draft, Outcome.REFRESHED, entry.path)
        return self._merge_edited(draft, entry, entries, (base, mine, theirs))

    def _merge_edited(
        self,
        draft: ArticleDraft,
        entry: RecordEntry,
        entries: dict[str, RecordEntry],
        sides: tuple[Base, Parts | None, Parts],
    ) -> Merged:
        base, mine, theirs = sides
        if mine is None:  # a broken file: a build reports it
            self._remember(draft, entry.path, entry.digest, entry.base, entries, entry)
            return Merged(draft, Outcome.EDITED, entry.path)
        text, conflicts = merge_parts(base, mine, theirs)
        older = [one for one in entry.conflicts if one.part not in {new.part for new in conflicts}]
        self._remember(draft, entry.path, digest(theirs.text), theirs.base, entries)
        entries[draft.key] = dataclasses.replace(
            entries[draft.key], conflicts=(*conflicts, *(one for one in older if is_open(one, mine)))
        )
        if text == mine.text:
            return Merged(draft, Outcome.EDITED, entry.path)
        self.writes[entry.path] = text
        return Merged(draft, Outcome.MERGED, entry.path)

    def _same_but_lines(self, path: str, text: str, base: Base) -> bool:
        file = self.existing[path]
        mine = split_parts(file.text) if file.text else None
        return file.digest == digest(text) or (mine is not None and not _differ(base, mine.base) and not has_own(mine))

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
        path: str,
        written: str,
        base: Base | None,
        entries: dict[str, RecordEntry],
        old: RecordEntry | None = None,
    ) -> None:
        """Record where the article lies now; `old` is what stays recorded of a file that is not written."""
        source = draft.article.source
        assert source is not None, "an import's drafts have a source"
        day, conflicts = (old.day, old.conflicts) if old else (str(draft.article.date.day or ""), ())
        entry = RecordEntry(draft.key, source.first, source.last, path, written, day, base, conflicts)
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


def _parts(text: str) -> Parts:
    parts = split_parts(text)
    assert parts is not None, "an import's own text has valid front matter"
    return parts


def _differ(a: Base, b: Base) -> bool:
    return (a.fields, a.paragraphs) != (b.fields, b.paragraphs)


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
