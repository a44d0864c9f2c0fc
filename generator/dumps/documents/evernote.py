"""An export of Evernote, ENEX: each note is an article.

Data: `read_notes` gives an `Entry` for each note.
Limits: attached files other than images and handwriting are left out; raises `BadMarkupError` where the file is no such export.
"""

from __future__ import annotations

import re
from typing import Any

from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.formats.entry import Entry
from generator.dumps.formats.stated_date import stated
from generator.dumps.markup.addresses import PART

ROOT = "en-export"
_PROLOGUE = re.compile(r"<\?xml.*?\?>|<!DOCTYPE[^>]*>", re.DOTALL)
_MEDIA = re.compile(r"<en-media\b([^>]*?)/?>(?:</en-media>)?")
_LINES = re.compile(r"</?en-note[^>]*>|<en-crypt\b.*?</en-crypt>", re.DOTALL)


def read_notes(text: str) -> tuple[Entry, ...]:
    """An entry for each note, in the file's order. Raises `BadMarkupError`."""
    from lxml import etree  # here, so that an import of plain text does not wait for it

    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False, no_network=True, strip_cdata=False)
    declaration = re.match(r"\s*<\?xml.*?\?>", text, re.DOTALL)
    if declaration:  # it may name another encoding than that of these bytes
        text = "\n" * declaration[0].count("\n") + text[declaration.end() :]
    root = etree.fromstring(text.encode("utf-8"), parser=parser)
    if root is None or root.tag != ROOT:
        raise BadMarkupError(1, "no export of Evernote", "export the notes again, as ENEX")
    if not text.rstrip().endswith(f"</{ROOT}>"):
        raise BadMarkupError(text.count("\n") + 1, "the file ends in the middle", "export the notes again")
    notes = list(root.iter("note"))
    ends = [*(note.sourceline - 1 for note in notes[1:]), text.count("\n") + 1]
    return tuple(_entry(note, end) for note, end in zip(notes, ends, strict=True))


def _entry(note: Any, end: int) -> Entry:
    first = int(note.sourceline)
    content = note.find("content")
    body = _LINES.sub("", _PROLOGUE.sub("", content.text or "")) if content is not None else ""
    body = _MEDIA.sub(_image, body)
    return Entry(
        first=first,
        last=max(first, end),
        body=body,
        body_line=int(content.sourceline) if content is not None else first,
        flat="\n" not in body.strip(),
        title=_field(note, "title"),
        author=_field(note, "note-attributes/author"),
        date=stated([("the note says", _field(note, "created")), ("the note says", _field(note, "updated"))]),
        url=_field(note, "note-attributes/source-url"),
        tags=tuple(tag.text or "" for tag in note.iter("tag")),
    )


def _image(media: re.Match[str]) -> str:
    """The image in place of an attached one; nothing for another file."""
    facts = dict(re.findall(r"([\w-]+)=\"([^\"]*)\"", media[1]))
    if not facts.get("type", "").startswith("image/") or not facts.get("hash"):
        return ""
    return f'<img src="{PART}{facts["hash"]}" alt="{facts.get("alt", "")}">'


def _field(note: Any, path: str) -> str:
    return (note.findtext(path) or "").strip()
