"""Remarks that editors write for themselves: `<!-- remark -->` and `%%remark%%`.

Data: `hide_remarks` gives a text without them.
Limits: pure. One pass over the text: a sign that nothing closes is text, and nothing is looked for twice.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Sequence

_SIGN = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})|(?P<ticks>`+)|(?P<html><!--)|(?<![\w%])%%(?!%)", re.MULTILINE)
_FENCED = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_PERCENT = re.compile(r"(?<!%)%%(?!%)")
_TICKS = re.compile(r"`+")


def hide_remarks(text: str) -> str:
    """The text without `<!-- remarks -->` and `%%remarks%%`, except in code."""
    if "<!--" not in text and "%%" not in text:
        return text
    ends = _Ends(text)
    parts: list[str] = []
    kept, place = 0, 0
    while sign := _SIGN.search(text, place):
        if sign["fence"]:
            fenced = _FENCED.match(text, sign.start())
            place = fenced.end() if fenced else sign.end()
        elif sign["ticks"]:
            place = ends.of_code(sign.end(), len(sign["ticks"]))
        else:
            end = ends.of_html(sign.end()) if sign["html"] else ends.of_percent(sign.end())
            place = max(end, sign.end())
            if end >= 0:
                parts.append(text[kept : sign.start()])
                kept = end
    return "".join([*parts, text[kept:]])


class _Ends:
    """Where remarks and code of a text end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._percents = [match.end() for match in _PERCENT.finditer(text)]
        self._html = [match.end() for match in re.finditer("-->", text)]
        self._ticks: dict[int, list[int]] = defaultdict(list)
        for run in _TICKS.finditer(text):
            self._ticks[len(run[0])].append(run.end())

    def of_html(self, begin: int) -> int:
        """The end of a remark whose text begins there; -1 if nothing closes it. Likewise the next one."""
        return _first(self._html, begin + 3)

    def of_percent(self, begin: int) -> int:
        return _first(self._percents, begin + 2)

    def of_code(self, begin: int, ticks: int) -> int:
        """The end of code that so many backticks open; of the backticks themselves if it is none."""
        return max(_first(self._ticks[ticks], begin + ticks + 1), begin)


def _first(ends: Sequence[int], least: int) -> int:
    at = bisect.bisect_left(ends, least)
    return ends[at] if at < len(ends) else -1
