"""Boilerplate: the lines that a site puts around its articles.

Data: `furniture` names the reason why one line is no part of an article.
Limits: only lines that are boilerplate wherever they are on a page; what depends on its place (a bio below an article,
a label above a heading) is the work of `page.model`. The patterns are data: `generator/data/furniture`.
"""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache

from generator.discard_reason import DiscardReason
from generator.dumps.line_patterns import furniture_patterns

_LONGEST = 640
"""Characters; such lines are short, and the patterns need not look at a long paragraph."""


@lru_cache(maxsize=4096)  # a line of a page is looked at more than once
def furniture(text: str) -> DiscardReason | None:
    """Why a line is no part of an article, or None. White space of any kind counts as one space."""
    if len(text) > _LONGEST:
        return None
    line = " ".join(text.split())
    return next((reason for reason, pattern in _compiled() if pattern.fullmatch(line)), None)


@cache
def _compiled() -> tuple[tuple[DiscardReason, re.Pattern[str]], ...]:
    """One expression for each run of patterns with the same reason; compiled when the first line is looked at."""
    runs = itertools.groupby(furniture_patterns(), key=lambda entry: entry.reason)
    return tuple((reason, re.compile("|".join(entry.pattern for entry in run), re.IGNORECASE)) for reason, run in runs)
