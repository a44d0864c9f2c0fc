"""Where the front matter of a file begins and ends.

Data: `split_front_matter` gives the mapping and the body, `front_matter_span` the place of its lines.
Limits: does not look at the keys.
"""

from __future__ import annotations

import re

from generator import yaml_lines
from generator.errors import ContentError, Problem
from generator.yaml_lines import Node

_FENCE = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(---|\.\.\.)[ \t]*(\r?\n|\Z)", re.MULTILINE)


def split_front_matter(text: str, path: str) -> tuple[Node, str, int]:
    """Returns the mapping, the body without leading empty lines, and the 1-based line on which the body begins.

    Raises `ContentError` if there is no front matter, or if it is not a mapping.
    """
    opening = _FENCE.match(text)
    if not opening:
        fix = "begin the file with a line ---, then keys such as title:, then a line ---"
        raise ContentError([Problem(path, 1, "no front matter", fix)])
    closing = _CLOSE.search(text, opening.end())
    if not closing:
        raise ContentError([Problem(path, 1, "the front matter does not end", "put a line --- under its last key")])
    node = yaml_lines.load(text[opening.end() : closing.start()], path, first_line=2)
    if node.value is None:
        node = Node({}, 2, {})
    if not isinstance(node.value, dict):
        raise ContentError([Problem(path, 2, "the front matter is not a list of keys", "write lines such as title: …")])
    body = text[closing.end() :]
    stripped = body.lstrip("\r\n")
    line = text.count("\n", 0, len(text) - len(stripped)) + 1
    return node, stripped, line


def front_matter_span(text: str) -> tuple[int, int] | None:
    """Returns the 0-based first character of the front matter's lines, and the one after the last; None if it has none."""
    opening = _FENCE.match(text)
    closing = _CLOSE.search(text, opening.end()) if opening else None
    return (opening.end(), closing.start()) if opening and closing else None
