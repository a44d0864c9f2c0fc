"""The features of the segmentation model: each has words for people, and nothing is decided by the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dumps.feed.feature_ids import Feature, FeatureGroup
from generator.reports import feature_words
from generator.reports.feature_words import FEATURE_WORDS, GROUP_WORDS
from tests.support.files import files_of
from tests.support.review_factories import run, write_feed


def test_feature_words__every_feature_and_group__has_words_of_its_own() -> None:
    assert set(FEATURE_WORDS) == set(Feature)
    assert len(set(FEATURE_WORDS.values())) == len(FEATURE_WORDS)
    assert set(GROUP_WORDS) == set(FeatureGroup)
    assert len(set(GROUP_WORDS.values())) == len(GROUP_WORDS)


def test_import__every_feature_reworded__writes_the_same_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = write_feed(tmp_path)
    run(feed, "--content", tmp_path / "before")
    assert "reworded" not in run(feed, "--content", tmp_path / "other", "--explain", "5").output
    words = {feature: f"reworded {feature.value}" for feature in Feature}
    monkeypatch.setattr(feature_words, "FEATURE_WORDS", words)
    run(feed, "--content", tmp_path / "after")
    assert "reworded" in run(feed, "--content", tmp_path / "other", "--explain", "5").output
    assert files_of(tmp_path / "before") == files_of(tmp_path / "after")
