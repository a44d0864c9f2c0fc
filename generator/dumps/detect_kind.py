"""Whether a dump without separators is a scraped page or an author's feed.

Data: `is_page` decides by its lines.
Limits: the signs of a feed are a shape that repeats and English words of news; without a sign a dump is a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.calendar_words import any_of, month_spellings, weekday_names
from generator.dumps.feed.detect import RULE, find_feed_sign
from generator.dumps.feed.reader import sentences_of
from generator.dumps.page.lines import PageLine, Shape, read_lines
from generator.dumps.phrases import PhrasePattern

_NEWS = PhrasePattern(
    rf"\b(?:{{weekday_lead.en}}|last) {any_of(weekday_names())}\b|\b{{reporting_verb}}\b", folder="feeds"
)
_NAME = re.compile(rf"(?<=[a-z,’”0-9] )(?!{any_of(weekday_names())}|{any_of(month_spellings('en'))}\b)[A-Z][\w’'-]+")
_FURNISHED = 0.05
"""Share of boilerplate lines from which a dump is a page; measured: pages from 0.08, feeds up to 0.03."""
_STRAY = 0.02
"""Share of boilerplate lines up to which they may be coincidences."""
_MANY, _VERY_MANY = 20, 40
"""Paragraphs from which news without boilerplate may be a feed, and lines from which a text without empty lines is one."""
_NEWSY = 0.1
"""Least share of paragraphs with words of news in a feed; most feeds have one in four."""
_WITHOUT_PARAGRAPHS, _IN_LONG_LINES = 6000, 0.9
"""Characters of a line that is longer than any paragraph, and the share of a text in such lines from which it has none."""
_FOCUS = 0.57
"""Share of paragraphs with one of the three most frequent names, from which a text has one subject: an article."""


def is_page(lines: Sequence[str]) -> bool:
    """Whether a dump is a page: by its boilerplate; where it has hardly any, by the signs of a feed and by its subjects; a
    text without paragraphs by its subjects alone."""
    sentences = _sentences(lines)
    if sentences:
        return not (len(sentences) >= _MANY and _is_news(read_lines(sentences)))
    found = read_lines([line.strip() for line in lines if line.strip() and not RULE.match(line.strip())])
    furnished = sum(line.furniture is not None for line in found)
    if furnished >= _FURNISHED * len(found) and furnished:
        return True
    if furnished <= _STRAY * len(found) and find_feed_sign(lines):
        return False
    prose = [line for line in found if line.shape is Shape.PROSE and line.furniture is None]
    if len(prose) >= _MANY and _is_news(prose):
        return False
    blank = sum(1 for line in lines[:-1] if not line.strip())
    return furnished > 0 or blank * 3 >= len(found) or len(found) <= _VERY_MANY


def _sentences(lines: Sequence[str]) -> list[str]:
    """The sentences of a text without paragraphs, all in a few lines; empty for any other."""
    full = [line.strip() for line in lines if line.strip()]
    long = [line for line in full if len(line) > _WITHOUT_PARAGRAPHS]
    if sum(map(len, long)) < _IN_LONG_LINES * sum(map(len, full)):
        return []
    return [sentence for line in full for sentence in sentences_of(line)]


def _is_news(prose: Sequence[PageLine]) -> bool:
    newsy = sum(bool(_NEWS.search(line.text)) for line in prose)
    named = [set(_NAME.findall(line.text)) for line in prose]
    counts = Counter(name for names in named for name in names)
    most = {name for name, _ in counts.most_common(3)}
    focus = sum(bool(names & most) for names in named)
    return newsy >= _NEWSY * len(prose) and focus < _FOCUS * len(prose)
