"""Passages that would be slow are shown as they are written; what people write is Markdown as before."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.texts.shapes import SHAPES
from generator.content.markdown_rules.heavy import put_back, set_aside
from generator.content.markup import BodyRenderer

RENDERER = BodyRenderer(["Why it matters"])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("piece", ["[", "[[", "[a](", "![a](", "<!--", "<![CDATA[", "[a][b"])
def test_set_aside__thousands_of_open_brackets__are_shown_as_they_are_written(piece: str) -> None:
    passage = piece * 5000
    rendered = RENDERER.render(f"Kettle *opened*.\n\n{passage}\n\nIt *grew*.", resolve=lambda name: None)
    assert f"<p>{html.escape(passage, quote=False)}</p>" in rendered.html
    assert "<em>opened</em>" in rendered.html
    assert "<em>grew</em>" in rendered.html


@pytest.mark.parametrize("mark", ["> ", "1. ", "1) ", "> - ", ">"])
def test_set_aside__marks_of_blocks_a_thousand_deep__are_no_error(mark: str) -> None:
    rendered = RENDERER.render(f"Kettle opened.\n\n{mark * 1000}tea\n\nIt grew.")
    assert "tea" in rendered.text
    assert "<p>It grew.</p>" in rendered.html


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_render__lists_hundreds_deep__are_no_error_and_the_next_text_is_read_as_ever(gap: str) -> None:
    text = gap.join("    " * depth + f"- tea{depth}" for depth in range(300))
    renderer = BodyRenderer([])
    assert "tea299" in renderer.render(text).text
    assert renderer.render("It *grew*.\n\n1. tea").html == BodyRenderer([]).render("It *grew*.\n\n1. tea").html


def test_set_aside__a_list_of_more_than_thirty_levels__is_shown_as_it_is_written() -> None:
    text = "\n".join(" " * 2 * depth + f"- tea{depth}" for depth in range(40))
    assert set_aside(f"Kettle\n\n{text}\n" + "\n" * 2000)[1] == [text]


@pytest.mark.parametrize("before", ["", "> ", "  "])
def test_set_aside__short_rows_of_a_table_of_thousands_of_columns__are_shown_as_they_are_written(before: str) -> None:
    rows = ["| a " * 2000 + "|", "| --- " * 2000 + "|", *["| b |"] * 2000]
    rendered = RENDERER.render("Kettle opened.\n\n" + "\n".join(before + row for row in rows) + "\n\nIt *grew*.")
    assert len(rendered.html) < 2 * len("\n".join(rows))
    assert rendered.html.count("| b |") == 2000
    assert "<em>grew</em>" in rendered.html


@pytest.mark.parametrize(
    "text",
    [
        "| a " * 300 + "|\n" + "| --- " * 300 + "|\n" + ("| b " * 300 + "|\n") * 300,
        "| a " * 30 + "|\n" + "| --- " * 30 + "|\n" + "| b |\n" * 2000,
        "- tea [a](https://a.b)\n" * 3000,
        "\n".join(" " * 2 * (line % 20) + "- tea" for line in range(2000)),
        "| a | b |\n|---|---|\n" + "| *tea* | [a](https://a.b) |\n" * 1000,
        "*Tea* and [a link](https://a.b), `code` and **more** of it, in one paragraph. " * 40,
        "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n",
        "> a\n> > b\n> > > c\n",
    ],
)
def test_set_aside__what_people_write__stays(text: str) -> None:
    assert set_aside(text)[1] == []


def test_set_aside__an_entry_of_a_list__keeps_its_place_in_the_list() -> None:
    rendered = RENDERER.render("- tea\n- " + "[" * 5000 + "\n- coffee\n")
    assert rendered.html.count("<li>") == 3
    assert "[" * 5000 in rendered.html


@pytest.mark.parametrize(
    "name", ["one word", "base64", "comma a", "of the", "wiki names", "backslashes", "quote marks"]
)
def test_put_back__any_shape__keeps_its_words(name: str) -> None:
    text = SHAPES[name] * (20_000 // len(SHAPES[name]))
    shown, passages = set_aside(text)
    assert _words(put_back(html.escape(shown), passages)) == _words(html.escape(text, quote=False))


@given(
    st.lists(st.sampled_from(["[", "]", "(", ")", "<", "\\", "`", "*", "- ", "\n", "> ", "tea", "1. "]), max_size=60)
)
def test_set_aside__a_short_text__is_the_same(pieces: list[str]) -> None:
    text = "".join(pieces)
    shown, passages = set_aside(text)
    assert (shown, passages) == (text, [])
