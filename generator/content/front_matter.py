"""Parses the text of a content file, front matter and body, into a record, and formats imported articles.

Data: `parse_article`, `parse_note`, `parse_briefing`, `parse_text_page`; `format_article`.
Limits: checks one file by itself; `store` checks names against the registries.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from generator import yaml_lines
from generator.content.fields import Fields
from generator.content.keys import (
    ADDED,
    ARTICLE,
    BRIEFING,
    ENTRY,
    IMPORTED,
    NOTE,
    OLD_ADDRESS,
    SOURCE,
    TEXT_PAGE,
    WEB_ADDRESS,
)
from generator.content.schedule import read_corrections, read_schedule
from generator.content.slugs import slugify_name
from generator.errors import ContentError, Problem, shown
from generator.model import (
    Article,
    Briefing,
    BriefingEntry,
    DateEstimate,
    Note,
    SitePath,
    Slug,
    Source,
    TextPage,
)
from generator.model.keys import Key, key_names
from generator.yaml_lines import Node

ARTICLE_KEYS = key_names(IMPORTED)
"""The keys that an import writes, in this order."""
EDITOR_KEYS = key_names(ADDED)
"""The keys that editors may add; other keys are passed to the theme."""
NOTE_KEYS, BRIEFING_KEYS, TEXT_PAGE_KEYS = key_names(NOTE), key_names(BRIEFING), key_names(TEXT_PAGE)

_FENCE = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(---|\.\.\.)[ \t]*(\r?\n|\Z)", re.MULTILINE)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WEB_ADDRESS = re.compile(WEB_ADDRESS)
_ALIAS = re.compile(OLD_ADDRESS)


def split_front_matter(text: str, path: str) -> tuple[Node, str, int]:
    """Returns the mapping, the body without leading empty lines, and the 1-based line on which the body begins.

    Raises `ContentError` if there is no front matter, or if it is not a mapping.
    """
    opening = _FENCE.match(text)
    if not opening:
        fix = "begin the file with a line ---, then keys such as title:, then a line ---"
        raise ContentError([Problem(path, 1, "no front matter", fix)])
    closing = _CLOSE.search(text, opening.end())
    if not closing:
        raise ContentError([Problem(path, 1, "the front matter does not end", "put a line --- under its last key")])
    node = yaml_lines.load(text[opening.end() : closing.start()], path, first_line=2)
    if node.value is None:
        node = Node({}, 2, {})
    if not isinstance(node.value, dict):
        raise ContentError([Problem(path, 2, "the front matter is not a list of keys", "write lines such as title: …")])
    body = text[closing.end() :]
    stripped = body.lstrip("\r\n")
    line = text.count("\n", 0, len(text) - len(stripped)) + 1
    return node, stripped, line


def front_matter_span(text: str) -> tuple[int, int] | None:
    """Returns the 0-based first character of the front matter's lines, and the one after the last; None if it has none."""
    opening = _FENCE.match(text)
    closing = _CLOSE.search(text, opening.end()) if opening else None
    return (opening.end(), closing.start()) if opening and closing else None


def parse_article(text: str, path: str) -> Article:
    """Parse one article; `path` is relative to the content folder. Raises `ContentError` with all problems."""
    fields, body, line, problems = _open(text, path, ARTICLE, closed=False)
    updated = fields.day("updated")
    corrections = read_corrections(fields, updated)
    article = Article(
        path=path,
        slug=_slug(fields, path),
        title=fields.text("title"),
        date=_date(fields),
        body=body,
        body_line=line,
        author=fields.optional_text("author"),
        publication=fields.optional_text("publication"),
        companies=fields.words("companies"),
        mentions=fields.words("mentions"),
        tags=tuple(Slug(tag) for tag in fields.words("tags")),
        summary=fields.text("summary"),
        source=_source(fields),
        aliases=_aliases(fields),
        draft=fields.flag("draft"),
        featured=fields.flag("featured"),
        related=tuple(Slug(slug) for slug in fields.words("related")),
        schedule=read_schedule(fields),
        updated=max([*([updated] if updated else []), *(note.day for note in corrections)], default=None),
        corrections=corrections,
        extra=_extra(fields.node, (*ARTICLE_KEYS, *EDITOR_KEYS)),
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
        aliases=_aliases(fields),
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
        entries=_entries(fields),
        author=fields.optional_text("author"),
        summary=fields.text("summary"),
        series=fields.text("series"),
        draft=fields.flag("draft"),
        aliases=_aliases(fields),
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
        aliases=_aliases(fields),
        schedule=read_schedule(fields),
    )
    if problems:
        raise ContentError(problems, page)
    return page


def format_article(article: Article) -> str:
    """Returns the text of an article file: `ARTICLE_KEYS` in order, an empty line, the body.

    `parse_article(format_article(a), a.path)` returns `a`, except for `body_line`.
    """
    date = article.date
    lines = [_line("title", article.title), _line("date", date.day)]
    if date.earliest and date.latest:
        lines += [_line("date_earliest", date.earliest), _line("date_latest", date.latest)]
    if date.basis:
        lines.append(_line("date_basis", date.basis))
    lines += [_line("author", article.author), _line("publication", article.publication)]
    lines += [_line(key, list(getattr(article, key))) for key in ("companies", "mentions", "tags")]
    lines.append(_line("summary", article.summary or None))
    if article.source:
        source = article.source
        lines.append("source:")
        lines += ["  " + _line("url", source.url)] if source.url else []
        lines += ["  " + _line("dump", source.dump), "  " + _line("lines", [source.first, source.last])]
        lines += ["  " + _line("tags", list(source.tags))] if source.tags else []
    if article.aliases:
        lines.append(_line("aliases", list(article.aliases)))
    return "---\n" + "\n".join(lines) + "\n---\n\n" + article.body


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


