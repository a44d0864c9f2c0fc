"""What a source marks up stays: links, emphasis, figures, lists, tables, code, images."""

from __future__ import annotations

import pytest

from generator.dumps.formats.html_blocks import read_blocks
from generator.dumps.markup.addresses import image_address, link_address, web_address
from generator.dumps.markup.code import code_language, is_prose
from generator.dumps.markup.inline import closed, cut, normal, open_at_end, visible
from generator.dumps.markup.pieces import paragraphs_of
from generator.dumps.structure import read_structure
from generator.dumps.to_markdown import to_markdown
from generator.model import Item

BASE = "https://quay.example/2023/boats/"


def markdown(source: str) -> str:
    pieces = [(piece.line, piece) for piece in read_blocks(source, BASE) if not piece.dropped]
    return to_markdown(read_structure(Item("d", 1, 1, paragraphs_of(pieces)))).rstrip("\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a <a href='https://x.example/r'>report</a></p>", "a [report](https://x.example/r)"),
        ("<p>a <a href='../r?utm_source=x&a=1'>report</a></p>", "a [report](https://quay.example/2023/r?a=1)"),
        ("<p>a <a href='//x.example'>b</a></p>", "a [b](https://x.example)"),
        ("<p>a <a href='#note'>note</a> <a href='javascript:go()'>b</a> <a href='tel:5'>c</a></p>", "a note b c"),
        ("<p>a <a href='mailto:a@x.example'>write</a></p>", "a [write](mailto:a@x.example)"),
        ("<p>Go! <a href='https://x.example'>a</a></p>", "Go! [a](https://x.example)"),
        ("<p>Go!<a href='https://x.example'>a</a></p>", r"Go\![a](https://x.example)"),
        ("<p>a <b> bold </b>b</p>", "a **bold** b"),
        ("<p><b>a</b> <b>b</b></p>", "**a b**"),
        ("<p><b>one<br><br>two</b></p>", "**one**\n\n**two**"),
        ("<p>a <em>b</em> <del>5</del> 6</p>", "a *b* ~~5~~ 6"),
        ("<p>run <code>a*b `c`</code></p>", "run `` a*b `c` ``"),
        ("<p>2 * 3 <b>x</b></p>", r"2 \* 3 **x**"),
        ("<p>Sales rose to $5<sup>1</sup> million</p>", "Sales rose to $5¹ million"),
        ("<p>10<sup>6</sup>, 10<sup>-3</sup>, 1<sup>st</sup>, H<sub>2</sub>O</p>", "10⁶, 10⁻³, 1st, H2O"),
        ("<p>$5<sup><a href='#f1'>1</a></sup> million</p>", "$5[1] million"),
        ("<p>101<sub>2</sub> and 5<sup>1,2</sup></p>", "101₂ and 5[1,2]"),
        ("<p>min&shy;destens, Free\u200bdom, <wbr>a<wbr>b</p>", "mindestens, Freedom, ab"),
        ("<p>He said <q>no</q>.</p>", "He said “no”."),
        ("<dl><dt>Knot</dt><dd>A speed.</dd></dl>", "**Knot**\n\nA speed."),
    ],
)
def test_read_blocks__inline_marks__are_markdown(source: str, expected: str) -> None:
    assert markdown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ol><li>a<li>b</ol><p>c</p><ol start=3><li>d</ol>", "1. a\n2. b\n\nc\n\n3. d"),
        ("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>", "- a\n    1. b\n    2. c\n- d"),
        ("<ul><li><p>a</p><p>b</p><li>c</ul>", "- a\n\n    b\n\n- c"),
        ("<ol><li value=4>a<li>b</ol>", "4. a\n5. b"),
        ("<ol reversed><li>third<li>second</ol>", "- third\n- second"),
        ("<ul><li>a</ul><ol><li>b</ol>", "- a\n\n1. b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n\n> b"),
        ("<blockquote><ul><li>a</ul></blockquote>", "> - a"),
        ("<ul><li><h3>a</h3><p>b</p></ul>", "## a\n\n- b"),
        ("<h1>a</h1><p>b</p><h2>c</h2>", "## a\n\nb\n\n### c"),
        ("<h3>a</h3><p>b</p><h3>1. c</h3><p>d</p>", "## a\n\nb\n\n## 1. c\n\nd"),
        ("<p>Short line</p><p>A longer paragraph that follows it, with more words.</p>",
         "Short line\n\nA longer paragraph that follows it, with more words."),
        ("<p>5. South Reach</p>", r"5\. South Reach"),
    ],
)  # fmt: skip
def test_read_blocks__lists_quotations_and_headings__keep_their_structure(source: str, expected: str) -> None:
    assert markdown(source) == expected


