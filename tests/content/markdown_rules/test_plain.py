"""Plain texts past the Markdown library: what comes out is what the library makes of them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import DEFAULT_LABELS
from generator.content.markdown_rules.plain import fold, plain_html
from generator.content.markup import BodyRenderer
from tests.conftest import ROOT

_LABELS = {fold(label): label for label in DEFAULT_LABELS}
_LIBRARY = BodyRenderer(DEFAULT_LABELS)
_PLAIN = ["word", "Zwei", "漢字", "😀", "é", " ", ".", "…", "“q”", '"', "'", "’", "$5", "12", "\n", "\n\n", "\n\n\n"]
_SIGNS = [
    *("**Why it matters:** ", "**Why it matters:**", "**Details:**", "**Jane Doe:** ", "**a b**", "**x :** "),
    *("**Read more:** ", "**(a):** b", "*(a)*", "# ", "1. ", "12) ", "- ", "+ ", ": ", "===", "---", "***", "    "),
    *(
        "&",
        "&amp;",
        "&copy",
        "&#65;",
        "AT&T",
        "<b>",
        ">",
        "|",
        "\\",
        "`",
        "~~",
        "_",
        "*",
        "[a](b)",
        "[^1]",
        "[[x]]",
        "!",
    ),
    *("http://a.b", "www.a.de", "WWW.a.de", "a@b.de", "ftp://x", "%%", "{: #a}", "^1", "\u00a0", "\u2009", "\u3000"),
    *("\t", "\r", "\x02", "\x0b", "\u2028", "\ue003", "\ufeff", "\u200b", "\u00ad", "  \n", "\n \n"),
]


def _library(text: str, *, paragraph_ids: bool) -> tuple[str, str]:
    """What the library makes of a text: that of which `plain_html` makes nothing goes there, as does this."""
    rendered = _LIBRARY.render(f"{text}\n\n<!--a remark-->", paragraph_ids=paragraph_ids)
    return str(rendered.html), rendered.text


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*_PLAIN * 6, *_SIGNS]), max_size=12).map("".join), st.booleans())
def test_plain_html__any_text__is_what_the_library_makes(text: str, ids: bool) -> None:
    found = plain_html(text, _LABELS, paragraph_ids=ids)
    if found is not None:
        assert found == _library(text, paragraph_ids=ids)


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph.",
        "Two.\n\n\nParagraphs of\nlines, AT&T and 5 $.",
        "**Why it matters:** A section.\n\nAnd more.",
        "**Why it matters:**No space.",
        "**Jane Doe:** A speaker & what she says.",
        "Non\u00a0breaking.",
    ],
)
def test_plain_html__a_plain_text__needs_no_library(text: str) -> None:
    found = plain_html(text, _LABELS, paragraph_ids=True)
    assert found is not None
    assert found == _library(text, paragraph_ids=True)


@pytest.mark.parametrize("text", _SIGNS[6:])
def test_plain_html__a_sign_of_markdown__is_left_to_the_library(text: str) -> None:
    found = plain_html(f"A {text} b.\n\n{text} c", _LABELS, paragraph_ids=True)
    assert found is None or found == _library(f"A {text} b.\n\n{text} c", paragraph_ids=True)


def test_plain_html__the_sample__most_texts_are_plain() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content" / "articles").rglob("*.md"))]
    bodies = [re.split(r"\n---\n", text, maxsplit=1)[1].strip("\n") for text in texts]
    found = [plain_html(body, _LABELS, paragraph_ids=True) for body in bodies]
    assert sum(one is not None for one in found) > len(bodies) / 2
    for body, one in zip(bodies, found, strict=True):
        assert one is None or one == _library(body, paragraph_ids=True)
