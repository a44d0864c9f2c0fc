"""How well the search finds what readers of the real feed look for.

    .venv/bin/python benchmarks/search_quality.py [DUMPS]

DUMPS is the folder of the real dumps, `../shared/dumps` by default. Imports them, builds the site, asks every
question of `tests/search_queries.yml` with the scripts of the search page, and prints the mean reciprocal rank, the
shares answered first, among the first three and among the first ten, and each question whose answer is not the first.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.conftest import ROOT
from tests.support.search_quality import measure, real_site


def main() -> None:
    dumps = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "dumps"
    if not dumps.is_dir():
        sys.exit(f"{dumps} is not on this machine: name the folder of the real dumps")
    with tempfile.TemporaryDirectory() as folder:
        outcomes = measure(*real_site(dumps, Path(folder)))
    for outcome in outcomes:
        if outcome.rank != 1:
            place = f"rank {outcome.rank}" if outcome.rank else "missed"
            print(f"{place:<8} of {outcome.found:>3}  {outcome.question:<36} first: {outcome.first[:70]}")
    count = len(outcomes)
    shares = (sum(0 < outcome.rank <= n for outcome in outcomes) / count for n in (1, 3, 10))
    mean = sum(outcome.reciprocal for outcome in outcomes) / count
    slowest = max(outcome.milliseconds for outcome in outcomes)
    print(f"{count} questions: mean reciprocal rank {mean:.3f}, hits@1/3/10 ", end="")
    print(" / ".join(f"{share:.3f}" for share in shares), f"; slowest {slowest:.0f} ms")


if __name__ == "__main__":
    main()
