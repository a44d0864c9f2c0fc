"""How good an import is: every figure, on a feed whose truth is known and on harder variants of it.

    .venv/bin/python benchmarks/quality.py [DUMP TRUTH] [--seeds N] [--pack NAME] [--ablate] [--speed]

DUMP and TRUTH (see `figures/truth.py`) are by default the real feed and its labels in ../shared, if it is there, else the sample.
`--ablate` takes every kind of evidence away in turn; `--speed` imports 1, 10 and 100 times the feed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.figures.evidence import Way, boundary_ways, enrich_ways, import_and_measure
from benchmarks.figures.growth import multiply, time_import
from benchmarks.figures.metrics import FIGURES, LOWER_IS_BETTER, Figures, mean
from benchmarks.figures.truth import Truth, read_truth
from benchmarks.figures.variants import NAMES, variants

ROOT = Path(__file__).resolve().parent.parent
REAL = (ROOT.parent / "shared/dumps/002_49b20c881b644463.txt", ROOT.parent / "shared/gold/feed-dev.json")
SAMPLE = (ROOT / "content/dumps/harbour-tech-feed.txt", ROOT / "benchmarks/data/harbour-tech-feed.json")
_F1 = "boundary F1"
_TIMES = (1, 10, 100)


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dump", type=Path, nargs="?", help="a feed")
    parser.add_argument("truth", type=Path, nargs="?", help="what is in it, JSON")
    parser.add_argument("--seeds", type=int, default=5, metavar="N", help="orders of the shuffled variant (5)")
    parser.add_argument("--pack", action="append", default=[], metavar="NAME", help="a pack of events to turn on")
    parser.add_argument("--ablate", action="store_true", help="what each kind of evidence is worth")
    parser.add_argument("--speed", action="store_true", help="seconds and memory of 1, 10 and 100 times the feed")
    args = parser.parse_args()
    if args.dump and not args.truth:
        parser.error("a dump needs its truth: name the JSON file, too")
    dump, truth = (args.dump, args.truth) if args.dump else find_feed()
    if args.speed:
        print_growth(dump)
        return
    known = read_truth(dump, truth)
    print(f"{dump.name}: {len(known.starts)} articles and {len(known.labels)} labels, lines 1 to {known.last_line}\n")
    runs: dict[str, Sequence[Truth]] = dict.fromkeys(NAMES, ())
    for name, variant in variants(known, range(args.seeds)):
        runs[name] = (*runs[name], variant)
    if args.ablate:
        print_ablation(known, runs)
    else:
        print_figures(runs, Way(packs=tuple(args.pack)))


def find_feed() -> tuple[Path, Path]:
    """The real feed and its truth, or the sample's."""
    if all(path.is_file() for path in REAL):
        return REAL
    print("The real feed and its labels are not in ../shared: this is the sample's feed.\n")
    return SAMPLE


def print_figures(runs: dict[str, Sequence[Truth]], way: Way) -> None:
    """A column for each variant."""
    columns = {name: mean([import_and_measure(truth, way) for truth in truths]) for name, truths in runs.items()}
    print(f"{'':<22}" + "".join(f"{name:>26}" for name in columns))
    for figure in (figure for figure in FIGURES if any(column[figure] is not None for column in columns.values())):
        print(f"{figure:<22}" + "".join(f"{_number(column[figure]):>26}" for column in columns.values()))
    print(f"\nThe shuffled feed is the mean of {len(runs[NAMES[-1]])} orders; its dates are not measured.")


def print_ablation(known: Truth, runs: dict[str, Sequence[Truth]]) -> None:
    """A row for each kind of evidence: what every figure loses without it."""
    print(f"What {_F1} loses without a kind of evidence:")
    print(f"{'':<26}" + "".join(f"{name:>26}" for name in runs))
    whole = {name: _boundary_f1(truths, Way()) for name, truths in runs.items()}
    print(f"{'nothing taken away':<26}" + "".join(f"{value:>26.4f}" for value in whole.values()))
    for kind, way in boundary_ways():
        losses = [_boundary_f1(truths, way) - whole[name] for name, truths in runs.items()]
        print(f"{kind:<26}" + "".join(f"{loss:>+26.4f}" for loss in losses))
    if known.labels:
        print("\nWhat the figures of a dump as it is become:")
        base = import_and_measure(known)
        for kind, figures, way in enrich_ways():
            _print_changes(kind, figures, base, import_and_measure(known, way))


def _boundary_f1(truths: Sequence[Truth], way: Way) -> float:
    return mean([import_and_measure(truth, way) for truth in truths])[_F1] or 0.0


def _print_changes(kind: str, figures: Sequence[str], base: Figures, without: Figures) -> None:
    print(f"  without {kind}")
    for figure in figures:
        before, after = base[figure], without[figure]
        if before is not None and after is not None and before != after:
            better = (after < before) == (figure in LOWER_IS_BETTER)
            print(f"    {figure:<22}{before:>9.4f} -> {after:.4f}{' (better)' if better else ''}")


def print_growth(dump: Path) -> None:
    """Seconds, memory, and the time of an article against that in the feed as it is."""
    first: float | None = None
    for times in _TIMES:
        cost = time_import(multiply(dump, times))
        each = cost.seconds / cost.articles
        first = first or each
        print(
            f"{times:>4} x {cost.articles:>7,} articles {cost.seconds:8.2f} s {cost.peak:8.0f} MB"
            f"   time per article {each / first:5.2f} of the first",
            flush=True,
        )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


if __name__ == "__main__":
    main()
