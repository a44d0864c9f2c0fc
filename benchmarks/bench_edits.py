"""Whether a build after an edit gives the site of a clean build, byte for byte: random edits of a small archive.

    .venv/bin/python benchmarks/bench_edits.py [SEQUENCES] [--edits N] [--first SEED]

Prints each sequence after which the two differ, with its edits; and how many files were taken over from the site before.
Exits with 1 if there is any difference.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.builds.edits import Edits, small_archive
from generator.building import build
from generator.errors import ContentError
from generator.site.cache.record import BuildCache

_VERSION = 0.05
"""How often the program itself is another version."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sequences", nargs="?", type=int, default=300)
    parser.add_argument("--edits", type=int, default=4, help="in each sequence")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first sequence")
    arguments = parser.parse_args()
    wrong, counts = 0, Counter[str]()
    for seed in range(arguments.first, arguments.first + arguments.sequences):
        with tempfile.TemporaryDirectory() as folder:
            content = small_archive(Path(folder) / "archive")
            made, difference = compare(content, Edits(content, seed), arguments.edits, counts)
        done = seed - arguments.first + 1
        print(f"\r{done} of {arguments.sequences}", end="", file=sys.stderr, flush=True)
        if difference:
            wrong += 1
            print(f"sequence {seed}: {', '.join(made)}: {', '.join(difference[:5])}", flush=True)
    print(file=sys.stderr)
    print(f"{arguments.sequences} sequences of {arguments.edits} edits, {wrong} with differences")
    print(f"{counts['compared']} sites of {counts['files']} files compared, {counts['kept']} taken over as they were")
    print(f"{counts['mistakes']} edits were mistakes, which both builds found")
    print(", ".join(f"{name} {count}" for name, count in sorted(counts.items()) if name not in _FIGURES))
    sys.exit(bool(wrong))


_FIGURES = frozenset({"compared", "files", "kept", "mistakes"})


def compare(content: Path, edits: Edits, number: int, counts: Counter[str]) -> tuple[list[str], list[str]]:
    """Make edits of an archive, each with two builds. Returns the edits, and the paths of files that differ, until any do."""
    site, clean, before = (content.parent / name for name in ("site", "clean", "before"))
    made = [""]
    _build(content, site, cached=True)
    for _ in range(number):
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(content, before)
        made.append(edits.one())
        counts[made[-1]] += 1
        stamps = _stamps(site)
        found, expected = _build(content, site, cached=True), _build(content, clean, cached=False)
        if expected:  # a mistake: both builds find it, and the edit is undone
            shutil.rmtree(content)
            before.rename(content)
        difference = (
            ["the mistakes that are found"] if found != expected else [] if expected else differing(site, clean)
        )
        if difference:
            return made[1:], difference
        counts["mistakes" if expected else "compared"] += 1
        now = _stamps(site)
        counts["files"] += len(now)
        counts["kept"] += sum(stamps.get(path) == stamp for path, stamp in now.items())
    return made[1:], []


def _build(content: Path, out: Path, *, cached: bool) -> Sequence[str]:
    """The mistakes that a build finds."""
    if not cached:
        shutil.rmtree(out, ignore_errors=True)
    try:
        cache = BuildCache(content, out, None) if cached else None
        if not (cache and cache.unchanged()):
            build(content, out, jobs=1, cache=cache)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def differing(first: Path, second: Path) -> list[str]:
    """The paths of files that are not the same in two folders."""
    names = {path.relative_to(folder) for folder in (first, second) for path in folder.rglob("*") if path.is_file()}
    return sorted(str(name) for name in names if _content(first / name) != _content(second / name))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _stamps(site: Path) -> dict[str, tuple[int, int]]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


if __name__ == "__main__":
    main()
