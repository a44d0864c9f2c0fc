"""The values of front matter that are more than a word: the date and its range, the source, old addresses, a digest's articles.

Data: each function takes the `Fields` of a file, adds the problems it finds to them, and returns the value.
Limits: does not know which articles or names there are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.content.fields import Fields
from generator.content.keys import ENTRY, OLD_ADDRESS, SOURCE, WEB_ADDRESS
from generator.errors import shown
from generator.model import BriefingEntry, DateEstimate, SitePath, Slug, Source
from generator.yaml_lines import Node

_WEB_ADDRESS = re.compile(WEB_ADDRESS)
_ALIAS = re.compile(OLD_ADDRESS)


def read_date(fields: Fields) -> DateEstimate:
    """The day and its range; a range that makes no sense is a problem, and left out."""
    day, earliest, latest = fields.day("date"), fields.day("date_earliest"), fields.day("date_latest")
    if (earliest is None) != (latest is None):
        key = "date_earliest" if latest is None else "date_latest"
        fields.problem(
            key, f"{key} without the other end of the range", "give date_earliest and date_latest, or neither"
        )
        earliest = latest = None
    if earliest and latest and earliest > latest:
        fields.problem("date_earliest", f"date_earliest: {earliest} is after {latest}", "exchange the two days")
        earliest = latest = None
    if earliest and latest:
        if not day and "date" not in fields.node.mapping:  # an invalid date is reported already
            fields.problem(
                "date_earliest", "a range without a date", "add date: with the most likely day, or remove the range"
            )
        elif day and not earliest <= day <= latest:
            what = f"date: {day} is not between {earliest} and {latest}"
            fields.problem("date", what, "correct the date, or remove date_earliest and date_latest if it is certain")
    return DateEstimate(day, earliest, latest, fields.text("date_basis"))


def read_source(fields: Fields) -> Source | None:
    """Where the article comes from; None without the key, or with a problem."""
    node = fields.node.mapping.get("source")
    if node is None or node.value is None:
        return None
    inner = Fields(node, fields.path, fields.problems)
    if not isinstance(node.value, dict):
        fix = "write dump: and lines: below it, each on a line of its own, or remove it"
        fields.problem("source", f"source: {shown(node.value)} has no keys", fix)
        return None
    inner.check_table(SOURCE)
    dump, lines = inner.text("dump"), inner.raw("lines")
    if lines is None:
        inner.problem("lines", 'the key "lines" is missing or empty', "add a line such as lines: [1, 4]")
        return None
    whole = isinstance(lines, list) and len(lines) == 2 and all(type(n) is int for n in lines)
    if not whole or not 1 <= lines[0] <= lines[1]:
        inner.problem(
            "lines", f"lines: {shown(lines)} is not a range of lines", "write lines: [first, last], such as [1, 4]"
        )
        return None
    url = inner.text("url")
    if url and not _WEB_ADDRESS.fullmatch(url):
        inner.problem("url", f'url: "{url}" is not a web address', "write the whole address, beginning with https://")
    return Source(dump, lines[0], lines[1], url, inner.words("tags"))


def read_aliases(fields: Fields) -> tuple[SitePath, ...]:
    """Old addresses, each as the file that a server gives for it."""
    found = []
    for alias in fields.words("aliases"):
        plain = _page_of(alias).removeprefix("/")
        if not _ALIAS.fullmatch(alias) or not plain.isprintable() or {"", ".", ".."} & set(plain.split("/")):
            fix = "use the old address of a page of this site, such as 2024/07/old-name.html or 2024/07/old-name/"
            fields.problem("aliases", f'aliases: invalid address "{alias}"', fix)
        else:
            found.append(SitePath(plain))
    return tuple(found)


def _page_of(address: str) -> str:
    """The file that a server gives for an address of WordPress, Hugo, Ghost or Jekyll: `/2020/05/name/`, or `/2020/05/name`."""
    if address.endswith("/"):
        return f"{address}index.html"
    last = address.rsplit("/", 1)[-1]
    return f"{address}/index.html" if address.startswith("/") and last and "." not in last else address


def read_entries(fields: Fields) -> tuple[BriefingEntry, ...]:
    """The articles of a digest, with what the editor says of each."""
    node = fields.node.mapping.get("articles")
    if node is None or node.value is None:
        return ()
    found = []
    for part in node.sequence:
        if isinstance(part.value, str):
            found.append(BriefingEntry(Slug(part.value), "", part.line))
            continue
        inner = Fields(part, fields.path, fields.problems)
        if not isinstance(part.value, dict):
            inner.problem("article", f"articles: {shown(part.value)} is not an article", "write - article: its-slug")
            continue
        inner.check_table(ENTRY)
        comment = part.value.get("comment")
        if comment is not None and not isinstance(comment, str):
            inner.problem("comment", f"comment: {shown(comment)} is not text", "put the words into double quotes")
            comment = ""
        lines = inner.line_of("article"), inner.line_of("comment")
        if article := inner.text("article"):
            found.append(BriefingEntry(Slug(article), comment or "", *lines))
    if not isinstance(node.value, list):
        fields.problem("articles", "articles: not a list", "write one line - article: its-slug for each")
    return tuple(found)


def other_keys(node: Node, known: tuple[str, ...]) -> Mapping[str, Any]:
    """The keys that are not known, which reach the theme as they are."""
    return {key: part.value for key, part in node.mapping.items() if key not in known}
