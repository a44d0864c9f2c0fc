"""The words that the date evidence is made of: months, dates, years, and whether they lie behind or ahead.

Data: patterns, `Passage`, and `outlook`, which reads the words before a date.
Limits: English; looks back no further than the beginning of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

FIRST_YEAR, LAST_YEAR = 1990, 2035
"""Years outside are no news text's own: history, or a goal far off."""

MONTH_NUMBERS = {
    name: i
    for i, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|Jun\.|July|Jul\.|Aug(?:ust|\.)|Sept(?:ember|\.)|Sep\.|"
    r"Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
ANY_MONTH = re.compile(MONTH)
"""Found quickly, where `DATE` is not: it begins with a few letters."""
_YEAR_AFTER = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"\b(?P<month>{MONTH})\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:\d|%|[.,]\d)"
    rf"(?:\s?(?:to|through|and|-|–)\s?(?P<end>\d{{1,2}})\b(?![%:.,]?\d))?(?:,?\s+(?P<year>{_YEAR_AFTER})\b)?|"
    rf"\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{MONTH})(?:,?\s+(?P<year2>{_YEAR_AFTER})\b)?"
)
"""`April 24`, `Dec. 18 2022`, `24 April 2024`; the groups with a 2 are those of the day before the month,
`end` is the second day of `Feb. 9 to 12`."""
YEAR = re.compile(
    rf"{_YEAR_AFTER}(?<![\w$€£.,#-]\d{{4}})(?<!RMB \d{{4}})(?<!HK\d{{4}})\b(?!%|,\d|\.\d|[-–](?:year|page|odd))"
)
"""What may not stand before it is looked at behind it: `re` passes quickly over the places where it cannot begin."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text: what it tells as news, or all that follows."""

    text: str
    lede: bool
    feature: bool = False
    """Of a long text: interviews and analyses appear later after what they tell than news."""


NUMBERS = {
    word: i for i, word in enumerate(["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
} | {"one": 1}
COUNTED = re.compile(
    rf"\b(?P<less>less than |under |nearly |almost |just )?(?P<count>{'|'.join(NUMBERS)}|\d{{1,2}}) (?P<unit>day|week|month)s? "
    r"(?:to go )?(?P<side>before|ahead of|until|after|since|following)\b",
    re.IGNORECASE,
)
"""`less than two months before`."""
_SIDE = re.compile(r"(?:day|week|month)s? (?:to go )?(?:before|ahead of|until|after|since|following)\b")


def find_counted(text: str) -> re.Match[str] | None:
    """The first match of `COUNTED`. Its last words are looked for first, which is quicker."""
    return COUNTED.search(text) if _SIDE.search(text.casefold()) else None


def find_dates(text: str) -> list[re.Match[str]]:
    """All matches of `DATE`, likewise."""
    return list(DATE.finditer(text)) if ANY_MONTH.search(text) else []


_UNITS = {"day": 1, "week": 7, "month": 30}


def counted_days(match: re.Match[str]) -> tuple[int, int]:
    """Fewest and most days that a match of `COUNTED` means, negative where the text stands before: a round number."""
    days = int(NUMBERS.get(match["count"].lower()) or match["count"]) * _UNITS[match["unit"].lower()]
    slack = max(2, days // 4)
    less = (match["less"] or "").lower() not in ("", "just ")
    near, far = max(0, days - (2 * slack if less else slack)), days if less else days + slack
    return (-far, -near) if match["side"].lower() in ("before", "ahead of", "until") else (near, far)


class Outlook(Enum):
    """Where a date lies, seen from the text."""

    PAST = "past"
    EITHER = "either"
    AHEAD = "ahead"


_AHEAD = re.compile(
    r"\b(?:will|would|could|by|before(?! [\w-]+ing)|until|till|plan(?:s|ned|ning)?|expect(?:s|ed|ing)?|set (?:to|for)|upcoming|schedul\w+|"
    r"aim(?:s|ed|ing)?|target(?:s|ed|ing)?|goals?|due|to be held|deadline|slated|ahead of|hop(?:es|ed|ing)|going to|forecast\w*|predict\w*|"
    r"look(?:s|ing)? (?:to|ahead)|later|project(?:s|ed|ions?)|next|to (?:launch|begin|start|open|hold|take effect|list|debut|reach|hit|"
    r"become|achieve|release|unveil|roll out|end|complete|quadruple|double))\b"
)
_OLD_PLAN = re.compile(
    r"\b(?:had|was|were) (?:[a-z]+ly )?(?:once |first |to have |been )?(?:planned|hoped|expected|aimed|due|set|scheduled|slated|supposed|meant|intended|"
    r"projected|forecast|to)\b|\b(?:would have|originally|initially|at first|earlier plans?|old plans?)\b|"
    r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bbeen )(?<!, )\b(?:planned|hoped|expected|aimed|intended|wanted|promised|pledged) to\b"
)
"""A plan of the past, which says nothing of whether its day has come: `It had planned to finish by 2019`."""
_EITHER = re.compile(
    r"\b(?:start(?:ing|s)?|beginning|begins?|from|effective|as early as)(?: on| in)?(?: the)?\s*$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s+(?=[A-Z“‘\"'])|\n")
_ABBREVIATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mr|Ms|Dr|Inc|Ltd|Co|Corp|U\.S)\.$")
_REACH = 70
"""Characters before a date that may tell whether it lies ahead."""


def outlook(text: str, position: int) -> Outlook:
    """Whether what stands at `position` lies behind or ahead, by the words of its sentence before it."""
    words = clause_before(text, position, _REACH)
    if _EITHER.search(words):
        return Outlook.EITHER
    return Outlook.AHEAD if _AHEAD.search(words) else Outlook.PAST


def is_old_plan(text: str, position: int) -> bool:
    """Whether what stands at `position` is the aim of a plan that the text tells as past, by the words before it."""
    return bool(_OLD_PLAN.search(clause_before(text, position, _REACH)))


def clause_before(text: str, position: int, reach: int) -> str:
    """At most `reach` characters before a position, from the same sentence."""
    words = text[max(0, position - reach) : position]
    begin = 0
    for match in _SENTENCE_END.finditer(words):
        if not _ABBREVIATED.search(words[: match.start() + 1]):
            begin = match.end()
    return words[begin:]


def clause_after(text: str, position: int, reach: int) -> str:
    """At most `reach` characters after a position, to the end of the same sentence."""
    words = text[position : position + reach]
    for match in _SENTENCE_END.finditer(words):
        if not _ABBREVIATED.search(words[: match.start() + 1]):
            return words[: match.start()]
    return words


def possible_year(word: str | None) -> int | None:
    """The year that four digits mean, if a news text can."""
    year = int(word) if word else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
