"""Feeds, exports and saved pages as dumps: told by content, nothing lost, nothing run, nothing fetched."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.front_matter import parse_article
from generator.content.merging.disk import Change, apply_change
from generator.dumps.formats.dispatch import read_marked
from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.importing import run_import
from generator.model import Article, DumpKind, Item

LEDE = "Orchard Robotics said on Wednesday that it would lend its picking arms to forty farms for a year."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>The Harbour Letter</title>
<item>
  <title>Orchard Robotics lends arms</title>
  <pubDate>Thu, 25 Jul 2024 09:00:00 GMT</pubDate>
  <description><![CDATA[<p>Orchard Robotics said [&#8230;]</p>]]></description>
  <content:encoded><![CDATA[<p>{LEDE}</p>
<h3>The terms</h3>
<p>A farm pays by the basket.</p>]]></content:encoded>
</item>
<item>
  <title>A picture without words</title>
</item>
</channel>
</rss>
"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>
<entry><title>Arms for rent</title><published>2021-05-01T23:30:00+08:00</published>
<content type="html">&lt;p&gt;{LEDE}&lt;/p&gt;</content></entry></feed>
"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "content_html": f"<p>{LEDE}</p>"}, {"id": "2", "title": "Bare"}],
    },
    indent=1,
)
EXPORT = f"""<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>Arms</title><content:encoded><![CDATA[{LEDE}]]></content:encoded>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>
"""
PAGE = f"""<!-- saved from somewhere -->
<!DOCTYPE html>
<html><head><title>Arms</title></head><body><article><h1>Arms</h1><p>{LEDE}</p></article></body></html>
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def written(folder: Path, text: str | bytes, name: str = "dump.dat") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def items(folder: Path, text: str | bytes) -> tuple[Item, ...]:
    return read_marked(read_dump(written(folder, text)))[0]


def articles(content: Path) -> list[Article]:
    files = sorted((content / "articles").rglob("*.md"))
    return [parse_article(path.read_text(encoding="utf-8"), path.name) for path in files]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RSS, DumpKind.SYNDICATION),
        (ATOM, DumpKind.SYNDICATION),
        ("\ufeff\n" + ATOM, DumpKind.SYNDICATION),
        (EXPORT, DumpKind.WORDPRESS),
        (JSON_FEED, DumpKind.JSON_FEED),
        (PAGE, DumpKind.WEB_PAGE),
        (f"<div>\n<p>{LEDE}</p></div>", DumpKind.WEB_PAGE),
        (f'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html><body><p>{LEDE}</p></body></html>', DumpKind.WEB_PAGE),
        (f"<![CDATA[{LEDE}]]>\n{LEDE}", DumpKind.FEED),
        (f"<{LEDE}>", DumpKind.PAGE),
        (f"{{{LEDE}}}", DumpKind.PAGE),
    ],
)  # fmt: skip
def test_read_dump__any_name__is_recognised_by_its_content(tmp_path: Path, text: str, kind: DumpKind) -> None:
    assert read_dump(written(tmp_path, text)).kind is kind


def test_import__a_feed__titles_and_days_are_taken_as_stated(tmp_path: Path) -> None:
    result = run(written(tmp_path, RSS, "feed.rss"), "--content", tmp_path / "content")
    assert result.exit_code == 0, result.output
    assert "feed.rss: RSS or Atom feed, 1 article" in result.output
    assert "No line was lost." in result.output
    (article,) = articles(tmp_path / "content")
    assert article.title == "Orchard Robotics lends arms"
    assert article.date.day is not None
    assert article.date.day.isoformat() == "2024-07-25"
    assert (article.date.earliest, article.date.latest) == (None, None)
    assert article.date.basis == 'The feed says "Thu, 25 Jul 2024 09:00:00 GMT".'
    assert article.publication == "The Harbour Letter"
    assert article.source is not None
    assert (article.source.first, article.source.last) == (5, 12)
    assert article.body == f"{LEDE}\n\n## The terms\n\nA farm pays by the basket.\n"


def test_import__an_item_with_a_title_only__is_reported_and_not_written(tmp_path: Path) -> None:
    result = run(written(tmp_path, RSS, "feed.rss"), "--content", tmp_path / "content")
    assert re.search(r"dropped: .*no text: only a title \(13-15\)", result.output)


