"""HTML to Markdown and back: the site shows the words, links, lists and tables that the source has."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

import lxml.html
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.content.markup import BodyRenderer
from generator.dumps.formats.html_blocks import read_blocks
from generator.dumps.markup.pieces import paragraphs_of
from generator.dumps.structure import read_structure
from generator.dumps.to_markdown import to_markdown
from generator.model import Item

RENDERER = BodyRenderer([])
LISTS = ("ul", "ol")

SIGNS = st.sampled_from(
    ["*", "_", "`", "[", "]", "(", ")", "<", ">", "&", "#", "~", "~~", "|", "\\", "!", "1.", "-", "+", "&amp;", "$5"]
)
WORD = st.one_of(
    st.text("abcdeé漢", min_size=1, max_size=4), SIGNS, st.tuples(SIGNS, st.text("xy", min_size=1)).map("".join)
)
TEXT = st.lists(WORD, min_size=1, max_size=4).map(" ".join).map(lambda words: html.escape(words, quote=False))
TAG = st.sampled_from(["b", "i", "em", "strong", "del", "code", "span"])


def tagged(tag: str, inner: str) -> str:
    return f"<{tag}>{inner}</{tag}>"


INLINE = st.recursive(
    TEXT, lambda inner: st.builds(tagged, TAG, st.lists(inner, min_size=1, max_size=3).map("".join)), max_leaves=4
)
LINK = st.builds(
    lambda number, inner: f"<a href='https://quay.example/p_({number})?a=1&amp;copy=2'>{inner}</a>",
    st.integers(0, 9),
    INLINE,
)
WORDS = st.lists(st.one_of(INLINE, LINK, st.just(" ")), min_size=1, max_size=4).map("".join)
PARAGRAPH = st.builds(lambda tag, words: tagged(tag, f"w {words}"), st.sampled_from(["p", "div", "h2", "h3"]), WORDS)
"""Begins with a letter: a paragraph that begins with `*` is an entry of a list, whose mark is no word."""


def listed(tag: str, entries: list[str]) -> str:
    return tagged(tag, "".join(f"<li>{entry}</li>" for entry in entries))


ENTRIES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda words, tag, entries: f"{words}{listed(tag, entries)}",
        WORDS,
        st.sampled_from(LISTS),
        st.lists(inner, min_size=1, max_size=2),
    ),
    max_leaves=4,
)
LIST = st.builds(listed, st.sampled_from(LISTS), st.lists(ENTRIES, min_size=1, max_size=3))
QUOTE = st.lists(st.builds(tagged, st.just("p"), WORDS), min_size=1, max_size=3).map(
    lambda parts: tagged("blockquote", "".join(parts))
)
CELL = st.lists(INLINE, min_size=1, max_size=2).map("".join)
TABLE = st.integers(2, 3).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=2, max_size=3).map(
        lambda rows: tagged("table", "".join(tagged("tr", "".join(tagged("td", cell) for cell in row)) for row in rows))
    )
)
CODE = st.text("ab `~\n*_&<>#|", min_size=1, max_size=20).map(lambda text: tagged("pre", html.escape(text) + "x"))


def rendered(source: str) -> Any:
    pieces = [(piece.line, piece) for piece in read_blocks(source)]
    document = read_structure(Item("d", 1, 1, paragraphs_of(pieces)))
    return lxml.html.fragment_fromstring(str(RENDERER.render(to_markdown(document)).html), create_parent="div")


def tree(source: str) -> Any:
    return lxml.html.fragment_fromstring(source, create_parent="div")


def letters(element: Any) -> str:
    return "".join("".join(element.itertext()).split())


def links(root: Any) -> list[tuple[str, str]]:
    """Address and words; neighbouring links to one address count as one."""
    found: list[tuple[str, str]] = []
    for link in root.iter("a"):
        if letters(link):
            found.append((link.get("href").replace("%28", "(").replace("%29", ")"), letters(link)))
    return found


def entries(root: Any) -> Iterator[tuple[str, str]]:
    """Of every entry of a list the lists around it, and its own words."""
    for entry in root.iter("li"):
        around = "/".join(parent.tag for parent in entry.iterancestors() if parent.tag in LISTS)
        own = "".join(
            text
            for text in entry.xpath(".//text()")
            if next(parent for parent in _parents(text) if parent.tag == "li") is entry
        )
        yield around, "".join(own.split())


def _parents(text: Any) -> Iterator[Any]:
    parent = text.getparent()
    element = parent.getparent() if text.is_tail else parent
    while element is not None:
        yield element
        element = element.getparent()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PARAGRAPH, LIST, QUOTE), min_size=1, max_size=4).map("".join))
@example("<p>w a</p><ul><li>a</li><li>a<ul><li>|</li><li>|</li></ul></li></ul>")
@example("<p>|</p><p>| a | b</p>")
def test_read_blocks__any_tree__is_shown_with_the_same_words_links_and_lists(source: str) -> None:
    before, after = tree(source), rendered(source) if letters(tree(source)) else tree("")
    assert letters(after) == letters(before)
    assert links(after) == links(before)


@settings(max_examples=150, deadline=None)
@given(LIST)
def test_read_blocks__any_list__is_shown_with_the_same_nesting(source: str) -> None:
    wanted = [entry for entry in entries(tree(source)) if entry[1]]
    if wanted and len(wanted) == len(list(entries(tree(source)))):
        assert [entry for entry in entries(rendered(source)) if entry[1]] == wanted


@settings(max_examples=100, deadline=None)
@given(TABLE)
def test_read_blocks__any_table__is_shown_with_the_same_cells(source: str) -> None:
    def cells(root: Any) -> list[list[str]]:
        rows = [[letters(cell) for cell in row if cell.tag in ("td", "th")] for row in root.iter("tr")]
        return [row for row in rows if any(row)]

    if len(wanted := cells(tree(source))) > 1:
        assert cells(rendered(source)) == wanted


@settings(max_examples=100, deadline=None)
@given(CODE)
def test_read_blocks__any_code__is_shown_letter_for_letter(source: str) -> None:
    (before,), (after,) = tree(source).iter("pre"), rendered(source).iter("pre")
    assert lines(after.text_content()) == lines(before.text_content().strip("\n"))


def lines(text: str) -> list[str]:
    """Without white space at the end of a line, which nobody sees."""
    return [line.rstrip() for line in text.rstrip().split("\n")]
