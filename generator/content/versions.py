"""Articles that look like newer versions of others: most of their words stand in one that is in place already.

Data: `newer_versions` compares new texts with each other and with those in place, by runs of words that they share.
Limits: finds rewordings of a few sentences; a text that was written anew is another text. Reads no file.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]|[^\W_\u3400-\u9fff\u3040-\u30ff]+")
_RUN = 4
"""Words in a row that two texts rarely share by chance."""
_SHARED = 0.45
"""Share of the smaller text's runs that both must have."""
_COMMON = 40
"""Texts; a run that so many share is a phrase of the trade and says nothing."""
_FEW = 12
"""Runs; a text with fewer says too little."""


def newer_versions(new: Iterable[tuple[str, str]], old: Mapping[str, str]) -> dict[str, str]:
    """Path of a new text -> path of the one that it looks like a newer version of.

    `new` are (path, text) in order: a text is compared with those in `old` and with the new ones before it.
    """
    sizes: dict[str, int] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    for path, text in old.items():
        _add(path, _runs(text), sizes, holders)
    found: dict[str, str] = {}
    for path, text in new:
        runs = _runs(text)
        shared = Counter(holder for run in runs for holder in holders.get(run, ()) if len(holders[run]) < _COMMON)
        for holder, count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
            smaller = min(len(runs), sizes[holder])
            if smaller >= _FEW and count >= _SHARED * smaller:
                found[path] = holder
        _add(path, runs, sizes, holders)
    return found


def _add(path: str, runs: set[int], sizes: dict[str, int], holders: dict[int, list[str]]) -> None:
    sizes[path] = len(runs)
    for run in runs:
        if len(holders[run]) < _COMMON:
            holders[run].append(path)


def _runs(text: str) -> set[int]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return {zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1)}
