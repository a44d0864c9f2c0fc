"""Headlines of invented briefs, by kind of what misleads, against those that a sub-editor would write."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from benchmarks.figures.metrics import rouge1
from generator.dumps.structure import read_structure
from generator.enrich.headlines.choose import make_title
from generator.enrich.headlines.clauses import SHORTEST, most_characters
from generator.language import is_wide
from tests.conftest import ROOT
from tests.support.factories import make_item

BRIEFS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "headlines" / "briefs.yml").read_text("utf-8"))
_FLOOR = 0.592
"""ROUGE-1 of the briefs in English, on average; raise it with what is gained."""


def headline(brief: dict[str, Any]) -> str:
    return make_title(read_structure(make_item(*brief["body"])))


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda brief: f"{brief['kind']}: {brief['title']}")
def test_make_title__a_brief_that_misleads__has_the_words_of_the_news(brief: dict[str, Any]) -> None:
    title = headline(brief)
    assert [word for word in brief["needs"] if word.casefold() not in title.casefold()] == [], title
    assert is_wide(title) or len(title) >= SHORTEST
    assert len(title) <= most_characters(title)
    assert title[-1] not in ",;:，、"


def test_make_title__all_briefs__are_near_what_a_sub_editor_writes() -> None:
    scores = [rouge1(headline(brief), brief["title"]) for brief in BRIEFS if not is_wide(brief["title"])]
    assert len(scores) >= 30
    assert sum(scores) / len(scores) >= _FLOOR
