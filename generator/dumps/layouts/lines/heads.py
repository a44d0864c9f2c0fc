"""What a line tells of an article and nothing else: its day, author, publication, address, tags.

Data: `HeadReader.read_text` gives the `HeadFacts` of such a line, or None for a line of text; `split_title` takes a head off the
end or the start of a title's line.
Limits: a name that is alone or beside a day may be a person's or a paper's; `names` keeps it, and whoever sees all
items of a text decides (`items`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from generator.calendar_words import any_of, more_weekdays, weekday_numbers, weekday_pattern
from generator.dumps.layouts.lines.addresses import clean_url, real_address, take_urls
from generator.dumps.layouts.lines.days import DayReader, western
from generator.dumps.layouts.lines.head_facts import HeadFacts, merge
from generator.dumps.layouts.lines.labels import any_phrase, label_alone, match_label, phrases
from generator.dumps.layouts.lines.names import is_name
from generator.dumps.layouts.lines.rows import links, unmarked
from generator.dumps.layouts.lines.titles import SUBJECT_PREFIX
from generator.dumps.plain_text import plain

_LONGEST = 200
"""Characters of a head line, its addresses left out."""
_TIME = (
    r"(?:(?:上午|下午|오전|오후|午前|午後)\s?)?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[ap]\.?\s?m\b\.?)?"
    r"(?:\s?(?:[+-]\d{2}:?\d{2}|Z|(?:GMT|UTC|CES?T|E[SD]?T|P[SD]?T|C[SD]?T|M[SD]T|BST|IST|SGT|JST|KST|HKT|WIB|MSK)\b)(?:[+-]\d+)?)?"
)
TIME = re.compile(rf"(?<![\d:.]){_TIME}(?![\d:]|\.\d)|(?<![\d:.])\d{{1,2}}\s?[ap]\.?m\b\.?", re.IGNORECASE)
_READING = re.compile(
    r"~?\d{1,3}[ -]?(?:min(?:ute)?s?|minuten|minutos|minuti|mins?\.?|分钟|分)\.?(?:\s?(?:read(?:ing)?(?: time)?|lesezeit|de lectura|de lecture|di lettura|阅读))?"
    r"|(?:\d[\d,.]*|no)\s?(?:words|views|comments?|shares|likes)"
    r"|(?<=[\s,])(?:pp?|s|page|seite|pág(?:ina)?)\.?\s?\d{1,4}(?:[-–]\d{1,4})?(?=\s*(?:$|[,;)]))",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(
    r"\s*(?:[|｜·•◦‧／/;；,，、(){}\[\]【】（）〔〕]|\s[-–—~:：]+\s|[–—]|^[-–—~]+|[-–—~:：]+$|->|→|»|«|>>|\x01)+\s*"
)
_PAGE = re.compile(
    r"(?<![\w.])(?:(?:pp?|pgs?|págs?|pags?|s|str|стр|blz|bl)\.\s?|(?:page|seite|página|pagina|strona|sida)\s)\d{1,3}(?:[-–]\d{1,3})?(?!\w)",
    re.IGNORECASE,
)
"""Where a paper has printed it: `Morning Standard, p. 11`."""
_PARTS = re.compile(r"\s*[|｜·•¦]\s*|\s+[/–—-]\s+|;\s+|\t+|\s{3,}|(?<=[)\].\d])\s*,\s+(?=[^\W\d_][^:：,]{1,20}[:：]\s)")
_MOST_PARTS = 6
"""Labelled parts of one line."""
_TOKEN = "\x00"
_T = re.compile(rf"(?<={_TOKEN})T(?=\d\d:)")
"""Between day and time: `2024-03-12T08:00:00Z`."""
_DAY_SIGN = r"[(（](?:[日月火水木金土一二三四五六월화수목금토일])(?:[)）]|$)"
_MAIL = re.compile(r"(?P<name>[^<>@]{2,60})\s*<[\w.+-]+@[\w.-]+>")
_SOURCE = re.compile(r"SOURCE:?\s+(.{2,60})")
"""The last line of a press release."""
_POINTER = re.compile(r"(?:[^:：\w]{1,4}|[^:：]{2,40}[:：])\s*<?(?P<url>https?://[^\s<>]+)>?\s*$")
"""An address after a few words and a colon, or after an arrow or an emoji."""
_HASHTAGS = re.compile(r"(?:#[^\W\d_][\w-]*[\s,]*)+")
_PAREN_END = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{4,120})[)\]）】]\s*[.]?$")
_TITLE_PARTS = re.compile(r"\s+[|｜·•–—-]\s+|\s*[|｜]\s*|,\s+")
_LONGEST_OPENING = 24
"""Characters of a day before a title on its line."""
_LEAST_TITLE = 3
"""Words of a title beside which a head stands on one line; of Chinese and the like, that many times two characters."""


_OWN_LABEL = re.compile(r"[^\W\d_][\w ]{1,24}[:：]\s*\S{1,30}(?: \S{1,20}){0,4}")
"""A short label and a short value."""


@dataclass(frozen=True, slots=True)
class HeadReader:
    """Reads head lines as one file writes them."""

    days: DayReader
    learned: Mapping[str, HeadFacts] = field(default_factory=dict)
    """What lines of this file tell whose form only this file has."""

    def read_text(self, raw: str) -> HeadFacts | None:
        """What a line tells, if it is a head line and nothing else; with Markdown's marks or without."""
        if raw in self.learned:
            return self.learned[raw]
        if len(raw) > 2 * _LONGEST and "://" not in raw:
            return None
        text = plain(re.sub(r"^(?:#{1,6}\s+|[>\s]+)", "", raw))
        text = re.sub(r"^[-*+•]\s+", "", text)
        if several := self._several(raw):
            return several
        labelled = match_label(text)
        if labelled:
            return self._labelled(labelled.field, labelled.rest.lstrip("| "))
        if (source := _SOURCE.fullmatch(text)) and is_name(source[1]):
            return HeadFacts(publication=source[1], strong=True)
        if pointer := _POINTER.fullmatch(unmarked(text)):
            return HeadFacts(url=real_address(clean_url(pointer["url"])), strong=True)
        if _HASHTAGS.fullmatch(text) and not raw.startswith(("# ", "## ")):
            tags = tuple(tag.strip("#, ") for tag in text.split() if tag.strip("#, "))
            return HeadFacts(tags=tags, strong=True)
        return self._free(text.strip("'"))

    def _several(self, text: str) -> HeadFacts | None:
        """What the parts of a line tell, each with its own label: `Published: 23 May 2024 | Author: Ana Soto`."""
        parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
        if not 2 <= len(parts) <= _MOST_PARTS or sum(match_label(part) is not None for part in parts) < 2:
            return None
        found: HeadFacts | None = None
        for part in parts:
            facts = self.read_text(part)
            if facts is None and _OWN_LABEL.fullmatch(unmarked(part)):
                continue  # a label of the file's own: `Reads: Dana`
            if facts is None:
                return None
            found = merge(found, facts)
        return found

    def _labelled(self, field: str, rest: str) -> HeadFacts | None:
        value = unmarked(rest).strip()
        free = self._free(rest, labelled=True)
        if field in ("updated", "saved", "ignored"):
            return (
                HeadFacts(strong=True, only_time=True)
                if (len(value) <= 120 and not value.endswith(".")) or free
                else None
            )
        if field == "author" and (mail := _MAIL.fullmatch(value)):
            return HeadFacts(author=mail["name"].strip(' "'), strong=True)
        if field == "url":
            return free if free and free.url else None
        if field == "day":
            return (
                free if free and free.has_day else HeadFacts(strong=True, only_time=True) if len(value) <= 40 else None
            )
        if field == "tags" and len(value) <= _LONGEST and not value.endswith("."):
            tags = tuple(tag for part in re.split(r"[,;|、，·]", value) if (tag := part.strip(" #")))
            return HeadFacts(tags=tags, strong=True)
        if field == "title":
            title = SUBJECT_PREFIX.sub("", value, count=1) or value
            return HeadFacts(title=title, strong=True) if len(value) <= _LONGEST else None
        if field in ("author", "publication") and free:
            if free.author or not free.names:
                return free if free.strong else None
            if field == "author":
                return replace(free, author=free.names[0], names=free.names[1:], strong=True)
            return replace(free, publication=free.names[0], names=free.names[1:], strong=True)
        return None

    def _free(self, text: str, *, labelled: bool = False) -> HeadFacts | None:
        url, rest = take_urls(text)
        rest = unmarked(rest).strip("*_ ")
        if len(rest) > _LONGEST:
            return None
        if url and (not rest or label_alone(rest) == "url"):
            return HeadFacts(url=url, strong=True)
        rest, pages = _PAGE.subn(" | ", rest)
        day, words, rest = self.take_days(rest)
        rest = TIME.sub(_TOKEN, _T.sub(" ", western(rest)))
        rest = _READING.sub(_TOKEN, rest)
        rest = _weekdays().sub(_TOKEN, rest)
        author, rest = _take_byline(rest)
        names = []
        if author or labelled:
            rest = rest.replace(_TOKEN, f" | {_TOKEN} | ")
        for part in _SEPARATORS.split(rest):
            bare = _fillers().sub(" ", part)
            name = bare if _TOKEN in part or not bare.strip() else part
            name = " ".join(name.split()).strip(" .:-")
            if not name or set(name) <= {_TOKEN, " "}:
                continue
            if _TOKEN in name or (label_alone(name) == "url" and not url) or not is_name(name):
                return None
            if label_alone(name) != "url":
                names.append(name)
        facts = bool(day or url or author)
        if pages and names:  # a page is one of a paper
            return HeadFacts(day, words, author, names[0], url, (), None, tuple(names[1:]), True)
        times = not facts and not names and _TOKEN in rest
        if not facts and not names and not times:
            return None
        return HeadFacts(day, words, author, None, url, (), None, tuple(names), facts or _TOKEN in rest, times)

    def take_days(self, text: str) -> tuple[object, str, str]:
        """The day of publication, its words, and the line with a mark in place of every day."""
        found = self.days.find(text)
        stated = [
            each
            for each in found
            if not _before(text, each.start, "updated") and not _before(text, each.start, "no_day_before")
        ]
        if any(_before(text, each.start, "no_day_before") for each in found):
            return None, "", text
        first = next(iter(stated or found), None)
        rest = text
        spans = [(each.start, each.end) for each in found]
        for start, end in sorted([*spans, *self.days.unread(text)], reverse=True):
            match = _before(text, start, "updated")
            rest = rest[: match.start() if match else start] + _TOKEN + rest[end:]
        if first is None:
            return None, "", rest
        return first.day, text[first.start : first.end], rest


