"""Recognises imported articles whose words, dump or record are not what they were.

Data: `renamed_dumps`, `corrected_entries` and `adopted_files`, each from new to old.
Limits: pure; compares texts, and lines only where they can be compared. A text that is not like an old one is a new article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.content.merging.import_record import ImportRecord, RecordEntry
from generator.content.merging.three_way import paragraph_digest
from generator.content.merging.versions import newer_versions
from generator.model import Article, DateEstimate, Source

_SAME = 0.5
"""Share of the keys of two dumps, or of the characters of an article, from which they are the same."""
_SHORT, _ALIKE = 40, 0.7
"""Words of a short text, and the ratio of `difflib` from which two of them are versions of one."""
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as imported, before it has a path."""

    key: str
    """`import_record.text_key` of its item."""
    article: Article
    """Path and slug are empty; `source` is set."""
    words: str = ""
    """`import_record.words_key` of its item."""


@dataclass(frozen=True, slots=True)
class ExistingFile:
    """An article file in the content folder."""

    digest: str
    source: Source | None
    """Set only if the file is not in the record."""
    date: DateEstimate | None = None
    """Set only if an editor has changed the date."""
    text: str = ""
    """The whole text; empty if the file is as an import wrote it."""
    title: str = ""
    """Set only if the file is not in the record."""


def renamed_dumps(dumps: Mapping[str, tuple[str, Collection[str]]], record: ImportRecord) -> dict[str, str]:
    """Returns new name -> old name of dumps, given by name with digest and keys, that the record has under another name."""
    found: dict[str, str] = {}
    for name, (dump_digest, keys) in dumps.items():
        if name in record.dumps:
            continue
        for old, dump in sorted(record.dumps.items()):
            if old in dumps or old in found.values():
                continue
            both, own = {entry.key for entry in dump.entries} & set(keys), {entry.key for entry in dump.entries}
            if dump.digest == dump_digest or len(both) > _SAME * len(own | set(keys)):
                found[name] = old
                break
    return found


def corrected_entries(
    drafts: Sequence[ArticleDraft],
    entries: Sequence[RecordEntry],
    known: Collection[str],
    body_of: Callable[[str], str],
) -> dict[str, RecordEntry]:
    """Returns key of a draft -> entry of the article of which it is a new version, in a dump whose text has changed.

    `known`: keys of all recorded articles; `body_of` gives the text of a file. The article must be between the same
    neighbours as before: what has left a feed at its end is not what is new at its top.
    """
    keys = [draft.key for draft in drafts]
    old = sorted((entry for entry in entries if entry.last), key=lambda entry: (entry.first, entry.last))
    places = _places([entry.key for entry in old], set(keys))
    new_places = _places(keys, {entry.key for entry in old})
    lost = [entry for entry in old if entry.key not in set(keys)]
    common = _common(drafts, old)
    found: dict[str, RecordEntry] = {}
    for draft in drafts:
        if draft.key in known or draft.key in found:
            continue
        for entry in lost:
            beside = _beside(new_places[draft.key], places[entry.key])
            if beside and entry not in found.values() and _is_version(draft, entry, common, body_of):
                found[draft.key] = entry
                break
    return found


def adopted_files(
    drafts: Sequence[ArticleDraft], files: Mapping[str, ExistingFile], *, lines_comparable: bool
) -> dict[int, str]:
    """Returns index of a draft -> path of its file among `files`, which the record lacks.

    By the text, the same or much the same; by the lines if they can be compared and no text decides.
    """
    found: dict[int, str] = {}
    bodies = {path: _body(file.text) for path, file in files.items()}
    by_text: dict[str, list[str]] = {}
    for path, body in bodies.items():
        if body:
            by_text.setdefault(paragraph_digest(body), []).append(path)
    for index, draft in enumerate(drafts):
        paths = [path for path in by_text.get(paragraph_digest(draft.article.body), ()) if path not in found.values()]
        if paths:
            found[index] = max(paths, key=lambda path: _agreement(draft, files[path]))
    name = drafts[0].article.source.dump if drafts and drafts[0].article.source else ""
    own = {path: body for path, body in bodies.items() if _is_of(files[path], name) and path not in found.values()}
    new = [(str(index), draft.article.body) for index, draft in enumerate(drafts) if index not in found]
    for index_text, path in newer_versions(new, own).items() if own else ():
        if path in own and path not in found.values():
            found[int(index_text)] = path
    if lines_comparable:
        _adopt_by_lines(drafts, {path: files[path] for path in own}, found)
    return found


def _adopt_by_lines(drafts: Sequence[ArticleDraft], files: Mapping[str, ExistingFile], found: dict[int, str]) -> None:
    lines = Counter(draft.article.source.lines for draft in drafts if draft.article.source)
    places = {file.source.lines: path for path, file in files.items() if file.source}
    for index, draft in enumerate(drafts):
        source = draft.article.source
        path = places.get(source.lines) if source and lines[source.lines] == 1 else None
        if path and index not in found and path not in found.values():
            found[index] = path


def _agreement(draft: ArticleDraft, file: ExistingFile) -> tuple[bool, bool, bool]:
    source = draft.article.source
    same_dump = bool(source and file.source and source.dump == file.source.dump)
    return (
        file.title == draft.article.title,
        same_dump,
        bool(source and file.source and source.lines == file.source.lines),
    )


def _is_of(file: ExistingFile, dump: str) -> bool:
    return file.source is not None and file.source.dump == dump


def _places(keys: Sequence[str], kept: Collection[str]) -> dict[str, tuple[str, str]]:
    """Key -> the nearest kept key before it and after it; empty if there is none."""
    before, after = dict[str, str](), dict[str, str]()
    for place, row in ((before, keys), (after, list(reversed(keys)))):
        last = ""
        for key in row:
            place.setdefault(key, last)
            last = key if key in kept else last
    return {key: (before[key], after[key]) for key in keys}


def _beside(new: tuple[str, str], old: tuple[str, str]) -> bool:
    return new == old or any(a and a == b for a, b in zip(new, old, strict=True))


def _common(drafts: Sequence[ArticleDraft], entries: Sequence[RecordEntry]) -> frozenset[str]:
    """Digests of paragraphs that several articles have: they say nothing about which one it is."""
    now = Counter(part for draft in drafts for part in set(_digests(draft.article.body)))
    then = Counter(part for entry in entries if entry.base for part in set(entry.base.paragraphs))
    return frozenset(part for counts in (now, then) for part, count in counts.items() if count > 1)


def _is_version(
    draft: ArticleDraft, entry: RecordEntry, common: Collection[str], body_of: Callable[[str], str]
) -> bool:
    body, old = draft.article.body, frozenset(entry.base.paragraphs if entry.base else ()) - set(common)
    shared = sum(len(part) for part, name in zip(_split(body), _digests(body), strict=True) if name in old)
    if shared >= _SAME * max(len(body), 1):
        return True
    then = body_of(entry.path)
    if min(len(body.split()), len(then.split())) <= _SHORT:
        return SequenceMatcher(None, body.split(), then.split(), autojunk=False).ratio() >= _ALIKE
    return bool(newer_versions([("new", body)], {"old": then}))


def _split(body: str) -> list[str]:
    return [part for part in _BLANK.split(body) if part.strip()]


def _digests(body: str) -> list[str]:
    return [paragraph_digest(part) for part in _split(body)]


def _body(text: str) -> str:
    return text.partition("\n---")[2].partition("\n")[2]
