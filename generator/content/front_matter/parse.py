"""Parses the text of a content file, front matter and body, into a record.

Data: `parse_article`, `parse_note`, `parse_briefing`, `parse_text_page`.
Limits: one file by itself.
"""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath

from generator.content.fields import Fields
from generator.content.front_matter.split import split_front_matter
from generator.content.front_matter.values import other_keys, read_aliases, read_date, read_entries, read_source
from generator.content.keys import ADDED, ARTICLE, BRIEFING, IMPORTED, NOTE, TEXT_PAGE
from generator.content.schedule import read_corrections, read_schedule
from generator.content.slugs import slugify_name
from generator.errors import ContentError, Problem
from generator.model import Article, Briefing, Note, Slug, TextPage
from generator.model.keys import Key, key_names

ARTICLE_KEYS = key_names(IMPORTED)
"""The keys that an import writes, in this order."""
EDITOR_KEYS = key_names(ADDED)
"""The keys that editors may add; other keys are passed to the theme."""
NOTE_KEYS, BRIEFING_KEYS, TEXT_PAGE_KEYS = key_names(NOTE), key_names(BRIEFING), key_names(TEXT_PAGE)


def parse_article(text: str, path: str) -> Article:
    """Parse one article; `path` is relative to the content folder. Raises `ContentError` with all problems."""
    fields, body, line, problems = _open(text, path, ARTICLE, closed=False)
    updated = fields.day("updated")
    corrections = read_corrections(fields, updated)
    article = Article(
        path=path,
        slug=_slug(fields, path),
        title=fields.text("title"),
        date=read_date(fields),
        body=body,
        body_line=line,
        author=fields.optional_text("author"),
        publication=fields.optional_text("publication"),
        companies=fields.words("companies"),
        mentions=fields.words("mentions"),
        tags=tuple(Slug(tag) for tag in fields.words("tags")),
        summary=fields.text("summary"),
        source=read_source(fields),
        aliases=read_aliases(fields),
        draft=fields.flag("draft"),
        featured=fields.flag("featured"),
        related=tuple(Slug(slug) for slug in fields.words("related")),
        schedule=read_schedule(fields),
        updated=max([*([updated] if updated else []), *(note.day for note in corrections)], default=None),
        corrections=corrections,
        extra=other_keys(fields.node, (*ARTICLE_KEYS, *EDITOR_KEYS)),
    )
    if problems:
        raise ContentError(problems, article)
    return article


def parse_note(text: str, path: str) -> Note:
    """Parse one note. Raises `ContentError` with all problems."""
    fields, body, line, problems = _open(text, path, NOTE)
    note = Note(
        path=path,
        slug=_slug(fields, path),
        title=fields.text("title"),
        body=body,
        body_line=line,
        about=fields.words("about"),
        date=fields.day("date"),
        author=fields.optional_text("author"),
        draft=fields.flag("draft"),
        aliases=read_aliases(fields),
        schedule=read_schedule(fields),
    )
    if problems:
        raise ContentError(problems, note)
    return note


def parse_briefing(text: str, path: str) -> Briefing:
    """Parse one digest. Raises `ContentError` with all problems."""
    fields, body, line, problems = _open(text, path, BRIEFING)
    day = fields.day("date")
    briefing = Briefing(
        path=path,
        slug=_slug(fields, path),
        title=fields.text("title"),
        date=day or dt.date.min,
        body=body,
        body_line=line,
        entries=read_entries(fields),
        author=fields.optional_text("author"),
        summary=fields.text("summary"),
        series=fields.text("series"),
        draft=fields.flag("draft"),
        aliases=read_aliases(fields),
        schedule=read_schedule(fields),
    )
    if problems:
        raise ContentError(problems, briefing)
    return briefing


def parse_text_page(text: str, path: str) -> TextPage:
    """Parse one page that editors write, such as `about.md`. Raises `ContentError` with all problems."""
    fields, body, line, problems = _open(text, path, TEXT_PAGE)
    page = TextPage(
        path=path,
        slug=_slug(fields, path),
        title=fields.text("title"),
        body=body,
        body_line=line,
        summary=fields.text("summary"),
        draft=fields.flag("draft"),
        aliases=read_aliases(fields),
        schedule=read_schedule(fields),
    )
    if problems:
        raise ContentError(problems, page)
    return page


def _open(
    text: str, path: str, keys: tuple[Key, ...], *, closed: bool = True
) -> tuple[Fields, str, int, list[Problem]]:
    node, body, line = split_front_matter(text, path)
    problems: list[Problem] = []
    fields = Fields(node, path, problems)
    fields.check_table(keys, closed=closed)
    return fields, body, line, problems


def _slug(fields: Fields, path: str) -> Slug:
    return slugify_name(fields.text("slug") or PurePosixPath(path).stem)
