"""Dumps with mark-up: feeds, exports and saved pages, recognised by their content, never by their names.

Data: `recognise_marked` returns the kind, `mistake` what is wrong with such a file, `read_marked` its items.
Limits: chooses the parser; every line of the file is in an item or among the discards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.discard_reason import DiscardReason
from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.formats.xml import feed_start
from generator.dumps.records.bibtex import read_bibtex
from generator.dumps.records.table import read_table
from generator.dumps.records.tagged import read_tagged
from generator.model import Discard, Dump, DumpKind, Item, ListedPost

if TYPE_CHECKING:  # each reader is loaded with the first file of its kind: most dumps are plain text
    from generator.dumps.formats.entry import Entry

MARKED = frozenset(DumpKind) - {DumpKind.FEED, DumpKind.PAGE, DumpKind.LIST}
"""Kinds in which mark-up separates the articles."""

_OF_RECORDS = (DumpKind.RECORDS, DumpKind.TABLE, DumpKind.REFERENCES)
_MEDIUM_DRAFT = re.compile(r"draft_.*\.html?$", re.IGNORECASE)
"""A file of an export of Medium that was never published."""
_HEAD = 100_000
"""Characters in which a file shows what it is."""
_PROLOGUE = re.compile(
    r"(?:\ufeff|\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
_HTML_TYPE = re.compile(r"<!DOCTYPE\s+html", re.IGNORECASE)
_TAG = re.compile(r"<([A-Za-z][\w.:-]*)(?=[\s/>])")
_PAGE_TAGS = frozenset("html head body".split())
_PART_TAGS = frozenset("article main section div header h1 h2 p meta title table ul ol blockquote".split())
_FEED_TAGS = frozenset("rss feed rdf:rdf channel".split())


@cache
def _readers() -> Mapping[DumpKind, Callable[[str], Sequence[Entry]]]:
    """What reads the text of a file; each raises `BadMarkupError` where it cannot."""
    from generator.dumps.documents.evernote import read_notes
    from generator.dumps.formats.json_feed import read_json_feed
    from generator.dumps.formats.rss import read_syndication
    from generator.dumps.messages.chat import read_chat
    from generator.dumps.records.ghost import read_ghost

    return {
        DumpKind.SYNDICATION: read_syndication,
        DumpKind.WORDPRESS: read_syndication,
        DumpKind.JSON_FEED: read_json_feed,
        DumpKind.GHOST: read_ghost,
        DumpKind.EVERNOTE: read_notes,
        DumpKind.CHAT: read_chat,
    }


def recognise_marked(lines: Sequence[str], mapped: Sequence[tuple[str, str]] = ()) -> DumpKind | None:
    """The kind of mark-up that a file is; None for plain text. `mapped` names fields that the file may have."""
    head = _head(lines)
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        from generator.dumps.records.recognise import recognise_json

        if kind := recognise_json(lines):
            return kind
    if start.startswith("<") and (kind := _recognise_tags(start)):
        return kind
    if (at := feed_start("\n".join(lines))) > 0:
        return _recognise_tags("\n".join(lines)[at : at + _HEAD])
    if lines and ("---" in lines[0] or "+++" in lines[0]):
        from generator.dumps.formats.markdown_file import has_front_matter

        if has_front_matter(lines):
            return DumpKind.MARKDOWN
    if read_tagged(tuple(lines)) or read_bibtex(tuple(lines)):
        return DumpKind.REFERENCES
    return DumpKind.TABLE if read_table(tuple(lines), tuple(name for _, name in mapped)) else None


def mistake(
    kind: DumpKind, lines: Sequence[str], mapped: Sequence[tuple[str, str]] = ()
) -> tuple[int, str, str] | None:
    """What keeps a file of this kind from being read: line (0 for the whole file), what, fix; None if nothing does."""
    try:
        return _mistake(kind, lines, mapped)
    except BadMarkupError as error:
        return error.line, error.what, error.fix


def _mistake(kind: DumpKind, lines: Sequence[str], mapped: Sequence[tuple[str, str]]) -> tuple[int, str, str] | None:
    """The same. Raises `BadMarkupError`."""
    text = "\n".join(lines)
    if kind in _OF_RECORDS:
        from generator.dumps.records.entries import records_mistake

        return records_mistake(kind, tuple(lines), mapped)
    if kind is DumpKind.WEB_PAGE:
        from generator.dumps.formats.error_page import error_page

        return error_page(text)
    if kind is DumpKind.MAIL:
        from generator.dumps.messages.mail import is_mail_text

        if not is_mail_text(lines):
            fix = "name another kind with --as, or leave it out"
            raise BadMarkupError(1, "no mail: it begins without headers", fix)
    if kind is DumpKind.MARKDOWN:
        from generator.dumps.formats.markdown_file import check_heads

        check_heads(tuple(lines))
    elif kind in _readers():
        _readers()[kind](text)
    return None


def read_marked(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """Items in the file's order, and what is left out, each with its reason."""
    if dump.kind is DumpKind.WEB_PAGE:
        return _read_page(dump)
    if dump.kind is DumpKind.MAIL:
        from generator.dumps.messages.mail import read_mails

        return read_mails(dump)
    if dump.kind is DumpKind.DOCUMENT:
        from generator.dumps.messages.article import read_article

        item, dropped = read_article(dump.name, dump.lines, "")
        title = dump.listed.title if dump.listed else ""
        return ((replace(item, title=item.title or title or None),) if item else ()), dropped
    if dump.kind is DumpKind.MARKDOWN:
        from generator.dumps.formats.markdown_file import read_markdown_file

        return read_markdown_file(dump)
    return _made(dump, _entries(dump))


