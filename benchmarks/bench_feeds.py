"""Quality of the import of the feeds in `tests/feeds`: boundaries, days, companies, tags, feed by feed.

    .venv/bin/python benchmarks/bench_feeds.py [--notes] [--no-packs] [NAME...]

NAME picks feeds of `tests/feeds`; `--notes` lists every error, line by line.
Without NAME, the boundary F1 of sources that the weights are fitted to and of those that took no part in any fit follow
side by side, each written as feeds in several shapes.
`--no-packs` dates them without the packs of events, as an archive does whose `site.yml` names none.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.figures.feed_shapes import NOT_FITTED, SHAPE_NAMES, TRAINING, read_sources, shape_f1
from tests.support.feed_cases import HEADER, PACKS, feed_cases, measure, row, total


def main() -> None:
    names = {name for name in sys.argv[1:] if not name.startswith("--")}
    cases = [case for case in feed_cases() if not names or case.dump.name.removesuffix(".txt") in names]
    packs = () if "--no-packs" in sys.argv else PACKS
    scores = [measure(case, packs=packs) for case in cases]
    print(HEADER)
    for score in scores:
        print(row(score))
        if "--notes" in sys.argv:
            print(*(f"    {note}" for note in score.notes), sep="\n")
    print(row(total(scores)))
    if not names:
        print(
            "\nThe weights of boundaries are fitted to these feeds and to those of `training/feeds`, the days to the latter."
        )
        fitted, others = shape_f1(read_sources(TRAINING)), shape_f1(read_sources(NOT_FITTED))
        print(f"\n{'boundary F1':<12} fitted  not fitted")
        for shape in SHAPE_NAMES:
            print(f"{shape:<12} {fitted[shape]:>6.3f} {others[shape]:>11.3f}")


if __name__ == "__main__":
    main()
