"""JSON Feed: its items as entries with their lines.

Data: `read_json_feed` takes the file's text and gives an `Entry` for each item, in order.
Limits: versions 1 and 1.1; raises `BadMarkupError` with the line where the text is no such feed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.formats.entry import Entry
from generator.dumps.formats.html_blocks import from_text, inline
from generator.dumps.formats.stated_date import stated
from generator.dumps.records.json_values import inside, load_values


def read_json_feed(text: str) -> tuple[Entry, ...]:
    """An entry for each item. Raises `BadMarkupError`."""
    feed = load(text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    (whole,) = load_values(text)
    entries = []
    for _, member in inside(text, ("items",), whole.begin):
        item, begin, end = member.value, member.begin, member.end
        first, last = bisect_right(starts, begin), bisect_right(starts, end - 1)
        if isinstance(item, Mapping):
            key = text.find('"content_', begin, end)
            entries.append(_entry(item, feed, (first, last), bisect_right(starts, max(begin, key))))
        else:
            entries.append(Entry(first, last, refusal=DiscardReason.NOT_AN_ITEM))
    return tuple(entries)


def load(text: str) -> Mapping[str, Any]:
    """The feed. Raises `BadMarkupError` where it is not one."""
    values = load_values(text)
    feed = values[0].value if len(values) == 1 else None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        fix = "give a JSON Feed, RSS, Atom, a saved page or plain text"
        raise BadMarkupError(1, 'JSON, but no JSON Feed: it has no list "items"', fix)
    return feed


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any], span: tuple[int, int], body_line: int) -> Entry:
    body, plain_text = _text(item, "content_html"), _text(item, "content_text")
    body = body if body.strip() else from_text(plain_text)
    summary = from_text(_text(item, "summary"))
    only_summary = not body.strip()
    return Entry(
        first=span[0],
        last=span[1],
        body=summary if only_summary else body,
        body_line=body_line,
        flat=True,
        title=_line(_text(item, "title")),
        author=_authors(item) or _authors(feed),
        publication=_line(_text(feed, "title")),
        date=stated([("the feed says", item.get(key)) for key in ("date_published", "date_modified")]),
        url=_text(item, "url") or _text(item, "external_url"),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags := item.get("tags"), list) else (),
        summary="" if only_summary else summary,
        only_summary=only_summary,
    )


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _line(words: str) -> str:
    """A title is plain text; some feeds put HTML's entities into it all the same."""
    return inline(words) if re.search(r"&#?\w+;|</\w+>", words) else words


def _authors(holder: Mapping[str, Any]) -> str:
    people = holder.get("authors") or [holder.get("author")]
    names = (
        [_text(person, "name") for person in people if isinstance(person, Mapping)] if isinstance(people, list) else []
    )
    return ", ".join(dict.fromkeys(name for name in names if name))
