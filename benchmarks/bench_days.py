"""How well days are inferred: whether the stated ranges hold the true days, by source and by kind of evidence.

    .venv/bin/python benchmarks/bench_days.py [--notes] [NAME...]

The patterns were written for the wording of `tests/feeds`, and the numbers of the inference are fitted to `training/feeds`
(`training/dates.py --judge` leaves each out); `benchmarks/feeds` took part in neither. All are dated without packs of events.
Of the last two only titles and bodies are imported, in their order, without and with the true day of every fifth article
given.
NAME picks sources; `--notes` lists every range that does not hold its day.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator.dumps.items import read_items
from generator.dumps.structure import read_structure
from generator.enrich.enricher import Anchors, Enrichment
from generator.model import Document, Item, Paragraph
from tests.support.feed_cases import FEEDS, enricher, feed_cases, first_line

GROUPS = {"training": FEEDS.parent.parent / "training/feeds", "not fitted": FEEDS.parent.parent / "benchmarks/feeds"}
"""Folders of sources that are imported without and with some days, by the name of their group."""
WITH_DAYS = "with some days"
_EVERY = 5
"""One article in so many is given its day in the anchored way."""
KINDS = (
    ("stated", "on a line of its own", "The dump says", "The dateline", "The page says"),
    ("event", "the event ", "the news ", "results of ", "known since "),
    ("day", "at its beginning", '"'),
    ("year", "speaks of", "looks ahead to", "years but no day"),
)
"""Kinds of evidence, the strongest first, each with what its basis line holds."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One article whose day is known, and what was inferred."""

    group: str
    source: str
    true: dt.date
    found: Enrichment

    @property
    def kind(self) -> str:
        line = self.found.date.basis
        return next((name for name, *words in KINDS if any(word in line for word in words)), "order only")

    @property
    def width(self) -> int:
        date = self.found.date
        return (date.latest - date.earliest).days if date.earliest and date.latest else 0

    @property
    def inside(self) -> bool:
        date = self.found.date
        low, high = date.earliest or date.day, date.latest or date.day
        return bool(low and high and low <= self.true <= high)


def main() -> None:
    """Print the tables."""
    names = {name for name in sys.argv[1:] if not name.startswith("--")}
    found = [
        one
        for one in (*fitted(), *(one for name in GROUPS for one in written(name)))
        if not names or one.source in names
    ]
    for group in dict.fromkeys(one.group for one in found):
        of_group = [one for one in found if one.group == group]
        print(f"\n{group:<28} articles undated  holds  width(median)  error(median)  within 3  within 10")
        for title, part in (("all", of_group), *_parts(of_group, "kind"), *_parts(of_group, "source")):
            _print_row(title, part)
    if "--notes" in sys.argv:
        for one in found:
            date = one.found.date
            if date.day and not one.inside:
                print(f"{one.group} {one.source}: {one.true} not in {date.earliest}..{date.latest} ({date.basis})")


def fitted() -> Iterator[Dated]:
    """The feeds of the tests, where the dump does not state the day."""
    for case in feed_cases():
        items = read_items(case.dump).items
        facts = enricher(()).enrich([read_structure(item) for item in items])
        truth = {article["start"]: article for article in case.articles}
        for item, fact in zip(items, facts, strict=True):
            article = truth.get(first_line(case.dump, item))
            if article and article["date"] and not article.get("given"):
                yield Dated("fitted", case.dump.name[:-4], dt.date.fromisoformat(article["date"]), fact)


def written(name: str) -> Iterator[Dated]:
    """The feeds of one of `GROUPS`, newest first, without and with some days."""
    for path in sorted(GROUPS[name].glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        articles = sorted(data["articles"], key=_day, reverse=True)
        documents = [_document(article) for article in articles]
        pinned = {index: _day(articles[index]) for index in range(0, len(articles), _EVERY)}
        for group, anchors in ((name, None), (f"{name}, {WITH_DAYS}", Anchors(pinned=pinned))):
            facts = enricher(()).enrich(documents, anchors)
            for index, (article, fact) in enumerate(zip(articles, facts, strict=True)):
                if not anchors or index not in pinned:
                    yield Dated(group, path.stem, _day(article), fact)


def _document(article: dict[str, Any]) -> Document:
    """The title and the body as a dump of its own; without the date line, and cut by nobody."""
    paragraphs = (article["title"], *article["body"])
    lines = tuple(Paragraph(line, text) for line, text in enumerate(paragraphs, 1))
    return read_structure(Item("feed.txt", 1, len(lines), lines))


def _day(article: dict[str, Any]) -> dt.date:
    day = article["date"]
    return day if isinstance(day, dt.date) else dt.date.fromisoformat(day)


def _parts(found: list[Dated], key: str) -> list[tuple[str, list[Dated]]]:
    parts: dict[str, list[Dated]] = defaultdict(list)
    for one in found:
        if key == "source" or one.found.date.day:
            parts[getattr(one, key)].append(one)
    return sorted(parts.items())


def _print_row(title: str, part: list[Dated]) -> None:
    dated = [one for one in part if one.found.date.day]
    if not dated:
        print(f"  {title:<26} {len(part):>8} {len(part):>7}")
        return
    errors = [abs((one.found.date.day - one.true).days) for one in dated if one.found.date.day]
    print(
        f"  {title:<26} {len(part):>8} {len(part) - len(dated):>7} {sum(one.inside for one in dated) / len(dated):>6.3f}"
        f" {statistics.median(one.width for one in dated):>14} {statistics.median(errors):>14}"
        f" {sum(e <= 3 for e in errors) / len(errors):>9.2f} {sum(e <= 10 for e in errors) / len(errors):>10.2f}"
    )


if __name__ == "__main__":
    main()
