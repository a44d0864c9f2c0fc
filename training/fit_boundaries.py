"""Fit the weights of the boundaries between the articles of a feed: `generator/data/feed_weights.json`.

    python -m training.fit_boundaries [--judge]

Every source is written as feeds in many shapes (`feed_maker`); the weights make their true boundaries likeliest, with a
penalty on the squares of the weights' distances from `feed_weights_briefings.json`: what was fitted before on two feeds of 255
articles whose text may not be in the repository; 0 for features that are newer. `--judge` writes nothing and prints the
boundary F1 of each source with the weights of all sources and with those fitted without it (a fifth of the sources at a
time), and the reliability of the probabilities of the latter, as they are and calibrated by the other fifths. `--calibrate`
does the same and writes the calibration into the file. Needs numpy and scipy: `requirements/training.in`.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.figures.metrics import f1
from generator.dumps.feed.segment import cut_feed
from generator.dumps.feed.weights import LONGEST, Weights, as_weights
from generator.model import Dump, DumpKind
from training.calibration import Predicted, calibrated_apart, fit_calibration, reliability
from training.feed_examples import CONTINUING_NAMES, OPENING_NAMES, SIZES, Array, Example, Objective, read_example
from training.feed_maker import FeedSource, MadeFeed, make_feeds, mix, read_feed_sources

ROOT = Path(__file__).resolve().parent.parent
OUT, PRIOR = (
    ROOT / "generator" / "data" / "feed_weights.json",
    ROOT / "generator" / "data" / "feed_weights_briefings.json",
)
KNOWN, NEW = 1500.0, 10.0
"""Penalties of the weights that the prior has, and of the others and the lengths."""
FOLDS = 5
MIXED = 2
"""Mixed feeds of each fold and shape."""
TOGETHER = 100
"""Feeds of about the same length that are computed at once."""
ROUNDS = 60
DIGITS = 3


def fold(number: int) -> int:
    """The fold of the source with this number: neighbours in the alphabet are in different ones."""
    return number % FOLDS


def make_all(sources: Sequence[FeedSource]) -> list[tuple[int, str, MadeFeed]]:
    """Fold, source and feed: of every source by itself, and of the English sources of a fold together."""
    found = [(fold(n), source.name, made) for n, source in enumerate(sources) for made in make_feeds(source, n)]
    for part in range(FOLDS):
        english = [source for n, source in enumerate(sources) if fold(n) == part and source.language == "en"]
        for copy in range(MIXED):
            found += [(part, "mixed", made) for made in mix(english, 100 + FOLDS * copy + part, f"mixed {part}")]
    return found


def fit(examples: Sequence[Example]) -> Array:
    """The weights, in the order of `SIZES`."""
    ordered = sorted(examples, key=lambda example: len(example.opening))
    objectives = [Objective(ordered[at : at + TOGETHER]) for at in range(0, len(ordered), TOGETHER)]
    prior, strength = read_vector(json.loads(PRIOR.read_text("utf-8"))), penalties()

    def loss(weights: Array) -> tuple[float, Array]:
        value, slope = penalty(weights, prior, strength)
        for objective in objectives:
            more, steeper = objective(weights)
            value, slope = value + more, slope + steeper
        return value, slope

    found = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x)


def penalty(weights: Array, prior: Array, strength: Array) -> tuple[float, Array]:
    """The penalty and its gradient."""
    away = weights - prior
    return float(strength @ (away * away)) / 2, strength * away


def penalties() -> Array:
    """The penalty of each weight, in the order of `SIZES`."""
    data = json.loads(PRIOR.read_text("utf-8"))
    known = [feature.name.lower() in data["opening"] for feature in OPENING_NAMES]
    known += [feature.name.lower() in data["continuing"] for feature in CONTINUING_NAMES]
    return np.array([KNOWN if one else NEW for one in known] + [NEW] * (sum(SIZES) - len(known)))


def read_vector(data: dict[str, Any]) -> Array:
    """The weights of a JSON file as `fit` gives them; 0 for features that it does not have."""
    opening = [data["opening"].get(feature.name.lower(), 0.0) for feature in OPENING_NAMES]
    continuing = [data["continuing"].get(feature.name.lower(), 0.0) for feature in CONTINUING_NAMES]
    return np.array([*opening, *continuing, *data["lengths"], *data["spoken_lengths"], *data["ending"]])


def usual_lengths(examples: Sequence[Example]) -> Array:
    """Shares of the articles of each length, by whether they have spoken paragraphs; each length has at least one."""
    counts = np.ones((2, LONGEST))
    for example in examples:
        for start, end in itertools.pairwise((*example.starts, len(example.opening))):
            counts[example.spoken[start, end - start - 1], min(end - start, LONGEST) - 1] += 1
    return np.asarray(counts / counts.sum(1, keepdims=True))


def as_data(vector: Array, usual: Array) -> dict[str, Any]:
    """The same as the contents of the JSON file, with the usual lengths."""
    opening, continuing, lengths, spoken, ending = (
        [round(float(value), DIGITS) for value in part] for part in np.split(vector, np.cumsum(SIZES)[:-1])
    )
    return {
        "opening": {f.name.lower(): nats for f, nats in zip(OPENING_NAMES, opening, strict=True)},
        "continuing": {f.name.lower(): nats for f, nats in zip(CONTINUING_NAMES, continuing, strict=True)},
        "lengths": lengths,
        "spoken_lengths": spoken,
        "ending": ending,
        "usual": [round(float(share), 5) for share in usual[0]],
        "usual_spoken": [round(float(share), 5) for share in usual[1]],
    }


def fit_data(examples: Sequence[Example]) -> dict[str, Any]:
    """The contents of the JSON file, fitted."""
    return as_data(fit(examples), usual_lengths(examples))


class Score:
    """Right, wrong and missed boundaries, and every gap with its probability."""

    def __init__(self) -> None:
        self.counts = np.zeros(3, int)
        self.gaps: list[Predicted] = []

    def add(self, made: MadeFeed, weights: Weights, part: int = 0) -> None:
        """Count those of one feed, of a source in this fold."""
        gaps = cut_feed(Dump(made.name, DumpKind.FEED, made.lines), None, weights).gaps
        first = {gap.line: gap for gap in reversed(gaps)}
        wanted, found = set(made.starts[1:]), {gap.line for gap in gaps[1:] if gap.opens}
        self.counts += len(wanted & found), len(found - wanted), len(wanted - found)
        for line, gap in list(first.items())[:-1]:
            self.gaps.append(Predicted(part, gap.probability, line in wanted))

    @property
    def f1(self) -> float:
        return f1(*(int(count) for count in self.counts))


def judge(made: Sequence[tuple[int, str, MadeFeed]], examples: Sequence[Example | None]) -> tuple[float, float]:
    """Print each source fitted and left out, and the reliability of the probabilities of those left out; returns the
    calibration of these."""
    every = as_weights(fit_data([e for e in examples if e]))
    fitted, left_out, shapes = (defaultdict[str, Score](Score) for _ in range(3))
    together = Score(), Score()
    for part in range(FOLDS):
        others = [e for (where, _, _), e in zip(made, examples, strict=True) if e and where != part]
        without = as_weights(fit_data(others))
        for where, name, feed in made:
            if where == part:
                fitted[name].add(feed, every)
                left_out[name].add(feed, without)
                shapes[feed.name.partition(": ")[2] or "as it is"].add(feed, without)
                together[0].add(feed, every)
                together[1].add(feed, without, where)
    for name in fitted:
        print(f"{name:<28} fitted {fitted[name].f1:.3f}  left out {left_out[name].f1:.3f}")
    for name, score in shapes.items():
        print(f"shape {name:<22} left out {score.f1:.3f}")
    print(f"{'all':<28} fitted {together[0].f1:.3f}  left out {together[1].f1:.3f}")
    gaps = together[1].gaps
    print("\nReliability, left out:", *reliability([(one.chance, one.begins) for one in gaps]), sep="\n")
    print("\nCalibrated by the others:", *reliability(calibrated_apart(gaps)), sep="\n")
    offset, slope = fit_calibration(gaps)
    return round(offset, DIGITS), round(slope, DIGITS)


def main() -> None:
    """Fit on all sources and write the weights; with `--judge` print the figures of sources left out."""
    made = make_all(read_feed_sources())
    examples = [read_example(feed) for _, _, feed in made]
    known = [example for example in examples if example]
    print(f"{len(known)} feeds of {len(made)}, {sum(len(e.opening) for e in known)} paragraphs")
    before = json.loads(OUT.read_text("utf-8"))
    if "--judge" in sys.argv or "--calibrate" in sys.argv:
        written = {**before, "calibration": judge(made, examples)}
    else:
        written = {**fit_data(known), "calibration": before["calibration"]}
    if "--judge" not in sys.argv:
        OUT.write_text(json.dumps(written, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
