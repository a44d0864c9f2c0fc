"""Texts with a structure that repeats, texts without one, and what is made of their parts."""

from __future__ import annotations

import datetime as dt
import textwrap
from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.items import read_items, without_future
from generator.dumps.layouts.reader import read_layout
from generator.importing import run_import
from generator.model import BlockKind, Dump, DumpKind
from generator.reports.import_text import dump_rows
from tests.support.layout_variants import BRIEFS, VARIANTS

FLAT = """Quay Wire https://quay.example News from the quay Thu, 23 Nov 2023 02:14:09 +0000 en-GB hourly 1 {items}"""


def flat(*, separated: bool, on_lines: bool) -> str:
    items = []
    for number, brief in enumerate(BRIEFS):
        date = f"{brief.day:%a}, {brief.day.day:02} {brief.day:%b} {brief.day.year} 0{number}:40:00 +0000"
        end = " ]]>" if separated else ""
        slug = brief.url.rsplit("/", 1)[-1]
        head = f"{brief.title} {brief.url} {brief.url}#comments {date} {brief.author} https://quay.example/?p={number}"
        head = head.replace(" http", "\nhttp").replace(date, f"\n{date}\n") if on_lines else head
        text = f"{head} {brief.body[0]}{end}\n\n" + "\n\n".join(brief.body) + f"\n\n{end} {brief.url}/feed/ 0 {slug} "
        items.append(text)
    return FLAT.format(items="".join(items))


@pytest.mark.parametrize("on_lines", [False, True])
@pytest.mark.parametrize("separated", [False, True])
def test_read_layout__a_flattened_feed__each_item_with_its_facts(separated: bool, on_lines: bool) -> None:
    layout = read_layout("feed.txt", flat(separated=separated, on_lines=on_lines).split("\n"))
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]
    assert [item.date and item.date.day for item in layout.items] == [brief.day for brief in BRIEFS]
    assert [item.author for item in layout.items] == [brief.author for brief in BRIEFS]
    assert [item.url for item in layout.items] == [brief.url for brief in BRIEFS]
    assert [tuple(p.text for p in item.paragraphs) for item in layout.items] == [brief.body for brief in BRIEFS]


@pytest.mark.parametrize(
    "head", ["12 March 2024\n\n{t}\n\n", "{t}\n\nBy Ana Soto March 12, 2024, 02:30 PM\n\n", "{t}\n{u}\n\n"]
)
def test_read_layout__one_article_below_its_head__is_one_item(head: str) -> None:
    brief = BRIEFS[0]
    text = head.format(t=brief.title, u=brief.url) + "\n\n".join(brief.body)
    layout = read_layout("one.txt", text.split("\n"))
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title]
    assert [p.text for p in layout.items[0].paragraphs] == list(brief.body)


def test_read_layout__an_article_with_subheadings__is_not_divided() -> None:
    text = "\n\n".join(f"What comes next for {brief.paper}\n\n" + "\n\n".join(brief.body) for brief in BRIEFS)
    assert read_layout("article.txt", text.split("\n")) is None


def test_read_layout__a_text_without_structure__is_none() -> None:
    text = "\n\n".join(paragraph for brief in BRIEFS for paragraph in brief.body)
    assert read_layout("text.txt", text.split("\n")) is None


def test_read_layout__a_chat__drops_system_lines_and_remarks() -> None:
    lines = ["20/11/2023, 18:02 - Messages and calls are end-to-end encrypted.", "20/11/2023, 18:04 - Ana Soto joined"]
    for brief in BRIEFS:
        lines += [f"{brief.day:%d/%m/%Y}, 09:14 - {brief.author}: *{brief.title}*", *brief.body, brief.url]
    lines += ["22/11/2023, 19:00 - Rob: nice, thank you", "22/11/2023, 19:01 - Rob: <Media omitted>"]
    layout = read_layout("chat.txt", lines)
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]
    reasons = [discard.reason for discard in layout.discards]
    assert reasons.count(DiscardReason.CHAT_SYSTEM_LINE) == 2
    assert reasons.count(DiscardReason.CHAT_REMARK) == 2


def test_read_layout__a_markdown_digest__keeps_links_lists_code_and_tables() -> None:
    body = "A [link](https://a.example) and **bold** words in a first paragraph.\n\n- one\n- two\n\n```\nx = 1\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |"
    text = "\n\n".join(f"## {brief.title}\n\n*{brief.day}*\n\n{body}" for brief in BRIEFS)
    layout = read_layout("digest.md", text.split("\n"))
    assert layout is not None
    first = layout.items[0].paragraphs
    assert [p.kind for p in first] == [None, BlockKind.BULLET, BlockKind.BULLET, BlockKind.CODE, BlockKind.TABLE]
    assert first[0].text == "A link and bold words in a first paragraph."
    assert first[0].markdown == "A [link](https://a.example) and **bold** words in a first paragraph."
    assert first[3].markdown == "```\nx = 1\n```"


def test_read_layout__capitals_in_titles__are_ordinary_letters_as_the_text_has_them() -> None:
    layout = read_layout("letter.txt", VARIANTS["numbered letter, width 72"].text.split("\n"))
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]


def test_without_future__a_date_after_tomorrow__is_dropped_and_counted() -> None:
    lines = tuple(VARIANTS["title, day, text (iso)"].text.split("\n"))
    found = read_items(Dump("list.txt", DumpKind.LIST, lines))
    assert without_future(found, BRIEFS[0].day) == found
    limited = without_future(found, BRIEFS[1].day - dt.timedelta(days=1))
    assert [item.date and item.date.day for item in limited.items] == [None, *(brief.day for brief in BRIEFS[1:])]
    assert limited.future == (1,)


