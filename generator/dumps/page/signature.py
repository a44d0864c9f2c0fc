"""Lines that sign an article: author, date, reading time and the like, in one line or several.

Data: `parts` splits such a line; `is_signature` says whether a line is one, and what it contains.
Limits: a line with anything else in it is no signature.
"""

from __future__ import annotations

import re

from generator.dumps.boilerplate import furniture
from generator.dumps.date_line import is_day_line, parse_day
from generator.dumps.page.bylines import is_byline, is_name, read_byline
from generator.dumps.phrases import PhrasePattern

_CUT = PhrasePattern(
    r"\s*[|｜·•]\s*|\s+[/–—-]\s+|\s+(?=by\s)|,\s+(?=\d{1,2}[ /.]|(?i:{month})\b)|\s+(?=(?:19|20)\d\d[-/年])|\s{2,}"
)
_AGO = PhrasePattern(r"{ago}", re.IGNORECASE)
_CLOCK = PhrasePattern(r"\d{1,2}[:.h]\d{2}( ?[ap]\.?m\.?)?( [A-Z]{2,4})?|{clock}", re.IGNORECASE)
_SMALL = 30
"""Characters at most of a part of a signature that is of no known kind: a section, a town."""


def parts(text: str) -> list[str]:
    """The parts of a line between bars and dots, the line itself first; no parts follow a byline that is whole."""
    cut = [part.strip() for part in _CUT.compiled.split(text) if part and part.strip()]
    return [text] if len(cut) < 2 else [text, *cut] if read_byline(cut[0]) is None else cut


def is_signature(text: str) -> tuple[bool, bool]:
    """Whether a line names its author, and whether it holds a date or words such as `2 days ago`."""
    if len(text) > 200:
        return False, False
    byline, day = is_byline(text), _is_day(text)
    if byline or day:
        return byline, day
    cut = [part.strip() for part in _CUT.compiled.split(text) if part and part.strip()]
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
    if is_day_line(text) or (len(text) < 45 and _AGO.search(text)):
        return True
    found = parse_day(text) if len(text) < 90 and not text.endswith((".", "。")) else None
    return bool(found and len(found[1]) > 0.4 * len(text))
