"""From a file to a dump: decode it, refuse what is not text, recognise its kind.

Data: `read_dump` reads one file; `recognise` decides by its lines whether it is a feed or a page.
Limits: a line may hold `MAX_LINE` characters.
"""

from __future__ import annotations

import difflib
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path

from generator.dumps.boilerplate import furniture
from generator.dumps.documents.convert import convert
from generator.dumps.encoding import Decoded, decode
from generator.dumps.feed.reader import SEPARATOR
from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.formats.dispatch import MARKED, mistake, recognise_marked
from generator.dumps.formats.other_files import other_file
from generator.dumps.labels import match_label
from generator.dumps.layouts.reader import is_layout
from generator.dumps.messages.mail_text import is_mail, mail_text
from generator.dumps.page.indentation import is_rendered
from generator.dumps.substack import listed_post
from generator.errors import ContentError, Problem
from generator.model import Dump, DumpKind, ListedPost

MAX_LINE = 8_000_000
"""Characters on one line; no known feed comes near, many data files do."""
TABLES = frozenset({".csv", ".tsv"})
"""Endings of files that are never read as prose."""
_MARKDOWN = frozenset({".md", ".markdown"})
NO_TABLE = "no table with a header and texts"
_MARKUP = re.compile(r"[\ufeff\s]*<")
_PARAGRAPH = 240
"""Characters from which a line with a separator in it is a paragraph of a feed."""
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_dump(path: Path, name: str = "", kind: DumpKind | None = None, mapped: Sequence[tuple[str, str]] = ()) -> Dump:
    """Read one dump. Raises `ContentError` with one problem that says what is wrong with the file.

    `name` is how articles will name it; by default the file's own name. `kind` is given where the user says it, and so
    is `mapped`: pairs of what an article needs and the field that holds it, which count for records and tables.
    """
    try:
        (name or path.name).encode("utf-8")
    except UnicodeEncodeError:
        named = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
        raise _refuse(Path(named), 0, "the file's name is not UTF-8", "rename it: articles name their dump") from None
    data = _read_bytes(path)
    if not data.strip():
        raise _refuse(path, 0, "the file is empty", "give a text dump with at least one article")
    try:
        decoded, kind, listed = _as_text(data, kind)
    except BadMarkupError as error:
        raise _refuse(path, error.line, error.what, error.fix) from None
    lines = _lines(decoded.text)
    longest = max(range(len(lines)), key=lambda i: len(lines[i]))
    if len(lines[longest]) > MAX_LINE:
        what = f"a line of {len(lines[longest]):,} characters, more than {MAX_LINE:,}"
        raise _refuse(
            path, longest + 1, what, "put line breaks between the articles, or check that this is a text dump"
        )
    if not any(any(ch.isalnum() for ch in line) for line in lines):
        raise _refuse(path, 0, "the file holds no words", "give a text dump with at least one article")
    if kind is None and (problem := other_file(decoded.text)):
        raise _refuse(path, *problem)
    kind = kind or recognise_marked(lines, mapped)
    if kind and kind in MARKED and (problem := mistake(kind, lines, mapped)):
        raise _refuse(path, *problem)
    if kind is None and path.suffix.lower() in TABLES:  # it may hold addresses of people
        fix = "name the field with the texts, --map body=FIELD, or the kind, --as page"
        raise _refuse(path, 0, NO_TABLE, fix)
    kind = kind or (DumpKind.DOCUMENT if _is_markdown_text(path, lines) else recognise(lines))
    fields = tuple(mapped) if kind in (DumpKind.RECORDS, DumpKind.TABLE, DumpKind.REFERENCES) else ()
    return Dump(name or path.name, kind, tuple(lines), listed or listed_post(path), fields, decoded.notes)


def recognise(lines: Sequence[str]) -> DumpKind:
    """The kind of plain text: a list of items, a feed (many items without marks between them) or a page (an article
    within a site's boilerplate).

    A structure that repeats makes a list; separators, or a label sequence that starts again, make a feed; without
    them `is_page` decides.
    """
    if is_rendered(lines):
        return DumpKind.PAGE
    if is_layout(lines):
        return DumpKind.LIST
    separated = sorted((line.strip() for line in lines if SEPARATOR in line), key=len, reverse=True)
    if any(
        len(line) > _PARAGRAPH or not furniture(line) for line in separated
    ):  # the patterns are compiled only if needed
        return DumpKind.FEED
    openings = sum(1 for line in lines if (label := match_label(line.strip())) and label.place == 1)
    if openings >= 2:
        return DumpKind.FEED
    from generator.dumps.detect_kind import is_page  # here: most feeds have separators, and need none of its patterns

    return DumpKind.PAGE if is_page(lines) else DumpKind.FEED


def _is_markdown_text(path: Path, lines: Sequence[str]) -> bool:
    """Whether a file of Markdown is one article below its title, without front matter."""
    first = next((line for line in lines if line.strip()), "")
    if path.suffix.lower() not in _MARKDOWN or not first.startswith("# "):
        return False
    return recognise(lines) is DumpKind.PAGE and not is_rendered(lines)


def _read_bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise _refuse(path, 0, "is a folder, not a dump", f"name the files in it: {path}{os.sep}*.txt")
        if not stat.S_ISREG(mode):
            raise _refuse(path, 0, "is not a regular file", "save the text to a file first")
        return path.read_bytes()
    except FileNotFoundError:
        raise _refuse(path, 0, "no such file", _similar(path)) from None
    except OSError as error:
        raise _refuse(path, 0, f"cannot be read: {error.strerror}", "check who may read it") from None


def _similar(path: Path) -> str:
    """Advice: the file of the same folder whose name is nearest, if any is near."""
    names = sorted(p.name for p in path.parent.iterdir() if p.is_file()) if path.parent.is_dir() else []
    near = [name for name in names if name.startswith(path.stem)] or difflib.get_close_matches(path.name, names, n=1)
    return f"did you mean {path.with_name(near[0])}?" if near and path.stem else "check the spelling and the folder"


def _as_text(data: bytes, kind: DumpKind | None) -> tuple[Decoded, DumpKind | None, ListedPost | None]:
    """The text of a file, its kind where its bytes tell it, and what a document's properties say of it.

    Raises `BadMarkupError`.
    """
    converted = convert(data)
    if converted and converted.is_table:
        return Decoded(converted.text), kind or DumpKind.TABLE, None
    if converted:
        text = _lines(converted.text)
        own = DumpKind.WEB_PAGE if converted.is_page else DumpKind.LIST if is_layout(text) else DumpKind.DOCUMENT
        return Decoded(converted.text), kind or own, ListedPost(converted.title, converted.date, public=True)
    if kind in (None, DumpKind.MAIL) and is_mail(data):
        return Decoded(mail_text(data)), DumpKind.MAIL, None
    return decode(data), kind, None


def _lines(text: str) -> list[str]:
    if "\n" not in text or _MARKUP.match(text):  # an old Mac ends lines with \r alone; in mark-up it always ends one
        return _LINE_END.split(text)
    return [line.removesuffix("\r") for line in text.split("\n")]


def _refuse(path: Path, line: int, what: str, fix: str) -> ContentError:
    return ContentError([Problem(str(path), line, what, fix)])
