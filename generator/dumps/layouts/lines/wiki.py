"""The source of a wiki's page as plain text: its notes, templates and categories are left out, its marks are Markdown's.

Data: `as_wiki` gives as many lines as it is given; `left_out` names what each line has lost.
Limits: MediaWiki, and only where its headings and other marks are found; a template that goes over lines is left out whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.discard_reason import DiscardReason
from generator.model import Discard

_HEADING = re.compile(r"\s*(={2,6})[^=].*?\1\s*$")
_MARKS = re.compile(r"\{\{|\[\[|<ref\b|'''|__[A-Z]{3,}__")
_LEAST_HEADINGS = 2
_NOTE = re.compile(r"<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref>|<!--.*?-->", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_SWITCH = re.compile(r"__[A-Z]{3,}__")
_CATEGORY = re.compile(
    r"\[\[:?(?:category|kategorie|catégorie|categoría|categoria|kategoria|категория|file|image|datei|fichier|archivo|файл):[^\[\]]*\]\]",
    re.IGNORECASE,
)
_DROPPED = (_NOTE, _TEMPLATE, _SWITCH, _CATEGORY)
_LINK = re.compile(r"(?<!\[)\[(https?://[^\s\[\]]+)\s+([^\[\]]+)\](?!\])")
_OUTER = re.compile(r"\[\[(https?://[^\s\[\]|]+)\|([^\[\]|]+)\]\]")
_SOURCE = re.compile(
    r"\{\{[^{}|]*(?:\|[^{}]*)?\|\s*url\s*=\s*(?P<url>https?://[^\s{}|]+)\s*(?:\|[^{}]*)?\}\}", re.IGNORECASE
)
"""A template on a line of its own that cites one address."""
_INNER = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_BOLD, _SLANTED = re.compile(r"'''(.+?)'''"), re.compile(r"''(.+?)''")
_DAY_TEMPLATE = re.compile(r"\{\{\s*(?:date|datum|fecha|data)\s*\|\s*([^{}|]*\d{4}[^{}|]*)\}\}", re.IGNORECASE)
_NO_SUBJECT = frozenset(
    "references notes sources einzelnachweise weblinks références referencias note przypisy примечания".split()
)
"""Headings below which a wiki puts its notes."""


def as_wiki(lines: Sequence[str]) -> Sequence[str]:
    """The lines with Markdown's marks, where they are a wiki's; other texts as they are."""
    headings = sum(_HEADING.match(line) is not None for line in lines)
    if headings < _LEAST_HEADINGS or not any(_MARKS.search(line) for line in lines):
        return lines
    return list(_converted(lines))


def left_out(lines: Sequence[str], inner: Sequence[str]) -> Iterator[Discard]:
    """What lines of a wiki have lost, each with its reason."""
    for number, (line, left) in enumerate(zip(lines, inner, strict=True), 1):
        if line.strip() and not left.strip():
            yield Discard(number, line.strip(), DiscardReason.OTHER_FIELD)
            continue
        if source := _SOURCE.fullmatch(line.strip()):
            yield Discard(number, line.strip().replace(source["url"], ""), DiscardReason.OTHER_FIELD)
            continue
        rest = _DAY_TEMPLATE.sub("", line)
        for pattern in _DROPPED:
            for match in pattern.finditer(rest):
                yield Discard(number, match[0], DiscardReason.OTHER_FIELD)
            rest = pattern.sub("", rest)


def _converted(lines: Sequence[str]) -> Iterator[str]:
    depth, notes = 0, False
    for line in lines:
        if heading := _HEADING.match(line):
            notes = line.strip("= \t").casefold() in _NO_SUBJECT
            depth = 0
        if depth or notes:  # inside of a template that began above, or among the notes
            depth = max(0, depth + line.count("{{") - line.count("}}"))
            yield ""
            continue
        if source := _SOURCE.fullmatch(line.strip()):
            yield source["url"]
            continue
        text = _DAY_TEMPLATE.sub(r"\1", line)
        while (shorter := _without(text)) != text:
            text = shorter
        if not heading and "{{" in text:
            depth = text.count("{{") - text.count("}}")
            text = text[: text.index("{{")] if depth > 0 else text
        text = _OUTER.sub(r"[\2](\1)", text)
        text = _INNER.sub(r"\1", _LINK.sub(r"[\2](\1)", text))
        yield _SLANTED.sub(r"*\1*", _BOLD.sub(r"**\1**", text)).rstrip()


def _without(text: str) -> str:
    for pattern in _DROPPED:
        text = pattern.sub("", text)
    return text
