"""The text of a file's bytes: its encoding, as it declares it or as its bytes show it, and what must be mended.

Data: `decode` gives `Decoded`, the text and what was mended, in words.
Limits: raises `BadMarkupError` for binary data. An encoding that no file declares is guessed by charset-normalizer, and
where hardly any byte is no ASCII it is that of Windows in western Europe.
"""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import dataclass

from generator.dumps.formats.bad_markup import BadMarkupError

_CHARSET = re.compile(
    rb"<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta\b[^>]{0,300}?charset\s*=\s*[\"']?([\w.:-]+)",
    re.IGNORECASE,
)
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030"}
"""Encodings of which people write another one."""
_NAMES = {"cp1252": "windows-1252", "cp1251": "windows-1251", "cp1250": "windows-1250", "gb18030": "GB 18030"}
_HEAD = 4096
_WESTERN = 0.12
"""Share of bytes that are no ASCII up to which a text is in a western language."""
_STRANGE = re.compile(r"(?<=[^\W\d_])[¹²³¿¶¼½¾×÷¤¬¡ªº](?=[^\W\d_])|[\x80-\x9f]")
"""Characters that no text of a western language has inside its words."""
_RARE = 20
"""Right characters for each wrong one, from which a text is UTF-8 with slips."""
_LEAST_TEXT = 60
"""Bytes of a text from which its encoding can be guessed."""
_LEAST_SAMPLE = 40
"""Bytes that are no ASCII from which a guess at an eastern encoding can be trusted."""
_WIDE_SHARE = 0.6
"""Share of every other byte that is NUL in a UTF-16 text of Latin letters."""
_NUL_SHARE, _NUL_TEXT = 0.02, 200
"""Share of NUL bytes, all in one place, and length of a text from which they are a slip and not binary data."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text."""

    text: str
    """Without a byte order mark."""
    notes: tuple[str, ...] = ()
    """What was mended, in words."""


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises `BadMarkupError` for what is none."""
    wide = next((name for bom, name in _BOMS if data.startswith(bom)), None) or _wide(data)
    if wide:
        try:
            return Decoded(data.decode(wide).lstrip("\ufeff"), ("read as UTF-16",))
        except UnicodeDecodeError:
            raise BadMarkupError(1, "UTF-16 that ends in the middle", "save the file again") from None
    data, notes = _without_nul(data)
    try:
        return Decoded(data.decode("utf-8-sig"), notes)
    except UnicodeDecodeError as error:
        text, name = _other(data, error)
    if name.startswith("declared"):
        return Decoded(text, notes)
    said = "" if name.startswith("UTF-8") else ", which the file does not declare"
    return Decoded(text, (*notes, f"read as {_NAMES.get(name, name)}{said}"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: of its letters of most languages, one byte in two is the same, NUL in Latin text."""
    sample = data[:_HEAD]
    halves = sample[0::2].count(0), sample[1::2].count(0)
    for name, most, least in (("utf-16-be", *halves), ("utf-16-le", *halves[::-1])):
        if len(data) % 2 == 0 and least == 0 and most >= max(1, _WIDE_SHARE * len(sample) / 2):
            try:
                return name if data.decode(name).isprintable() or "\n" in data.decode(name) else None
            except UnicodeDecodeError:
                return None
    return None


def _without_nul(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The bytes without NUL where a slip has left some in one place."""
    at = data.find(b"\0")
    if at < 0:
        return data, ()
    line, end = data.count(b"\n", 0, at) + 1, data.rfind(b"\0") + 1
    found = data.count(b"\0")
    if found == end - at and len(data) >= _NUL_TEXT and found <= _NUL_SHARE * len(data):
        words = f"{found} NUL byte{'s' if found > 1 else ''} removed from line {line}"
        return data[:at] + data[end:], (words,)
    raise BadMarkupError(line, f"a NUL byte at offset {at:,}: binary data, not text", "give the text, not the file")


def _other(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """The text in another encoding than UTF-8, and its name, after `declared` where the file says it."""
    declared = _CHARSET.search(data[:_HEAD]) if b"<" in data[:_HEAD] else None
    if declared:
        name = (declared[1] or declared[2]).decode("ascii").lower()
        try:
            return data.decode(_ALIASES.get(name, name)), f"declared {name}"
        except (LookupError, ValueError):
            pass
    found = _broken_utf8(data) or _guess(data)
    if found:
        return found
    line = data.count(b"\n", 0, error.start) + 1
    what = f"not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start:,}"
    raise BadMarkupError(line, what, "save the file as UTF-8") from None


def _broken_utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 in which a few bytes are wrong, which are shown as such."""
    text = data.decode("utf-8-sig", "replace")
    wrong, right = text.count("\ufffd"), sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    if not wrong or wrong * _RARE > right:
        return None
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return text, f"UTF-8 with {wrong} wrong byte{'s' if wrong > 1 else ''} (first in line {line})"


def _guess(data: bytes) -> tuple[str, str] | None:
    """The text and the name of the encoding that its bytes show; None where none does."""
    if len(data) < _LEAST_TEXT:
        return None
    high = [byte for byte in data if byte > 127]
    if len(high) <= _WESTERN * len(data):
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            if not _STRANGE.search(text):
                return text, "cp1252"
    return _detect(data) if len(high) >= _LEAST_SAMPLE else None


def _detect(data: bytes) -> tuple[str, str] | None:
    """What charset-normalizer makes of it."""
    from charset_normalizer import from_bytes  # here, since most files are in UTF-8

    logging.getLogger("charset_normalizer").setLevel(logging.CRITICAL)
    found = list(from_bytes(data))
    best = next((one for one in found if not _STRANGE.search(str(one))), found[0] if found else None)
    if best is None:
        return None
    name = _ALIASES.get(best.encoding, best.encoding)
    name = "gb18030" if name in ("gbk", "cp936", "hz") else name
    try:
        return data.decode(name), name
    except (LookupError, UnicodeDecodeError):
        return str(best), best.encoding
