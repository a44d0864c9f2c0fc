"""Reads the content folder into an archive, and writes the results of an import.

Data: `load_archive` for a build; `read_record`, `existing_files` and `write_import` for an import.
Limits: with the modules of `folder` the only one that knows the layout of `content/`; each file is replaced as a whole or not at all.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar, cast

from generator.config import load_config
from generator.content.documents import read_documents
from generator.content.folder.collect import collect
from generator.content.folder.places import markdown_places
from generator.content.folder.registries import (
    missing_starters,
    read_registry,
)
from generator.content.folder.texts import key_line, read_text
from generator.content.front_matter import parse_article, parse_briefing, parse_note, parse_text_page
from generator.content.merging.import_record import ImportRecord, RecordEntry, digest, parse_records
from generator.content.merging.journal import changes_of, record_texts, run_changes
from generator.content.merging.matching import ExistingFile
from generator.content.merging.plan import MergePlan
from generator.content.merging.three_way import days_changed, split_parts
from generator.content.periods import newest_first
from generator.content.registry import starter_text
from generator.content.resolve import resolve_names
from generator.errors import ContentError, Problem
from generator.memo import KnownFiles, Memo, States
from generator.model import Archive, Article, Briefing, Note, Registry, TextPage

_T = TypeVar("_T")


class _Draftable(Protocol):
    @property
    def draft(self) -> bool: ...


_D = TypeVar("_D", bound=_Draftable)


def load_archive(
    content: Path, *, drafts: bool = False, memo: Memo | None = None, states: States | None = None
) -> Archive:
    """Read the whole content folder.

    Company names are returned in the spelling of the registry; drafts only if `drafts`. `memo` knows files of earlier calls;
    `states` of files, looked at before, say which are as they were then.
    Raises `ContentError` with the problems of all files.
    """
    problems: list[Problem] = []
    archive = read_archive(content, problems, drafts=drafts, memo=memo, states=states)
    if problems:
        raise ContentError(problems)
    return archive


def read_archive(
    content: Path,
    problems: list[Problem],
    *,
    drafts: bool = False,
    memo: Memo | None = None,
    states: States | None = None,
) -> Archive:
    """Read what can be read of the content folder; the mistakes of all files are added to `problems`."""
    known = memo or Memo()
    registry = collect(problems, lambda: read_registry(content)) or Registry((), ())
    parse = partial(_parsed, known)
    read: KnownFiles[Article] | None = KnownFiles("articles", known, states) if states else None
    articles = _read_folder(content, "articles", parse, problems, read)
    if read:
        read.keep()
    notes = _read_folder(content, "notes", parse_note, problems)
    briefings = _read_folder(content, "briefings", parse_briefing, problems)
    pages = _read_folder(content, "pages", parse_text_page, problems)
    pages += read_documents(content, _documents_setting(content), problems)
    if registry.companies or registry.tags:
        articles = resolve_names(
            articles,
            registry,
            lambda path: str(content / path),
            lambda path, key: key_line(content / path, key),
            problems,
        )
    articles = _with_lines(articles, content)
    kept = [article for article in articles if drafts or not article.draft]
    return Archive(
        articles=tuple(sorted(kept, key=_newest_first)),
        registry=registry,
        notes=tuple(_published(notes, drafts)),
        briefings=tuple(sorted(_published(briefings, drafts), key=lambda b: (-b.date.toordinal(), b.slug))),
        pages=tuple(_published(pages, drafts)),
        drafts=() if drafts else _draft_names((*articles, *notes, *briefings, *pages)),
    )


def _documents_setting(content: Path) -> str:
    try:
        return load_config(content).documents
    except ContentError:  # a build and a check report it
        return ""


def read_record(content: Path) -> ImportRecord:
    """Returns the record of imports; empty for a new folder. Raises `ContentError` if it is damaged."""
    return parse_records(record_texts(content), str(content))


def existing_files(content: Path, record: ImportRecord) -> dict[str, ExistingFile]:
    """Returns every article file by path relative to the content folder.

    A file that is as an import wrote it is not parsed.
    """
    recorded = {entry.path: entry for dump in record.dumps.values() for entry in dump.entries}
    found: dict[str, ExistingFile] = {}
    for path in map(Path, markdown_places(content / "articles")):
        name = path.relative_to(content).as_posix()
        # A checkout may change the line ends; that is not an edit.
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        written, entry = digest(text), recorded.get(name)
        if entry and entry.digest == written:
            found[name] = ExistingFile(written, None, text="" if entry.base else text)
        else:
            found[name] = _changed_file(text, name, written, entry)
    return found


def _changed_file(text: str, name: str, written: str, entry: RecordEntry | None) -> ExistingFile:
    """An article that an import has not written, or that somebody has changed since."""
    try:
        article = parse_article(text, name)
    except ContentError:  # the editor must correct a broken file; a build reports it
        return ExistingFile(written, None, text=text)
    if entry is None:
        return ExistingFile(written, article.source, text=text, title=article.title)
    parts = split_parts(text)
    own_day = not (entry.base and parts) or days_changed(entry.base, parts)
    return ExistingFile(written, None, article.date if own_day else None, text)


def content_files(content: Path) -> list[str]:
    """Returns the path of every Markdown file that a build reads, from the content folder. Raises `ContentError`."""
    folders = ("articles", "notes", "briefings", "pages")
    return [
        Path(place).relative_to(content).as_posix() for name in folders for place in markdown_places(content / name)
    ]


def write_import(
    content: Path,
    plan: MergePlan,
    existing: Mapping[str, ExistingFile],
    images: Sequence[tuple[str, Callable[[], bytes]]] = (),
) -> tuple[str, ...]:
    """Write a merge and the missing starters. Returns the paths left alone, because somebody changed them meanwhile.

    `existing`: the files on which the merge has decided. `images`: path -> what reads the bytes of each new image. Only
    while the lock is held.
    """
    starters = {name: starter_text(name) for name in missing_starters(content)}
    digests = {path: file.digest for path, file in existing.items()}
    return run_changes(content, changes_of(starters, plan.writes, plan.removals, digests), plan.record, images)


def article_body(content: Path, name: str) -> str:
    """Returns the text of an article file without its front matter; the whole text if that has no end, "" if no file."""
    text = article_text(content, name)
    return text.partition("\n---")[2] or text


def article_text(content: Path, name: str) -> str:
    """Returns the text of an article file; "" if there is none."""
    try:
        return (content / name).read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:  # deleted while the import ran
        return ""


def _read_folder(
    content: Path,
    name: str,
    parse: Callable[[str, str], _T],
    problems: list[Problem],
    known: KnownFiles[_T] | None = None,
) -> list[_T]:
    found: list[_T] = []
    start = len(os.fspath(content / name))
    for place in collect(problems, lambda: markdown_places(content / name)) or ():
        old = known.known(place) if known else None
        if old is not None:
            found.append(old)
            continue
        try:
            record = parse(read_text(Path(place)) or "", f"{name}{place[start:]}")
            found.append(record)
            if known:
                known.add(place, record)
        except ContentError as error:
            problems += [_located(content, problem) for problem in error.problems]
            found += [] if error.readable is None else [cast("_T", error.readable)]
    return found


def _parsed(memo: Memo, text: str, path: str) -> Article:
    return memo.get("article", (text, path), lambda: parse_article(text, path))


def _located(content: Path, problem: Problem) -> Problem:
    """The problem with its path relative to the working folder, so that a terminal can open it."""
    inside = Path(problem.path).is_relative_to(content)
    return problem if inside else dataclasses.replace(problem, path=str(content / problem.path))


def _with_lines(articles: Iterable[Article], content: Path) -> list[Article]:
    """The articles with their lines in the dumps as they are now, which the record has; a file has those of its writing."""
    try:
        record = read_record(content)
    except ContentError:  # the next import reports it
        return list(articles)
    lines = {entry.path: (name, entry) for name, dump in record.dumps.items() for entry in dump.entries if entry.last}
    return [_moved_to(article, *lines.get(article.path, ("", None))) for article in articles]


def _moved_to(article: Article, dump: str, entry: RecordEntry | None) -> Article:
    if not article.source or not entry or article.source.dump != dump:
        return article
    return dataclasses.replace(article, source=dataclasses.replace(article.source, first=entry.first, last=entry.last))


def _draft_names(records: Iterable[Article | Note | Briefing | TextPage]) -> tuple[str, ...]:
    return tuple(name for record in records if record.draft for name in (record.slug, record.title))


def _published(records: Iterable[_D], drafts: bool) -> list[_D]:
    return [record for record in records if drafts or not record.draft]


def _newest_first(article: Article) -> tuple[tuple[int, int, str], str]:
    return newest_first(article.date), article.slug
