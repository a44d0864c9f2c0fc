"""The words that headline rules need: verbs of news, words a headline may not end on, words that want another.

Data: `word_lists` gives the lists of `data/headline-words-en.yml`, read when first needed; `WEEKDAY`, `MONTH`, `REPORTING`
are patterns.
Limits: English.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from generator.calendar_words import any_of, month_names, month_spellings, weekday_names
from generator.enrich.word_lists import word_list

WORDS_FILE = "headline-words-en.yml"
WEEKDAY = any_of(weekday_names())
MONTH = rf"(?:{any_of(month_names())}|{any_of(set(month_spellings('en')) - set(month_names()))}\.)"
REPORTING = (
    r"(?:said|says|announced|reported|revealed|confirmed|stated|noted|wrote|told|disclosed|added|claimed|learned)"
)


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of the data file by their keys; each is described there."""

    verbs: frozenset[str]
    progressive_verbs: frozenset[str]
    noun_or_verb: frozenset[str]
    ambiguous_past: frozenset[str]
    rather_participles: frozenset[str]
    not_past: frozenset[str]
    not_progressive: frozenset[str]
    auxiliaries: frozenset[str]
    not_before_a_verb: frozenset[str]
    plural_people: frozenset[str]
    dangling: frozenset[str]
    takes_preposition: frozenset[str]
    takes_object_and_infinitive: frozenset[str]
    takes_infinitive: frozenset[str]
    stop_words: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The lists for English headlines."""
    return WordLists(**{field.name: word_list(WORDS_FILE, field.name) for field in fields(WordLists)})
