"""What German, French, Spanish and Chinese texts say of days, in the words that the date evidence reads.

Data: `in_english` gives a document whose days, months and outlooks are English words; all else stays as it is.
Limits: a phrase book of what dates a text, no translation; a text in English is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.language import is_english
from generator.model import Document

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    ("January", "januar jänner janvier enero"),
    ("February", "februar februari février febrero"),
    ("March", "märz mars marzo"),
    ("April", "april avril abril"),
    ("May", "mai mayo"),
    ("June", "juni juin junio"),
    ("July", "juli juillet julio"),
    ("August", "august août agosto"),
    ("September", "september septembre septiembre setiembre"),
    ("October", "oktober octobre octubre"),
    ("November", "november novembre noviembre"),
    ("December", "dezember décembre diciembre"),
)
_WEEK = (
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
)
_MONTH_OF = {word: name for name, words in _MONTHS for word in words.split()}
_DAY_OF = {word: _DAYS[i] for words in _WEEK for i, word in enumerate(words.split())}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_SHARE = 0.2
_ZH_DAYS = "一二三四五六日"

_PREPOSITIONS: dict[str, str] = {
    "seit": "since",
    "depuis": "since",
    "desde": "since",
    "bis": "until",
    "hasta": "until",
    "ab": "from",
    "dès": "from",
    "anfang": "early",
    "début": "early",
    "début de": "early",
    "principios de": "early",
    "ende": "late",
    "fin": "late",
    "finales de": "late",
}

Rewrite = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _say(pattern: str, words: str) -> Rewrite:
    return re.compile(pattern, re.IGNORECASE), lambda _: words


_WORDS: tuple[Rewrite, ...] = (
    (
        re.compile(
            rf"\b(\d{{1,2}})(?:er|º|\.)? (?:de )?({'|'.join(_MONTH_OF)})\b(?:,? (?:del? )?((?:19|20)\d\d)\b)?", re.IGNORECASE
        ),
        lambda m: f"{m[1]} {_MONTH_OF[m[2].lower()]}" + (f" {m[3]}" if m[3] else ""),
    ),
    (
        re.compile(
            rf"\b(im|en|seit|depuis|desde|bis|hasta|ab|dès|anfang|ende|fin|début|début de|finales de|principios de) "
            rf"({'|'.join(_MONTH_OF)})\b(?: (?:del? )?((?:19|20)\d\d)\b)?",
            re.IGNORECASE,
        ),
        lambda m: f"{_PREPOSITIONS.get(m[1].lower(), 'in')} {_MONTH_OF[m[2].lower()]}" + (f" {m[3]}" if m[3] else ""),
    ),
    (
        re.compile(rf"\b(?:am |(?:este|el|ce|le) )?({'|'.join(_DAY_OF)})(?:abend|morgen|nachmittag|mittag| soir| matin)?\b", re.IGNORECASE),
        lambda m: f"on {_DAY_OF[m[1].lower()]}",
    ),
    _say(r"\b(?:bis|hasta|d[’']ici(?: à)?|ab|à partir de|a partir de)(?= (?:20)\d\d\b)", "by"),
    _say(r"\b(?:soll(?:en)?|wird|werden|will|prévoit|devrait|planea|prevé|espera|construirá)\b", "will"),
    _say(r"\b(?:letzte|vergangene|vorige)n? Woche|la semaine (?:dernière|passée)|la semana pasada", "last week"),
    _say(r"\b(?:diesen|in diesem) Monat|ce mois-ci|este mes\b", "this month"),
    _say(r"\b(?:letztes|im vergangenen|im vorigen) Jahr|l[’']an dernier|l[’']année dernière|el año pasado", "last year"),
    _say(r"\bin diesem Jahr|cette année|este año\b", "this year"),
    _say(r"\bseit(?= (?:19|20)\d\d)|\bdepuis(?= (?:19|20)\d\d)|\bdesde(?= (?:19|20)\d\d)", "since"),
)  # fmt: skip
_CHINESE: tuple[Rewrite, ...] = (
    (
        re.compile(r"(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})[日号]"),
        lambda m: f" {int(m[3])} {_MONTHS[int(m[2]) % 13 - 1][0]} {m[1] or ''} ",
    ),
    (
        re.compile(r"(?:((?:19|20)\d\d)年)(\d{1,2})月"),
        lambda m: f" in {_MONTHS[int(m[2]) % 13 - 1][0]} {m[1]} ",
    ),
    (re.compile(r"(?:本周|上周|周|星期)([一二三四五六日])"), lambda m: f" on {_DAYS[_ZH_DAYS.index(m[1])]} "),
    (re.compile(r"((?:19|20)\d\d)年"), lambda m: f" {m[1]} "),
    _say(r"将(?=于)|预计|计划", " will "),
    _say(r"上周", " last week "),
    _say(r"本月", " this month "),
    _say(r"去年", " last year "),
    _say(r"今年", " this year "),
)


def in_english(document: Document) -> Document:
    """The document with what dates it in English; itself where it is in English already."""
    text = document.text
    if len(_HAN.findall(text)) > _HAN_SHARE * len(text):
        rewrites = _CHINESE
    elif not is_english(text):
        rewrites = _WORDS
    else:
        return document
    blocks = []
    for block in document.blocks:
        words = block.text
        for pattern, say in rewrites:
            words = pattern.sub(say, words)
        blocks.append(replace(block, text=words))
    return replace(document, blocks=tuple(blocks))