def _read_page(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    from generator.dumps.archive_page.by_layout import read_by_layout
    from generator.dumps.archive_page.entries import read_archive_page
    from generator.dumps.formats.html_page import read_web_page

    draft = _MEDIUM_DRAFT.match(PurePosixPath(dump.name).name)
    if draft or (dump.listed and not dump.listed.public):
        return (), tuple(_all_lines(dump))
    if not dump.listed or not (dump.listed.title or dump.listed.date):  # one post of an export is one article
        if entries := read_archive_page(dump.lines):
            return _made(dump, entries)
        if divided := read_by_layout(dump):
            return divided
    pages, frame = read_web_page(dump)
    return tuple(_as_listed(item, dump.listed) for item in pages), frame


def _made(dump: Dump, entries: Sequence[Entry]) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """The items of a file's entries, and what is left out of them and around them."""
    from generator.dumps.formats.entry import make_item

    items: list[Item] = []
    discards: list[Discard] = []
    for entry in entries:
        item, dropped = make_item(dump, entry)
        items += [item] if item else []
        discards += dropped
    frame = DiscardReason.PAGE_FRAME if dump.kind is DumpKind.WEB_PAGE else DiscardReason.FEED_FRAME
    return tuple(items), (*discards, *_frame(dump, entries, frame))


def _entries(dump: Dump) -> Sequence[Entry]:
    """What the file states of each of its articles, in order."""
    if dump.kind in _OF_RECORDS:
        from generator.dumps.records.entries import read_records

        return read_records(dump)
    return _readers()[dump.kind]("\n".join(dump.lines))


def _as_listed(item: Item, listed: ListedPost | None) -> Item:
    """An item with the title and the date of the export's list."""
    if not listed:
        return item
    from generator.dumps.formats.stated_date import stated

    date = stated([("the export’s list says", listed.date)])
    return replace(item, title=listed.title or item.title, date=date or item.date)


def _all_lines(dump: Dump) -> Iterator[Discard]:
    """Every line of a draft that an export holds beside what is published."""
    from generator.dumps.formats.entry import clip

    for number, line in enumerate(dump.lines, 1):
        if text := line.strip():
            yield Discard(number, clip(text), DiscardReason.DRAFT)


def held_lines(dump: Dump, items: Sequence[Item], discards: Sequence[Discard]) -> set[int]:
    """The lines that are in these items of a dump with mark-up, where several may share a line with what is dropped."""
    dropped = {discard.line for discard in discards}
    held = {paragraph.line for item in items for paragraph in item.paragraphs}
    for item in items:
        held.update(line for line in range(item.first, item.last + 1) if line not in dropped)
    return {line for line in held if dump.lines[line - 1].strip()}


def _frame(dump: Dump, entries: Sequence[Entry], reason: DiscardReason) -> Iterator[Discard]:
    """The lines outside of all items: the feed's own title, its address, its closing tags."""
    from generator.dumps.formats.entry import clip

    inside = {line for entry in entries for line in range(entry.first, entry.last + 1)}
    for number, line in enumerate(dump.lines, 1):
        if number not in inside and (text := line.strip()):
            yield Discard(number, clip(text), reason)


def _recognise_tags(start: str) -> DumpKind | None:
    from generator.dumps.documents.evernote import ROOT as EVERNOTE_ROOT
    from generator.dumps.formats.wordpress import EXPORT

    if EXPORT.search(start):
        return DumpKind.WORDPRESS
    declared, at = start.startswith("<?xml"), 0
    while match := _PROLOGUE.match(start, at):
        if _HTML_TYPE.match(match[0]):
            return DumpKind.WEB_PAGE
        at = match.end()
    found = _TAG.match(start, at)
    tag = found[1].lower() if found else ""
    if tag == EVERNOTE_ROOT:
        return DumpKind.EVERNOTE
    if tag in _PAGE_TAGS:
        return DumpKind.WEB_PAGE
    if declared or tag in _FEED_TAGS:
        return DumpKind.SYNDICATION
    return DumpKind.WEB_PAGE if tag in _PART_TAGS and re.search(r"</\w+\s*>|<p\b", start) else None


def _head(lines: Sequence[str]) -> str:
    parts: list[str] = []
    length = 0
    for line in lines:
        parts.append(line)
        length += len(line) + 1
        if length > _HEAD:
            break
    return "\n".join(parts)
