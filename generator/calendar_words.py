"""Names of months and weekdays in the languages of most of the web, from Unicode's CLDR.

Data: `month_names` and `weekday_names` give the names in order, `month_numbers` and `weekday_numbers` the number of every
spelling, `any_of` a pattern for them; `more_month_numbers` are months of further languages. `LANGUAGES` lists the languages, by ISO 639-1 code.
Limits: the Gregorian calendar. Of Chinese, Japanese and Korean months only those that are written in words: `7月` is a
number. `scripts/cldr_names.py` writes the file; a word with two meanings in the languages asked for has none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from generator.package_data import read_json

LANGUAGES = tuple("en zh es de fr pt ar it ja ru pl nl ko tr vi id fa cs sv uk hi".split())
_UNSPACED, _COMPOUNDING = ("zh", "ja"), ("de", "ko")


def month_names(language: str = "en") -> tuple[str, ...]:
    """The twelve names from January on, as they stand alone: `("January", ...)`; empty where months have numbers."""
    return tuple(words[0] for words in _words()[language]["months"] if words)


def weekday_names(language: str = "en") -> tuple[str, ...]:
    """The seven names from Monday on, the order of `date.weekday`."""
    return tuple(words[0] for words in _words()[language]["weekdays"])


@cache
def month_numbers(*languages: str, short: bool = True) -> Mapping[str, int]:
    """Folded name -> 1 to 12, in these languages, by default in all; `short` adds abbreviations, without their stop."""
    return _numbers("months", languages, short, first=1)


@cache
def more_month_numbers() -> Mapping[str, int]:
    """Likewise of the full names in some forty further languages, without those that mean another month elsewhere."""
    found: dict[str, set[int]] = {}
    names = read_json("month_words.json")
    for number in range(1, 13):
        for name in names[str(number)]:
            found.setdefault(fold(name), set()).add(number)
    known = month_numbers()
    return MappingProxyType({name: min(own) for name, own in found.items() if len(own) == 1 and name not in known})


@cache
def more_weekdays() -> tuple[str, ...]:
    """The full names of weekdays in those languages."""
    return tuple(read_json("month_words.json")["weekdays"])


@cache
def weekday_numbers(*languages: str, short: bool = False) -> Mapping[str, int]:
    """Folded name -> 0 (Monday) to 6, likewise. Short names of weekdays are ordinary words of other languages."""
    return _numbers("weekdays", languages, short, first=0)


def month_spellings(*languages: str, short: bool = True) -> tuple[str, ...]:
    """Every name of a month in these languages, with its capitals; `short` adds abbreviations, without their stop."""
    return _spellings("months", languages, short)


def weekday_pattern(*languages: str) -> str:
    """A pattern, in a group that does not count, for the names of weekdays in these languages, by default in all.

    A name is a whole word, but in German and Korean the word may go on (`Montagabend`), and Chinese and Japanese have
    no borders between words. Only Chinese counts its short names (`周一`).
    """
    chosen = languages or LANGUAGES
    whole = tuple(language for language in chosen if language not in _UNSPACED + _COMPOUNDING)
    compounding = tuple(language for language in chosen if language in _COMPOUNDING)
    unspaced = tuple(language for language in chosen if language in _UNSPACED)
    parts = []
    if whole:
        parts.append(rf"(?<!\w){any_of(_spellings('weekdays', whole, short=False))}(?!\w)")
    if compounding:
        parts.append(rf"(?<!\w){any_of(_spellings('weekdays', compounding, short=False))}")
    if unspaced:
        parts.append(any_of(_spellings("weekdays", unspaced, short=True)))
    return f"(?:{'|'.join(parts)})"


def fold(word: str) -> str:
    """A name as the mappings have it: lower case, composed, without a stop at its end, one kind of apostrophe."""
    word = " ".join(unicodedata.normalize("NFC", word.casefold()).split())
    return word.rstrip(".॰").replace("ʼ", "’").replace("'", "’")


def any_of(words: Iterable[str]) -> str:
    """A pattern, in a group that does not count, for any of some words: the longest first, any white space within."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    escaped = (re.escape(word).replace("’", "['’ʼ]").replace(r"\ ", r"\s+") for word in ordered)
    return f"(?:{'|'.join(escaped)})"


def _numbers(key: str, languages: tuple[str, ...], short: bool, first: int) -> Mapping[str, int]:
    found: dict[str, set[int]] = {}
    for language in languages or LANGUAGES:
        names = _words()[language]
        for part in (key, f"{key}_short") if short else (key,):
            for number, words in enumerate(names[part], first):
                for word in words:
                    found.setdefault(fold(word), set()).add(number)
    return MappingProxyType({word: next(iter(numbers)) for word, numbers in found.items() if len(numbers) == 1})


def _spellings(key: str, languages: tuple[str, ...], short: bool) -> tuple[str, ...]:
    keys = (key, f"{key}_short") if short else (key,)
    chosen = [_words()[language] for language in languages or LANGUAGES]
    return tuple(dict.fromkeys(word for names in chosen for part in keys for words in names[part] for word in words))


@cache
def _words() -> dict[str, dict[str, list[list[str]]]]:
    """Language -> `months`, `months_short`, `weekdays`, `weekdays_short` -> for each in order, its spellings."""
    words: dict[str, dict[str, list[list[str]]]] = read_json("calendar_words.json")
    return words
