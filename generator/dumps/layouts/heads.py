"""What a line tells of an article and nothing else: its day, author, publication, address, tags.

Data: `HeadReader.read_text` gives the `Head` of such a line, or None for a line of text; `split_title` takes a head off the
end or the start of a title's line.
Limits: a name that is alone or beside a day may be a person's or a paper's; `names` keeps it, and whoever sees all
items of a text decides (`items`).
"""

from __future__ import annotations

import re
import urllib.parse
from dataclasses import dataclass, replace
from functools import cache

from generator.calendar_words import any_of, weekday_numbers, weekday_pattern
from generator.dumps.layouts.days import DayReader, western
from generator.dumps.layouts.labels import any_phrase, label_alone, match_label, phrases
from generator.dumps.layouts.rows import links, unmarked
from generator.dumps.plain_text import plain

_LONGEST = 200
"""Characters of a head line, its addresses left out."""
_URL = re.compile(r"<?(?:https?://|www\.)[^\s<>\"]+>?")
_URL_END = re.compile(r"[.,;:!?'\"”’]+$")
_REDIRECT = ("url", "u", "q", "target", "redirect", "to", "dest")
_TIME = (
    r"(?:(?:上午|下午|오전|오후|午前|午後)\s?)?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[ap]\.?\s?m\b\.?)?"
    r"(?:\s?(?:[+-]\d{2}:?\d{2}|Z|(?:GMT|UTC|CES?T|E[SD]?T|P[SD]?T|C[SD]?T|M[SD]T|BST|IST|SGT|JST|KST|HKT|WIB|MSK)\b)(?:[+-]\d+)?)?"
)
TIME = re.compile(rf"(?<![\d:.]){_TIME}(?![\d:]|\.\d)|(?<![\d:.])\d{{1,2}}\s?[ap]\.?m\b\.?", re.IGNORECASE)
_READING = re.compile(
    r"~?\d{1,3}[ -]?(?:min(?:ute)?s?|minuten|minutos|minuti|mins?\.?|分钟|分)\.?(?:\s?(?:read(?:ing)?(?: time)?|lesezeit|de lectura|de lecture|di lettura|阅读))?"
    r"|\d[\d,.]*\s?(?:words|views|comments|shares|likes)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(
    r"\s*(?:[|｜·•◦‧／/;；,，、(){}\[\]【】（）〔〕]|\s[-–—~:：]+\s|[–—]|^[-–—~]+|[-–—~:：]+$|->|→|»|«|>>|\x01)+\s*"
)
_PARTICLES = frozenset(
    "of the and de del da do dos das la le les du des di von van der den zu zur y e et und & à al el bin ibn ter ten for in".split()
)
_NAME_WORD = re.compile(r"[^\W\d_][\w’'.&+!-]*$")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]|[^\W\d_a-zß-öø-ÿ]|[a-z]+[A-Z]|d['’][A-Z]|[\w-]+\.[a-z]{2,4}$")
_MAX_NAME_WORDS, _MAX_NAME = 6, 60
_TOKEN = "\x00"
_HASHTAGS = re.compile(r"(?:#[^\W\d_][\w-]*[\s,]*)+")
_PAREN_END = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{4,120})[)\]）】]\s*[.]?$")
_TITLE_PARTS = re.compile(r"\s+[|｜·•–—-]\s+|\s*[|｜]\s*|,\s+")
_LEAST_TITLE = 3
"""Words of a title beside which a head stands on one line; of Chinese and the like, that many times two characters."""


@dataclass(frozen=True, slots=True)
class Head:
    """What one line tells of an article."""

    day: object = None
    """`datetime.date` or None."""
    words: str = ""
    """The words that tell the day."""
    author: str | None = None
    publication: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    title: str | None = None
    names: tuple[str, ...] = ()
    """Names of persons or publications, in their order."""
    strong: bool = False
    """It holds a day, an address, a byline's first word or a label; else it is only names."""
    only_time: bool = False
    """It is a time, a reading time, a number of likes, and nothing more."""

    @property
    def has_day(self) -> bool:
        return self.day is not None


