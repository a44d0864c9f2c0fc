"""The sets that have floors, and how each is measured.

Data: `SETS`, for every name a function that gives its figures, or None where its files are missing; `QUICK`, those that
`make test` measures.
Limits: the given sets are in ../shared; of the pages and layouts there, their own programs give the figures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from benchmarks.bench_days import GROUPS, WITH_DAYS, Dated, written
from benchmarks.figures.evidence import Way, import_and_measure
from benchmarks.figures.feed_shapes import NOT_FITTED, TRAINING, read_sources, shape_f1
from benchmarks.figures.metrics import mean
from benchmarks.figures.truth import read_truth
from benchmarks.figures.variants import AS_IS, NAMES, variants
from benchmarks.quality import REAL, SAMPLE
from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from tests.support import layouts, page_cases
from tests.support.feed_cases import PACKS, FeedScore, feed_cases, measure, total

Figures = Mapping[str, float]
Measure = Callable[[], Figures | None]

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
WIRE = ("bodies", "datelines", "titles", "blank", "half")
_SEEDS = 5


def feed_figures(score: FeedScore) -> dict[str, float]:
    """Of feeds with their truth beside them."""
    found = {
        "boundary F1": score.boundaries.f1,
        "about F1": score.about.f1,
        "mention recall": score.named.recall,
        "tag F1": score.tags.f1,
        "undated": float(score.undated),
    }
    if score.given:
        found["stated days exact"] = sum(error == 0 for error in score.given) / len(score.given)
        found["stated titles exact"] = score.titles.f1
    if score.errors:
        found["date within 3 days"], found["date within 10 days"] = score.within(3), score.within(10)
        found["range coverage"] = score.inside / len(score.errors)
    return found


def feeds(packs: tuple[str, ...]) -> Figures:
    """The feeds of `tests/feeds`."""
    return feed_figures(total(measure(case, packs=packs) for case in feed_cases()))


def pages() -> Figures:
    """The pages of `tests/pages`."""
    cases = list(page_cases.page_cases())
    scores = [page_cases.measure(dump, expected) for dump, expected in cases]
    right, found, wanted = (sum(getattr(score, key) for score in scores) for key in ("right", "found", "wanted"))
    facts = len(page_cases.FACTS) * sum(len(expected) for _, expected in cases)
    wrong = sum(len(score.wrong) for score in scores)
    return {
        "line precision": right / found,
        "line recall": right / wanted,
        "facts exact": 1 - wrong / facts,
        "whole pages": sum(score.right == max(score.wanted, score.found) for score in scores) / len(scores),
    }


def everyday_layouts() -> Figures:
    """All sets of `tests/layouts` together."""
    score = layouts.LayoutScore()
    for folder in sorted(layouts.LAYOUTS.iterdir()):
        for case in layouts.layout_cases(folder):
            score.add(layouts.measure(case))
    return {
        "whole files": score.whole / score.files,
        "briefs": score.found / score.briefs,
        "titles": score.titles / score.of_titles,
        "days": score.days / score.of_days,
        "authors": score.authors / score.of_authors,
        "addresses": score.urls / score.of_urls,
        "invented": float(score.invented),
        "extra": float(score.extra),
    }


def days(name: str, group: str) -> Figures:
    """The inferred days of one group of `bench_days`, of sources of this name."""
    return day_figures([one for one in written(name) if one.group == group])


def day_figures(found: Iterable[Dated]) -> dict[str, float]:
    """Of days that were inferred."""
    every = list(found)
    dated = [one for one in every if one.found.date.day]
    figures = {"undated": float(len(every) - len(dated))}
    if dated:
        errors = [abs((one.found.date.day - one.true).days) for one in dated if one.found.date.day]
        figures["range coverage"] = sum(one.inside for one in dated) / len(dated)
        figures["date within 3 days"] = sum(error <= 3 for error in errors) / len(errors)
        figures["date within 10 days"] = sum(error <= 10 for error in errors) / len(errors)
    return figures


def one_feed(paths: tuple[Path, Path], variant: str) -> Figures | None:
    """Every figure of one variant of a feed, as `quality.py` prints them."""
    if not all(path.is_file() for path in paths):
        return None
    truths = [truth for name, truth in variants(read_truth(*paths), range(_SEEDS)) if name == variant]
    found = mean([import_and_measure(truth, Way()) for truth in truths])
    return {name: value for name, value in found.items() if value is not None}


def shape_figures(folder: Path) -> Figures:
    """Boundary F1 of the sources of a folder in each shape."""
    return {f"boundary F1, {shape}": value for shape, value in shape_f1(read_sources(folder)).items()}


def wire(variant: str) -> Figures | None:
    """Agency reports without separators: first lines found exactly; the dump's own first line is none."""
    dump, truth = (SHARED / "data" / "wire" / f"{variant}.{ending}" for ending in ("txt", "json"))
    if not dump.is_file() or not truth.is_file():
        return None
    data = json.loads(truth.read_text(encoding="utf-8"))
    wanted = set(data["starts"]) - {min(data["starts"])}
    firsts = [item.first for item in read_items(read_dump(dump)).items]
    found = set(firsts) - {min(firsts)}
    return {"boundary F1": 2 * len(wanted & found) / (len(wanted) + len(found) or 1)}


def given(program: str, folder: str, *more: str) -> Figures | None:
    """What a program next to the checkout prints of its own set; it runs this checkout's command."""
    script, data = SHARED / program, SHARED / folder
    if not script.is_file() or not data.is_dir():
        return None
    with tempfile.TemporaryDirectory() as place:
        command = Path(place) / "briefings"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator.cli "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        run = subprocess.run(
            [sys.executable, str(script), str(command), str(data), *more],
            env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
    printed = json.loads(run.stdout.strip().splitlines()[-1])
    names = (
        "whole_files",
        "found",
        "titles",
        "days",
        "addresses",
        "invented",
        "extra",
        "precision",
        "recall",
        "one_article",
    )
    shown = {name: float(printed[name]) for name in names if name in printed}
    if "whole_files" in shown:
        shown["whole_files"] /= printed["files"]
    return shown


SETS: Mapping[str, Measure] = {
    "feeds": partial(feeds, PACKS),
    "pages": pages,
    "layouts": everyday_layouts,
    "sample": partial(one_feed, SAMPLE, AS_IS),
    "feeds without packs": partial(feeds, ()),
    **{f"days {group}": partial(days, name, group) for name in GROUPS for group in (name, f"{name}, {WITH_DAYS}")},
    "shapes training": partial(shape_figures, TRAINING),
    "shapes not fitted": partial(shape_figures, NOT_FITTED),
    **{f"real feed {name}": partial(one_feed, REAL, name) for name in NAMES},
    **{f"wire {name}": partial(wire, name) for name in WIRE},
    "given layouts": partial(given, "cases/score_everyday.py", "cases/everyday"),
    "given pages as text": partial(given, "data/score_pages.py", "data/pages", "text"),
    "given pages as HTML": partial(given, "data/score_pages.py", "data/pages", "html"),
}
QUICK = ("feeds", "pages", "sample")
