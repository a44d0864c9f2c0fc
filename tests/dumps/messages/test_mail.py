"""Mails in every encoding and form: the subject is the title, a newsletter is divided, nothing of the headers gets out."""

from __future__ import annotations

import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.formats.dispatch import read_marked
from generator.dumps.read import read_dump
from generator.importing import run_import
from generator.model import BlockKind, Discard, DumpKind, Item

BRIEFS = (
    ("Orchard Robotics lends picking arms", "https://news.example/arms",
     "Orchard Robotics lends its picking arms to forty farms for a year, the company said on Monday.",
     "A farm pays by the basket, and sends the arms back in winter. Nobody else does it so."),
    ("Quillon shuts a warehouse in Leeds", "https://news.example/quillon",
     "Online grocer Quillon closed one of its three warehouses around Leeds in January, to save rent.",
     "Its vans now arrive eleven minutes earlier on average, and fuel costs have gone down by a tenth."),
    ("Ferry merger in doubt after vote", "https://news.example/ferry",
     "Two ferry lines that wanted to merge this spring may stay apart, since a vote of shareholders failed.",
     "The chairman spoke of a pause. Passengers would hardly notice, said the harbour master of Tamberly."),
)  # fmt: skip
TITLE, ADDRESS, LEDE, SECOND = BRIEFS[0]


def mail(subject: str = TITLE, sender: str = "Ana Soto <ana@press.example>") -> EmailMessage:
    message = EmailMessage(policy=email.policy.SMTP)
    message["Received"] = "from mx.press.example by inbox.example"
    message["From"], message["To"], message["Subject"] = sender, "secret-reader@inbox.example", subject
    message["Date"], message["Message-ID"] = "Thu, 25 Jul 2024 07:30:00 +0000", "<1@press.example>"
    return message


def read(folder: Path, data: bytes) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    path = folder / "post.eml"
    path.write_bytes(data)
    dump = read_dump(path)
    assert dump.kind is DumpKind.MAIL
    return read_marked(dump)


def facts(item: Item) -> tuple[str | None, str | None, str | None, str | None]:
    day = item.date.day.isoformat() if item.date and item.date.day else None
    return item.title, day, item.author, item.url


def texts(item: Item) -> list[str]:
    return [paragraph.text for paragraph in item.paragraphs]


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "gb18030"])
def test_read_marked__mail_in_any_encoding__is_one_article_with_the_subject_as_title(
    tmp_path: Path, transfer: str, charset: str
) -> None:
    message = mail("Fähre & Café", "José Tarrant <j@press.example>")
    message.set_content(f"Größe: {LEDE}\n\n{SECOND}\n\n{ADDRESS}\n", charset=charset, cte=transfer)
    (item,), _ = read(tmp_path, message.as_bytes())
    assert facts(item) == ("Fähre & Café", "2024-07-25", "José Tarrant", ADDRESS)
    assert texts(item) == [f"Größe: {LEDE}", SECOND]


def test_read_marked__mail_that_declares_no_encoding__is_decoded_by_its_bytes(tmp_path: Path) -> None:
    text = "公司表示，将于下个月推出新的服务，用户可以免费使用。\n\n记者了解到，该项目已经准备了两年。\n"
    data = b"From: a@b.example\nSubject: =?gbk?b?0MK3/s7x?=\nDate: Thu, 25 Jul 2024 07:30:00 +0000\nX-Mailer: x\n\n"
    (item,), _ = read(tmp_path, data + text.encode("gbk"))
    assert (item.title, texts(item)) == ("新服务", text.strip().split("\n\n"))


def test_read_marked__newsletter_in_plain_text__is_divided_and_its_items_have_its_day(tmp_path: Path) -> None:
    message = mail("Quay Letter 12", "Quay Letter <letter@quay.example>")
    body = "".join(f"{title}\n\n{lede}\n\n{second}\n{url}\n\n" for title, url, lede, second in BRIEFS)
    message.set_content(f"QUAY LETTER 12\n\n{body}--\nUnsubscribe: https://quay.example/out\n")
    items, _ = read(tmp_path, message.as_bytes())
    assert [facts(item) for item in items] == [(title, "2024-07-25", None, url) for title, url, *_ in BRIEFS]
    assert {item.publication for item in items} == {"Quay Letter"}


