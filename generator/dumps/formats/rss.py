"""RSS, Atom and WordPress exports: what feedparser reads in their items, as entries with their lines.

Data: `read_syndication` takes the file's text and gives an `Entry` for each item, in order.
Limits: the text of a file only, never an address; raises `BadMarkupError` where that is no well-formed feed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.formats.blogger import blog_refusal
from generator.dumps.formats.entry import Entry
from generator.dumps.formats.html_blocks import from_text, has_tags, inline, unescaped, with_breaks
from generator.dumps.formats.stated_date import stated
from generator.dumps.formats.wordpress import EXPORT, authors, by_usual_prefix, refusal, without_shortcodes
from generator.dumps.formats.xml import XmlItem, XmlScan, mend, scan

_FEEDS = frozenset({"rss", "RDF", "feed", "channel"})
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_BODIES = ("encoded", "content", "description", "summary", "body", "excerpt")
"""Names of the fields that may hold an item's text, as XML has them."""


def _scan_feed(text: str) -> tuple[str, XmlScan]:
    """The mended text, and the lines of its items. Raises `BadMarkupError`."""
    mended = mend(text)
    found = scan(mended)
    if found.root not in _FEEDS:
        what = f"XML, but no feed: its outermost element is <{found.root}>"
        raise BadMarkupError(1, what, "give RSS, Atom, a WordPress export, a saved page or plain text")
    return mended, found


def is_export(found: XmlScan) -> bool:
    """Whether a feed is a WordPress export."""
    return any(EXPORT.match(space) for space in found.spaces)


@lru_cache(maxsize=1)  # a file is read once to be judged and once to be cut
def read_syndication(text: str) -> tuple[Entry, ...]:
    """An entry for each item. Raises `BadMarkupError`."""
    import feedparser  # here, so that an import of plain text does not wait for it

    mended, found = _scan_feed(text)
    stream = io.BytesIO(mended.encode("utf-8"))  # never the text itself: feedparser would take it for an address
    try:
        parsed = feedparser.parse(stream, response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:  # over strange namespaces
        raise BadMarkupError(1, f"strange XML: {error}", "fetch or export the feed again") from None
    if len(parsed.entries) != len(found.items):
        what = f"{len(found.items)} items by their tags, {len(parsed.entries)} by their fields"
        raise BadMarkupError(1, what, "fetch or export the feed again")
    typed = str(parsed.version).startswith("atom")
    publication = _words(parsed.feed.get("title_detail"), typed=typed)
    pairs = zip(parsed.entries, found.items, strict=True)
    if is_export(found):
        names = authors(mended)
        return tuple(_export_entry(by_usual_prefix(mended, fields), item, publication, names) for fields, item in pairs)
    return tuple(_entry(fields, item, publication, typed=typed) for fields, item in pairs)


def _entry(fields: Mapping[str, Any], item: XmlItem, publication: str, *, typed: bool) -> Entry:
    body, kind, only_summary = _body(fields)
    source = fields.get("source")
    own = _words(source.get("title_detail"), typed=typed) if source else ""
    return Entry(
        first=item.first,
        last=item.last,
        body=_html(body, kind, typed=typed),
        body_line=_body_line(item, only_summary),
        title=_words(fields.get("title_detail"), typed=typed),
        author=_author(fields),
        publication=own or publication,
        date=stated(_days(fields, item)),
        url=str(fields.get("link") or ""),
        tags=_tags(fields),
        summary="" if only_summary else str(fields.get("summary") or ""),
        only_summary=only_summary,
        refusal=blog_refusal(fields),
    )


def _export_entry(fields: Mapping[str, Any], item: XmlItem, publication: str, names: Mapping[str, str]) -> Entry:
    author = _author(fields)
    why, detail = refusal(fields)
    days = [("the export says", fields.get(key)) for key in ("wp_post_date", "wp_post_date_gmt", "published")]
    comments = [part for part in item.fields if part.name == "comment" and EXPORT.match(part.space)]
    return Entry(
        first=item.first,
        last=item.last,
        body=with_breaks(without_shortcodes(_body(fields)[0])),
        body_line=_body_line(item, False),
        title=_words(fields.get("title_detail"), typed=False),
        author=names.get(author, author),
        publication=publication,
        date=stated(days),
        url=str(fields.get("link") or ""),
        tags=_tags(fields),
        summary=str(fields.get("excerpt_encoded") or ""),
        excluded=tuple((part.first, part.last, DiscardReason.READER_COMMENT) for part in comments),
        refusal=why,
        refusal_detail=detail,
    )


def _html(body: str, kind: str, *, typed: bool) -> str:
    """A text as HTML. Where the format has no types (`typed` is false) `kind` is but feedparser's guess."""
    if kind == "text/plain" and (typed or not has_tags(body)):
        return from_text(body)
    if typed:
        return body
    whole = unescaped(body)
    return whole if has_tags(whole) else with_breaks(whole)


def _body(fields: Mapping[str, Any]) -> tuple[str, str, bool]:
    """The longest text of an item, its type, and whether it is only its description."""
    texts = [(str(part.get("value") or ""), str(part.get("type") or ""), False) for part in fields.get("content") or ()]
    detail = fields.get("summary_detail") or {}
    description = (str(fields.get("summary") or ""), str(detail.get("type") or ""), True)
    best = max(texts, key=lambda text: len(text[0]), default=description)
    return best if best[0].strip() and 2 * len(best[0]) > len(description[0]) else description


def _body_line(item: XmlItem, only_summary: bool) -> int:
    """feedparser takes away the line breaks before the first words, which are on this line."""
    return item.line_of(*(reversed(_BODIES) if only_summary else _BODIES))


def _days(fields: Mapping[str, Any], item: XmlItem) -> Iterator[tuple[str, object]]:
    """The day of publication before that of a change, which feedparser also takes a plain date for."""
    changes = {part.name for part in item.fields} & {"updated", "modified"}
    yield "the feed says", fields.get("published")
    yield "the feed says that it was updated" if changes else "the feed says", fields.get("updated")
    yield "the feed says", fields.get("created")


def _tags(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Categories as readers see them; those that say what an entry is are none."""
    tags = [tag for tag in fields.get("tags") or () if not str(tag.get("scheme") or "").endswith("#kind")]
    return tuple(inline(str(tag.get("label") or tag.get("term") or "")) for tag in tags)


def _author(fields: Mapping[str, Any]) -> str:
    """Names, without addresses."""
    people = [str(person.get("name") or "") for person in fields.get("authors") or ()]
    names = [name for name in people if name and "@" not in name] or [str(fields.get("author") or "")]
    return ", ".join(dict.fromkeys(inline(name) for name in names if "@" not in name))


def _words(detail: Mapping[str, Any] | None, *, typed: bool) -> str:
    """A title on one line, without mark-up."""
    value = str((detail or {}).get("value") or "")
    kind = str((detail or {}).get("type") or "")
    return inline(_html(value, kind, typed=typed)) if value.strip() else ""
