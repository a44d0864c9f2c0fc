"""Whether time grows no faster than the text, whatever its shape: an import and a rendering of texts of one repeated piece.

Data: prints for every shape of `shapes` the seconds of processor time for a text and for one twice as long, and their
ratio; lines marked with ! are over the limit. Exit code 1 if any is.
Limits: a shape that takes less than `_LITTLE` has no ratio that means anything; run on a machine without other work.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.shapes import SHAPES, shaped
from generator.content.markup import BodyRenderer
from generator.executors.base import here
from generator.importing import run_import
from generator.model import DumpKind

_SIZE = 40_000
"""Characters of the shorter text."""
_LITTLE = 0.25
"""Seconds of the longer text below which its growth is noise."""
_MOST = 2.3
"""Ratio from which time grows faster than the text."""
_TODAY = dt.date(2026, 11, 28)
Work = Callable[[str], object]


def main() -> int:
    """Print a row for each kind of work and shape."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", action="append", help="only this one", choices=list(SHAPES), metavar="NAME")
    parser.add_argument("--work", action="append", help="only this one", choices=list(WORKS), metavar="NAME")
    parser.add_argument("--size", type=int, default=_SIZE, help=f"characters of the shorter text ({_SIZE})")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which a text is given up (60)")
    args = parser.parse_args()
    bad = 0
    for work in args.work or WORKS:
        for name in args.shape or SHAPES:
            found = measure(work, name, args.size, args.limit)
            bad += found is not None
            if found is not None:
                print(f"! {work:<9}{name:<24}{found}", flush=True)
    shapes, works = args.shape or list(SHAPES), args.work or list(WORKS)
    print(f"{len(shapes) * len(works) - bad} of {len(shapes) * len(works)} in proportion, {len(shapes)} shapes")
    return 1 if bad else 0


def measure(work: str, name: str, size: int, limit: float) -> str | None:
    """What is wrong with a shape, with its seconds; None where its time is in proportion."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sending, work, name, size))
    process.start()
    sending.close()
    try:
        if not receiving.poll(limit):
            process.terminate()
            return f"more than {limit:g} s"
        found: str | None = receiving.recv()
    except EOFError:
        return "ended without a result"
    finally:
        process.join()
    return found


def _run(answer: Connection, work: str, name: str, size: int) -> None:
    try:
        answer.send(_compare(WORKS[work], name, size))
    except (Exception, RecursionError) as error:  # the benchmark goes on and says which shape it was
        answer.send(f"{type(error).__name__}: {str(error)[:80]}")


def _compare(work: Work, name: str, size: int) -> str | None:
    empty = _seconds(work, shaped(name, 0))
    empty = min(empty, _seconds(work, shaped(name, 0)))
    for _ in range(3):  # other programs may disturb one try
        once, twice = (max(1e-9, _seconds(work, shaped(name, size * times)) - empty) for times in (1, 2))
        if twice < _LITTLE or twice / once <= _MOST:
            return None
    return f"{once:8.2f} s {twice:8.2f} s {twice / once:6.1f}"


def _seconds(work: Work, text: str) -> float:
    begin = time.process_time()
    work(text)
    return time.process_time() - begin


def _import_as(kind: DumpKind | None, suffix: str = ".txt", wrap: str = "{}") -> Work:
    def work(text: str) -> object:
        with tempfile.TemporaryDirectory() as folder:
            dump = Path(folder) / f"dump{suffix}"
            dump.write_text(wrap.replace("{}", text), encoding="utf-8")
            return run_import([dump], _content(Path(folder)), kind=kind, today=_TODAY, executor=here)

    return work


def _content(folder: Path) -> Path:
    """A content folder with small registries, so that reading them costs nothing."""
    content = folder / "content"
    content.mkdir()
    (content / "companies.yml").write_text("- name: Kettle\n- name: Teapot\n  aliases: [The Pot]\n", encoding="utf-8")
    (content / "tags.yml").write_text(
        "- slug: tea\n  name: Tea\n  description: Tea.\n  cues: [tea]\n", encoding="utf-8"
    )
    (content / "events.yml").write_text("# none\n", encoding="utf-8")
    return content


def _render(text: str) -> object:
    return BodyRenderer(["Why it matters"]).render(text, resolve=lambda name: None, paragraph_ids=True)


WORKS: dict[str, Work] = {
    "render": _render,
    "text": _import_as(None),
    "feed": _import_as(DumpKind.FEED),
    "page": _import_as(DumpKind.PAGE),
    "list": _import_as(DumpKind.LIST),
    "markdown": _import_as(None, ".md", "---\ntitle: Kettle opens a shop\n---\n\n{}"),
    "html": _import_as(
        None, ".html", "<html><head><title>Kettle opens</title></head><body><article><p>{}</p></article></body></html>"
    ),
    "rss": _import_as(
        None,
        ".xml",
        "<rss><channel><title>Tea</title><item><title>Kettle opens</title>"
        "<description><![CDATA[{}]]></description></item></channel></rss>",
    ),
}
"""Name -> what is done with a text."""


if __name__ == "__main__":
    sys.exit(main())
