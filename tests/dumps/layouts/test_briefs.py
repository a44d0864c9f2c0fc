"""Lists of briefs below days, with a paper at the end of each, and titles that run on into their text."""

from __future__ import annotations

import itertools

import pytest

from generator.dumps.layouts.briefs import end_source
from generator.dumps.layouts.lines.days import learn_days
from generator.dumps.layouts.lines.heads import HeadReader
from generator.dumps.layouts.lines.markdown import run_in_capitals
from generator.dumps.layouts.lines.rows import TextRow
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


@pytest.mark.parametrize(
    "source",
    [
        "({p}, {d}, p. 3)",
        "({p}, {d}, ref. ROW/24/11)",
        "({p}, {d}, no. 15)",
        "({p} {d})",
    ],
)
def test_read_layout__source_with_a_number_of_its_own__states_the_day(source: str) -> None:
    items = _read(
        "\n\n".join(f"{n}. {t}\n{x} {x} {source.format(p=p, d=d)}" for n, (d, t, x, p) in enumerate(_NEWS, 1))
    )
    assert _days(items) == [day for day, *_ in _NEWS]


@pytest.mark.parametrize("clock", ["16.12 BST", "9:30 am", "14h05"])
def test_read_layout__times_above_titles__are_items_of_the_day_at_the_top(clock: str) -> None:
    head = "LIVE: Storm in the north, Thursday 5 September 2024\n\nThis page is closed now. Newest first.\n\n"
    items = _read(head + "\n\n".join(f"{clock}\n{t}\n\n{x} {x}" for _, t, x, _ in _NEWS))
    assert [item.title for item in items] == [title for _, title, _, _ in _NEWS]
    assert _days(items) == ["5 September 2024"] * len(_NEWS)
    assert {item.publication for item in items} == {None}


@pytest.mark.parametrize("end", ["Posted by Ana Soto at 10:52\nLabels: mill", "By Ana Soto", "https://a.example/1"])
def test_read_layout__several_articles_below_a_day_that_end_alike__each_has_the_day(end: str) -> None:
    parts, last = [], ""
    for day, title, text, _ in _NEWS:
        parts.append((f"{day}\n\n" if day != last else "") + f"{title}\n{text} {text}\n\n{text}\n\n{end}")
        last = day
    items = _read("Notes of a village\n\n" + "\n\n".join(parts))
    assert [item.title for item in items] == [title for _, title, _, _ in _NEWS]
    assert _days(items) == [day for day, *_ in _NEWS]


@pytest.mark.parametrize("mark", [".", ":", "!"])
def test_read_layout__title_in_capitals_before_its_text__is_the_title(mark: str) -> None:
    items = _read("CUTTINGS\n\n" + "\n\n".join(f"{t.upper()}{mark} {x} {x} ({p}, {d})" for d, t, x, p in _NEWS))
    assert [item.title.casefold() for item in items if item.title] == [title.casefold() for _, title, _, _ in _NEWS]
    assert _days(items) == [day for day, *_ in _NEWS]


@pytest.mark.parametrize("place", ["LONDON — ", "NEW YORK — ", "PARIS, "])
def test_run_in_capitals__place_of_a_report__is_no_title(place: str) -> None:
    assert run_in_capitals(TextRow(1, 1, "x", f"{place}The bank said on Monday that it will close.")) is None


def test_read_layout__linked_entry_without_a_day_among_others__is_an_item_without_a_day() -> None:
    entries = [
        f"- [{t}](https://a.example/{n})" + (f" ({d})" if n != 2 else "") + f"\n  {x} {x}\n"
        for n, (d, t, x, _) in enumerate(_NEWS)
    ]
    items = _read("# Reading list\n\n" + "\n".join(entries))
    assert [item.title for item in items] == [title for _, title, _, _ in _NEWS]
    assert [item.date is None or item.date.day is None for item in items] == [n == 2 for n in range(len(_NEWS))]


@pytest.mark.parametrize(
    "line",
    [
        "Geplaatst op dinsdag 17 september 2024 door Anneke de Wit",
        "Erstellt am Dienstag, 17. September 2024 von Anneke de Wit",
        "**Reads:** Dana | **Published:** 17 September 2024 | **Author:** Anneke de Wit",
    ],
)
def test_read_text__line_of_an_article_s_head__states_day_and_author(line: str) -> None:
    facts = HeadReader(learn_days([line])).read_text(line)
    assert facts is not None
    assert (str(facts.day), facts.author) == ("2024-09-17", "Anneke de Wit")


@pytest.mark.parametrize("words", ["24/8 2021", "24/8-2021", "24/8/2021"])
def test_find__day_with_the_year_apart__is_read(words: str) -> None:
    assert [str(each.day) for each in learn_days([words]).find(words)] == ["2021-08-24"]


@pytest.mark.parametrize("words", ["pages 3-5 2020", "24/8 of 2020 seats", "3/4 2 pages"])
def test_find__figures_that_are_no_day__are_none(words: str) -> None:
    assert learn_days([words]).find(words) == []