@dataclass(frozen=True, slots=True)
class HeadReader:
    """Reads head lines as one file writes them."""

    days: DayReader

    def read_text(self, raw: str) -> Head | None:
        """What a line tells, if it is a head line and nothing else; with Markdown's marks or without."""
        if len(raw) > 2 * _LONGEST and "://" not in raw:
            return None
        text = plain(re.sub(r"^(?:#{1,6}\s+|[>\s]+)", "", raw))
        text = re.sub(r"^[-*+•]\s+", "", text)
        labelled = match_label(text)
        if labelled:
            return self._labelled(labelled.field, labelled.rest)
        if _HASHTAGS.fullmatch(text) and not raw.startswith(("# ", "## ")):
            tags = tuple(tag.strip("#, ") for tag in text.split() if tag.strip("#, "))
            return Head(tags=tags, strong=True)
        return self._free(text)

    def _labelled(self, field: str, rest: str) -> Head | None:
        value = unmarked(rest).strip()
        free = self._free(rest, labelled=True)
        if field in ("updated", "saved", "ignored"):
            return (
                Head(strong=True, only_time=True) if (len(value) <= 120 and not value.endswith(".")) or free else None
            )
        if field == "url":
            return free if free and free.url else None
        if field == "day":
            return free if free and free.has_day else Head(strong=True, only_time=True) if len(value) <= 40 else None
        if field == "tags" and len(value) <= _LONGEST and not value.endswith("."):
            tags = tuple(tag for part in re.split(r"[,;|、，·]", value) if (tag := part.strip(" #")))
            return Head(tags=tags, strong=True)
        if field == "title":
            return Head(title=value, strong=True) if len(value) <= _LONGEST else None
        if field in ("author", "publication") and free:
            if free.author or not free.names:
                return free if free.strong else None
            if field == "author":
                return replace(free, author=free.names[0], names=free.names[1:], strong=True)
            return replace(free, publication=free.names[0], names=free.names[1:], strong=True)
        return None

    def _free(self, text: str, *, labelled: bool = False) -> Head | None:
        url, rest = _take_urls(text)
        rest = unmarked(rest).strip("*_ ")
        if len(rest) > _LONGEST:
            return None
        if url and (not rest or label_alone(rest) == "url"):
            return Head(url=url, strong=True)
        day, words, rest = self._take_days(rest)
        rest = TIME.sub(_TOKEN, western(rest))
        rest = _READING.sub(_TOKEN, rest)
        rest = _weekdays().sub(_TOKEN, rest)
        author, rest = _take_byline(rest)
        names = []
        if author or labelled:
            rest = rest.replace(_TOKEN, f" | {_TOKEN} | ")
        for part in _SEPARATORS.split(rest):
            name = (
                _fillers().sub(" ", part) if _TOKEN in part or part.casefold().strip() in phrases("fillers") else part
            )
            name = " ".join(name.split()).strip(" .:-")
            if not name or set(name) <= {_TOKEN, " "}:
                continue
            if _TOKEN in name or (label_alone(name) == "url" and not url) or not is_name(name):
                return None
            if label_alone(name) != "url":
                names.append(name)
        told = bool(day or url or author)
        times = not told and not names and _TOKEN in rest
        if not told and not names and not times:
            return None
        return Head(day, words, author, None, url, (), None, tuple(names), told or _TOKEN in rest, times)

    def _take_days(self, text: str) -> tuple[object, str, str]:
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


def split_title(reader: HeadReader, row_text: str) -> tuple[str, Head | None]:
    """A title's line without the head at its end or start: `Title (Paper, 1 Apr 2025)`, `Title | Paper | 1 Apr 2025`."""
    text = row_text
    url_links = links(text)
    head: Head | None = None
    if url_links and len(unmarked(text)) <= len(url_links[0][0]) + 6:
        head, text = Head(url=real_address(url_links[0][1]), strong=True), url_links[0][0]
    text = unmarked(text)
    if match := _PAREN_END.search(text):
        inner = reader.read_text(match[1])
        if inner and (inner.has_day or inner.url or inner.author) and _is_long_enough(text[: match.start()]):
            return text[: match.start()].strip(), merge(head, inner)
    for match in _TITLE_PARTS.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        inner = reader.read_text(after) if _is_long_enough(before) else None
        if inner and (inner.has_day or inner.url or inner.author):
            return before.strip(), merge(head, inner)
    return text, head


