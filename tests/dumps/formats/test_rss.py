"""Items of RSS, Atom, JSON Feed and WordPress exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.dumps.formats.dispatch import read_marked
from generator.dumps.formats.stated_date import stated
from generator.dumps.read import read_dump
from generator.importing import run_import
from generator.model import Discard, Item

NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
)


def read(folder: Path, text: str) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    path = folder / "dump.dat"
    path.write_text(text, encoding="utf-8")
    return read_marked(read_dump(path))


def rss(folder: Path, *fields: str) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    names = NAMES.split(" xmlns:wp", maxsplit=1)[0]
    entries = "\n".join(f"<item>{field}</item>" for field in fields)
    return read(folder, f'<rss version="2.0" {names}><channel><title>Quay</title>\n{entries}\n</channel></rss>')


def export(folder: Path, *fields: str) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    entries = "\n".join(f"<item>{field}</item>" for field in fields)
    author = (
        "<wp:author><wp:author_login>ada</wp:author_login>"
        "<wp:author_display_name><![CDATA[Ada Quay]]></wp:author_display_name></wp:author>"
    )
    return read(
        folder, f'<rss version="2.0" {NAMES}><channel><title>Notes</title>{author}\n{entries}\n</channel></rss>'
    )


def words(item: Item) -> list[str]:
    return [paragraph.text for paragraph in item.paragraphs]


def reasons(discards: tuple[Discard, ...]) -> dict[str, str]:
    return {discard.text: discard.reason.value for discard in discards}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Crab &amp; Co", "Crab & Co"),
        ("Crab &amp;amp; Co", "Crab & Co"),
        ("<![CDATA[Crab & Co]]>", "Crab & Co"),
        ("Crab & Co", "Crab & Co"),
        ("Crab&nbsp;&mdash; Co", "Crab — Co"),
        ("<![CDATA[<b>Crab</b> &#8217;n Co]]>", "Crab ’n Co"),
        ("5 &lt; 6", "5 < 6"),
        ("Two\n  lines", "Two lines"),
        ("A title that is very much longer than any headline that the importer would have made of the words below, all told", None),
    ],
)  # fmt: skip
def test_read_syndication__a_title__is_kept_as_its_words(tmp_path: Path, title: str, expected: str | None) -> None:
    (item,), _ = rss(tmp_path, f"<title>{title}</title><description>Words of the text.</description>")
    assert item.title == (expected or title)


@pytest.mark.parametrize(
    "body",
    [
        "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;",
        "<![CDATA[<p>One.</p><p>Two &amp; three.</p>]]>",
        "<![CDATA[<p>One.<p>Two &amp; three.]]>",
        "<![CDATA[One.<br /><br />Two & three.]]>",
        "One.\n\nTwo &amp; three.",
        "&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two &amp;amp;amp; three.&amp;lt;/p&amp;gt;",
    ],
    ids=["escaped", "cdata", "unclosed", "breaks", "plain", "twice"],
)
@pytest.mark.parametrize("field", ["description", "content:encoded"])
def test_read_syndication__a_body_however_it_is_packed__is_clean_paragraphs(
    tmp_path: Path, body: str, field: str
) -> None:
    (item,), _ = rss(tmp_path, f"<title>T</title><{field}>{body}</{field}>")
    assert words(item) == ["One.", "Two & three."]


def test_read_syndication__a_teaser__is_imported_and_reported(tmp_path: Path) -> None:
    for mark in ("[&#8230;]", "[...]", "&#8230; Continue reading &#8594;", "&#8230;", "Read more"):
        (item,), discards = rss(tmp_path, f"<title>T</title><description>The quay is long {mark}</description>")
        assert words(item) == ["The quay is long"]
        assert "feed-gives-teaser" in reasons(discards).values()


def test_read_syndication__a_teaser_next_to_the_text__is_not_reported(tmp_path: Path) -> None:
    body = "<content:encoded><![CDATA[<p>The quay is long and the winter too.</p>]]></content:encoded>"
    (item,), discards = rss(tmp_path, f"<description>The quay is long [&#8230;]</description>{body}")
    assert words(item) == ["The quay is long and the winter too."]
    assert {discard.reason.value for discard in discards} == {"feed-frame"}


def test_read_syndication__a_summary_of_its_own__is_in_the_report(tmp_path: Path) -> None:
    body = "<content:encoded><![CDATA[<p>The quay is long and the winter too.</p>]]></content:encoded>"
    _, discards = rss(tmp_path, f"<description>What a writer says of it.</description>{body}")
    assert reasons(discards)["What a writer says of it."] == "summary-of-the-text"


def test_read_syndication__two_items_on_one_line__are_two_articles(tmp_path: Path) -> None:
    text = "".join(f"<item><title>{n}</title><description>Words of {n}.</description></item>" for n in "ab")
    items, _ = read(tmp_path, f"<rss><channel>{text}</channel></rss>")
    assert [(item.title, item.first, item.last) for item in items] == [("a", 1, 1), ("b", 1, 1)]


def test_read_syndication__lines__are_those_of_the_file(tmp_path: Path) -> None:
    text = "<rss>\n<channel>\n<item>\n<title>T</title>\n<description><![CDATA[\n\n<p>One.</p>\n\n<p>Two.</p>]]>\n</description>\n</item>\n</channel></rss>"
    (item,), _ = read(tmp_path, text)
    assert (item.first, item.last) == (3, 11)
    assert [paragraph.line for paragraph in item.paragraphs] == [7, 9]


def test_read_syndication__atom__types_are_believed(tmp_path: Path) -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Quay &amp;mdash; Notes</title>'
        "<entry><title>Use &lt;br&gt; here</title><author><name>Bo Tide</name></author>"
        "<updated>2021-05-02T00:30:00+08:00</updated>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>word</em>.</p></div></content></entry>'
        '<entry><content type="text">a &lt;b&gt;\n\nc</content></entry></feed>'
    )
    (first, second), _ = read(tmp_path, text)
    assert (first.title, first.author, first.publication) == ("Use <br> here", "Bo Tide", "Quay — Notes")
    assert first.date is not None
    assert first.date.basis == 'The feed says that it was updated "2021-05-02T00:30:00+08:00".'
    assert (words(first), words(second)) == (["One word."], ["a <b>", "c"])


def test_read_syndication__rss_1__items_next_to_the_channel(tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        "<channel><title>Old Quay</title><items><rdf:Seq><rdf:li/></rdf:Seq></items></channel>\n"
        "<item><title>Ropes</title><description>Ropes are sold out.</description>"
        "<dc:date>2005-06-07T01:02:03+09:00</dc:date><dc:creator>Di</dc:creator></item>\n</rdf:RDF>"
    )
    (item,), _ = read(tmp_path, text)
    assert (item.first, item.author, item.publication) == (4, "Di", "Old Quay")
    assert item.date is not None
    assert item.date.basis == 'The feed says "2005-06-07T01:02:03+09:00".'


POST = "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"


def test_read_syndication__an_export__takes_what_is_published(tmp_path: Path) -> None:
    body = "<content:encoded>Words.</content:encoded>"
    items, discards = export(
        tmp_path,
        f"<title>a</title>{body}{POST}",
        f"<title>b</title>{body}{POST.replace('>post<', '>page<')}",
        f"<title>c</title>{body}{POST.replace('publish', 'draft')}",
        f"<title>d</title>{body}{POST.replace('>post<', '>attachment<')}",
        f"<title>e</title>{body}{POST.replace('>post<', '>nav_menu_item<')}",
    )
    assert [item.title for item in items] == ["a", "b"]
    assert {discard.line: discard.reason.value for discard in discards if discard.line in (4, 5, 6)} == {
        4: "draft",
        5: "attachment",
        6: "menu-entry",
    }


def test_read_syndication__an_export_s_text__loses_wordpress_s_marks_and_no_words(tmp_path: Path) -> None:
    body = (
        "<!-- wp:paragraph -->\nThe bakery has a second oven.\nIt bakes from four.\n\n"
        '[caption id="a" width="3"]<img src="x"> The oven[/caption]\n\n[gallery ids="1,2"]\n'
        'He [co-founder Li] said so.\n\n[vc_row width="1"]Last words.[/vc_row]<!-- /wp:paragraph -->'
    )
    comment = "<wp:comment><wp:comment_content>Nice oven.</wp:comment_content></wp:comment>"
    fields = f"<dc:creator>ada</dc:creator><wp:post_date>2019-03-11 16:00:00</wp:post_date>{POST}\n{comment}\n"
    (item,), discards = export(tmp_path, f"<content:encoded><![CDATA[{body}]]></content:encoded>{fields}")
    assert words(item) == [
        "The bakery has a second oven.",
        "It bakes from four.",
        "He [co-founder Li] said so.",
        "Last words.",
    ]
    assert item.author == "Ada Quay"
    assert item.date is not None
    assert item.date.basis == 'The export says "2019-03-11 16:00:00".'
    assert reasons(discards)["The oven"] == "image-caption"
    assert reasons(discards)[comment] == "reader-comment"


def test_read_json_feed__items__have_their_lines_texts_and_authors(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Tide Talk",
        "author": {"name": "Cy Shell"},
        "items": [
            {"id": "1", "title": "Crab &amp; Co", "date_published": "2022-02-03T23:00:00-05:00", "content_html": "<p>a</p>\n<p>b</p>"},
            {"id": "2", "content_text": "1 < 2\n\nc", "authors": [{"name": "Di"}, {"name": "Bo"}]},
            {"id": "3", "title": "Bare"},
            {"id": "4", "summary": "Only this much …"},
        ],
        "more": [{"items": [1]}, "]", "\"items\": ["],
    }  # fmt: skip
    items, discards = read(tmp_path, json.dumps(feed, indent=0, ensure_ascii=False))
    assert [words(item) for item in items] == [["a", "b"], ["1 < 2", "c"], ["Only this much"]]
    assert [item.author for item in items] == ["Cy Shell", "Di, Bo", "Cy Shell"]
    assert items[0].title == "Crab & Co"
    assert items[0].date is not None
    assert str(items[0].date.day) == "2022-02-03"
    assert [(item.first, item.last) for item in items] == [(8, 13), (14, 25), (30, 33)]
    assert "no-text-only-title" in reasons(discards).values()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thu, 25 Jul 2024 23:30:00 +0800", "2024-07-25"),
        ("25 Jul 24 09:00 GMT", "2024-07-25"),
        ("2024-07-25T23:30:00-11:00", "2024-07-25"),
        ("2024-07-25 09:00:00", "2024-07-25"),
        ("20240725", "2024-07-25"),
        ("July 25, 2024", "2024-07-25"),
        ("25/07/2024", "2024-07-25"),
        ("05/07/2024", None),
        ("0000-00-00 00:00:00", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("2024-02-31", None),
        ("soon", None),
        ("", None),
    ],
)
def test_stated__what_a_feed_says__is_the_day_as_written_or_none(text: str, day: str | None) -> None:
    found = stated([("it says", text)])
    assert (str(found.day) if found else None) == day


@pytest.mark.parametrize("order", [1, -1], ids=["newest first", "oldest first"])
def test_import__an_item_without_a_day__is_dated_by_its_neighbours(tmp_path: Path, order: int) -> None:
    entries = [
        f"<item><title>Tale {n}</title>{f'<pubDate>{day}</pubDate>' if day else ''}"
        f"<description>Tale {n} tells of a quay that was longer than the winter.</description></item>"
        for n, day in enumerate(("2024-07-29", "2024-07-26", "", "2024-07-24", "2024-07-20"))
    ][::order]
    path = tmp_path / "feed.xml"
    path.write_text("<rss><channel>\n" + "\n".join(entries) + "\n</channel></rss>", encoding="utf-8")
    report = run_import([path], tmp_path / "content")
    articles = [merged.draft.article for merged in report.dumps[0].merged]
    undated = articles[2].date
    assert "2024-07-24" <= str(undated.day) <= "2024-07-26"
    assert undated.earliest is not None
    assert all(article.date.earliest is None for article in articles if article.date is not undated)


def test_import__two_items_of_one_title__keep_it(tmp_path: Path) -> None:
    entries = "".join(f"<item><title>Briefs</title><description>Word {n}.</description></item>" for n in "ab")
    path = tmp_path / "feed.xml"
    path.write_text(f"<rss><channel>{entries}</channel></rss>", encoding="utf-8")
    report = run_import([path], tmp_path / "content")
    assert [merged.draft.article.title for merged in report.dumps[0].merged] == ["Briefs", "Briefs"]
    assert len({merged.path for merged in report.dumps[0].merged}) == 2
