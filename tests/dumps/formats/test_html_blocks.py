"""A piece of HTML as paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dumps.formats.html_blocks import from_text, has_tags, inline, read_blocks, unescaped, with_breaks
from generator.dumps.markup.pieces import paragraphs_of
from generator.model import BlockKind


def kept(source: str) -> list[tuple[str, str]]:
    """Kind, unless it is a paragraph, and words of what is not dropped."""
    paragraphs = paragraphs_of([(piece.line, piece) for piece in read_blocks(source) if not piece.dropped])
    plain = (None, BlockKind.PARAGRAPH)
    return [(one.kind.value if one.kind and one.kind not in plain else "", one.text) for one in paragraphs]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", [("", "One."), ("", "Two.")]),
        ("Bare words", [("", "Bare words")]),
        ("before<p>in</p>after", [("", "before"), ("", "in"), ("", "after")]),
        ("<h2>Head</h2>text", [("heading", "Head"), ("", "text")]),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", [("bullet", "a"), ("bullet", "b"), ("bullet", "c")]),
        ("<li><p>a</p><p>b</p></li>", [("bullet", "a"), ("", "b")]),
        ("<blockquote><p>a</p>b</blockquote>", [("quote", "a"), ("quote", "b")]),
        ("<p>a <a href='x'>link</a> <b>b</b>old</p>", [("", "a link bold")]),
        ("<p>caf&eacute; &amp; &lt;tag&gt; &#8217;</p>", [("", "café & <tag> ’")]),
        ("one<br><br>two", [("", "one"), ("", "two")]),
        ("a line that<br>goes on", [("", "a line that goes on")]),
        ("A sentence.<br>Another.", [("", "A sentence."), ("", "Another.")]),
        ("<pre>if a:\n  b</pre>", [("code", "if a: b")]),
        ("<table><tr><th>Part</th><td>Cost</td></tr></table>", [("", "Part | Cost")]),
        ("<p>a</p><script>b</script><style>c</style><img alt='d'><iframe>e</iframe>", [("", "a")]),
        ("<p>hard\nwrapped\n  text</p>", [("", "hard wrapped text")]),
        ("<p>never closed <b>words", [("", "never closed words")]),
        ("<!-- no --><p>a</p>", [("", "a")]),
        ("a < b and c > d", [("", "a < b and c > d")]),
        ("", []),
        ("<p>&nbsp;</p>", []),
    ],
)
def test_read_blocks__mark_up__becomes_paragraphs_with_their_roles(
    source: str, expected: list[tuple[str, str]]
) -> None:
    assert kept(source) == expected


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<figure><img><figcaption>The quay</figcaption></figure>", "image-caption"),
        ("<div class='sharedaddy sd-block'><ul><li>Facebook</li></ul></div>", "share-buttons"),
        ("<p class='wp-caption-text'>The quay</p>", "image-caption"),
        ("<nav><a>Home</a></nav>", "site-navigation"),
        ("<form><p>Your name</p></form>", "form"),
    ],
)
def test_read_blocks__furniture__is_dropped_with_its_reason(source: str, reason: str) -> None:
    dropped = [piece.dropped for piece in read_blocks(f"<p>text</p>{source}")]
    assert {reason.value if reason else "" for reason in dropped} == {"", reason}


@pytest.mark.parametrize("name", ["shared-history", "oldshare", "entry-content"])
def test_read_blocks__a_class_that_only_looks_like_furniture__is_kept(name: str) -> None:
    assert kept(f"<div class='{name}'>text</div>") == [("", "text")]


def test_read_blocks__lines__are_those_of_the_source() -> None:
    pieces = read_blocks("\n<p>one\nstill one</p>\n<p>\n two <b>and\n more</b> of it\n</p>\n\nthree")
    assert [(piece.line, piece.last) for piece in pieces] == [(2, 3), (5, 6), (9, 9)]


def test_read_blocks__nested_without_end__keeps_the_words() -> None:
    assert [text for _, text in kept("<div>" * 5000 + "deep")] == ["deep"]


@given(st.text("<>/pbdivul &;\nxé\"'=-!", max_size=80))
def test_read_blocks__anything__gives_whole_lines_in_order(source: str) -> None:
    pieces = read_blocks(source)
    assert all(piece.text.strip() == piece.text != "" and "\n" not in piece.text for piece in pieces)
    assert [piece.line for piece in pieces] == sorted(piece.line for piece in pieces)


def test_inline__a_title__is_one_line_without_mark_up() -> None:
    assert inline("Why <em>we</em>\n&amp; you") == "Why we & you"


def test_from_text__plain_text__keeps_signs_paragraphs_and_lines() -> None:
    pieces = read_blocks(from_text("a <b> & c\n\nThe second\ngoes on."))
    assert [(piece.line, piece.text) for piece in pieces] == [(1, "a <b> & c"), (3, "The second goes on.")]


def test_with_breaks__an_editor_without_paragraphs__gets_them_outside_of_mark_up() -> None:
    source = 'One.\n\nTwo <a\nhref="x">two</a>.\n<pre>a\nb</pre>'
    assert [text for _, text in kept(with_breaks(source))] == ["One.", "Two two.", "a b"]


def test_unescaped__html_escaped_once_too_often__is_set_right() -> None:
    assert unescaped("&lt;p&gt;Words&lt;/p&gt;") == "<p>Words</p>"
    assert unescaped("<p>Write &lt;/p&gt; there</p>") == "<p>Write &lt;/p&gt; there</p>"


@pytest.mark.parametrize(("text", "said"), [("a<br />b", True), ("a < b", False), ("<Name> said", False)])
def test_has_tags__text__is_distinguished_from_markup(text: str, said: bool) -> None:
    assert has_tags(text) is said


def test_read_blocks__a_heading__is_marked_as_one() -> None:
    assert read_blocks("<h4>a</h4>")[0].kind is BlockKind.HEADING
