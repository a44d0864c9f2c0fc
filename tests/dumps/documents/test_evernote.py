"""Notes of Evernote, and posts of Ghost."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dumps.formats.dispatch import read_marked
from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.importing import run_import
from generator.model import DumpKind

LEDE = "Orchard Robotics lends its picking arms to forty farms for a year."
SECOND = "A farm pays by the basket, and sends the arms back in winter."
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export3.dtd">\n<en-export export-date="20240801T101500Z">\n'


def note(title: str, body: str, tidy: bool) -> str:
    gap = "\n" if tidy else ""
    return (
        f"<note>{gap}<title>{title}</title>{gap}<created>20240725T091400Z</created>{gap}<tag>farms</tag>{gap}<note-attributes>"
        f"<author>Ana Soto</author><source-url>https://news.example/arms</source-url></note-attributes>{gap}<content>"
        '<![CDATA[<?xml version="1.0" encoding="UTF-8"?>'
        f'<!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note>{gap}{body}</en-note>]]></content>{gap}'
        "<resource><data encoding='base64'>aGVsbG8=</data></resource></note>\n"
    )


@pytest.mark.parametrize("tidy", [True, False])
@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LEDE}</div><div><br/></div><div>{SECOND}</div>",
        f"<p>{LEDE}</p>\n<p>{SECOND}<en-media type='image/png' hash='1'/></p>",
        f"{LEDE}<br/>{SECOND}<br clear='none'/>",
    ],
)
def test_read_marked__notes__are_articles_with_their_facts(tmp_path: Path, body: str, tidy: bool) -> None:
    path = tmp_path / "notes.enex"
    path.write_text(HEAD + note("Arms to borrow", body, tidy) + note("Back", body, tidy) + "</en-export>\n")
    dump = read_dump(path)
    assert dump.kind is DumpKind.EVERNOTE
    items, _ = read_marked(dump)
    assert [item.title for item in items] == ["Arms to borrow", "Back"]
    item = items[0]
    assert item.date is not None
    assert (str(item.date.day), item.author, item.url, item.tags) == (
        "2024-07-25",
        "Ana Soto",
        "https://news.example/arms",
        ("farms",),
    )
    assert [paragraph.text for paragraph in item.paragraphs] == [LEDE, SECOND]
    (report,) = run_import([path], tmp_path / "content").dumps
    assert report.lost_lines == 0


def test_read_dump__notes_that_end_in_the_middle__are_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.enex"
    path.write_text(HEAD + note("Arms", LEDE, tidy=True)[:300])
    with pytest.raises(ContentError) as caught:
        read_dump(path)
    assert "ends in the middle" in str(caught.value.problems[0])
