"""Lists of briefs below days, with a paper at the end of each, and titles that run on into their text."""

from __future__ import annotations

import itertools

import pytest

from generator.dumps.layouts.briefs import end_source
from generator.dumps.layouts.reader import read_layout
from generator.model import Item

_NEWS = (
    (
        "16 November 2024",
        "Ferry line adds boats",
        "Two more will cross the sound from May, the owner said.",
        "The Herald",
    ),
    ("16 November 2024", "Mill reopens in Ludlow", "It had been closed since the flood of 2021.", "Radio Six"),
    ("17 November 2024", "Harbour dues rise again", "Fishermen will pay 4 per cent more from January.", "Port News"),
    ("19 November 2024", "Bakery chain closes shops", "Nine of them are in Kent, where it began.", "E24"),
    ("19 November 2024", "Council drops tram plan", "Buses on their own lanes are to come instead.", "FT"),
)
_MARKS = {"dash": "- ", "bullet": "• ", "star": "* ", "number": "{n}. ", "bracket": "{n}) "}
_ENDS = {"({p})": "({p})", "[{p}]": "[{p}]", "dash": "– {p}", "label": "Source: {p}"}


def _below_days(entry: str, mark: str, gap: str = "") -> str:
    """The news as a list below each day; `entry` with {t}itle, te{x}t and {p}aper."""
    lists = []
    for day, news in itertools.groupby(_NEWS, key=lambda each: each[0]):
        rows = [
            mark.format(n=n) + entry.format(t=title, x=text, p=paper)
            for n, (_, title, text, paper) in enumerate(news, 1)
        ]
        lists.append(f"{day}\n{gap}" + "\n".join(rows))
    return "Press review\n\n" + "\n\n".join(lists) + "\n"


def _read(text: str) -> tuple[Item, ...]:
    reading = read_layout("dump.txt", text.splitlines())
    assert reading is not None
    return reading.items


def _days(items: tuple[Item, ...]) -> list[str]:
    return [f"{day.day} {day:%B %Y}" for item in items if item.date and (day := item.date.day)]


@pytest.mark.parametrize("end", _ENDS)
@pytest.mark.parametrize("mark", _MARKS)
def test_read_layout__briefs_below_days__each_entry_is_an_item(mark: str, end: str) -> None:
    items = _read(_below_days("{t}. {x} " + _ENDS[end], _MARKS[mark]))
    assert [item.title for item in items] == [title for _, title, _, _ in _NEWS]
    assert [item.publication for item in items] == [paper for *_, paper in _NEWS]
    assert [item.paragraphs[0].text for item in items] == [text for _, _, text, _ in _NEWS]
    assert _days(items) == [day for day, *_ in _NEWS]


@pytest.mark.parametrize("entry", ["{x} ({p})", "**{t}** – {x} ({p})", "{t}: {x} [{p}]"])
def test_read_layout__briefs_of_other_forms__none_is_joined_with_the_next(entry: str) -> None:
    items = _read(_below_days(entry, "- ", gap="\n"))
    assert [item.publication for item in items] == [paper for *_, paper in _NEWS]
    assert _days(items) == [day for day, *_ in _NEWS]
    assert all(item.paragraphs[0].text == text for item, (_, _, text, _) in zip(items, _NEWS, strict=True))


@pytest.mark.parametrize(
    "entry",
    [
        "Fixed a crash when a name has no letters",
        "We moved the stage to the other side of the yard because of the rain.",
        "Called the printer about the missing sheets; he promised to call back.",
    ],
)
def test_read_layout__list_without_titles_or_sources__is_the_text_of_its_day(entry: str) -> None:
    days = ("16 November 2024", "17 November 2024", "18 November 2024")
    text = "\n\n".join(f"{day}\n- {entry}\n- {entry} Twice.\n- {entry} Three times." for day in days)
    assert len(_read(text)) == len(days)


@pytest.mark.parametrize("form", ["{t} ({p}, {d}): {x}", "{t} [{p}, {d}] – {x}", "{t} ({d}). {x}"])
def test_read_layout__title_source_and_day_before_the_text_on_its_line__are_its_head(form: str) -> None:
    text = "\n\n".join(form.format(t=t, p=p, d=d, x=f"{x} {x}") for d, t, x, p in _NEWS)
    items = _read(text)
    assert [item.title for item in items] == [title for _, title, _, _ in _NEWS]
    assert _days(items) == [day for day, *_ in _NEWS]
    assert [item.paragraphs[0].text for item in items] == [f"{text} {text}" for _, _, text, _ in _NEWS]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It rained on Monday. (The Herald)", "The Herald"),
        ("It rained on Monday (*Le Monde*).", "Le Monde"),
        ("It rained on Monday. — Lloyd’s List", "Lloyd’s List"),
        ("It rained on Monday. Quelle: Tagblatt", "Tagblatt"),
        ("Shares of the firm (NYSE: ABC)", None),
        ("It rained (see page 3)", None),
        ("It rained (twice as much)", None),
        ("It fell by a third (12%)", None),
        ("(The Herald)", None),
    ],
)
def test_end_source__words_in_brackets_or_after_a_dash__are_a_paper_where_they_are_a_name(
    text: str, name: str | None
) -> None:
    found = end_source(text)
    assert (found[0] if found else None) == name


@pytest.mark.parametrize("issue", ["Week 47", "KW 47/2024", "Issue 12"])
def test_read_layout__number_of_an_issue_above_the_items__is_no_paper(issue: str) -> None:
    items = _read(f"# {issue}\n\n" + _below_days("**{t}** – {x}", "1. ").replace("Press review\n\n", ""))
    assert {item.publication for item in items} == {None}
    assert {item.tags for item in items} == {()}
