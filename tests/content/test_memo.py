"""Results are known again in the next build; what was kept runs no code."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from collections.abc import Callable

import pytest
from markupsafe import Markup

from generator.content.markup import Rendered
from generator.memo import Memo
from generator.model import Article, DateEstimate, Slug


def _fail() -> object:
    raise AssertionError("made again")


_VALUES: list[object] = [
    "words",
    {"word": 1.5},
    [[(1, "same subjects", False)]],
    None,
    Rendered(Markup("<p>Words.</p>"), "Words.", "", ids=frozenset({"a"})),
    Article(
        "a.md", Slug("a"), "A", DateEstimate(dt.date(2024, 5, 1)), "Words.", 1, extra={"when": dt.date(2024, 1, 1)}
    ),
]


@pytest.mark.parametrize("value", _VALUES)
def test_get__a_value_of_an_earlier_build__is_the_same(value: object) -> None:
    first = Memo()
    assert first.get("kind", ("text",), lambda: value) == value
    second = Memo(first.packed())
    assert second.get("kind", ("text",), _fail) == value


@pytest.mark.parametrize(("kind", "arguments"), [("other", ("text",)), ("kind", ("text", "")), ("kind", ("Text",))])
def test_get__another_kind_or_argument__is_made(kind: str, arguments: tuple[object, ...]) -> None:
    memo = Memo()
    memo.get("kind", ("text",), lambda: 1)
    assert memo.get(kind, arguments, lambda: 2) == 2


def test_packed__what_was_not_used_since__is_forgotten() -> None:
    memo = Memo()
    memo.get("kind", ("old",), lambda: 1)
    assert len(memo.packed()) == 1
    memo.get("kind", ("new",), lambda: 2)
    assert len(Memo(memo.packed()).packed()) == 0
    assert memo.get("kind", ("old",), lambda: 3) == 3


@pytest.mark.parametrize(
    "spoil",
    [lambda data: data[:-3], lambda data: b"", lambda data: pickle.dumps((os.getcwd,)), lambda data: b"\x80\x05N."],
)
def test_get__a_kept_value_that_is_no_record__is_made_again(spoil: Callable[[bytes], bytes]) -> None:
    memo = Memo()
    memo.get("kind", ("text",), lambda: "right")
    ((key, data),) = memo.packed().items()
    assert Memo({key: spoil(data)}).get("kind", ("text",), lambda: "again") == "again"
