"""The language of a text: whether it is English, by its most frequent words; which one it may be, by its script.

Data: `is_english` for a text in any script; `is_wide` for Chinese, Japanese and Korean; `is_function_word`;
`language_of_script`; `direction` of a language; `known_languages`, all codes.
Limits: counts the function words of eight languages (`data/function_words.json`) in the first words of a text; a text of
very few words counts as English if it is in Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from generator.package_data import read_json

_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE, _SAMPLE_CHARACTERS = 120, 2000
"""Words, and characters, of a text that are looked at."""
_WIDE_SAMPLE = 400
"""Characters from which the script is recognised."""
_FEW_WORDS = 8


_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 10),
    ("ko", re.compile(r"[\uac00-\ud7af]"), 3),
    ("zh", re.compile(r"[\u4e00-\u9fff]"), 3),
    ("fa", re.compile(r"[\u067e\u0686\u0698\u06af]"), 40),
    ("ar", re.compile(r"[\u0600-\u06ff]"), 3),
    ("he", re.compile(r"[\u0590-\u05ff]"), 3),
    ("el", re.compile(r"[\u0370-\u03ff]"), 3),
    ("uk", re.compile(r"[іїєґІЇЄҐ]"), 40),
    ("ru", re.compile(r"[\u0400-\u04ff]"), 3),
    ("hi", re.compile(r"[\u0900-\u097f]"), 3),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), 3),
)
"""Language, its letters, and of how many letters one must be such: the first that fits is taken."""
_OTHER_LETTERS = re.compile("|".join(own.pattern for _, own, _ in _SCRIPTS))
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())


def language_of_script(text: str) -> str:
    """The most likely language of a text by its letters, such as `ar`; empty for Latin letters, which many share."""
    if not _OTHER_LETTERS.search(text, 0, _SAMPLE_CHARACTERS):  # most texts: counting costs more
        return ""
    letters = re.sub(r"[\W\d_]", "", text[:_SAMPLE_CHARACTERS])
    return next(
        (name for name, own, share in _SCRIPTS if letters and share * len(own.findall(letters)) >= len(letters)), ""
    )


@cache
def known_languages() -> Mapping[str, tuple[str, ...]]:
    """Returns ISO 639 code -> its names in English and in the language itself, lower case."""
    return {code: tuple(names) for code, names in read_json("languages.json").items()}


def direction(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`. `language` is a BCP 47 tag."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def is_english(text: str) -> bool:
    """Whether a text has at least as many function words of English as of other languages."""
    return _is_english(text[:_SAMPLE_CHARACTERS])


@lru_cache(maxsize=1024)  # of one article the day, the headline and the summary ask
def _is_english(sample: str) -> bool:
    if is_wide(sample[:_WIDE_SAMPLE]):
        return False
    english, others = _function_words()
    words = [word.lower() for word in _WORD.findall(sample)[:_SAMPLE]]
    found = sum([word in english for word in words])
    return found >= sum([word in others for word in words]) and (found > 0 or len(words) < _FEW_WORDS)


def is_function_word(word: str) -> bool:
    """Whether a word is among the most frequent ones of a language other than English: an article, a preposition."""
    return word.lower() in _function_words()[1]


def is_common_word(word: str) -> bool:
    """Whether a word is among the most frequent ones of any of the eight languages."""
    english, others = _function_words()
    return word.lower() in english or word.lower() in others


def is_wide(text: str) -> bool:
    """Whether most characters of a text are Chinese, Japanese or Korean."""
    return 2 * len(_WIDE.findall(text)) > len(text)


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    """Those of English, and those of the other languages."""
    lists = {language: frozenset(words.split()) for language, words in read_json("function_words.json").items()}
    return lists["en"], frozenset().union(*(words for language, words in lists.items() if language != "en"))
