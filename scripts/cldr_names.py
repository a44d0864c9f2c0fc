"""Write the names of months, weekdays, countries and languages from Unicode's CLDR into `generator/data/`.

Run it after Babel was brought up to date: `python scripts/cldr_names.py`. A test compares the files with what it would
write. Babel is needed here only; the package reads the files.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

DATA = Path(__file__).parents[1] / "generator/data"

LOCALES = {
    "en": ("en", "en_GB", "en_AU"),
    "zh": ("zh", "zh_Hant"),
    "es": ("es", "es_MX", "es_PE"),
    "de": ("de", "de_AT"),
    "fr": ("fr", "fr_CA"),
    "pt": ("pt", "pt_PT"),
    "ar": ("ar", "ar_LB", "ar_DZ", "ar_MA"),
    **{language: (language,) for language in "it ja ru pl nl ko tr vi id fa cs sv uk hi".split()},
}
"""Language -> the locales whose spellings it has."""

MORE = tuple(
    "af sq hy az eu be bn bs bg ca hr da et fil fi ka el gu he hu is ga kk lv lt mk ms mr nb pa ro sr sr_Latn sk sl sw ta te th ur uz cy gl".split()
)
"""Locales of which only the months' full names are written, for days that stand alone on a line."""

SPELLINGS = {
    # Abbreviations of newspapers that CLDR lacks.
    ("en", "months_short"): {9: ["Sept"]},
    ("de", "months_short"): {1: ["Jänn"], 3: ["Mrz"]},
    ("fr", "months_short"): {2: ["fév"], 7: ["juill"]},
    ("it", "months_short"): {9: ["sett"]},
    ("nl", "months_short"): {3: ["maa"]},
    ("hi", "months"): {2: ["फरवरी"]},
    ("en", "weekdays_short"): {2: ["Tues"], 3: ["Weds"], 4: ["Thur", "Thurs"]},
    # Words for `on Wednesday` in languages with cases; CLDR has the nominative.
    ("ru", "weekdays"): {3: ["среду"], 5: ["пятницу"], 6: ["субботу"]},
    ("pl", "weekdays"): {3: ["środę"], 6: ["sobotę"], 7: ["niedzielę"]},
    ("cs", "weekdays"): {3: ["středu"], 6: ["sobotu"], 7: ["neděli"]},
    ("uk", "weekdays"): {3: ["середу"], 5: ["пʼятницю"], 6: ["суботу"], 7: ["неділю"]},
    # Japanese and Chinese newspapers' forms.
    ("ja", "weekdays"): {n: [f"{day}曜"] for n, day in enumerate("月火水木金土日", 1)},
    ("zh", "weekdays"): {7: ["星期天"]},
    ("zh", "weekdays_short"): {7: ["周天", "週天"]},
}
"""Further spellings: (language, key) -> number, from 1 -> words."""