def split_title(reader: HeadReader, row_text: str) -> tuple[str, HeadFacts | None]:
    """A title's line without the head at its end or start: `Title (Paper, 1 Apr 2025)`, `Title | Paper | 1 Apr 2025`."""
    linked = links(row_text)
    text, head = _split_words(reader, unmarked(row_text))
    for words, url in linked:
        if unmarked(words) and (unmarked(words) in text or text in unmarked(words)):
            text = unmarked(words) if len(text) <= len(unmarked(words)) + 6 else text
            return text, merge(head, HeadFacts(url=real_address(url), strong=True))
    return text, head


def _split_words(reader: HeadReader, text: str) -> tuple[str, HeadFacts | None]:
    if match := _PAREN_END.search(text):
        inner = reader.read_text(match[1])
        if inner and (inner.has_day or inner.url or inner.author) and _is_long_enough(text[: match.start()]):
            return text[: match.start()].strip(), inner
    for match in _TITLE_PARTS.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        opening = reader.read_text(before) if match.start() <= _LONGEST_OPENING else None
        if opening and opening.has_day and not opening.names and _is_long_enough(after):
            return after.strip(), opening
        inner = reader.read_text(after) if _is_long_enough(before) else None
        if inner and (inner.has_day or inner.url or inner.author):
            return before.strip(), inner
    return text, None


