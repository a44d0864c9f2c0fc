"""Whether time grows no faster than the text, whatever its shape: an import, a rendering and a build of texts of one shape.

Data: prints for every shape of `shapes` and `long_forms` the seconds of processor time for a text and for one twice as long,
and their ratio; lines marked with ! are over the limit. Exit code 1 if any is.
Limits: a shape that takes less than `_LITTLE` has no ratio that means anything; run on a machine without other work.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import multiprocessing
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache, partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from benchmarks.texts.long_forms import FILES, FORMS
from benchmarks.texts.shapes import SHAPES, shaped
from generator.building import build
from generator.content.markup import BodyRenderer
from generator.errors import ContentError
from generator.executors.base import here
from generator.importing import run_import
from generator.model import DumpKind

_SIZE = 40_000
"""Characters of the shorter text."""
_LITTLE = 0.25
"""Seconds of the longer text below which its growth is noise."""
_MOST = 2.3
"""Ratio from which time grows faster than the text."""
_PER_MEGABYTE = 20.0
"""Seconds from which a megabyte of a shape takes too long."""
_TODAY = dt.date(2026, 11, 28)
Work = Callable[[str], object]
_T = TypeVar("_T")


def main() -> int:
    """Print a row for each kind of work and shape."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shape", action="append", help="only this one", choices=[*SHAPES, *FORMS, *FILES], metavar="NAME"
    )
    parser.add_argument("--work", action="append", help="only this one", choices=[*WORKS, "file"], metavar="NAME")
    parser.add_argument("--size", type=int, default=_SIZE, help=f"characters of the shorter text ({_SIZE})")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which a text is given up (60)")
    parser.add_argument("--all", action="store_true", help="print also what is in proportion")
    args = parser.parse_args()
    rows = [
        (work, name)
        for work in args.work or [*WORKS, "file"]
        for name in args.shape or (FILES if work == "file" else [*SHAPES, *FORMS])
        if (name in FILES) == (work == "file")
    ]
    bad = 0
    for work, name in rows:
        found = measure(work, name, args.size, args.limit)
        fault = found.startswith("!")
        bad += fault
        if fault or args.all:
            print(f"{'!' if fault else ' '} {work:<9}{name:<28}{found.removeprefix('!')}", flush=True)
    print(f"{len(rows) - bad} of {len(rows)} in proportion, {len({name for _, name in rows})} shapes")
    return 1 if bad else 0


def measure(work: str, name: str, size: int, limit: float) -> str:
    """The seconds of a shape; begins with ! where they are too many, or there is no result."""
    make = FILES[name][1] if work == "file" else partial(shaped, name)
    do = _import_as(None, FILES[name][0]) if work == "file" else WORKS[work]
    empty = _warm(do, make(1)) if work == "file" else _warm(do, shaped("dots", 0))
    try:
        return _compare(do, make, size, limit, empty)
    except _EndedError as error:
        return f"!{error}"


@cache
def _warm(work: Work, least: str) -> float:
    """Seconds of a text of nothing; modules and what is kept for good are then loaded, also for all copies of this process."""
    return [_seconds(work, least, math.inf) for _ in range(2)][-1]


def _compare(work: Work, make: Callable[[int], str], size: int, limit: float, empty: float) -> str:
    """Each text in a process of its own: what one leaves in a cache does not help the next."""
    found = ""
    for _ in range(3):  # other programs may disturb one try
        texts = (make(size), make(2 * size))
        once, twice = (max(1e-9, _apart(partial(_seconds, work, text, limit)) - empty) for text in texts)
        found = f"{once:8.2f} s {twice:8.2f} s {twice / once:6.1f} {twice / len(texts[1]) * 1e6:8.1f} s a MB"
        if twice < _LITTLE or twice / once <= _MOST:
            return ("!" if twice / len(texts[1]) * 1e6 > _PER_MEGABYTE else "") + found
    return "!" + found


def _seconds(work: Work, text: str, limit: float) -> float:
    begin = time.process_time()
    if limit < math.inf:
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(begin + limit), resource.RLIM_INFINITY))
    work(text)
    return time.process_time() - begin


class _EndedError(Exception):
    """A process has ended without a result; the text says how."""


def _apart(make: Callable[[], _T]) -> _T:
    """What `make` returns in a copy of this process. Raises `_EndedError` where it raises, or the system ends it."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sending, make))
    process.start()
    sending.close()
    try:
        found: _T | _EndedError = receiving.recv()
    except EOFError:
        process.join()
        late = process.exitcode == -signal.SIGXCPU
        found = _EndedError("takes too long" if late else f"ended without a result ({process.exitcode})")
    process.join()
    if isinstance(found, _EndedError):
        raise found
    return found


def _send(answer: Connection, make: Callable[[], object]) -> None:
    try:
        answer.send(make())
    except _EndedError as error:
        answer.send(error)
    except (Exception, RecursionError) as error:  # the benchmark goes on and says which shape it was
        answer.send(_EndedError(f"{type(error).__name__}: {str(error)[:80]}"))


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


def _build(text: str) -> object:
    """Build a site of two articles; a text that a build refuses, such as one with names that nobody has, ends there."""
    with tempfile.TemporaryDirectory() as folder:
        content = _content(Path(folder))
        (content / "site.yml").write_text("title: Tea\nlanguage: en\n", encoding="utf-8")
        for day, body in ((1, text), (2, "Kettle sells tea.\n")):
            article = content / "articles" / "2024" / f"kettle-{day}.md"
            article.parent.mkdir(parents=True, exist_ok=True)
            front = (
                f"---\ntitle: Kettle opens shop {day}\ndate: 2024-01-0{day}\ncompanies: [Kettle]\ntags: [tea]\n---\n\n"
            )
            article.write_text(front + body, encoding="utf-8")
        try:
            return build(content, Path(folder) / "site", executor=here, today=_TODAY)
        except ContentError as error:
            return error


WORKS: dict[str, Work] = {
    "render": _render,
    "build": _build,
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
