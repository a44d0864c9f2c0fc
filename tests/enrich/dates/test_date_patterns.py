"""Dates and events are found by quick searches first: what these find, and no less."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.enrich.dates.calendar import Event, make_calendar
from generator.enrich.dates.patterns import COUNTED, DATE, YEAR, find_counted, find_dates

CALENDAR = make_calendar(
    [Event("618", ("Mid-year sale",)), Event("Singles’ Day"), Event("Café Week", ("Sale of Tea",))]
)

_PARTS = "618|RMB |rmb |mid-YEAR  sale|MID-Year|singles' day|Singles’ Day|CAFÉ week|ſale of Tea| |.|$|x|%|,5| million|İ|ı|ß|\n".split(
    "|"
)


@settings(max_examples=60, deadline=None)
@given(st.from_regex(COUNTED) | st.text(max_size=20))
def test_find_counted__any_text__is_what_the_pattern_finds(text: str) -> None:
    found, expected = find_counted(text), COUNTED.search(text)
    assert (found and found.regs) == (expected and expected.regs)


@settings(max_examples=60, deadline=None)
@given(st.from_regex(DATE) | st.text(max_size=20))
def test_find_dates__any_text__are_what_the_pattern_finds(text: str) -> None:
    assert [match.regs for match in find_dates(text)] == [match.regs for match in DATE.finditer(text)]


@pytest.mark.parametrize("before", ["", "in ", "(", "$", "€", "x", "5", "1.", "#", "-", "RMB ", "RMB", "HK", "HK "])
@pytest.mark.parametrize("after", ["", ".", "%", ",5", ".5", "-year", "s", "0"])
def test_year__signs_around_four_digits__is_one_that_stands_alone(before: str, after: str) -> None:
    plain = re.compile(
        r"(?<![\d$€£.,#-])(?<!RMB )(?<!HK)\b(?:19|20)\d\d\b(?!%|,\d|\.\d|[-–](?:year|page|odd))"
    ).findall(text := f"{before}2021{after}")
    assert YEAR.findall(text) == plain


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), max_size=6).map("".join))
def test_find__any_case_and_any_sign_around__is_what_the_pattern_finds(text: str) -> None:
    found = [match.span() for match, _ in CALENDAR.find(text)]
    assert found == [match.span() for match in CALENDAR.pattern.finditer(text)]
