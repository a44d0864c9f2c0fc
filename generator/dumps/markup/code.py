"""Preformatted text: as code of Markdown, or as the paragraphs that it is.

Data: `fenced` writes a block of code; `code_language` names its language by a class; `is_prose` and `prose_paragraphs` are
for a text that was only put into a typewriter's letters.
Limits: by the shape of the lines, not by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LANGUAGE = re.compile(
    r"(?:^|[\s_-])(?:lang(?:uage)?|highlight-source|brush:?)[-:\s]+([A-Za-z0-9+#.-]{1,20})(?=$|[\s;])"
)
_NONE = frozenset("none text plain plaintext txt nohighlight".split())
_WORDS = 7
"""Words of a line of prose, on average."""
_PROSE = 0.75
"""Share of lines that begin at the margin with a letter, from which a text is prose."""


def fenced(code: str, language: str = "") -> str:
    """The code between two fences, longer than any that it holds."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{code}\n{fence}"


def code_language(classes: str) -> str:
    """The language that class names such as `language-python` name; empty for none."""
    found = _LANGUAGE.search(classes)
    return found[1].lower() if found and found[1].lower() not in _NONE else ""


def is_prose(text: str) -> bool:
    """Whether preformatted text is a letter, a report or the like: lines of words that begin at the margin."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        return len(lines[0].split()) >= 2 * _WORDS
    words = sum(len(line.split()) for line in lines)
    at_margin = sum(line[0].isalpha() or line[0] in "“\"'(" for line in lines)
    gaps = sum("   " in line.strip() for line in lines)
    return bool(lines) and words >= _WORDS * len(lines) and at_margin >= _PROSE * len(lines) and gaps * 4 <= len(lines)


def prose_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of preformatted prose, each with the number of lines above it."""
    part: list[str] = []
    begun = 0
    for above, line in enumerate([*text.split("\n"), ""]):
        if line.strip():
            begun = begun if part else above
            part.append(line.strip())
        elif part:
            yield begun, " ".join(part)
            part = []
