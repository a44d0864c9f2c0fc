"""The lines of an indented page that may be the title of its article, with their features as names.

Data: `title_candidates` gives each candidate's place with the names of its features.
Limits: looks at the lines down to the first paragraph of the text; the weights are learned, as those of lines are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.dumps.page.features import PageBlock
from generator.dumps.page.indentation import Row
from generator.dumps.page.lines import Shape, ends, weight

_FARTHEST = 80
"""Lines above the text among which its title is."""
_LEAST, _MOST = 6.0, 230.0
"""Weight of a title."""
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff]{2}")
_OPENING = 12
"""Paragraphs of the text that repeat the words of a title."""


def title_candidates(
    rows: Sequence[Row], blocks: Sequence[PageBlock], text: Sequence[bool], depth: int
) -> list[tuple[int, tuple[str, ...]]]:
    """(index of the line, names of its features) for every line that may be the title, in order."""
    inside = [index for index, kept in enumerate(text) if kept]
    if not inside:
        return []
    first = next((index for index in inside if blocks[index].shape is Shape.PROSE), inside[0])
    words = {word for index in inside[:_OPENING] for word in _words(rows[index].text)}
    found = []
    for index in range(max(0, inside[0] - _FARTHEST), first):
        block = blocks[index]
        if not _LEAST <= block.weight <= _MOST or block.furniture or block.byline or block.shape is Shape.PROSE:
            continue
        between = [blocks[i] for i in range(index + 1, first)]
        loose = sum(1 for other in between if not (other.furniture or other.byline or other.day_line))
        found.append((index, (*_own(rows[index], block, depth), *_around(index, rows, words, loose, between))))
    return found


def _own(row: Row, block: PageBlock, depth: int) -> list[str]:
    steps = row.depth - depth
    relation = "main" if not steps else "outer" if -4 <= steps < 0 else "far out" if steps < 0 else "deeper"
    size = sum(block.weight >= step for step in (15, 25, 40, 60, 90, 130))
    found = [
        f"size={size}",
        f"depth={relation}",
        f"mark={bool(row.mark)}",
        f"spaced={row.spaced}",
        f"ends={ends(row.text)}",
        f"shape={block.shape.value}",
        f"words={min(4, len(row.text.split()))}",
    ]
    flags = {
        "day": block.day_line,
        "name": block.name,
        "like a title": block.title_like,
        "small": row.text[:1].islower(),
        "colon": row.text.endswith((":", "：")),
        "bars": any(bar in row.text for bar in ("|", "»", " > ", " / ", "›")),
    }
    return [*found, *(name for name, shown in flags.items() if shown)]


def _around(index: int, rows: Sequence[Row], words: set[str], loose: int, between: Sequence[PageBlock]) -> list[str]:
    text = rows[index].text
    own = set(_words(text))
    share = sum(word in words for word in own) / len(own) if own else 0.0
    again = sum(text.casefold() in other.text.casefold() for other in rows) - 1 if weight(text) > 12 else 0
    signed = any(block.byline or block.day_line for block in between[:8])
    return [
        f"loose={sum(loose >= step for step in (1, 2, 3, 5, 9, 17))}",
        f"known={0 if not share else 1 if share < 0.25 else 2 if share < 0.5 else 3 if share < 0.75 else 4}",
        f"again={min(2, again)}",
        f"signed={signed}",
    ]


def _words(text: str) -> list[str]:
    return [word.casefold()[:6] for word in _WORD.findall(text)]
