"""Chats in which people hand on articles: the talk between them is no article, and an article's own day is its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.reader import Layout, read_layout
from tests.support.layout_variants import BRIEFS, Brief
from tests.support.layouts import letters

_SENT = dt.date(2024, 5, 16)
_OLD = tuple(replace(brief, day=brief.day.replace(year=2016 + n)) for n, brief in enumerate(BRIEFS))
_TALK = (
    "ok",
    "Could somebody send me the ones about ships again, I have lost them with my old telephone",
    "that was quick",
    "🙏🙏",
    "thanks! filing them tonight",
)


def _whatsapp(brief: Brief, number: int) -> str:
    said = f"*{brief.title}*\n{brief.day:%d %b %Y}\n\n" + "\n\n".join(brief.body) + f"\n\n{brief.url}"
    return f"[16/05/2024, 09:1{number}:02] Maeve: {said}\n[16/05/2024, 09:2{number}:40] ~ Ruben: {_TALK[number]}"


def _phone(brief: Brief, number: int) -> str:
    said = f"{brief.title}\n{brief.paper}, {brief.day:%d.%m.%Y}\n" + "\n".join(brief.body)
    return f"16.05.24, 09:1{number} - Maeve Dunning: {said}\n16.05.24, 09:2{number} - Ruben: {_TALK[number]}"


def _telegram(brief: Brief, number: int) -> str:
    said = f"{brief.title}\n{brief.day:%-d %B %Y}\n\n" + "\n\n".join(brief.body) + f"\n{brief.url}"
    return f"Maeve Dunning, [16.05.2024 09:1{number}]\n{said}\n\nRuben, [16.05.2024 09:2{number}]\n{_TALK[number]}\n"


def _slack(brief: Brief, number: int) -> str:
    said = f"*{brief.title}* ({brief.paper}, {brief.day:%-d %B %Y})\n" + "\n".join(brief.body) + f"\n{brief.url}"
    return (
        f"Maeve Dunning  16 May 2024 at 9:1{number} AM\n{said}\nRuben  16 May 2024 at 9:2{number} AM\n{_TALK[number]}"
    )


def _texts() -> Iterator[tuple[str, str]]:
    for form, between in ((_whatsapp, "\n"), (_phone, "\n"), (_telegram, "\n"), (_slack, "\n\n")):
        yield form.__name__, between.join(form(brief, n) for n, brief in enumerate(_OLD))


TEXTS = dict(_texts())


def _read(text: str) -> Layout:
    layout = read_layout("chat.txt", text.split("\n"))
    assert layout is not None
    return layout


@pytest.mark.parametrize("name", TEXTS)
def test_read_layout__articles_between_talk__are_all_and_whole(name: str) -> None:
    layout = _read(TEXTS[name])
    assert [letters(item.title) for item in layout.items] == [letters(brief.title) for brief in _OLD]
    for item, brief in zip(layout.items, _OLD, strict=True):
        assert letters("".join(brief.body)) in letters(" ".join(paragraph.text for paragraph in item.paragraphs))
    assert sum(discard.reason is DiscardReason.CHAT_REMARK for discard in layout.discards) >= len(_TALK)


@pytest.mark.parametrize("name", TEXTS)
def test_read_layout__message_with_the_day_of_its_article__has_that_day(name: str) -> None:
    assert [item.date and item.date.day for item in _read(TEXTS[name]).items] == [brief.day for brief in _OLD]


def test_read_layout__message_with_a_later_day__keeps_the_day_it_was_sent() -> None:
    later = [replace(brief, day=_SENT + dt.timedelta(days=30)) for brief in _OLD]
    layout = _read("\n".join(_whatsapp(brief, n) for n, brief in enumerate(later)))
    assert {item.date and item.date.day for item in layout.items} == {_SENT}


def test_read_layout__chat_without_titles__keeps_its_middling_messages() -> None:
    """Only where articles have titles or addresses is a message without them talk."""
    said = [" ".join(brief.body) for brief in _OLD] + [_TALK[1]]
    text = "\n".join(f"[16/05/2024, 09:1{n}:02] Maeve: {words}" for n, words in enumerate(said))
    assert len(_read(text).items) == len(said)
