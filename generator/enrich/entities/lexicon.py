"""The words that distinguish the name of a company from a place, a person, a day or a common word.

Data: `lexicon` gives the lists of `data/names-en.yml` and the countries of CLDR, read when first needed.
Limits: English, and the names that news use most; a place or first name that is not here is judged by the words around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.calendar_words import month_spellings, weekday_names
from generator.enrich.word_lists import phrase_list, read_data, word_list
from generator.package_data import read_json

_FILE = "names-en.yml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of names and words; each is described in the data file."""

    country_of: Mapping[str, str]
    """Place, demonym or country -> ISO 3166 alpha-2: `Munich` -> `DE`, `Hong Kong` -> `HK`, `Dutch` -> `NL`."""
    places: frozenset[str]
    """Those of `country_of`, and regions."""
    calendar: frozenset[str]
    """Months, weekdays, seasons, quarters and feasts."""
    acronyms: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    legal_forms: frozenset[str]
    trades: frozenset[str]
    funds: frozenset[str]
    institutions: frozenset[str]
    common_words: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists for English."""
    country_of = {name: code for code, name in read_json("countries.json").items()}
    for code, names in read_data(_FILE)["places"].items():
        country_of |= dict.fromkeys(names.split(", "), code)
    return Lexicon(
        country_of,
        frozenset(country_of) | word_list(_FILE, "regions"),
        word_list(_FILE, "calendar").union(weekday_names(), month_spellings("en")),
        acronyms=word_list(_FILE, "acronyms"),
        first_names=word_list(_FILE, "first_names"),
        surnames=word_list(_FILE, "surnames"),
        titles=word_list(_FILE, "titles"),
        legal_forms=word_list(_FILE, "legal_forms"),
        trades=word_list(_FILE, "trades"),
        funds=word_list(_FILE, "funds"),
        institutions=word_list(_FILE, "institutions"),
        common_words=word_list(_FILE, "common_words"),
    )


@cache
def countries() -> frozenset[str]:
    """The usual English names of countries, as CLDR has them, and Britain."""
    return frozenset(read_json("countries.json").values()) | {"Britain"}


@cache
def firm_noun() -> str:
    """A pattern for what a company is called in front of its name or behind a comma: `the payments firm Kettle`."""
    return f"(?:{'|'.join(phrase_list(_FILE, 'firm_nouns'))})"
