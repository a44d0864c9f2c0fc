"""Where an expression may begin: it finds what it finds without that, and passes over the other places."""

from __future__ import annotations

import importlib
import re
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.enrich.dates import events, hints, patterns, periods
from generator.enrich.headlines import phrases
from generator.enrich.headlines.rules import GROUPS, rules
from generator.expressions.first_characters import first_characters, quick_pattern

_PARSER = importlib.import_module("re._parser")


def _characters(pattern: str, flags: int = 0) -> str:
    """The characters of an expression that begins with few, in order."""
    spans = (
        range(value[0], value[1] + 1) if kind is _PARSER.RANGE else (value,)
        for kind, value in first_characters(pattern, flags)
    )
    return "".join(sorted({chr(code) for span in spans for code in span}))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:19|20)\d\d", "12"),
        (r"(?<![\w$])(?:tea|coffee)", "ct"),
        (r"(?:(?:a |the )?tea)", "at"),
        (r"(?=[,;])\W+and", ",;"),
        (r"(?:x*|y)z", "xyz"),
        (r"(?:tea)+", "t"),
        (r"(?i:t)ea|[0-2]", "012Tt"),
        (r"(?>tea)", "t"),
        (r"\w+tea", ""),
        (r"[^a]tea", ""),
        (r"(?:tea)?", ""),
        (r".tea", ""),
        (r"(t)?\1a", ""),
        (r"(?i:é)t", ""),
    ],
)
def test_first_characters__an_expression__those_of_every_way_it_begins(pattern: str, expected: str) -> None:
    assert _characters(pattern) == expected


@pytest.mark.parametrize("letter", list("abcdefghijklmnopqrstuvwxyz"))
def test_first_characters__a_letter_in_any_case__all_that_python_takes_for_it(letter: str) -> None:
    compiled = re.compile(letter, re.IGNORECASE)
    known = _characters(letter, re.IGNORECASE)
    assert {chr(code) for code in range(sys.maxunicode) if compiled.fullmatch(chr(code))} <= set(known)


def test_quick_pattern__an_expression_behind_a_border__has_a_block_that_tells_where_it_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[list[int]] = []
    original = importlib.import_module("_sre").compile

    def compiled(pattern: str, flags: int, code: list[int], *groups: object) -> re.Pattern[str]:
        made.append(code)
        result: re.Pattern[str] = original(pattern, flags, code, *groups)
        return result

    monkeypatch.setattr("_sre.compile", compiled)
    quick_pattern(r"\b(?:tea|coffee)\b", re.IGNORECASE)
    assert [code[2] for code in made] == [importlib.import_module("re._compiler").SRE_INFO_CHARSET]


def test_quick_pattern__another_compiler__is_compiled_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("re._compiler._optimize_charset")
    match = quick_pattern(r"\b(?P<what>tea|coffee)\b").search("a coffee")
    assert match
    assert match["what"] == "coffee"


def test_quick_pattern__a_mistake__raises_as_ever() -> None:
    with pytest.raises(re.error, match="missing"):
        quick_pattern("(tea")


def _patterns() -> list[re.Pattern[str]]:
    modules = (events, hints, patterns, periods, phrases)
    named = [value for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)]
    return named + [pattern.compiled for group in GROUPS for pattern, _ in rules(group)][::6]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(_patterns()).flatmap(lambda one: st.tuples(st.just(one), st.from_regex(one))), st.text(max_size=8)
)
@example((re.compile(r"\b(?:kin|sea)\b", re.IGNORECASE), "\u212ain or \u017fea"), "")
def test_quick_pattern__any_text__matches_where_python_does(case: tuple[re.Pattern[str], str], around: str) -> None:
    pattern, text = case
    text = f"{around}{text} {text}"
    quick, plain = quick_pattern(pattern.pattern, pattern.flags), re.compile(pattern.pattern, pattern.flags)
    assert [match.regs for match in quick.finditer(text)] == [match.regs for match in plain.finditer(text)]
    assert quick.sub("-", text) == plain.sub("-", text)
    assert (quick.groups, quick.groupindex, quick.flags) == (plain.groups, plain.groupindex, plain.flags)
