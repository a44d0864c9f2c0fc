"""The images inside a file: of a document, a book, a mail, a page saved in one file, notes.

Data: `embedded_images` gives them by the address that the file's text has for each.
Limits: an image that no text of the file refers to may be among them; a broken file has none.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import email
import email.policy
import hashlib
import importlib
import io
import re
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import PurePosixPath
from typing import Any

from generator.dumps.markup.addresses import PART, inline_images

_SUFFIXES = frozenset(".bmp .gif .jpeg .jpg .png .svg .tif .tiff .webp".split())
_RESOURCE = re.compile(rb"<data\b[^>]*\bencoding=[\"']base64[\"'][^>]*>([^<]*)</data>")
CONTENT_ID = "cid:"
"""Likewise inside a mail."""


def embedded_images(data: bytes) -> dict[str, bytes]:
    """Returns address -> bytes of the images inside a file: `part:Pictures/1.png`, `cid:boats@example.org`, or an address."""
    try:
        return dict(_parts(data))
    except (zipfile.BadZipFile, KeyError, ValueError, LookupError, RuntimeError):
        return {}


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"PK\x03\x04"):
        yield from _of_archive(data)
    elif b"<en-export" in data[:4000]:
        for match in _RESOURCE.finditer(data):
            try:
                picture = base64.b64decode(match[1])
            except binascii.Error:
                continue
            yield PART + hashlib.md5(picture, usedforsecurity=False).hexdigest(), picture
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _of_page(data)
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        yield from _of_page(data.replace(rb"\/", b"/"))
    elif re.match(rb"[\xef\xbb\xbf\s]*[A-Za-z][\w-]*(?::| )", data):
        yield from _of_mails(data)


def _of_archive(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "word/document.xml" in names:
            yield from enumerated(word_images(data))
            return
        for name in names:
            if PurePosixPath(name).suffix.lower() in _SUFFIXES:
                yield PART + name, archive.read(name)


def _of_page(data: bytes) -> Iterator[tuple[str, bytes]]:
    for address, encoded in inline_images(data.decode("latin-1")):
        with contextlib.suppress(binascii.Error):
            yield address, base64.b64decode(encoded + "=" * (-len(encoded) % 4))


def word_images(data: bytes) -> list[bytes]:
    """Returns the images of a document of Word in the order of its text; raises whatever the package does."""
    found: list[bytes] = []

    def keep(image: Any) -> dict[str, str]:
        with image.open() as file:
            found.append(file.read())
        return {}

    mammoth: Any = importlib.import_module("mammoth")
    mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(keep))
    return found


def enumerated(pictures: list[bytes]) -> Iterator[tuple[str, bytes]]:
    """Gives each picture its address: `part:1`, `part:2`."""
    for number, picture in enumerate(pictures, 1):
        yield f"{PART}{number}", picture


def _of_mails(data: bytes) -> Iterator[tuple[str, bytes]]:
    starts = [match.start() for match in re.finditer(rb"^From \S.*\d{4}\s*$", data, re.MULTILINE)] or [0]
    for first, end in zip(starts, [*starts[1:], len(data)], strict=True):
        message: EmailMessage = email.message_from_bytes(data[first:end], policy=email.policy.default)
        for part in message.walk():
            if part.get_content_maintype() != "image":
                continue
            payload = part.get_payload(decode=True)
            if not isinstance(payload, bytes):
                continue
            if identity := str(part.get("Content-ID") or "").strip(" <>"):
                yield CONTENT_ID + identity, payload
            if location := str(part.get("Content-Location") or "").strip():
                yield location, payload
