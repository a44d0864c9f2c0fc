"""Documents of other programs: one article or several, with titles and addresses; what cannot be read is refused."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.importing import run_import
from tests.support.documents import DOCUMENTS, Brief

BRIEFS: tuple[Brief, ...] = (
    ("Orchard Robotics lends picking arms", "https://news.example/arms", (
        "Orchard Robotics lends its picking arms to forty farms for a year, the company said on Monday.",
        "A farm pays by the basket, and sends the arms back in winter. Nobody else does it so.")),
    ("Quillon shuts a warehouse in Leeds", "https://news.example/quillon", (
        "Online grocer Quillon closed one of its three warehouses around Leeds in January, to save rent.",
        "Its vans now arrive eleven minutes earlier on average, and fuel costs have gone down by a tenth.")),
    ("Ferry merger in doubt after vote", "https://news.example/ferry", (
        "Two ferry lines that wanted to merge this spring may stay apart, since a vote of shareholders failed.",
        "The chairman spoke of a pause. Passengers would hardly notice, said the harbour master of Tamberly.")),
)  # fmt: skip


def write(folder: Path, kind: str, briefs: tuple[Brief, ...]) -> Path:
    path = folder / f"file.{kind}"
    path.write_bytes(DOCUMENTS[kind](briefs))
    return path


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
def test_read_items__document_with_one_article__gives_it_whole(tmp_path: Path, kind: str) -> None:
    (item,) = read_items(read_dump(write(tmp_path, kind, BRIEFS[:1]))).items
    title, url, parts = BRIEFS[0]
    assert (item.title, item.url) == (title, url)
    assert [paragraph.text for paragraph in item.paragraphs] == list(parts)


@pytest.mark.parametrize("kind", sorted(set(DOCUMENTS) - {"mhtml"}))
def test_read_items__document_with_several_articles__is_divided(tmp_path: Path, kind: str) -> None:
    items = read_items(read_dump(write(tmp_path, kind, BRIEFS))).items
    found = [(item.title, item.url, tuple(paragraph.text for paragraph in item.paragraphs)) for item in items]
    assert found == list(BRIEFS)


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
def test_import__document__every_word_is_in_the_article_or_in_the_report(tmp_path: Path, kind: str) -> None:
    content = tmp_path / "content"
    (report,) = run_import([write(tmp_path, kind, BRIEFS[:1])], content).dumps
    assert report.lost_lines == 0
    said = " ".join(path.read_text(encoding="utf-8") for path in content.glob("articles/**/*.md"))
    said += " ".join(discard.text for discard in report.discards)
    words = re.findall(r"\w+", " ".join((BRIEFS[0][0], *BRIEFS[0][2])))
    assert set(words) <= set(re.findall(r"\w+", said))
    assert "comment" not in said
    assert "deleted" not in said


@pytest.mark.parametrize(("kind", "package"), [("docx", "mammoth"), ("rtf", "striprtf.striprtf"), ("pdf", "pypdf")])
def test_read_dump__document_without_its_package__is_refused_with_the_name_of_the_extra(
    tmp_path: Path, kind: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.import_module

    def without(name: str) -> object:
        if name == package:
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(importlib, "import_module", without)
    with pytest.raises(ContentError) as caught:
        read_dump(write(tmp_path, kind, BRIEFS[:1]))
    assert "briefings[documents]" in str(caught.value.problems[0])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + b"\0" * 600, "old Office"),
        (b"\x1f\x8b\x08\0\0", "unpack"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"bplist00\xd1\0", "Safari"),
        (b"PK\x03\x04 broken", "cannot be read"),
        (b"%PDF-1.4\nbroken", "PDF"),
        (DOCUMENTS["docx"](BRIEFS)[:900], "cannot be read"),
    ],
)
def test_read_dump__file_of_another_program__is_refused_by_name(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(data)
    with pytest.raises(ContentError) as caught:
        read_dump(path)
    assert words in str(caught.value.problems[0])
