"""What a text refers to: images, cards, content files, parts of pages; code, callouts and quotation marks."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.markdown_rules.finish import without_heading_ids
from generator.content.markdown_rules.images import ImageSource
from generator.content.markdown_rules.references import References, TextCard
from generator.content.markup import BodyRenderer, Rendered, place
from generator.model import SitePath
from tests.support.site_factories import LABELS

WIDE = ImageSource(((SitePath("images/pot-1-480.png"), 480), (SitePath("images/pot-1.png"), 900)), 450)
SMALL = ImageSource(((SitePath("images/cup-2.svg"), 40),), 20)
REFERENCES = References(
    image={"pot.png": WIDE, "my pot.png": WIDE, "cup.svg": SMALL}.get,
    file={
        "../articles/mill.md": SitePath("2024/05/mill.html"),
        "mill.md#who": SitePath("2024/05/mill.html#who"),
    }.get,
    card={"mill": TextCard("The mill & co", SitePath("2024/05/mill.html"), "A <b>summary</b>.", "5 May 2024")}.get,
)


def render(text: str, quotes: str = "") -> Rendered:
    return BodyRenderer(LABELS, quotes).render(text, resolve=lambda name: None, references=REFERENCES)


class _Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(page: str, tag: str) -> list[dict[str, str | None]]:
    return [attributes for name, attributes in _Elements(page).found if name == tag]


def test_render__an_image_alone__is_a_figure_with_its_caption() -> None:
    html = render('![A pot](pot.png "Made in *Delft*")').html
    assert html.startswith('<figure><img src="site:/images/pot-1.png" srcset="site:/images/pot-1-480.png 480w, ')
    [image] = elements(html, "img")
    assert (image["alt"], image["width"], image["height"], image["loading"]) == ("A pot", "900", "450", "lazy")
    assert "<figcaption>Made in *Delft*</figcaption>" in html
    assert "title" not in image


@pytest.mark.parametrize("text", ["![A cup](cup.svg)", "![[cup.svg|A cup]]", "![A cup][1]\n\n[1]: cup.svg"])
def test_render__an_image_of_one_width__has_no_choice(text: str) -> None:
    [image] = elements(render(text).html, "img")
    assert (image["src"], image["alt"]) == ("site:/images/cup-2.svg", "A cup")
    assert "srcset" not in image


@pytest.mark.parametrize("text", ["Look ![x](cup.svg) here", "| a |\n|---|\n| ![x](cup.svg) |", "- ![x](cup.svg) b"])
def test_render__an_image_among_words__stays_among_them(text: str) -> None:
    html = render(text).html
    assert "<figure" not in html
    assert html.count("<img ") == 1


def test_render__an_image_with_spaces_in_its_name__is_found() -> None:
    assert elements(render("![A pot](<my pot.png>)").html, "img")
    assert elements(render("![[my pot.png|300]]").html, "img")[0]["alt"] == ""


@pytest.mark.parametrize(
    "text", ["![x](https://evil.example/pixel.gif)", "![x](//evil.example/p.gif)", "![x](data:image/png;base64,AA)"]
)
def test_render__an_image_of_another_site__is_a_link(text: str) -> None:
    rendered = render(text)
    assert elements(rendered.html, "img") == []
    assert rendered.missing == ()


@pytest.mark.parametrize("text", ["![x](gone.png)", "![[gone.png]]", "A ![x](gone.png) b", "![x](gone.png 'words')"])
def test_render__an_image_that_is_not_there__is_missing(text: str) -> None:
    rendered = render(text)
    assert rendered.missing == ("gone.png",)
    assert elements(rendered.html, "img") == []


def test_place__images_and_links__have_the_way_to_the_root_and_words_do_not() -> None:
    html = render('![site:/ > x](pot.png)\n\n[x](/about.html), "site:/y".').html
    for root in ("../../", "https://example.org/a/"):
        placed = place(html, root)
        [image] = elements(placed, "img")
        assert image["src"] == f"{root}images/pot-1.png"
        assert image["srcset"] == f"{root}images/pot-1-480.png 480w, {root}images/pot-1.png 900w"
        assert image["alt"] == "site:/ > x"
        assert elements(placed, "a")[0]["href"] == f"{root}about.html"
        assert '"site:/y"' in placed
    assert elements(place(html, ""), "img")[0]["src"] == "./images/pot-1.png"


@given(st.text(alphabet="<>\"'&;:/=()[]!`|#\\ \n.absipotncug", max_size=80))
def test_render__any_words_in_an_image__make_no_element_of_their_own(words: str) -> None:
    for text in (f"![{words}](pot.png)", f'![x](pot.png "{words}")', f"![[pot.png|{words}]]", f"![[{words}]]"):
        for name, attributes in _Elements(render(text).html).found:
            assert name not in {"script", "style", "iframe", "svg"}
            assert not [key for key in attributes if key.startswith("on")]
            if name == "img":
                assert str(attributes["src"]).startswith("site:/")


def test_render__a_card_alone__is_a_block_that_escapes_its_words() -> None:
    html = render("Before.\n\n![[mill]]\n\nAfter.").html
    assert (
        '<section class="embed"><p class="embed-title"><a href="site:/2024/05/mill.html">The mill &amp; co</a></p>'
        in html
    )
    assert (
        '<p class="embed-summary">A &lt;b&gt;summary&lt;/b&gt;.</p><p class="embed-note">5 May 2024</p></section>'
        in html
    )


@pytest.mark.parametrize(("text", "words"), [("See ![[mill]] now", "The mill &amp; co"), ("- ![[mill|it]] b", "it")])
def test_render__a_card_among_words__is_a_link(text: str, words: str) -> None:
    html = render(text).html
    assert f'<a href="site:/2024/05/mill.html">{words}</a>' in html
    assert "data-" not in html
    assert "<section" not in html


@pytest.mark.parametrize("text", ["![[mlil]]", "> ![[mlil]]", "| a |\n|---|\n| ![[mlil\\|x]] |"])
def test_render__a_card_of_nothing__is_unknown(text: str) -> None:
    assert render(text).unknown == ("mlil",)


def test_render__embeds_in_code__are_text() -> None:
    assert render("`![[mill]]` and\n\n```\n![[mill]]\n```").text == "![[mill]] and\n![[mill]]"


def test_render__a_relative_link_to_a_content_file__leads_to_its_page() -> None:
    html = render("[it](../articles/mill.md), [part](mill.md#who), [out](https://a.example/x.md)").html
    assert [link["href"] for link in elements(html, "a")] == [
        "site:/2024/05/mill.html",
        "site:/2024/05/mill.html#who",
        "https://a.example/x.md",
    ]


@pytest.mark.parametrize("address", ["gone.md", "../x/gone.md#part", "GONE.MD"])
def test_render__a_relative_link_to_no_file__is_missing(address: str) -> None:
    assert render(f"[x]({address})").missing == (address,)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Who pays?", "who-pays"),
        ("The *big* `code()` & more", "the-big-code--more"),
        ("C++ and C#", "c-and-c"),
        ("snake_case - dash", "snake_case---dash"),
        ("Über 5 % für É", "über-5--für-é"),
        ("价格战", "价格战"),
        ("हिन्दी", "हिन्दी"),
        ("5 < 6", "5--6"),
        ("???", "section"),
        ("Main", "main-1"),
        ("P1", "p1-1"),
    ],
)
def test_render__a_heading__has_the_id_that_github_gives_it(heading: str, name: str) -> None:
    rendered = render(f"## {heading}")
    assert elements(rendered.html, "h2") == [{"id": name}]
    assert name in rendered.ids


def test_render__headings_of_the_same_words__have_ids_of_their_own() -> None:
    html = render("## One\n\n## One\n\n### One-1\n\n## One").html
    assert re.findall(r'<h\d id="([^"]+)"', html) == ["one", "one-1", "one-1-1", "one-2"]
    assert " id=" not in without_heading_ids(html)


def test_render__code_whose_language_is_known__has_the_same_words_in_colours() -> None:
    code = 'def f(x):\n    return "<b>" + x  # why & how\n'
    rendered = render(f"```python\n{code}```\n\n```\n{code}```\n\n```klingon\n{code}```")
    assert rendered.html.count('<pre class="code" tabindex="0"><code>') == 1
    assert '<span class="k">def</span>' in rendered.html
    assert rendered.text == "\n".join(['def f(x):\nreturn "<b>" + x # why & how'] * 3)
    assert "language-" not in rendered.html


@given(
    st.sampled_from(["python", "html", "js", "yaml", "c++", "sql"]), st.text(alphabet="<>&\"'# =\nabc{}()", max_size=60)
)
def test_render__any_code__keeps_its_words_and_is_safe(language: str, code: str) -> None:
    plain, coloured = (render(f"~~~{name}\n{code}\n~~~") for name in ("", language))
    assert coloured.text.split() == plain.text.split()
    assert {name for name, _ in _Elements(coloured.html).found} <= {"pre", "code", "span"}


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ('!!! note "Mind this"\n    Words.', "note", "Mind this"),
        ("!!! warning\n    Words.", "warning", "Warning"),
        ("!!! danger\n    Words.", "caution", "Danger"),
        ("!!! hint\n    Words.", "tip", "Hint"),
        ("> [!danger]\n> Words.", "caution", "Danger"),
    ],
)
def test_render__an_admonition__is_a_callout(text: str, kind: str, title: str) -> None:
    html = render(f"{text}\n\nAfter.").html
    assert f'<section class="callout callout-{kind}">' in html
    assert f'<p class="callout-title">{title}</p>' in html
    assert html.index("Words.") < html.index("</section>") < html.index("After.")


def test_render__lists_in_an_admonition__are_lists() -> None:
    html = render('!!! note "A"\n    First:\n\n    - a\n        - b\n    - c\n\nAfter.').html
    assert html.count("<li>") == 3
    assert html.index("</ul>") < html.index("</section>")


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("", "\"Tea,\" she said -- it's 'so'..."),
        ("en", "“Tea,” she said – it’s ‘so’…"),
        ("de-AT", "„Tea,“ she said – it’s ‚so‘…"),
        ("fr", "«_Tea,_» she said – it’s ‹_so_›…"),
        ("sv", "”Tea,” she said – it’s ’so’…"),
    ],
)
def test_render__quotation_marks__are_those_of_the_language(language: str, shown: str) -> None:
    html = render("\"Tea,\" she said -- it's 'so'...", language).html
    assert html.removeprefix("<p>").removesuffix("</p>").replace("\u202f", "_") == shown
    assert render('`"a" -- b`', language).text == '"a" -- b'
