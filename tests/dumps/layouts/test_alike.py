"""Head lines that are known by the others of the text, and what a page or a sheet puts between items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from generator.dumps.layouts.reader import read_layout
from generator.model import Item
from tests.support.layout_variants import BRIEFS, DAYS, Brief
from tests.support.layouts import letters

_ODD = ("Harbour today", "Trade Post (by night)", "The Northern weekly [print]")
"""Names that no rule knows."""
_SPREAD = tuple(replace(brief, day=brief.day.replace(year=2016 + 2 * n)) for n, brief in enumerate(BRIEFS))


def _read(text: str) -> list[Item]:
    layout = read_layout("review.txt", text.split("\n"))
    assert layout is not None
    return list(layout.items)


def _are_whole(items: Sequence[Item]) -> None:
    assert [letters(item.title) for item in items] == [letters(brief.title) for brief in _SPREAD]
    assert [item.date and item.date.day for item in items] == [brief.day for brief in _SPREAD]
    assert [letters(" ".join(part.text for part in item.paragraphs)) for item in items] == [
        letters(" ".join(brief.body)) for brief in _SPREAD
    ]


@pytest.mark.parametrize("odd", _ODD)
@pytest.mark.parametrize(
    ("line", "form"),
    [("{p}, {d}", "english"), ("Source: {p}, {d}, p. 4", "english"), ("{p}   {d}", "short"), ("{p} | {d}", "dots")],
)
def test_read_layout__one_paper_with_an_odd_name__has_its_day_and_title_too(odd: str, line: str, form: str) -> None:
    told = (*_SPREAD[:2], replace(_SPREAD[2], paper=odd), *_SPREAD[3:])
    parts = [f"{b.title}\n{line.format(p=b.paper, d=DAYS[form](b.day))}\n\n" + "\n\n".join(b.body) for b in told]
    items = _read(f"CLIPPINGS\nlast tidied: 20 Jan 2026 / rk\n\n{'-' * 50}\n" + f"\n\n{'-' * 50}\n".join(parts))
    _are_whole(items)
    assert odd in (items[2].publication, items[2].author)


def test_read_layout__sentence_with_a_day_among_head_lines__stays_in_its_text() -> None:
    more = "Ferries will stop, 4 May 2031."
    told = (*_SPREAD[:4], replace(_SPREAD[4], body=(more, *_SPREAD[4].body)))
    parts = [f"{b.title}\n{b.paper}, {b.day:%-d %B %Y}\n\n" + "\n\n".join(b.body) for b in told]
    items = _read("\n\n\n".join(parts))
    assert [item.date and item.date.day for item in items] == [brief.day for brief in _SPREAD]
    assert items[4].paragraphs[0].text == more


_SITES: dict[str, Callable[[int, Brief], str]] = {
    "site and day": lambda n, b: (
        f"{n}. {b.title}\n\nwww.news{n}.example.com, {b.day:%-d %B %Y}\n\n{{}}\n\nLink: {b.url}"
    ),
    "day and site": lambda n, b: f"{n}. {b.title}\n\n{b.day:%-d %B %Y} – www.example.org\n\n{{}}\n\nSource: {b.url}",
    "bare site": lambda n, b: (
        f"{n}. {b.title}\n\nenergy.news.example.com, {b.day:%-d %B %Y}\n\n{{}}\n\nRead at: {b.url}"
    ),
}


@pytest.mark.parametrize("name", _SITES)
def test_read_layout__site_above_and_address_below__keeps_the_address(name: str) -> None:
    """Rules between some items only, as page breaks leave them."""
    texts = [_SITES[name](n, b).format("\n\n".join(b.body)) for n, b in enumerate(_SPREAD, 1)]
    contents = "\n".join(f"  {n}. {b.title} {'.' * 12} {n}" for n, b in enumerate(_SPREAD, 1))
    rule = f"\n\n{'_' * 60}\n\n"
    text = f"{texts[0]}{rule}{texts[1]}\n\n{texts[2]}{rule}{texts[3]}\n\n{texts[4]}"
    items = _read(f"PRESS REVIEW\n\nCONTENTS\n\n{contents}{rule}{text}")
    _are_whole(items)
    assert [item.url for item in items] == [brief.url for brief in _SPREAD]


@pytest.mark.parametrize(
    "sheet", ["Order 5518   Sheet {n} of 5", "CUTTING {n}/5 for client 118", "Scan {n} / folder 7"]
)
def test_read_layout__number_of_a_sheet_above_each__is_no_title(sheet: str) -> None:
    parts = [
        f"{sheet.format(n=n)}\n{b.paper}   {b.day:%d %b %Y}\n\n{b.title}\n\n" + "\n\n".join(b.body)
        for n, b in enumerate(_SPREAD, 1)
    ]
    _are_whole(_read("\n\n".join(parts)))
