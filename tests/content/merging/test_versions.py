"""Newer versions of articles are detected by shared runs of words."""

from __future__ import annotations

import pytest

from generator.content.merging import versions
from generator.content.merging.versions import newer_versions

OLD = (
    "The mill by the river has taken on forty people since the spring. Its owner had sworn never to hire again, "
    "after the flood of the year before had carried off his barges and the wheel, and half of the grain with them."
)
NEW = OLD.replace("forty", "fifty").replace("the wheel", "a wheel")
OTHER = "A bridge that was to be open by May will not be, for the steel that it needs is still in a port in the south."


@pytest.fixture(autouse=True, params=[1000, 1], ids=["few texts", "many texts"])
def _many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case holds where only repeated runs are held, too."""
    monkeypatch.setattr(versions, "_MANY", request.param)


def test_newer_versions__a_few_words_changed__is_a_newer_version() -> None:
    assert newer_versions([("new.md", NEW)], {"old.md": OLD, "other.md": OTHER}) == {"new.md": "old.md"}


def test_newer_versions__two_new_texts__the_second_is_compared_with_the_first() -> None:
    assert newer_versions([("a.md", OLD), ("b.md", OTHER), ("c.md", NEW)], {}) == {"c.md": "a.md"}


def test_newer_versions__another_text_or_a_short_one__is_none() -> None:
    assert newer_versions([("new.md", OTHER)], {"old.md": OLD}) == {}
    assert newer_versions([("new.md", "The mill by the river has taken on")], {"old.md": OLD}) == {}


def test_newer_versions__a_phrase_that_everybody_uses__makes_none() -> None:
    phrase = "The company did not at once respond to a request for comment that was sent to it on the same day."
    texts = [(f"{n}.md", f"{phrase} {' '.join(f'word{n}x{i}' for i in range(40))}") for n in range(90)]
    assert newer_versions(texts, {}) == {}


def test_newer_versions__chinese__counts_characters() -> None:
    old = "果园公司昨日宣布，将在三个省份开设四十家维修店，其创始人长期以来一直认为这一步太慢、太贵。"
    assert newer_versions([("new.md", old.replace("四十", "五十"))], {"old.md": old}) == {"new.md": "old.md"}
