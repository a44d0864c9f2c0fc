"""The images of an import are in the archive, each once, whatever happens meanwhile; a build finds every one of them."""

from __future__ import annotations

import base64
import hashlib
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.importing import run_import
from generator.review import ImportReport
from generator.site.images.library import ImageLibrary
from tests.support.documents import DOCUMENTS
from tests.support.files import files_of
from tests.support.pictures import picture, saved

BOAT = saved(picture(120, 80), "PNG")
NEWS = "The harbour of Tamberly opened a second quay for ferries on Thursday, its master said at noon."
MORE = "Boats from both sides of the bay can land there at the same time, and nobody has to wait for the tide."


def content_of(tmp_path: Path) -> Path:
    """A content folder with registries that are read in no time."""
    content = tmp_path / "content"
    content.mkdir(exist_ok=True)
    (content / "companies.yml").write_text("- name: Orchard Robotics\n", encoding="utf-8")
    (content / "tags.yml").write_text("- slug: robots\n  name: Robots\n", encoding="utf-8")
    return content


def shown(content: Path) -> list[bytes]:
    """The bytes of every image that an article shows, as a build finds it."""
    found, library = [], ImageLibrary(content)
    for path in sorted(content.glob("articles/**/*.md")):
        name = path.relative_to(content).as_posix()
        for address in re.findall(r"!\[[^\]]*\]\(([^\s)]+)", path.read_text(encoding="utf-8")):
            if not address.startswith("http"):
                assert library.finder(name)(address), address
                found.append((content / address).read_bytes())
    return found


def note(folder: Path, name: str = "a.md", text: str = "![Boats](boat.png)") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(
        f"---\ntitle: The harbour opens a quay\n---\n{NEWS}\n\n{text}\n\n{MORE}\n", encoding="utf-8"
    )
    return folder


def dropped(report: ImportReport) -> list[DiscardReason]:
    return [discard.reason for dump in report.dumps for discard in dump.discards]


def saved_page(folder: Path) -> Path:
    page = f"<html><body><article><h1>Quay opens</h1><p>{NEWS}</p><img src='./Quay_files/boat.png' alt=''><p>{MORE}</p></article>"
    (folder / "Quay_files").mkdir()
    (folder / "Quay_files" / "boat.png").write_bytes(BOAT)
    (folder / "Quay.html").write_text(page + "</body></html>", encoding="utf-8")
    return folder / "Quay.html"


def word(folder: Path) -> Path:
    drawing = (
        '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:inline><wp:docPr id="1" name="p" descr="Boats"/>'
        '<a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        '<a:blip r:embed="i1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    changes = {
        "word/document.xml": lambda text: text.replace("</w:body>", f"{drawing}</w:body>"),
        "word/_rels/document.xml.rels": lambda text: text.replace(
            "</Relationships>", f'<Relationship Id="i1" Type="{kind}" Target="media/boat.png"/></Relationships>'
        ),
        "[Content_Types].xml": lambda text: text.replace(
            "</Types>", '<Default Extension="png" ContentType="image/png"/></Types>'
        ),
    }
    return _with_picture(folder, "docx", "word/media/boat.png", changes)


def office(folder: Path) -> Path:
    frame = (
        '<text:p><draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><draw:image '
        'xlink:href="Pictures/boat.png"/></draw:frame></text:p>'
    )
    return _with_picture(
        folder,
        "odt",
        "Pictures/boat.png",
        {"content.xml": lambda text: text.replace("</office:text>", f"{frame}</office:text>")},
    )


def book(folder: Path) -> Path:
    return _with_picture(
        folder,
        "epub",
        "OEBPS/img/boat.png",
        {"OEBPS/text/0.xhtml": lambda text: text.replace("</body>", '<img alt="Boats" src="../img/boat.png"/></body>')},
    )


def _with_picture(folder: Path, kind: str, name: str, changes: dict[str, Callable[[str], str]]) -> Path:
    """A document of `tests.support` with one image, whose files are changed to show it."""
    out = io.BytesIO()
    source = DOCUMENTS[kind]([("The harbour opens a quay", "https://news.example/quay", (NEWS, MORE))])
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            text = old.read(member).decode()
            new.writestr(member, changes.get(member, str)(text))
        new.writestr(name, BOAT)
    (folder / f"a.{kind}").write_bytes(out.getvalue())
    return folder / f"a.{kind}"


