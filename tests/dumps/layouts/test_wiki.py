"""The source of a wiki's page: notes, templates and categories are no text, links and citations are kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.lines.wiki import as_wiki
from generator.dumps.layouts.reader import read_layout
from tests.support.layout_variants import BRIEFS, DAYS, Brief

ENGLISH = DAYS["english"]
NOTE = "<ref>{{cite news |title=Report |access-date=6 March 2025}}</ref>"


def _by_day(b: Brief) -> str:
    return f"== {ENGLISH(b.day)} ==\n=== {b.title} ===\n" + "\n\n".join(f"{text}{NOTE}" for text in b.body)


def _with_citation(b: Brief) -> str:
    body = "\n\n".join(b.body)
    return f"== {b.title} ==\n{{{{date|{ENGLISH(b.day)}}}}}\n{body}\n\n{{{{source|url={b.url}|title={b.title}|date={ENGLISH(b.day)}}}}}"


def _with_link(b: Brief) -> str:
    return f"===== {b.title} =====\n''{ENGLISH(b.day)}''\n\n" + "\n\n".join(b.body) + f"\n\n[[{b.url}|Source]]"


@pytest.mark.parametrize("render", [_by_day, _with_citation, _with_link])
def test_read_layout__a_wiki_s_page__gives_its_sections_without_notes(render: Callable[[Brief], str]) -> None:
    text = "{{Portal header|Business}}\n__NOTOC__\n\n" + "\n\n".join(map(render, BRIEFS))
    layout = read_layout(
        "page.wiki", f"{text}\n\n== References ==\n{{{{reflist}}}}\n[[Category:Business]]\n".splitlines()
    )
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]
    assert [item.date and item.date.day for item in layout.items] == [brief.day for brief in BRIEFS]
    words = [" ".join(paragraph.text for paragraph in item.paragraphs) for item in layout.items]
    assert words == [" ".join(brief.body) for brief in BRIEFS]
    if render is not _by_day:
        assert [item.url for item in layout.items] == [brief.url for brief in BRIEFS]
    assert any("reflist" in discard.text for discard in layout.discards)
    assert any(discard.reason is DiscardReason.OTHER_FIELD for discard in layout.discards)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Shares rose in [[Amsterdam Stock Exchange|Amsterdam]].", "Shares rose in Amsterdam."),
        ("It is '''bold''' and ''slanted''.", "It is **bold** and *slanted*."),
        ("See [https://b.example/1 the report].", "See [the report](https://b.example/1)."),
        ("A firm<ref name=a /> grew<ref>[https://b.example x]</ref> fast.", "A firm grew fast."),
        ("{{Infobox", ""),
    ],
)
def test_as_wiki__marks_within_a_line__are_markdown_s(line: str, words: str) -> None:
    assert as_wiki(["== One ==", "== Two ==", "[[A]]", line])[3] == words


@pytest.mark.parametrize("text", ["## One\n\n[[A|B]] text\n\n## Two", "== One ==\n\nplain\n\n== Two ==\n\nplain"])
def test_as_wiki__a_text_without_a_wiki_s_marks__stays_as_it_is(text: str) -> None:
    lines = text.splitlines()
    assert as_wiki(lines) is lines
