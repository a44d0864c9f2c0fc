"""Marks of emphasis in lines of thousands of characters are taken off as in short ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dumps.layouts.lines.rows import without_emphasis

_PIECES = ["*", "**", "***", "_", "__", "___", "~~", "a", " ", "\n", "\\", "b c", "é", "\u00a0"]


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_without_emphasis__a_long_line__is_read_as_a_short_one(pieces: list[str]) -> None:
    text = "".join(pieces)
    rest = "tea " * 600
    assert without_emphasis(f"{text}\n{rest}") == f"{without_emphasis(text)}\n{rest}"


@pytest.mark.parametrize("distance", [999, 1000, 1001])
def test_without_emphasis__an_end_far_away__is_one_up_to_a_thousand_characters(distance: int) -> None:
    text, rest = f"**{'a' * distance}**", "\n" + "tea " * 600
    assert (without_emphasis(text) == text) is (distance > 1000)
    assert without_emphasis(text + rest) == without_emphasis(text) + rest


def test_without_emphasis__thousands_of_marks__keep_their_words() -> None:
    text = "**tea** _and_ ~~cups~~ " * 5000
    assert without_emphasis(text) == re.sub(r"[*_~]", "", text)
