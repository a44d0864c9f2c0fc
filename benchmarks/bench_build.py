"""How a build grows: two archives in one run, one four times the other.

    .venv/bin/python benchmarks/bench_build.py [ARTICLES]

Prints for both the seconds, and those of processor time, in which other programs do not count and the workers do; and
the growth of the latter: 1.0 where four times the articles take four times as much. Only the growth says something on
another machine. Every social card is drawn: a second build of the same archive finds them in its cache.
"""

from __future__ import annotations

import os
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
    work = {}
    with tempfile.TemporaryDirectory() as folder:
        for articles in (small, _TIMES * small):
            content = Path(folder) / str(articles) / "content"  # each with a cache of pictures of its own
            write_archive(content, articles)
            start, worked = time.perf_counter(), _worked()
            report = build(content, Path(folder) / f"site-{articles}")
            seconds, work[articles] = time.perf_counter() - start, _worked() - worked
            print(f"{articles:>7,} articles {report.pages:>7,} pages {seconds:8.2f} s, {work[articles]:8.2f} s of work")
    growth = work[_TIMES * small] / work[small] / _TIMES
    print(f"growth {growth:.2f} (1.00 is in proportion)")


def _worked() -> float:
    """Seconds of processor time of this process and of the workers it has ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
