"""The stemmer of lunr.js, translated: English words to their stems.

Data: `stem`.
Limits: lower-case ASCII words. lunr.py's own stemmer treats words in -y differently, so that a browser would not find
them; this one is a translation of lunr.js 2.3.9 (MIT), and `tests/lunr/` tests that it is equal.
"""

from __future__ import annotations

import re
from functools import lru_cache

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}

_CONSONANTS, _VOWELS = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
_MEASURE_OVER_0 = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}")
_MEASURE_1 = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}({_VOWELS})?$")
_MEASURE_OVER_1 = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}")
_HAS_VOWEL = re.compile(f"^({_CONSONANTS})?[aeiouy]")
_SHORT = re.compile(f"^{_CONSONANTS}[aeiouy][^aeiouwxy]$")

_1A_ES = re.compile(r"^(.+?)(ss|i)es$")
_1A_S = re.compile(r"^(.+?)([^s])s$")
_1B_EED = re.compile(r"^(.+?)eed$")
_1B_ED = re.compile(r"^(.+?)(ed|ing)$")
_1B_AT = re.compile(r"(at|bl|iz)$")
_1B_DOUBLE = re.compile(r"([^aeiouylsz])\1$")
_1C_Y = re.compile(r"^(.+?[^aeiou])y$")
_2 = re.compile(rf"^(.+?)({'|'.join(_STEP_2)})$")
_3 = re.compile(rf"^(.+?)({'|'.join(_STEP_3)})$")
_4 = re.compile(r"^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$")
_4_ION = re.compile(r"^(.+?)(s|t)(ion)$")
_5_E = re.compile(r"^(.+?)e$")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of one word; a word of one or two letters is returned unchanged."""
    if len(word) < 3:
        return word
    # An initial y is a consonant: a capital keeps it out of the vowels, as in lunr.js.
    capital = word[0] == "y"
    w = "Y" + word[1:] if capital else word
    for step in (_step_1a, _step_1b, _step_1c, _step_2, _step_3, _step_4, _step_5):
        w = step(w)
    return "y" + w[1:] if capital else w


def _step_1a(w: str) -> str:
    if _1A_ES.search(w):
        return _1A_ES.sub(r"\1\2", w)
    return _1A_S.sub(r"\1\2", w)


def _step_1b(w: str) -> str:
    if eed := _1B_EED.search(w):
        return w[:-1] if _MEASURE_OVER_0.search(eed[1]) else w
    ed = _1B_ED.search(w)
    if not ed or not _HAS_VOWEL.search(ed[1]):
        return w
    w = ed[1]
    if _1B_AT.search(w):
        return w + "e"
    if _1B_DOUBLE.search(w):
        return w[:-1]
    return w + "e" if _SHORT.search(w) else w


def _step_1c(w: str) -> str:
    return _1C_Y.sub(r"\1i", w)


def _step_2(w: str) -> str:
    match = _2.search(w)
    return match[1] + _STEP_2[match[2]] if match and _MEASURE_OVER_0.search(match[1]) else w


def _step_3(w: str) -> str:
    match = _3.search(w)
    return match[1] + _STEP_3[match[2]] if match and _MEASURE_OVER_0.search(match[1]) else w


def _step_4(w: str) -> str:
    if match := _4.search(w):
        return match[1] if _MEASURE_OVER_1.search(match[1]) else w
    match = _4_ION.search(w)
    return match[1] + match[2] if match and _MEASURE_OVER_1.search(match[1] + match[2]) else w


def _step_5(w: str) -> str:
    if match := _5_E.search(w):
        root = match[1]
        if _MEASURE_OVER_1.search(root) or (_MEASURE_1.search(root) and not _SHORT.search(root)):
            w = root
    return w[:-1] if w.endswith("ll") and _MEASURE_OVER_1.search(w) else w
