"""Templates without what HTML can do without: pages are smaller, and show the same.

Data: `Compact`, an extension of Jinja that makes the text of templates shorter when they are read; `nearer` makes a page's own links
shorter.
Limits: the text that templates have themselves, never a value; not in e-mails, nor within `pre`, `script`, `style` and
`textarea`. Left out are ends that the next tag implies (`</li>`, `</td>`, `</p>` before a block), quotes of a value of plain
signs (see `attributes`), and line ends beside blocks. The elements of a page are the same, and what is between
words of a line. Source: HTML, 13.1.2.3 (unquoted values) and 13.1.2.4 (optional tags).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.site.theming.attributes import FILTER, QUOTED, QUOTED_LAST, is_apart, value, without_quotes

_BLOCK = (
    "address|article|aside|blockquote|details|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|main|menu|nav|ol"
    "|p|pre|section|table|ul"
)
_PARENT = "article|aside|blockquote|dd|details|div|figcaption|figure|footer|form|header|li|main|nav|section|td"
"""At whose end a paragraph ends."""
_ALONE = f"{_BLOCK}|body|head|html|link|meta|script|style|tbody|thead|title|tr"
"""Beside which a line end shows nothing."""

_AS_WRITTEN = re.compile(r"(<(?:pre|script|style|textarea)\b|</(?:pre|script|style|textarea)>)")
_TAG = re.compile(r"\A[^<>]*>|<[a-z][^<>]*(?:>|\Z)")
"""A tag, or the part of one that is in a piece."""
_END = re.compile(r"</(?:li|t[dhr])>")
"""What follows is its like, or the end of what it is in."""
_END_OF_PARAGRAPH = re.compile(rf"</p>(?=\s*<(?:(?:{_BLOCK})\b|/(?:{_PARENT})>))")
_BEFORE_BLOCK = re.compile(rf"\n\s*(?=</?(?:{_ALONE})\b)")
_AFTER_BLOCK = re.compile(rf"(</?(?:{_ALONE})\b(?:[^<>\"]|\"[^\"]*\")*>)\s*\n\s*(?=<|\Z)")


class Compact(Extension):
    """Shortens the text of each template."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters[FILTER] = value

    def filter_stream(self, stream: TokenStream) -> Iterator[Token] | TokenStream:
        """The tokens of a template; those of text are shorter."""
        return stream if "email" in (stream.name or "") else _shortened(stream)


def nearer(html: str, path: str) -> str:
    """The page at `path` with links to its own folder, and to those above, that do not begin at the root of the site.

    Only links that begin with `<a href=`, without quotes.
    """
    *folders, _ = path.split("/")
    root = "<a href=" + "../" * len(folders)
    for steps in range(len(folders)):
        html = html.replace(f"{root}{'/'.join(folders[: len(folders) - steps])}/", "<a href=" + "../" * steps)
    return html


def _shortened(stream: TokenStream) -> Iterator[Token]:
    tokens = [*stream]
    inside, raw = "", set()
    for n, token in enumerate(tokens):
        if token.type == "data":
            text, inside = compact(token.value, inside, ends=is_apart(tokens, n + 1))
            tokens[n] = Token(token.lineno, token.type, text)
            raw |= {n} if inside else set()
    return without_quotes(tokens, raw)


def compact(text: str, inside: str = "", *, ends: bool = False) -> tuple[str, str]:
    """A piece of HTML, shorter; and the element in which it ends, of those whose text is kept as it is.

    `inside`: the one in which it begins; `ends`: an attribute that it ends in is whole.
    """
    parts = []
    for part in _AS_WRITTEN.split(text):
        changes = not inside and not _AS_WRITTEN.fullmatch(part)
        parts.append(_compact(part, QUOTED_LAST if ends else QUOTED) if changes else part)
        if part.startswith("</") and part[2:-1] == inside:
            inside = ""
        elif not inside and not changes and not part.startswith("</"):
            inside = part.strip("</>")
    return "".join(parts), inside


def _compact(html: str, quoted: re.Pattern[str]) -> str:
    html = _TAG.sub(lambda tag: quoted.sub(r"\1=\2", tag[0]), html)
    html = _END.sub("", _END_OF_PARAGRAPH.sub("", html))
    return _AFTER_BLOCK.sub(r"\1", _BEFORE_BLOCK.sub("", html))
