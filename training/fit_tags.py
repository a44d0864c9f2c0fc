"""Fits how much evidence is enough for a tag.

    PYTHONPATH=. python training/fit_tags.py [--judge]

Writes `generator/data/tag_weights.json`. The sources are the feeds of `tests/feeds` and `training/feeds`. `--judge` prints F1
of all sources together, fitted and with the weights of the other sources.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.dumps.items import read_items
from generator.dumps.structure import read_structure
from generator.enrich.entities.companies import find_companies
from generator.enrich.entities.gazetteer import Gazetteer
from generator.enrich.tags import FEATURES, TagCues, TagModel, TagWeights, gather_cues, tag_features
from generator.model import Document, Registry, Slug
from tests.support.factories import make_item
from tests.support.feed_cases import feed_cases
from training.logistic import fit_logistic
from training.page_maker import read_sources

OUT = Path(__file__).resolve().parent.parent / "generator" / "data" / "tag_weights.json"
MOST = 4
"""Tags of an article."""


@dataclass(frozen=True)
class TaggedText:
    """The evidence for the tags of one article, and those it has."""

    cues: dict[Slug, TagCues]
    tags: frozenset[str]

    def features(self, slug: Slug) -> tuple[float, ...]:
        """The values of `FEATURES` of one tag."""
        best = max(tag.score for tag in self.cues.values())
        return tag_features(self.cues[slug], self.cues[slug].score, best)


def read_tagged() -> dict[str, list[TaggedText]]:
    """The articles of every source, by the source's name."""
    registry = Registry(
        parse_companies(starter_text("companies.yml"), "companies.yml"),
        parse_tags(starter_text("tags.yml"), "tags.yml"),
    )
    gazetteer, model = Gazetteer(registry.companies), TagModel(registry)

    def tagged(document: Document, tags: Iterable[str]) -> TaggedText:
        return TaggedText(gather_cues(document, find_companies(document, gazetteer), model), frozenset(tags))

    found: dict[str, list[TaggedText]] = {}
    for case in feed_cases():
        items = {item.first: item for item in read_items(case.dump).items}
        found[case.dump.name] = [
            tagged(read_structure(items[row["start"]]), row["tags"]) for row in case.articles if row["start"] in items
        ]
    for source in read_sources():
        found[source.name] = [
            tagged(read_structure(make_item(*row["body"], title=str(row["title"]) if n % 2 else None)), row["tags"])
            for n, row in enumerate(source.articles)
        ]
    return found


def fit_tags(sources: Sequence[Sequence[TaggedText]]) -> TagWeights:
    """The weights; a tag is given that is as likely to be right as not."""
    texts = [text for source in sources for text in source]
    weights, constant = fit_logistic([(text.features(slug), slug in text.tags) for text in texts for slug in text.cues])
    features = {name: round(weight, 3) for name, weight in zip(FEATURES, weights, strict=True)}
    return TagWeights(features, round(-constant, 3))


def tag_f1(weights: TagWeights, texts: Iterable[TaggedText]) -> float:
    """Micro-averaged F1."""
    right, both = count(weights, texts)
    return 2 * right / max(1, both)


def count(weights: TagWeights, texts: Iterable[TaggedText]) -> tuple[int, int]:
    """Tags that are right; and those found plus those wanted."""
    right = both = 0
    for text in texts:
        totals = {
            slug: sum(weights.features[name] * v for name, v in zip(FEATURES, text.features(slug), strict=True))
            for slug in text.cues
        }
        ranked = sorted(totals, key=lambda slug: -text.cues[slug].score)
        given = [slug for slug in ranked if totals[slug] >= weights.enough][:MOST] or ranked[:1]
        right += sum(slug in text.tags for slug in given)
        both += len(given) + len(text.tags)
    return right, both


def main() -> None:
    """Fit on all sources and write the weights; with `--judge` print the figure of sources left out."""
    data = read_tagged()
    weights = fit_tags(list(data.values()))
    OUT.write_text(json.dumps(dataclasses.asdict(weights), indent=1, sort_keys=True) + "\n", "utf-8")
    fitted = tag_f1(weights, [text for source in data.values() for text in source])
    print(f"{sum(map(len, data.values()))} articles of {len(data)} sources, fitted F1 {fitted:.3f}")
    if "--judge" in sys.argv:
        counts = []
        for name, texts in data.items():
            counts.append(count(fit_tags([rows for other, rows in data.items() if other != name]), texts))
        right, both = (sum(numbers) for numbers in zip(*counts, strict=True))
        print(f"left out F1 {2 * right / both:.3f}")


if __name__ == "__main__":
    main()
