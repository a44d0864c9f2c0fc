"""A summary: one or two whole sentences of the text that say more than the headline does.

Data: `summarize`.
Limits: quotes the text, never rewrites it.
"""

from __future__ import annotations

import itertools
import re

from generator.enrich.sentences import split_sentences
from generator.model import BlockKind, Document

_LONGEST = 320
"""Characters."""
_LONGEST_ONE = 450
"""A first sentence of up to this many characters is kept whole: half a sentence is worse than a long one."""
_SHORT = 110
"""A first sentence shorter than this gets a second one."""
_FULL_STOPS = "。！？"
"""Chinese sets no space between sentences."""
_FLOW = 60
"""Minimum number of characters of a sentence that is useful alone."""


def summarize(document: Document, title: str) -> str:
    """The first sentences of the text, two of them at most about 320 characters, without one that only repeats `title`."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.LABEL, BlockKind.SPEAKER)
    sentences = [
        sentence for block in document.blocks if block.kind in kinds for sentence in split_sentences(block.text)
    ] or split_sentences(document.text.replace("\n", " "))
    useful = [sentence for sentence in sentences if _words(sentence) != _words(title)] or sentences
    useful = list(itertools.dropwhile(_is_shout, useful)) or useful
    if not useful:
        return ""
    first = useful[0]
    if len(first) > _LONGEST:
        return first if len(first) <= _LONGEST_ONE else _clip(first)
    if len(first) < _SHORT and len(useful) > 1 and len(first) + len(useful[1]) < _LONGEST:
        return f"{first}{useful[1]}" if first[-1] in _FULL_STOPS else f"{first} {useful[1]}"
    return first


def _is_shout(sentence: str) -> bool:
    """`“Show the link!”`: a few words in quotes that only mean something to who reads on."""
    return (len(sentence) < _FLOW and sentence.startswith(("“", '"'))) or (
        sentence.endswith(("!”", '!"')) and len(sentence) < _FLOW
    )


def _clip(sentence: str) -> str:
    """A sentence that never ends, cut at a clause; the ellipsis says so."""
    head = sentence[: _LONGEST - 1]
    stop = max(head.rfind(mark) for mark in (", ", "; ", "，", "；", "。"))
    if stop < _FLOW:
        stop = head.rfind(" ") if " " in head[_FLOW:] else len(head)
    return head[:stop].rstrip(" ,;，；") + "…"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
