"""Attributes without quotes, where HTML needs none: `href={{ url(path) }}` for `href="{{ url(path) }}"`.

Data: `Attributes` goes through the tokens of a template: it tells which texts end in an attribute that is whole, and takes the
quotes from around a value that `value` is to show; `QUOTED` are those within a text.
Limits: only where a template shows one value between the quotes, and where a space or the end of the tag follows whichever way
the template goes. Source: HTML, 13.1.2.3 (unquoted values).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from jinja2.lexer import Token
from markupsafe import Markup, escape

FILTER = "attribute_value"
"""The name of `value` in templates."""
_PLAIN = r"""(?:https?://)?[^\s"'=<>`:]*[^\s"'=<>`:/]"""
"""A value that needs no quotes, and is an address of this site or of the web."""
QUOTED = re.compile(rf'(?<=[\s"])([a-z][a-z:-]*)="({_PLAIN})"(?=[\s>])')
QUOTED_LAST = re.compile(rf'(?<=[\s"])([a-z][a-z:-]*)="({_PLAIN})"(?=[\s>]|\Z)')
"""Also the last of a text, which is whole."""
_OPENS = re.compile(r'\s[a-z][a-z:-]*="\Z')
"""Ends in an attribute whose value follows."""
_APART = (" ", "\n", "\t", ">")
"""What may follow a value."""
_CHOICE = frozenset({"if", "elif", "else", "endif"})
"""Statements between which what follows is plain."""
_is_plain = re.compile(_PLAIN).fullmatch


def value(shown: object) -> Markup:
    """What a template shows as the value of an attribute, with quotes where it needs them."""
    text = escape(shown)
    return text if _is_plain(text) else Markup(f'"{text}"')


def without_quotes(tokens: Sequence[Token], raw: Collection[int] = ()) -> Iterator[Token]:
    """The tokens of a template that shows values of attributes by `value`, with the quotes that these need.

    `raw`: the numbers of those after which a script or the like goes on.
    """
    in_tag = open_value = False
    for n, token in enumerate(tokens):
        if token.type == "data":
            text = token.value[1:] if open_value else token.value
            in_tag = max(text.rfind("<"), 0 if in_tag else -1) > text.rfind(">")
            open_value = in_tag and n not in raw and bool(_OPENS.search(text)) and _is_whole(tokens, n + 1)
            yield Token(token.lineno, "data", text[:-1] if open_value else text)
        elif open_value and token.type == "variable_begin":
            yield from (token, Token(token.lineno, "lparen", "("))
        elif open_value and token.type == "variable_end":
            end = (("rparen", ")"), ("pipe", "|"), ("name", FILTER))
            yield from (*(Token(token.lineno, *sign) for sign in end), token)
        else:
            yield token


def _is_whole(tokens: Sequence[Token], start: int) -> bool:
    """Whether what a template shows at `start` is all of an attribute's value."""
    if start == len(tokens) or tokens[start].type != "variable_begin":
        return False
    last = next(n for n in range(start, len(tokens)) if tokens[n].type == "variable_end") + 1
    text = tokens[last].value if last < len(tokens) and tokens[last].type == "data" else ""
    return text.startswith('"') and (text[1:].startswith(_APART) or (text == '"' and is_apart(tokens, last + 1)))


def is_apart(tokens: Sequence[Token], start: int) -> bool:
    """Whether another attribute or the end of the tag is at `start`, whichever way the template goes."""
    statement = start < len(tokens) and tokens[start].type == "block_begin"
    after = False
    for n in range(start, len(tokens) if statement else start):
        kind, text = tokens[n].type, str(tokens[n].value)
        if kind == "block_begin" and tokens[n + 1].value not in _CHOICE:
            return False
        if after and kind != "block_begin" and not (kind == "data" and text.startswith(_APART)):
            return False
        if kind == "data" and ">" in text:
            return True
        after = kind == "block_end"
    return False
