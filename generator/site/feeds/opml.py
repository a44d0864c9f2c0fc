"""OPML 2.0: every feed of the site in one file, for a feed reader to take in at once.

Data: `opml` gives the file's bytes.
Limits: pure, so without a date; the Atom files are listed, for every reader takes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from generator.site.feeds.channels import Channel
from generator.site.feeds.entries import ChannelInfo
from generator.site.feeds.xml_text import quoted, text


def opml(title: str, owner: str, channels: Iterable[tuple[Channel, ChannelInfo]]) -> bytes:
    """The list of all feeds, those of one group together."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        f"<head><title>{text(title)}</title><ownerName>{text(owner)}</ownerName></head>",
        "<body>",
    ]
    for group, members in groupby(channels, key=lambda pair: pair[0].group):
        outlines = [_outline(channel) for _, channel in members]
        lines += [f"<outline text={quoted(group)}>", *outlines, "</outline>"] if group else outlines
    lines += ["</body>", "</opml>"]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _outline(channel: ChannelInfo) -> str:
    name = quoted(channel.title)
    return (
        f'<outline type="rss" text={name} title={name} xmlUrl={quoted(channel.atom)} htmlUrl={quoted(channel.home)}/>'
    )