def starts_byline(word: str) -> bool:
    """Whether a word introduces a person: `by`, `von`."""
    return word.casefold() in phrases("byline_leads")


def _take_byline(text: str) -> tuple[str | None, str]:
    match = _bylines().search(text) or (_posted().search(text) if _is_posted().match(text) else None)
    if not match:
        return None, text
    rest = text[match.end() :]
    if re.search(r"\s(?:and|&|und|y|et|e)\s", rest):  # a list of authors; elsewhere a paper's name follows the comma
        rest = re.sub(r",\s+(?=[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ])", " and ", rest)
    name = _SEPARATORS.split(rest, maxsplit=1)[0].split(_TOKEN)[0].strip(" .,:")
    name = _trailing_fillers().sub("", name).strip()
    if not name or not all(is_name(part) for part in re.split(r"\s+(?:and|und|y|et|e|&)\s+", name)):
        return None, text
    start = text.index(name.split(" and ")[0], match.end())
    return name, text[: match.start()] + "\x01" + text[start + len(name) :] if name in text else text[: match.start()]


def _before(text: str, start: int, name: str) -> re.Match[str] | None:
    return _leads(name).search(text, max(0, start - 40), start)


@cache
def _leads(name: str) -> re.Pattern[str]:
    """The phrases of a list right before a day, its weekday between them or not."""
    weekday = rf"(?:{weekday_pattern()},?\s*)?"
    return re.compile(rf"(?<!\w){any_phrase(name)}\s*(?:\w{{1,3}}\s+)?[:：]?\s*{weekday}$", re.IGNORECASE)


