"""Sentences of a paragraph: abbreviations, figures, names with dots and quotations do not end one.

Data: `split_sentences`.
Limits: English rules, and the full stops of Chinese and Japanese; a paragraph without an end is one sentence.
"""

from __future__ import annotations

import re

_END = re.compile(r"(?:(?<![.!?…])[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?(?:[^\Wa-z_]|[a-z][A-Z]))|[。！？]+[”’」』）]*)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Inc|Ltd|Co|Corp|Bros|No|Nos|vs|etc|e\.g|i\.e|a\.m|p\.m|approx|est|al|Gen|Sen|Rep|Gov|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Fig|Vol|pp|ca|cf)"
    r"|\b[A-Z]|\b(?:[A-Z]\.)+[A-Z])\.[”’\"')\]]*$"
)
_STARTER = re.compile(
    r"\s+(?:The|A|An|It|In|On|He|She|They|But|And|This|That|These|Its|Their|His|Her|However|Meanwhile|According|While|As|At|For|With)\b"
)
_LAST = 40
"""Characters of an end that are looked at."""
_NEVER = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|e\.g|i\.e|Gen|Sen|Rep|Gov)\.$")


def split_sentences(text: str) -> list[str]:
    """The sentences of one paragraph, in order, without the white space between them."""
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        last = max(start, end - _LAST)
        # "U.S. The ..." ends a sentence, "U.S. Senate" and "Dr. Lu" do not.
        goes_on = _NEVER.search(text, last, end) or not _STARTER.match(text, end)
        if match[0].startswith(".") and _ABBREVIATION.search(text, last, end) and goes_on:
            continue
        if sentence := text[start:end].strip():
            sentences.append(sentence)
        start = end
    if rest := text[start:].strip():
        sentences.append(rest)
    return sentences
