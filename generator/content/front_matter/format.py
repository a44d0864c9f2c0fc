"""Formats an imported article as the text of its file.

Data: `format_article`.
Limits: the keys that an import writes, and old addresses; not those that editors add.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import yaml

from generator.model import Article

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def format_article(article: Article) -> str:
    """Returns the text of an article file: `ARTICLE_KEYS` in order, an empty line, the body.

    `parse_article(format_article(a), a.path)` returns `a`, except for `body_line`.
    """
    date = article.date
    lines = [_line("title", article.title), _line("date", date.day)]
    if date.earliest and date.latest:
        lines += [_line("date_earliest", date.earliest), _line("date_latest", date.latest)]
    if date.basis:
        lines.append(_line("date_basis", date.basis))
    lines += [_line("author", article.author), _line("publication", article.publication)]
    lines += [_line(key, list(getattr(article, key))) for key in ("companies", "mentions", "tags")]
    lines.append(_line("summary", article.summary or None))
    if article.source:
        source = article.source
        lines.append("source:")
        lines += ["  " + _line("url", source.url)] if source.url else []
        lines += ["  " + _line("dump", source.dump), "  " + _line("lines", [source.first, source.last])]
        lines += ["  " + _line("tags", list(source.tags))] if source.tags else []
    if article.aliases:
        lines.append(_line("aliases", list(article.aliases)))
    return "---\n" + "\n".join(lines) + "\n---\n\n" + article.body


def _line(key: str, value: Any) -> str:
    if value is None:
        return f"{key}: null"
    if isinstance(value, dt.date):
        return f"{key}: {value.isoformat()}"
    dumped: str = yaml.dump(
        value, Dumper=_DUMPER, default_flow_style=True, allow_unicode=True, width=1_000_000, explicit_end=False
    )
    plain = dumped.removesuffix("...\n").strip()
    return f"{key}: {plain}"
