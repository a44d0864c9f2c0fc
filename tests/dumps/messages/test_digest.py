"""A mailing list's digest gives an article for each of its posts, with its own day, sender and subject."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dumps.items import read_items
from generator.dumps.messages.digest import digest_posts
from generator.dumps.read import read_dump

HEAD = """\
From: ferries-request@lists.example
Subject: Ferries Digest, Vol 12, Issue 3
Date: Fri, 03 May 2024 12:00:00 +0000
Message-ID: <d@lists.example>
MIME-Version: 1.0
"""
TEXTS = (
    "The harbour of Tamberly opened a second quay for ferries on Thursday, its master said at noon.\n"
    "Boats from both sides of the bay can land there at the same time – nobody waits for the tide.",
    "The mill of Quillon turned again after fifty years, and a hundred people came to see its sails.\n"
    "It grinds on Saturdays, and sells what it grinds at the door for two coins a bag.",
    "A bridge in Lantern closes for a week, since its planks are old, and the town has no other.\n"
    "Carts go by the ford meanwhile, which is dry at this time of the year, the town said.",
)
SUBJECTS = ("Second quay opens", "The mill turns again", "Bridge closed")
DAYS = ("2024-05-01", "2024-05-02", "2024-05-03")


def posts(rule: str, numbered: bool) -> str:
    found = []
    for number, (subject, text) in enumerate(zip(SUBJECTS, TEXTS, strict=True), 1):
        label = f"Message: {number}\n" if numbered else ""
        head = f"Date: {('Wed', 'Thu', 'Fri')[number - 1]}, 0{number} May 2024 10:00:00 +0200\nFrom: Ada Lovel <ada{number}@news.example>\n"
        found.append(f"{label}{head}Subject: [Ferries] {subject}\nTo: ferries@lists.example\n\n{text}\n\n")
    return f"{rule}\n\n".join(found)


def mailman() -> str:
    top = "Send Ferries mailing list submissions to\n\tferries@lists.example\n\nToday's Topics:\n\n   1. Second quay opens (Ada Lovel)\n\n\n"
    return f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{top}{'-' * 70}\n\n{posts('-' * 30, numbered=True)}{'-' * 30}\n\nEnd of Ferries Digest, Vol 12, Issue 3\n"


def rfc_1153() -> str:
    return f"{HEAD}Content-Type: text/plain; charset=utf-8\n\nFerries Digest    Friday, 3 May 2024    Volume 12 : Issue 3\n\nToday's Topics:\n   Second quay opens\n\n{'-' * 70}\n\n{posts('-' * 30, numbered=False)}{'-' * 30}\n\nEnd of Ferries Digest\n*********************\n"


def mime() -> str:
    top = f"--A\nContent-Type: text/plain\n\n{'Words of the list about itself. ' * 20}\n\n--A\nContent-Type: multipart/digest; boundary=B\n\n"
    parts = "".join(
        f"--B\nContent-Type: message/rfc822\nMIME-Version: 1.0\n\nContent-Type: text/plain; charset=utf-8\n{post}\n"
        for post in posts("@@@", numbered=False).split("@@@\n\n")
    )
    return f"{HEAD}Content-Type: multipart/mixed; boundary=A\n\n{top}{parts}--B--\n--A--\n"


@pytest.mark.parametrize("make", [mailman, rfc_1153, mime], ids=lambda make: make.__name__)
def test_read_items__digest__has_an_article_for_each_post(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "digest.eml"
    path.write_text(make(), encoding="utf-8")
    found = read_items(read_dump(path))
    items = found.items
    assert [(item.title or "").removeprefix("[Ferries] ") for item in items] == list(SUBJECTS)
    assert [str(item.date.day) for item in items if item.date] == list(DAYS)
    assert [item.author for item in items] == ["Ada Lovel"] * 3
    said = " ".join(discard.text for discard in found.discards)
    assert "Topics" in said or "Words of the list" in said
    for item, text in zip(items, TEXTS, strict=True):
        assert " ".join(paragraph.text for paragraph in item.paragraphs) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A text.\n" + "-" * 30 + "\nAnother text below a rule.\n",
        "-" * 30 + "\nFrom: here to there\n\nOne only\n",
        "-" * 30 + "\nNote: a label\n\nText\n" + "-" * 30 + "\nNote: another\n\nText\n",
    ],
)
def test_digest_posts__other_texts__are_none(text: str) -> None:
    assert digest_posts(text) == ([], [])
