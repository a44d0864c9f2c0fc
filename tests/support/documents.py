"""Small documents of many programs, made by hand: each holds briefs of a title, an address and paragraphs.

Data: `DOCUMENTS`, name of the format -> function that gives the bytes of a document with the given briefs.
"""

from __future__ import annotations

import email.policy
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage

Brief = tuple[str, str, tuple[str, ...]]
"""Title, address, paragraphs."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def docx(briefs: Sequence[Brief]) -> bytes:
    """A document of Word: titles are headings, addresses links."""
    rows, links = [], []
    for number, (title, url, parts) in enumerate(briefs):
        rows.append(f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>')
        rows += [f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in parts]
        rows.append(f'<w:p><w:hyperlink r:id="a{number}"><w:r><w:t>{url}</w:t></w:r></w:hyperlink></w:p>')
        links.append(f'<Relationship Id="a{number}" Type="{_OFFICE}/hyperlink" Target="{url}" TargetMode="External"/>')
    return _zip(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{"".join(links)}</Relationships>',
            "word/styles.xml": f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
            "</w:style></w:styles>",
            "word/document.xml": f"<w:document {_W}><w:body>{''.join(rows)}</w:body></w:document>",
        }
    )


def odt(briefs: Sequence[Brief]) -> bytes:
    """A document of LibreOffice, with a comment and deleted words that are for nobody."""
    rows = ["<text:tracked-changes><text:p>deleted words</text:p></text:tracked-changes>"]
    for title, url, parts in briefs:
        rows.append(f'<text:h text:outline-level="1">{title}</text:h>')
        rows += [
            f"<text:p>{part}<office:annotation><text:p>a comment</text:p></office:annotation></text:p>"
            for part in parts
        ]
        rows.append(f'<text:p><text:a xlink:href="{url}">{url}</text:a></text:p>')
    body = f"<office:body><office:text>{''.join(rows)}</office:text></office:body>"
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODT}>{body}</office:document-content>",
        }
    )


def epub(briefs: Sequence[Brief]) -> bytes:
    """A magazine with a chapter for each brief."""
    files = {"mimetype": "application/epub+zip"}
    files["META-INF/container.xml"] = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/>'
        "</rootfiles></container>"
    )
    items, spine = ['<item id="nav" href="nav.xhtml" properties="nav"/>'], ['<itemref idref="nav"/>']
    files["OEBPS/nav.xhtml"] = "<html><body><nav><h1>Contents</h1></nav></body></html>"
    for number, (title, url, parts) in enumerate(briefs):
        items.append(f'<item id="c{number}" href="text/{number}.xhtml"/>')
        spine.append(f'<itemref idref="c{number}"/>')
        words = "".join(f"<p>{part}</p>" for part in parts)
        files[f"OEBPS/text/{number}.xhtml"] = (
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body><h1>{title}</h1>{words}'
            f'<p><a href="{url}">{url}</a></p></body></html>'
        )
    files["OEBPS/book.opf"] = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Quay '
        f"Post</dc:title></metadata><manifest>{''.join(items)}</manifest><spine>{''.join(spine)}</spine></package>"
    )
    return _zip(files)


def rtf(briefs: Sequence[Brief]) -> bytes:
    """Rich text with bold titles."""
    parts = [
        f"{{\\b {title}}}\\par\\par {''.join(f'{part}{chr(92)}par{chr(92)}par ' for part in words)}{url}\\par\\par "
        for title, url, words in briefs
    ]
    text = "".join(parts).encode("cp1252", "replace").decode("latin-1")
    source = "".join(char if char < "\x80" else f"\\'{ord(char):02x}" for char in text)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl\\f0 Arial;}}{source}}}".encode("ascii")


def pdf(briefs: Sequence[Brief]) -> bytes:
    """One page of lines at most 80 characters long."""
    lines: list[str] = []
    for title, url, parts in briefs:
        lines += [title, ""]
        for part in parts:
            words = part.split()
            line = ""
            for word in words:
                if len(line) + len(word) > 78:
                    lines.append(line)
                    line = ""
                line = f"{line} {word}".strip()
            lines += [line, ""]
        lines += [url, "", ""]
    drawn = "".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*\n" for line in lines)
    stream = f"BT /F1 9 Tf 12 TL 40 760 Td\n{drawn}ET".encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(data),
    )


def mhtml(briefs: Sequence[Brief]) -> bytes:
    """A page that a browser has saved, with the first brief."""
    title, url, parts = briefs[0]
    words = "".join(f"<p>{part}</p>" for part in parts)
    page = EmailMessage(policy=email.policy.SMTP)
    page.set_content(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{words}</article></body></html>",
        subtype="html",
        cte="quoted-printable",
    )
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: {title}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n'
    )
    return head.encode() + b"--b\r\n" + page.as_bytes() + b"\r\n--b--\r\n"


DOCUMENTS: Mapping[str, Callable[[Sequence[Brief]], bytes]] = {
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "rtf": rtf,
    "pdf": pdf,
    "mhtml": mhtml,
}


def _zip(files: Mapping[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()
