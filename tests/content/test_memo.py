"""Results are known again in the next build; what was kept runs no code."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.content.markup import Rendered
from generator.memo import KnownFiles, KnownResults, Memo, State
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


def test_get_all__some_known__makes_the_others_at_once() -> None:
    memo = Memo()
    memo.get("square", (2,), lambda: 4)
    made: list[list[int]] = []

    def squares(indices: Sequence[int]) -> list[int]:
        made.append(list(indices))
        return [(index + 1) ** 2 for index in indices]

    for _ in range(2):
        assert memo.get_all("square", [(1,), (2,), (3,)], squares) == [1, 4, 9]
    assert made == [[0, 2]]


def test_packed__with_room_to_spare__keeps_the_newest_of_what_was_not_used() -> None:
    memo = Memo()
    for name in ("old", "older than new", "new"):
        memo.get(name, (), lambda name=name: name)  # type: ignore[misc]
    kept = memo.packed()
    size = len(list(kept.values())[-1])
    assert list(Memo(kept).packed(spare=size)) == list(kept)[-1:]
    assert list(Memo(kept).packed(spare=1000)) == list(kept)


def test_get__a_class_that_the_memo_does_not_know__is_made_again() -> None:
    memo = Memo(classes=[_Own])
    memo.get("own", (), lambda: _Own(1))
    kept = memo.packed()
    assert Memo(kept, classes=[_Own]).get("own", (), _fail) == _Own(1)
    assert Memo(kept).get("own", (), lambda: _Own(2)) == _Own(2)


@dataclass(frozen=True)
class _Own:
    value: int


def _state(text: str, changed: int, digest: str = "") -> State:
    return len(text), changed, changed, digest


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (("one", 1), "record"),
        (("other", 1), None),  # of another size
        (("one", 2), None),  # saved since
        (None, None),  # not looked at
    ],
)
def test_known_files__state_of_a_file__decides(now: tuple[str, int] | None, expected: str | None) -> None:
    memo = Memo()
    first: KnownFiles[str] = KnownFiles("articles", memo, {"a.md": _state("one", 1)})
    first.add("a.md", "record")
    first.keep()
    later = Memo(memo.packed())
    states = {"a.md": _state(*now)} if now else {}
    found: KnownFiles[str] = KnownFiles("articles", later, states)
    assert found.known("a.md") == expected
    assert found.known("b.md") is None


@pytest.mark.parametrize(("text", "expected"), [("one", "record"), ("two", None)])
def test_known_files__saved_in_the_moment_of_the_look__compares_bytes(
    tmp_path: Path, text: str, expected: str | None
) -> None:
    file, memo = tmp_path / "a.md", Memo()
    digest = hashlib.sha256(b"one").hexdigest()
    first: KnownFiles[str] = KnownFiles("articles", memo, {str(file): _state("one", 1, digest)})
    first.add(str(file), "record")
    first.keep()
    file.write_text(text)
    found: KnownFiles[str] = KnownFiles("articles", memo, {str(file): _state("one", 1)})
    assert found.known(str(file)) == expected


def test_known_files__file_that_is_gone__is_forgotten() -> None:
    memo, states = Memo(), {f"{name}.md": _state("one", 1) for name in "ab"}
    first: KnownFiles[str] = KnownFiles("articles", memo, states)
    for place in states:
        first.add(place, place)
    first.keep()
    second: KnownFiles[str] = KnownFiles("articles", memo, states)
    assert second.known("a.md") == "a.md"
    second.keep()
    third: KnownFiles[str] = KnownFiles("articles", memo, states)
    assert (third.known("a.md"), third.known("b.md")) == ("a.md", None)


@pytest.mark.parametrize("other", [(1,), ("a", True), ("a", 1, None), ("", "a1"), (("a", 1),), ("a", 1.0)])
def test_memo_get__arguments_that_differ__are_told_apart(other: tuple[object, ...]) -> None:
    memo = Memo()
    assert memo.get("kind", ("a", 1), lambda: "first") == "first"
    assert memo.get("kind", other, lambda: "second") == "second"
    assert memo.get("other", ("a", 1), lambda: "third") == "third"


@pytest.mark.parametrize("value", ["a" * 300, "ä", "\ud800", dt.date(2024, 5, 1), ("x", ("y", 3)), Slug("z")])
def test_memo_get__equal_arguments__are_known_again(value: object) -> None:
    memo = Memo()
    copy = pickle.loads(pickle.dumps(value))
    assert memo.get("kind", (value,), lambda: "first") == "first"
    assert memo.get("kind", (copy,), _fail) == "first"


def test_known_results__in_the_next_build__are_those_that_were_asked_for() -> None:
    memo = Memo()
    first: KnownResults[str] = KnownResults("texts", memo)
    keys = {name: first.key(name, True) for name in ("one", "two", "three")}
    assert [first.get(key) for key in keys.values()] == [None, None, None]
    for name, key in keys.items():
        first.add(key, name)
    first.keep()
    second: KnownResults[str] = KnownResults("texts", Memo(memo.packed()))
    assert [second.get(keys[name]) for name in ("one", "three")] == ["one", "three"]
    assert second.get(second.key("one", False)) is None
    second.keep()
    third: KnownResults[str] = KnownResults("texts", second._memo)
    assert [third.get(key) for key in keys.values()] == ["one", None, "three"]


def test_memo__a_damaged_part_of_results__is_made_again() -> None:
    memo = Memo()
    first: KnownResults[str] = KnownResults("texts", memo)
    key = first.key("one")
    first.add(key, "one")
    first.keep()
    damaged = Memo({name: data[:-3] for name, data in memo.packed().items()})
    assert KnownResults[str]("texts", damaged).get(key) is None
