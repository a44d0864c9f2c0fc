"""A page that a browser has saved with all of its parts in one file, MHTML.

Data: `is_mhtml` tells such a file; `read_mhtml` gives its HTML, with the page's address.
Limits: the first part in HTML; pictures and styles are left out.
"""

from __future__ import annotations

import email
import email.policy
import html
import re

from generator.dumps.encoding import decode

_HEADER = re.compile(
    rb"(?:From|Subject|Date|MIME-Version|Content-Type|Snapshot-Content-Location|X-[\w-]+):", re.IGNORECASE
)
_SAVED = re.compile(rb"^Snapshot-Content-Location:|^From: <?Saved by |^X-MimeOLE:|^X-MAF", re.IGNORECASE | re.MULTILINE)
_RELATED = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def is_mhtml(data: bytes) -> bool:
    """Whether bytes are a saved page: a mail's headers, which say that a browser has written them."""
    start = data.lstrip(b"\xef\xbb\xbf\r\n")[:20_000]
    if not _HEADER.match(start):
        return False
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    is_sent = re.search(rb"^(?:Received|Message-ID|To):", head, re.IGNORECASE | re.MULTILINE)
    return bool(_RELATED.search(head)) and bool(_SAVED.search(head) or not is_sent)


def read_mhtml(data: bytes) -> str:
    """The page's HTML; empty where the file has none."""
    message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.default)
    part = next(
        (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    source = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        text = source.decode(charset) if charset else decode(source).text
    except (LookupError, UnicodeDecodeError):
        text = decode(source).text
    address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    if not address.startswith("http") or re.search(r"rel=[\"']?canonical", text, re.IGNORECASE):
        return text
    link = f'<link rel="canonical" href="{html.escape(address)}">'
    return re.sub(r"(<head\b[^>]*>)", lambda match: match[1] + link, text, count=1, flags=re.IGNORECASE)
