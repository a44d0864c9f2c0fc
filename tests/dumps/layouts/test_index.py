"""Days and addresses that stand apart from their articles: in an index by number or title, or as numbered links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from generator.dumps.layouts.reader import read_layout
from generator.model import Item
from tests.support.layout_variants import BRIEFS, Brief
from tests.support.layouts import letters

_SPREAD = tuple(replace(brief, day=brief.day.replace(year=2016 + 2 * n)) for n, brief in enumerate(BRIEFS))
_NUMBERED = tuple(enumerate(_SPREAD, 1))


def _texts(mark: str) -> str:
    return "\n\n\n".join(f"{mark.format(n=n)}{b.title}\n\n" + "\n\n".join(b.body) for n, b in _NUMBERED)


def _rows(form: Callable[[int, Brief], str]) -> str:
    return "\n".join(form(n, brief) for n, brief in _NUMBERED)


_INDEXES = {
    "columns at the end": _texts("[{n}]  ")
    + "\n\n\nINDEX OF SOURCES\n\nNo.  Day  Address\n---  ---  ---\n"
    + _rows(lambda n, b: f"[{n}]  {b.day:%d/%m/%Y}  {b.url}")
    + "\n\nCopies can be asked for at the desk.",
    "bars at the end": _texts("[A{n}] ")
    + "\n\n\nSources\n\n No. | Published | Paper | Link\n-----+-----+-----+-----\n"
    + _rows(lambda n, b: f" [A{n}] | {b.day:%d %b %Y} | {b.paper} | {b.url}"),
    "papers with the address below": _texts("{n}. ")
    + "\n\n\nSOURCES\n"
    + _rows(lambda n, b: f"{n}. {b.paper}, {b.day:%-d %B %Y}\n   {b.url}"),
    "table at the beginning": "# Press folder\n\n| # | Date | Headline | Link |\n|---|---|---|---|\n"
    + _rows(lambda n, b: f"| {n} | {b.day} | {b.title} | [open]({b.url}) |")
    + "\n\n## Texts\n\n"
    + _texts("### {n}. "),
    "titles at the beginning": "PRESS FOLDER\n\nContents\n\n"
    + _rows(lambda n, b: f"{b.day:%d.%m.%Y}  {b.title}  {b.url}")
    + f"\n\n{'=' * 60}\n\n"
    + _texts(""),
}


def _read(text: str) -> list[Item]:
    layout = read_layout("folder.txt", text.split("\n"))
    assert layout is not None
    return list(layout.items)


def _are_whole(items: Sequence[Item]) -> None:
    assert [letters(item.title) for item in items] == [letters(brief.title) for brief in _SPREAD]
    assert [letters(" ".join(part.text for part in item.paragraphs)) for item in items] == [
        letters(" ".join(brief.body)) for brief in _SPREAD
    ]


@pytest.mark.parametrize("name", _INDEXES)
def test_read_layout__index_of_the_articles__gives_them_their_days_and_addresses(name: str) -> None:
    items = _read(_INDEXES[name])
    _are_whole(items)
    assert [item.date and item.date.day for item in items] == [brief.day for brief in _SPREAD]
    assert [item.url for item in items] == [brief.url for brief in _SPREAD]


def test_read_layout__table_of_something_else__gives_no_day() -> None:
    table = "| Meeting | Day | Room |\n|---|---|---|\n| Board of the north | 2024-03-05 | 12 |\n"
    items = _read(f"# Press folder\n\n{table}\n## Texts\n\n" + _texts("### {n}. "))
    _are_whole(items)
    assert {item.date for item in items} == {None}


def test_read_layout__index_of_other_titles__gives_no_day() -> None:
    rows = "\n".join(
        f"[{n}]  {b.day:%d/%m/%Y}  Another headline about the harbour of {n} towns  {b.url}" for n, b in _NUMBERED
    )
    assert not any(item.date or item.url for item in _read(_texts("[{n}] ") + f"\n\n\nSEE ALSO\n\n{rows}"))


_LINKED = {
    "lynx": ("   [{n}]Home\n\n", "[{n}]{title}\n\n   Published: {day:%b %-d, %Y}\n\n   {body}", "  {n}. {url}"),
    "after the title": ("Home [{n}]\n\n", "{title} [{n}]\n{day:%-d %B %Y}\n\n{body}", "[{n}] {url}"),
    "markdown": ("[Home][{n}]\n\n", "## [{title}][{n}]\n\n{day:%-d %B %Y}\n\n{body}", "[{n}]: {url}"),
    "after the text": ("Home [{n}]\n\n", "{title}\n{day:%-d %B %Y}\n\n{body} [{n}]", "[{n}] {url}"),
}


@pytest.mark.parametrize("name", _LINKED)
def test_read_layout__addresses_as_numbered_links__are_their_articles(name: str) -> None:
    menu, form, entry = _LINKED[name]
    texts = [
        form.format(n=n + 1, title=b.title, day=b.day, body=("\n\n   " if name == "lynx" else "\n\n").join(b.body))
        for n, b in _NUMBERED
    ]
    urls = ["https://wire.example.com/", *(brief.url for brief in _SPREAD)]
    below = "\n".join(entry.format(n=n, url=url) for n, url in enumerate(urls, 1))
    items = _read(menu.format(n=1) + "\n\n".join(texts) + f"\n\nReferences\n\n   Visible links:\n{below}\n")
    _are_whole(items)
    assert [item.date and item.date.day for item in items] == [brief.day for brief in _SPREAD]
    assert [item.url for item in items] == [brief.url for brief in _SPREAD]


_NUMBER_ALONE = {
    "table and headings": (
        "| {n} | {d:%b %-d, %Y} | {t} | [{paper}]({url}) |",
        "### No. {n}\n\n{body}\n\n[back to top](#pack)\n\n---",
    ),
    "rows and brackets": ("[{n}]  {d:%d.%m.%Y}  {t}  {url}", "[{n}]\n\n{body}\n\n"),
    "list and words": ("{n}. {t}, {d:%-d %B %Y}\n   {url}", "Text {n}\n\n{body}\n\n"),
}


@pytest.mark.parametrize("name", _NUMBER_ALONE)
def test_read_layout__numbers_alone_above_the_texts__have_the_titles_of_the_index(name: str) -> None:
    row, text = _NUMBER_ALONE[name]
    head = "| No. | Date | Headline | Where |\n|---:|---|---|---|\n" if name.startswith("table") else ""
    rows = _rows(lambda n, b: row.format(n=n, d=b.day, t=b.title, paper=b.paper, url=b.url))
    texts = "\n\n".join(text.format(n=n, body="\n\n".join(b.body)) for n, b in _NUMBERED)
    items = _read(f"# Reading pack\n\n{head}{rows}\n\nThe full texts have the same numbers.\n\n---\n\n{texts}\n")
    _are_whole(items)
    assert [item.date and item.date.day for item in items] == [brief.day for brief in _SPREAD]
    assert [item.url for item in items] == [brief.url for brief in _SPREAD]


@pytest.mark.parametrize("form", ["Page {n}", "- {n} -", "{n}"])
def test_read_layout__numbers_of_pages__have_no_title_of_the_index(form: str) -> None:
    rows = _rows(lambda n, b: f"[{n}]  {b.day:%d.%m.%Y}  {b.title}  {b.url}")
    texts = "\n\n".join("\n\n".join(b.body) + "\n\n" + form.format(n=n) for n, b in _NUMBERED)
    layout = read_layout("pack.txt", f"Reading pack\n\n{rows}\n\n{texts}\n".split("\n"))
    titles = {brief.title for brief in _SPREAD}
    assert layout is None or not titles & {item.title for item in layout.items}
