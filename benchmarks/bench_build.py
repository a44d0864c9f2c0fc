"""How a build grows: two archives in one run, one four times the other.

    .venv/bin/python benchmarks/bench_build.py [ARTICLES]

Prints the seconds of both, and the growth: 1.0 where four times the articles take four times as long. Only the growth
says something on another machine.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import write_archive
from generator.building import build

_TIMES = 4


def main() -> None:
    small = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seconds = {}
    with tempfile.TemporaryDirectory() as folder:
        for articles in (small, _TIMES * small):
            content = Path(folder) / str(articles)
            write_archive(content, articles)
            start = time.perf_counter()
            report = build(content, Path(folder) / f"site-{articles}")
            seconds[articles] = time.perf_counter() - start
            print(f"{articles:>7,} articles {report.pages:>7,} pages {seconds[articles]:8.2f} s")
    growth = seconds[_TIMES * small] / seconds[small] / _TIMES
    print(f"growth {growth:.2f} (1.00 is in proportion)")


if __name__ == "__main__":
    main()
