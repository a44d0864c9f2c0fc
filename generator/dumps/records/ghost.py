"""An export of Ghost: its published posts and pages, with their tags and authors.

Data: `is_ghost` tells such a file; `read_ghost` gives an `Entry` for each post.
Limits: only what is published for everybody; a post's address is in the export only if it was first published elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.formats.entry import Entry
from generator.dumps.formats.html_blocks import from_text
from generator.dumps.formats.stated_date import stated
from generator.dumps.records.json_values import inside, load_values

_STATES = {"scheduled": DiscardReason.SCHEDULED, "draft": DiscardReason.DRAFT}
_PUBLIC = frozenset({"public", "", "none"})
_LIVE = frozenset({"published", "sent"})


def is_ghost(value: Any) -> bool:
    """Whether a file's data are an export of Ghost."""
    data = _data(value)[1]
    return isinstance(data.get("posts"), list) and bool({"posts_tags", "posts_authors", "users", "tags"} & data.keys())


def read_ghost(text: str) -> tuple[Entry, ...]:
    """An entry for each post, in the file's order. Raises `BadMarkupError`."""
    values = load_values(text)
    if len(values) != 1 or not is_ghost(values[0].value):
        raise BadMarkupError(1, "no export of Ghost", "name another kind with --as, or leave it out")
    whole = values[0]
    path, data = _data(whole.value)
    starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
    names = {each.get("id"): str(each.get("name") or "") for each in _objects(data.get("users"))}
    tags = {each.get("id"): str(each.get("name") or "") for each in _objects(data.get("tags"))}
    entries = []
    for _, post in inside(text, (*path, "posts"), whole.begin):
        first, last = bisect_right(starts, post.begin), bisect_right(starts, post.end - 1)
        if isinstance(post.value, Mapping):
            own = [tags.get(each.get("tag_id"), "") for each in _of(data.get("posts_tags"), post.value)]
            authors = [names.get(each.get("author_id"), "") for each in _of(data.get("posts_authors"), post.value)]
            authors = [name for name in authors if name] or [names.get(post.value.get("author_id"), "")]
            entries.append(_entry(post.value, (first, last), own, authors))
    return tuple(entries)


def _entry(post: Mapping[str, Any], span: tuple[int, int], tags: Sequence[str], authors: Sequence[str]) -> Entry:
    state = str(post.get("status") or "draft")
    if state not in _LIVE:
        return Entry(*span, refusal=_STATES.get(state, DiscardReason.DRAFT))
    if str(post.get("visibility") or "") not in _PUBLIC:
        return Entry(*span, refusal=DiscardReason.PRIVATE)
    body = str(post.get("html") or "") or from_text(str(post.get("plaintext") or ""))
    excerpt = str(post.get("custom_excerpt") or "")
    return Entry(
        *span,
        body=body,
        body_line=span[0],
        flat=True,
        title=str(post.get("title") or ""),
        author=", ".join(dict.fromkeys(name for name in authors if name)),
        date=stated([("the export says", post.get(key)) for key in ("published_at", "created_at")]),
        url=str(post.get("canonical_url") or ""),
        tags=tuple(tag for tag in tags if tag and not tag.startswith("#")),
        summary=from_text(excerpt) if excerpt else "",
    )


def _data(value: Any) -> tuple[tuple[str, ...], Mapping[str, Any]]:
    """The tables of an export and the path to them; empty where there are none."""
    if isinstance(value, Mapping):
        databases = value.get("db")
        if isinstance(databases, list) and databases and isinstance(databases[0], Mapping):
            inner = databases[0].get("data")
            return (("db", "0", "data"), inner) if isinstance(inner, Mapping) else ((), {})
        if isinstance(value.get("data"), Mapping) and "meta" in value:
            return ("data",), value["data"]
    return (), {}


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (each for each in value or () if isinstance(each, Mapping)) if isinstance(value, list) else ()


def _of(links: Any, post: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows that link a post to its tags or authors, in their order."""
    own = [each for each in _objects(links) if each.get("post_id") == post.get("id")]
    return sorted(own, key=lambda each: int(each.get("sort_order") or 0))
