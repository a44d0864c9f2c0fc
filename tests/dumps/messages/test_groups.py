"""A digest of Google Groups gives an article for each post, with its topic as title, its sender and day."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from generator.dumps.items import read_items
from generator.dumps.read import read_dump

TOPICS = ("Second quay opens", "The mill turns again")
POSTS = (
    (
        0,
        "Ada Lovel",
        "ada@news.example",
        "Jan 02 10:00AM +0200",
        "The harbour of Tamberly opened a second quay for ferries on Thursday, its master said at noon.",
    ),
    (
        0,
        "Bo Lin",
        "bo@news.example",
        "Jan 02 11:30PM +0200",
        "Boats from both sides of the bay can land there at the same time, and nobody waits for the tide.",
    ),
    (
        1,
        "Cy Marr",
        "cy@news.example",
        "Dec 31 09:15AM +0200",
        "The mill of Quillon turned again after fifty years, and a hundred people came to see its sails.",
    ),
)
DAYS = ["2024-01-02", "2024-01-02", "2023-12-31"]
GROUP = "http://groups.google.com/group/ferries/t"


def headed(plain: str, rich: str = "") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "ferries@lists.example", "Digest for ferries@lists.example - 3 updates in 2 topics"
    mail["Date"] = "Wed, 03 Jan 2024 02:00:00 +0000"
    if plain:
        mail.set_content(plain)
    if rich:
        mail.set_content(rich, subtype="html")
    return mail.as_bytes()


def plain_text() -> bytes:
    rule = "=" * 77
    parts = [
        f"{rule}\nToday's topic summary\n{rule}\n\nGroup: ferries@lists.example\nUrl: {GROUP}opics\n\n  - {TOPICS[0]} [2 Updates]\n    {GROUP}/1\n  - {TOPICS[1]} [1 Update]\n    {GROUP}/2\n\n"
    ]
    for number, topic in enumerate(TOPICS):
        own = [post for post in POSTS if post[0] == number]
        parts.append(f"\n{rule}\nTopic: {topic}\nUrl: {GROUP}/{number + 1}\n{rule}\n")
        for index, (_, name, address, day, text) in enumerate(own, 1):
            parts.append(
                f"\n---------- {index} of {len(own)} ----------\nFrom: {name} <{address}>\nDate: {day}\nUrl: {GROUP}/1/{index}\n\n{text}\n"
            )
    parts.append(
        '\n\n-- \nYou received this message because you are subscribed to the Google Groups group "ferries".\n'
    )
    return headed("\n".join(parts))


def in_html() -> bytes:
    listed = "".join(
        f'<li><a href="#group_thread_{n}">{topic}</a> - {"2 Updates" if n == 0 else "1 Update"}</li>'
        for n, topic in enumerate(TOPICS)
    )
    parts = [
        f'<a name="digest_top"></a><div>ferries@lists.example</div><a href="{GROUP}opics">Google Groups</a><div>Topic digest<br><a href="{GROUP}opics">View all topics</a></div><ul>{listed}</ul>'
    ]
    for number, topic in enumerate(TOPICS):
        parts.append(
            f'<a name="group_thread_{number}"></a><div><a href="{GROUP}/{number + 1}?utm_source=digest">{topic}</a></div>'
        )
        for _, name, address, day, text in (post for post in POSTS if post[0] == number):
            parts.append(
                f'<table><tr><td><span>{name} &lt;<a href="mailto:{address}">{address}</a>&gt;: {day} </span></td></tr><tr><td><div>{text}</div></td></tr></table>'
            )
        parts.append('<div><a href="#digest_top">Back to top</a></div>')
    parts.append("<p>You received this digest because you're subscribed to updates for this group.</p>")
    return headed("", f"<html><body>{''.join(parts)}</body></html>")


def copied() -> bytes:
    """The text that a mail program shows, without headers: the days have no year."""
    parts = [
        "ferries@lists.example\nGoogle Groups\nTopic digest\nView all topics\n\n"
        + "".join(f"{topic} - {2 - n} Update{'s' if n == 0 else ''}\n" for n, topic in enumerate(TOPICS))
    ]
    for number, topic in enumerate(TOPICS):
        parts.append(f"\n{topic}\n")
        for _, name, address, day, text in (post for post in POSTS if post[0] == number):
            parts.append(f"{name} <{address}>: {day}\n\n{text}\n")
        parts.append("Back to top\n")
    return "\n".join(parts).encode()


@pytest.mark.parametrize("make", [plain_text, in_html, copied], ids=lambda make: make.__name__)
def test_read_items__digest_of_google_groups__has_an_article_for_each_post(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "digest.eml"
    path.write_bytes(make())
    found = read_items(read_dump(path))
    items = found.items
    assert [item.title for item in items] == [TOPICS[post[0]] for post in POSTS]
    assert [item.author for item in items] == [post[1] for post in POSTS]
    assert [" ".join(part.text for part in item.paragraphs) for item in items] == [post[4] for post in POSTS]
    days = [str(item.date.day) if item.date else None for item in items]
    assert days == ([None] * 3 if make is copied else DAYS)
    assert any("2 Updates" in discard.text for discard in found.discards)
