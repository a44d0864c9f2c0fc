"""Reasons of discards: each has words for people, and nothing is decided by the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.model import Discard
from generator.reports import reasons
from generator.reports.reasons import DISCARD_WORDS, reason_words
from tests.support.files import files_of
from tests.support.review_factories import run, write_feed


def test_discard_words__every_reason__has_words_of_its_own() -> None:
    assert set(DISCARD_WORDS) == set(DiscardReason)
    assert len(set(DISCARD_WORDS.values())) == len(DISCARD_WORDS)


def test_reason_words__a_detail__follows_the_words() -> None:
    repeated = Discard(1, "text", DiscardReason.REPEATS_ANOTHER, "articles/2024/mill.md")
    assert reason_words(repeated) == "repeats articles/2024/mill.md"
    exported = Discard(1, "text", DiscardReason.OTHER_POST_TYPE, "recipe")
    assert reason_words(exported) == "not an article: recipe"


def test_import__every_reason_reworded__writes_the_same_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = write_feed(tmp_path)
    with feed.open("a", encoding="utf-8") as file:
        file.write("\n***\nThe post The mill takes on forty people appeared first on Valley Post.\n")
    before = run(feed, "--content", tmp_path / "before")
    words = {reason: f"reworded {number}" for number, reason in enumerate(DiscardReason)}
    monkeypatch.setattr(reasons, "DISCARD_WORDS", words)
    after = run(feed, "--content", tmp_path / "after")
    assert "reworded" in after.output
    assert "reworded" not in before.output
    assert files_of(tmp_path / "before") == files_of(tmp_path / "after")
