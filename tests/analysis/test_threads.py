"""Stories after an edit: what an earlier call has found is used again, and changes nothing."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from generator.analysis import threads
from generator.analysis.catalog import Catalog, make_catalog
from generator.analysis.stories import find_stories
from generator.content.links import Names
from generator.memo import Memo
from generator.model import Article, DateEstimate
from tests.support.site_factories import archive, article

WORDS = [f"{first}{vowel}{last}" for last in "km" for vowel in "aou" for first in "bdfgklmnprtvz"]
NAMES = ("Kettle", "Spoutly", "Xeno", "Yarrow")


def _article(chance: random.Random, slug: str) -> Article:
    day = (dt.date(2023, 1, 1) + dt.timedelta(chance.randrange(500))).isoformat()
    topic = chance.sample(WORDS, 12)
    return article(slug, day, body=" ".join(chance.choices(topic, k=14)), companies=(chance.choice(NAMES),))


def _edited(chance: random.Random, articles: dict[str, Article], number: int) -> None:
    """One edit of some articles: of a text, a title, a day, companies; one more; one less; one text like another's."""
    slug = chance.choice(sorted(articles))
    one = articles[slug]
    match chance.randrange(7):
        case 0:
            articles[slug] = replace(one, body=f"{one.body} {chance.choice(WORDS)}")
        case 1:
            articles[slug] = replace(one, title=" ".join(chance.sample(WORDS, 2)))
        case 2:
            day = dt.date(2023, 1, 1) + dt.timedelta(chance.randrange(500))
            articles[slug] = replace(one, date=DateEstimate(day))
        case 3:
            articles[slug] = replace(one, companies=tuple(chance.sample(NAMES, 2)))
        case 4:
            articles[f"new-{number}"] = _article(chance, f"new-{number}")
        case 5:
            del articles[slug]
        case _:
            articles[slug] = replace(one, body=articles[chance.choice(sorted(articles))].body, companies=("Kettle",))


def _grouped(articles: dict[str, Article]) -> tuple[Catalog, dict[str, str]]:
    def newest_first(one: Article) -> tuple[int, str]:
        assert one.date.day
        return -one.date.day.toordinal(), one.slug

    every = archive(*sorted(articles.values(), key=newest_first))
    return make_catalog(every, Names(every)), {one.path: one.body for one in every.articles}


def test_find_stories__many_edits__are_as_without_memory() -> None:
    chance = random.Random(14)
    articles = {f"a-{number}": _article(chance, f"a-{number}") for number in range(60)}
    memo = Memo()
    lengths = set[int]()
    for number in range(25):
        for _ in range(chance.choice((1, 1, 1, 3))):
            _edited(chance, articles, number)
        catalog, texts = _grouped(articles)
        found = find_stories(catalog, texts, memo)
        assert found == find_stories(catalog, texts)
        lengths |= {len(story.steps) for story in found}
        memo = Memo(memo.packed())  # as the next build reads it
    assert max(lengths) > 3


def test_find_stories__one_text_edited__compares_few_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)
    articles = {f"a-{number}": _article(chance, f"a-{number}") for number in range(200)}
    memo, compared = Memo(), list[int]()
    shared = threads._Postings.shared

    def counted(self: threads._Postings, positions: Sequence[int]) -> Iterator[list[tuple[int, float, int]]]:
        compared.extend(positions)
        return shared(self, positions)

    monkeypatch.setattr(threads._Postings, "shared", counted)
    find_stories(*_grouped(articles), memo)
    assert len(compared) == 200
    compared.clear()
    articles["a-7"] = replace(articles["a-7"], body=f"{articles['a-7'].body} unheard")
    find_stories(*_grouped(articles), memo)
    assert 1 <= len(compared) < 60
