"""What tells a run of short news from one article, where no separator of a feed stands between them.

Data: `tells_feed` names the sign it has found. Each is a shape that repeats: rules between texts, the same label, title
and day, numbers, datelines, and the days of the week, which one article does not go through.
Limits: for texts with hardly any furniture; days of the week in the languages of `calendar_words`.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Sequence

from generator.calendar_words import LANGUAGES, fold, weekday_numbers, weekday_pattern
from generator.dumps.date_line import is_day_line, is_relative_day, parse_day
from generator.dumps.labels import match_lead_in

RULE = re.compile(r"[-–—*_=~#•·. ]{3,}\Z")
"""A line that only separates."""
_LEAST = 3
"""Times that a shape must come."""
_SECTION = 6
"""Paragraphs between two rules: those of an essay's sections are more."""
_ASKED = 0.3
"""Share of questions among labelled lines from which the labels are speakers."""
_TITLE, _LONGER = 110, 20
"""Characters of a title at most, and by which the text below it is longer."""
_BARE = tuple(language for language in LANGUAGES if language not in ("en", "de", "es"))
"""Languages in which a weekday needs no word before it."""
_WEEK = re.compile(
    rf"\b(?:on|late|early|since) (?P<en>{weekday_pattern('en')})|\b(?:am|vom|seit) (?P<de>{weekday_pattern('de')})|"
    rf"\b(?:el|este) (?P<es>{weekday_pattern('es')})|(?<!chaque )(?P<other>{weekday_pattern(*_BARE)})"
)
_WEEK_TIMES, _WEEK_DAYS, _WEEK_SHARE = 4, 3, 0.12
"""Paragraphs that name a day of the week, different days among them, and their share of all."""
PLACE_LINE = re.compile(
    r"[A-ZÀ-Þ][\w’.-]+(?:[ /-][A-ZÀ-Þ][\w’.-]+){0,2}(?:, [A-ZÀ-Þ]\w+)?(?: \([^()]{2,20}\))?(?:\.| [-–—]) (?=[A-ZÀ-Þ“„«])"
)
_PLACE_SHARE = 0.25
_NUMBER = re.compile(r"(?:#\s?)?(\d{1,3})[.)、]\s+(?=\S)")
_NUMBERED = 90
"""Characters of a numbered paragraph that is a text of its own."""


def tells_feed(lines: Sequence[str]) -> str:
    """The sign by which these lines are many texts; empty where there is none."""
    full = [line.strip() for line in lines if line.strip()]
    signs = {
        "rules between texts": _ruled,
        "a label that comes again": _templated,
        "titles with their days": _dated,
        "numbered news": _numbered,
        "datelines": _placed,
        "days of the week": _weekly,
    }
    return next((name for name, sign in signs.items() if sign(full)), "")


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
    """Numbers that count on, each before a paragraph that tells of another day or none of the same names."""
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
