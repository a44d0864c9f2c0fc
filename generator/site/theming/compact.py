"""Templates without what HTML can do without: pages are smaller, and show the same.

Data: `Compact`, an extension of Jinja that makes the text of templates shorter when they are read.
Limits: the text that templates have themselves, never a value; not in e-mails, nor within `pre`, `script`, `style` and
`textarea`. Left out are ends that the next tag implies (`</li>`, `</td>`, `</p>` before a block), quotes that a plain word does
not need, and line ends beside blocks. The elements of a page are the same, and what is between words of a line.
Source: HTML, 13.1.2.3 (unquoted values) and 13.1.2.4 (optional tags).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

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
_QUOTED = re.compile(
    r'(?<=[\s"])(class|role|type|scope|tabindex|property|autocomplete|spellcheck|aria-[a-z]+)="([\w-]+)"(?=[\s>])'
)
_END = re.compile(r"</(?:li|t[dhr])>")
"""What follows is its like, or the end of what it is in."""
_END_OF_PARAGRAPH = re.compile(rf"</p>(?=\s*<(?:(?:{_BLOCK})\b|/(?:{_PARENT})>))")
_BEFORE_BLOCK = re.compile(rf"\n\s*(?=</?(?:{_ALONE})\b)")
_AFTER_BLOCK = re.compile(rf"(</?(?:{_ALONE})\b(?:[^<>\"]|\"[^\"]*\")*>)\s*\n\s*(?=<)")


class Compact(Extension):
    """Shortens the text of each template."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token] | TokenStream:
        """The tokens of a template; those of text are shorter."""
        return stream if "email" in (stream.name or "") else _shortened(stream)


def _shortened(stream: TokenStream) -> Iterator[Token]:
    inside = ""
    for token in stream:
        if token.type == "data":
            text, inside = compact(token.value, inside)
            yield Token(token.lineno, token.type, text)
        else:
            yield token


def compact(text: str, inside: str = "") -> tuple[str, str]:
    """A piece of HTML, shorter; and the element in which it ends, of those whose text is kept as it is.

    `inside`: the one in which it begins.
    """
    parts = []
    for part in _AS_WRITTEN.split(text):
        changes = not inside and not _AS_WRITTEN.fullmatch(part)
        parts.append(_compact(part) if changes else part)
        if part.startswith("</") and part[2:-1] == inside:
            inside = ""
        elif not inside and not changes and not part.startswith("</"):
            inside = part.strip("</>")
    return "".join(parts), inside


def _compact(html: str) -> str:
    html = _TAG.sub(lambda tag: _QUOTED.sub(r"\1=\2", tag[0]), html)
    html = _END.sub("", _END_OF_PARAGRAPH.sub("", html))
    return _AFTER_BLOCK.sub(r"\1", _BEFORE_BLOCK.sub("", html))
