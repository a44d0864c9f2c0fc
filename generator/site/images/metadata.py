"""What a camera or a program has written into an image, removed: place, owner, device, comments, previews.

Data: `without_metadata` from bytes to bytes; the picture itself is not encoded anew.
Limits: pure; JPEG, PNG, WebP and GIF. The colour profile stays, for colours depend on it. A file that is cut off stays as
it is from the place where it is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DROPPED = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_WEBP_DROPPED = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = ~0x0C & 0xFF
"""Of the header: all but those of EXIF and XMP."""
_JPEG_KEPT = frozenset({0xE0, 0xE2, 0xEE})
"""Application segments that a picture needs: JFIF, the colour profile, Adobe's colour transform."""
_JPEG_PROFILE = b"ICC_PROFILE\x00"


def without_metadata(data: bytes) -> bytes:
    """Returns the same picture without metadata; bytes of another format as they are."""
    if data.startswith(b"\xff\xd8"):
        return b"".join(_jpeg(data))
    if data.startswith(_PNG):
        return b"".join(_png(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return _gif(data)
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Segments up to the first scan, then all the rest."""
    yield data[:2]
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != 0xDA:
        kind = data[place + 1]
        if kind == 0xFF:  # a fill byte
            place += 1
            continue
        end = place + 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
        if not _is_dropped(kind, data[place + 4 : place + 16]):
            yield data[place:end]
        place = end
    yield data[place:]


def _is_dropped(kind: int, start: bytes) -> bool:
    if kind == 0xFE:  # a comment
        return True
    if kind == 0xE2:  # a colour profile, or several pictures in one file
        return not start.startswith(_JPEG_PROFILE)
    return 0xE0 <= kind <= 0xEF and kind not in _JPEG_KEPT


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    place = len(_PNG)
    while place + 8 <= len(data):
        end = place + 12 + struct.unpack(">I", data[place : place + 4])[0]
        name = data[place + 4 : place + 8]
        if name not in _PNG_DROPPED:
            yield data[place:end]
        if name == b"IEND":  # some programs hide data behind it
            return
        place = end


def _webp(data: bytes) -> bytes:
    chunks = []
    place = 12
    while place + 8 <= len(data):
        size = struct.unpack("<I", data[place + 4 : place + 8])[0]
        end = place + 8 + size + size % 2
        chunk = data[place:end]
        if chunk[:4] == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & _WEBP_FLAGS]) + chunk[9:]
        if chunk[:4] not in _WEBP_DROPPED:
            chunks.append(chunk)
        place = end
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(data: bytes) -> bytes:
    """Without comments and without extensions of programs, except that which says how often it is played."""
    parts = []
    if len(data) < 13:
        return data
    place = 13 + _gif_colours(data[10])
    parts.append(data[:place])
    while place + 10 < len(data) and data[place] in (0x21, 0x2C):
        start = place
        if data[place] == 0x2C:
            place += 10 + _gif_colours(data[place + 9]) + 1
        else:
            place += 2
        place = _after_blocks(data, place)
        is_comment = data[start : start + 2] == b"\x21\xfe"
        is_other = data[start : start + 2] == b"\x21\xff" and data[start + 3 : start + 14] != b"NETSCAPE2.0"
        if not is_comment and not is_other:
            parts.append(data[start:place])
    parts.append(data[place : place + 1] if data[place : place + 1] == b"\x3b" else data[place:])
    return b"".join(parts)


def _gif_colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 * (2 << (flags & 7)) if flags & 0x80 else 0


def _after_blocks(data: bytes, place: int) -> int:
    while place < len(data) and data[place]:
        place += data[place] + 1
    return place + 1
