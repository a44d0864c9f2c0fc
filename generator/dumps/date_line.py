"""The day that a page tells of itself: `March 5, 2021`, `5. März 2021`, `2021-03-05`, `Published on 25/03/2021`.

Data: `parse_day` reads a day; `is_day_line` tells a line that says nothing else; `day_first` learns from a whole page
how its numbers are ordered.
Limits: months in the languages of `calendar_words`; a day that can be read in two ways (`05/03/2021`) and for which
the page gives no clue, or that has no year (`2 days ago`), is not guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from generator.calendar_words import any_of, fold, month_numbers, weekday_numbers, weekday_pattern

_MONTHS = month_numbers()
_ANY_MONTH = rf"(?P<month>{any_of(_MONTHS)})(?!\w)\.?"
_FIRST_MONTH = rf"(?P<month>{any_of([*month_numbers('en'), *month_numbers('es', 'de', 'fr', short=False)])})(?!\w)\.?"
"""Before the day only English and those that follow it put the month; short names of others are words of English."""
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?", r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = (
    re.compile(rf"\b{_FIRST_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(
        rf"\b{_DAY}(?:\s+|-)(?:de\s+|of\s+)?{_ANY_MONTH},?(?:\s+|-)(?:de\s+|del\s+|năm\s+)?{_YEAR}\b", re.IGNORECASE
    ),
    re.compile(rf"\b{_YEAR},?\s+{_FIRST_MONTH}\s+{_DAY}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"{_YEAR}\s?[年년]\s?(?P<number>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]"),
)
_NUMERIC = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)\b")
_FOREIGN = re.compile(
    r"\b(?:el|los|las|una|para|que|der|die|das|und|nicht|eine|les|des|une|est|dans|pour|publicado|veröffentlicht|publié)\b",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    r"\b(?:BST|GMT|CET|CEST|IST|SGT|AEST|AEDT)\b|\.co\.uk\b|\.com\.au\b|£\d|\b\w+(?:isation|ising|our(?:ed|ing|s)?|programme)\b"
)
_AMERICAN = re.compile(
    r"\b(?:E[SD]?T|P[SD]?T|C[SD]T|M[SD]T)\b|\b[ap]\.m\. E[SD]?T\b|\b(?:\w+ization|color|center|labor|favorite|percent)\b"
)
_FEW_FOREIGN = 12
"""Foreign function words on a page that is not English."""

_VERB = (
    r"published|posted|updated|last updated|last modified|modified|first published|created|date|dated|on|filed|issued|released|"
    r"publicado|actualizado|fecha|veröffentlicht|aktualisiert|stand|datum|publié|mis à jour|modifié|le|el|am|发布时间|发表时间|时间|日期|发布于|发表于|更新时间|更新于|发布日期|更新|发布"
)
_SHORT_DAYS = any_of(weekday_numbers("en", "es", "de", "fr", short=True))
_FILL = re.compile(
    rf"(?:{_VERB}|{weekday_pattern()}|{_SHORT_DAYS}(?!\w)\.?|\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?:\.\d+)?|[ap]\.?m\.?|(?:[A-Z]{{2,4}}|Uhr|г\.|р\.|r\.|hrs?|horas|h)(?![a-z])|(?:上|下)午|"
    r"T?\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?|\bat\b|\ba las\b|\bum\b|à|(?:lesedauer|lesezeit|lectura|temps de lecture|read(?:ing)? time)|\d{1,3} ?(?:minuten|minutos|mins|minutes?|min)\.?(?: read)?|来源[:：]\S+|作者[:：]\S+|北京时间|[\s|·•,，:：/()（）.;–—-])+",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"\b(?:last )?(?:updated|modified|actualizado|aktualisiert|mis à jour|modifié)\b|更新", re.IGNORECASE
)
PUBLISHED = re.compile(
    r"\b(?:published|posted|publicado|veröffentlicht|publié|issued|released|created)\b|发布|发表", re.IGNORECASE
)


_AGO = re.compile(
    r"(?:posted |published |updated |vor |hace |il y a )?(?:an?|one|eine[mr]?|une?|\d{1,2}|two|three|four|five|six)?\s*"
    r"(?:min(?:ute)?s?|h(?:ours?|rs?)?|d(?:ays?)?|w(?:eeks?)?|months?|Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?|minutos?|horas?|"
    r"días?|semanas?|mes(?:es)?|heures?|jours?|semaines?|mois|分钟|小时|天|周|个月)\s*(?:ago|前)?|"
    r"yesterday|today|gestern|heute|ayer|hoy|hier|aujourd’hui|昨天|今天|just now",
    re.IGNORECASE,
)
_AGO_WORD = re.compile(
    r"ago\b|^(?:vor|hace|il y a)\b|前$|^(?:yesterday|today|gestern|heute|ayer|hoy|hier)", re.IGNORECASE
)


def is_relative_day(text: str) -> bool:
    """Whether a line is a day counted from a today that nobody knows: `2 days ago`."""
    line = text.strip(" |·•–—-.")
    return bool(_AGO.fullmatch(line) and _AGO_WORD.search(line))


def parse_day(text: str, *, day_first: bool | None = None) -> tuple[dt.date, str] | None:
    """The first full day in `text` and the words that tell it, or None. `day_first` decides `05/03/2021`."""
    found: list[tuple[int, dt.date, str]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = _MONTHS[fold(parts["month"])] if parts.get("month") else int(parts["number"])
            if day := _date(int(parts["year"]), month, int(parts["day"])):
                found.append((match.start(), day, match[0]))
                break
    for match in _NUMERIC.finditer(text):
        if day := _numeric(match, day_first):
            found.append((match.start(), day, match[0]))
            break
    return min(found)[1:] if found else None


def is_day_line(text: str) -> bool:
    """Whether a line is a day, with or without weekday, hour and the word `Published`, and nothing else."""
    if len(text) > 120:
        return False
    rest = text
    for pattern in _PATTERNS:
        rest = pattern.sub(" ", rest)
    rest = _NUMERIC.sub(" ", rest)
    return rest != text and (not rest.strip() or bool(_FILL.fullmatch(rest.strip())))


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether a page writes the day before the month; None where nothing tells."""
    votes = foreign = 0
    for text in texts:
        for match in _NUMERIC.finditer(text):
            votes += 3 * ((int(match[1]) > 12) - (int(match[3]) > 12))
        votes += bool(_BRITISH.search(text)) - bool(_AMERICAN.search(text))
        foreign += len(_FOREIGN.findall(text))
    votes += 3 if foreign >= _FEW_FOREIGN else 0
    return None if not votes else votes > 0


def _numeric(match: re.Match[str], first: bool | None) -> dt.date | None:
    """The one reading that is a day; where there are two, the page's order, which for dots is the German one."""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    readings = (_date(year, other, one), _date(year, one, other))
    if readings[0] == readings[1] or None in readings:
        return readings[0] or readings[1]
    if match[2] == ".":
        return readings[0]
    return None if first is None else readings[0 if first else 1]


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
