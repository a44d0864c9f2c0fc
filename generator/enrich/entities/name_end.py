"""Where a name of a registry ends in a text, whatever the spaces and signs between its words.

Data: `name_end`; `last_word`, without which a text cannot hold a name.
Limits: reads folded texts, see `normalize`; knows no case, no inflection and no border behind the name.
"""

from __future__ import annotations

import re
from functools import cache

from generator.enrich.normalize import fold

HAN = "\u3400-\u9fff"
WORD = re.compile(rf"[^\W_{HAN}]+")
"""A word; Chinese has none."""
_GAP = r"(?: +\n? *|\n *)"
"""Between the words of a name: spaces of any kind, or the end of a line; never an empty line."""


@cache
def last_word(text: str) -> str:
    """Of a name in folded text; part of its pattern as it is."""
    words: list[str] = WORD.findall(fold(text))
    return words[-1] if words else ""


def name_end(text: str, folded: str, start: int) -> int:
    """Where a name that begins at `start` ends, -1 if none does."""
    if text.isalnum():  # most are: no pattern is made for them
        name = _folded_name(text)
        return start + len(name) if folded.startswith(name, start) else -1
    words = _words_of_name(text)
    if not words:
        match = _name_pattern(text).match(folded, start)
        return match.end() if match else -1
    if not folded.startswith(words[0], start):
        return -1
    end = start + len(words[0])
    for word in words[1:]:
        gap = _BETWEEN.match(folded, end)
        if not gap or not folded.startswith(word, gap.end()):
            return -1
        end = gap.end() + len(word)
    return end


_folded_name = cache(fold)
_BETWEEN = re.compile(_GAP)


@cache
def _words_of_name(text: str) -> tuple[str, ...]:
    """The folded words of a name that is found word by word, for which no pattern is made: that takes longer than all
    else. Empty for a name with a sign that may be written in several ways."""
    name = fold(text)
    return tuple(name.split(" ")) if _PLAIN_NAME.fullmatch(name) else ()


_PLAIN_NAME = re.compile(r"[^\W_](?:[\w.'!+]*)(?: [\w.'!+]+)*")


@cache  # of thousands of names a text holds dozens
def _name_pattern(text: str) -> re.Pattern[str]:
    """A name in folded text: spaces of any width, `&` as it may be typed."""
    joined = re.escape(fold(text)).replace(r"\&", "&").replace(r"\ &\ ", f"(?:{_GAP}(?:&|and|&amp;){_GAP}|&)")
    joined = re.sub(r"(?<=\w)&(?=\w)", " ?(?:&amp;|&) ?", joined).replace(r"\ ", _GAP)
    return re.compile(joined.replace(r"\-", "[- ]"))
