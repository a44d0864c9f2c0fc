"""Feeds that are not quite XML are mended where no word is at stake; files that are no feeds are refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dumps.formats.dispatch import read_marked
from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.importing import run_import
from generator.model import Item

TEXT = "Orchard Robotics lends its picking arms to forty farms for a year."
FEED = (
    '<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    f"<channel><title>Quay</title>\n<item><title>Arms</title><link>https://quay.example/arms</link>\n"
    f"<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>\n</channel></rss>\n"
)


def read(folder: Path, text: str | bytes) -> Item:
    path = folder / "feed.dat"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    (item,), _ = read_marked(read_dump(path))
    return item


@pytest.mark.parametrize(
    "text",
    [
        f"\n\n  {FEED}",
        f"HTTP/1.1 200 OK\nContent-Type: text/xml\n\n{FEED}",
        f"This XML file does not appear to have any style information associated with it.\n{FEED}",
        f"<b>Warning</b>: undefined variable in feed.php on line 3<br />\n{FEED}",
        f"{FEED}<!-- cached -->\n<script>count()</script>\nserved in 0.2 s",
        FEED.replace(' xmlns:content="http://purl.org/rss/1.0/modules/content/"', ""),
        FEED.replace("<item>", '<item><dc:creator>Ana</dc:creator><media:content url="a.png" x:y="1"/>'),
        FEED.replace("\n", "\r"),
        FEED.replace("\n", "\r\n", 1).replace("<link>", "\r<link>"),
        FEED.replace("Arms", "Arms\x03"),
    ],
    ids="above http browser warning below prefix prefixes mac mixed-ends control".split(),
)
def test_read_marked__feed_that_is_not_quite_xml__is_mended(tmp_path: Path, text: str) -> None:
    item = read(tmp_path, text)
    assert (item.title, item.url) == ("Arms", "https://quay.example/arms")
    assert [paragraph.text for paragraph in item.paragraphs] == [TEXT]


def test_read_marked__feed_in_an_encoding_that_it_does_not_declare__is_read(tmp_path: Path) -> None:
    text = FEED.replace("Arms", "Die größten Arme für Äpfel")
    assert read(tmp_path, text.encode("cp1252")).title == "Die größten Arme für Äpfel"


@pytest.mark.parametrize("ends", ["\r", "\r\n", "\n", "\r\r\n"])
def test_import__feed_with_any_line_ends__loses_no_line(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(FEED.replace("\n", ends).encode())
    (report,) = run_import([path], tmp_path / "content").dumps
    assert (report.lost_lines, len(report.articles)) == (0, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<?xml version="1.0"?>\n<opml version="2.0"><body><outline text="A"/></body></opml>', "OPML"),
        ("<!-- mine -->\n<opml><body/></opml>", "OPML"),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>a</loc></url></urlset>', "sitemap"),
        ("<?xml version='1.0'?><sitemapindex><sitemap/></sitemapindex>", "sitemap"),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><p></DL>", "bookmarks"),
        ("#EXTM3U\n#EXTINF:1,One song\none.mp3", "playlist"),
        ("[playlist]\nFile1=one.mp3", "playlist"),
        ('<playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList/></playlist>', "playlist"),
        ("BEGIN:VCALENDAR\nVERSION:2.0", "calendar"),
        ("User-agent: *\nDisallow: /private/", "robots"),
    ],
)
def test_read_dump__file_without_articles__is_refused_by_name(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "file.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_dump(path)
    assert words in str(caught.value.problems[0])
