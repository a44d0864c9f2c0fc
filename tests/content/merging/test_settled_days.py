"""Days that an earlier import has found stay when a dump grows, unless what is new tells otherwise."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

import pytest

from generator.content.merging.import_record import digest
from generator.content.merging.matching import ArticleDraft, ExistingFile
from generator.content.merging.settled_days import settled_days
from generator.model import DateEstimate
from tests.support.merge_factories import draft, first_import


def _estimate(day: int, earliest: int, latest: int, basis: str = "feed order") -> DateEstimate:
    """An estimate in July 2024, by days of the month."""
    return DateEstimate(dt.date(2024, 7, day), dt.date(2024, 7, earliest), dt.date(2024, 7, latest), basis)


def _dated(key: str, first: int, date: DateEstimate) -> ArticleDraft:
    one = draft(key, first)
    return dataclasses.replace(one, article=dataclasses.replace(one.article, date=date))


def _settle(
    before: Sequence[ArticleDraft],
    now: Sequence[ArticleDraft],
    *,
    text: str = "v2",
    edit: str = "",
    ordered: bool = True,
) -> dict[int, DateEstimate]:
    record, files = first_import(*before)
    texts = {path: text + edit for path, text in files.items()}
    existing = {path: ExistingFile(digest(body), None, text=body) for path, body in texts.items()}
    return settled_days(now, text, record, existing, texts.__getitem__, ordered=ordered)


_OLD = _estimate(15, 9, 20)


@pytest.mark.parametrize(
    "new",
    [
        _estimate(15, 8, 20),
        _estimate(16, 10, 22, "The text stands between articles of 15 and 24 July."),
        _estimate(12, 9, 16),
    ],
)
def test_settled_days__an_item_on_top_moves_a_range_a_little__the_old_estimate_stays(new: DateEstimate) -> None:
    now = [_dated("new", 1, _estimate(24, 20, 30)), _dated("a", 5, new)]

    assert _settle([_dated("a", 1, _OLD)], now) == {1: _OLD}


@pytest.mark.parametrize(
    "new",
    [
        _estimate(22, 21, 25),
        _estimate(19, 16, 26),
        _estimate(15, 13, 17),
        DateEstimate(dt.date(2024, 7, 15)),
        DateEstimate(None),
    ],
    ids=["the day is outside of both", "the old day is outside", "half as wide", "a certain day", "no day"],
)
def test_settled_days__new_evidence__is_followed(new: DateEstimate) -> None:
    now = [_dated("new", 1, _estimate(24, 20, 30)), _dated("a", 5, new)]

    assert _settle([_dated("a", 1, _OLD)], now) == {}


@pytest.mark.parametrize(("day", "ordered", "stays"), [(14, True, False), (14, False, True), (16, True, True)])
def test_settled_days__an_item_that_is_to_be_newer__keeps_the_order(day: int, ordered: bool, stays: bool) -> None:
    now = [_dated("new", 1, _estimate(day, 9, 30)), _dated("a", 5, _estimate(13, 9, 21))]

    assert bool(_settle([_dated("a", 1, _OLD)], now, ordered=ordered)) is stays


def test_settled_days__oldest_first__keeps_that_order() -> None:
    before = [_dated("a", 1, _OLD), _dated("b", 5, _estimate(18, 15, 25))]
    now = [_dated("a", 1, _estimate(14, 9, 20)), before[1], _dated("new", 9, _estimate(29, 28, 30))]

    assert _settle(before, now) == {0: _OLD}


def test_settled_days__the_same_text_again__follows_what_the_program_has_learned() -> None:
    assert _settle([_dated("a", 1, _OLD)], [_dated("a", 1, _estimate(15, 8, 20))], text="v1") == {}


def test_settled_days__a_file_that_an_editor_has_changed__is_left_to_the_merge() -> None:
    now = [_dated("a", 5, _estimate(15, 8, 20))]

    assert _settle([_dated("a", 1, _OLD)], now, edit="A word.\n") == {}
