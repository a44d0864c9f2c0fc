"""Lists of briefs: each entry is an item of its own, also where several are below one day.

Data: `listed_briefs` gives the rows that are such entries; `end_source` the paper that a text names at its end.
Limits: a list whose entries neither name a source nor begin with a title may be the text of one item, and is left whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generator.dumps.layouts.lines.labels import label_alone
from generator.dumps.layouts.lines.rows import links, unmarked
from generator.dumps.layouts.lines.titles import common_splits, split_line, unlisted, word_count

if TYPE_CHECKING:
    from generator.dumps.layouts.signs import Signs

_LEAST, _SHARE = 3, 0.7
"""Items, and how many of them name a source at their end."""
_LISTED, _EVIDENT = 0.8, 0.6
"""Share of a text's rows that are entries, and of entries that look like items."""
_END = re.compile(
    r"\s*(?:[(\[](?P<bracketed>[^()\[\]]{2,60})[)\]]\.?|(?<=[.!?…”\"’)])\s*[-–—]{1,2}\s*(?P<dashed>[^-–—.!?]{2,40})\.?)$"
)
_LABELLED = re.compile(
    r"(?<=[.!?…”\"’)])\s*[(\[]?(?P<label>[^\W\d_]{3,20})\s*[:：]\s*(?P<name>[^:：.!?()\[\]]{2,60})[)\]]?\.?$"
)
_MOST_WORDS = 6
_NO_NAME = re.compile(r"[:=/%€£$]|\bsee\b|\bpp?\.|^(?:see|cf|e\.g|i\.e|ed|sic)\b", re.IGNORECASE)


def end_source(raw: str) -> tuple[str, int] | None:
    """The name in brackets or after a dash at the end of a text, and where it begins: `... on Monday. (The Herald)`."""
    labelled = _LABELLED.search(raw)
    match = labelled if labelled and label_alone(labelled["label"]) == "publication" else _END.search(raw)
    if match is None or match.start() == 0:
        return None
    words = match["name"] if match is labelled else match["bracketed"] or match["dashed"]
    name = unmarked(words).strip(" *_")
    is_name = 1 <= word_count(name) <= _MOST_WORDS and not _NO_NAME.search(name) and not name[:1].islower()
    return (name, match.start()) if is_name and any(char.isalpha() for char in name) else None


def name_sources(texts: Iterable[str]) -> bool:
    """Whether the items name their source at the end of their text."""
    texts = list(texts)
    found = sum(end_source(text) is not None for text in texts)
    return len(texts) >= _LEAST and found >= _SHARE * len(texts)


def listed_briefs(signs: Signs) -> frozenset[int]:
    """Indices of the entries of a text that is lists of briefs below days; empty for other texts."""
    days = [
        index for index, is_day in enumerate(signs.day_lines) if is_day and not signs.bullets[index]
    ]  # no `- Date:`
    if not days:
        return frozenset()
    rows = [index for index in range(days[0] + 1, len(signs.rows)) if not _is_around(signs, index)]
    entries = [index for index in rows if signs.bullets[index] or signs.numbers[index] is not None]
    if len(entries) < _LEAST or len(entries) < _LISTED * len(rows):
        return frozenset()
    texts = [unlisted(signs.rows[index].raw) for index in entries]
    return frozenset(entries) if _are_briefs(texts) else frozenset()


def _is_around(signs: Signs, index: int) -> bool:
    return bool(signs.day_lines[index] or signs.rules[index] or signs.levels[index] or signs.is_strong(index))


def _are_briefs(texts: Sequence[str]) -> bool:
    """Whether most entries tell what items tell: a source at the end, a link, a title before the text."""
    splits = common_splits(texts, run_in=True)
    evident = sum(
        end_source(text) is not None or bool(links(text)) or (bool(splits) and split_line(text, splits) is not None)
        for text in texts
    )
    return evident >= _EVIDENT * len(texts)
