"""Atom, RFC 4287.

Data: `atom_feed` gives the file's bytes.
Limits: pure. Entries of the site's and the digests' feeds carry the whole text; of the many others only the summary,
for an archive has thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.site.feeds.entries import ChannelInfo, FeedEntry
from generator.site.feeds.xml_text import quoted, text


def atom_feed(channel: ChannelInfo, entries: Iterable[FeedEntry], *, full: bool) -> bytes:
    """A feed as a file; with `full` every entry has its whole text."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoted(channel.language)}>',
        f"<id>{text(channel.id)}</id>",
        f"<title>{text(channel.title)}</title>",
        *([f"<subtitle>{text(channel.subtitle)}</subtitle>"] if channel.subtitle else []),
        f"<updated>{channel.updated}</updated>",
        f"<author><name>{text(channel.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoted(channel.atom)}/>',
        f'<link rel="alternate" type="text/html" href={quoted(channel.home)}/>',
        *([f"<icon>{text(channel.icon)}</icon>"] if channel.icon else []),
        *(line for entry in entries for line in _entry(entry, full)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _entry(entry: FeedEntry, full: bool) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{text(entry.id)}</id>"
    yield f"<title>{text(entry.title)}</title>"
    yield f'<link rel="alternate" type="text/html" href={quoted(entry.address)}/>'
    if entry.author:
        yield f"<author><name>{text(entry.author)}</name></author>"
    if entry.published:
        yield f"<published>{entry.published}</published>"
    yield f"<updated>{entry.updated}</updated>"
    for tag in entry.tags:
        yield f"<category term={quoted(tag)}/>"
    if entry.summary:
        yield f'<summary type="html">{text(entry.summary)}</summary>'
    if full:
        yield f'<content type="html">{text(entry.content)}</content>'
    yield "</entry>"
