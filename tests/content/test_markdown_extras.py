"""Markdown as editors know it: lists, remarks, callouts, tasks, footnotes, definitions, links in tables."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.content.markdown_rules.lists import normalise_lists
from generator.content.markdown_rules.remarks import hide_remarks
from generator.content.markup import BodyRenderer, Rendered
from tests.support.site_factories import LABELS

LISTS = [
    "- a\n  - b\n    - c\n- d",
    "1. one\n   - sub\n2. two",
    "- para one\n\n  second para\n- next",
    "Text before\n- a list without a blank line",
    "1) one\n2) two",
    "Text\n1999. A year\nmore",
    "* a\n  lazy\ncontinues\n* b\n\nafter",
    "- a\n\n  ```\n  code\n    x\n  ```\n- b",
    "- a\n    - four\n        - eight",
    "10. ten\n    - sub\n11. eleven",
    "- a\n\n\n- b\n\ntext\n\n    code",
    "* * *\n- x",
    "text\n\n- a\n\n      code in item\n- b",
    "- \n- b",
    "\t- no list\n\n- a\n\t- b",
]


class Shape(HTMLParser):
    """Tags and words of HTML, without paragraphs in items, which only spread a list."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [] if tag == "p" else [f"<{tag}>"]

    def handle_endtag(self, tag: str) -> None:
        self.found += [] if tag in ("p", "hr") else [f"</{tag}>"]

    def handle_data(self, data: str) -> None:
        self.found += data.split()


def render(text: str) -> Rendered:
    return BodyRenderer(LABELS).render(text, resolve=lambda name: ("2024/x.html", name) if name != "no" else None)


@pytest.mark.parametrize("text", LISTS)
def test_render__a_list__is_nested_as_commonmark_nests_it(text: str) -> None:
    assert Shape(render(text).html).found == Shape(MarkdownIt().render(text)).found


ITEMS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["-", "1."]), st.sampled_from(["a", "b c", "d"])), max_size=8
)


@given(ITEMS)
def test_render__nested_lists_of_any_shape__are_nested_as_commonmark_nests_them(
    items: list[tuple[int, str, str]],
) -> None:
    lines, columns, mark = [], [0], "-"
    for depth, _, words in items:
        del columns[min(depth, len(columns) - 1) + 1 :]
        lines.append(f"{' ' * columns[-1]}{mark} {words}")
        columns.append(columns[-1] + len(mark) + 1)
    text = "\n".join(lines)
    assert Shape(render(text).html).found == Shape(MarkdownIt().render(text)).found


@example(["- \t1"])
@given(st.lists(st.text(alphabet="-*1. ab\t`>#|", max_size=12), max_size=8))
def test_normalise_lists__any_lines__keep_their_words(lines: list[str]) -> None:
    words = [re.sub(r"(\d)\)", r"\1.", word) for line in lines for word in line.split()]
    kept = [word for line in normalise_lists(lines) for word in line.split()]
    assert [word for word in words if word.strip("`~")] == [word for word in kept if word.strip("`~")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Text.\n\n<!-- ask\n\nthe lawyer -->\n\nMore <!-- inline --> text.", "Text.\nMore text."),
        ("A %%remark%% here.\n\n%%\nTwo lines.\n%%", "A here."),
        ("From 50%% and 60%%, no remark.", "From 50%% and 60%%, no remark."),
        ("`<!-- code -->` and\n\n```\n%%x%%\n```", "<!-- code --> and\n%%x%%"),
        ("Open <!-- for ever.", "Open <!-- for ever."),
    ],
)
def test_render__remarks__are_hidden_except_in_code(text: str, shown: str) -> None:
    assert render(text).text == shown


@given(
    st.text(alphabet="ab \n.", max_size=20),
    st.text(alphabet="ab \n.", max_size=20),
    st.sampled_from(["<!--{}-->", "%%{}%%"]),
)
def test_hide_remarks__a_remark_between_any_texts__goes_and_they_stay(before: str, after: str, remark: str) -> None:
    assert hide_remarks(f"{before} {remark.format('secret')}{after}") == f"{before} {after}"


def test_render__links_with_text_in_a_table__are_links_with_and_without_a_backslash() -> None:
    html = render("| a | b |\n|---|---|\n| [[Quill\\|this one]] | [[Quill|that one]] |\n\nOut: [[Quill\\|words]].").html
    assert re.findall(r'<a href="site:/2024/x\.html">([^<]+)</a>', html) == ["this one", "that one", "words"]
    assert html.count("<td>") == 2


def test_render__callouts__have_their_kind_and_title() -> None:
    html = render("> [!WARNING] Careful\n> Text **bold**.\n\n> [!odd]\n> x\n\nEnd.").html
    assert '<section class="callout callout-warning"><p class="callout-title">Careful</p>' in html
    assert '<section class="callout callout-note"><p class="callout-title">Odd</p>' in html
    assert "blockquote" not in html


def test_render__a_plain_quotation_before_a_callout__stays_a_quotation() -> None:
    html = render("> Said so.\n\n> [!TIP]\n> Try it.").html
    assert html.index("</blockquote>") < html.index("callout-tip")


def test_render__tasks__are_signs() -> None:
    assert render("- [ ] buy **tea**\n- [x] sell it\n- [y] no task").text == "☐ buy tea\n☑ sell it\n[y] no task"


def test_render__footnotes_of_two_texts__have_ids_of_their_own() -> None:
    first, second = (render(f"Cost $5[^1].\n\n[^1]: In {year}.") for year in (2020, 2021))
    ids = [set(re.findall(r'id="([^"]+)"', one.html)) for one in (first, second)]
    assert len(ids[0]) == 2
    assert not ids[0] & ids[1]
    assert set(re.findall(r'href="#([^"]+)"', first.html)) == ids[0]
    assert first.text == "Cost $5 [1].\nIn 2020."


def test_render__a_footnote_that_nothing_refers_to__has_no_way_back() -> None:
    html = render("Cost $5[^1].\n\n[^1]: In 2020.\n[^2]: In Rotterdam.").html
    assert "In Rotterdam." in html
    assert html.count("footnote-backref") == 1
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://a.example/x_y_z.", "https://a.example/x_y_z"),
        ("See https://a.example/x\\_y\\_z, then.", "https://a.example/x_y_z"),
        ("<https://a.example/q?a=1&b=2>", "https://a.example/q?a=1&amp;b=2"),
    ],
)
def test_render__a_bare_address__is_a_link(text: str, address: str) -> None:
    assert f'<a href="{address}" rel="noopener">' in render(text).html


def test_render__definitions__are_a_list_of_terms() -> None:
    assert render("Kettle\n: It boils.\n").html.split() == "<dl> <dt>Kettle</dt> <dd>It boils.</dd> </dl>".split()
