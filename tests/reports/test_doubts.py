"""What an import says of the number of articles it found."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.dumps.feed.cohesion import distant_cohesion
from tests.support.review_factories import run

ROOT = Path(__file__).resolve().parents[2]


def many(source: str) -> list[str]:
    """The paragraphs of several articles."""
    articles = yaml.safe_load((ROOT / source).read_text(encoding="utf-8"))["articles"]
    return [paragraph for article in articles for paragraph in article["body"]]


def one(source: str) -> list[str]:
    """The paragraphs of a text on one thing."""
    paragraphs = (ROOT / source).read_text(encoding="utf-8").split("\n\n")
    return [" ".join(text.split()) for text in paragraphs if len(text) > 80 and not text.startswith(("|", "```", "-"))]


@pytest.mark.parametrize("source", ["docs/editing.md", "docs/import.md", "docs/search.md"])
def test_distant_cohesion__a_text_on_one_thing__is_higher_than_that_of_articles(source: str) -> None:
    articles = ("benchmarks/feeds/film-trade.yml", "training/feeds/court-crime.yml", "training/feeds/sport-results.yml")
    assert distant_cohesion(one(source)) > 0.04 >= max(distant_cohesion(many(other)) for other in articles)


@pytest.mark.parametrize(
    ("source", "doubtful"),
    [
        ("training/feeds/court-crime.yml", True),
        ("training/feeds/agency-reports.yml", True),
        ("benchmarks/feeds/film-trade.yml", True),
        ("docs/import.md", False),
    ],
)
def test_import__a_long_text_read_as_one_article__is_doubted_by_its_words(
    source: str, doubtful: bool, tmp_path: Path
) -> None:
    dump = tmp_path / "text.txt"
    dump.write_text("\n\n".join(many(source) if source.endswith(".yml") else one(source)), encoding="utf-8")
    result = run(dump, "--as", "page", "--dry-run", "--content", tmp_path / "content")
    assert ", 1 article" in result.output, result.output
    assert ("check: one article from" in result.output) is doubtful, result.output
    assert ("share so few words" in result.output) is doubtful


def test_import__a_feed_without_separators__says_how_many_articles_are_likely(tmp_path: Path) -> None:
    dump = tmp_path / "feed.txt"
    dump.write_text("\n".join(many("benchmarks/feeds/security-notes.yml")), encoding="utf-8")
    result = run(dump, "--as", "feed", "--dry-run", "--content", tmp_path / "content")
    assert " likely)" in result.output, result.output
