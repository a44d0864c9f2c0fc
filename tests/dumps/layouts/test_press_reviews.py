"""Press reviews, lists of a day and converted PDFs: pages of papers, times, numbers of cases, wrapped titles, running heads."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import pytest

from generator.dumps.layouts.lines.days import DayReader
from generator.dumps.layouts.lines.heads import HeadReader, split_title
from generator.dumps.layouts.lines.titles import is_title
from generator.dumps.layouts.reader import read_layout
from tests.support.layout_variants import BRIEFS, DAYS, Brief
from tests.support.layouts import letters


def _body(brief: Brief) -> str:
    return "\n".join(brief.body)


def _forms() -> Iterator[tuple[str, str, bool]]:
    """Name, text, and whether each brief has its day there."""
    for line, form in {
        "{p}, p. 11 – {d}": "english",
        "Quelle: {p}, {d}, S. 9": "dots",
        "{p} | {d} | page 3-4": "american",
    }.items():
        parts = [f"{b.title}\n{line.format(p=b.paper, d=DAYS[form](b.day))}\n\n{_body(b)}" for b in BRIEFS]
        yield f"page of the paper: {line}", "\n\n\n".join(parts), True
    for line in ("({p}, pág. 7)", "{p}, S. 4", "{p}, p. 2"):
        parts = [f"{n}.- {b.title}\n{line.format(p=b.paper)}\n{_body(b)}" for n, b in enumerate(BRIEFS, 1)]
        yield f"page without a day: {line}", "RESUMEN DE PRENSA\n\n" + "\n\n".join(parts), False
    for number in ("{n}.-", "{n}º", "{n}.–"):
        parts = [f"{number.format(n=n)} {b.title}\n{_body(b)}" for n, b in enumerate(BRIEFS, 1)]
        yield f"number {number}", "\n\n".join(parts), False
    for clock in ("• 07:4{n}  ", "07:4{n} Uhr – ", "17:0{n} | "):
        parts = [f"{DAYS['weekday'](b.day)}\n\n{clock.format(n=n)}{b.title}\n{_body(b)}" for n, b in enumerate(BRIEFS)]
        yield f"time of day {clock}", "\n\n".join(parts), True
    for kicker, label in (
        ("Case 24-{n}18", "Handed down"),
        ("File No. {n}7/2023", "Decided"),
        ("Notice {n}", "Entered"),
    ):
        parts = [
            f"{kicker.format(n=n)}\n{b.title}\nBefore: Justice {b.author}\n{label}: {DAYS['english'](b.day)}\n\n{_body(b)}"
            for n, b in enumerate(BRIEFS, 1)
        ]
        yield f"number above the title, {label}", f"\n{'-' * 60}\n".join(parts), True
    for kicker in ("Translated from {n} · {d}", "Region report {n} | {d}", "Daily note No. {n} – {d}"):
        names = ("Thai", "Dutch", "Greek", "Welsh", "Czech")
        parts = [
            f"{kicker.format(n=names[n], d=DAYS['iso'](b.day))}\n{b.title}\n\n{_body(b)}" for n, b in enumerate(BRIEFS)
        ]
        yield f"line above the title: {kicker}", "\n\n~ ~ ~\n\n".join(parts), True
    for day in ("{d} {m} '23 – ", "{d} {m} ’23: ", "2023-11-{d:02} - "):
        parts = [f"{day.format(d=b.day.day, m='Nov')}{b.title}\n{' '.join(b.body)}" for b in BRIEFS]
        yield f"day before the title: {day}", "\n\n".join(parts), True


FORMS = {name: (text, dated) for name, text, dated in _forms()}


@pytest.mark.parametrize("name", FORMS)
def test_read_layout__press_reviews_and_lists_of_a_day__give_each_whole(name: str) -> None:
    text, dated = FORMS[name]
    layout = read_layout("dump.txt", text.split("\n"))
    assert layout is not None
    assert [letters(item.title) for item in layout.items] == [letters(brief.title) for brief in BRIEFS]
    assert [item.date and item.date.day for item in layout.items] == [brief.day if dated else None for brief in BRIEFS]
    for item, brief in zip(layout.items, BRIEFS, strict=True):
        assert letters(_body(brief)) in letters(" ".join(paragraph.text for paragraph in item.paragraphs))


@pytest.mark.parametrize(("width", "margin"), [(46, 6), (58, 12), (72, 4)])
def test_read_layout__indented_pages_of_a_pdf__give_each_whole(width: int, margin: int) -> None:
    """`pdftotext -layout`: one margin, wrapped titles, hyphens, a head on each page and numbers below."""
    pages = []
    for number, brief in enumerate(BRIEFS, 1):
        body = "\n".join(
            textwrap.fill(part, width, initial_indent="   " * (n > 0)) for n, part in enumerate(brief.body)
        )
        text = f"{textwrap.fill(brief.title, width)}\n{brief.paper}, p. {number + 8} – {DAYS['english'](brief.day)}\n\n{body}\n\n\n{number:>{width}}\n"
        head = f"Press Review No. 9\n{'_' * width}\n\n" if number > 1 else f"{'PRESS REVIEW':^{width}}\n\n\n"
        pages.append(textwrap.indent(head + text, " " * margin))
    layout = read_layout("dump.txt", "\f".join(pages).split("\n"))
    assert layout is not None
    assert [letters(item.title) for item in layout.items] == [letters(brief.title) for brief in BRIEFS]
    assert [item.date and item.date.day for item in layout.items] == [brief.day for brief in BRIEFS]
    assert [letters(" ".join(part.text for part in item.paragraphs)) for item in layout.items] == [
        letters(_body(b)) for b in BRIEFS
    ]


def test_read_layout__some_titles_without_a_day__are_items_too() -> None:
    parts = [
        f"{b.day.day} Nov '23 – {b.title}\n{' '.join(b.body)}" if n % 2 == 0 else f"{b.title}\n{' '.join(b.body)}"
        for n, b in enumerate(BRIEFS)
    ]
    layout = read_layout("dump.txt", "\n\n".join(parts).split("\n"))
    assert layout is not None
    assert [letters(item.title) for item in layout.items] == [letters(brief.title) for brief in BRIEFS]
    assert [item.date and item.date.day for item in layout.items] == [
        b.day if n % 2 == 0 else None for n, b in enumerate(BRIEFS)
    ]


@pytest.mark.parametrize(
    ("line", "paper", "day"),
    [
        ("Western Argus, p. 11 – 13 January 2025", "Western Argus", "2025-01-13"),
        ("Sunday Chronicle, p. 2 – 12 January 2025", "Sunday Chronicle", "2025-01-12"),
        ("Quelle: Harbour Post, 07.10.2024, S. 9", "Harbour Post", "2024-10-07"),
        ("(The Tamberly Post, pág. 7)", "The Tamberly Post", "None"),
    ],
)
def test_read_text__paper_with_its_page__keeps_paper_and_day_apart(line: str, paper: str, day: str) -> None:
    facts = HeadReader(DayReader(True)).read_text(line)
    assert facts is not None
    assert (facts.publication, str(facts.day)) == (paper, day)


@pytest.mark.parametrize("line", ["p. 4", "Page 3", "S. 9"])
def test_read_text__only_a_page__tells_nothing(line: str) -> None:
    assert HeadReader(DayReader(True)).read_text(line) is None


def test_split_title__day_before_the_title__is_taken_off() -> None:
    title, head = split_title(HeadReader(DayReader(True)), "4 Mar '25 – Tinned fish sells twice as well")
    assert (title, str(head and head.day)) == ("Tinned fish sells twice as well", "2025-03-04")


@pytest.mark.parametrize("line", ["-" * 70, "=" * 70, ">" * 40, "- " * 40])
def test_is_title__a_long_rule__is_none_at_once(line: str) -> None:
    assert not is_title(line)
