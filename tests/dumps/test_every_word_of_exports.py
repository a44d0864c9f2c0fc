"""Each word of an export, a table, a document, a note or a plain list is in an article or named in the report."""

from __future__ import annotations

import csv
import html
import io
import itertools
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dumps.test_every_word import SHAPES, Shapes, kept_words, make_html
from tests.support.documents import DOCUMENTS

Lengths = list[list[int]]
"""Of each article the words of its paragraphs."""
LENGTHS = st.lists(st.lists(st.integers(3, 40), min_size=1, max_size=4), min_size=2, max_size=5)
WXR = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
FORMS = (
    "{t}\n{d}\n\n{b}\n\n",
    "{n}. {t}\n\n{b}\n\n",
    "{t}\n\n{b}\n---\n",
    "## {t}\n\n*{d}*\n\n{b}\n\n",
    "{d}: {t}\n{b}\n\n",
    "• {t}\n{b}\n\n",
    "{b}\n\n\n\n",
    "Case {n}\n{t}\nDecided: {d}\n\n{b}\n\n",
    "{t}\nDaily Post, p. {n} – {d}\n\n{b}\n\n\f",
    "**{t}.** {b}\n\n",
)
few = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
KIND = (
    '<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#post"/>'
)


def wordpress(body: str) -> str:
    fields = "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>2024-06-04 09:00:00</wp:post_date>"
    item = f"<item><title>Quay report</title><content:encoded><![CDATA[{body}]]></content:encoded>{fields}</item>"
    return f'<?xml version="1.0"?><rss {WXR}><channel><title>Quay</title><wp:wxr_version>1.2</wp:wxr_version>{item}</channel></rss>'


def blogger(body: str) -> str:
    entry = f'<entry><published>2024-06-04T09:00:00Z</published>{KIND}<title>Quay report</title><content type="html">{html.escape(body)}</content></entry>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>{entry}</feed>'


def ghost(body: str) -> str:
    post = {
        "id": "p",
        "title": "Quay report",
        "slug": "quay",
        "html": body,
        "status": "published",
        "visibility": "public",
        "type": "post",
    }
    data = {"posts": [post | {"published_at": "2024-06-04T09:00:00.000Z"}], "tags": [], "posts_tags": [], "users": []}
    return json.dumps({"db": [{"meta": {"version": "5.0"}, "data": data}]})


def records(body: str) -> str:
    row = {"title": "Quay report", "date": "2024-06-04", "body": body}
    return json.dumps([row, row | {"title": "Mill report", "body": "<p>The mill of Quillon turned again.</p>"}])


def table(body: str) -> str:
    file = io.StringIO()
    rows = [
        ("Quay report", "2024-06-04", body),
        ("Mill report", "2024-06-05", "<p>The mill of Quillon turned again.</p>"),
    ]
    csv.writer(file).writerows([("title", "date", "body"), *rows])
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "suffix"), [(wordpress, "xml"), (blogger, "xml"), (ghost, "json"), (records, "json"), (table, "csv")]
)
@few
@given(SHAPES)
def test_export__any_marked_up_text__keeps_each_word(tmp_path: Path, make: object, suffix: str, shapes: Shapes) -> None:
    assert callable(make)
    body, used = make_html(shapes, "tea")
    path = tmp_path / f"export.{suffix}"
    path.write_text(make(body), encoding="utf-8")
    assert used <= kept_words(path)


def make_texts(lengths: Lengths) -> tuple[list[list[str]], set[str]]:
    """Of each article its paragraphs, of words each of which is there once."""
    numbers = itertools.count()
    texts = [
        [" ".join(f"tea{next(numbers)}" for _ in range(length)).capitalize() + "." for length in parts]
        for parts in lengths
    ]
    used = {word.strip(".") for parts in texts for part in parts for word in part.split()}
    return texts, used


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
@few
@given(LENGTHS)
def test_document__articles_of_any_length__keep_each_word(tmp_path: Path, kind: str, lengths: Lengths) -> None:
    texts, used = make_texts(lengths[:1] if kind == "mhtml" else lengths)  # a saved page has one article
    briefs = [
        (f"Quay report number {n} of the year", f"https://quay.example/{n}", tuple(parts))
        for n, parts in enumerate(texts)
    ]
    path = tmp_path / f"report.{kind}"
    path.write_bytes(DOCUMENTS[kind](briefs))
    assert used <= kept_words(path)


@pytest.mark.parametrize("form", FORMS)
@few
@given(LENGTHS)
def test_plain_text__any_layout__keeps_each_word(tmp_path: Path, form: str, lengths: Lengths) -> None:
    texts, used = make_texts(lengths)
    parts = [
        form.format(t=f"Quay report number {n} of the year", n=n, d=f"{n} June 2024", b="\n\n".join(text))
        for n, text in enumerate(texts, 1)
    ]
    path = tmp_path / "news.txt"
    path.write_text("".join(parts), encoding="utf-8")
    assert used <= kept_words(path)


BLOCKS = (
    "{}",
    "## {}\n\n{}",
    "- {}\n- {}",
    "1. {}\n   - {}",
    "> {}",
    "| {} | {} |\n|---|---|\n| {} | {} |",
    "```\n{}\n```",
    "![{}](a.png)",
    "{}  \n{}",
    "*{}* and **{}** and `{}`",
)


@pytest.mark.parametrize(
    "head",
    ["---\ntitle: Quay report\ndate: 2024-06-04\n---\n", '+++\ntitle = "Quay report"\n+++\n', "# Quay report\n\n"],
)
@few
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=7))
def test_markdown__any_blocks__keep_each_word(tmp_path: Path, head: str, blocks: list[str]) -> None:
    numbers = itertools.count()
    used: set[str] = set()
    parts = []
    for block in blocks:
        words = [[f"tea{next(numbers)}" for _ in range(4)] for _ in range(block.count("{}"))]
        used |= {word for group in words for word in group}
        parts.append(block.format(*(" ".join(group) for group in words)))
    path = tmp_path / "note.md"
    path.write_text(head + "\n" + "\n\n".join(parts) + "\n", encoding="utf-8")
    assert used <= kept_words(path)
