"""What templates can do without is left out, and nothing else: the elements of a page and its words stay."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import html5lib
import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.building import build
from generator.site.theming import compact as compact_module
from generator.site.theming import templates
from generator.site.theming.attributes import value
from generator.site.theming.compact import Compact, compact, nearer
from generator.site.theming.compiled import Compiled
from tests.conftest import ROOT

_IN_LINE = {"a", "b", "i", "code", "small", "span", "summary", "time"}
GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('<p class="meta">', "<p class=meta>"),
        ('<a class="tool search-link" href="x">', '<a class="tool search-link" href=x>'),  # two words need quotes
        ('<a href="x.html#p1" id="y" title="">', '<a href=x.html#p1 id=y title="">'),
        ('<a href="mailto:x" rel="a=b">', '<a href="mailto:x" rel="a=b">'),
        ('<a href="x/">', '<a href="x/">'),  # a slash before the end of a tag
        ('<i class="x"/>', '<i class="x"/>'),  # the slash would be a part of the word
        ('a class="x" b <i>', 'a class="x" b <i>'),  # text
        ('" class="x">a class="x" b', '" class=x>a class="x" b'),  # begins within a tag
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a\n<li>b</ul>"),
        ("<div>\n<p>a</p>\n</div>\n<p>b</p>\n<span>c</span>", "<div><p>a</div><p>b</p><span>c</span>"),
        ("<tr><th>a</th><td>b</td></tr>\n<tr><td>c</td></tr>", "<tr><th>a<td>b<tr><td>c"),
        ("<div>\n  ", "<div>"),  # whatever is shown next
        ("<b>a</b>\n", "<b>a</b>\n"),
        ("<a>a</a>\n<a>b</a>", "<a>a</a>\n<a>b</a>"),  # a space between words
        ('<p class="x">\n\ta\n</p>', "<p class=x>\n\ta</p>"),
        ('<pre>\n</li>\n<p class="x">\n</pre>\n<div>', '<pre>\n</li>\n<p class="x">\n</pre><div>'),
        ('<script>\nx = "</li>";\n</script>', '<script>\nx = "</li>";\n</script>'),
        ("</pre>\n<p>a</p>\n<p>b</p>", "</pre><p>a<p>b</p>"),  # a stray end begins nothing
    ],
)
def test_compact__a_piece_of_a_template__is_shorter_where_nothing_changes(given: str, expected: str) -> None:
    assert compact(given)[0] == expected


def test_compact__an_element_whose_text_counts__stays_open_over_pieces() -> None:
    text, inside = compact('<pre class="code">\n')
    assert (text, inside) == ('<pre class="code">\n', "pre")
    assert compact("\n<p>a</p>\n<p>", inside) == ("\n<p>a</p>\n<p>", "pre")
    assert compact("</pre>\n<p>", inside) == ("</pre><p>", "")


def test_compact__values__are_as_they_were() -> None:
    environment = jinja2.Environment(extensions=[Compact], autoescape=True)
    template = environment.from_string('<ul>\n<li class="a">{{ text }}</li>\n</ul>')
    assert template.render(text=Markup('</li>\n<p class="x">')) == '<ul><li class=a></li>\n<p class="x"></ul>'


def test_compact__every_kind_of_page__has_the_same_elements_and_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "COMPILED", Compiled())
    monkeypatch.setattr(compact_module, "compact", lambda text, inside="", ends=False: (text, inside))
    monkeypatch.setattr(compact_module, "without_quotes", lambda tokens, raw: tokens)
    build(GOLDEN / "content", tmp_path / "site")
    pages = {"/".join(path.parts[:1]): path for path in map(_below, sorted((tmp_path / "site").rglob("*.html")))}
    assert len(pages) > 8
    for path in pages.values():
        as_written, shorter = (_elements(root, path) for root in (tmp_path / "site", GOLDEN / "expected"))
        assert shorter == as_written, path


def _below(path: Path) -> Path:
    return Path(str(path).partition("/site/")[2])


def _elements(site: Path, page: Path) -> list[tuple[str, dict[str, str], str, str, bool]]:
    """Tag, attributes, words in it and after it, and whether a space parts it from the next word of its line."""
    found = []
    document = html5lib.parse(
        (site / page).read_text(encoding="utf-8"), treebuilder="lxml", namespaceHTMLElements=False
    )
    for e in document.iter("*"):
        beside = e.getnext()
        in_line = e.tag in _IN_LINE and beside is not None and beside.tag in _IN_LINE
        parted = in_line and not (e.tail or " ").strip() and bool(e.tail)
        attributes = {name: _target(page, shown) if name == "href" else shown for name, shown in e.attrib.items()}
        found.append((str(e.tag), attributes, (e.text or "").strip(), (e.tail or "").strip(), parted))
    return found


def _target(page: Path, address: str) -> str:
    """Where a link of a page leads to."""
    return urljoin(f"https://e.org/{page.as_posix()}", address)


@pytest.mark.parametrize(
    ("template", "shown", "expected"),
    [
        ('<a class="x" href="{{ v }}">', "a/b.html#p1", "<a class=x href=a/b.html#p1>"),
        ('<a href="{{ v }}" rel="prev">', "b.html", "<a href=b.html rel=prev>"),
        ('<a href="{{ v }}">', "a b.html", '<a href="a b.html">'),
        ('<a href="{{ v }}">', "", '<a href="">'),
        ('<a href="{{ v }}">', 'b" onclick="x', '<a href="b&#34; onclick=&#34;x">'),
        ('<a href="{{ v }}">', "javascript:x", '<a href="javascript:x">'),
        ('<a href="{{ v or "x" }}">', "", "<a href=x>"),
        ('<a href="{{ v }}"{% if v %} id="y"{% endif %}>', "b", '<a href=b id="y">'),
        ('<a href="{{ v }}"{% if v %}id="y"{% endif %}>', "b", '<a href="b"id="y">'),  # no space follows
        ('<a href="{{ v }}{{ v }}">', "b", '<a href="bb">'),  # two values
        ('<a href="{{ v }}"/>', "b", '<a href="b"/>'),
        ('a="{{ v }}" ', "b", 'a="b" '),  # text
        ('<script>x < y="{{ v }}" </script>', "b", '<script>x < y="b" </script>'),
    ],
)
def test_compact__a_value_of_an_attribute__has_quotes_where_it_needs_them(
    template: str, shown: str, expected: str
) -> None:
    environment = jinja2.Environment(extensions=[Compact], autoescape=True)
    assert environment.from_string(template).render(v=shown) == expected


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_value__any_text__is_what_a_browser_reads(shown: str) -> None:
    page = html5lib.parse(f"<a title={value(shown)}>", treebuilder="lxml", namespaceHTMLElements=False)
    assert [dict(link.attrib) for link in page.iter("a")] == [{"title": shown}]


@given(st.lists(st.sampled_from("abc"), max_size=3), st.lists(st.sampled_from("abc"), max_size=3))
def test_nearer__a_link_of_a_page__leads_where_it_led(folders: list[str], target: list[str]) -> None:
    path, address = "/".join([*folders, "p.html"]), "/".join([*target, "t.html"])
    page = f"<a href={'../' * len(folders)}{address}>"
    near = nearer(page, path)
    assert len(near) <= len(page)
    assert _target(Path(path), near[len("<a href=") : -1]) == f"https://e.org/{address}"
