"""A mail, or a file of many, as plain lines: decoded, with the headers that count and one form of its text.

Data: `is_mail` tells such a file by its bytes; `mail_text` gives its text, in which every mail begins with a line of
`STARTS`, has its headers and, below an empty line, its body.
Limits: of several forms of one text the plain one, or that in HTML as Markdown; attachments are named, not read, but for
mails that are attached.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage, Message
from email.utils import parsedate_tz
from typing import Any
from urllib.parse import unquote

from generator.dumps.encoding import decode
from generator.dumps.formats.bad_markup import BadMarkupError

_HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]*:)")
_SURE = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Content-Type|Content-Transfer-Encoding|Delivered-To|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_NEEDED = re.compile(rb"^(?:From|Subject|Date):", re.IGNORECASE | re.MULTILINE)
_SHOWN = re.compile(rb"^(From|Subject|Date):[ \t]*(.*)", re.IGNORECASE | re.MULTILINE)
_START = re.compile(rb"^From \S.*\d{4}\s*$", re.MULTILINE)
PLAIN, RICH, ONE_PAGE = STARTS = ("From mail", "From mail in HTML", "From mail with one article")
"""The first line of a mail: in plain text, with a form in HTML, and with one that says of itself that it is one article."""
_MAY_SAY = re.compile(r"og:type|article:published_time|ld\+json")
"""In HTML that may say so."""
IMAGE = "Image: "
"""Before the words of an image that the text leaves out, among the headers."""
CONTENT_ID = "cid:"
"""Before the name of an image inside a mail."""
OWN_LINE = "Digest"
"""The header of each line of a digest that is in none of its posts."""
_GROUPS = re.compile(r"\bdigest for \S+@\S+|\b\d+ (?:new )?(?:updates?|messages?) in \d+ topics?", re.IGNORECASE)
"""In the subject of a digest of Google Groups."""
_KEPT = ("From", "Subject", "Date", "List-Id", OWN_LINE)
_HEAD = 65_536
_TEASER = 0.3
"""Share of the words of the form in HTML that the plain one has at least, or it only says to look at the other."""


def is_mail(data: bytes) -> bool:
    """Whether bytes are a mail, or several in a row: by the headers at their start."""
    start = data.lstrip(b"\xef\xbb\xbf\r\n")[:_HEAD]
    if not _HEADER.match(start):
        return _is_copied_digest(start)
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    lines = [line for line in head.splitlines() if line[:1] not in b" \t"]
    headed = all(_HEADER.match(line) for line in lines if line)
    if not headed or len(lines) <= 1 or not _NEEDED.search(head):
        return _is_copied_digest(start)
    return bool(_SURE.search(head)) or _is_printed(head, data) or _is_copied_digest(start)


def _is_copied_digest(start: bytes) -> bool:
    if b"Update" not in start:
        return False
    from generator.dumps.messages.groups import is_groups  # here, since every dump is asked whether it is a mail

    return is_groups(start.decode("utf-8", "replace").splitlines())


def _is_printed(head: bytes, data: bytes) -> bool:
    """Whether a mail has only the headers that programs show of one: sender with its address, subject, day of sending."""
    fields = {name.lower(): value for name, value in _SHOWN.findall(head)}
    sent = fields.get(b"date", b"").decode("ascii", "replace")
    alone = len(re.findall(rb"^Subject:", data, re.MULTILINE)) == 1  # else it is a list of mails
    return alone and b"@" in fields.get(b"from", b"") and b"subject" in fields and bool(parsedate_tz(sent))


def mail_text(data: bytes) -> str:
    """The text of a file of mails, with `\\n` as line ends."""
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    parts = _split(data) if data.startswith(b"From ") else [data]
    texts = []
    for part in parts:
        for message in _messages(email.message_from_bytes(part, policy=email.policy.default)):
            texts.append("\n".join(_lines(message)))
    return "\n\n".join(texts) + "\n"


def _split(data: bytes) -> list[bytes]:
    """The mails of an mbox, without the lines between them; `>From` is `From` again."""
    starts = [m for m in _START.finditer(data) if m.start() == 0 or data[: m.start()].endswith((b"\n\n", b"\r\n\r\n"))]
    ends = [*(match.start() for match in starts[1:]), len(data)]
    parts = [data[match.end() : end].lstrip(b"\r\n") for match, end in zip(starts, ends, strict=True)]
    return [re.sub(rb"^>(>*From )", rb"\1", part, flags=re.MULTILINE) for part in parts]


def _messages(message: EmailMessage) -> Iterator[EmailMessage]:
    """A mail, and in its place those of a digest, or attached to one with hardly any words of its own."""
    inner = [part.get_content() for part in message.walk() if part.get_content_type() == "message/rfc822"]
    inner = [each for each in inner if isinstance(each, EmailMessage)]
    is_digest = any(part.get_content_type() == "multipart/digest" for part in message.walk())
    posts, own = ([], []) if inner else _digest(message)
    if posts:
        yield _frame(message, own)
        for post in posts:
            yield email.message_from_bytes(post.encode("utf-8"), policy=email.policy.default)
    elif inner and (is_digest or len(" ".join(_body(message)[0]).split()) < 40):
        if is_digest:
            yield _frame(
                message, [words for line in (_part(message, "plain") or "").split("\n") if (words := line.strip())]
            )
        for each in inner:
            yield from _messages(each)
    else:
        yield message


def _digest(message: EmailMessage) -> tuple[list[str], list[str]]:
    """The posts of a digest and its own lines; none where a mail is no digest."""
    from generator.dumps.messages.digest import digest_posts
    from generator.dumps.messages.groups import groups_posts, is_groups
    from generator.dumps.messages.html_text import lines_and_images

    text = _part(message, "plain") or ""
    posts, own = digest_posts(text)
    lines = text.splitlines()
    if posts or not (_GROUPS.search(_one_line(message.get("Subject", ""))) or is_groups(lines)):
        return posts, own
    sent = getattr(message.get("Date"), "datetime", None)
    posts, own = groups_posts(lines, sent.date() if sent else None)
    if posts:
        return posts, own
    return groups_posts(lines_and_images(_part(message, "html") or "", str)[0], sent.date() if sent else None)


def _frame(message: EmailMessage, own: Sequence[str]) -> EmailMessage:
    """The headers of a digest with the lines that are in none of its posts."""
    frame = EmailMessage()
    for name in ("From", "Subject", "Date"):
        frame[name] = _one_line(message.get(name, ""))
    for line in own:
        frame.add_header(OWN_LINE, line)
    return frame


def _lines(message: EmailMessage) -> Iterator[str]:
    yield _start(message)
    for name in _KEPT:
        for value in message.get_all(name, []):
            yield f"{name}: {_one_line(value)}"
    for part in message.walk():
        if part.is_attachment() or (
            not part.is_multipart() and part.get_content_maintype() not in ("text", "multipart")
        ):
            yield f"Attachment: {_one_line(part.get_filename() or '')} ({part.get_content_type()})"
    lines, images = _body(message)
    for words in images:
        yield f"{IMAGE}{_one_line(words)}"
    yield ""
    for line in lines:
        yield f">{line}" if re.match(r">*From ", line) else line


def _start(message: EmailMessage) -> str:
    rich = _part(message, "html")
    if rich is None:
        return PLAIN
    from generator.dumps.formats.html_blocks import parse
    from generator.dumps.formats.html_metadata import is_single_article

    return ONE_PAGE if _MAY_SAY.search(rich) and is_single_article(parse(rich, page=True)) else RICH


def _one_line(value: Any) -> str:
    try:
        return " ".join(str(value).split())
    except (ValueError, LookupError):  # a header that no rule allows
        return ""


def _body(message: EmailMessage) -> tuple[list[str], list[str]]:
    """The lines of the text, and the words of the images that have none.

    The text is the plain form, unless that is empty, only says to look at the other, or has none of the mail's own images.
    """
    plain, rich = (_part(message, kind) for kind in ("plain", "html"))
    lines = (plain or "").splitlines()
    if rich is None:
        return lines, []
    from generator.dumps.messages.html_text import lines_and_images

    own = {f"cid:{str(part.get('Content-ID') or '').strip(' <>')}" for part in message.walk()} - {"cid:"}
    shown, images = lines_and_images(rich, lambda address: address if unquote(address) in own else "")
    if any(f"]({CONTENT_ID}" in line for line in shown):
        return shown, list(images.values())
    words = len(re.findall(r"\w+", plain or ""))
    if plain and words >= _TEASER * len(
        re.findall(r"\w+", re.sub(r"<style.*?</style>|<[^<>]*>", " ", rich, flags=re.DOTALL))
    ):
        return lines, list(images.values())
    return shown, list(images.values())


def _part(message: EmailMessage, kind: str) -> str | None:
    """The text of one form of the body; None where it has none such."""
    try:
        part = message.get_body(preferencelist=(kind,))
    except (KeyError, AttributeError, ValueError):
        part = None
    return _decoded(part) if part is not None else None


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset() or "").lower()
    charset = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(charset, charset)
    if charset and charset not in ("us-ascii", "utf-8"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return decode(data).text
    except BadMarkupError:
        return data.decode("utf-8", "replace")
