"""The same feed made harder: without its separators, without its labels, in another order.

Data: `variants` gives a dump and its truth once for each name of `NAMES`; shuffled ones once for each seed.
Limits: separators are `]]>` and lines that only separate, labels those of `generator.dumps.labels`; the words stay.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from benchmarks.figures.truth import Truth
from generator.dumps.feed.reader import SEPARATOR
from generator.dumps.labels import match_label

AS_IS, NO_SEPARATORS, NO_CUES, SHUFFLED = "as is", "no separators", "no separators or labels", "shuffled, 30 %"
NAMES = (AS_IS, NO_SEPARATORS, NO_CUES, SHUFFLED)
KEPT = 0.3
"""Share of the boundaries that keep a separator in a shuffled feed."""
_RULE = re.compile(r"\s*[-–—*_=~#•·.+ ]{3,}\s*$")


def variants(truth: Truth, seeds: Sequence[int]) -> Iterator[tuple[str, Truth]]:
    """Every variant with its name; those made by chance once for each seed."""
    yield AS_IS, truth
    yield NO_SEPARATORS, without_separators(truth)
    yield NO_CUES, without_labels(without_separators(truth))
    for seed in seeds:
        yield SHUFFLED, shuffled(truth, seed)


def without_separators(truth: Truth) -> Truth:
    """No separator is left; an article that began with one alone on its line begins with its first words."""
    return _change(truth, lambda line: "" if _RULE.match(line) else line.replace(SEPARATOR, ""))


def without_labels(truth: Truth) -> Truth:
    """`Why it matters: The move ...` becomes `The move ...`."""
    return _change(truth, _unlabelled)


def shuffled(truth: Truth, seed: int, kept: float = KEPT) -> Truth:
    """The articles in another order, with a separator at a share of the boundaries between them."""
    chance = random.Random(seed)
    bare = without_separators(truth)
    articles = [[line for line in article if line.strip()] for article in bare.articles()]
    order = list(range(len(articles)))
    chance.shuffle(order)
    marked = set(chance.sample(range(1, len(order)), round(kept * (len(order) - 1))))
    lines: list[str] = []
    moved: dict[int, int] = {}
    for place, index in enumerate(order):
        moved[bare.starts[index]] = len(lines) + 1
        first, *rest = articles[index]
        lines += [SEPARATOR + first if place in marked else first, *rest]
    labels = tuple(replace(label, start=moved[label.start]) for label in bare.labels)
    starts = tuple(sorted(moved.values()))
    return replace(bare, lines=tuple(lines), starts=starts, last_line=len(lines), labels=labels, ordered=False)


def _unlabelled(line: str) -> str:
    marked, words = line.startswith(SEPARATOR), line.removeprefix(SEPARATOR)
    label = match_label(words.strip())
    return (SEPARATOR if marked else "") + (label.rest if label else words)


def _change(truth: Truth, change: Callable[[str], str]) -> Truth:
    """The judged lines changed one by one, and every start on a line with words."""
    lines = tuple(change(line) for line in truth.judged().lines)
    moved = {start: _first_full(lines, start) for start in truth.starts}
    labels = tuple(replace(label, start=moved[label.start]) for label in truth.labels if label.start in moved)
    return replace(truth, lines=lines, starts=tuple(moved.values()), labels=labels)


def _first_full(lines: Sequence[str], start: int) -> int:
    return next((line for line in range(start, len(lines) + 1) if lines[line - 1].strip()), start)
