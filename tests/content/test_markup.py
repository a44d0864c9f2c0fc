"""Markdown to safe HTML: the shapes that themes rely on, and everything that must not get through."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.content.markup import SITE_LINK, BodyRenderer, Rendered, split_why
from generator.dumps.to_markdown import escape
from tests.support.site_factories import LABELS

PLACES = {"Alibaba": ("companies/alibaba.html", "Alibaba"), "ipo": ("tags/ipo.html", "Going public")}

ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
    '<iframe src="https://evil.example"></iframe>',
    '<math><mtext></mtext><mglyph><style><!--</style><img title="--><img src=1 onerror=alert(1)>">',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    '[x](https://ok.example "onmouseover=alert(1)")',
    '[x](https://ok.example"onmouseover="alert(1))',
    "![x](https://evil.example/pixel.gif)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "`</code><script>alert(1)</script>`",
    "```\n</pre><script>alert(1)</script>\n```",
    "```<script>\nalert(1)\n```",
    "    </code><script>alert(1)</script>",
    "[[Alibaba|<img src=x onerror=alert(1)>]]",
    "[[<script>alert(1)</script>]]",
    "**<img src=x onerror=alert(1)>:** text",
    "| <script>a</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x02wzxhzdk:0\x03 <script>alert(1)</script>",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
]
ALLOWED = {
    "a": {"href", "rel"},
    "p": {"id", "class"},
    "section": {"class"},
    "h2": {"class", "id"},
    **{f"h{level}": {"id"} for level in range(3, 7)},
    "strong": {"class"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
PLAIN_TAGS = set("blockquote br code em hr li pre table tbody thead tr ul".split())


class _Strict(HTMLParser):
    """Collects what a page may not have."""

    def __init__(self) -> None:
        super().__init__()
        self.complaints: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED and tag not in PLAIN_TAGS:
            self.complaints.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ALLOWED.get(tag, set()):
                self.complaints.append(f"{tag} {name}")
            if name == "href" and not re.match(r"(https?|mailto|site):|#", value or ""):
                self.complaints.append(f"href {value}")

    def handle_comment(self, data: str) -> None:
        self.complaints.append(f"comment {data}")


def _complaints(html: str) -> list[str]:
    parser = _Strict()
    parser.feed(html)
    parser.close()
    return parser.complaints


def _render(text: str, *, paragraph_ids: bool = False) -> Rendered:
    return BodyRenderer(LABELS).render(text, resolve=PLACES.get, paragraph_ids=paragraph_ids)


@pytest.mark.parametrize("attack", ATTACKS)
def test_render__an_attack__is_text_or_gone(attack: str) -> None:
    assert _complaints(_render(f"Before.\n\n{attack}\n\nAfter.").html) == []
    assert _complaints(_render(f"Before {attack} after").html) == []


@given(st.text(alphabet="<>\"'&;:/=()[]!`*_#|\\ \n\tabjsx\x02\x03-", max_size=120))
def test_render__any_text__is_safe(text: str) -> None:
    assert _complaints(_render(text, paragraph_ids=True).html) == []


@given(st.text(max_size=200))
def test_render__imported_text__keeps_every_word(text: str) -> None:
    plain = "".join(letter for letter in text if letter.isprintable())
    assert " ".join(_render(escape(plain)).text.split()) == " ".join(plain.split())


def test_render__a_known_label__becomes_a_section() -> None:
    rendered = _render("**Why it matters:** It is *big*.\n\nNext.")
    assert (
        '<section class="label label-why-it-matters"><h2 class="label-name">Why it matters</h2>'
        "<p>It is <em>big</em>.</p>\n</section>" in rendered.html
    )
    assert rendered.why == "It is big."
    assert rendered.text == "It is big.\nNext."


def test_render__a_label_with_a_straight_apostrophe_in_capitals__has_the_name_of_the_settings() -> None:
    rendered = _render("**EDITOR'S NOTE:** Mended.")
    assert 'class="label label-editors-note"><h2 class="label-name">Editor’s note</h2>' in rendered.html


def test_render__a_list_under_a_label__belongs_to_it() -> None:
    html = _render("**Details:** Three parts:\n\n- one\n- two\n\nAfter.").html
    assert html.index("<ul>") < html.index("</section>") < html.index("After")


def test_render__a_label_without_words__has_no_empty_paragraph() -> None:
    assert "<p" not in _render("**Details:**\n\n- one").html


def test_render__an_unknown_lead_in__is_a_speaker() -> None:
    html = _render("**Jason Ho:** We sold it.").html
    assert html == '<p class="speaker"><strong class="speaker-name">Jason Ho:</strong> We sold it.</p>'


@pytest.mark.parametrize(
    "text", ["**A bold start** of it.", "So **bold:** it is.", "**Three things:**", "**" + "x" * 61 + ":** y"]
)
def test_render__other_bold_words__stay_bold(text: str) -> None:
    html = _render(text).html
    assert "class=" not in html
    assert "<strong>" in html


@pytest.mark.parametrize("text", ["*(Moderator: hush)*", "**Read more:** elsewhere"])
def test_render__an_aside__is_marked(text: str) -> None:
    assert _render(text).html.startswith('<p class="aside">')


def test_render__with_paragraph_ids__numbers_every_paragraph() -> None:
    html = _render("One.\n\n**Details:** Two.\n\n> Three.\n\n```\ncode\n```\n\nFour.", paragraph_ids=True).html
    assert re.findall(r'<p id="(p\d)">(\w+)', html) == [("p1", "One"), ("p2", "Two"), ("p3", "Three"), ("p4", "Four")]
    assert "<p></p>" not in html


def test_render__headings__begin_at_the_second_level() -> None:
    assert re.findall("<(h[1-6])", _render("# One\n\n### Three").html) == ["h2", "h4"]
    assert re.findall("<(h[1-6])", _render("## 1. Shein\n\n## 2. Temu").html) == ["h2", "h2"]


def test_render__a_wiki_link__leads_to_its_page() -> None:
    rendered = _render("[[Alibaba]] and [[ ipo | the *float* ]].")
    assert '<a href="site:/companies/alibaba.html">Alibaba</a>' in rendered.html
    assert '<a href="site:/tags/ipo.html">the *float*</a>' in rendered.html
    assert rendered.unknown == ()


def test_render__an_unknown_wiki_link__is_reported_and_stays_as_words() -> None:
    rendered = _render("[[Alibba]], [[Alibba|them]]")
    assert rendered.unknown == ("Alibba",)
    assert rendered.html == "<p>Alibba, them</p>"


@pytest.mark.parametrize("text", ["`[[Alibba]]`", "```\n[[Alibba]]\n```", "    [[Alibba]]", r"\[[Alibba]]"])
def test_render__a_wiki_link_in_code_or_behind_a_backslash__is_text(text: str) -> None:
    rendered = _render(text)
    assert rendered.unknown == ()
    assert rendered.text == "[[Alibba]]"


@pytest.mark.parametrize("address", ["/about.html", "about.html", "//about.html"])
def test_render__an_address_without_a_scheme__is_the_sites_own(address: str) -> None:
    assert _render(f"[x]({address})").html == f'<p>{SITE_LINK}about.html">x</a></p>'


def test_render__an_address_elsewhere__gives_away_no_opener() -> None:
    assert _render("<https://a.example/?b=1&c=2>").html == (
        '<p><a href="https://a.example/?b=1&amp;c=2" rel="noopener">https://a.example/?b=1&amp;c=2</a></p>'
    )


def test_render__an_image__is_a_link_and_no_request() -> None:
    assert _render("![A pot](https://a.example/pot.png)").html == (
        '<p><a href="https://a.example/pot.png" rel="noopener">A pot</a></p>'
    )


def test_render__text_that_looks_like_a_link_of_the_site__is_not_one() -> None:
    assert SITE_LINK not in _render('Write <a href="site:/x.html"> or `<a href="site:/x.html">`.').html


def test_render__one_renderer_for_many_texts__remembers_nothing() -> None:
    renderer = BodyRenderer(LABELS)
    first = renderer.render("[x][1] [[Nobody]]\n\n[1]: https://a.example", resolve=PLACES.get, paragraph_ids=True)
    second = renderer.render("[x][1] [[Nobody]]")
    assert first.unknown == ("Nobody",)
    assert second.unknown == ()
    assert second.html == "<p>[x][1] [[Nobody]]</p>"


def test_split_why__a_body_with_it__gives_the_section_and_the_rest_in_order() -> None:
    body = BodyRenderer(["Why it matters", "Details"]).render("One.\n\n**Why it matters:** Two.\n\n**Details:** Three.")
    why, rest = split_why(body.html)
    assert (
        why
        == '<section class="label label-why-it-matters"><h2 class="label-name">Why it matters</h2><p>Two.</p>\n</section>'
    )
    assert rest.startswith('<p>One.</p>\n<section class="label label-details">')
    assert len(why) + len(rest) in {len(body.html), len(body.html) - 1}


def test_split_why__a_body_without_it__is_left_alone() -> None:
    body = BodyRenderer(["Why it matters"]).render("One.").html
    assert split_why(body) == (Markup(), body)
