"""Finds articles that look like newer versions of others, because they share most of their words.

Data: `newer_versions` compares new texts with each other and with existing ones by their shared runs of words.
Limits: finds texts in which a few sentences differ; a rewritten text is a different text. Reads no file.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded where there are many texts
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]|[^\W_\u3400-\u9fff\u3040-\u30ff]+")
_RUN = 4
"""Words in a run; two texts rarely share one by chance."""
_SHARED = 0.45
"""Minimum share of the runs of the shorter text that both texts have."""
_COMMON = 40
"""Texts; a run in so many of them is a common phrase and is ignored."""
_MANY = 1000
"""Texts, of which only the runs that two of them have are held."""
_FACTOR = 0x5851F42D4C957F2D
"""Odd and without a pattern, so that no two runs are likely to have the same number."""
_FEW = 12
"""Runs; a text with fewer is too short to compare."""


def newer_versions(new: Iterable[tuple[str, str]], old: Mapping[str, str]) -> dict[str, str]:
    """Returns path of a new text -> path of the text of which it looks like a newer version.

    `new`: (path, text) in order; a text is compared with those in `old` (path -> text) and with the new ones before it.
    """
    new = tuple(new)
    rows = _rows([*old.values(), *(text for _, text in new)])
    sizes: dict[str, int] = {}
    holders: dict[int, list[str]] = {}
    for path in old:
        _add(path, next(rows), sizes, holders)
    found: dict[str, str] = {}
    for path, _ in new:
        row = next(rows)
        known = [held for run in row.runs if (held := holders.get(run)) and len(held) < _COMMON]
        shared = Counter(itertools.chain.from_iterable(known))
        for holder, count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
            smaller = min(row.size, sizes[holder])
            if smaller >= _FEW and count >= _SHARED * smaller:
                found[path] = holder
        _add(path, row, sizes, holders)
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """One text."""

    size: int
    """Number of its runs."""
    runs: Collection[int]
    """Those that another text may have, each once."""


def _rows(texts: Sequence[str]) -> Iterator[_Row]:
    """The runs of each text; of many texts only those that more than one has, which are few: to hold the others would take
    a kilobyte for each sentence."""
    if len(texts) < _MANY:
        yield from (_Row(len(runs), runs) for runs in map(_runs, texts))
        return
    import numpy as np  # here, since most imports are of fewer

    rows = [_packed_runs(text) for text in texts]
    every = np.concatenate(rows)
    every.sort()
    repeated = np.unique(every[1:][every[1:] == every[:-1]])
    del every
    for index, row in enumerate(rows):
        rows[index] = repeated[:0]  # each is needed once
        at = np.minimum(np.searchsorted(repeated, row), len(repeated) - 1)
        yield _Row(len(row), row[repeated[at] == row].tolist() if len(repeated) else ())


def _add(path: str, row: _Row, sizes: dict[str, int], holders: dict[int, list[str]]) -> None:
    sizes[path] = row.size
    for run in row.runs:
        found = holders.get(run)
        if found is None:
            holders[run] = [path]
        elif len(found) < _COMMON:
            found.append(path)


def _runs(text: str) -> set[int]:
    """Numbers that are equal for equal runs; they hold for this process only."""
    words = _words(text)
    return set(map(hash, zip(*(words[start:] for start in range(_RUN)), strict=False)))


def _packed_runs(text: str) -> NDArray[np.int64]:
    """Other such numbers, ascending, packed."""
    import numpy as np

    words = np.fromiter(map(hash, _words(text)), np.int64)
    runs = np.zeros(max(0, len(words) - _RUN + 1), np.int64)
    for start in range(_RUN):
        runs = runs * _FACTOR + words[start : start + len(runs)]  # modulo 2 ** 64
    return np.unique(runs)


def _words(text: str) -> list[str]:
    folded = text.casefold()
    # A character that is folded to two may be no part of a word then.
    return _WORD.findall(folded) if len(folded) == len(text) else [*map(str.casefold, _WORD.findall(text))]