def mail(folder: Path) -> Path:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ada <ada@news.example>", "The harbour opens a quay"
    message["Date"], message["MIME-Version"] = "Thu, 02 May 2024 10:00:00 +0000", "1.0"
    message.set_content(f"{NEWS}\n\n{MORE}\n")
    message.add_alternative(f'<p>{NEWS}</p><img src="cid:b@x" alt="Boats"><p>{MORE}</p>', subtype="html")
    html = list(message.iter_parts())[1]
    assert isinstance(html, EmailMessage)
    html.add_related(BOAT, "image", "png", cid="<b@x>")
    (folder / "a.eml").write_bytes(bytes(message))
    return folder / "a.eml"


def one_file(folder: Path) -> Path:
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://news.example/quay\nSubject: Quay\nMIME-Version: 1.0\n"
    page = f"<html><body><article><h1>Quay opens</h1><p>{NEWS}</p><img src='https://news.example/b.png'><p>{MORE}</p></article></body></html>"
    parts = (
        f"--X\nContent-Type: text/html\nContent-Location: https://news.example/quay\n\n{page}\n"
        f"--X\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://news.example/b.png\n\n"
        f"{base64.encodebytes(BOAT).decode()}\n--X--\n"
    )
    text = f'{head}Content-Type: multipart/related; type="text/html"; boundary="X"\n\n{parts}'
    (folder / "a.mht").write_text(text, encoding="utf-8")
    return folder / "a.mht"


def evernote(folder: Path) -> Path:
    key = hashlib.md5(BOAT, usedforsecurity=False).hexdigest()
    note = f'<en-note><div>{NEWS}</div><en-media hash="{key}" type="image/png"/><div>{MORE}</div></en-note>'
    data = f'<resource><data encoding="base64">\n{base64.encodebytes(BOAT).decode()}</data><mime>image/png</mime></resource>'
    text = f'<?xml version="1.0"?>\n<en-export><note><title>Quay</title><content><![CDATA[{note}]]></content>{data}</note></en-export>'
    (folder / "a.enex").write_text(text, encoding="utf-8")
    return folder / "a.enex"


@pytest.mark.parametrize(
    "make", [saved_page, word, office, book, mail, one_file, evernote], ids=lambda make: make.__name__
)
def test_run_import__image_inside_or_beside_a_file__is_in_the_archive(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    content = content_of(tmp_path)
    report = run_import([make(tmp_path)], content)
    assert shown(content) == [BOAT]
    assert not report.problems
    assert not report.alarming
    (body,) = [path.read_text(encoding="utf-8") for path in content.glob("articles/**/*.md")]
    assert NEWS in body
    assert MORE in body


def test_run_import__again__keeps_an_image_that_an_editor_has_made_smaller(tmp_path: Path) -> None:
    folder, content = note(tmp_path / "notes"), content_of(tmp_path)
    (folder / "boat.png").write_bytes(BOAT)
    first = run_import([folder], content)
    (image,) = [path for path in first.written if path.startswith("images/")]
    before = files_of(content)
    assert run_import([folder], content).written == ()
    assert files_of(content) == before
    (content / image).write_bytes(saved(picture(32, 16), "PNG"))
    assert run_import([folder], content).written == ()
    assert (content / image).read_bytes() != BOAT


def test_run_import__image_that_somebody_removed__is_copied_again_while_an_article_shows_it(tmp_path: Path) -> None:
    folder, content = note(tmp_path / "notes"), content_of(tmp_path)
    (folder / "boat.png").write_bytes(BOAT)
    (image,) = [path for path in run_import([folder], content).written if path.startswith("images/")]
    (content / image).unlink()
    assert run_import([folder], content).written == (image,)
    (article,) = content.glob("articles/**/*.md")
    article.write_text(article.read_text(encoding="utf-8").replace(f"![Boats]({image})", "Boats."), encoding="utf-8")
    (content / image).unlink()
    assert run_import([folder], content).written == ()


def test_run_import__dry_run__writes_no_image(tmp_path: Path) -> None:
    folder, content = note(tmp_path / "notes"), content_of(tmp_path)
    (folder / "boat.png").write_bytes(BOAT)
    before = files_of(content)
    report = run_import([folder], content, dry_run=True)
    assert any(path.startswith("images/") for path in report.written)
    assert files_of(content) == before


def test_run_import__setting_none__keeps_the_words_of_images_only(tmp_path: Path) -> None:
    folder, content = note(tmp_path / "notes"), content_of(tmp_path)
    (folder / "boat.png").write_bytes(BOAT)
    (content / "site.yml").write_text("import_images: none\n", encoding="utf-8")
    report = run_import([folder], content)
    (body,) = [path.read_text(encoding="utf-8") for path in content.glob("articles/**/*.md")]
    assert "\nBoats\n" in body
    assert dropped(report).count(DiscardReason.IMAGE_LEFT_OUT) == 1
    assert not (content / "images").exists()


def in_one_file(folder: Path, *images: str) -> Path:
    page = f"<article><h1>Quay opens</h1><p>{NEWS}</p>{''.join(images)}<p>{MORE}</p></article>"
    path = folder / "quay.html"
    path.write_text(f"<!doctype html><html><body>{page}</body></html>", encoding="utf-8")
    return path


def inline(data: bytes, kind: str = "jpeg") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("jpeg", saved(picture(120, 80), "JPEG")),
        ("png", saved(picture(400, 266), "PNG")),
        ("webp", saved(picture(900, 600), "WEBP", lossless=True)),
    ],
)
def test_run_import__image_within_a_page__is_in_the_archive(tmp_path: Path, kind: str, data: bytes) -> None:
    content = content_of(tmp_path)
    report = run_import([in_one_file(tmp_path, f'<p><img alt="Boats" src="{inline(data, kind)}"></p>')], content)
    assert shown(content) == [data]
    assert not report.alarming
    (body,) = [path.read_text(encoding="utf-8") for path in content.glob("articles/**/*.md")]
    assert f"![Boats](images/image-{hashlib.sha256(data).hexdigest()[:10]}." in body


