"""The feeds of `tests/feeds`: a dump of many articles, and beside it what a person says is in it.

Data: `feed_cases` reads them; `measure` runs an import's own stages over one dump; `total` adds scores up.
A truth file lists the articles in order: `start`, the first line with words of their own; `date`, the true day (null
where nobody knows); `given`, the dump itself tells that day; `about` and `mentioned`, names as readers see them; `tags`;
`title`, only where the dump tells it. Texts are our own words, most of them about public events.
Limits: an article that was not found, or begins on another line, is left out of all figures but the boundaries'.
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.dumps.feed.reader import SEPARATOR
from generator.dumps.items import read_items
from generator.dumps.read import read_dump, recognise
from generator.dumps.structure import read_structure
from generator.enrich.dates.event_file import parse_calendar
from generator.enrich.enricher import Anchors, Enricher, Enrichment
from generator.model import Dump, DumpKind, Item, Registry
from generator.package_data import pack_names, read_event_pack

PACKS = pack_names("events")
"""The news that many of these feeds tell is in a pack of events; without it hardly one of their days can be inferred."""
FEEDS = Path(__file__).resolve().parent.parent / "feeds"
_NO_WORD = re.compile(r"[\W_]*")


@dataclass(slots=True)
class Counts:
    """Right, too many and missed, of one kind of thing."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, got: set[str] | set[int], want: set[Any]) -> None:
        self.right += len(got & want)
        self.extra += len(got - want)
        self.missed += len(want - got)

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0


@dataclass(slots=True)
class FeedScore:
    """How one dump was read; or several."""

    name: str
    articles: int = 0
    boundaries: Counts = field(default_factory=Counts)
    about: Counts = field(default_factory=Counts)
    """`companies` against `about`."""
    named: Counts = field(default_factory=Counts)
    """Every name, in `companies` or `mentions`."""
    tags: Counts = field(default_factory=Counts)
    titles: Counts = field(default_factory=Counts)
    """Titles that the dump tells."""
    given: list[int] = field(default_factory=list)
    """Days off, of dates that the dump tells; 999 where none was read."""
    errors: list[int] = field(default_factory=list)
    """Days off, of dates that were inferred."""
    undated: int = 0
    """Articles whose day is known, but of which the dump gives no evidence that was accepted."""
    inside: int = 0
    """Inferred dates whose range holds the true day."""
    widths: list[int] = field(default_factory=list)
    """Of those ranges, in days."""
    notes: list[str] = field(default_factory=list)
    """What went wrong, a line each."""

    def within(self, days: int) -> float:
        return sum(error <= days for error in self.errors) / max(1, len(self.errors))


@dataclass(frozen=True, slots=True)
class FeedCase:
    """One dump and its truth."""

    dump: Dump
    articles: list[dict[str, Any]]


def feed_cases(folder: Path = FEEDS) -> Iterator[FeedCase]:
    """Every feed and its expected articles, by name."""
    for path in sorted(folder.glob("*.txt")):
        yield FeedCase(read_dump(path), yaml.safe_load(path.with_suffix(".yml").read_text("utf-8")))


@cache
def enricher(packs: tuple[str, ...] = PACKS) -> Enricher:
    """The packaged registries and these packs of events, compiled once."""
    companies, tags = (starter_text(name) for name in ("companies.yml", "tags.yml"))
    registry = Registry(parse_companies(companies, "companies.yml"), parse_tags(tags, "tags.yml"))
    return Enricher(
        registry, parse_calendar((starter_text("events.yml"), "events.yml"), *((read_event_pack(n), n) for n in packs))
    )


def measure(case: FeedCase, anchors: Anchors | None = None, packs: tuple[str, ...] = PACKS) -> FeedScore:
    """Run the stages of an import over one dump, and compare."""
    score = FeedScore(case.dump.name)
    if recognise(case.dump.lines) is not DumpKind.FEED:
        score.notes.append("not recognised as a feed")
    items = read_items(case.dump).items
    facts = enricher(packs).enrich([read_structure(item) for item in items], anchors)
    starts = [first_line(case.dump, item) for item in items]
    truth = {article["start"]: article for article in case.articles}
    score.boundaries.add(set(starts[1:]), set(list(truth)[1:]))
    score.notes += [f"line {line}: no article begins here" for line in starts if line not in truth]
    score.notes += [f"line {line}: an article begins here" for line in truth if line not in starts]
    for start, item, fact in zip(starts, items, facts, strict=True):
        if start in truth:
            _compare(score, truth[start], item, fact)
    return score


