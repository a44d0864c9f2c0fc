"""Boundary F1 of written sources as feeds in several shapes: those that the weights know, and those that they do not.

    .venv/bin/python -m benchmarks.figures.feed_shapes

prints what each kind of evidence is worth on the sources that took no part in a fit: the F1 with the general weights, and what
it becomes without one kind.

Data: `shape_f1` gives the F1 of all sources together for each shape of `SHAPE_NAMES`; sources in `TRAINING` took part in the
fit, those in `NOT_FITTED` did not.
Limits: one feed for each source and shape, all of them short.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures.metrics import f1
from generator.dumps.feed.feature_ids import FeatureGroup
from generator.dumps.feed.segment import cut_feed
from generator.dumps.feed.weights import GENERAL, WEIGHTS, Weights
from generator.model import Dump, DumpKind
from training.feed_maker import SHAPES, FeedSource, read_written, write_feed

ROOT = Path(__file__).resolve().parent.parent.parent
TRAINING, NOT_FITTED = ROOT / "training" / "feeds", ROOT / "benchmarks" / "feeds"
SHAPE_NAMES = ("separated", "half", "blanks", "datelines", "titles", "bodies", "sentences")


def read_sources(folder: Path) -> list[FeedSource]:
    """Every source of a folder, by name."""
    return [read_written(path) for path in sorted(folder.glob("*.yml"))]


def shape_f1(sources: Sequence[FeedSource], weights: Weights = WEIGHTS) -> dict[str, float]:
    """F1 of the boundaries of all sources together, by shape; the first article of a feed is no boundary."""
    found = {}
    for shape in SHAPES:
        if shape.name in SHAPE_NAMES:
            right = wrong = missed = 0
            for source in sources:
                made = write_feed(source, shape, random.Random(1))
                gaps = cut_feed(Dump("feed.txt", DumpKind.FEED, made.lines), weights=weights).gaps[1:]
                wanted, opened = set(made.starts[1:]), {gap.line for gap in gaps if gap.opens}
                right += len(wanted & opened)
                wrong += len(opened - wanted)
                missed += len(wanted - opened)
            found[shape.name] = f1(right, wrong, missed)
    return {name: found[name] for name in SHAPE_NAMES}


def main() -> None:
    """Print the table."""
    sources = read_sources(NOT_FITTED)
    whole = shape_f1(sources, GENERAL)
    print(f"{'':<22}" + "".join(f"{name:>12}" for name in SHAPE_NAMES))
    print(f"{'all evidence':<22}" + "".join(f"{whole[name]:>12.3f}" for name in SHAPE_NAMES))
    for group in FeatureGroup:
        found = shape_f1(sources, GENERAL.without(group))
        print(
            f"{group.name.lower():<22}" + "".join(f"{found[name] - whole[name]:>+12.3f}" for name in SHAPE_NAMES),
            flush=True,
        )


if __name__ == "__main__":
    main()
