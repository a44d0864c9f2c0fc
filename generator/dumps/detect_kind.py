"""Whether lines without a separator are a scraped page or an author's feed.

Data: `is_page`.
Limits: a shape that repeats, or English news words, tell a feed; in doubt a text is a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.dumps.feed.detect import RULE, tells_feed
from generator.dumps.page.lines import PageLine, Shape, read_lines

_NEWS = re.compile(
    r"\b(?:on|last|late|early) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"\b(?:announced|launched|unveiled|reported(?:ly)?|plans to|said (?:on|in a|it)|according to)\b"
)
_NAME = re.compile(
    r"(?<=[a-z,’”0-9] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|March|April|May\b|June|July|Aug|Sep|Oct|Nov|Dec)"
    r"[A-Z][\w’'-]+"
)
_FURNISHED = 0.05
"""Share of furniture among a page's lines; measured: pages from 0.08, feeds up to 0.03."""
_STRAY = 0.02
"""Share up to which it may be a coincidence."""
_MANY, _VERY_MANY = 20, 40
"""Paragraphs from which unfurnished news may be a feed, and lines from which a text without gaps is one."""
_NEWSY = 0.1
"""Share of paragraphs that tell news; of a feed, one in four."""
_FOCUS = 0.57
"""Share of paragraphs that name one of the three names named most: an article keeps to its subject, a feed does not."""


def is_page(lines: Sequence[str]) -> bool:
    """Tell a page from a feed by its furniture, or, where it has hardly any, by news that keeps no subject."""
    found = read_lines([line.strip() for line in lines if line.strip() and not RULE.match(line.strip())])
    furnished = sum(line.furniture is not None for line in found)
    if furnished >= _FURNISHED * len(found) and furnished:
        return True
    if furnished <= _STRAY * len(found) and tells_feed(lines):
        return False
    prose = [line for line in found if line.shape is Shape.PROSE and line.furniture is None]
    if len(prose) >= _MANY and _is_news(prose):
        return False
    blank = sum(1 for line in lines[:-1] if not line.strip())
    return furnished > 0 or blank * 3 >= len(found) or len(found) <= _VERY_MANY


def _is_news(prose: Sequence[PageLine]) -> bool:
    newsy = sum(bool(_NEWS.search(line.text)) for line in prose)
    named = [set(_NAME.findall(line.text)) for line in prose]
    counts = Counter(name for names in named for name in names)
    most = {name for name, _ in counts.most_common(3)}
    focus = sum(bool(names & most) for names in named)
    return newsy >= _NEWSY * len(prose) and focus < _FOCUS * len(prose)
