"""A title, its source and day in brackets, and the text on one line: `Title (The Herald, 2 March 2025): Text`.

Data: `split_run_on` divides such rows in two, where a text has several.
Limits: the brackets hold a day; a text with fewer than three such rows is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.dumps.layouts.lines.heads import HeadReader
from generator.dumps.layouts.lines.rows import TextRow, unmarked
from generator.dumps.layouts.lines.titles import is_title, word_count

_RUN_ON = re.compile(
    r"(?P<head>(?P<title>[^()\[\]]{8,170}?)\s*[(\[](?P<facts>[^()\[\]]{4,90})[)\]](?:\*\*|__)?)\s*[:.–—-]{1,2}\s+(?P<text>\S.*)",
    re.DOTALL,
)
_LEAST, _LEAST_TEXT, _SHARE = 3, 6, 0.3


def split_run_on(rows: Sequence[TextRow], reader: HeadReader) -> list[TextRow]:
    """The rows, each of these as one row with title and head and one with its text; unchanged where they are few."""
    parts = [_parts(row, reader) for row in rows]
    if sum(part is not None for part in parts) < max(_LEAST, _SHARE * len(rows)):
        return list(rows)
    divided: list[TextRow] = []
    for row, part in zip(rows, parts, strict=True):
        if part is None:
            divided.append(row)
        else:
            head, text = part
            divided.append(replace(row, text=unmarked(head), raw=head))
            divided.append(replace(row, text=unmarked(text), raw=text, blanks=0))
    return divided


def _parts(row: TextRow, reader: HeadReader) -> tuple[str, str] | None:
    match = _RUN_ON.fullmatch(row.raw) if row.kind is None and any(map(str.isdigit, row.raw)) else None
    if match is None or word_count(match["text"]) < _LEAST_TEXT or not is_title(unmarked(match["title"].strip())):
        return None
    facts = reader.read_text(match["facts"])
    return (match["head"], match["text"]) if facts and facts.has_day else None