@pytest.mark.parametrize(
    "block",
    [
        "<tr><td><h2><a href='{url}'>{title}</a></h2><p>{lede}</p><p>{second}</p></td></tr>",
        "<tr><td><p><b>{title}</b><br>{lede}</p><p>{second}</p><p><a href='{url}'>Read more</a></p></td></tr>",
        "<tr><td><h3>{title}</h3>{lede}<br><br>{second}<br><a href='{url}'>{url}</a></td></tr>",
    ],
)
@pytest.mark.parametrize("plain", ["", "View this mail in your browser.\n", None])
def test_read_marked__newsletter_in_html__is_divided(tmp_path: Path, block: str, plain: str | None) -> None:
    rows = "".join(block.format(title=t, url=u, lede=a, second=b) for t, u, a, b in BRIEFS)
    hidden = "<div style='display:none'>What readers see in the list of mails</div>"
    source = f"<html><head><style>p {{}}</style></head><body>{hidden}<table>{rows}</table></body></html>"
    message = mail("Quay Letter 12", "Quay Letter <letter@quay.example>")
    if plain is None:
        message.set_content(source, subtype="html")
    else:
        message.set_content(plain)
        message.add_alternative(source, subtype="html")
    items, _ = read(tmp_path, message.as_bytes())
    assert [(item.title, item.url, texts(item)) for item in items] == [(t, u, [a, b]) for t, u, a, b in BRIEFS]


@pytest.mark.parametrize(
    ("subject", "head"),
    [
        ("Fwd: ", "FYI\n\n---------- Forwarded message ---------\nFrom: Bo Lind <bo@press.example>\n"
                  f"Date: Mon, 22 Jul 2024 at 10:00\nSubject: {TITLE}\nTo: Ana <ana@x.example>\n\n\n"),
        ("WG: ", "-----Ursprüngliche Nachricht-----\nVon: Bo Lind <bo@press.example>\n"
                 f"Gesendet: Montag, 22. Juli 2024 10:00\nAn: Ana Soto\nBetreff: {TITLE}\n\n"),
        ("FW: ", "Worth a look.\n\n________________________________\n*From:* Bo Lind\n*Sent:* 22 July 2024 10:00\n"
                 f"*To:* Ana Soto\n*Subject:* {TITLE}\n\n"),
        ("Fwd: ", "Begin forwarded message:\n\nFrom: Bo Lind <bo@press.example>\n"
                  f"Subject: Re: {TITLE}\nDate: 22 July 2024 at 10:00:00 BST\nTo: ana@x.example\n\n"),
    ],
)  # fmt: skip
def test_read_marked__forwarded_mail__is_the_inner_one(tmp_path: Path, subject: str, head: str) -> None:
    message = mail(subject + TITLE)
    message.set_content(f"{head}{LEDE}\n\n{SECOND}\n")
    (item,), _ = read(tmp_path, message.as_bytes())
    assert facts(item) == (TITLE, "2024-07-22", "Bo Lind", None)
    assert texts(item) == [LEDE, SECOND]


def test_read_marked__mail_attached_to_a_mail__is_the_article(tmp_path: Path) -> None:
    inner = mail()
    inner.set_content(f"{LEDE}\n\n{SECOND}\n")
    outer = mail("Fwd: this one", "Bo Lind <bo@x.example>")
    outer.set_content("See attached.")
    outer.add_attachment(inner)
    (item,), _ = read(tmp_path, outer.as_bytes())
    assert (facts(item), texts(item)) == ((TITLE, "2024-07-25", "Ana Soto", None), [LEDE, SECOND])


