"""A mail of Google Alerts gives an article for each that it lists, with the address behind the redirect."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.dumps.items import read_items
from generator.dumps.messages.mail_text import is_mail
from generator.dumps.read import read_dump

ALERTS = (
    (
        "Second quay for ferries opens in Tamberly",
        "The Tamberly Post",
        "The harbour of <b>Tamberly</b> opened a second quay on Thursday, its master said at noon&nbsp;...",
    ),
    (
        "The mill of Quillon turns again",
        "Quillon Courier",
        "After fifty years the mill of Quillon turned again, and a hundred people came to see its sails&nbsp;...",
    ),
    (
        "Bridge in Lantern closes for a week",
        "Lantern Wire",
        "A bridge in Lantern closes for a week, since its planks are old, and the town has no other&nbsp;...",
    ),
)
WORDS = [text.replace("<b>", "").replace("</b>", "").replace("&nbsp;", " ") for _, _, text in ALERTS]
URLS = [f"https://news.example/{number}?id={number}&page=2" for number in range(3)]
LINKS = [
    f"https://www.google.com/url?rct=j&sa=t&url={quote(url, safe='')}&ct=ga&cd=CAEY{n}&usg=AOv"
    for n, url in enumerate(URLS)
]
FLAG = "https://www.google.com/alerts/feedback?ffu=x&source=alertsmail"


def headed(body: str, kind: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Google Alerts <googlealerts-noreply@google.com>", "Google Alert - ferries"
    mail["Date"] = "Tue, 04 Jun 2024 09:00:00 +0000"
    mail.set_content(body, subtype=kind)
    return mail.as_bytes()


def plain_text() -> bytes:
    """Each article above its address, below the name of its section."""
    parts = ["=== News - 3 new results for [ferries] ===\n"]
    for (title, paper, _), words, link in zip(ALERTS, WORDS, LINKS, strict=True):
        parts.append(f"{title}\n{paper}\n{words}\n<{link}>\n")
    parts.append(f"{'-' * 60}\nUnsubscribe from this Google Alert:\n<https://www.google.com/alerts/remove?s=1>\n")
    return headed("\n".join(parts), "plain")


def text_of_html() -> bytes:
    """As mail programs turn HTML into text: the address right after the title."""
    parts = ["Google\n\nferries\nDaily update ⋅ June 4, 2024\nNEWS\n"]
    for (title, paper, _), words, link in zip(ALERTS, WORDS, LINKS, strict=True):
        parts.append(
            f"{title}\n<{link}>\n{paper}\n{words}\n[image: Facebook]\n<https://www.google.com/alerts/share?ss=fb>\nFlag as irrelevant <{FLAG}>\n"
        )
    parts.append(
        "See more results <https://www.google.com/alerts?s=1>\nYou have received this email because you have subscribed to Google Alerts.\n"
    )
    return headed("\n".join(parts), "plain")


def printed() -> bytes:
    """Without the headers that no program shows, the address below the buttons."""
    parts = [
        "From: Google Alerts <googlealerts-noreply@google.com>\nTo: ada@quay.example\nDate: Tue, 04 Jun 2024 09:00:00 +0000\nSubject: Google Alert - ferries\n\nferries\nDaily update ⋅ June 4, 2024\n\nNEWS\n"
    ]
    for (title, paper, _), words, link in zip(ALERTS, WORDS, LINKS, strict=True):
        parts.append(f"{title}\n{paper}\n{words}\n[image: Facebook] [image: Twitter] Flag as irrelevant\n<{link}>\n")
    return "\n".join(parts).encode()


def in_html() -> bytes:
    rows = [
        f'<tr><td><a href="{link}"><span itemprop="name">{title}</span></a><div><span>{paper}</span></div><div itemprop="description">{text}</div>'
        f'<div><a href="https://www.google.com/alerts/share?ss=fb"><img src="f.png" alt="Facebook"></a> <a href="{FLAG}">Flag as irrelevant</a></div></td></tr>'
        for (title, paper, text), link in zip(ALERTS, LINKS, strict=True)
    ]
    foot = '<a href="https://www.google.com/alerts?s=1">See more results</a><p>You have received this email because you have subscribed to <b>Google Alerts</b>.</p>'
    return headed(
        f"<html><body><table><tr><td>ferries</td></tr><tr><td>Daily update ⋅ June 4, 2024</td></tr><tr><td>NEWS</td></tr>{''.join(rows)}</table>{foot}</body></html>",
        "html",
    )


@pytest.mark.parametrize("make", [plain_text, text_of_html, printed, in_html], ids=lambda make: make.__name__)
def test_read_items__google_alert__has_an_article_for_each_result(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "alert.eml"
    path.write_bytes(make())
    found = read_items(read_dump(path))
    assert [(item.title, item.publication) for item in found.items] == [(title, paper) for title, paper, _ in ALERTS]
    assert [item.url for item in found.items] == URLS
    assert [item.date and str(item.date.day) for item in found.items] == ["2024-06-04"] * 3
    assert [" ".join(part.text for part in item.paragraphs) for item in found.items] == WORDS


def test_read_items__google_alerts_as_a_feed__have_the_true_addresses(tmp_path: Path) -> None:
    entries = [
        f'<entry><title type="html">{title}</title><link href="{link.replace("&", "&amp;")}"/><published>2024-06-0{n + 1}T08:00:00Z</published>'
        f'<content type="html">{text.replace("&", "&amp;").replace("<", "&lt;")}</content></entry>'
        for n, ((title, _, text), link) in enumerate(zip(ALERTS, LINKS, strict=True))
    ]
    path = tmp_path / "alerts.atom"
    path.write_text(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Google Alert - ferries</title>{"".join(entries)}</feed>'
    )
    found = read_items(read_dump(path))
    assert [item.url for item in found.items] == URLS
    assert [item.title for item in found.items] == [title for title, _, _ in ALERTS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From: Ada <ada@quay.example>\nDate: Tue, 04 Jun 2024 09:00:00 +0000\nSubject: Quay\n\nWords.\n", True),
        ("Subject: Quay\nFrom: ada@quay.example\nDate: 4 Jun 2024 09:00\n\nWords.\n", True),
        ("From: Ada\nDate: Tue, 04 Jun 2024\nSubject: Quay\n\nWords.\n", False),
        ("From: ada@quay.example\nSubject: Quay\n\nWords.\n", False),
        (
            "From: a@quay.example\nDate: 4 Jun 2024 09:00\nSubject: Quay\n\nWords.\n\nFrom: b@quay.example\nDate: 5 Jun 2024 09:00\nSubject: Mill\n\nWords.\n",
            False,
        ),
    ],
)
def test_is_mail__only_the_headers_that_programs_show__needs_sender_day_and_subject(text: str, expected: bool) -> None:
    assert is_mail(text.encode()) is expected
