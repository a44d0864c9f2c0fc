"""What an expression requires: never a string that a match can do without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dumps.feed import features
from generator.dumps.phrases import PhrasePattern
from generator.enrich.headlines.rules import GROUPS, rules
from generator.required_words import GuardedPattern, required_words


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bgross merchandise (?:value|volume)\b", ("gross merchandise v",)),
        (r"\b(?:tea|coffee)s?\b", ("coffee", "tea")),
        (r"(?:tea|coffee)?", ()),
        (r"(?:tea|\w+)", ()),
        (r"(?:tea)+ at|coffee", ("coffee", "tea")),
        (r"[Tt]eapots", ("eapots",)),
        (r"(?<=the )(?!old )\w+", ("the ",)),
        (r"(?i:tea)pots", ("pots",)),
        (r"(?i)Tea|STRAßE", ("strasse", "tea")),
        (r"“\w", ("“",)),
        (r"a", ()),
    ],
)
def test_required_words__parts_of_an_expression__the_longest_that_each_match_needs(
    pattern: str, expected: tuple[str, ...]
) -> None:
    compiled = re.compile(pattern)
    assert required_words(compiled.pattern, compiled.flags) == expected


def _patterns() -> list[re.Pattern[str]]:
    phrases = [value for value in vars(features).values() if isinstance(value, PhrasePattern)]
    headline_rules = [pattern.compiled for group in GROUPS for pattern, _ in rules(group)]
    return headline_rules[::6] + [phrase.compiled for phrase in phrases][::3]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(_patterns()).flatmap(lambda pattern: st.tuples(st.just(pattern), st.from_regex(pattern))))
def test_guarded_pattern__what_matches__is_found_as_without_the_guard(case: tuple[re.Pattern[str], str]) -> None:
    pattern, text = case
    found, expected = GuardedPattern(pattern).search(text), pattern.search(text)
    assert (found and found.span()) == (expected and expected.span())
    assert GuardedPattern(pattern).sub("-", text) == pattern.sub("-", text)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["tİme", "TIME", "tıme", "Kıſ", "ſtop", "µ", "ẞ and ß", "no"]), st.text(max_size=4))
def test_guarded_pattern__any_case__is_found_as_without_the_guard(word: str, around: str) -> None:
    pattern = re.compile("time|kis|stop|μm?|ss|ß and", re.IGNORECASE)
    text = f"{around}{word}{around}"
    found, expected = GuardedPattern(pattern).search(text), pattern.search(text)
    assert (found and found.span()) == (expected and expected.span())
    assert GuardedPattern(pattern).sub("-", text) == pattern.sub("-", text)