ROWS = "<tr><td>Quay</td><td>9 | 8</td></tr><tr><td><a href='/f'>Fort</a></td><td></td></tr>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"<table>{ROWS}</table>",
         "|  |  |\n| --- | --- |\n| Quay | 9 \\| 8 |\n| [Fort](https://quay.example/f) |  |"),
        (f"<table><tr><th>Port<th>At</tr>{ROWS}</table>",
         "| Port | At |\n| --- | --- |\n| Quay | 9 \\| 8 |\n| [Fort](https://quay.example/f) |  |"),
        ("<table><tr><th colspan=2>Port</th><th>At</th></tr><tr><td>a<td>b<td>c</table>",
         "| Port |  | At |\n| --- | --- | --- |\n| a | b | c |"),
        ("<table><tr><td><h2>Menu</h2><p>a</p></td><td><p>b</p></td></tr></table>", "## Menu\n\na\n\nb"),
        ("<table role=presentation><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb"),
        ("<pre><code class='language-python'>if a:\n    b</code></pre>", "```python\nif a:\n    b\n```"),
        ("<pre>TIME   PORT\n09:00  ```</pre>", "````\nTIME   PORT\n09:00  ```\n````"),
        ("<pre>The board voted on Tuesday to lengthen the quay\nby ninety metres, after a dispute.\n\nWork begins in spring, and two lines more come.</pre>",
         "The board voted on Tuesday to lengthen the quay by ninety metres, after a dispute.\n\nWork begins in spring, and two lines more come."),
    ],
)  # fmt: skip
def test_read_blocks__tables_and_code__are_blocks_of_markdown(source: str, expected: str) -> None:
    assert markdown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<img src='https://x.example/a.jpg' alt='The quay'>", "![The quay](https://x.example/a.jpg)"),
        ("<p>a <img src='a.jpg' alt='The quay'> b</p>", "a b\n\n![The quay](https://quay.example/2023/boats/a.jpg)"),
        ("<figure><img src='/a.jpg'><figcaption>The quay</figcaption></figure>", "![The quay](https://quay.example/a.jpg)"),
        ("<figure><img src='/a.jpg' alt='Boats'><figcaption>The quay</figcaption></figure>",
         "![Boats](https://quay.example/a.jpg) The quay"),
        ("<img src='data:image/gif;base64,x' data-src='/a.jpg' alt='b'>", "![b](https://quay.example/a.jpg)"),
        ("<p>a</p><img src='/pixel.gif' width=1 height=1>", "a"),
        ("<p>good <img class='emoji' src='/x.png' alt='🎉'></p>", "good 🎉"),
    ],
)  # fmt: skip
def test_read_blocks__images__are_addresses_with_their_words(source: str, expected: str) -> None:
    assert markdown(source) == expected


def test_read_blocks__an_image_without_words__is_a_piece_with_its_address_as_written() -> None:
    pieces = read_blocks("<p>a</p><img src='/up_load/a_b.jpg'>")
    assert [(piece.text, piece.image) for piece in pieces] == [("a", ""), ("/up_load/a_b.jpg", "/up_load/a_b.jpg")]


def test_link_address__a_place_without_a_page__is_none() -> None:
    assert link_address("r.html", "") == ""
    assert link_address("http://[", BASE) == ""
    assert web_address("ftp://x.example") is None


def test_image_address__late_loading__is_the_image_and_not_its_placeholder() -> None:
    assert image_address({"src": "data:image/gif;base64,x", "srcset": "a.jpg 1x, b.jpg 2x"}) == "a.jpg"
    assert image_address({"src": "data:image/gif;base64,x"}) == ""


@pytest.mark.parametrize(("text", "prose"), [("Dear all,\nwe have met on Monday in the office by the quay\nand we have agreed on all of it.", True),
    ("We have met on Monday in the office by the quay\nand we have agreed on all that was asked of us.", True), ("a = 1\nb = 2", False), ("TIME   PORT\n09:00  Quay", False)])  # fmt: skip
def test_is_prose__preformatted_text__is_judged_by_its_lines(text: str, prose: bool) -> None:
    assert is_prose(text) is prose


def test_code_language__classes__are_a_language_only_where_they_say_so() -> None:
    assert code_language("highlight language-rust") == "rust"
    assert code_language("language-plaintext") == code_language("wide") == ""


def test_cut__a_marked_text__ends_with_its_marks_closed() -> None:
    marked = normal("a \ufdd3bold  word\ufdd4 b")
    assert visible(marked) == "a bold word b"
    assert visible(cut(marked, 6)) == "a bold"
    assert open_at_end(cut(marked, 6)) == []
    assert closed("\ufdd3a") == "\ufdd3a\ufdd4"


def test_read_blocks__the_same_mark_inside_itself__is_one_mark() -> None:
    nested = read_blocks("<p>a <b>b <strong>c</strong> d</b> e</p>")
    assert [piece.marked for piece in nested] == [piece.marked for piece in read_blocks("<p>a <b>b c d</b> e</p>")]


def test_read_blocks__thousands_of_marks_inside_one_another__are_not_carried_from_paragraph_to_paragraph() -> None:
    source = "<div><b>tea " * 2000 + "</b></div>" * 2000
    pieces = read_blocks(source)
    assert len(pieces) == 2000
    assert sum(len(piece.marked) for piece in pieces) < len(source)
