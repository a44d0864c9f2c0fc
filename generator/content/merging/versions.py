"""Finds articles that look like newer versions of others, because they share most of their words.

Data: `newer_versions` compares new texts with each other and with existing ones by their shared runs of words.
Limits: finds texts in which a few sentences differ; a rewritten text is a different text. Reads no file.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from generator.expressions.first_characters import quick_pattern

_WORD = quick_pattern(r"[\u3400-\u9fff\u3040-\u30ff]|[^\W_\u3400-\u9fff\u3040-\u30ff]+")
_RUN = 4
"""Words in a run; two texts rarely share one by chance."""
_SHARED = 0.45
"""Minimum share of the runs of the shorter text that both texts have."""
_COMMON = 40
"""Texts; a run in so many of them is a common phrase and is ignored."""
_MANY = 1000
"""Texts, of which only the runs that two of them have are held."""
_FEW = 12
"""Runs; a text with fewer is too short to compare."""


def newer_versions(new: Iterable[tuple[str, str]], old: Mapping[str, str]) -> dict[str, str]:
    """Returns path of a new text -> path of the text of which it looks like a newer version.

    `new`: (path, text) in order; a text is compared with those in `old` (path -> text) and with the new ones before it.
    """
    new = tuple(new)
    repeated = _repeated([*old.values(), *(text for _, text in new)])
    sizes: dict[str, int] = {}
    holders: dict[int, list[str]] = {}
    for path, text in old.items():
        _add(path, _runs(text), repeated, sizes, holders)
    found: dict[str, str] = {}
    for path, text in new:
        runs = _runs(text)
        known = [held for run in runs & holders.keys() if len(held := holders[run]) < _COMMON]
        shared = Counter(itertools.chain.from_iterable(known))
        for holder, count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
            smaller = min(len(runs), sizes[holder])
            if smaller >= _FEW and count >= _SHARED * smaller:
                found[path] = holder
        _add(path, runs, repeated, sizes, holders)
    return found


def _repeated(texts: Sequence[str]) -> Set[int] | None:
    """The runs that more than one of many texts have, which are few: to hold the others would take a kilobyte for each
    sentence. None for few texts, of which all runs may be held."""
    if len(texts) < _MANY:
        return None
    import numpy as np  # here, since most imports are of fewer

    every = np.concatenate([np.fromiter(_runs(text), np.int64) for text in texts])
    every.sort()
    return frozenset(np.unique(every[1:][every[1:] == every[:-1]]).tolist())


def _add(
    path: str, runs: Set[int], repeated: Set[int] | None, sizes: dict[str, int], holders: dict[int, list[str]]
) -> None:
    sizes[path] = len(runs)
    for run in runs if repeated is None else runs & repeated:
        found = holders.get(run)
        if found is None:
            holders[run] = [path]
        elif len(found) < _COMMON:
            found.append(path)


def _runs(text: str) -> set[int]:
    """Numbers that are equal for equal runs; they hold for this process only."""
    words = list(map(str.casefold, _WORD.findall(text)))
    return set(map(hash, zip(*(words[start:] for start in range(_RUN)), strict=False)))
