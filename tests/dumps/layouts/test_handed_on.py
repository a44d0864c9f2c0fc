"""Articles that somebody hands on in mails copied as text: with a greeting around, or quoted below the headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.dumps.layouts.reader import read_layout
from generator.model import Item
from tests.support.layout_variants import BRIEFS
from tests.support.layouts import letters

_SPREAD = tuple(replace(brief, day=brief.day.replace(year=2016 + 2 * n)) for n, brief in enumerate(BRIEFS))
_GREETINGS = ("Hi,\n\none for the file.", "Hello all,", "FYI", "Dear colleagues,\n\nthis may interest you.", "Hi both,")
_NAMES = (
    "Best,\nHanne",
    "Kind regards\n\nHanne Lund\nPress officer\nTel. +45 00 00 00 00",
    "Sent from my telephone",
    "",
    "Bye\nH.",
)
_HEADERS = {
    "english": "From:\tHanne Lund\nSent:\tThursday, {d:%B %-d, %Y} 8:12 AM\nTo:\tArchive\nSubject:\tFor the file: {t}",
    "german": "Von: Hanne Lund\nGesendet: {d:%d.%m.%Y} 08:12\nAn: Archiv\nBetreff: Für die Akte: {t}",
    "french": "De : Hanne Lund\nEnvoyé : {d:%d/%m/%Y} 08:12\nÀ : Archives\nObjet : Pour le dossier : {t}",
}


def _read(text: str) -> list[Item]:
    layout = read_layout("mails.txt", text.split("\n"))
    assert layout is not None
    return list(layout.items)


def _are_there(items: Sequence[Item]) -> None:
    assert [letters(item.title) for item in items] == [letters(brief.title) for brief in _SPREAD]
    assert [item.url for item in items] == [brief.url for brief in _SPREAD]
    for item, brief in zip(items, _SPREAD, strict=True):
        assert letters(" ".join(brief.body)) in letters(" ".join(part.text for part in item.paragraphs))


@pytest.mark.parametrize("language", _HEADERS)
def test_read_layout__mails_with_a_name_below_the_address__are_articles_with_their_days(language: str) -> None:
    mails = [
        f"{_HEADERS[language].format(d=b.day, t=b.title)}\n\n{greeting}\n\n"
        + "\n\n".join((*b.body, b.url, name)).rstrip()
        for b, greeting, name in zip(_SPREAD, _GREETINGS, _NAMES, strict=True)
    ]
    items = _read(f"\n\n{'_' * 32}\n\n".join(mails))
    _are_there(items)
    assert [item.date and item.date.day for item in items] == [brief.day for brief in _SPREAD]
    assert not any("Lund" in part.text or "Best" in part.text for item in items for part in item.paragraphs)


_ABOVE = {
    "forwarded": "From: Ruth Amsel <r@b.example>\nTo: Press list\nSubject: Fwd: for the file\nDate: Tue, 2 Sep 2025 08:14:37 +0200\n\n"
    "Morning all, see below.\n\n---------- Forwarded message ---------\nFrom: Peter Holl <p@b.example>\n"
    "Date: Mon, 1 Sept 2025 at 19:40\nSubject: for the file\nTo: Ruth Amsel <r@b.example>",
    "answered": "Thanks, Peter!\n\nOn Mon, 1 Sept 2025 at 19:40, Peter Holl <p@b.example> wrote:",
    "one head": "From: Peter Holl <p@b.example>\nDate: Mon, 1 Sept 2025 at 19:40\nTo: Ruth Amsel <r@b.example>",
}


@pytest.mark.parametrize("above", _ABOVE)
@pytest.mark.parametrize("mark", ["{n}) ", "{n}. ", "[{n}] "])
def test_read_layout__quoted_articles_without_days__do_not_have_that_of_the_mail(above: str, mark: str) -> None:
    """Who hands on what he has collected says when he does, not when it appeared."""
    parts = [
        f"{mark.format(n=n)}{b.title}\n\n" + "\n\n".join((*b.body, f"<{b.url}>")) for n, b in enumerate(_SPREAD, 1)
    ]
    quoted = "Hi Ruth,\n\nas promised, the pieces:\n\n" + "\n\n\n".join(parts) + "\n\n\nCheers\nPeter"
    items = _read(f"{_ABOVE[above]}\n\n" + "\n".join(f"> {line}".rstrip() for line in quoted.split("\n")))
    _are_there(items)
    assert {(item.date, item.publication, item.tags) for item in items} == {(None, None, ())}


_QUOTED_HEADERS = {
    "marked": "---------- Forwarded message ---------\nFrom: Quay Alerts <a@b.example>\nDate: {d:%a, %b %-d, %Y} at 7:42 AM\nSubject: {t}\nTo: <r@b.example>",
    "bare": "From: Quay Alerts <a@b.example>\nSent: {d:%-d %B %Y} 07:42\nTo: Ruth Amsel\nSubject: {t}",
    "german": "-------- Weitergeleitete Nachricht --------\nBetreff: {t}\nDatum: {d:%d.%m.%Y} 07:42\nVon: Kai Dienst <a@b.example>\nAn: r@b.example",
}


@pytest.mark.parametrize("headers", _QUOTED_HEADERS)
def test_read_layout__mails_quoted_with_their_headers__are_articles_with_their_days(headers: str) -> None:
    mails = [
        f"{_QUOTED_HEADERS[headers].format(d=b.day, t=b.title)}\n\n\n" + "\n\n".join((*b.body, f"Read more <{b.url}>"))
        for b in _SPREAD
    ]
    quoted = ["\n".join(f"> {line}".rstrip() for line in mail.split("\n")) for mail in mails]
    items = _read("Hi Ruth,\n\nall of them in one go.\n\nSent from my telephone\n\n" + "\n\n\n".join(quoted))
    _are_there(items)
    assert [item.date and item.date.day for item in items] == [brief.day for brief in _SPREAD]