COUNTRIES = {
    "BA": "Bosnia and Herzegovina",
    "CD": "DR Congo",
    "CG": "Congo",
    "CI": "Ivory Coast",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macau",
    "PS": "Palestine",
    "TR": "Turkey",
    "VC": "Saint Vincent and the Grenadines",
}
"""Short names as English news write them, where CLDR's are longer or rarer."""
NOT_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
"""Codes of CLDR for regions, unions and tests."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBERED = re.compile(r"\d+[月월]")
"""`1月`: no name, but a number, which readers of dates know anyway."""


def main() -> None:
    texts = {"calendar_words.json": calendar_words(), "countries.json": countries(), "languages.json": languages()}
    texts["month_words.json"] = month_words()
    for name, text in texts.items():
        (DATA / name).write_text(text, encoding="utf-8")


def calendar_words() -> str:
    """The text of `calendar_words.json`: language -> key -> for each month or weekday (Monday first), its spellings."""
    found = {language: _names(language, locales) for language, locales in LOCALES.items()}
    body = ",\n".join(
        f' "{language}": {{\n'
        + ",\n".join(f'  "{key}": {json.dumps(words, ensure_ascii=False)}' for key, words in names.items())
        + "\n }"
        for language, names in found.items()
    )
    return f"{{\n{body}\n}}\n"


def month_words() -> str:
    """The text of `month_words.json`: number of a month, or `weekdays` -> names in the languages of `MORE`."""
    months: dict[int, dict[str, None]] = {number: {} for number in range(1, 13)}
    for locale in MORE:
        for use in ("format", "stand-alone"):
            for number, name in Locale.parse(locale).months[use]["wide"].items():
                if any(char.isalpha() for char in name) and not any(char.isdigit() for char in name):
                    months[number][name.casefold()] = None
    locales = [Locale.parse(locale) for locale in MORE]
    days = [
        name for locale in locales for use in ("format", "stand-alone") for name in locale.days[use]["wide"].values()
    ]
    named = {
        **{str(number): list(names) for number, names in months.items()},
        "weekdays": sorted(map(str.casefold, set(days))),
    }
    rows = (f' "{key}": {json.dumps(names, ensure_ascii=False)}' for key, names in named.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def countries() -> str:
    """The text of `countries.json`: ISO 3166-1 alpha-2 code -> English name."""
    names = {
        code: COUNTRIES.get(code, name.replace(" & ", " and ").replace("St. ", "Saint "))
        for code, name in sorted(Locale.parse("en").territories.items())
        if re.fullmatch(r"[A-Z]{2}", code) and code not in NOT_COUNTRIES
    }
    return json.dumps(names, ensure_ascii=False, indent=1) + "\n"


def languages() -> str:
    """The text of `languages.json`: ISO 639 code -> its names in English and in the language itself, lower case."""
    english, found = {str(code): str(name) for code, name in Locale.parse("en").languages.items()}, {}
    for code in sorted(code for code in english if re.fullmatch(r"[a-z]{2,3}", code)):
        names = [english[code], *([_own_name(code)] if _own_name(code) else [])]
        found[code] = list(dict.fromkeys(name.casefold() for name in names))
    rows = (f' "{code}": {json.dumps(names, ensure_ascii=False)}' for code, names in found.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _own_name(code: str) -> str:
    try:
        return str(Locale.parse(code).get_language_name(code) or "")
    except (UnknownLocaleError, ValueError):
        return ""


def _names(language: str, locales: tuple[str, ...]) -> dict[str, list[list[str]]]:
    months, weekdays = range(1, 13), range(7)  # Babel counts weekdays from Monday, 0
    widths = {"months": ("wide",), "months_short": ("abbreviated",)}
    found = {
        key: [_spellings(language, locales, "months", use, number) for number in months] for key, use in widths.items()
    }
    widths = {"weekdays": ("wide",), "weekdays_short": ("abbreviated",)}
    found |= {key: [_spellings(language, locales, "days", use, day) for day in weekdays] for key, use in widths.items()}
    for (spoken, key), further in SPELLINGS.items():
        if spoken == language:
            for number, words in further.items():
                found[key][number - 1] += [word for word in words if word not in found[key][number - 1]]
    return found


def _spellings(language: str, locales: tuple[str, ...], names: str, widths: tuple[str, ...], number: int) -> list[str]:
    """The stand-alone form first, then the one within a date, each once."""
    found: dict[str, str] = {}
    for locale in locales:
        data: Any = getattr(Locale.parse(locale), names)
        for context in ("stand-alone", "format"):
            for width in widths:
                word = str(data[context][width][number])
                # Where a locale has no stand-alone form, Babel gives the one of the Chinese root.
                foreign = _HAN.search(word) and language not in ("zh", "ja")
                if not foreign and not _NUMBERED.fullmatch(word) and len(word) > 1:
                    found.setdefault(word.rstrip(".॰").casefold(), word.rstrip(".॰"))
    return list(found.values())


if __name__ == "__main__":
    main()
