"""What a field of a record says: words, names, tags, an address, HTML, a date, whatever its shape.

Data: `words_of`, `names_of`, `tags_of`, `url_of`, `body_html`; `is_date` and `day_words`, which turn seconds, milliseconds
and the days of a spreadsheet into `2024-07-25`.
Limits: a value of another shape gives nothing; numbers are times between 1990 and 2100 only.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from typing import Any

from generator.dumps.formats.html_blocks import from_text, has_tags, inline, unescaped, with_breaks
from generator.dumps.layouts.lines.days import DayReader
from generator.dumps.phrases import PhrasePattern
from generator.dumps.plain_text import plain

_INNER = "rendered html content text main name fullname display_name title value label data original #text @value"
_WORDS_IN = tuple(_INNER.split())
"""Where a record in a field has its words."""
_ADDRESS_IN = ("url", "href", "link", "@id", "canonical")
_NAME_IN = ("name", "full_name", "fullName", "displayName", "display_name", "original", "title", "label", "@value")
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LINKED = re.compile(r"(?:\[[^\[\]]*\]\(\s*|<)([^\s<>()]+)\s*[)>]")
"""`[link](https://b.example/x)` or `<https://b.example/x>`."""
_BY = PhrasePattern(r"\s*{byline_lead}\s*[:：]?\s+(?=\S)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]{2,8});", re.IGNORECASE)
_NUMBER = re.compile(r"\d{9,17}(?:\.\d+)?")
_FIGURES = re.compile(r"\s*\d{1,2}[./-]\d{1,2}[./-]\d{2}(?:\d{2})?\b")
_PARAGRAPH = re.compile(r"</?(?:p|div|li|h[1-6]|blockquote|tr|section)\b", re.IGNORECASE)
_SECONDS = ((1e16, 1e6), (1e11, 1e3), (0, 1))
"""From which number on a time is counted in which part of a second."""
_SHEET = dt.date(1899, 12, 30)
"""Day 0 of a spreadsheet."""


def words_of(value: Any) -> str:
    """A value on one line, without mark-up; empty where it has no words."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return inline(value) if has_tags(value) or _ENTITY.search(value) else plain(value)
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return next((words for key in _WORDS_IN if key in value and (words := words_of(value[key]))), "")
    if isinstance(value, list):
        return ", ".join(words for each in value if (words := words_of(each)))
    return ""


def names_of(value: Any) -> str:
    """Names of people, without `By` and addresses, with commas between them."""
    if isinstance(value, Mapping):
        first, last = (words_of(value.get(key)) for key in ("first_name", "last_name"))
        own = next((words for key in _NAME_IN if (words := words_of(value.get(key)))), f"{first} {last}".strip())
        return names_of(own) if own else ""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for each in value if (name := names_of(each))))
    if not isinstance(value, str) or url_of(value):
        return ""
    words = words_of(value)
    by = _BY.match(words)
    words = words[by.end() :] if by else words
    words = re.sub(r"\s*[<(][^<>()\s]+@[^<>()\s]+[>)]", "", words)
    return "" if "@" in words or not any(char.isalpha() for char in words) else words


def tags_of(value: Any) -> tuple[str, ...]:
    """Tags, of a list or of words with commas, semicolons or bars between them."""
    if isinstance(value, list):
        words = (words_of(each).lstrip("#") for each in value if not isinstance(each, int))  # numbers are keys
        return tuple(dict.fromkeys(word for word in words if word))
    if isinstance(value, Mapping):
        return tags_of([value])
    if not isinstance(value, str) or url_of(value):
        return ()
    mark = next((mark for mark in ("|", ";", "；", "、", "，", ",") if mark in value), ",")
    return tuple(dict.fromkeys(tag for part in value.split(mark) if (tag := words_of(part).strip("[]'\"").lstrip("#"))))


def url_of(value: Any) -> str:
    """The address that a value is; empty where it is none."""
    if isinstance(value, str):
        match = _LINKED.fullmatch(value.strip())
        address = match[1] if match else value.strip()
        return address if _URL.fullmatch(address) else ""
    if isinstance(value, Mapping):
        return next((found for key in _ADDRESS_IN if (found := url_of(value.get(key)))), "")
    return url_of(value[0]) if isinstance(value, list) and value else ""


def body_html(value: Any) -> str:
    """A text as HTML: of a list, each part a paragraph; of a record, its words."""
    if isinstance(value, str):
        return _html(value)
    if isinstance(value, list):
        parts = [part for each in value if (part := _part(each))]
        return "\n".join(parts)
    if isinstance(value, Mapping):
        return next((body for key in _WORDS_IN if key in value and (body := body_html(value[key]))), "")
    return ""


def _part(value: Any) -> str:
    """A paragraph of a list of paragraphs; one that says so is a heading."""
    body = body_html(value)
    if not body.strip() or _PARAGRAPH.match(body):
        return body
    kind = str(value.get("type") or value.get("style") or "").casefold() if isinstance(value, Mapping) else ""
    tag = "h2" if kind.startswith(("head", "h2", "h3", "title", "sub")) else "blockquote" if "quote" in kind else "p"
    return f"<{tag}>{body}</{tag}>"


def _html(text: str) -> str:
    if not text.strip() or not any(char.isalnum() for char in text):
        return ""
    text = unescaped(text)
    if not has_tags(text):
        if "\\n" in text and "\n" not in text:
            text = text.replace("\\r", "").replace("\\n", "\n")
        return from_text(html.unescape(text) if _ENTITY.search(text) else text)
    return text if _PARAGRAPH.search(text) else with_breaks(text)


def is_date(value: Any) -> bool:
    """Whether a value can be a day: a time in figures or words."""
    return bool(day_words(value) or (isinstance(value, str) and _FIGURES.match(value)))


def day_words(value: Any, reader: DayReader | None = None) -> str:
    """A value in words that a day can be read from; empty where it is none. `reader` knows the order of day and month."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float) or (isinstance(value, str) and _NUMBER.fullmatch(value.strip())):
        return _counted(float(value))
    if isinstance(value, Mapping):
        inner = (value.get(key) for key in ("$date", "date", "iso", "value", "@value", "_seconds", "seconds"))
        return next((words for each in inner if (words := day_words(each, reader))), "")
    if not isinstance(value, str) or len(value) > 120:
        return ""
    if re.fullmatch(r"\d{5}(?:\.\d+)?", value.strip()):
        return _counted(float(value))
    if re.match(r"\s*\d{4}-?\d\d-?\d\d", value):
        return value
    if _FIGURES.match(value):
        found = (reader or DayReader()).find(value)
        return found[0].day.isoformat() if found else ""
    if re.search(r"\d{4}|[年月]", value):
        return value
    found = (reader or DayReader()).find(value)
    return found[0].day.isoformat() if found else ""


def _counted(number: float) -> str:
    """The day of a number of seconds since 1970, or parts of them, or of days since 1900."""
    if 32_000 <= number <= 74_000:
        return (_SHEET + dt.timedelta(days=int(number))).isoformat()
    if not 631_152_000 <= number < 4.2e18:
        return ""
    unit = next(unit for least, unit in _SECONDS if number >= least)
    day = dt.datetime.fromtimestamp(min(number / unit, 4.2e9), dt.UTC).date()
    return day.isoformat() if 1990 <= day.year <= 2100 else ""
