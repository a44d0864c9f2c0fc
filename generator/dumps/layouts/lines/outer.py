"""What a program has put around a whole text: the `>` of a forwarded mail, the marks of an outliner or a wiki.

Data: `without_outer` gives as many lines as it is given, and what it has left out of them.
Limits: a quotation in a text stays one; only where most of a text is the quoted mail is it the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.lines.wiki import as_wiki, left_out
from generator.model import Discard

_QUOTED = re.compile(r">(?: |$)")
_INTRODUCED = re.compile(r"(?=.*(?:@|\d)).*[:：]\s*$")
"""`On 3 March 2025 Ana Soto <ana@b.example> wrote:`, in any language."""
_HEADER, _HEADERS = re.compile(r"\*{0,2}[^\W\d_]{2,14}\s?[:：]\*{0,2}\s+\S"), 3
"""`Subject: A few pieces`, and how many such lines stand above what a mail forwards."""
_OPENING = 8
"""Quoted lines among which the headers are."""
_LEAST_QUOTED, _SHARE = 8, 0.6
_ORG = re.compile(r"#\+(?:title|startup|author|filetags|date):|:PROPERTIES:\s*$", re.IGNORECASE)
_STARS = re.compile(r"(\*{1,6})\s+(?=\S)(?:(?P<state>TODO|DONE)\s+)?(?P<words>.*?)(?:\s+(?P<tags>:[\w@#%:]+:))?\s*$")
_DRAWER = re.compile(r"\s*:(?:PROPERTIES|END|LOGBOOK):\s*$")
_PROPERTY = re.compile(r"\s*:(?P<name>[A-Za-z_]+):\s+(?P<value>\S.*)$")
_STAMP = re.compile(r"[\[<](\d{4}-\d{2}-\d{2})[^\]>]*[\]>]")
_DAY = r"\1"


def without_outer(lines: Sequence[str]) -> tuple[Sequence[str], list[Discard]]:
    """The lines of the text itself, and the marks and settings around them."""
    plain = unquoted(lines)
    wiki = as_wiki(plain)
    if wiki is not plain:
        return wiki, [*left_out(plain, wiki), *_bare_marks(lines, plain)]
    inner = as_outline(plain)
    if inner is lines:
        return lines, []
    return inner, [*_settings(plain, inner), *_bare_marks(lines, plain)]


def _bare_marks(lines: Sequence[str], plain: Sequence[str]) -> Iterator[Discard]:
    """The lines that were nothing but `>`."""
    for number, (line, left) in enumerate(zip(lines, plain, strict=True), 1):
        if line.strip() and not left.strip():
            yield Discard(number, line.strip(), DiscardReason.SEPARATOR)


def _settings(plain: Sequence[str], inner: Sequence[str]) -> Iterator[Discard]:
    """The settings and drawers of an outline, and the states and tags of its headings."""
    for number, (line, left) in enumerate(zip(plain, inner, strict=True), 1):
        heading = _STARS.match(line) if left.startswith("#") else None
        for part in (heading["state"], heading["tags"]) if heading else ():
            if part:
                yield Discard(number, part, DiscardReason.TOPIC_LIST)
        if line.strip() and not left.strip():
            yield Discard(number, line.strip(), DiscardReason.FRONT_MATTER)


def unquoted(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the `>` of a mail that was forwarded as a quotation and is most of the text."""
    quoted = [index for index, line in enumerate(lines) if _QUOTED.match(line)]
    words = sum(len(line.split()) for line in lines)
    within = sum(len(lines[index].split()) - 1 for index in quoted)
    if len(quoted) < _LEAST_QUOTED or within < _SHARE * words:
        return lines
    above = [line.strip() for line in lines[: quoted[0]] if line.strip()][-_HEADERS:]
    headed = len(above) == _HEADERS and all(_HEADER.match(line) for line in above)
    if not (above and (_INTRODUCED.match(above[-1]) or headed)) and not _begins_with_headers(lines, quoted):
        return lines
    return [re.sub(r"^> ?", "", line) for line in lines]


def _begins_with_headers(lines: Sequence[str], quoted: Sequence[int]) -> bool:
    """Whether the headers of the mail that is forwarded are in the quotation, a line that says so above them or not."""
    first = [words for index in quoted[:_OPENING] if (words := lines[index][1:].strip())]
    return any(all(map(_HEADER.match, first[at : at + _HEADERS])) for at in (0, 1) if len(first) >= at + _HEADERS)


def as_outline(lines: Sequence[str]) -> Sequence[str]:
    """An outline of Org mode with the headings of Markdown, its drawers as `NAME: value`; other texts as they are."""
    if not any(_ORG.match(line.strip()) for line in lines):
        return lines
    return [_outline_line(line) for line in lines]


def _outline_line(line: str) -> str:
    if heading := _STARS.match(line):
        return f"{'#' * len(heading[1])} {heading['words']}"
    if _DRAWER.match(line) or line.startswith("#+"):
        return ""
    if found := _PROPERTY.match(line):
        return f"{found['name'].capitalize()}: {_STAMP.sub(_DAY, found['value'])}"
    return line
