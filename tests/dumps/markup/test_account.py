"""What a marked-up source has besides words is in the Markdown, or the report names it."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.discard_reason import DiscardReason
from generator.dumps.formats.html_blocks import read_elements
from generator.dumps.items import DumpItems, read_items
from generator.dumps.markup.account import count_written, expected, missing
from generator.dumps.markup.pieces import Piece, paragraphs_of
from generator.dumps.read import read_dump
from generator.model import Dump, DumpKind, ElementKind

NEWS = "The harbour of Tamberly opened a second quay for ferries on Thursday, its master said at noon."


def names() -> st.SearchStrategy[str]:
    return st.integers(0, 10_000).map(lambda number: f"word{number}")


def inlines() -> st.SearchStrategy[str]:
    link = st.builds(lambda a, b: f'<a href="https://e.org/{a}?x=1&amp;y={b}">{b}</a>', names(), names())
    image = st.builds(lambda a, b: f'<img src="/i/{a}.png" alt="{b}">', names(), names())
    marked = st.builds(
        lambda tag, a: f"<{tag}>{a}</{tag}>", st.sampled_from(["b", "i", "code", "sup", "del", "q"]), names()
    )
    inner = st.builds(lambda tag, a: f"<{tag}>{a}</{tag}>", st.sampled_from(["b", "em", "span"]), link)
    return st.lists(st.one_of(names(), link, image, marked, inner), min_size=1, max_size=5).map(" ".join)


def blocks() -> st.SearchStrategy[str]:
    paragraph = inlines().map(lambda words: f"<p>{words}</p>")
    entries = st.lists(inlines(), min_size=1, max_size=3).map(lambda rows: "".join(f"<li>{row}</li>" for row in rows))
    listed = st.builds(lambda tag, rows: f"<{tag}>{rows}</{tag}>", st.sampled_from(["ul", "ol"]), entries)
    nested = st.builds(lambda words, inner: f"<ul><li>{words}{inner}</li></ul>", names(), listed)
    cell = st.one_of(names(), inlines())
    rows = st.lists(st.tuples(cell, cell), min_size=2, max_size=3)
    table = rows.map(lambda all_rows: "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in all_rows)).map(
        "<table>{}</table>".format
    )
    code = names().map(lambda name: f"<pre><code>{name} = 1\nprint({name})</code></pre>")
    figure = st.builds(
        lambda name, words: (
            f'<figure><img src="/i/{name}.png"><figcaption>{words} <a href="https://p.org/{name}">{name}</a></figcaption></figure>'
        ),
        names(),
        names(),
    )
    quote = paragraph.map("<blockquote>{}</blockquote>".format)
    heading = st.builds(lambda level, words: f"<h{level}>{words}</h{level}>", st.integers(2, 4), inlines())
    return st.lists(
        st.one_of(paragraph, listed, nested, table, code, figure, quote, heading), min_size=1, max_size=6
    ).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(blocks())
def test_read_items__rss__each_element_is_in_the_article_or_named(body: str) -> None:
    lines = (
        f"<rss><channel><title>T</title><item><title>A quay</title><description>{html.escape(f'<p>{NEWS}</p>{body}')}</description></item></channel></rss>"
    ).split("\n")
    found = read_items(Dump("feed.xml", DumpKind.SYNDICATION, tuple(lines)))
    (item,) = found.items
    lost = [discard for discard in found.discards if discard.reason is DiscardReason.LOST_ELEMENT]
    written, had = count_written(item.paragraphs), dict(item.elements)
    assert had.get(ElementKind.LINK, 0) == body.count("<a ")
    assert had.get(ElementKind.IMAGE, 0) == body.count("<img ")
    assert had.get(ElementKind.CODE, 0) == body.count("<pre>")
    for kind in ElementKind:
        named = sum(discard.detail == kind for discard in lost)
        assert written[kind] + named >= had.get(kind, 0) or kind is ElementKind.ENTRY, kind
    assert not lost


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ('<p>a <a href="https://e.org/x">b</a></p>', ElementKind.LINK),
        ('<p>a</p><img src="b.png" alt="c">', ElementKind.IMAGE),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", ElementKind.TABLE),
        ("<ul><li>a b c</li></ul>", ElementKind.ENTRY),
        ("<pre><code>x = 1</code></pre>", ElementKind.CODE),
    ],
)
def test_missing__element_that_no_paragraph_has__is_named(source: str, kind: ElementKind) -> None:
    pieces, elements = read_elements(source)
    kept = paragraphs_of([(1, piece) for piece in pieces])
    assert missing(elements, kept, ()) == []
    assert [lost.kind for lost in missing(elements, (), ())] == [kind]
    assert missing(elements, (), pieces) == []
    assert (expected(elements, ()), expected(elements, pieces)) == (((kind, 1),), ()) or kind is ElementKind.IMAGE


@pytest.mark.parametrize(
    "source",
    [
        '<nav><a href="https://e.org/x">Home</a></nav>',
        '<a href="#top">up</a> <a href="javascript:x()">b</a>',
        '<img src="p.gif" width="1" height="1">',
        "<table><tr><td><p>only a layout</p></td></tr></table>",
        "<script>var a = '<li>b</li>'</script>",
    ],
)
def test_read_elements__what_no_reader_would_miss__does_not_count(source: str) -> None:
    assert read_elements(f"<p>{NEWS}</p>{source}")[1] == []


def page(tmp_path: Path, middle: str) -> DumpItems:
    more = "Boats from both sides of the bay can land there at the same time, and nobody has to wait for the tide."
    text = f"<html><body><nav><ul><li><a href='/'>Home</a></li></ul></nav><article><h1>Quay opens</h1><p>{NEWS}</p>{middle}<p>{more}</p></article></body></html>"
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    return read_items(read_dump(path))


def test_read_items__saved_page__caption_keeps_its_link_and_a_table_its_rows_of_images(tmp_path: Path) -> None:
    figure = '<figure><img src="a.png" alt="Boats"><figcaption>Boats at dawn. Photo: <a href="https://p.org/ada">Ada</a></figcaption></figure>'
    table = "<table><tr><td>Quay</td><td>North</td></tr><tr><td><img src='b.png' alt=''></td><td><img src='c.png' alt=''></td></tr><tr><td>Boats</td><td>12</td></tr></table>"
    found = page(tmp_path, figure + table)
    (item,) = found.items
    written = "\n".join(paragraph.markdown for paragraph in item.paragraphs)
    assert "Photo: [Ada](https://p.org/ada)" in written
    assert {paragraph.image for paragraph in item.paragraphs} >= {"a.png", "b.png", "c.png"}
    assert not [discard for discard in found.discards if discard.reason is DiscardReason.LOST_ELEMENT]


TEASERS = (
    "<a href='https://e.org/mill'><figure><span>News</span><img src='m.png' alt='Sails'></figure><div>The mill turns</div></a>",
    "<a href='https://e.org/mill'><div>Ad</div><h3>The mill turns</h3><p>After fifty years.</p></a>",
    "<a href='https://e.org/mill'><p><b>The mill</b> turns</p><p>Read on</p></a>",
)


@pytest.mark.parametrize("teaser", TEASERS)
def test_missing__link_around_blocks_whose_texts_are_all_dropped__is_dropped_with_them(teaser: str) -> None:
    pieces, elements = read_elements(f"<p>{NEWS}</p><div>{teaser}</div>", "https://e.org/")
    news, own = pieces[:1], [Piece(piece.line, piece.text) for piece in reversed(pieces[1:])]
    links = [each for each in elements if each.kind is ElementKind.LINK]
    kept = paragraphs_of([(piece.line, piece) for piece in news])
    assert [each.kind for each in missing(links, kept, own)] == []
    assert dict(expected(links, own)) == {}
    assert [each.address for each in missing(links, kept, own[:-1])] == ["https://e.org/mill"]
