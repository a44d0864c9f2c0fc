"""The sentence in which a text names somebody, for pages that list who is only mentioned.

Data: `mention_sentence` gives the first sentence with one of the names, shortened around it where it is long.
Limits: pure, and of plain text; a name counts as it is written, never as a part of a longer word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 220
"""Characters of a sentence that is shown whole."""
_BEFORE = 80
"""Characters of a longer one that are shown before the name."""
_SENTENCE_END = re.compile(r"\n+|(?<=[。！？])|(?<=[.!?])[\"'”’»)\]]*\s+(?=[^a-zß-öø-ÿ])")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[A-Z]|Co|Mr|Mrs|Ms|Dr|St|No|vs|Inc|Ltd|Corp|Bros)\.$")


def names_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the names, the longest first; scripts without spaces have no limits of words."""
    parts = []
    for name in sorted(set(names), key=lambda one: (-len(one), one)):
        before = r"(?<![\w’'])" if name[0].isascii() or name[0].isupper() else ""
        after = r"(?!\w)" if name[-1].isascii() or name[-1].islower() else ""
        parts.append(f"{before}{re.escape(name)}{after}")
    return re.compile("|".join(parts) or r"(?!)")


def mention_sentence(text: str, names: re.Pattern[str]) -> str:
    """The first sentence that has a name; empty where none has one."""
    found = names.search(text)
    if found is None:
        return ""
    start, end = 0, len(text)
    for gap in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[max(start, gap.start() - 8) : gap.start()]):
            continue
        if gap.end() <= found.start():
            start = gap.end()
        elif gap.start() >= found.end():
            end = gap.start() + len(gap[0].rstrip())
            break
    return _shortened(" ".join(text[start:end].split()), names)


def _shortened(sentence: str, names: re.Pattern[str]) -> str:
    if len(sentence) <= _LONGEST:
        return sentence
    found = names.search(sentence)
    begin = max(0, (found.start() if found else 0) - _BEFORE)
    begin = sentence.find(" ", begin) + 1 if begin else 0
    part = sentence[begin : begin + _LONGEST]
    if begin + _LONGEST < len(sentence):
        part = f"{part[: part.rfind(' ')] if ' ' in part[_LONGEST // 2 :] else part} …"
    return f"… {part}" if begin else part
