"""Documents of other programs as lines of Markdown or of a table: DOCX, ODT, EPUB, RTF, PDF, XLSX and MHTML.

Data: `convert` recognises one by its bytes and gives a `Converted`; None for what is none.
Limits: the packages of the extra `documents` read DOCX, RTF, PDF and XLSX; without them, and for files of other programs,
`BadMarkupError` says what to do. Comments are left out, as is what was deleted; pictures are `parts`’.
"""

from __future__ import annotations

import importlib
import io
import itertools
import logging
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from generator.dumps.documents.mhtml import is_mhtml, read_mhtml
from generator.dumps.formats.bad_markup import BadMarkupError

_LEAST_TEXT = 20
"""Letters of a page of a PDF that has its text, and not only a picture of it."""
_WIDEST_SHARE, _FULL = 0.9, 0.8
"""Share of a PDF's lines that are shorter than its column is wide, and of that width that a line fills which goes on."""
_END = re.compile(r"[.!?:;…。！？]['\"”’»)\]]*$|https?://\S+$")
_HYPHEN = re.compile(r"[^\W\d_]{2}[-\u00ad\u2010]$")
_MARK = re.compile(r"(?:[-*•·▪◦‣●–—]|\(?\d{1,3}[.)]|https?://)\s*")
_OTHER = (
    (b"\xd0\xcf\x11\xe0", "a file of an old Office program or Outlook", "save it as .docx, .csv or .eml"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"BZh", "a compressed file (bzip2)", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file (7z)", "unpack it first"),
    (b"Rar!", "a compressed file (RAR)", "unpack it first"),
    (b"bplist00", "a web archive of Safari", "save the page as its source, HTML"),
    (b"\x89PNG", "a picture (PNG)", "give the text"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "give the text"),
    (b"GIF8", "a picture (GIF)", "give the text"),
    (b"SQLite format 3\0", "a database (SQLite)", "export its table as CSV or JSON"),
)
_ZIPPED = (("ppt/presentation.xml", "slides (PPTX)", "save their text as .docx or .txt"),)


@dataclass(frozen=True, slots=True)
class Converted:
    """A document as text."""

    text: str
    """Lines of Markdown; of a saved page, HTML; of a workbook, CSV."""
    title: str = ""
    """As the document's properties have it."""
    date: str = ""
    """Of an issue, as it has it."""
    is_page: bool = False
    """It is a saved page."""
    is_table: bool = False
    """It is lines of CSV."""


def convert(data: bytes) -> Converted | None:
    """A document's text. Raises `BadMarkupError` for a file that cannot be read."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(b"{\\rtf"):
        return _rtf(data)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf(data)
    if is_mhtml(data):
        return Converted(read_mhtml(data), is_page=True)
    for start, what, fix in _OTHER:
        if data.startswith(start):
            raise BadMarkupError(0, f"{what}, not text", fix)
    return None


def _zipped(data: bytes) -> Converted:
    from generator.dumps.documents.epub import read_epub  # here, since most dumps are no documents
    from generator.dumps.documents.opendocument import read_opendocument
    from generator.dumps.documents.workbook import read_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in names else ""
            if kind == "application/epub+zip":
                return Converted(*read_epub(archive))
            if kind.startswith("application/vnd.oasis.opendocument.text"):
                return Converted(*read_opendocument(archive))
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError) as error:
        raise BadMarkupError(0, f"a document that cannot be read: {error}", "save it again") from None
    if "word/document.xml" in names:
        return _docx(data)
    if "xl/workbook.xml" in names:
        return Converted(read_workbook(_needed("openpyxl", "a workbook (XLSX)"), data), is_table=True)
    for name, what, fix in _ZIPPED:
        if name in names:
            raise BadMarkupError(0, f"{what}, not text", fix)
    raise BadMarkupError(0, "an archive (ZIP), not text", "unpack it and give the folder")


def _docx(data: bytes) -> Converted:
    from generator.dumps.markup.addresses import PART
    from generator.dumps.messages.html_text import html_lines

    mammoth = _needed("mammoth", "a document of Word (DOCX)")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        core = (
            archive.read("docProps/core.xml").decode("utf-8", "replace") if _has(archive, "docProps/core.xml") else ""
        )
    title = re.search(r"<dc:title[^>]*>([^<]*)</dc:title>", core)
    try:
        numbers = itertools.count(1)
        pictures = mammoth.images.img_element(lambda image: {"src": f"{PART}{next(numbers)}"})
        found = mammoth.convert_to_html(io.BytesIO(data), convert_image=pictures)
    except Exception as error:  # whatever a broken file makes the package raise, no traceback helps its owner
        raise BadMarkupError(0, f"a document of Word that cannot be read: {error}", "save it again") from None
    return Converted("\n".join(html_lines(found.value, str)), title[1].strip() if title else "")


def _has(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.namelist()


def _rtf(data: bytes) -> Converted:
    striprtf = _needed("striprtf.striprtf", "rich text (RTF)")
    source = data.decode("latin-1")
    encoding = re.search(r"\\ansicpg(\d+)", source)
    try:
        text = striprtf.rtf_to_text(source, encoding=f"cp{encoding[1]}" if encoding else "cp1252", errors="replace")
    except Exception as error:
        raise BadMarkupError(0, f"rich text that cannot be read: {error}", "save it again") from None
    title = re.search(r"\{\\title ([^{}\\]*)\}", source)
    # Each paragraph is one line, which an empty line separates from the next.
    return Converted(re.sub(r"(?<=\S)\n(?=\S)", "\n\n", text), title[1].strip() if title else "")


def _pdf(data: bytes) -> Converted:
    pypdf = _needed("pypdf", "a PDF")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadMarkupError(0, "a PDF behind a password", "save it without one")
        pages = [page.extract_text() or "" for page in reader.pages]
        title = str((reader.metadata or {}).get("/Title") or "")
    except BadMarkupError:
        raise
    except Exception as error:
        raise BadMarkupError(0, f"a PDF that cannot be read: {error}", "save it again") from None
    if sum(char.isalnum() for page in pages for char in page) < _LEAST_TEXT * max(1, len(pages)):
        raise BadMarkupError(0, "a PDF with pictures of pages and no text", "recognise its text first (OCR)")
    title = "" if re.search(r"\.\w{2,4}$|^(?:microsoft|untitled|unbenannt)\b", title, re.IGNORECASE) else title
    return Converted(_joined("\n\f".join(pages)), " ".join(title.split()))


def _joined(text: str) -> str:
    """The text of a PDF with the lines joined within which a sentence certainly goes on."""
    lines = [line.strip(" \t") for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(_WIDEST_SHARE * (len(lengths) - 1))] if lengths else 0
    joined: list[str] = []
    above = ""
    for line in lines:
        goes_on = bool(above and line) and not _END.search(above) and not line.startswith("\f")
        if goes_on and _HYPHEN.search(above) and line[0].islower():
            joined[-1] = joined[-1][:-1] + line
        elif goes_on and (line[0].islower() or (len(above) >= _FULL * width and not _MARK.match(line))):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        above = line
    return "\n".join(joined)


def _needed(name: str, what: str) -> Any:
    """A package of the extra. Raises `BadMarkupError` where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        fix = 'install the packages for it: pip install "briefings[documents]", or save it as text or HTML'
        raise BadMarkupError(0, what, fix) from None
