"""Quality of the import of the feeds in `tests/feeds`: boundaries, days, companies, tags, feed by feed.

    .venv/bin/python benchmarks/bench_feeds.py [--notes] [--no-packs] [NAME...]

NAME picks feeds of `tests/feeds`; `--notes` lists every error, line by line.
`--no-packs` dates them without the packs of events, as an archive does whose `site.yml` names none.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

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


if __name__ == "__main__":
    main()
