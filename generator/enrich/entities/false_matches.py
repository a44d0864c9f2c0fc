"""Phrases that hold a company's name and mean something else.

Data: `false_matches` gives phrases that a gazetteer finds as it finds names, and credits to nobody; `is_person` knows
people's names.
Limits: the phrases that news use most, of `data/names-en.yml`; a person is known by a first name in front.
"""

from __future__ import annotations

import re
from functools import cache

from generator.enrich.entities.lexicon import lexicon
from generator.enrich.word_lists import phrase_list, word_list

_WORD_BEFORE = re.compile(r"(?<![^\W_])([A-Z][a-z]+)(?: [A-Z]\.)? $")


def false_matches() -> tuple[str, ...]:
    """`Times Square` is no Square, since the longest match wins."""
    return phrase_list("names-en.yml", "false_matches")


def is_person(text: str, start: int) -> bool:
    """Whether a first name comes right before: `Michael Dell`, `Henry Ford`."""
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    return before is not None and before[1] in _first_names()


@cache
def _first_names() -> frozenset[str]:
    """First names that are nothing else."""
    return lexicon().first_names - word_list("names-en.yml", "not_first_names")
