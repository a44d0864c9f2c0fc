"""The articles of a page with several, as entries with their lines.

Data: `read_archive_page` gives an `Entry` for each; none for a page with one article.
Limits: the page is parsed once; which elements are articles `groups` says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator.dumps.archive_page.groups import Group, find_groups
from generator.dumps.formats.entry import Entry
from generator.dumps.formats.html_blocks import parse
from generator.dumps.formats.html_metadata import page_address
from generator.dumps.plain_text import letters_of, plain

_SEPARATORS = re.compile(r"\s+[|–—·»-]\s+")


def read_archive_page(lines: Sequence[str]) -> tuple[Entry, ...]:
    """An entry for each article of a page that holds several whole, in order; empty for any other page."""
    root = parse("\n".join(lines), page=True)
    base = next(iter(root.xpath("//base/@href")), "").strip() or page_address(root) or ""
    groups = find_groups(root, base)
    publication = _site(root) if groups else ""
    starts = [_line(group.elements[0], len(lines)) for group in groups]
    ends = [min(_last_line(group), len(lines)) for group in groups]
    return tuple(
        _entry(group, first, max(first, end), publication)
        for group, first, end in zip(groups, starts, ends, strict=True)
    )


def _entry(group: Group, first: int, last: int, publication: str) -> Entry:
    from lxml import etree

    facts = group.facts
    body = "".join(etree.tostring(part, encoding="unicode", method="html", with_tail=False) for part in facts.text)
    return Entry(
        first=first,
        last=last,
        body=body,
        body_line=first,
        title=facts.title,
        author=facts.author,
        publication=publication,
        date=facts.date,
        url=facts.url,
        tags=facts.tags,
        left_out=tuple(facts.left_out),
    )


def _line(element: Any, most: int) -> int:
    return min(max(1, element.sourceline or 1), most)


def _last_line(group: Group) -> int:
    """The line on which the last words of a group end."""
    last = group.elements[-1]
    deepest = max((each.sourceline or 1 for each in last.iter()), default=1)
    tail = "".join(last.itertext())
    return max(deepest, (last.sourceline or 1) + tail.rstrip().count("\n"))


def _site(root: Any) -> str:
    """The site's name: as it says itself, or the part of the window's title that its header repeats."""
    named = root.xpath("//meta[@property='og:site_name']/@content")
    if named and plain(named[0]):
        return plain(named[0])
    header = letters_of(" ".join(each.text_content() for each in root.iter("header")))
    parts = _SEPARATORS.split(plain(root.findtext(".//title") or ""))
    return next((part for part in reversed(parts) if len(parts) > 1 and letters_of(part) in header), "")
