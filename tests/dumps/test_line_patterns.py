"""The furniture patterns: each is held by an example and a counter-example of its own."""

from __future__ import annotations

import re

import pytest

from generator.dumps.boilerplate import furniture
from generator.dumps.line_patterns import LANGUAGES, PUBLISHERS, LinePattern, expand, furniture_patterns, load
from generator.dumps.phrases import FOLDERS, PhrasePattern, phrase_group

PATTERNS = furniture_patterns()


def name(entry: LinePattern) -> str:
    return f"{entry.file}-{entry.reason.value}-{entry.examples[0][:24]}"


@pytest.mark.parametrize("entry", PATTERNS, ids=map(name, PATTERNS))
def test_furniture_patterns__its_own_examples__are_matched(entry: LinePattern) -> None:
    pattern = re.compile(entry.pattern, re.IGNORECASE)
    assert [example for example in entry.examples if not pattern.fullmatch(example)] == []
    assert [example for example in entry.examples if furniture(example) is None] == []


@pytest.mark.parametrize("entry", PATTERNS, ids=map(name, PATTERNS))
def test_furniture_patterns__its_counterexample__stays_in_the_article(entry: LinePattern) -> None:
    assert furniture(entry.counterexample) is None


def test_furniture_patterns__those_of_one_publisher__name_it_and_are_in_a_file_of_their_own() -> None:
    assert {entry.file for entry in PATTERNS if entry.publisher} == {PUBLISHERS}
    assert [entry for entry in PATTERNS if entry.file == PUBLISHERS and not entry.publisher] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_load__every_list__is_used_by_a_pattern(language: str) -> None:
    data = load(language)
    text = " ".join(entry.get("pattern", "") for entry in data.get("furniture", ()))
    assert [key for key in data.get("lists", {}) if f"{{{key}}}" not in text] == []


def test_expand__a_list_of_words__is_taken_literally() -> None:
    pattern = re.compile(expand("(read )?{where}{1,2}", {"where": ("u.s.", "uk")}))
    assert pattern.fullmatch("read u.s.uk")
    assert not pattern.fullmatch("uxsx")


PHRASES = [
    (folder, language, name)
    for folder, languages in FOLDERS.items()
    for language in languages
    for name in load(language, folder)["phrases"]
]


@pytest.mark.parametrize(("folder", "language", "name"), PHRASES)
def test_phrase_group__its_own_examples__are_matched_as_a_whole(folder: str, language: str, name: str) -> None:
    entry = load(language, folder)["phrases"][name]
    pattern = re.compile(phrase_group(name, language, folder), re.IGNORECASE)
    assert [example for example in entry.get("examples", ()) if not pattern.fullmatch(example)] == []
    unproved = [one for one in entry.get("patterns", ()) if not _proved(one, entry["examples"])]
    assert unproved == []


@pytest.mark.parametrize(("folder", "language", "name"), PHRASES)
def test_phrase_group__its_counterexamples__are_not_matched_as_a_whole(folder: str, language: str, name: str) -> None:
    pattern = re.compile(phrase_group(name, language, folder), re.IGNORECASE)
    counterexamples = load(language, folder)["phrases"][name]["counterexamples"]
    assert counterexamples
    assert [text for text in counterexamples if pattern.fullmatch(text)] == []


def test_phrase_pattern__a_name_that_no_file_has__is_an_error() -> None:
    with pytest.raises(KeyError, match="no phrases weavers"):
        PhrasePattern("by {weavers}").search("by Ana Soto")


def test_phrase_pattern__one_language__leaves_the_words_of_others_out() -> None:
    assert PhrasePattern(r"{job.es}").fullmatch("periodista")
    assert not PhrasePattern(r"{job.es}").fullmatch("reporter")
    assert PhrasePattern(r"{job}").fullmatch("reporter")


def _proved(pattern: str, examples: list[str]) -> bool:
    return any(re.fullmatch(pattern, example, re.IGNORECASE) for example in examples)
