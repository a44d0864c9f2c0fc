"""Each word of a source's article is in the Markdown, in the front matter, or in the report, whatever the format."""

from __future__ import annotations

import html
import itertools
import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.dumps.structure import read_structure
from generator.dumps.to_markdown import to_markdown

BLOCKS = (
    "<p>{}</p>",
    "<p>{}<br>{}</p>",
    "<h2>{}</h2><p>{}</p>",
    "<ul><li>{}</li><li>{}</li></ul>",
    "<ol><li>{}<ul><li>{}</li></ul></li></ol>",
    "<blockquote><p>{}</p></blockquote>",
    "<table><tr><th>{}</th><td>{}</td></tr></table>",
    "<pre><code>{}</code></pre>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "<figure><img src='a.png' alt='{}'><figcaption>{}</figcaption></figure>",
    "<div>{}<div>{}</div></div>",
    "{}",
)
INLINE = (
    "{}",
    "<b>{}</b>",
    "<em>{}</em>",
    "<a href='https://quay.example/'>{}</a>",
    "<code>{}</code>",
    "<s>{}</s>",
    "<sup>{}</sup>",
)
SHAPES = st.lists(
    st.tuples(st.sampled_from(BLOCKS), st.lists(st.sampled_from(INLINE), min_size=2, max_size=5)),
    min_size=1,
    max_size=7,
)
Shapes = list[tuple[str, list[str]]]
once = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def make_html(shapes: Shapes, name: str) -> tuple[str, set[str]]:
    """HTML of these shapes and the words in it, each of which is there once."""
    numbers = itertools.count()
    used: set[str] = set()

    def words() -> str:
        found = [f"{name}{next(numbers)}" for _ in range(4)]
        used.update(found)
        return " ".join(found)

    parts = []
    for block, inline in shapes:
        slots = block.count("{}")
        plain = "<img" in block or "<pre" in block
        parts.append(
            block.format(*(" ".join(words() if plain else one.format(words()) for one in inline) for _ in range(slots)))
        )
    return "\n".join(parts), used


def kept_words(path: Path) -> set[str]:
    """The words in the articles of a dump, in what is known of them, and in the report."""
    dump = read_dump(path)
    found = read_items(dump)
    texts = [to_markdown(read_structure(item)) for item in found.items]
    texts += [f"{item.title} {item.author} {item.publication}" for item in found.items]
    texts += [discard.text for discard in found.discards]
    return set(re.findall(r"\w+", " ".join(texts)))


@once
@given(st.lists(SHAPES, min_size=1, max_size=3), st.booleans())
def test_rss__any_marked_up_items__keep_each_word(tmp_path: Path, items: list[Shapes], cdata: bool) -> None:
    rows, used = [], set()
    for number, shapes in enumerate(items):
        body, words = make_html(shapes, f"tea{'abc'[number]}")
        used |= words
        body = f"<![CDATA[{body}]]>" if cdata else html.escape(body)
        rows.append(f"<item><title>Quay report {number}</title><description>{body}</description></item>")
    path = tmp_path / "feed.xml"
    path.write_text(f"<rss><channel><title>Quay</title>{''.join(rows)}</channel></rss>", encoding="utf-8")
    assert used <= kept_words(path)


@once
@given(SHAPES, st.booleans())
def test_mail__html_with_and_without_plain_text__keeps_each_word(tmp_path: Path, shapes: Shapes, both: bool) -> None:
    body, used = make_html(shapes, "tea")
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Bo Lin <bo@quay.example>", "Quay report"
    mail["Date"] = "Tue, 04 Jun 2024 09:00:00 +0000"
    if both:
        mail.set_content(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body)))
        mail.add_alternative(f"<html><body>{body}</body></html>", subtype="html")
    else:
        mail.set_content(f"<html><body>{body}</body></html>", subtype="html")
    path = tmp_path / "report.eml"
    path.write_bytes(mail.as_bytes())
    described = set(re.findall(r"tea\d+", " ".join(re.findall(r"alt='([^']*)'", body))))  # logos and pixels, in mail
    assert used - described <= kept_words(path)


@pytest.mark.parametrize("stamp", ["[04/06/24, 12:{:02}:00] {}: ", "04.06.24, 12:{:02} - {}: ", "{} [12:{:02} PM] "])
@once
@given(st.lists(st.lists(st.integers(3, 30), min_size=1, max_size=3), min_size=3, max_size=8))
def test_chat__messages_of_any_length__keep_each_word(tmp_path: Path, stamp: str, messages: list[list[int]]) -> None:
    numbers = itertools.count()
    lines, used = [], set()
    for minute, paragraphs in enumerate(messages):
        name = "Bo Lin" if minute % 2 else "Fang Li"
        texts = []
        for length in paragraphs:
            words = [f"tea{next(numbers)}" for _ in range(length)]
            used.update(words)
            texts.append(" ".join(words) + ".")
        order = (name, minute) if stamp.startswith("{}") else (minute, name)
        lines.append(stamp.format(*order) + "\n".join(texts))
    path = tmp_path / "chat.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert used <= kept_words(path)
