"""Time and memory of an import by the size of its feed: the feed, and copies of its articles mixed into it.

Data: `multiply` makes the larger feed; `time_import` takes the seconds and the peak memory in a process of its own.
Limits: the copies have the words of the feed, so the vocabulary of a real feed of that size is larger.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.dumps.feed.reader import SEPARATOR
from generator.dumps.feed.segment import cut_feed
from generator.dumps.read import read_dump
from generator.executors.base import here
from generator.importing import run_import

_NEAR = 12.0
"""Articles by which a copy moves at most: the days of the feed still run backwards, and neighbours differ."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Time and memory of one import."""

    articles: int
    seconds: float
    """Of processor time: other programs on the machine do not count."""
    peak: float
    """Megabytes of memory, Python and its libraries included."""


def multiply(dump: Path, times: int) -> str:
    """A feed of so many times the articles, each copy with a last sentence of its own; the same for the same dump."""
    read = read_dump(dump)
    chance = random.Random(0)
    rows: list[tuple[float, int, str]] = []
    for index, item in enumerate(cut_feed(read).items):
        lines = [line for line in read.lines[item.first - 1 : item.last] if line.strip()]
        for copy in range(times):
            own = [*lines[:-1], f"{lines[-1]} It was item {copy * 7919 + index} of its day." if copy else lines[-1]]
            rows.append((index + (chance.uniform(0, _NEAR) if times > 1 else 0), copy, "\n".join(own)))
    text = "\n".join(row for _, _, row in sorted(rows))
    return text.removeprefix(SEPARATOR)


def time_import(text: str) -> Cost:
    """Import a feed into an empty folder, in a fresh process."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as process:
        return process.submit(_import, text).result()


def _import(text: str) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "feed.txt"
        dump.write_text(text, encoding="utf-8")
        begin = time.process_time()
        report = run_import([dump], Path(folder) / "content", executor=here)  # all the time is of this process
        seconds = time.process_time() - begin
    articles = sum(len(part.merged) for part in report.dumps)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(articles, seconds, peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))
