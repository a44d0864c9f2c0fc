"""JSON Feed 1.1, jsonfeed.org/version/1.1.

Data: `json_feed` gives the file's bytes.
Limits: pure. An item must have a content: where the feed is not to carry whole texts, it is the summary.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.site.feeds.entries import ChannelInfo, FeedEntry


def json_feed(channel: ChannelInfo, entries: Iterable[FeedEntry], *, full: bool) -> bytes:
    """A feed as a file; with `full` every item has its whole text."""
    feed = _without_empty(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.title,
            "home_page_url": channel.home,
            "feed_url": channel.json,
            "description": channel.subtitle,
            "icon": channel.icon,
            "authors": [{"name": channel.author}],
            "language": channel.language,
        }
    )
    feed["items"] = [_item(entry, full) for entry in entries]
    text = json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "replace")


def _item(entry: FeedEntry, full: bool) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": str(entry.summary.striptags()) if full else "",
        "image": entry.picture,
        "date_published": entry.published,
        "date_modified": entry.updated if entry.published else "",
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": list(entry.tags),
    }
    return _without_empty(item) | {"content_html": str(entry.content if full else entry.summary)}


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
