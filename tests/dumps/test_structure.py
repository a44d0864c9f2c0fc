"""What each paragraph is, and how it is written as Markdown."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import DEFAULT_LABELS
from generator.content.markup import BodyRenderer
from generator.dumps.labels import label_places
from generator.dumps.structure import read_structure
from generator.dumps.to_markdown import escape, to_markdown
from generator.model import BlockKind
from tests.support.factories import make_item

LONG = "The workshop has taken on forty people since the spring, and it means to take on forty more before the winter."


def kinds(*texts: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.label) for block in read_structure(make_item(*texts)).blocks]


def test_read_structure__known_labels_in_any_case__are_labels() -> None:
    texts = [LONG, f"Why it matters: {LONG}", f"CONTEXT: {LONG}", f"Editor's note: {LONG}"]
    expected = ["", "Why it matters", "Context", "Editor’s note"]
    assert [label for _, label in kinds(*texts)] == expected


def test_read_structure__odd_lead_in_before_a_sentence__is_a_label_of_its_own() -> None:
    assert kinds(LONG, f"Overseas business: {LONG}")[1] == ("label", "Overseas business")


def test_read_structure__lead_in_of_the_lede__is_part_of_the_lede() -> None:
    assert kinds(f"Help wanted in Riyadh: {LONG}", LONG)[0] == ("paragraph", "")


def test_read_structure__clock_time_or_address__is_no_label() -> None:
    assert kinds(LONG, "At 12:30 the gates opened.", "https://example.org/ is the address.") == [("paragraph", "")] * 3


def test_read_structure__short_line_over_a_long_one__is_a_heading() -> None:
    assert kinds(LONG, "What comes next?", LONG)[1] == ("heading", "")


@pytest.mark.parametrize("line", ["It rained.", "“A quarter of it.”", "he said", "We call it ‘the loom.’"])
def test_read_structure__short_line_that_ends_or_quotes__is_no_heading(line: str) -> None:
    assert kinds(LONG, line, LONG)[1][0] != "heading"


def test_read_structure__numbered_line__is_an_entry_with_its_ranking() -> None:
    assert kinds(LONG, "1. Lantern Foods", "Ranking: #12", LONG)[1:3] == [("entry", "1"), ("label", "Ranking")]


def test_read_structure__two_names_in_turn__are_speakers() -> None:
    texts = [LONG, f"Ana Soto: {LONG}", f"Bo Lind: {LONG}", f"Ana Soto: {LONG}", f"Bo Lind: {LONG}"]
    assert kinds(*texts)[1:] == [("speaker", "Ana Soto"), ("speaker", "Bo Lind")] * 2


def test_read_structure__a_list_of_firms_each_once__are_labels_not_speakers() -> None:
    texts = [LONG, *(f"{firm}: {LONG}" for firm in ("Lantern", "Pebble", "Quill"))]
    assert {kind for kind, _ in kinds(*texts)[1:]} == {"label"}


def test_read_structure__pointer_and_interjection__have_kinds_of_their_own() -> None:
    texts = [LONG, "READ MORE: Lantern opens a shop", "(Moderator: How do you see this?)"]
    assert kinds(*texts)[1:] == [("pointer", "Read more"), ("aside", "Moderator")]


def test_read_structure__one_whole_quotation__is_a_quote() -> None:
    assert kinds(LONG, "“Nobody had asked us before they built it.”")[1] == ("quote", "")


def test_to_markdown__every_kind__is_written_as_what_it_is() -> None:
    texts = [
        LONG,
        f"Why it matters: {LONG}",
        "Two ways out",
        LONG,
        "1. Lantern",
        LONG,
        "• first thing",
        "• second thing",
        "“Nobody had asked us before.”",
        "READ MORE: Lantern opens",
    ]
    body = to_markdown(read_structure(make_item(*texts)))
    for part in (
        f"**Why it matters:** {LONG}\n",
        "## Two ways out\n",
        "## 1. Lantern\n",
        "- first thing\n- second thing\n",
        "> “Nobody had asked us before.”\n",
        "**Read more:** Lantern opens\n",
    ):
        assert part in body
    assert body.endswith("\n")
    assert not body.endswith("\n\n")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=60))
def test_escape__any_text__shows_the_same_characters(text: str) -> None:
    plain = " ".join(text.split())
    if not plain:
        return
    html = markdown.markdown(escape(text))
    shown = re.sub(r"</?p>", "", html)
    for entity, character in (("&#124;", "|"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(entity, character)
    assert shown.strip() == plain


def test_read_structure__every_paragraph__becomes_exactly_one_block() -> None:
    item = make_item(LONG, "Heading", LONG, "• a", f"Details: {LONG}")
    document = read_structure(item)
    assert [block.line for block in document.blocks] == [p.line for p in item.paragraphs]
    assert {block.kind for block in document.blocks} == {
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.BULLET,
        BlockKind.LABEL,
    }


def test_labels__every_one_an_import_writes__is_a_marked_section_by_default() -> None:
    assert set(label_places()) <= set(DEFAULT_LABELS)


@pytest.mark.parametrize(
    "text", ["[Photo]: Reuters", "~~~", "---", "1. first", "> said", "&copy; <b>", "[[Alibaba]]", "*a* _b_"]
)
def test_escape__what_markdown_would_read__is_shown_as_it_is(text: str) -> None:
    html = BodyRenderer(DEFAULT_LABELS).render(f"{escape(text)}\n\n{escape(text)}\n")
    assert html.text.split("\n") == [text, text]


def test_to_markdown__a_heading_that_ends_with_a_hash__keeps_it() -> None:
    body = to_markdown(read_structure(make_item(LONG, "What is C#", LONG)))
    assert "What is C#" in BodyRenderer(DEFAULT_LABELS).render(body).text


@pytest.mark.parametrize("form", ["{}. {}", "{}) {}", "{}、{}"])
def test_to_markdown__lines_whose_numbers_count_on__are_one_list(form: str) -> None:
    ports = ["North Reach, with four million passengers", "South Reach. It is small", "Old Mill Line"]
    lines = [form.format(n, port) if "、" not in form else f"{n}、 {port}" for n, port in enumerate(ports, 1)]
    body = to_markdown(read_structure(make_item(LONG, *lines, "The list goes on.", "4. Quay", "5. Fort")))
    assert body.endswith(
        "\n\n1. North Reach, with four million passengers\n2. South Reach. It is small\n3. Old Mill Line\n\nThe list goes on.\n\n4. Quay\n5. Fort\n"
    )


def test_read_structure__numbers_with_texts_below__are_headings() -> None:
    assert [kind for kind, _ in kinds(LONG, "1. North Reach", LONG, "2. South Reach", LONG)][1::2] == ["entry", "entry"]
