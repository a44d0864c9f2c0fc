"""What templates can do without is left out, and nothing else: the elements of a page and its words stay."""

from __future__ import annotations

from pathlib import Path

import jinja2
import lxml.html
import pytest
from markupsafe import Markup

from generator.building import build
from generator.site.theming import compact as compact_module
from generator.site.theming import templates
from generator.site.theming.compact import Compact, compact
from generator.site.theming.compiled import Compiled
from tests.conftest import ROOT

_IN_LINE = {"a", "b", "i", "code", "small", "span", "summary", "time"}
GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('<p class="meta">', "<p class=meta>"),
        ('<a class="tool search-link" href="x">', '<a class="tool search-link" href="x">'),  # two words need quotes
        ('<a class="x" href="x.html" id="y">', '<a class=x href="x.html" id="y">'),  # what the check of links reads
        ('<i class="x"/>', '<i class="x"/>'),  # the slash would be a part of the word
        ('a class="x" b <i>', 'a class="x" b <i>'),  # text
        ('" class="x">a class="x" b', '" class=x>a class="x" b'),  # begins within a tag
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a\n<li>b</ul>"),
        ("<div>\n<p>a</p>\n</div>\n<p>b</p>\n<span>c</span>", "<div><p>a</div><p>b</p><span>c</span>"),
        ("<tr><th>a</th><td>b</td></tr>\n<tr><td>c</td></tr>", "<tr><th>a<td>b<tr><td>c"),
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
    monkeypatch.setattr(compact_module, "compact", lambda text, inside="": (text, inside))
    build(GOLDEN / "content", tmp_path / "site")
    pages = {"/".join(path.parts[:1]): path for path in map(_below, sorted((tmp_path / "site").rglob("*.html")))}
    assert len(pages) > 8
    for path in pages.values():
        as_written, shorter = (_elements(root / path) for root in (tmp_path / "site", GOLDEN / "expected"))
        assert shorter == as_written, path


def _below(path: Path) -> Path:
    return Path(str(path).partition("/site/")[2])


def _elements(page: Path) -> list[tuple[str, dict[str, str], str, str, bool]]:
    """Tag, attributes, words in it and after it, and whether a space parts it from the next word of its line."""
    found = []
    for e in lxml.html.document_fromstring(page.read_text(encoding="utf-8")).iter("*"):
        beside = e.getnext()
        in_line = e.tag in _IN_LINE and beside is not None and beside.tag in _IN_LINE
        parted = in_line and not (e.tail or " ").strip() and bool(e.tail)
        found.append((str(e.tag), dict(e.attrib), (e.text or "").strip(), (e.tail or "").strip(), parted))
    return found