def test_read_marked__wrapped_lines_lists_quotations_and_a_signature__keep_their_roles(tmp_path: Path) -> None:
    message = mail()
    message.set_content(
        f"{LEDE[:70].rpartition(' ')[0]}\n{LEDE[:70].rpartition(' ')[2]}{LEDE[70:]}\n\n1. Apples come first\n"
        f"2. Pears come later\n\nThat is all we know of it so far, and more than we did.\n\n-- \nAna Soto\nPress desk\n"
    )
    (item,), discards = read(tmp_path, message.as_bytes())
    assert [paragraph.kind for paragraph in item.paragraphs][-3:] == [BlockKind.NUMBERED, BlockKind.NUMBERED, None]
    assert "Press desk" in {discard.text for discard in discards}


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_read_marked__file_of_mails__is_an_article_for_each_and_from_is_unquoted(tmp_path: Path, ends: bytes) -> None:
    data = b""
    for title, url, lede, second in BRIEFS:
        message = mail(title)
        message.set_content(f"{lede}\n\n>From the desk: {second}\n\n{url}\n", cte="8bit")
        body = message.as_bytes(policy=email.policy.default)
        data += b"From ana@press.example Thu Jul 25 07:30:00 2024\n" + body + b"\n"
    items, _ = read(tmp_path, data.replace(b"\n", ends))
    assert [facts(item) for item in items] == [(title, "2024-07-25", "Ana Soto", url) for title, url, *_ in BRIEFS]
    assert [texts(item)[-1] for item in items] == [f"From the desk: {second}" for *_, second in BRIEFS]


def test_read_marked__mail_with_an_attachment__names_it_in_the_report(tmp_path: Path) -> None:
    message = mail()
    message.set_content(f"{LEDE}\n\n{SECOND}\n")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="report.pdf")
    _, discards = read(tmp_path, message.as_bytes())
    assert any("report.pdf" in each.text and each.reason is DiscardReason.MAIL_HEADER for each in discards)


def test_import__mail__no_line_is_lost_and_no_receiver_is_in_any_file(tmp_path: Path) -> None:
    message = mail()
    message.set_content(f"{LEDE}\n\n{SECOND}\n\n{ADDRESS}\n")
    path, content = tmp_path / "post.eml", tmp_path / "content"
    path.write_bytes(message.as_bytes())
    (report,) = run_import([path], content).dumps
    assert report.lost_lines == 0
    assert "secret-reader" not in "".join(file.read_text() for file in content.rglob("*") if file.is_file())


def test_read_marked__alerts_with_a_form_below__are_one_article_each(tmp_path: Path) -> None:
    """The address in the form below the signature's line is no second article."""
    text = ""
    for title, address, lede, second in BRIEFS:
        text += "From a@b.example Thu Jul 25 07:30:00 2024\nReceived: from mx.b.example\nFrom: Desk <a@b.example>\n"
        text += f"Message-ID: <{len(text)}@b.example>\nSubject: {title}\nDate: Thu, 25 Jul 2024 07:30:00 +0000\n\n"
        text += f'Your alert "{title.split()[0]}" has a result.\n\n'
        text += f"{lede}\n\n{second}\n\n{address}\n\n-- \nYou asked for it.\nChange it: https://b.example/me\n\n"
    path = tmp_path / "alerts.mbox"
    path.write_text(text, encoding="utf-8")
    items, discards = read_marked(read_dump(path))
    assert [(item.title, item.url) for item in items] == [(title, address) for title, address, _, _ in BRIEFS]
    assert not any("me" in (item.url or "")[-3:] for item in items)
    assert sum(discard.reason is DiscardReason.ISSUE_FOOTER for discard in discards) >= len(BRIEFS)


def test_read_dump__text_with_a_colon_in_its_first_line__is_no_mail(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(f"Subject: apples\nFrom: the orchard\n\n{LEDE}\n", encoding="utf-8")
    assert read_dump(path).kind is not DumpKind.MAIL
