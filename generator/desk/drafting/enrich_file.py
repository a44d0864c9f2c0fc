"""Fills what front matter of an article by hand lacks: headline, day, companies, tags, summary.

Data: `plan_enrichment` gives an `EditPlan` for some files; `with_missing` the text of one.
Limits: writes nothing; a key that has a value, even an empty list, stays as it is, and so does every other character.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.content.folder.registries import read_events, read_registry
from generator.content.front_matter import ARTICLE_KEYS, front_matter_span, parse_article, split_front_matter
from generator.content.merging.transaction import FileEdit
from generator.content.yaml_edit import Span, dumped, values, with_spans
from generator.desk.edits.plan import EditPlan, read_text
from generator.dumps.items import read_items
from generator.dumps.structure import read_structure
from generator.enrich.dates.event_file import parse_calendar
from generator.enrich.enricher import Anchors, Enricher, Enrichment
from generator.errors import ContentError, Problem
from generator.model import Dump, DumpKind

_KNOWN = ("title", "date", "author", "publication")
"""Keys whose values help to infer the others."""
_DAYS = ("date", "date_earliest", "date_latest", "date_basis")


def plan_enrichment(content: Path, names: Sequence[str], today: dt.date) -> EditPlan:
    """Returns the edits for articles, given by path.

    `names`: from the content folder, or from the working folder. No inferred day is after `today`. Raises `ContentError` if
    a registry is invalid, or if one of the files is no article or has mistakes.
    """
    paths = [_inside(content, name) for name in names]
    problems, texts = list[Problem](), dict[str, str]()
    for path in dict.fromkeys(paths):
        text = read_text(content, path) if path.startswith("articles/") and path.endswith(".md") else None
        if text is None:
            what = "no such article" if path.startswith("articles/") else "not an article"
            problems.append(Problem(str(content / path), 0, what, f"name a file of {content}/articles/"))
        else:
            texts[path] = text
    if problems:
        raise ContentError(problems)
    enricher = Enricher(read_registry(content), parse_calendar(*read_events(content)))
    edits, notes = [], []
    for path, text in texts.items():
        after, unknown = _enriched(content, path, text, enricher, today)
        if after != text:
            edits.append(FileEdit(path, text, after))
        if unknown:
            notes.append(f"{content / path}: nothing was found for {', '.join(unknown)}.")
    return EditPlan(tuple(edits), notes=tuple(notes))


def with_missing(text: str, found: Mapping[str, Any]) -> str:
    """Returns an article with the values in `found` for keys that are missing or have none, in the order of an import."""
    place = front_matter_span(text)
    assert place is not None, "the caller has read the front matter"
    head, end = text[place[0] : place[1]], "\r\n" if "\r\n" in text else "\n"
    empty = {str(value.keys[0]): value for value in values(head) if len(value.keys) == 1 and value.style != "["}
    present = {str(value.keys[0]) for value in values(head) if value.keys}
    lines: dict[str, str] = {}
    spans = []
    for key in ARTICLE_KEYS:
        if key not in found:
            continue
        if key in present:
            own = empty[key]
            space = "" if head[own.start - 1] == " " else " "
            spans.append(Span(own.start, own.end, space + dumped(found[key])))
        else:
            lines[key] = f"{key}: {dumped(found[key])}{end}"
    head = with_spans(head, spans)
    for key, line in lines.items():
        head = _inserted(head, key, line)
    return text[: place[0]] + head + text[place[1] :]


def _inserted(head: str, key: str, line: str) -> str:
    """The front matter with a line more, below the keys that come before it in an import."""
    before = set(ARTICLE_KEYS[: ARTICLE_KEYS.index(key)])
    rows = head.splitlines(keepends=True)
    at, inside = 0, False
    for number, row in enumerate(rows, 1):
        if row[:1].strip() and not row.startswith(("#", "-")):
            inside = row.partition(":")[0].strip() in before
        if inside and row.strip():
            at = number
    return "".join([*rows[:at], line, *rows[at:]])


def _enriched(content: Path, path: str, text: str, enricher: Enricher, today: dt.date) -> tuple[str, tuple[str, ...]]:
    """The text of an article with what was found, and the keys for which nothing was."""
    where, mark = str(content / path), "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix(mark)
    node, body, _ = split_front_matter(plain.replace("\r\n", "\n"), where)
    written = {key: value for key, value in node.value.items() if value is not None and value != ""}
    items = read_items(Dump(Path(path).name, DumpKind.MARKDOWN, tuple(_lines(written, body)))).items
    if not items:
        raise ContentError([Problem(where, 0, "the article has no text", "write it below the front matter")])
    (facts,) = enricher.enrich([read_structure(items[0])], Anchors(today=today))
    found = {key: value for key, value in _values(facts, written).items() if key not in written}
    wanted = ("title", "date", "companies", "tags", "summary")
    unknown = tuple(key for key in wanted if key not in written and key not in found)
    after = mark + with_missing(plain, found) if found else text
    parse_article(after.removeprefix(mark).replace("\r\n", "\n"), where)
    return after, unknown


def _lines(written: Mapping[str, Any], body: str) -> list[str]:
    head = [f"{key}: {dumped(str(written[key]))}" for key in _KNOWN if key in written]
    return ["---", *(head or ["language: en"]), "---", "", *body.split("\n")]


def _values(facts: Enrichment, written: Mapping[str, Any]) -> dict[str, Any]:
    companies = facts.companies
    named = [name for name in companies.mentions if name not in written.get("companies", ())]
    found: dict[str, Any] = {
        "title": facts.title,
        "companies": list(companies.companies),
        "mentions": named,
        "tags": list(map(str, facts.tags)),
        "summary": facts.summary,
    }
    if not any(key in written for key in _DAYS):
        date = facts.date
        found |= {"date": date.day, "date_basis": date.basis if date.day else ""}
        if date.earliest and date.latest:
            found |= {"date_earliest": date.earliest, "date_latest": date.latest}
    return {key: value for key, value in found.items() if value}


def _inside(content: Path, name: str) -> str:
    """The path from the content folder."""
    if not Path(name).is_absolute() and (content / name).is_file():
        return Path(name).as_posix()
    return Path(name).resolve().as_posix().removeprefix(f"{content.resolve().as_posix()}/")