def _date(fields: Fields) -> DateEstimate:
    day, earliest, latest = fields.day("date"), fields.day("date_earliest"), fields.day("date_latest")
    if (earliest is None) != (latest is None):
        key = "date_earliest" if latest is None else "date_latest"
        fields.problem(
            key, f"{key} without the other end of the range", "give date_earliest and date_latest, or neither"
        )
        earliest = latest = None
    if earliest and latest and earliest > latest:
        fields.problem("date_earliest", f"date_earliest: {earliest} is after {latest}", "exchange the two days")
        earliest = latest = None
    if earliest and latest:
        if not day and "date" not in fields.node.mapping:  # an invalid date is reported already
            fields.problem(
                "date_earliest", "a range without a date", "add date: with the most likely day, or remove the range"
            )
        elif day and not earliest <= day <= latest:
            what = f"date: {day} is not between {earliest} and {latest}"
            fields.problem("date", what, "correct the date, or remove date_earliest and date_latest if it is certain")
    return DateEstimate(day, earliest, latest, fields.text("date_basis"))


def _source(fields: Fields) -> Source | None:
    node = fields.node.mapping.get("source")
    if node is None or node.value is None:
        return None
    inner = Fields(node, fields.path, fields.problems)
    if not isinstance(node.value, dict):
        fix = "write dump: and lines: below it, each on a line of its own, or remove it"
        fields.problem("source", f"source: {shown(node.value)} has no keys", fix)
        return None
    inner.check_table(SOURCE)
    dump, lines = inner.text("dump"), inner.raw("lines")
    if lines is None:
        inner.problem("lines", 'the key "lines" is missing or empty', "add a line such as lines: [1, 4]")
        return None
    whole = isinstance(lines, list) and len(lines) == 2 and all(type(n) is int for n in lines)
    if not whole or not 1 <= lines[0] <= lines[1]:
        inner.problem(
            "lines", f"lines: {shown(lines)} is not a range of lines", "write lines: [first, last], such as [1, 4]"
        )
        return None
    url = inner.text("url")
    if url and not _WEB_ADDRESS.fullmatch(url):
        inner.problem("url", f'url: "{url}" is not a web address', "write the whole address, beginning with https://")
    return Source(dump, lines[0], lines[1], url, inner.words("tags"))


def _aliases(fields: Fields) -> tuple[SitePath, ...]:
    found = []
    for alias in fields.words("aliases"):
        plain = _page_of(alias).removeprefix("/")
        if not _ALIAS.fullmatch(alias) or not plain.isprintable() or {"", ".", ".."} & set(plain.split("/")):
            fix = "use the old address of a page of this site, such as 2024/07/old-name.html or 2024/07/old-name/"
            fields.problem("aliases", f'aliases: invalid address "{alias}"', fix)
        else:
            found.append(SitePath(plain))
    return tuple(found)


def _page_of(address: str) -> str:
    """The file that a server gives for an address of WordPress, Hugo, Ghost or Jekyll: `/2020/05/name/`, or `/2020/05/name`."""
    if address.endswith("/"):
        return f"{address}index.html"
    last = address.rsplit("/", 1)[-1]
    return f"{address}/index.html" if address.startswith("/") and last and "." not in last else address


def _entries(fields: Fields) -> tuple[BriefingEntry, ...]:
    node = fields.node.mapping.get("articles")
    if node is None or node.value is None:
        return ()
    found = []
    for part in node.sequence:
        if isinstance(part.value, str):
            found.append(BriefingEntry(Slug(part.value), "", part.line))
            continue
        inner = Fields(part, fields.path, fields.problems)
        if not isinstance(part.value, dict):
            inner.problem("article", f"articles: {shown(part.value)} is not an article", "write - article: its-slug")
            continue
        inner.check_table(ENTRY)
        comment = part.value.get("comment")
        if comment is not None and not isinstance(comment, str):
            inner.problem("comment", f"comment: {shown(comment)} is not text", "put the words into double quotes")
            comment = ""
        lines = inner.line_of("article"), inner.line_of("comment")
        if article := inner.text("article"):
            found.append(BriefingEntry(Slug(article), comment or "", *lines))
    if not isinstance(node.value, list):
        fields.problem("articles", "articles: not a list", "write one line - article: its-slug for each")
    return tuple(found)


def _extra(node: Node, known: tuple[str, ...]) -> Mapping[str, Any]:
    return {key: part.value for key, part in node.mapping.items() if key not in known}


def _line(key: str, value: Any) -> str:
    if value is None:
        return f"{key}: null"
    if isinstance(value, dt.date):
        return f"{key}: {value.isoformat()}"
    dumped: str = yaml.dump(
        value, Dumper=_DUMPER, default_flow_style=True, allow_unicode=True, width=1_000_000, explicit_end=False
    )
    plain = dumped.removesuffix("...\n").strip()
    return f"{key}: {plain}"
