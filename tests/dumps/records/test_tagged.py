"""Exports with tagged fields and BibTeX: each entry with its text is an article with what the entry states."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.dumps.records.bibtex import plain_latex
from generator.errors import ContentError
from generator.model import DumpKind, Item
from tests.support.layout_variants import BRIEFS, DAYS, Brief

ENGLISH = DAYS["english"]


def _inverted(name: str) -> str:
    first, last = name.split()
    return f"{last}, {first}"


def _ris(b: Brief) -> str:
    return (
        f"TY  - NEWS\nTI  - {b.title}\nAU  - {_inverted(b.author)}\nJF  - {b.paper}\nDA  - {b.day:%Y/%m/%d}/\nY2  - 2024/06/30/\n"
        f"UR  - {b.url}\nAB  - {' '.join(b.body)}\nER  - \n"
    )


def _endnote(b: Brief) -> str:
    return (
        f"%0 Newspaper Article\n%T {b.title}\n%A {b.author}\n%J {b.paper}\n%D {b.day.year}\n%8 {b.day:%B} {b.day.day}\n"
        f"%U {b.url}\n%X {' '.join(b.body)}\n"
    )


def _factiva(b: Brief) -> str:
    body = "\n\n".join(b.body[1:])
    return (
        f"HD  {b.title}\n\nBY  By {b.author}\nWC  98 words\nPD  {ENGLISH(b.day)}\nSN  {b.paper}\nSC  HARBG\nLA  English\n\n"
        f"LP  \n{b.body[0]}\n\nTD  \n{body}\n\nAN  Document HARBG0020231121\n\n"
    )


def _bibtex(b: Brief) -> str:
    return (
        f"@article{{{b.day:k%d},\n  title = {{{{{b.title}}}}},\n  author = {{{_inverted(b.author)}}},\n  journal = {{{b.paper}}},\n"
        f"  date = {{{b.day}}},\n  urldate = {{2024-06-30}},\n  url = {{{b.url}}},\n  abstract = {{{' '.join(b.body)}}},\n}}\n"
    )


def _bibtex_quoted(b: Brief) -> str:
    return (
        f'@misc{{{b.day:k%d}, author="{b.author}", title="{b.title}",\n howpublished="\\url{{{b.url}}}", publisher = "{b.paper}",\n'
        f' year={b.day.year}, month={b.day:%b}, day={b.day.day}, note="{" ".join(b.body)}"}}\n'
    )


def _items(tmp_path: Path, text: str) -> tuple[Item, ...]:
    path = tmp_path / "export.txt"
    path.write_text(text, encoding="utf-8")
    dump = read_dump(path)
    assert dump.kind is DumpKind.REFERENCES
    return read_items(dump).items


@pytest.mark.parametrize("render", [_ris, _endnote, _factiva, _bibtex, _bibtex_quoted])
def test_read_items__an_export_of_references__an_article_for_each_entry(
    tmp_path: Path, render: Callable[[Brief], str]
) -> None:
    items = _items(tmp_path, "".join(render(brief) for brief in BRIEFS))
    assert [item.title for item in items] == [brief.title for brief in BRIEFS]
    assert [item.date and item.date.day for item in items] == [brief.day for brief in BRIEFS]
    assert [item.author for item in items] == [brief.author for brief in BRIEFS]
    assert [item.publication for item in items] == [brief.paper for brief in BRIEFS]
    words = [" ".join(paragraph.text for paragraph in item.paragraphs) for item in items]
    assert words == [" ".join(brief.body) for brief in BRIEFS]
    if render is not _factiva:
        assert [item.url for item in items] == [brief.url for brief in BRIEFS]


@pytest.mark.parametrize("day", ["2024///", "2024/05//", "2024"])
def test_read_items__an_entry_with_a_year_only__has_no_day(tmp_path: Path, day: str) -> None:
    text = f"TY  - NEWS\nTI  - A bridge opens\nPY  - {day}\nJF  - Quay Post\nAB  - The bridge opened with a brass band.\nER  - \n"
    (item,) = _items(tmp_path, text)
    assert item.date is None


@pytest.mark.parametrize(
    "text",
    [
        "TY  - NEWS\nTI  - A bridge opens\nPY  - 2024\nUR  - https://b.example/1\nER  - \n",
        "@article{k1,\n title = {A bridge opens},\n year = {2024},\n url = {https://b.example/1},\n}\n",
        "%0 Newspaper Article\n%T A bridge opens\n%D 2024\n%J Quay Post\n%U https://b.example/1\n",
    ],
)
def test_read_dump__references_without_texts__are_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="references without texts"):
        read_dump(path)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"Gr{\"u}ner \& Co. zahlt 5 \% mehr", "Grüner & Co. zahlt 5 % mehr"),
        (r"{M}alm{\"o} and \'Evreux pay \$5 million", "Malmö and Évreux pay $5 million"),
        (r"Stra{\ss}e -- ``a road''", "Straße – “a road”"),
    ],
)
def test_plain_latex__accents_and_escapes__are_letters(source: str, words: str) -> None:
    assert plain_latex(source) == words