def _is_long_enough(title: str) -> bool:
    words = title.split()
    wide = sum(not char.isascii() and char.isalpha() and not char.isupper() and not char.islower() for char in title)
    return len(words) >= _LEAST_TITLE or wide >= 2 * _LEAST_TITLE


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(
        rf"{_DAY_SIGN}|{weekday_pattern()}(?!\s+(?-i:[A-ZÀ-Þ][a-zà-ÿ]{{2}}))|(?<!\w){any_of(more_weekdays())}(?!\w)|(?<!\w){any_of(weekday_numbers('en', 'de', 'fr', 'es', short=True))}(?!\w)\.?(?=\s*[,\x00]|\s*$)",
        re.IGNORECASE,
    )


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_phrase('fillers')}|{any_phrase('posted')})(?!\w)", re.IGNORECASE)


@cache
def _trailing_fillers() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_phrase('fillers')}\s*)+$", re.IGNORECASE)


@cache
def _posted() -> re.Pattern[str]:
    """The byline's first word in `Posted on 12 March 2024 in Trade by Ana Soto`."""
    return re.compile(r"(?<=\s)(?i:by|von|par|por|da|door)\s+(?=[^\W\d_a-z])")


@cache
def _is_posted() -> re.Pattern[str]:
    return re.compile(rf"{any_phrase('posted')}\b", re.IGNORECASE)


@cache
def _bylines() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\x00\x01|/·•,;(–—-])|(?<=\s[-–—|/·•]))\s*(?:(?i:{any_phrase('byline_leads')})(?:\s*[:：]\s*|\s+)(?=[^\W\d_a-z]))"
        r"|^(?:作者|记者|記者|文)[:：/｜|]\s*"
    )