def test_run_import__a_kind_that_the_user_names__is_the_kind(tmp_path: Path) -> None:
    dump = tmp_path / "list.txt"
    dump.write_text(VARIANTS["title, day, text (iso)"].text, encoding="utf-8")
    content = tmp_path / "content"
    detected = run_import([dump], content, dry_run=True).dumps[0]
    named = run_import([dump], content, dry_run=True, kind=DumpKind.FEED).dumps[0]
    assert (detected.kind, named.kind) == (DumpKind.LIST, DumpKind.FEED)
    assert "(5 items, each a title with its day or source below it; 100 % sure)" in dump_rows(detected)[0].text


def test_dump_rows__many_articles_of_a_few_words__are_pointed_out(tmp_path: Path) -> None:
    dump = tmp_path / "short.txt"
    text = "\n\n".join(f"{brief.title}\n{brief.day}\nOnly a few words are here." for brief in BRIEFS)
    dump.write_text(text, encoding="utf-8")
    report = run_import([dump], tmp_path / "content", dry_run=True).dumps[0]
    assert any("fewer than 20 words" in row.text for row in dump_rows(report) if row.alarm)


def test_read_items__list_without_a_structure__is_said_to_be_read_as_a_page() -> None:
    found = read_items(Dump("note.txt", DumpKind.LIST, ("One long sentence about apples and pears in the orchard.",)))
    assert "read as a page" in found.reason


_WIDER = {
    "numbered": ("{n}. {t}\n{paper} | {d:%-d %B %Y}\n\n{body}\n\nRead more: {url}", "\n\n"),
    "between rules": ("{t}\n{paper}, {d:%Y-%m-%d}\n\n{body}\n\n{url}", f"\n\n{'-' * 72}\n\n"),
    "below a day": ("{d:%-d %B %Y}\n{t}\n\n{body}\n\n{url}", "\n\n\n"),
}


@pytest.mark.parametrize("name", _WIDER)
def test_read_layout__greeting_wrapped_wider_than_the_items__leaves_their_paragraphs_whole(name: str) -> None:
    form, between = _WIDER[name]
    items = [
        form.format(
            n=n,
            t=b.title,
            d=b.day,
            paper=b.paper,
            url=b.url,
            body="\n\n".join(textwrap.fill(p, 58) for p in b.body * 2),
        )
        for n, b in enumerate(BRIEFS, 1)
    ]
    greeting = "Good morning all,\n\nHere is what you asked for on Friday, the oldest\nat the end. Shout if any of the addresses does not open there: I will send\nthe scan."
    text = greeting + "\n\n" + between.join(items) + "\n"
    layout = read_layout("digest.txt", text.split("\n"))
    assert layout is not None
    assert [[part.text for part in item.paragraphs] for item in layout.items] == [list(b.body * 2) for b in BRIEFS]


_ALBUM = {
    "stamped": ("- {n} -\n\n[stamp] {d:%-d %b %Y}\n\n{t}\n\n{body}", "■"),
    "day below": ("{t}\n\n{paper}, {d:%-d %B %Y}\n\n{body}", "•"),
    "day above": ("{d:%d.%m.%Y}\n\n{t}\n\n{body}", "-"),
}


@pytest.mark.parametrize("name", _ALBUM)
def test_read_layout__narrow_columns_with_wrapped_titles_and_entries__are_whole(name: str) -> None:
    form, mark = _ALBUM[name]
    entries = (
        "Costs are up by six million, of which four or five came from abroad",
        "EBITDA of the first half and of the second is as it was",
        "Debt is down to 31 million",
    )
    listed = [textwrap.fill(entry, 48, initial_indent=f"{mark} ", subsequent_indent="  ") for entry in entries]
    texts = []
    for n, b in enumerate(BRIEFS, 41):
        paragraphs = [textwrap.fill(p, 50, initial_indent="  ") for p in b.body]
        body = "\n".join([paragraphs[0], *listed, *paragraphs[1:]])
        title = textwrap.fill(b.title.upper(), 48)
        texts.append(form.format(n=n, d=b.day.replace(month=n - 40), paper=b.paper, t=title, body=body))
    layout = read_layout("album.txt", ("QUAY SOCIETY\n\n" + "\n\n\n".join(texts)).split("\n"))
    assert layout is not None
    for month, (item, brief) in enumerate(zip(layout.items, BRIEFS, strict=True), 1):
        assert (item.title or "").casefold() == brief.title.casefold()
        assert (item.date and item.date.day) == brief.day.replace(month=month)
        own = [part.text.removeprefix(f"{mark} ") for part in item.paragraphs]
        assert own == [brief.body[0], *entries, *brief.body[1:]]


@pytest.mark.parametrize("mark", ["-", "•", "■"])
def test_read_layout__title_with_a_bullet_above_its_text__is_not_joined_to_it(mark: str) -> None:
    texts = [
        f"{mark} {b.title}\n"
        + textwrap.indent("\n".join([f"{b.paper}, {b.day}", textwrap.fill(" ".join(b.body), 60)]), "  ")
        for b in BRIEFS
    ]
    layout = read_layout("list.txt", "\n\n".join(texts).split("\n"))
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]
