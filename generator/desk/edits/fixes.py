"""`briefings check --fix`: mistakes that have one correction, corrected.

Data: `plan_fixes` gives an `EditPlan`; `fixed_text` corrects one file.
Limits: only what cannot mean anything else: quotes that YAML needs, days in another form, yes for true, the spelling of keys and
tags, names of files. A correction that leaves as many mistakes in a file as before is not made.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator import yaml_lines
from generator.calendar_words import month_names
from generator.content.folder.registries import COMPANIES_NAME, TAGS_NAME
from generator.content.front_matter import (
    ARTICLE_KEYS,
    BRIEFING_KEYS,
    EDITOR_KEYS,
    NOTE_KEYS,
    TEXT_PAGE_KEYS,
    front_matter_span,
    parse_article,
    parse_briefing,
    parse_note,
    parse_text_page,
)
from generator.content.merging.transaction import FileEdit
from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.content.slugs import slugify_name
from generator.content.yaml_edit import Span, YamlValue, values, with_spans
from generator.desk.edits.plan import EditPlan, read_text, read_texts
from generator.desk.edits.references import list_spans
from generator.errors import ContentError

_LINE = re.compile(r"(\s*(?:- )?[\w-]+:[ \t]+)([^\s\"'\[{|>].*?)[ \t]*(\r?)\Z")
_ROUNDS = 30
"""Lines of one file that need quotes."""
_KEY = re.compile(r"([\w-]+(?: [\w-]+)?)(?=\s*:)")
_KEYS: Mapping[str, tuple[str, ...]] = {
    "articles": (*ARTICLE_KEYS, *EDITOR_KEYS),
    "notes": NOTE_KEYS,
    "briefings": BRIEFING_KEYS,
    "pages": TEXT_PAGE_KEYS,
}
_PARSERS: Mapping[str, Callable[[str, str], object]] = {
    "articles": parse_article,
    "notes": parse_note,
    "briefings": parse_briefing,
    "pages": parse_text_page,
    COMPANIES_NAME: parse_companies,
    TAGS_NAME: parse_tags,
}
_DAYS = frozenset({"date", "date_earliest", "date_latest", "updated", "publish_on", "expires"})
_FLAGS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(month_names(), 1)}
_NUMBERS = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\Z")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\Z")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Za-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?,?)?,? (\d{4})\Z")
_MARKDOWN = frozenset({".markdown", ".mdown", ".mkd"})


def plan_fixes(content: Path) -> EditPlan:
    """Returns all corrections of a content folder. Raises `ContentError` if a file is not UTF-8."""
    tags = _tags(content)
    edits = []
    texts = read_texts(content)
    texts |= {name: text for name in (COMPANIES_NAME, TAGS_NAME) if (text := read_text(content, name)) is not None}
    for path, text in texts.items():
        after = fixed_text(text, path, tags)
        if after != text:
            edits.append(FileEdit(path, text, after))
    return EditPlan(tuple(sorted([*edits, *_renamed(content)], key=lambda edit: edit.path)))


def fixed_text(text: str, path: str, tags: Mapping[str, str]) -> str:
    """Returns a content file with its corrections; `tags`: case-folded slug or name -> slug."""
    place = front_matter_span(text) if path.endswith(".md") else (0, len(text))
    if place is None:
        return text
    head = _quoted(text[place[0] : place[1]])
    try:
        found = values(head)
        node = yaml_lines.load(head, path)
    except Exception:
        return text
    folder = path.split("/", 1)[0]
    if folder in _KEYS:
        head = _with_keys(head, node, _KEYS[folder])
        found = values(head)
    spans = list_spans(head, lambda value: _fixed_value(value, folder, tags)) if found else []
    plain = [Span(span.start, span.end, span.text.strip("'\"")) if _is_plain(span.text) else span for span in spans]
    after = text[: place[0]] + with_spans(head, plain) + text[place[1] :]
    return after if _mistakes(after, path) < _mistakes(text, path) or _only_tags(plain, head, tags) else text


def _mistakes(text: str, path: str) -> int:
    parser = _PARSERS[path if path in _PARSERS else path.split("/", 1)[0]]
    try:
        parser(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    except ContentError as error:
        return len(error.problems)
    return 0


def _quoted(head: str) -> str:
    """The lines in quotes that YAML would refuse or cut without."""
    for _ in range(_ROUNDS):
        before = _problem_lines(head)
        if not before:
            break
        lines = head.split("\n")
        for number in before:
            match = _LINE.match(lines[number - 1]) if number <= len(lines) else None
            if match and " # " not in match[2]:
                value = match[2].replace("\\", "\\\\").replace('"', '\\"')
                lines[number - 1] = f'{match[1]}"{value}"{match[3]}'
        after = "\n".join(lines)
        if after == head or (_problem_lines(after) and len(_problem_lines(after)) > len(before)):
            break
        head = after
    return head


def _problem_lines(head: str) -> list[int]:
    try:
        yaml_lines.load(head.replace("\r\n", "\n"), "")
    except ContentError as error:
        return [problem.line for problem in error.problems]
    return []


def _with_keys(head: str, node: yaml_lines.Node, known: tuple[str, ...]) -> str:
    """Keys in another case or with other joints, such as `Date-Latest`, as they are spelt."""
    lines = head.split("\n")
    for key, part in node.mapping.items():
        plain = key.strip().lower().replace("-", "_").replace(" ", "_")
        if key not in known and plain in known and plain not in node.mapping:
            lines[part.line - 1] = _KEY.sub(plain, lines[part.line - 1], count=1)
    return "\n".join(lines)


def _fixed_value(value: YamlValue, folder: str, tags: Mapping[str, str]) -> str | None:
    """What a value is to be; None if it is right, or nobody knows."""
    key = str(value.keys[0] if folder in _KEYS else value.keys[-1]) if value.keys else ""
    if folder in _KEYS and len(value.keys) == 1 and key in _DAYS:
        day = _day(value.text.strip())
        return day.isoformat() if day and day.isoformat() != value.text else None
    if folder in _KEYS and key in ("draft", "featured") and len(value.keys) == 1:
        return _FLAGS.get(value.text.strip().casefold())
    if folder == "articles" and key == "tags" and value.text:
        known = tags.get(value.text.casefold()) or tags.get(str(slugify_name(value.text)))
        return known if known and known != value.text and value.text not in tags.values() else None
    if folder == COMPANIES_NAME and key == "country" and re.fullmatch(r"[a-zA-Z]{2}", value.text):
        return value.text.upper() if not value.text.isupper() else None
    if folder == COMPANIES_NAME and key == "kind":
        return value.text.lower() if not value.text.islower() else None
    return None


def _is_plain(text: str) -> bool:
    """Whether it is a date or a flag, which in quotes would be a text."""
    return bool(re.fullmatch(r"'(?:\d{4}-\d\d-\d\d|true|false)'", text))


def _only_tags(spans: list[Span], head: str, tags: Mapping[str, str]) -> bool:
    """Whether tags were corrected: a parser of one file does not know which there are."""
    return any(span.text in tags.values() and head[span.start : span.end] != span.text for span in spans)


def _day(text: str) -> dt.date | None:
    """The date that a text is, if it can be only one."""
    try:
        if match := _NUMBERS.match(text):
            return dt.date(int(match[1]), int(match[3]), int(match[4]))
        if match := _DOTTED.match(text):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
        match = _WORDS.match(text)
        month = _MONTHS.get(match[2][:3].casefold()) if match else None
        if match and month and bool(match[1]) != bool(match[3]):
            return dt.date(int(match[4]), month, int(match[1] or match[3]))
    except ValueError:
        pass
    return None


def _tags(content: Path) -> dict[str, str]:
    text = read_text(content, TAGS_NAME)
    try:
        tags = parse_tags(starter_text(TAGS_NAME) if text is None else text.replace("\r\n", "\n"), TAGS_NAME)
    except ContentError:
        return {}
    names = {tag.name.casefold(): str(tag.slug) for tag in tags}
    names |= {str(alias): str(alias) for tag in tags for alias in tag.aliases}
    return names | {str(tag.slug): str(tag.slug) for tag in tags}


def _renamed(content: Path) -> Iterator[FileEdit]:
    """Files that no build reads for their name alone."""
    for folder in _KEYS:
        for path in sorted((content / folder).rglob("*")):
            if not path.is_file() or path.name.startswith("."):
                continue
            target = path.with_suffix(".md")
            wrong = path.suffix != ".md" and path.suffix.casefold() in {".md", *_MARKDOWN}
            if wrong and not target.exists():
                yield from _moved(content, path, target)
    if (content / "site.yaml").is_file() and not (content / "site.yml").exists():
        yield from _moved(content, content / "site.yaml", content / "site.yml")


def _moved(content: Path, path: Path, target: Path) -> Iterator[FileEdit]:
    name = path.relative_to(content).as_posix()
    text = read_text(content, name)
    if text is not None:
        yield FileEdit(target.relative_to(content).as_posix(), text, text, name)