@pytest.mark.parametrize("text", [RSS, ATOM, EXPORT, JSON_FEED, PAGE], ids=["rss", "atom", "wxr", "json", "html"])
@pytest.mark.parametrize("one_line", [False, True])
def test_import__every_format__loses_no_line_and_a_second_import_writes_nothing(
    tmp_path: Path, text: str, one_line: bool
) -> None:
    dump = written(tmp_path, text.replace("\n", " ") if one_line else text)
    content = tmp_path / "content"
    report = run_import([dump], content)
    assert [(part.lost_lines, len(part.merged)) for part in report.dumps] == [(0, 1)]
    assert [article.body.split("\n")[0] for article in articles(content)] == [LEDE]
    assert run_import([dump], content).written == ()


def test_import__a_feed_on_one_line_killed_and_begun_again__is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = "".join(
        f"<item><title>Tale {n}</title><description>Word {n} of many.</description></item>" for n in "123"
    )
    dump = written(tmp_path, f'<rss version="2.0"><channel>{entries}</channel></rss>')
    whole, content = tmp_path / "whole", tmp_path / "content"
    run_import([dump], whole)
    count = iter(range(99))

    def pulled_plug(root: Path, change: Change) -> bool:
        if next(count) == 5:
            raise KeyboardInterrupt
        return apply_change(root, change)

    monkeypatch.setattr("generator.content.merging.journal.apply_change", pulled_plug)
    with pytest.raises(KeyboardInterrupt):
        run_import([dump], content)
    monkeypatch.undo()
    run_import([dump], content)
    assert {p.name: p.read_bytes() for p in content.rglob("*.md")} == {
        p.name: p.read_bytes() for p in whole.rglob("*.md")
    }
    assert len(articles(content)) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (RSS[: RSS.index("</content")], ":11: the file ends in the middle"),
        (RSS[: RSS.index("]]></content")], ":11: the file ends in the middle"),
        (RSS.replace("</title>", "</titel>", 1), ":4: not well-formed XML: mismatched tag"),
        ('<?xml version="1.0"?>\n<ledger><url/></ledger>', "no feed: its outermost element is <ledger>"),
        (RSS.replace("rss/1.0", "rss\u2028/1.0"), ":1: strange XML: "),
        (JSON_FEED[:90], ": the file ends in the middle"),
        (JSON_FEED.replace('"2",', '"2" "3",'), ":9: not JSON"),
        ('{"name": "a", "words": []}', "no field with a text (there are: name, words)"),
        ('{"items": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        ("<rss><item>caf\xe9</item></rss>".encode("latin-1"), "not UTF-8: byte 0xE9"),
    ],
)
def test_read_dump__mark_up_that_is_broken__is_refused_with_line_and_remedy(
    tmp_path: Path, text: str | bytes, words: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read_dump(written(tmp_path, text))
    (problem,) = caught.value.problems
    assert words in str(problem)
    assert problem.fix


def test_import__a_broken_feed_among_good_ones__the_good_are_imported(tmp_path: Path) -> None:
    written(tmp_path / "in", RSS[:400], "a.rss")
    written(tmp_path / "in", ATOM, "b.atom")
    result = run(tmp_path / "in", "--content", tmp_path / "content")
    assert result.exit_code == 2
    assert len(articles(tmp_path / "content")) == 1


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "gb18030", "utf-16"])
def test_read_dump__mark_up_that_names_its_encoding__is_decoded(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss><channel><item><title>Café</title></item></channel></rss>'
    assert "<title>Café</title>" in read_dump(written(tmp_path, text.encode(encoding))).lines[0]


def test_read_marked__entities_that_grow_or_read_files__stay_as_they_are_written(tmp_path: Path) -> None:
    secret = written(tmp_path, "a secret", "secret.txt")
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    text = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}<!ENTITY s SYSTEM "{secret.as_uri()}">]>\n'
        "<rss><channel><item><title>T</title><description>He said &a12; and &s; and AT&T.</description></item></channel></rss>"
    )
    (item,) = items(tmp_path, text)
    assert [paragraph.text for paragraph in item.paragraphs] == ["He said &a12; and &s; and AT&T."]


@pytest.mark.parametrize("text", [RSS, ATOM, EXPORT, JSON_FEED, PAGE], ids=["rss", "atom", "wxr", "json", "html"])
def test_read_marked__with_addresses_in_it__opens_no_connection(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert len(items(tmp_path, text)) == 1


def test_import__plain_text__does_not_wait_for_the_libraries_of_mark_up(tmp_path: Path) -> None:
    dump = written(tmp_path, f"{LEDE}\n\nMore of it.\n\nLeave a comment\n")
    code = (
        "import sys; from pathlib import Path; from generator.importing import run_import;"
        f"run_import([Path({str(dump)!r})], Path({str(tmp_path / 'content')!r}));"
        "print({'lxml', 'feedparser', 'trafilatura'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
