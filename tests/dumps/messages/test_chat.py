"""Exports of chats: news are articles with title, day, sender and address; small talk is reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.formats.dispatch import read_marked
from generator.dumps.messages.chat_text import chat_lines
from generator.dumps.read import read_dump
from generator.importing import run_import
from generator.model import Discard, DumpKind, Item

TITLE = "Orchard Robotics lends picking arms"
LEDE = "Orchard Robotics lends its picking arms to forty farms for a year, the company said."
SECOND = "A farm pays by the basket, and sends the arms back in winter."
ADDRESS = "https://news.example/orchard-arms"
SLACK = {"type": "message", "user": "U01ABC", "ts": "1721901600.000100"}
NEWS = {**SLACK, "text": f"*{TITLE}*\n{LEDE}\n{SECOND}\n<{ADDRESS}|news.example>"}
TELEGRAM = {"id": 7, "type": "message", "date": "2024-07-25T10:00:00", "date_unixtime": "1721901600"}
DISCORD = {
    "id": "9",
    "type": "Default",
    "timestamp": "2024-07-25T10:00:00+00:00",
    "author": {"name": "ana", "nickname": "Ana Soto"},
}
TEAMS = {"id": "5", "messageType": "message", "createdDateTime": "2024-07-25T10:00:00Z"}


def read(folder: Path, value: Any, indent: int | None = 1) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    path = folder / "export.json"
    path.write_text(json.dumps(value, indent=indent, ensure_ascii=False), encoding="utf-8")
    dump = read_dump(path)
    assert dump.kind is DumpKind.CHAT
    return read_marked(dump)


def facts(item: Item) -> tuple[str | None, str | None, str | None]:
    return item.title, item.date.day.isoformat() if item.date and item.date.day else None, item.url


@pytest.mark.parametrize(
    "value",
    [
        [NEWS],
        {"channel": "news", "messages": [NEWS]},
        [{**SLACK, "text": f"*<{ADDRESS}|{TITLE}>*\n{LEDE}\n{SECOND}"}],
        [{**SLACK, "text": f"{TITLE}\n{LEDE}\n{SECOND}\nRead more: <{ADDRESS}>"}],
        {
            "name": "Trade Desk",
            "type": "public_channel",
            "id": 1,
            "messages": [
                {**TELEGRAM, "from": "Trade Desk", "text": [{"type": "bold", "text": TITLE}, f"\n\n{LEDE}\n{SECOND}\n\n", {"type": "link", "text": ADDRESS}]}
            ],
        },
        {
            "about": "My export",
            "chats": {
                "list": [
                    {"name": "Ana", "type": "personal_chat", "id": 2, "messages": [{**TELEGRAM, "from": "Ana", "text": "See you at nine"}]},
                    {
                        "name": "Desk",
                        "type": "private_supergroup",
                        "id": 3,
                        "messages": [{**TELEGRAM, "from": "Ana", "text": [f"{TITLE}\n{LEDE}\n{SECOND}\n", {"type": "text_link", "text": "Read more", "href": ADDRESS}]}],
                    },
                ]
            },
        },
        {"guild": {"name": "Desk"}, "channel": {"name": "news"}, "messages": [{**DISCORD, "content": f"**{TITLE}**\n{LEDE}\n{SECOND}\n<{ADDRESS}>"}]},
        [{"ID": "3", "Timestamp": "2024-07-25 10:00:00", "Contents": f"## {TITLE}\n{LEDE}\n{SECOND}\n{ADDRESS}", "Attachments": ""}],
        {"value": [{**TEAMS, "from": {"user": {"displayName": "Ana Soto"}}, "body": {"contentType": "html", "content": f"<p>{TITLE}</p><p>{LEDE}</p><p>{SECOND}</p><p>{ADDRESS}</p>"}}]},
        {"participants": [{"name": "Ana"}], "messages": [{"sender_name": "Ana", "timestamp_ms": 1721901600000, "content": f"{TITLE}\n{LEDE}\n{SECOND}\n{ADDRESS}"}]},
    ],
    ids="slack wrapped linked-title pointer telegram whole-account discord package teams messenger".split(),
)  # fmt: skip
@pytest.mark.parametrize("indent", [1, None])
def test_read_marked__news_in_a_chat__is_an_article_with_its_facts(
    tmp_path: Path, value: Any, indent: int | None
) -> None:
    (item,), _ = read(tmp_path, value, indent)
    assert facts(item) == (TITLE, "2024-07-25", ADDRESS)
    assert [paragraph.text for paragraph in item.paragraphs] == [LEDE, SECOND]


@pytest.mark.parametrize(
    ("people", "author"),
    [
        ([{**NEWS, "user_profile": {"real_name": "Ana Soto"}}], "Ana Soto"),
        ({"users": [{"id": "U01ABC", "real_name": "Ana Soto"}], "messages": [NEWS]}, "Ana Soto"),
        ([NEWS], None),
    ],
)
def test_read_marked__sender_in_slack__is_named_where_the_export_has_the_name(
    tmp_path: Path, people: Any, author: str | None
) -> None:
    (item,), _ = read(tmp_path, people)
    assert item.author == author


def test_read_marked__channel_of_telegram__is_the_publication_not_the_author(tmp_path: Path) -> None:
    message = {**TELEGRAM, "from": "Trade Desk", "text": f"{TITLE}\n{LEDE}\n{SECOND}\n#farms #robots"}
    (item,), _ = read(tmp_path, {"name": "Trade Desk", "type": "public_channel", "id": 1, "messages": [message]})
    assert (item.author, item.publication, item.tags) == (None, "Trade Desk", ("farms", "robots"))


@pytest.mark.parametrize("indent", [1, None])
def test_read_marked__small_talk_and_what_the_program_says__are_reported(tmp_path: Path, indent: int | None) -> None:
    talk = [
        {**SLACK, "subtype": "channel_join", "text": "<@U01ABC> has joined the channel"},
        {**SLACK, "text": "Morning all, coffee?"},
        NEWS,
        {**SLACK, "thread_ts": "1721901600.000100", "ts": "1721901700.000100", "text": "Great find, thanks for it!"},
    ]
    items, discards = read(tmp_path, talk, indent)
    assert [item.title for item in items] == [TITLE]
    reasons = {discard.reason for discard in discards}
    assert reasons >= {DiscardReason.CHAT_SYSTEM_LINE, DiscardReason.CHAT_REMARK}
    assert "coffee" in " ".join(discard.text for discard in discards)


def test_read_marked__address_with_a_preview__takes_title_and_text_of_the_preview(tmp_path: Path) -> None:
    preview = {"service_name": "Quay Post", "title": TITLE, "title_link": ADDRESS, "text": LEDE}
    (item,), _ = read(tmp_path, [{**SLACK, "text": f"<{ADDRESS}>", "attachments": [preview]}])
    assert (*facts(item), item.publication) == (TITLE, "2024-07-25", ADDRESS, "Quay Post")


def test_read_marked__entities_and_mentions_of_slack__are_plain_words(tmp_path: Path) -> None:
    users = [{"id": "U02XYZ", "real_name": "Bo Lind"}]
    text = f"*{TITLE} &amp; more*\n{LEDE} &lt;3 thanks <@U02XYZ> and <#C01|desk>"
    (item,), _ = read(tmp_path, {"users": users, "messages": [{**SLACK, "text": text}]})
    assert item.title == f"{TITLE} & more"
    assert item.paragraphs[0].text == f"{LEDE} <3 thanks @Bo Lind and #desk"


def test_import__folder_of_an_export_of_slack__lists_of_people_are_no_articles(tmp_path: Path) -> None:
    export = tmp_path / "export"
    (export / "news").mkdir(parents=True)
    users = [{"id": "U01ABC", "team_id": "T01", "name": "ana", "profile": {"real_name": "Ana Soto"}}]
    (export / "users.json").write_text(json.dumps(users), encoding="utf-8")
    (export / "news" / "2024-07-25.json").write_text(json.dumps([NEWS]), encoding="utf-8")
    report = run_import([export], tmp_path / "content")
    assert report.problems == ()
    assert sum(len(dump.articles) for dump in report.dumps) == 1
    assert sum(dump.lost_lines for dump in report.dumps) == 0


@pytest.mark.parametrize(
    ("marked", "written"),
    [
        (
            '<p>Boats <b>came</b> to <a href="https://e.org/a?b=1&amp;c=2">the quay</a>.</p>',
            ["<b>came</b>", '<a href="https://e.org/a?b=1&amp;c=2">the quay</a>'],
        ),
        ("<div>It was <em>late</em> &amp; <s>cold</s></div>", ["<i>late</i> &amp; <s>cold</s>"]),
        (
            "<p>Run <code>a &lt; b</code></p><p><strong>Then go</strong></p>",
            ["<code>a &lt; b</code>", "<b>Then go</b>"],
        ),
        ('<p><a href="javascript:x()">words</a> stay</p>', ["words stay"]),
    ],
)
def test_chat_lines__message_in_html__keeps_its_inline_marks(marked: str, written: list[str]) -> None:
    lines = "\n".join(chat_lines(marked, {}, slack=False))
    assert [part for part in written if part not in lines] == []
