"""Every figure of the benchmarks against its floor in `floors.json`.

    .venv/bin/python benchmarks/floors.py [--quick] [--write] [SET...]

A floor is the least that a figure may be; figures of `LOWER` have a ceiling instead. Prints what fell below its floor and by how
much, and what is so far above it that the floor may be raised; the exit code is 1 if a figure fell. SET picks sets, `--quick`
those that `make test` measures. `--write` raises floors to what was measured and adds new ones; it lowers none: that is an
edit of the file, in a commit of its own that gives the reason. Sets of which a file is missing on this machine are left out.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

FILE = ROOT / "benchmarks" / "floors.json"
LOWER = frozenset(
    {"WindowDiff", "date MAE (days)", "range width (median)", "undated", "invented", "extra", "days after today"}
)
"""Figures of which less is better: the file has the most that they may be."""
RAISE = 0.02
"""A figure that is better than its floor by more says that the floor may be raised."""
_DIGITS = 3

Figures = Mapping[str, float]
Floors = Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not near its floor."""

    where: str
    figure: str
    floor: float
    value: float

    @property
    def better(self) -> float:
        """By how much it is better than the floor; negative where it fell."""
        away = round(self.value - self.floor, 6)
        return -away if self.figure in LOWER else away

    def __str__(self) -> str:
        name = f"{self.where}, {self.figure}: {self.value:g}"
        limit = "ceiling" if self.figure in LOWER else "floor"
        if self.better < 0:
            return f"{name} is worse than its {limit} of {self.floor:g} by {-self.better:.{_DIGITS}g}"
        return f"{name} is better than its {limit} of {self.floor:g} by {self.better:.{_DIGITS}g}: the {limit} may be moved"


def read_floors() -> dict[str, dict[str, float]]:
    """The floors of every set, by figure."""
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def differences(where: str, found: Figures, floors: Figures) -> list[Difference]:
    """The figures that fell below their floor, and those far above it; a figure without a floor counts as fallen."""
    away = [Difference(where, name, floors.get(name, math.inf), round(value, 6)) for name, value in found.items()]
    away = [
        Difference(one.where, one.figure, 0.0 if one.figure in LOWER else 1.0, one.value)
        if one.floor == math.inf
        else one
        for one in away
    ]
    missing = [Difference(where, name, floor, math.nan) for name, floor in floors.items() if name not in found]
    return [one for one in (*away, *missing) if not 0 <= one.better <= _margin(one.floor)]


def _margin(floor: float) -> float:
    """Shares may be better by `RAISE`, counts and days by a tenth."""
    return RAISE if floor <= 1 else floor / 10


def raised(found: Figures, floors: Figures) -> dict[str, float]:
    """The floors with those that may be raised, and new ones; rounded to the worse side."""
    merged = dict(floors)
    for name, value in found.items():
        scale = 10**_DIGITS
        limit = (math.ceil if name in LOWER else math.floor)(round(value * scale, 6)) / scale
        best = min if name in LOWER else max
        merged[name] = best(limit, floors[name]) if name in floors else limit
    return merged


def main(words: Iterable[str]) -> int:
    """Measure, compare, print; 1 if a figure fell."""
    from benchmarks.figures.floor_sets import QUICK, SETS

    words = list(words)
    names = [word for word in words if not word.startswith("--")]
    unknown = [name for name in names if name not in SETS]
    if unknown:
        sys.exit(f"unknown set {unknown[0]!r}: one of {', '.join(SETS)}")
    floors, fallen = read_floors(), 0
    for name in names or (QUICK if "--quick" in words else SETS):
        found = SETS[name]()
        if found is None:
            print(f"{name}: not measured, its files are not on this machine")
            continue
        away = differences(name, found, floors.get(name, {}))
        print(f"{name}: " + ", ".join(f"{figure} {value:.{_DIGITS}f}" for figure, value in found.items()), flush=True)
        print(
            "".join(f"  {'FELL' if not one.better >= 0 else 'may rise'}: {one}\n" for one in away), end="", flush=True
        )
        fallen += sum(not one.better >= 0 for one in away)
        if "--write" in words:
            floors[name] = raised(found, floors.get(name, {}))
            FILE.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return int(fallen > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