def total(scores: Iterable[FeedScore]) -> FeedScore:
    """All scores as one."""
    out = FeedScore("all")
    for score in scores:
        out.articles += score.articles
        for key in ("boundaries", "about", "named", "tags", "titles"):
            mine, theirs = getattr(out, key), getattr(score, key)
            mine.right, mine.extra, mine.missed = (
                mine.right + theirs.right,
                mine.extra + theirs.extra,
                mine.missed + theirs.missed,
            )
        out.given += score.given
        out.errors += score.errors
        out.inside += score.inside
        out.undated += score.undated
        out.widths += score.widths
    return out


def row(score: FeedScore) -> str:
    """One line of a table."""
    errors: Sequence[float] = score.errors or [0]
    cells = [
        f"{score.name:<28} {score.articles:>3}  {score.boundaries.f1:.2f}",
        f"{score.about.f1:.2f} {score.named.recall:.2f}  {score.tags.f1:.2f}",
        f"{score.within(3):.2f} {score.within(10):.2f} {statistics.mean(errors):6.1f} "
        f"{score.inside / max(1, len(score.errors)):.2f} {statistics.median(score.widths or [0]):>5} {score.undated:>7}",
        f"{sum(error == 0 for error in score.given)}/{len(score.given)}",
        f"{score.titles.right}/{score.titles.right + score.titles.missed}",
    ]
    return "  ".join(cells)


HEADER = f"{'feed':<28} art  cut   about named  tags  in3  in10    mean  inside width undated  given titles"


def first_line(dump: Dump, item: Item) -> int:
    """The first line with words, at or after the item's own first line."""
    lines = range(item.first, item.last + 1)
    return next((n for n in lines if not _NO_WORD.fullmatch(dump.lines[n - 1].replace(SEPARATOR, ""))), item.first)


def _compare(score: FeedScore, truth: dict[str, Any], item: Item, facts: Enrichment) -> None:
    score.articles += 1
    about, named = ({_canonical(name) for name in truth[key]} for key in ("about", "mentioned"))
    got = {_fold(name) for name in facts.companies.companies}
    every = got | {_fold(name) for name in facts.companies.mentions}
    score.about.add(got, about)
    score.named.add(every, about | named)
    score.tags.add({str(tag) for tag in facts.tags}, set(truth["tags"]))
    where = f"line {truth['start']}"
    if got != about:
        score.notes.append(f"{where}: about {list(facts.companies.companies)}, not {truth['about']}")
    if missed := (about | named) - every:
        score.notes.append(f"{where}: not named {sorted(missed)}")
    if every - about - named:
        score.notes.append(f"{where}: named besides {sorted(every - about - named)}")
    if set(facts.tags) != set(truth["tags"]):
        score.notes.append(f"{where}: tags {list(facts.tags)}, not {truth['tags']}")
    if title := truth.get("title"):
        score.titles.add({_fold(item.title or "")}, {_fold(title)})
        if _fold(item.title or "") != _fold(title):
            score.notes.append(f"{where}: title {item.title!r}")
    if truth["date"]:
        _compare_dates(score, truth, facts, where)


def _compare_dates(score: FeedScore, truth: dict[str, Any], facts: Enrichment, where: str) -> None:
    day, found = dt.date.fromisoformat(truth["date"]), facts.date
    error = abs((found.day - day).days) if found.day else 999
    if truth.get("given"):
        score.given.append(error)
    elif found.day is None:
        score.undated += 1
    else:
        score.errors.append(error)
        earliest, latest = found.earliest or found.day, found.latest or found.day
        if earliest and latest:
            score.inside += earliest <= day <= latest
            score.widths.append((latest - earliest).days)
    if error:
        span = f"{found.earliest}..{found.latest}"
        score.notes.append(f"{where}: {found.day} ({span}; {found.basis}), not {day}")


@cache
def _spellings() -> dict[str, str]:
    """Every spelling that the packaged registry knows of a name, and the name."""
    companies = parse_companies(starter_text("companies.yml"), "companies.yml")
    return {_fold(text): _fold(company.name) for company in companies for text in (company.name, *company.aliases)}


def _canonical(name: str) -> str:
    return _spellings().get(_fold(name), _fold(name))


def _fold(name: str) -> str:
    """As a reader would take two spellings for one."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o"))
    return re.sub(r"[\W_]+", "", "".join(letter for letter in plain if not unicodedata.combining(letter)))
