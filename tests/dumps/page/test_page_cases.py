"""Scraped pages of many layouts, each with its truth beside it: `tests/pages/`."""

from __future__ import annotations

from typing import Any

import pytest

from generator.dumps.page.extract import read_page
from generator.dumps.read import recognise
from generator.model import Dump, DumpKind
from tests.support.page_cases import measure, page_cases

CASES = list(page_cases())
LEAST_OF_ONE = 0.8


def names(cases: list[tuple[Dump, list[dict[str, Any]]]]) -> list[str]:
    return [dump.name.removesuffix(".txt") for dump, _ in cases]


@pytest.mark.parametrize(("dump", "expected"), CASES, ids=names(CASES))
def test_read_page__one_layout__facts_exact_and_lines_near(dump: Dump, expected: list[dict[str, Any]]) -> None:
    score = measure(dump, expected)
    assert score.wrong == ()
    assert score.right >= LEAST_OF_ONE * max(score.wanted, score.found), (score.too_many, score.missed)


@pytest.mark.parametrize(("dump", "expected"), CASES, ids=names(CASES))
def test_read_page__any_page__every_line_once_with_a_reason(dump: Dump, expected: list[dict[str, Any]]) -> None:
    items, discards = read_page(dump)
    told = [p.line for item in items for p in item.paragraphs] + [discard.line for discard in discards]
    assert sorted(told) == [number for number, line in enumerate(dump.lines, 1) if line.strip()]
    assert all(discard.reason for discard in discards)
    assert len(items) == len(expected)


@pytest.mark.parametrize(("dump", "expected"), CASES, ids=names(CASES))
def test_recognise__any_page__is_no_feed(dump: Dump, expected: list[dict[str, Any]]) -> None:
    assert recognise(dump.lines) is DumpKind.PAGE


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("25 July 2024", "2024-07-25"),
        ("July 25, 2024", "2024-07-25"),
        ("Thu 25 Jul 2024 09:30 BST", "2024-07-25"),
        ("2024-07-25T09:30:00Z", "2024-07-25"),
        ("2024年7月25日 10:32", "2024-07-25"),
        ("25 de julio de 2024", "2024-07-25"),
        ("25. Juli 2024, 06:30 Uhr", "2024-07-25"),
        ("25/07/2024", "2024-07-25"),
        ("07/25/2024", "2024-07-25"),
        ("Updated: 26 July 2024 | Published: 25 July 2024", "2024-07-25"),
        ("04/05/2024 09:30 BST", "2024-05-04"),
        ("04/05/2024 09:30 EDT", "2024-04-05"),
        ("04/05/2024", None),
        ("3h ago", None),
    ],
)
def test_read_page__a_day_line_of_its_own__is_read_exactly_or_not_at_all(line: str, day: str | None) -> None:
    body = "The weavers of the valley have agreed on a price for their wool, and they mean to keep it until the spring comes."
    (item,), _ = read_page(
        Dump("page.txt", DumpKind.PAGE, ("Weavers agree on a price for wool", line, body, body, body))
    )
    assert (item.date.day.isoformat() if item.date and item.date.day else None) == day
    assert item.title == "Weavers agree on a price for wool"
