"""Mails in HTML: one article with sections stays one, a newsletter is divided by what its parts state of themselves."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from generator.dumps.formats.dispatch import read_marked
from generator.dumps.read import read_dump
from generator.model import Item

_TEXTS = (
    "The council approved the extension of tramline 7 to Eastgate by 31 votes to 24, after a debate of almost six hours.",
    "The line will cost 212 million euros, of which the region pays 60 per cent. Shopkeepers fear two years of works there.",
    "A baker has recalled some 18,000 loaves from shops in nine counties after a customer found metal in one of the slices.",
    "The company believes that a blade of a cutting machine broke at its plant. Customers get their money back, it said.",
    "The firm has opened a hall of 6,000 square metres where makers of farm machines may test steering in artificial rain.",
    "Four makers of tractors have booked the hall until the end of the year. Nobody wants to wait for bad weather, they say.",
    "The museum will sell its building on the river to a group of hotels and move to a former depot in the north of town.",
    "Friends of the museum protested in front of the entrance. They want the city to buy the house, which is a listed one.",
)
_HEADLINES = (
    "Tramline to Eastgate wins final approval",
    "Ferrano recalls rye loaves after metal is found",
    "Skylark opens a test hall for farm machines",
    "Museum of Glass sells its house to a hotel group",
)
_DAYS = ("14 May 2024", "9 November 2023", "21 February 2025", "3 August 2022")
_RISING = ("3 August 2022", "9 November 2023", "14 May 2024", "21 February 2025")
_PAPERS = ("The Harbour Post", "Consumer Daily", "Wire & Wheel", "Lantern Review")
_ADDRESSES = tuple(f"https://n{number}.example/story" for number in range(4))
_ONE_ARTICLE = {
    "sections": "<h2>{head}</h2><p>{one}</p><p>{two}</p>",
    "sections with sources": '<p><b>{head}</b></p><p>{one}</p><p>{two} <a href="{url}">Source</a></p>',
    "chronology": "<h3>{rising}: {head}</h3><p>{one}</p><p>{two}</p>",
    "chronology with days above": "<p><b>{rising}</b></p><h3>{head}</h3><p>{one}</p>",
    "live report": "<h3>{head}</h3><p>14 May 2024, 1{n}.10</p><p>{one}</p><p>{two}</p>",
    "products": '<h2>{n}. {head}</h2><p>{one}</p><p>{two}</p><p><a href="{url}">See the price at the shop</a></p>',
    "recipes": "<h2>{head}</h2><p><b>Serves 4</b></p><ul><li>2 onions</li><li>1 litre of stock</li></ul><p>{one}</p>",
    "conversation": "<p><strong>{head}, would you say?</strong></p><p>{one}</p><p>{two}</p>",
    "cells": "<table><tr><td><span style='font-size:18px'><b>{head}</b></span><br><br>{one}<br><br>{two}</td></tr></table>",
    "steps": '<h3>Step {n}: {head}</h3><p>{one}</p><p>{two}</p><p><a href="{url}">Open the settings</a></p><hr>',
}
_NEWSLETTERS = {
    "rules and buttons": '<h3>{n}. {head}</h3><p>{one}</p><p>{two}</p><p><a href="{url}">Read more</a></p><hr>',
    "linked titles": '<table><tr><td><h2><a href="{url}">{head}</a></h2></td></tr><tr><td>{one}</td></tr></table>',
    "days and papers": "<p><b>{head}</b></p><p><i>{paper}, {day}</i></p><p>{one}</p><p>{two}</p>",
    "German buttons": '<tr><td><h3>{head}</h3>{one}<br><br>{two}<br><a href="{url}">Weiterlesen »</a></td></tr>',
    "addresses": '<div><b>{head}</b></div><div>{one}</div><div>{two}</div><div><a href="{url}">{url}</a></div><br>',
    "other words on buttons": '<h2>{head}</h2><p>{one}</p><p><a href="{url}">Read it at {paper}</a></p>',
    "arrows": '<h3>{head}</h3><p>{one}</p><p>{two} <a href="{url}">→</a></p>',
    "papers": "<h3>{head}</h3><p>{paper} Times</p><p>{one}</p><p>{two}</p>",
    "citations": '<h3>{head}</h3><blockquote><p>{one}</p><p>{two}</p><p>— <a href="{url}">n.example</a></p></blockquote>',
    "longer buttons": '<h2>{head}</h2><p>{one}</p><p><a href="{url}">Continue reading on our site →</a></p>',
}  # fmt: skip


def _rows(form: str) -> str:
    return "\n".join(
        form.format(n=n + 1, head=head, one=_TEXTS[2 * n], two=_TEXTS[2 * n + 1], day=_DAYS[n], rising=_RISING[n],
                    paper=_PAPERS[n], url=_ADDRESSES[n])
        for n, head in enumerate(_HEADLINES)
    )  # fmt: skip


def _read(folder: Path, html: str, plain: str = "") -> tuple[Item, ...]:
    message = EmailMessage()
    message["From"], message["Subject"] = "Quay Letter <letter@quay.example>", "What we saw this year"
    message["Date"] = "Mon, 02 Jun 2025 10:00:00 +0000"
    if plain:
        message.set_content(plain)
    if html and plain:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    path = folder / "post.eml"
    path.write_bytes(message.as_bytes())
    return read_marked(read_dump(path))[0]


@pytest.mark.parametrize("name", _ONE_ARTICLE)
def test_read_marked__mail_in_html_with_one_article__stays_one_with_all_its_text(tmp_path: Path, name: str) -> None:
    rows = _rows(_ONE_ARTICLE[name])
    (item,) = _read(tmp_path, f"<html><body><h1>What we saw this year</h1><p>By Ana Soto</p>{rows}</body></html>")
    text = " ".join(paragraph.text for paragraph in item.paragraphs)
    assert item.title == "What we saw this year"
    assert all(part in text for part in _TEXTS if part in rows)


@pytest.mark.parametrize("name", _NEWSLETTERS)
def test_read_marked__newsletter_in_html__gives_each_article(tmp_path: Path, name: str) -> None:
    items = _read(tmp_path, f"<html><body><p>Quay Letter</p>{_rows(_NEWSLETTERS[name])}</body></html>")
    assert tuple(item.title for item in items) == _HEADLINES
    assert [item.paragraphs[0].text for item in items] == list(_TEXTS[::2])


def test_read_marked__mail_with_both_forms__is_divided_where_the_plain_one_has_addresses(tmp_path: Path) -> None:
    pairs = list(zip(_HEADLINES, _TEXTS[::2], _TEXTS[1::2], _ADDRESSES, strict=True))
    sections = "\n\n".join(f"## {head}\n\n{one}\n\n{two}" for head, one, two, _ in pairs)
    linked = "\n\n".join(f"## {head}\n\n{one}\n\n{two}\n\nRead more: {url}" for head, one, two, url in pairs)
    assert len(_read(tmp_path, _rows(_ONE_ARTICLE["sections"]), sections)) == 1
    assert tuple(item.url for item in _read(tmp_path, _rows(_NEWSLETTERS["linked titles"]), linked)) == _ADDRESSES


def test_read_marked__mail_of_a_page_that_says_it_is_one_article__needs_two_kinds_of_facts(tmp_path: Path) -> None:
    head = '<html><head><meta property="og:type" content="article"></head><body>'
    assert len(_read(tmp_path, f"{head}{_rows(_NEWSLETTERS['rules and buttons'])}</body></html>")) == 1
    assert len(_read(tmp_path, f"{head}{_rows(_NEWSLETTERS['days and papers'])}</body></html>")) == len(_HEADLINES)


def test_read_marked__mail_in_plain_text_only__is_divided_at_its_headings(tmp_path: Path) -> None:
    text = "\n\n".join(f"## {head}\n\n{_TEXTS[2 * n]}\n\n{_TEXTS[2 * n + 1]}" for n, head in enumerate(_HEADLINES))
    assert tuple(item.title for item in _read(tmp_path, "", text)) == _HEADLINES
