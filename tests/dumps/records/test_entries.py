"""Records in JSON and tables: their fields are recognised by name in many languages, and every word is accounted for."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.discard_reason import DiscardReason
from generator.dumps.formats.dispatch import read_marked
from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.model import Discard, Dump, DumpKind, Item

LEDE = "Orchard Robotics lends its picking arms to forty farms for a year."
SECOND = "A farm pays by the basket, and sends the arms back in winter."
ADDRESS = "https://news.example/orchard-arms"
RECORD = {
    "headline": "Arms to borrow",
    "published": "2024-07-25",
    "byline": "By Ana Soto",
    "link": ADDRESS,
    "text": LEDE,
}


def read(folder: Path, text: str | bytes, **options: Any) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    path = folder / "export.dat"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_marked(read_dump(path, **options))


def facts(item: Item) -> tuple[str | None, str | None, str | None, str | None, str]:
    day = item.date.day.isoformat() if item.date and item.date.day else None
    return item.title, day, item.author, item.url, " ".join(paragraph.text for paragraph in item.paragraphs)


def as_csv(records: Sequence[Mapping[str, str]], mark: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(records[0]), delimiter=mark)
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()


EXPECTED = ("Arms to borrow", "2024-07-25", "Ana Soto", ADDRESS, LEDE)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([RECORD]),
        json.dumps([RECORD], indent=2),
        json.dumps({"status": "ok", "totalResults": 1, "articles": [RECORD]}),
        json.dumps({"response": {"meta": {"hits": 1}, "docs": [RECORD]}}),
        json.dumps({"a1": RECORD, "a2": {**RECORD, "headline": "Arms come back"}}),
        json.dumps(RECORD) + "\n" + json.dumps({**RECORD, "headline": "Arms come back"}) + "\n",
        json.dumps(RECORD, indent=1) + "\n" + json.dumps({**RECORD, "headline": "Arms come back"}, indent=1),
        json.dumps(RECORD),
    ],
    ids=["list", "indented", "object", "deep", "by-key", "lines", "one-after-another", "single"],
)
def test_read_marked__records_wherever_they_are__give_articles_with_their_facts(tmp_path: Path, text: str) -> None:
    items, _ = read(tmp_path, text)
    assert facts(items[0]) == EXPECTED
    assert len(items) in (1, 2)


@pytest.mark.parametrize(
    "names",
    [
        {"title": "Arms to borrow", "pub_date": "July 25, 2024", "author": "Ana Soto", "url": ADDRESS, "content": LEDE},
        {"titel": "Arms to borrow", "datum": "25.07.2024", "autor": "Ana Soto", "link": ADDRESS, "inhalt": LEDE},
        {"Título": "Arms to borrow", "Fecha": "25/07/2024", "Autor": "Ana Soto", "Enlace": ADDRESS, "Texto": LEDE},
        {"标题": "Arms to borrow", "日期": "2024年7月25日", "作者": "Ana Soto", "链接": ADDRESS, "正文": LEDE},
        {"titre": "Arms to borrow", "date": "25 juillet 2024", "auteur": "Ana Soto", "lien": ADDRESS, "texte": LEDE},
        {"Заголовок": "Arms to borrow", "Дата": "25.07.2024", "Автор": "Ana Soto", "Ссылка": ADDRESS, "Текст": LEDE},
        {"title": "Arms to borrow", "timestamp": 1721901600, "writer": "Ana Soto", "guid": ADDRESS, "body": LEDE},
        {"title": "Arms to borrow", "created_at": 1721901600000, "creator": "Ana Soto", "uri": ADDRESS, "body": LEDE},
        {
            "title": {"rendered": "Arms to borrow"},
            "date": "2024-07-25T09:00:00",
            "author": {"name": "Ana Soto"},
            "link": ADDRESS,
            "content": {"rendered": f"<p>{LEDE}</p>", "protected": False},
        },
        {
            "headline": {"main": "Arms to borrow"},
            "pub_date": "2024-07-25T09:00:00+0000",
            "byline": {"original": "By Ana Soto"},
            "web_url": ADDRESS,
            "paragraphs": [{"type": "paragraph", "text": LEDE}],
        },
        {
            "@type": "NewsArticle",
            "headline": "Arms to borrow",
            "datePublished": "2024-07-25T09:00:00Z",
            "author": [{"@type": "Person", "name": "Ana Soto"}],
            "url": ADDRESS,
            "articleBody": LEDE,
        },
    ],
    ids=["en", "de", "es", "zh", "fr", "ru", "seconds", "milliseconds", "wordpress-api", "news-api", "schema.org"],
)
def test_read_marked__field_names_and_shapes_of_many_systems__are_recognised(
    tmp_path: Path, names: Mapping[str, Any]
) -> None:
    (item,), _ = read(tmp_path, json.dumps([names], ensure_ascii=False))
    assert facts(item) == EXPECTED


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_read_marked__table_with_a_header__gives_articles_with_their_facts(
    tmp_path: Path, mark: str, encoding: str
) -> None:
    items, discards = read(tmp_path, as_csv([RECORD, RECORD | {"headline": "Arms, back"}], mark).encode(encoding))
    assert [facts(item) for item in items] == [EXPECTED, ("Arms, back", *EXPECTED[1:])]
    assert {discard.line for discard in discards} == {1}


@pytest.mark.parametrize(
    ("encoding", "title", "text"),
    [
        ("windows-1252", "Fähre fährt öfter", "Die Fähre nach Übersee fährt im Sommer öfter, sagt die Reederei."),
        (
            "gbk",
            "渡轮加开班次",
            "公司表示，将于下个月推出新的服务，用户可以免费使用。记者了解到，该项目已经准备了两年。",
        ),
        ("windows-1251", "Новый завод", "Компания объявила, что в следующем месяце откроет новый завод под Тулой."),
    ],
)
def test_read_marked__table_in_another_encoding__is_read_and_reported(
    tmp_path: Path, encoding: str, title: str, text: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(as_csv([{"title": title, "date": "2024-07-25", "text": text}]).encode(encoding))
    dump = read_dump(path)
    (item,), _ = read_marked(dump)
    assert (item.title, item.paragraphs[0].text) == (title, text)
    (note,) = dump.notes
    assert "does not declare" in note


def test_read_marked__cells_with_line_breaks__lines_are_those_of_the_file(tmp_path: Path) -> None:
    text = as_csv([{"title": "Arms to borrow", "body": f"{LEDE}\n\n{SECOND}"}, {"title": "Back", "body": LEDE}])
    items, _ = read(tmp_path, text)
    assert [(item.first, item.last) for item in items] == [(2, 4), (5, 5)]
    assert [paragraph.line for paragraph in items[0].paragraphs] == [2, 4]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("04/05/2024", "25/05/2024"), ("2024-05-04", "2024-05-25")),
        (("04/05/2024", "05/25/2024"), ("2024-04-05", "2024-05-25")),
        (("04/05/2024",), (None,)),
        (("0001-01-01", "2999-01-01"), (None, None)),
        (("45498", "45499"), ("2024-07-25", "2024-07-26")),
    ],
)
def test_read_marked__days_in_figures__are_settled_by_the_column_or_left_open(
    tmp_path: Path, days: Sequence[str], expected: Sequence[str | None]
) -> None:
    items, _ = read(tmp_path, as_csv([{"title": f"Tale {day}", "date": day, "text": LEDE} for day in days]))
    assert tuple(facts(item)[1] for item in items) == tuple(expected)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("draft", True, DiscardReason.DRAFT),
        ("published", False, DiscardReason.DRAFT),
        ("is_published", "false", DiscardReason.DRAFT),
        ("status", "draft", DiscardReason.DRAFT),
        ("status", "Scheduled", DiscardReason.SCHEDULED),
        ("visibility", "private", DiscardReason.PRIVATE),
    ],
)
def test_read_marked__record_that_is_not_public__is_left_out_with_its_reason(
    tmp_path: Path, field: str, value: object, reason: DiscardReason
) -> None:
    items, discards = read(tmp_path, json.dumps([RECORD | {"headline": "Open"}, RECORD | {field: value}], indent=0))
    assert [item.title for item in items] == ["Open"]
    assert {discard.reason for discard in discards if LEDE in discard.text} == {reason}


def test_read_marked__fields_named_by_the_user__win_over_the_recognised_ones(tmp_path: Path) -> None:
    record = {"title": "page-17", "kopzeile": "Arms to borrow", "stoff": LEDE, "day": "2024-07-25"}
    (item,), _ = read(tmp_path, json.dumps([record]), mapped=(("title", "kopzeile"), ("body", "stoff")))
    assert facts(item)[:2] == ("Arms to borrow", "2024-07-25")


@pytest.mark.parametrize(
    ("text", "mapped", "words"),
    [
        (json.dumps([{"kopzeile": "A", "stoff": LEDE}]), (), "--map body=stoff"),
        (json.dumps([RECORD]), (("title", "kopzeile"),), 'no field "kopzeile"'),
        ("title,url,time_added,tags,status\nArms," + ADDRESS + ",1615886040,,unread\n", (), "list of links"),
        ("URL,Title,Selection,Folder,Timestamp\n" + ADDRESS + ",Arms,,Unread,1615886040\n", (), "list of links"),
        (json.dumps([{"href": ADDRESS, "description": "", "time": "2024-07-25"}]), (), "list of links"),
        ('[{"title": "A", "text": "B"', (), "ends in the middle"),
    ],
)
def test_read_dump__records_without_texts__are_refused_by_name(
    tmp_path: Path, text: str, mapped: tuple[tuple[str, str], ...], words: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, text, mapped=mapped)
    assert words in str(caught.value.problems[0])


WORDS = st.text("abcdefghij ", min_size=3, max_size=30).map(str.strip).filter(lambda words: len(words) > 2)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4), st.booleans())
def test_read_marked__any_records__every_word_is_in_an_article_or_in_the_report(
    rows: list[tuple[str, str, str]], table: bool
) -> None:
    records = [{"title": a, "body": f"{b} {LEDE}", "desk": c} for a, b, c in rows]
    text = as_csv(records) if table else json.dumps(records)
    dump = Dump("x", DumpKind.TABLE if table else DumpKind.RECORDS, tuple(text.splitlines()))
    items, discards = read_marked(dump)
    said = " ".join(
        [*(part.text for item in items for part in item.paragraphs), *(item.title or "" for item in items)]
        + [discard.text for discard in discards]
    )
    assert set(re.findall(r"\w+", " ".join(" ".join(row) for row in rows))) <= set(re.findall(r"\w+", said))
