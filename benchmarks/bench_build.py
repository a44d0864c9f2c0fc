"""How a build grows: two archives in one run, one four times the other; and what it costs beside Hugo and Pagefind.

    .venv/bin/python benchmarks/bench_build.py [ARTICLES]
    .venv/bin/python benchmarks/bench_build.py [ARTICLES] --peers

The first prints for both archives the seconds, and those of processor time, in which other programs do not count and the
workers do; and the growth of the latter: 1.0 where four times the articles take four times as much. Only the growth says
something on another machine. Every social card is drawn: a second build of the same archive finds them in its cache.

The second writes the same articles for Hugo, with templates that do similar work (see `peers`), and prints what each whole process
takes: a clean build, one in which nothing has changed, one after an edit of one article's text, and one after an edit of another
one's title. Ratios of processor time in one run are what to trust. Programs that are not there are left out: HUGO and PAGEFIND
name them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.builds.corpus import write_archive
from benchmarks.builds.peers import Cost, find, run, write_hugo
from generator.building import build

_TIMES = 4
_BASE_URL = "https://example.org/archive/"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=500)
    parser.add_argument("--peers", action="store_true", help="beside Hugo and Pagefind")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (_print_peers if arguments.peers else _print_growth)(Path(folder), arguments.articles)


def _print_growth(folder: Path, small: int) -> None:
    work = {}
    for articles in (small, _TIMES * small):
        content = folder / str(articles) / "content"  # each with a cache of pictures of its own
        write_archive(content, articles)
        start, worked = time.perf_counter(), _worked()
        report = build(content, folder / f"site-{articles}")
        seconds, work[articles] = time.perf_counter() - start, _worked() - worked
        print(f"{articles:>7,} articles {report.pages:>7,} pages {seconds:8.2f} s, {work[articles]:8.2f} s of work")
    growth = work[_TIMES * small] / work[small] / _TIMES
    print(f"growth {growth:.2f} (1.00 is in proportion)")


def _print_peers(folder: Path, articles: int) -> None:
    content = folder / "ours" / "content"
    write_archive(content, articles, social_cards=False)
    work: dict[str, float] = {}
    for name, cost, out in chain(_peers(content, folder), _ours(content, folder)):
        work[name] = cost.work
        files = [path for path in out.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
        print(
            f"{articles:>7,} articles {name:<28} {cost.work:8.2f} s of work {cost.seconds:8.2f} s "
            f"{cost.megabytes:6.0f} MB of memory {size:8.1f} MB in {len(files):>7,} files",
            flush=True,
        )
    if "hugo" in work:
        print(f"briefings / hugo {work['briefings'] / work['hugo']:.2f}")
    if "pagefind" in work:
        print(f"briefings / (hugo + pagefind) {work['briefings'] / (work['hugo'] + work['pagefind']):.2f}")


def _peers(content: Path, folder: Path) -> Iterator[tuple[str, Cost, Path]]:
    hugo, pagefind = find("hugo"), find("pagefind")
    if hugo is None:
        print("no hugo: set HUGO")
        return
    source, out = folder / "hugo", folder / "hugo" / "public"
    write_hugo(content, source)
    build_hugo = [hugo, "--quiet", "--noBuildLock"]
    yield "hugo", run(build_hugo, source, folder / "hugo.log"), out
    if pagefind:
        yield "pagefind", run([pagefind, "--site", str(out)], folder, folder / "pagefind.log"), out
    else:
        print("no pagefind: set PAGEFIND")
    article = source / "content" / "articles" / "a0.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nAn edit.\n", encoding="utf-8")
    yield "hugo, one article edited", run(build_hugo, source, folder / "hugo.log"), out


def _ours(content: Path, folder: Path) -> Iterator[tuple[str, Cost, Path]]:
    out = folder / "site"
    command = [sys.executable, "-m", "generator.cli", "build", "--content", str(content), "--out", str(out)]
    command += ["--base-url", _BASE_URL]
    root = Path(__file__).resolve().parent.parent
    yield "briefings", run(command, root, folder / "ours.log"), out
    yield "briefings, nothing changed", run(command, root, folder / "ours.log"), out
    first, second = sorted((content / "articles").rglob("*.md"))[:2]
    first.write_text(first.read_text(encoding="utf-8") + "\nAn edit.\n", encoding="utf-8")
    yield "briefings, one text edited", run(command, root, folder / "ours.log"), out
    second.write_text(second.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8")
    yield "briefings, one title edited", run(command, root, folder / "ours.log"), out


def _worked() -> float:
    """Seconds of processor time of this process and of the workers it has ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
