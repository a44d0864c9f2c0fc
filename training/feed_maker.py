"""Feeds with known boundaries, made from the articles of `training/feeds` and `tests/feeds` in many shapes.

Data: `read_feed_sources` gives the articles of every source; `make_feeds` a source's articles in every shape of `SHAPES`:
with and without separators, titles and datelines, in other orders and with other paragraphs; `mix` several sources as one.
Limits: the words of the articles stay as they are, but for datelines; sources in `tests/feeds` keep their own labels.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from generator.dumps.feed.detect import RULE
from generator.dumps.feed.reader import SEPARATOR

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "training" / "feeds", ROOT / "tests" / "feeds")
_SENTENCE = re.compile(r"(?<=[.!?。！？؟])[”\"]?\s*(?=[A-ZÀ-Þ“\"«\u0600-\u06ff\u3400-\u9fff])(?<!\b[A-Z]\.)")
_NUMBER = re.compile(r"(?:#\s?)?\d{1,3}[.)、:]\s+")
_CITIES = ("London", "NEW YORK", "Porto", "SINGAPORE", "Graz", "DUBLIN", "Lagos", "OSLO", "Turin", "SAO PAULO")
_MONTHS = ("Jan", "March", "April", "July", "Sept", "November")
_DATELINES = ("{place}, {month} {day} - ", "{place} (Agency) - ", "{place} — ", "{place}, {month} {day} (Agency) -- ")
_LABELS = (
    ("Why it matters", "Details", "Context"),
    ("Why it matters", "The big picture", "By the numbers", "Background"),
    ("What happened", "The details", "Go deeper"),
    ("In short", "The money", "What comes now"),
    ("The point", "The doubt", "The past"),
)
"""Sets of labels that the import knows, and of others; in this order, some left out."""
_UNLABELLED = 0.15
"""Share of articles without labels in a feed of labels."""
_MARKS = (SEPARATOR, "***", "----------", SEPARATOR)
_FEWEST = 3
"""Articles of a feed, at least."""


@dataclass(frozen=True)
class FeedArticle:
    """An article as it may be in a feed."""

    paragraphs: tuple[str, ...]
    title: str = ""
    """Empty where it is one of the paragraphs, or not known."""
    place: str = ""


@dataclass(frozen=True)
class FeedSource:
    """The articles of one author or publication."""

    name: str
    language: str
    articles: tuple[FeedArticle, ...]
    own: MadeFeed | None = None
    """The feed as it is, where there is one."""


@dataclass(frozen=True)
class MadeFeed:
    """A feed and where its articles begin."""

    name: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    """1-based lines with words, ascending."""


@dataclass(frozen=True)
class Shape:
    """How articles are written one below the other."""

    name: str
    titles: bool = False
    datelines: bool = False
    separated: float = 0.0
    """Share of the boundaries with a separator."""
    sentences: int = 0
    """Sentences of a paragraph; 0 keeps the paragraphs."""
    labels: bool = False
    """The paragraphs after the first have labels, those of one set, each at most once."""
    blanks: bool = False
    """An empty line between articles."""
    shuffled: bool = False


SHAPES = (
    Shape("bodies"),
    Shape("sentences", sentences=1, shuffled=True),
    Shape("pairs", sentences=2, shuffled=True),
    Shape("titles", titles=True),
    Shape("titles-sentences", titles=True, sentences=1, shuffled=True),
    Shape("datelines", datelines=True),
    Shape("datelines-sentences", datelines=True, sentences=1, shuffled=True),
    Shape("separated", separated=1.0),
    Shape("half", separated=0.5, shuffled=True),
    Shape("half-sentences", separated=0.5, sentences=1, shuffled=True),
    Shape("titles-half", titles=True, separated=0.5, shuffled=True),
    Shape("blanks", blanks=True, shuffled=True),
    Shape("labels", labels=True, shuffled=True),
    Shape("labels-half", labels=True, separated=0.5, shuffled=True),
    Shape("labels-again", labels=True),
)


def read_feed_sources() -> list[FeedSource]:
    """All sources, by name."""
    found = [read_written(path) for path in sorted(FOLDERS[0].glob("*.yml"))]
    return [*found, *(_read_feed(path) for path in sorted(FOLDERS[1].glob("*.yml")))]


def make_feeds(source: FeedSource, seed: int) -> Iterator[MadeFeed]:
    """The feed as it is, if there is one, and the articles in half of the shapes, another half for each neighbouring seed."""
    if source.own:
        yield source.own
    for number, shape in enumerate(SHAPES):
        if (number + seed) % 2 == 0:
            yield write_feed(source, shape, random.Random(1000 * seed + number))


def mix(sources: Sequence[FeedSource], seed: int, name: str) -> Iterator[MadeFeed]:
    """The articles of several sources of one language as one feed, in the shapes without an order of their own."""
    articles = [article for source in sources for article in source.articles]
    mixed = FeedSource(name, sources[0].language, tuple(articles))
    for number, shape in enumerate(SHAPES):
        if "titles" not in shape.name or all(article.title for article in articles):
            yield write_feed(mixed, replace(shape, shuffled=True), random.Random(1000 * seed + number))


def write_feed(source: FeedSource, shape: Shape, chance: random.Random) -> MadeFeed:
    """The articles of a source in one shape."""
    articles = list(source.articles)
    if shape.shuffled:
        chance.shuffle(articles)
    labels = chance.choice(_LABELS) if shape.labels else ()
    mark, dateline = chance.choice(_MARKS), chance.choice(_DATELINES)
    marked = set(chance.sample(range(1, len(articles)), round(shape.separated * (len(articles) - 1))))
    lines: list[str] = []
    starts: list[int] = []
    for index, article in enumerate(articles):
        paragraphs = _paragraphs(article, shape.sentences)
        if shape.datelines and source.language != "zh":
            paragraphs[0] = _dateline(dateline, article.place or chance.choice(_CITIES), chance) + paragraphs[0]
        if labels and chance.random() >= _UNLABELLED:
            _add_labels(paragraphs, labels, chance)
        if shape.titles and article.title:
            paragraphs.insert(0, article.title)
        if index in marked:
            lines.append(mark)
        elif shape.blanks and index:
            lines.append("")
        starts.append(len(lines) + 1)
        lines += paragraphs
    return MadeFeed(f"{source.name}: {shape.name}", tuple(lines), tuple(starts))


def _paragraphs(article: FeedArticle, sentences: int) -> list[str]:
    if not sentences:
        return list(article.paragraphs)
    found = []
    for paragraph in article.paragraphs:
        split = [text.strip() for text in _SENTENCE.split(paragraph) if text.strip()]
        found += [" ".join(split[at : at + sentences]) for at in range(0, len(split), sentences)]
    return found


def _add_labels(paragraphs: list[str], labels: Sequence[str], chance: random.Random) -> None:
    """Labels for a stretch of the paragraphs that ends with the article or shortly before it."""
    first = chance.choice((1, 1, 1, 2))
    kept = [label for label in labels if chance.random() < 0.9]
    for place, label in zip(range(first, len(paragraphs)), kept, strict=False):
        if ":" not in paragraphs[place][:40]:
            paragraphs[place] = f"{label}: {paragraphs[place]}"


def _dateline(form: str, place: str, chance: random.Random) -> str:
    return form.format(place=place, month=chance.choice(_MONTHS), day=chance.randint(1, 28))


def read_written(path: Path) -> FeedSource:
    """The source of one YAML file with its articles."""
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    articles = tuple(
        FeedArticle(
            tuple(" ".join(text.split()) for text in article["body"]),
            article.get("title", ""),
            article.get("place", ""),
        )
        for article in data["articles"]
    )
    return FeedSource(path.stem, data["language"], articles)


def _read_feed(path: Path) -> FeedSource:
    """A feed of the tests: its articles are its lines from one start to the next, without separators and numbers."""
    lines = path.with_suffix(".txt").read_text("utf-8").split("\n")
    starts = [article["start"] for article in yaml.safe_load(path.read_text("utf-8"))]
    articles = []
    for first, past in zip(starts, [*starts[1:], len(lines) + 1], strict=True):
        bare = (line.replace(SEPARATOR, "").strip() for line in lines[first - 1 : past - 1])
        full = [_NUMBER.sub("", line, count=1) for line in bare if line and not RULE.match(line)]
        if full:
            articles.append(FeedArticle(tuple(full)))
    return FeedSource(
        path.stem, _language(path.stem), tuple(articles), MadeFeed(path.stem, tuple(lines), tuple(starts))
    )


def _language(name: str) -> str:
    named = {"german": "de", "french": "fr", "spanish": "es", "chinese": "zh"}
    return next((code for word, code in named.items() if name.endswith(word)), "en")
