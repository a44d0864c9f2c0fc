"""Fits the weights of the features of company names: how likely each makes a company one that an article is about.

    PYTHONPATH=. python training/fit_companies.py [--judge]

Writes `generator/data/company_weights.json`. The sources are the feeds of `tests/feeds` and `training/feeds`, and the
articles of `training/companies`, each file of one kind that is easily mistaken; names that the registry lacks are added for
the fit. `--judge` prints F1 for each source, with the weights of all sources and with
those fitted without it.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.content.registry import parse_companies, starter_text
from generator.content.slugs import slugify_name
from generator.dumps.items import read_items
from generator.dumps.structure import read_structure
from generator.enrich.entities.companies import CompanyWeights, choose, find_names, score
from generator.enrich.entities.features import FEATURES, name_features
from generator.enrich.entities.gazetteer import Gazetteer
from generator.enrich.entities.layout import lay_out
from generator.model import Company, Document
from tests.support.factories import make_item
from tests.support.feed_cases import feed_cases
from training.logistic import fit_logistic
from training.page_maker import Source, read_sources

OUT = Path(__file__).resolve().parent.parent / "generator" / "data" / "company_weights.json"
KINDS = Path(__file__).resolve().parent / "companies"
FLAT = 0.01
"""Of F1: a threshold that loses this much against the best one counts for a third of it."""
_ODD = re.compile(r"\.com|group|technology|[\W_]+")


@dataclass(frozen=True)
class Example:
    """The names of one article, and which of them it is about."""

    features: Mapping[str, Mapping[str, float]]
    """Without fairs and conferences."""
    about: frozenset[str]
    missed: int
    """Companies it is about that were not found."""


def read_examples() -> dict[str, list[Example]]:
    """The articles of every source, by the source's name."""
    firms = parse_companies(starter_text("companies.yml"), "companies.yml")
    known = {fold(text) for firm in firms for text in (firm.name, *firm.aliases)}
    found: dict[str, list[tuple[Document, list[str], list[str]]]] = {}
    for case in feed_cases():
        items = {item.first: item for item in read_items(case.dump).items}
        found[case.dump.name.removesuffix(".txt")] = [
            (read_structure(items[row["start"]]), row["about"], row["mentioned"])
            for row in case.articles
            if row["start"] in items
        ]
    for source in (*read_sources(), *_read_kinds()):
        found[source.name] = [
            (
                read_structure(make_item(*article["body"], title=_title(number, article))),
                article["about"],
                article["mentioned"],
            )
            for number, article in enumerate(source.articles)
        ]
    new = {name for rows in found.values() for _, about, named in rows for name in (*about, *named)}
    extra = [Company(name, slugify_name(name)) for name in sorted(new) if fold(name) not in known]
    gazetteer = Gazetteer((*firms, *extra))
    return {name: [_example(row, gazetteer) for row in rows] for name, rows in found.items()}


def _read_kinds() -> Iterator[Source]:
    """The articles written for kinds of mistakes, a source for each kind."""
    for path in sorted(KINDS.glob("*.yml")):
        yield Source(path.stem, "en", yaml.safe_load(path.read_text("utf-8"))["articles"])


def _title(number: int, article: Mapping[str, Any]) -> str | None:
    """Every other article has a title, as dumps do."""
    return str(article["title"]) if number % 2 else None


def _example(row: tuple[Document, list[str], list[str]], gazetteer: Gazetteer) -> Example:
    document, wanted, _ = row
    text = lay_out(document)
    features = name_features(text, [m for m in find_names(text, gazetteer) if m.name not in gazetteer.events])
    about = {fold(_registered(name, gazetteer)) for name in wanted}
    right = frozenset(name for name in features if fold(name) in about)
    return Example(features, right, len(about) - len(right))


def _registered(name: str, gazetteer: Gazetteer) -> str:
    """The registry's name for a labelled one: labels are in the language of the text, and may be products."""
    found = [match for match in gazetteer.find(name) if match.end - match.start == len(name)]
    return found[0].name if found else name


def fold(name: str) -> str:
    """A company name without what is written now so, now otherwise."""
    return _ODD.sub("", name.lower().replace("’", "'"))


def fit(sources: Sequence[Sequence[Example]]) -> CompanyWeights:
    """The weights of a logistic regression, and the thresholds that suit the same sources."""
    weights, constant = fit_logistic(
        [
            ([values.get(feature, 0.0) for feature in FEATURES], name in example.about)
            for examples in sources
            for example in examples
            for name, values in example.features.items()
        ]
    )
    found = {name: round(weight, 3) for name, weight in zip(FEATURES, weights, strict=True)}
    return _thresholds(found, -constant, sources)


def _thresholds(weights: Mapping[str, float], even: float, sources: Sequence[Sequence[Example]]) -> CompanyWeights:
    """The mean of the thresholds, each weighed by how well it does: F1 is flat near its peak, and which threshold is the
    best is chance. `even` is the score at which a name is as likely to be what an article is about as not."""
    steps = [even + step / 8 for step in range(-16, 9)]
    means = [mean_f1(CompanyWeights(weights, even, enough, enough - 0.5), sources) for enough in steps]
    shares = [math.exp((mean - max(means)) / FLAT) for mean in means]
    weighed = sum(share * enough for share, enough in zip(shares, steps, strict=True))
    enough = round(weighed / sum(shares), 3)
    choices = [CompanyWeights(weights, round(even, 3), enough, round(enough - lower / 2, 3)) for lower in range(6)]
    return max(choices, key=lambda choice: mean_f1(choice, sources))


def f1(weights: CompanyWeights, examples: Iterable[Example]) -> float:
    """Micro-averaged F1 of the companies that articles are about."""
    right = found = wanted = 0
    for example in examples:
        scores = {name: score(weights.features, values) for name, values in example.features.items()}
        about = choose(scores, weights)
        right += sum(name in example.about for name in about)
        found += len(about)
        wanted += len(example.about) + example.missed
    return 2 * right / max(1, found + wanted)


def mean_f1(weights: CompanyWeights, sources: Sequence[Sequence[Example]]) -> float:
    """The mean over sources."""
    return sum(f1(weights, examples) for examples in sources) / len(sources)


def left_out(data: Mapping[str, Sequence[Example]]) -> Iterator[tuple[str, CompanyWeights]]:
    """Each source, and the weights fitted on all the others."""
    for name in data:
        yield name, fit([rows for other, rows in data.items() if other != name])


def main() -> None:
    """Fit on all sources and write the weights; with `--judge` print the figures of sources left out."""
    data = read_examples()
    sources = list(data.values())
    weights = fit(sources)
    print(
        f"{sum(map(len, sources))} articles of {len(sources)} sources, mean fitted F1 {mean_f1(weights, sources):.3f}"
    )
    written = dataclasses.asdict(weights)
    OUT.write_text(json.dumps(written, indent=1, sort_keys=True) + "\n", "utf-8")
    if "--judge" in sys.argv:
        unseen = []
        for name, without in left_out(data):
            unseen.append(f1(without, data[name]))
            print(f"{name:<28} fitted {f1(weights, data[name]):.3f}  left out {unseen[-1]:.3f}")
        print(f"{'mean':<28} fitted {mean_f1(weights, sources):.3f}  left out {sum(unseen) / len(unseen):.3f}")


if __name__ == "__main__":
    main()