def test_run_import__placeholder_within_a_page__gives_way_to_the_image_that_loads_late(tmp_path: Path) -> None:
    content = content_of(tmp_path)
    (tmp_path / "b.png").write_bytes(BOAT)
    late = f'<img alt="Boats" src="{inline(saved(picture(2, 2), "PNG"), "png")}" data-src="b.png">'
    run_import([in_one_file(tmp_path, late)], content)
    assert shown(content) == [BOAT]


def test_run_import__damaged_image_within_a_page__is_reported_and_keeps_its_words(tmp_path: Path) -> None:
    content = content_of(tmp_path)
    report = run_import([in_one_file(tmp_path, f'<img alt="Boats at noon" src="{inline(b"x" * 3000)}">')], content)
    assert DiscardReason.IMAGE_NOT_SHOWN in dropped(report)
    (body,) = [path.read_text(encoding="utf-8") for path in content.glob("articles/**/*.md")]
    assert "Boats at noon" in body
    assert "base64" not in body


@pytest.mark.parametrize("form", ["rss in CDATA", "rss escaped", "atom", "json feed", "json feed with escaped slashes"])
def test_run_import__image_within_a_feed__is_in_the_archive(tmp_path: Path, form: str) -> None:
    content, data = content_of(tmp_path), saved(picture(120, 80), "JPEG")
    body = f'<p>{NEWS}</p><p><img alt="Boats" src="{inline(data)}"></p><p>{MORE}</p>'
    if form.startswith("json"):
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": []}
        text = json.dumps(feed | {"items": [{"id": "1", "title": "Quay opens", "content_html": body}]})
        text = text.replace("/", "\\/") if "slashes" in form else text
    elif form == "atom":
        entry = f'<entry><title>Quay opens</title><content type="html">{html.escape(body)}</content></entry>'
        text = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>{entry}</feed>'
    else:
        written = html.escape(body) if form == "rss escaped" else f"<![CDATA[{body}]]>"
        item = f"<item><title>Quay opens</title><description>{written}</description></item>"
        text = f"<rss><channel><title>Quay</title>{item}</channel></rss>"
    path = tmp_path / "feed.txt"
    path.write_text(text, encoding="utf-8")
    report = run_import([path], content)
    assert shown(content) == [data]
    assert DiscardReason.IMAGE_NOT_FOUND not in dropped(report)


def test_run_import__folder_with_images__counts_what_no_article_has_anything_of(tmp_path: Path) -> None:
    folder, content = note(tmp_path / "notes"), content_of(tmp_path)
    (folder / "boat.png").write_bytes(BOAT)
    (folder / ".gitkeep").touch()
    assert run_import([folder], content).left_alone == 0
    (folder / "mill.png").write_bytes(BOAT)
    (folder / "slides.pptx").write_bytes(b"PK")
    assert run_import([folder], content).left_alone == 2
