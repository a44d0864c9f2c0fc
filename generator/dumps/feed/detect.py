"""The signs of a feed in a dump without the separators of a feed.

Data: `find_feed_sign` gives the first `FeedSign` that applies: a shape that repeats, such as rules, labels or datelines.
Limits: for texts with hardly any boilerplate; weekdays in the languages of `calendar_words`.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from enum import Enum

from generator.calendar_words import LANGUAGES, fold, weekday_numbers, weekday_pattern
from generator.dumps.date_line import is_day_line, is_relative_day, parse_day
from generator.dumps.labels import match_lead_in
from generator.dumps.phrases import PhrasePattern

RULE = re.compile(r"[-–—*_=~#•·. ]{3,}\Z")
"""A line that only separates."""
_LEAST = 3
"""Times that a shape must occur."""
_SECTION = 6
"""Paragraphs between two rules at most (median); the sections of an essay have more."""
_ASKED = 0.3
"""Share of questions among labelled lines from which the labels are speakers of an interview."""
_TITLE, _LONGER = 110, 20
"""Characters: the most of a title, and by how much the text below it is longer at least."""
_BARE = tuple(language for language in LANGUAGES if language not in ("en", "de", "es"))
"""Languages in which a weekday needs no word before it."""
_WEEK = PhrasePattern(
    rf"\b{{weekday_lead.en}} (?P<en>{weekday_pattern('en')})|\b{{weekday_lead.de}} (?P<de>{weekday_pattern('de')})|"
    rf"\b{{weekday_lead.es}} (?P<es>{weekday_pattern('es')})|"
    rf"(?<!{{not_weekday_lead.fr}})(?P<other>{weekday_pattern(*_BARE)})",
    folder="feeds",
)
_WEEK_TIMES, _WEEK_DAYS, _WEEK_SHARE = 4, 3, 0.12
"""Least number of paragraphs with a weekday, of different weekdays, and their least share of all paragraphs."""
PLACE_LINE = re.compile(
    r"[A-ZÀ-Þ][\w’.-]+(?:[ /-][A-ZÀ-Þ][\w’.-]+){0,2}(?:, [A-ZÀ-Þ][\w’.]+){0,2}(?:,? [A-ZÀ-Þ]?[a-zà-ÿ]+\.? \d{1,2}|,? \d{1,2}\.? [A-ZÀ-Þ]?[a-zà-ÿ]+\.?)?(?:,? \d{4})?(?: ?\([^()]{2,20}\))?(?:\.| ?[-–—]{1,2}) (?=[A-ZÀ-Þ“„«])"
)
_PLACE_SHARE = 0.25
_NUMBER = re.compile(r"(?:#\s?)?(\d{1,3})[.)、]\s+(?=\S)")
_NUMBERED = 90
"""Least characters of a numbered paragraph that is a text of its own."""


class FeedSign(Enum):
    """A shape that repeats in a feed and not in one article."""

    RULES = "rules"
    """Lines that only separate, between texts of a few paragraphs."""
    LABELS = "labels"
    """The same label many times."""
    DATED_TITLES = "dated-titles"
    """Titles with date lines."""
    NUMBERS = "numbers"
    """Numbered paragraphs of some length."""
    DATELINES = "datelines"
    WEEKDAYS = "weekdays"
    """Several weekdays: one article hardly names more than two."""


def find_feed_sign(lines: Sequence[str]) -> FeedSign | None:
    """The first sign that these lines are many texts; None if there is none."""
    full = [line.strip() for line in lines if line.strip()]
    signs = {
        FeedSign.RULES: _ruled,
        FeedSign.LABELS: _templated,
        FeedSign.DATED_TITLES: _dated,
        FeedSign.NUMBERS: _numbered,
        FeedSign.DATELINES: _placed,
        FeedSign.WEEKDAYS: _weekly,
    }
    return next((sign for sign, applies in signs.items() if applies(full)), None)


def _ruled(full: Sequence[str]) -> bool:
    rules = [i for i, line in enumerate(full) if RULE.match(line)]
    gaps = [b - a - 1 for a, b in zip([-1, *rules], [*rules, len(full)], strict=True)]
    between = [gap for gap in gaps if gap]
    return len(rules) >= _LEAST and len(between) > _LEAST and statistics.median(between) <= _SECTION


def _templated(full: Sequence[str]) -> bool:
    """The same words and a colon, again and again, each time with a text before them that has none."""
    labels = [(found.label.casefold() if (found := match_lead_in(line)) else "") for line in full]
    labelled = [line for line, label in zip(full, labels, strict=True) if label]
    if sum("?" in line or "？" in line for line in labelled) >= _ASKED * max(1, len(labelled)):
        return False
    opening = Counter(label for before, label in itertools.pairwise(labels) if label and not before)
    most = opening.most_common(1)
    return bool(most) and most[0][1] >= _LEAST and len(labelled) <= 0.75 * len(full)


def _dated(full: Sequence[str]) -> bool:
    """Title, day, text, in the order of their days; or all days counted from a today that nobody knows."""
    between = [
        line
        for before, line, after in zip(full, full[1:], full[2:], strict=False)
        if len(before) <= min(_TITLE, len(after) - _LONGER)
    ]
    if sum(map(is_relative_day, between)) > _LEAST:
        return True
    days = [found[0].toordinal() for line in between if is_day_line(line) and (found := parse_day(line))]
    falls = all(a >= b for a, b in itertools.pairwise(days))
    rises = all(a <= b for a, b in itertools.pairwise(days))
    return len(set(days)) >= _LEAST and (falls or rises)


def _numbered(full: Sequence[str]) -> bool:
    """Consecutive numbers, each before a paragraph with another day or none of the same names."""
    found = [int(match[1]) for line in full if (match := _NUMBER.match(line)) and len(line) >= _NUMBERED]
    counts_on = all(b - a in (1, -1) for a, b in itertools.pairwise(found))
    return len(found) > _LEAST and counts_on and len(_week(full)) >= _LEAST


def _placed(full: Sequence[str]) -> bool:
    places = [line for line in full if PLACE_LINE.match(line) and len(line) >= _NUMBERED]
    return len(places) > _LEAST and len(places) >= _PLACE_SHARE * len(full)


def _weekly(full: Sequence[str]) -> bool:
    days = _week(full)
    return len(days) >= max(_WEEK_TIMES, _WEEK_SHARE * len(full)) and len(set(days)) >= _WEEK_DAYS


def _week(full: Sequence[str]) -> list[int]:
    """The first weekday (0 is Monday) of every paragraph that names one, where it is another than the one before."""
    numbers = weekday_numbers(short=True)
    named = [numbers[fold(match[match.lastgroup or 0])] for line in full if (match := _WEEK.search(line))]
    return [day for before, day in zip([-1, *named], named, strict=False) if day != before]
