"""The furniture patterns: each is held by an example and a counter-example of its own."""

from __future__ import annotations

import re

import pytest

from generator.dumps.boilerplate import furniture
from generator.dumps.line_patterns import LANGUAGES, LinePattern, expand, furniture_patterns, load

PATTERNS = furniture_patterns()


def name(entry: LinePattern) -> str:
    return f"{entry.language}-{entry.reason}-{entry.examples[0][:24]}"


@pytest.mark.parametrize("entry", PATTERNS, ids=map(name, PATTERNS))
def test_furniture_patterns__its_own_examples__are_matched(entry: LinePattern) -> None:
    pattern = re.compile(entry.pattern, re.IGNORECASE)
    assert [example for example in entry.examples if not pattern.fullmatch(example)] == []
    assert [example for example in entry.examples if furniture(example) is None] == []


@pytest.mark.parametrize("entry", PATTERNS, ids=map(name, PATTERNS))
def test_furniture_patterns__its_counterexample__stays_in_the_article(entry: LinePattern) -> None:
    assert furniture(entry.counterexample) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_load__every_list__is_used_by_a_pattern(language: str) -> None:
    data = load(language)
    text = " ".join(entry.get("pattern", "") for entry in data["furniture"])
    assert [key for key in data.get("lists", {}) if f"{{{key}}}" not in text] == []


def test_expand__a_list_of_words__is_taken_literally() -> None:
    pattern = re.compile(expand("(read )?{where}{1,2}", {"where": ("u.s.", "uk")}))
    assert pattern.fullmatch("read u.s.uk")
    assert not pattern.fullmatch("uxsx")
