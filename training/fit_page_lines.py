"""Fits the weights of the lines of indented pages: how likely each feature makes a line text of the article.

    PYTHONPATH=. python training/fit_page_lines.py [--judge]

Writes `generator/data/page_line_weights.json`: the weights of lines, and those of the lines that may be a title. The pages
are made from the articles of `training/feeds`; those of `tests/pages` get depths of their own. `--judge` prints how well
lines are told apart on sources that took part in fitting, and on groups of sources left out in turn.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.dumps.page.features import PageBlock, read_blocks
from generator.dumps.page.indentation import Row, read_rows
from generator.dumps.page.line_features import line_features
from generator.dumps.page.rendered import Weights, depth_candidates
from generator.dumps.page.title_features import title_candidates
from generator.model import Paragraph
from training.page_maker import Source, indent_page, make_page, read_labelled, read_sources, read_words
from training.page_parts import Page

OUT = Path(__file__).resolve().parent.parent / "generator" / "data" / "page_line_weights.json"
PAGES_PER_ARTICLE, INDENTED = 4, 8
"""Pages made from each article, and copies of each page of `tests/pages` with depths of their own."""
FOLDS = 6
"""Groups of sources that are left out in turn."""
ROUNDS, RATE, DECAY = 6, 0.15, 2e-5
UNKNOWN = 0.35
"""Share of boilerplate whose words are hidden from the fit: other sites have other words."""
LEAST = 12
"""Lines that have a feature, for it to get a weight."""
_WORDS_TELL = ("furniture", "section=")

Example = tuple[tuple[str, ...], bool]


@dataclass(frozen=True)
class Made:
    """A made page, read."""

    rows: list[Row]
    blocks: tuple[PageBlock, ...]
    text: list[bool]
    """Whether each row is text."""
    depth: int
    """Of most of its text."""
    title: int
    """Its line."""


def read_pages(source: Source, seed: int) -> list[Made]:
    """The pages made from the articles of a source."""
    words = read_words()
    language = source.language if source.language in words else "en"
    return [
        read_page(make_page(seed + 1000 * number + copy, source, article, words[language]))
        for number, article in enumerate(source.articles)
        for copy in range(PAGES_PER_ARTICLE)
    ]


def read_page(page: Page) -> Made:
    """A made page as the import sees it."""
    rows = read_rows(page.lines)
    blocks = read_blocks([Paragraph(row.line, row.text) for row in rows])
    depth = Counter(row.depth for row in rows if row.line in page.text).most_common(1)[0][0]
    return Made(rows, blocks, [row.line in page.text for row in rows], depth, page.title)


def lines(page: Made, _: Weights) -> Iterator[Example]:
    """Every line, and whether it is text."""
    yield from zip(line_features(page.rows, page.blocks, page.depth), page.text, strict=True)


def titles(page: Made, _: Weights) -> Iterator[Example]:
    """The lines that may be the title, and which is."""
    for index, names in title_candidates(page.rows, page.blocks, page.text, page.depth):
        yield names, page.rows[index].line == page.title


def depths(page: Made, weights: Weights) -> Iterator[Example]:
    """The depths at which the article may be, and which it is; `weights` are those of lines."""
    for candidate in depth_candidates(page.rows, page.blocks, weights):
        yield candidate.features, candidate.depth == page.depth


PARTS = {"line": lines, "title": titles, "depth": depths}
"""What there are weights for, in the order in which they are fitted."""


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic regression: nats for each feature, by gradient descent with a rate for each weight."""
    counts: dict[str, int] = defaultdict(int)
    for names, _ in data:
        for name in names:
            counts[name] += 1
    weights = {name: 0.0 for name, count in sorted(counts.items()) if count >= LEAST}
    squares = dict.fromkeys(weights, 1e-6)
    chosen = random.Random(11)
    order = list(range(len(data)))
    for _ in range(ROUNDS):
        chosen.shuffle(order)
        for index in order:
            names, is_text = data[index]
            hidden = not is_text and chosen.random() < UNKNOWN
            used = [n for n in names if n in weights and not (hidden and n.startswith(_WORDS_TELL))]
            error = _chance(sum(weights[name] for name in used)) - is_text
            for name in used:
                slope = error + DECAY * weights[name] * 10
                squares[name] += slope * slope
                weights[name] -= RATE * slope / math.sqrt(squares[name]) if squares[name] > 1e-4 else 0.0
    return {name: round(weight, 3) for name, weight in weights.items()}


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def f1(weights: Mapping[str, float], data: Sequence[Example]) -> float:
    """F1 of the lines said to be text, each by itself."""
    right = found = wanted = 0
    for names, is_text in data:
        said = sum(weights.get(name, 0.0) for name in names) > 0
        right, found, wanted = right + (said and is_text), found + said, wanted + is_text
    return 2 * right / max(1, found + wanted)


def main() -> None:
    """Fit on all sources and write the weights; with `--judge` print the figures of sources left out."""
    pages = {source.name: read_pages(source, 100_000 * number) for number, source in enumerate(read_sources())}
    for number, (name, text_lines, text, title) in enumerate(read_labelled()):
        copies = [indent_page(50_000_000 + 100 * number + copy, text_lines, text, title) for copy in range(INDENTED)]
        pages[f"page {name}"] = [read_page(copy) for copy in copies]
    written: dict[str, dict[str, float]] = {}
    for part, read in PARTS.items():
        known = written.get("line", {})
        found = {name: [example for page in made for example in read(page, known)] for name, made in pages.items()}
        together = [example for examples in found.values() for example in examples]
        written[part] = fit(together)
        print(
            f"{part}: {len(together)} examples, {len(written[part])} weights, fitted F1 {f1(written[part], together):.3f}"
        )
        if "--judge" in sys.argv:
            judge(found, written[part])
    OUT.write_text(json.dumps(written, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def judge(data: Mapping[str, Sequence[Example]], weights: Mapping[str, float]) -> None:
    """Print the F1 of each group of sources, with the weights of all and with those fitted without the group."""
    names = sorted(data)
    for fold in range(FOLDS):
        left = names[fold::FOLDS]
        part = [example for name in left for example in data[name]]
        without = fit([example for name in names if name not in left for example in data[name]])
        print(f"{len(left)} sources: fitted {f1(weights, part):.3f}  left out {f1(without, part):.3f}", flush=True)


if __name__ == "__main__":
    main()
