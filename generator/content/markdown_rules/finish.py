"""What is done to a text's HTML when it is clean: ids of headings, colours of code.

Data: `order_images`, `set_heading_ids`, `without_heading_ids` and `colour_code`, from HTML to HTML.
Limits: pure; the input has passed the sanitiser, where every `<` begins a tag.
"""

from __future__ import annotations

import html
import re

from generator.content.markdown_rules.references import part_id, plain_words

_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_FIRST = ("src", "srcset")
_HEADING = re.compile(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
_HEADING_ID = re.compile(r'(<h[2-6]) id="[^"]*"')
_CODE = re.compile(r'<pre><code class="language-([^"]*)">(.*?)</code></pre>', re.DOTALL)
_RESERVED = frozenset({"main", "menu", "top", "around", "site-search", "page-data"})
"""Ids that pages have of their own; `p1`, `p2` are those of paragraphs."""
_PARAGRAPH = re.compile(r"p\d+\Z")
_MOST_CODE = 100_000
"""Characters of code that are coloured."""


def order_images(clean: str) -> str:
    """Put the address of each image first, as `place_addresses` expects it; one of another site goes."""
    if "<img " not in clean:
        return clean
    return _IMAGE.sub(lambda match: _ordered(dict(_ATTRIBUTE.findall(match[1]))), clean)


def _ordered(attributes: dict[str, str]) -> str:
    if not attributes.get("src", "").startswith("site:/"):
        return ""
    names = [*(name for name in _FIRST if name in attributes), *(name for name in attributes if name not in _FIRST)]
    return "<img " + " ".join(f'{name}="{attributes[name]}"' for name in names) + ">"


def set_heading_ids(clean: str) -> str:
    """Give each heading the id that GitHub would: its words, `-1` and so on where it is taken."""
    if "<h" not in clean:
        return clean
    taken = set(re.findall(r' id="([^"]*)"', clean))
    used: dict[str, int] = {}

    def identified(match: re.Match[str]) -> str:
        words = plain_words(match[2])
        if not words:
            return match[0]
        stem = part_id(words) or "section"
        name, number = stem, used.get(stem, 0)  # of thousands of equal headings each would try all numbers
        name = f"{stem}-{number}" if number else stem
        while name in taken or name in _RESERVED or _PARAGRAPH.match(name):
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        used[stem] = number
        return f'<h{match[1]} id="{name}">{match[2]}</h{match[1]}>'

    return _HEADING.sub(identified, clean)


def without_heading_ids(page: str) -> str:
    """The HTML for a page on which it is not the main text: an id must be unique there."""
    return _HEADING_ID.sub(r"\1", str(page)) if "<h" in page else page


def colour_code(clean: str) -> str:
    """Mark the parts of fenced code whose language is known, in the classes of Pygments; other code loses its class."""
    if '<code class="language-' not in clean:
        return clean
    return _CODE.sub(lambda match: _coloured(html.unescape(match[1]), match[2]), clean)


def _coloured(language: str, code: str) -> str:
    # Few texts have code, and Pygments takes a tenth of a second to load.
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    plain = f"<pre><code>{code}</code></pre>"
    if len(code) > _MOST_CODE:
        return plain
    try:
        lexer = get_lexer_by_name(language.split(",", maxsplit=1)[0].strip().casefold(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return plain
    coloured = highlight(html.unescape(code), lexer, HtmlFormatter(nowrap=True))
    ending = "\n" if code.endswith("\n") else ""
    return f'<pre class="code" tabindex="0"><code>{coloured.rstrip(chr(10))}{ending}</code></pre>'
