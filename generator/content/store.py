"""The content folder on disk: reads it into an archive, and writes what an import made.

Data: `load_archive` for a build; `read_registry`, `read_record`, `existing_files` and `write_import` for an import.
Limits: the only module that knows where in `content/` a thing lies; every file is replaced as a whole or not at all.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from generator.content.front_matter import parse_article, parse_briefing, parse_note, parse_text_page
from generator.content.import_record import RECORD_NAME, ImportRecord, digest, format_record, parse_record
from generator.content.merge import ExistingFile, MergePlan
from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.errors import ContentError, Problem, nearest
from generator.model import Archive, Article, Registry

COMPANIES_NAME = "companies.yml"
TAGS_NAME = "tags.yml"
EVENTS_NAME = "events.yml"

_LINKED = "a link to a folder, and such links are not followed"

_T = TypeVar("_T")


class _Draftable(Protocol):
    @property
    def draft(self) -> bool: ...


_D = TypeVar("_D", bound=_Draftable)


def load_archive(content: Path, *, drafts: bool = False) -> Archive:
    """Read the whole content folder.

    Names of companies come back in the registry's spelling. Drafts are left out unless asked for. Raises
    `ContentError` with every problem of every file at once.
    """
    problems: list[Problem] = []
    registry = _collect(problems, lambda: read_registry(content)) or Registry((), ())
    articles = _read_folder(content, "articles", parse_article, problems)
    notes = _read_folder(content, "notes", parse_note, problems)
    briefings = _read_folder(content, "briefings", parse_briefing, problems)
    pages = _read_folder(content, "pages", parse_text_page, problems)
    if registry.companies or registry.tags:
        names, tags = _names(registry), frozenset(tag.slug for tag in registry.tags)
        articles = [_resolve(content, article, names, tags, problems) for article in articles]
    if problems:
        raise ContentError(problems)
    kept = [article for article in articles if drafts or not article.draft]
    return Archive(
        articles=tuple(sorted(kept, key=_newest_first)),
        registry=registry,
        notes=tuple(_published(notes, drafts)),
        briefings=tuple(sorted(_published(briefings, drafts), key=lambda b: (-b.date.toordinal(), b.slug))),
        pages=tuple(_published(pages, drafts)),
    )


def read_registry(content: Path) -> Registry:
    """`companies.yml` and `tags.yml`, or the packaged starters where the folder has none. Raises `ContentError`."""
    problems: list[Problem] = []
    companies_path, tags_path = content / COMPANIES_NAME, content / TAGS_NAME
    tags = _collect(problems, lambda: parse_tags(_or_starter(content, TAGS_NAME), str(tags_path))) or ()
    known = [tag.slug for tag in tags] or None
    text = _collect(problems, lambda: _or_starter(content, COMPANIES_NAME)) or ""
    companies = _collect(problems, lambda: parse_companies(text, str(companies_path), known)) or ()
    if problems:
        raise ContentError(problems)
    return Registry(companies, tags)


def read_events(content: Path) -> tuple[str, str]:
    """The text and the path of the calendar of public events: `events.yml`, or the packaged one."""
    path = content / EVENTS_NAME
    text = _read(path)
    return (starter_text(EVENTS_NAME), EVENTS_NAME) if text is None else (text, str(path))


def read_record(content: Path) -> ImportRecord:
    """What was imported before; empty in a new folder. Raises `ContentError` where it is damaged."""
    path = content / RECORD_NAME
    text = _read(path)
    return parse_record(text, str(path)) if text else ImportRecord()


def existing_files(content: Path, record: ImportRecord) -> dict[str, ExistingFile]:
    """Every article file in place, by path from the content folder.

    Its front matter is read only where the record does not know the file as it is: `source` where it lacks the file,
    `date` where an editor has changed it.
    """
    recorded = {entry.path: entry.digest for dump in record.dumps.values() for entry in dump.entries}
    found: dict[str, ExistingFile] = {}
    for path in _markdown_files(content / "articles"):
        name = path.relative_to(content).as_posix()
        # A checkout may have changed the line ends; that is no editor's work.
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        source, date = None, None
        written = digest(text)
        if recorded.get(name) != written:
            try:
                article = parse_article(text, name)
            except ContentError:
                pass  # a broken file is the editor's to mend; a build tells where
            else:
                source, date = (None, article.date) if name in recorded else (article.source, None)
        found[name] = ExistingFile(written, source, date)
    return found


def key_line(path: Path, key: str) -> int:
    """1-based line of a top-level key of a file, 1 where it has none; looked up only for a problem."""
    lines = (_read(path) or "").split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def text_line(path: Path, text: str) -> int:
    """1-based line of a file on which `text` first stands; 0 where it stands nowhere or there is no such file."""
    lines = (_read(path) or "").split("\n") if text and path.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if text in line), 0)


def write_import(content: Path, plan: MergePlan) -> None:
    """Write a merge: articles first, the record last, so that a killed import is simply done again."""
    for name, text in plan.writes.items():
        write_file(content / name, text)
    for name in plan.removals:
        (content / name).unlink(missing_ok=True)
    record = format_record(plan.record)
    if plan.record.dumps and _read(content / RECORD_NAME) != record:
        write_file(content / RECORD_NAME, record)


def article_body(content: Path, name: str) -> str:
    """The words of an article file, its front matter left out; the whole text where it has none that ends."""
    text = (content / name).read_bytes().decode("utf-8", "replace")
    return text.partition("\n---")[2] or text


def missing_starters(content: Path) -> tuple[str, ...]:
    """The packaged registries that the folder lacks."""
    return tuple(name for name in (COMPANIES_NAME, TAGS_NAME, EVENTS_NAME) if not (content / name).exists())


def write_starters(content: Path) -> None:
    """Put the packaged registries where the folder has none."""
    for name in missing_starters(content):
        write_file(content / name, starter_text(name))


def write_file(path: Path, text: str) -> None:
    """Replace a file by UTF-8 text in one step: readers see the old one or the new one, whatever happens."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _or_starter(content: Path, name: str) -> str:
    text = _read(content / name)
    return starter_text(name) if text is None else text


