"""Passages that would be slow are shown as they are written; what people write is Markdown as before."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.shapes import SHAPES
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


def test_render__lists_hundreds_deep__are_no_error() -> None:
    text = "\n".join("    " * depth + f"- tea{depth}" for depth in range(300))
    assert "tea299" in RENDERER.render(text).text


@pytest.mark.parametrize(
    "text",
    [
        "- tea [a](https://a.b)\n" * 3000,
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
