"""Records that are not quite regular, and columns without known names."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.model import DumpKind
from tests.dumps.records.test_entries import ADDRESS, LEDE, RECORD, SECOND, facts, read


@pytest.mark.parametrize(
    "text",
    [
        "[1] The first note.\nSecond line.",
        "Title, date, author\n\nWhat these three words have in common nobody knows.",
        f"Arms, which are lent, come back.\n{LEDE}",
        "{curly} words, nothing more",
    ],
)
def test_read_dump__prose_with_commas_or_brackets__is_no_table_and_no_json(tmp_path: Path, text: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    assert read_dump(path).kind not in (DumpKind.RECORDS, DumpKind.TABLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps([{"text": LEDE, "created_at": "2024-07-25", "user": {"name": "Ana Soto"}}]), (None, "Ana Soto", LEDE)),
        (f'title\tauthor\ttext\nArms\tAna Soto\t"We lend," said Bo.\nBack\tBo\t{LEDE}\n', ("Arms", "Ana Soto", '"We lend," said Bo.')),
        (f",title,author,content\n0,Arms,Ana Soto,{SECOND}\n1,Back,Bo,{LEDE}\n", ("Arms", "Ana Soto", SECOND)),
        (json.dumps([RECORD | {"tags": [3, 5], "categories": ["Farms"]}]), ("Arms to borrow", "Ana Soto", LEDE)),
    ],
    ids=["name-of-a-person", "loose-quotation-mark", "unquoted-comma", "keys-of-tags"],
)  # fmt: skip
def test_read_marked__records_that_are_not_quite_regular__are_read(
    tmp_path: Path, text: str, expected: tuple[str | None, str, str]
) -> None:
    items, _ = read(tmp_path, text)
    title, _, author, _, words = facts(items[0])
    assert (title, author, words) == expected
    assert items[0].tags in ((), ("Farms",))


def test_read_dump__list_of_people__is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, "name,email,notes,description\nAna Soto,ana@readers.example,,likes ferries a lot\n")
    assert "a list of people" in str(caught.value.problems[0])


PROSE = f"{LEDE} {SECOND}"


@pytest.mark.parametrize("cell", [f"[link]({ADDRESS})", f"<{ADDRESS}>", f"[Orchard Weekly]( {ADDRESS} )"])
def test_read_marked__an_address_as_markdown__is_the_original_s(tmp_path: Path, cell: str) -> None:
    text = f"| Date | Headline | Summary | Link |\n| --- | --- | --- | --- |\n| 2024-07-25 | Arms to borrow | {PROSE} | {cell} |\n"
    items, _ = read(tmp_path, f"{text}| 2024-07-26 | Baskets to fill | {PROSE} | |\n")
    assert [item.url for item in items] == [ADDRESS, None]


@pytest.mark.parametrize("name", ["What they wrote", "Clipping (summary)", "Our note"])
def test_read_marked__a_column_of_paragraphs_without_a_known_name__is_the_text(tmp_path: Path, name: str) -> None:
    above = "Media monitoring, week 30\t\t\t\n\t\t\t\n"
    rows = "".join(f"{number}\t{PROSE}\tArms to borrow {number}\tMill News\n" for number in range(1, 4))
    items, discards = read(
        tmp_path, f"{above}No.\t{name}\tHeadline\tOutlet\n{rows}\tTotal: 3\t\t\n", kind=DumpKind.TABLE
    )
    assert [item.title for item in items] == ["Arms to borrow 1", "Arms to borrow 2", "Arms to borrow 3"]
    assert all(LEDE in item.paragraphs[0].text for item in items)
    assert any("Total: 3" in discard.text for discard in discards)


def test_read_marked__two_columns_of_paragraphs_without_known_names__are_asked_for(tmp_path: Path) -> None:
    rows = "".join(f"{PROSE}\t{PROSE}\tArms to borrow {number}\tMill News\n" for number in range(3))
    with pytest.raises(ContentError, match="no field with a text"):
        read(tmp_path, f"One\tTwo\tHeadline\tOutlet\n{rows}", kind=DumpKind.TABLE)


@pytest.mark.parametrize(
    ("header", "form", "cells"),
    [
        ("No.\tClipping\tHeadline\tSeen on\tOutlet\n", "{n}\t{text}\t{title}\t{day}\tMill News\n", "{d}-Jul-24"),
        ("#\tLogged\tStory\tWhat they wrote\n", "{n}\t{day}\t{title}\t{text}\n", "24-07-{d}"),
        ("Wann;Was;Worum es geht\n", "{day};{title};{text}\n", "{d}.07.2024"),
        ("", "{day}\t{title}\t{text}\n", "{d} July 2024"),
    ],
)
def test_read_marked__columns_without_known_names__are_known_by_their_cells(
    tmp_path: Path, header: str, form: str, cells: str
) -> None:
    rows = "".join(
        form.format(n=n, d=20 + n, day=cells.format(d=20 + n), title=f"Arms to borrow {n} times", text=PROSE)
        for n in range(1, 5)
    )
    items, _ = read(tmp_path, header + rows, kind=DumpKind.TABLE)
    assert [item.title for item in items] == [f"Arms to borrow {n} times" for n in range(1, 5)]
    assert [item.date and item.date.day for item in items] == [dt.date(2024, 7, 20 + n) for n in range(1, 5)]
    assert all(LEDE in item.paragraphs[0].text for item in items)


@pytest.mark.parametrize("name", ["Last updated", "Accessed", "Deadline"])
def test_read_marked__a_column_with_other_days__is_not_the_day_of_publication(tmp_path: Path, name: str) -> None:
    rows = "".join(f"Arms to borrow {n} times\t2{n}-Jul-24\t{PROSE}\n" for n in range(1, 5))
    items, _ = read(tmp_path, f"Headline\t{name}\tNotes of ours\n{rows}", kind=DumpKind.TABLE)
    assert [item.date for item in items] == [None] * 4