def merge(head: Head | None, other: Head | None) -> Head | None:
    """Both together; where both tell a field, the first has it."""
    if head is None or other is None:
        return head or other
    return Head(
        head.day or other.day,
        head.words or other.words,
        head.author or other.author,
        head.publication or other.publication,
        head.url or other.url,
        tuple(dict.fromkeys((*head.tags, *other.tags))),
        head.title or other.title,
        (*head.names, *other.names),
        head.strong or other.strong,
        head.only_time and other.only_time,
    )


def real_address(url: str) -> str:
    """The address to which a redirect leads (`https://www.google.com/url?url=https://...`), else the same."""
    url = url.strip("<>")
    if url.startswith("www."):
        url = f"https://{url}"
    query = urllib.parse.urlsplit(url).query if "?" in url else ""
    for key, value in urllib.parse.parse_qsl(query):
        if key in _REDIRECT and value.startswith(("http://", "https://")):
            return value
    return url


def is_name(text: str) -> bool:
    """Whether a few words may be the name of a person, a paper or a site: capitals, no sentence."""
    words = text.split()
    if (
        not words
        or len(text) > _MAX_NAME
        or len(words) > _MAX_NAME_WORDS
        or (text.endswith((".", "!", "?", ":")) and len(words) > 3)
    ):
        return False
    if not text[0].isascii() and not text[0].isupper() and not text[0].islower():  # a script without capitals
        return len(text) <= 24 and len(words) <= 4 and not re.search(r"[。！？「」“”\d]", text)
    own = [word for word in words if word.casefold() not in _PARTICLES]
    return bool(own) and all(_NAME_WORD.match(word) and _CAPITAL.match(word) for word in own)


def _take_urls(text: str) -> tuple[str | None, str]:
    """The first address of a line, and the line without addresses; the words of a link stay, unless they only point."""
    found: str | None = None
    for words, url in links(text):
        found = found or real_address(url)
        span = re.search(r"!?\[" + re.escape(words) + r"\]\([^)]*\)", text)
        kept = "" if label_alone(words) or _URL.match(words) else words
        text = text.replace(span[0], f" {kept} ", 1) if span else text
    for match in _URL.finditer(text):
        found = found or real_address(clean_url(match[0]))
    text = _URL.sub(lambda match: match[0].strip("<>")[len(clean_url(match[0])) :], text)
    return found, text.strip(" \t<>()[]：:→»›-–—")


def clean_url(written: str) -> str:
    """An address without the stop or bracket that follows it in a text."""
    url = _URL_END.sub("", written.strip("<>"))
    while url and url[-1] in ")]" and url.count("(") + url.count("[") < url.count(")") + url.count("]"):
        url = _URL_END.sub("", url[:-1])
    return url


def _take_byline(text: str) -> tuple[str | None, str]:
    match = _bylines().search(text)
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
        rf"{weekday_pattern()}|(?<!\w){any_of(weekday_numbers('en', 'de', 'fr', 'es', short=True))}(?!\w)\.?(?=\s*[,\x00]|\s*$)",
        re.IGNORECASE,
    )


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_phrase('fillers')}(?!\w)", re.IGNORECASE)


@cache
def _trailing_fillers() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_phrase('fillers')}\s*)+$", re.IGNORECASE)


@cache
def _bylines() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\x00\x01|·•,;(–—-])|(?<=\s[-–—|·•]))\s*(?:(?i:{any_phrase('byline_leads')})(?:\s*[:：]\s*|\s+)(?=[^\W\d_a-z]))"
        r"|^(?:作者|记者|記者|文)[:：/｜|]\s*"
    )
