"""The search answers what readers of the real feed type."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.search.test_search import node
from tests.support.search_quality import QUERIES, measure, real_site


@pytest.fixture(scope="module")
def real_search(real_dumps: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The content of the real dumps, and a site with their search files."""
    return real_site(real_dumps, tmp_path_factory.mktemp("real"))


def test_search__questions_of_readers_to_the_real_feed__mean_reciprocal_rank_is_at_least_0_90(
    real_search: tuple[Path, Path],
) -> None:
    outcomes = measure(*real_search)
    missed = [(outcome.question, outcome.rank) for outcome in outcomes if outcome.rank != 1]
    assert len(outcomes) >= 60
    assert sum(outcome.reciprocal for outcome in outcomes) / len(outcomes) >= 0.90, missed


def test_lunr_index__questions_of_readers_to_the_real_feed__has_the_articles_and_scores_of_the_page(
    real_search: tuple[Path, Path],
) -> None:
    """lunr.js loads the download; the page computes scores from its own files. Only the order of addition differs."""
    questions = [entry["q"] for entry in yaml.safe_load(QUERIES.read_text(encoding="utf-8"))["queries"]]
    result = node({"do": "load", "site": str(real_search[1]), "queries": questions})
    assert result["articles"] > 100
    assert result["single"] > 100
    assert result["several"] > 50
    assert result["fewest"] >= 1
    assert result["furthest"] < 1e-12
