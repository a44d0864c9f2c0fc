"""Days in words and figures: `March 5, 2021`, `5. März 2021`, `2021-03-05`, `Published on 25/03/2021`.

Data: `parse_day` reads a day; `is_day_line` recognises a line that holds nothing else; `day_first` infers from a whole
page whether its numeric dates begin with the day.
Limits: months in the languages of `calendar_words`; an ambiguous day (`05/03/2021`) on a page without further evidence,
and a day without a year (`2 days ago`), are not guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from generator.calendar_words import any_of, fold, month_numbers, weekday_numbers, weekday_pattern
from generator.dumps.phrases import PhrasePattern
from generator.language import is_english, is_wide

_MONTHS = month_numbers()
_ANY_MONTH = rf"(?P<month>{any_of(_MONTHS)})(?!\w)\.?"
_FIRST_MONTH = rf"(?P<month>{any_of([*month_numbers('en'), *month_numbers('es', 'de', 'fr', short=False)])})(?!\w)\.?"
"""Months before the day: abbreviations only in English, for those of other languages are English words."""
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
_PROSE = 80
"""Characters from which a line is prose, which tells a page's language; menus do not."""
_BRITISH, _AMERICAN = PhrasePattern("{british}"), PhrasePattern("{american}")

_SHORT_DAYS = any_of(weekday_numbers("en", "es", "de", "fr", short=True))
_FILL = PhrasePattern(
    rf"(?:{{date_verb}}|{weekday_pattern()}|{_SHORT_DAYS}(?!\w)\.?|\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?:\.\d+)?|"
    r"[ap]\.?m\.?|(?:[A-Z]{2,4}|{hour_word}|г\.|р\.|r\.)(?![a-z])|(?:上|下)午|"
    r"T?\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?|\b{hour_lead}\b|{reading_time}|"
    r"\d{1,3} ?{minutes}\.?(?: read)?|{source_fill}|[\s|·•,，:：/()（）.;–—-])+",
    re.IGNORECASE,
)
UPDATED = PhrasePattern(r"\b(?:{updated.en}|{updated.es}|{updated.de}|{updated.fr})\b|{updated.zh}", re.IGNORECASE)
PUBLISHED = PhrasePattern(
    r"\b(?:{published.en}|{published.es}|{published.de}|{published.fr})\b|{published.zh}", re.IGNORECASE
)


_AGO = PhrasePattern(
    r"{relative_lead}?(?:{relative_number}|\d{1,2})?\s*{relative_unit}\s*{relative_end}?|{relative_day}", re.IGNORECASE
)
_AGO_WORD = PhrasePattern(
    r"{relative_end.en}\b|^(?:{relative_lead.de}|{relative_lead.es}|{relative_lead.fr})|{relative_end.zh}$|^{relative_day}",
    re.IGNORECASE,
)


def is_relative_day(text: str) -> bool:
    """Whether a line is a day relative to an unknown one: `2 days ago`."""
    line = text.strip(" |·•–—-.")
    return bool(_AGO.fullmatch(line) and _AGO_WORD.search(line))


def parse_day(text: str, *, day_first: bool | None = None) -> tuple[dt.date, str] | None:
    """The first full day in `text` with its words, or None. `day_first` decides `05/03/2021`."""
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
    """Whether a page writes the day before the month; None without evidence."""
    votes, prose = 0, []
    for text in texts:
        prose += [text] if len(text) > _PROSE else []
        for match in _NUMERIC.finditer(text):
            votes += 3 * ((int(match[1]) > 12) - (int(match[3]) > 12))
        votes += bool(_BRITISH.search(text)) - bool(_AMERICAN.search(text))
    page = " ".join(prose)
    votes += 0 if is_english(page) or is_wide(page) else 3
    return None if not votes else votes > 0


def _numeric(match: re.Match[str], first: bool | None) -> dt.date | None:
    """The one order that gives a day; of two, that of the page, or for dots the German one; None if that is unknown."""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    candidates = (_date(year, other, one), _date(year, one, other))
    if candidates[0] == candidates[1] or None in candidates:
        return candidates[0] or candidates[1]
    if match[2] == ".":
        return candidates[0]
    return None if first is None else candidates[0 if first else 1]


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
