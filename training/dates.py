"""Fit the numbers of the inference of days to feeds whose days are known, and write them.

    .venv/bin/python -m training.dates [--judge]

Sources: `training/feeds`, of which every fifth day, or every third, is given and the others are inferred. Of each set of
numbers on a grid, the one with the highest mean log-probability of the true days is taken; then the smallest credible
share is taken at which 95 % of the ranges hold. `--judge` prints, for every source, the share of its ranges that hold
with the numbers of all sources and with those fitted without it, and the same for ranges of other confidence.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path

import yaml

from generator.dumps.structure import read_structure
from generator.enrich.dates.fitted import FITTED, NAME, Fitted
from generator.enrich.dates.hints import gather
from generator.enrich.dates.likelihoods import Hint
from generator.enrich.dates.probabilities import StepWeights
from generator.enrich.dates.solver import day_probabilities, shortest_range
from generator.enrich.dates.translate import in_english
from generator.model import Item, Paragraph
from tests.support.feed_cases import enricher

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "generator/data" / NAME
_GIVEN = (5, 3)
"""One day in so many is given."""
_WANTED = 0.95
_LEVELS = (0.5, 0.8, 0.9, _WANTED)
"""Confidence of the ranges that `--judge` prints."""
_HALVINGS = 14
_ROUND = 10_000
_LEAST = 1e-6
"""Probability of a day outside of what was thought possible at all."""
_GRID = {"regularity": (1, 2, 3), "break_share": (0.05, 0.12), "break_length": (6.0,), "temper": (0.8, 0.9)}


@dataclass(frozen=True, slots=True)
class Feed:
    """One source, newest first."""

    days: tuple[int, ...]
    """Ordinals."""
    hints: tuple[list[Hint], ...]
    first: int
    last: int
    """The days that its texts may be of, ordinals."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one text whose day was not given."""

    log_chance: float
    """Natural logarithm of the probability that the true day was given."""
    needed: float
    """The smallest credible share whose range holds the true day."""


def read_feeds() -> dict[str, Feed]:
    """Every source by its name."""
    return {path.stem: _read(path) for path in sorted((ROOT / "training/feeds").glob("*.yml"))}


def _read(path: Path) -> Feed:
    articles = yaml.safe_load(path.read_text("utf-8"))["articles"]
    articles.sort(key=lambda article: str(article["date"]), reverse=True)
    days = [dt.date.fromisoformat(str(article["date"])) for article in articles]
    years = range(days[-1].year - 2, days[0].year + 4)
    hints = []
    for article in articles:
        lines = tuple(Paragraph(line, text) for line, text in enumerate((article["title"], *article["body"]), 1))
        document = in_english(read_structure(Item("feed.txt", 1, len(lines), lines)))
        hints.append(gather(document, enricher(()).calendar, years))
    first, last = dt.date(days[-1].year - 1, 1, 1), dt.date(days[0].year + 2, 12, 31)
    return Feed(tuple(day.toordinal() for day in days), tuple(hints), first.toordinal(), last.toordinal())


def outcomes(feed: Feed, fitted: Fitted) -> list[Outcome]:
    """What is inferred of every day that was not given."""
    found = []
    for every in _GIVEN:
        given = {index: feed.days[index] for index in range(0, len(feed.days), every)}
        rows = day_probabilities(feed.hints, feed.first, feed.last, given, fitted)
        found += [
            _outcome(row, day - feed.first)
            for index, (row, day) in enumerate(zip(rows, feed.days, strict=True))
            if index not in given
        ]
    return found


def _outcome(row: StepWeights, day: int) -> Outcome:
    total, place = sum(row.chances), day - row.start
    chance = row.chances[place] / total if 0 <= place < len(row.chances) else 0.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS if chance else 0):
        share = (low + high) / 2
        first, last = shortest_range(row.chances, share)
        low, high = (low, share) if first <= place <= last else (share, high)
    return Outcome(math.log(max(chance, _LEAST)), high)


def fit(found: Mapping[Fitted, Mapping[str, Sequence[Outcome]]], names: Sequence[str]) -> Fitted:
    """The numbers for these sources; every source counts the same."""

    def score(fitted: Fitted) -> float:
        return sum(
            sum(one.log_chance for one in found[fitted][name]) / len(found[fitted][name]) for name in names
        ) / len(names)

    best = max(found, key=score)
    return replace(best, credible=credible([one for name in names for one in found[best][name]], _WANTED))


def credible(found: Sequence[Outcome], wanted: float) -> float:
    """The smallest credible share at which so many of the ranges hold, rounded up."""
    needed = sorted(one.needed for one in found)
    return min(0.9999, math.ceil(needed[math.ceil(wanted * len(needed)) - 1] * _ROUND) / _ROUND)


def _candidates() -> Iterator[Fitted]:
    for values in product(*_GRID.values()):
        yield replace(FITTED, **dict(zip(_GRID, values, strict=True)), credible=_WANTED)  # type: ignore[arg-type]


def main() -> None:
    """Fit on all sources and write the numbers; with `--judge` print the figures of sources left out."""
    feeds = read_feeds()
    found = {fitted: {name: outcomes(feed, fitted) for name, feed in feeds.items()} for fitted in _candidates()}
    together = fit(found, list(feeds))
    print("fitted:", together)
    if "--judge" in sys.argv:
        judge(found, list(feeds), together)
    OUT.write_text(json.dumps(asdict(together)) + "\n", "utf-8")


def judge(found: Mapping[Fitted, Mapping[str, Sequence[Outcome]]], names: Sequence[str], together: Fitted) -> None:
    """Print the share of ranges that hold, of every source and of all."""
    of_all: list[tuple[bool, bool]] = []
    for name in names:
        without = fit(found, [other for other in names if other != name])
        pairs = list(zip(_holds(found, name, together), _holds(found, name, without), strict=True))
        of_all += pairs
        print(_row(name, pairs))
    print(_row("all", of_all))
    everywhere = found[replace(together, credible=_WANTED)]
    for level in _LEVELS:
        pairs = []
        for name in names:
            shares = [
                credible([one for other in names if other not in left for one in everywhere[other]], level)
                for left in ((), (name,))
            ]
            pairs += [(one.needed <= shares[0], one.needed <= shares[1]) for one in everywhere[name]]
        print(_row(f"ranges of {level:.0%}", pairs))


def _holds(found: Mapping[Fitted, Mapping[str, Sequence[Outcome]]], name: str, fitted: Fitted) -> list[bool]:
    return [one.needed <= fitted.credible for one in found[replace(fitted, credible=_WANTED)][name]]


def _row(name: str, pairs: Sequence[tuple[bool, bool]]) -> str:
    fitted, without = (sum(part) / len(pairs) for part in zip(*pairs, strict=True))
    return f"{name:<28} fitted {fitted:.3f}  left out {without:.3f}  of {len(pairs)}"


if __name__ == "__main__":
    main()
