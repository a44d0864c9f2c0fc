"""Days without a year below a year, and days that stand far from any: none is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.dumps.layouts.lines.days import learn_days
from generator.dumps.layouts.reader import read_layout
from generator.model import Item
from tests.support.layout_variants import BRIEFS, Brief
from tests.support.layouts import letters

_SPREAD = tuple(replace(brief, day=brief.day.replace(year=2016 + 2 * n)) for n, brief in enumerate(BRIEFS))
_LATER = " The permit ends on 4 April 2031."
"""The only day with a year; no article's."""
_FORMS: dict[str, Callable[[Brief], str]] = {
    "notes": lambda b: f"== {b.day.year} ==\n\n{b.day:%-d %b} - {b.title}\n" + "\n\n".join(b.body),
    "markdown": lambda b: f"## {b.day.year}\n\n**{b.day:%-d %B}** · [{b.title}]({b.url})\n\n" + "\n\n".join(b.body),
    "season": lambda b: f"Autumn {b.day.year}\n\n{b.title}\n{b.paper}, {b.day:%-d %B}\n\n" + "\n\n".join(b.body),
    "bullets": lambda b: f"--- {b.day.year} ---\n\n* {b.day:%B %-d}: {b.title}\n  " + "\n  ".join(b.body),
    "day line": lambda b: f"{b.day.year}\n\n{b.day:%A, %-d %B}\n{b.title}\n\n" + "\n\n".join(b.body),
    "bold": lambda b: f"**{b.day.year}**\n\n### {b.title}\n*{b.day:%-d %B}*\n\n" + "\n\n".join(b.body),
}


def _read(text: str) -> list[Item]:
    layout = read_layout("notes.txt", text.split("\n"), dt.date(2027, 1, 1))
    assert layout is not None
    return list(layout.items)


@pytest.mark.parametrize("name", _FORMS)
def test_read_layout__year_above_the_days__is_theirs(name: str) -> None:
    told = (*_SPREAD[:2], replace(_SPREAD[2], body=(*_SPREAD[2].body[:2], _SPREAD[2].body[2] + _LATER)), *_SPREAD[3:])
    items = _read("NEWS TO WRITE ABOUT\n\n" + "\n\n\n".join(_FORMS[name](brief) for brief in told))
    assert [letters(item.title) for item in items] == [letters(brief.title) for brief in _SPREAD]
    assert [item.date and item.date.day for item in items] == [brief.day for brief in _SPREAD]
    assert not any(str(brief.day.year) in tag for item, brief in zip(items, _SPREAD, strict=True) for tag in item.tags)


def test_read_layout__day_above_the_first_year__is_none() -> None:
    texts = [_FORMS["notes"](brief) for brief in _SPREAD]
    texts[0] = texts[0].split("\n\n", 1)[1]
    assert [item.date and item.date.day for item in _read("\n\n\n".join(texts))] == [
        None,
        *(brief.day for brief in _SPREAD[1:]),
    ]


def test_read_layout__29_february_in_a_year_without__is_none() -> None:
    texts = [_FORMS["notes"](brief) for brief in _SPREAD]
    texts[1] = texts[1].replace("20 Nov", "29 Feb").replace("2018", "2019")
    days = [item.date and item.date.day for item in _read("\n\n\n".join(texts))]
    assert days == [_SPREAD[0].day, None, *(brief.day for brief in _SPREAD[2:])]


def test_learn_days__only_year_in_a_paragraph__is_not_that_of_days_without_one() -> None:
    paragraph = " ".join(BRIEFS[0].body) + _LATER
    assert learn_days(["12 March - Orla recalls", paragraph]).year is None
    assert learn_days(["12 March - Orla recalls", "As of 4 April 2024", paragraph]).year == 2024
