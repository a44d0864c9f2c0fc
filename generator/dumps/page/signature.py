"""Lines that sign an article: author, day, reading time and the like, in one line or several.

Data: `parts` cuts such a line; `is_signature` tells whether a line is one, and whether it names somebody.
Limits: a line with anything else in it is no signature.
"""

from __future__ import annotations

import re

from generator.dumps.boilerplate import furniture
from generator.dumps.date_line import is_day_line, parse_day
from generator.dumps.page.bylines import is_byline, is_name, read_byline

_CUT = re.compile(
    r"\s*[|｜·•]\s*|\s+[/–—-]\s+|\s+(?=by\s)|,\s+(?=\d{1,2}[ /.]|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\s+(?=(?:19|20)\d\d[-/年])|\s{2,}"
)
_RELATIVE = re.compile(
    r"\b(\d+|a|an|one|two) ?(s|m|h|d|w|sec|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|(\d+) ?(分钟|小时|天|周|个月)前|"
    r"\bhace (\d+|una?) \w+|\bvor \d+ \w+|\bil y a \d+ \w+|^(just now|昨天|今天|刚刚)$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}( ?[ap]\.?m\.?)?( [A-Z]{2,4})?|yesterday|today|just now", re.IGNORECASE)
_SMALL = 30
"""A part of a signature that tells nothing known (a section, a town) is no longer than this."""


def parts(text: str) -> list[str]:
    """A line's parts between bars and dots; the line itself first."""
    cut = [part.strip() for part in _CUT.split(text) if part and part.strip()]
    return [text] if len(cut) < 2 else [text, *cut] if read_byline(cut[0]) is None else cut


def is_signature(text: str) -> tuple[bool, bool]:
    """Whether a line names its author, and whether it tells a day or says `2 days ago`."""
    if len(text) > 200:
        return False, False
    byline, day = is_byline(text), _is_day(text)
    if byline or day:
        return byline, day
    cut = [part.strip() for part in _CUT.split(text) if part and part.strip()]
    if len(cut) < 2 or text.endswith((".", "!", "?", "。", "！", "”")):
        return False, False
    days = [_is_day(part) or bool(_CLOCK.fullmatch(part)) for part in cut]
    names = [is_byline(part) or is_name(part) for part in cut]
    lines = [is_byline(part) for part in cut]
    known = all(d or n or len(part) <= _SMALL or furniture(part) for part, d, n in zip(cut, days, names, strict=True))
    if not known or not (any(days) or any(lines)):
        return False, False
    return any(names), any(days)


def _is_day(text: str) -> bool:
    if is_day_line(text) or (len(text) < 45 and _RELATIVE.search(text)):
        return True
    told = parse_day(text) if len(text) < 90 and not text.endswith((".", "。")) else None
    return bool(told and len(told[1]) > 0.4 * len(text))