def _read(path: Path) -> str | None:
    """The file's text, None where there is no file. Raises `ContentError` where it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8: byte 0x{error.object[error.start]:02X}"
        raise ContentError([Problem(str(path), line, what, "save the file as UTF-8")]) from None


def _markdown_files(folder: Path) -> list[Path]:
    """Sorted; hidden files and folders are left out: editors and sync tools keep theirs there.

    Raises `ContentError` where a folder is a link: its files would be passed over, and might be imported again.
    """
    found: list[Path] = []
    links: list[Problem] = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        fix = "put the folder itself there, or link its files one by one"
        links += [Problem(str(here / n), 0, _LINKED, fix) for n in folders if (here / n).is_symlink()]
        found += [here / name for name in names if name.endswith(".md") and not name.startswith(".")]
    if links:
        raise ContentError(links)
    return sorted(path for path in found if path.is_file())


def _read_folder(content: Path, name: str, parse: Callable[[str, str], _T], problems: list[Problem]) -> list[_T]:
    found: list[_T] = []
    for path in _collect(problems, lambda: _markdown_files(content / name)) or ():
        relative = path.relative_to(content).as_posix()
        try:
            found.append(parse(_read(path) or "", relative))
        except ContentError as error:
            problems += [_located(content, problem) for problem in error.problems]
    return found


def _located(content: Path, problem: Problem) -> Problem:
    """A problem told from the working folder's point of view, so that an editor's terminal can open it."""
    inside = Path(problem.path).is_relative_to(content)
    return problem if inside else dataclasses.replace(problem, path=str(content / problem.path))


def _resolve(
    content: Path, article: Article, names: Mapping[str, str], tags: Collection[str], problems: list[Problem]
) -> Article:
    """The article with registry names; `names` is as `_names` gives it. What is unknown becomes a problem."""
    path = content / article.path

    def known(key: str) -> tuple[str, ...]:
        found: list[str] = []
        for name in getattr(article, key):
            canonical = names.get(name.casefold())
            if canonical is None:
                fix = f"{nearest(name, sorted(set(names.values())))} A new company goes into {COMPANIES_NAME}"
                problems.append(Problem(str(path), key_line(path, key), f'{key}: unknown company "{name}"', fix))
            elif canonical not in found:
                found.append(canonical)
        return tuple(found)

    companies, mentions = known("companies"), known("mentions")
    for tag in article.tags:
        if tag not in tags:
            fix = f"{nearest(tag, sorted(tags))} A new tag goes into {TAGS_NAME}"
            problems.append(Problem(str(path), key_line(path, "tags"), f'tags: unknown tag "{tag}"', fix))
    only = tuple(name for name in mentions if name not in companies)
    return dataclasses.replace(article, companies=companies, mentions=only)


def _names(registry: Registry) -> Mapping[str, str]:
    """Folded name or alias -> registry name; a name wins over another entry's alias."""
    names = {alias.casefold(): company.name for company in registry.companies for alias in company.aliases}
    return names | {company.name.casefold(): company.name for company in registry.companies}


def _published(records: Iterable[_D], drafts: bool) -> list[_D]:
    return [record for record in records if drafts or not record.draft]


def _newest_first(article: Article) -> tuple[int, str]:
    day = article.date.day
    return (-day.toordinal() if day else -dt.date.min.toordinal() + 1, article.slug)


def _collect(problems: list[Problem], read: Callable[[], _T]) -> _T | None:
    try:
        return read()
    except ContentError as error:
        problems += error.problems
        return None
