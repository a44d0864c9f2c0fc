"""Stories: what joins them, what does not, and that a thread is no chain."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from generator.analysis.catalog import complete_registry, make_catalog
from generator.analysis.stories import Story, find_stories
from generator.content.links import Names
from generator.content.store import load_archive
from generator.model import Article
from generator.site.bodies import render_bodies
from generator.site.paths import TargetPaths
from tests.conftest import ROOT
from tests.support.line_count import lines_run
from tests.support.site_factories import LABELS, archive, article, catalog

FILLER = [f"Nothing of note number{'abcdefghij'[n]} happened in harbour{'abcdefghij'[n]}." for n in range(10)]


def _stories(*articles: Article) -> list[list[str]]:
    return [[step.article.slug for step in story.steps] for story in _found(*articles)]


def _found(*articles: Article) -> tuple[Story, ...]:
    """The stories among these and as many others as make their words rare."""
    others = [
        article(f"other-{n}", "2020-01-01", body=text, companies=(f"Other {n}",)) for n, text in enumerate(FILLER)
    ]
    every = sorted((*articles, *others), key=lambda a: (a.date.day is not None, a.date.day), reverse=True)
    grouped = catalog(archive(*every))
    return find_stories(grouped, {a.path: a.body for a in every})


def _news(slug: str, day: str | None, body: str, *companies: str, **changes: Any) -> Article:
    return article(slug, day, body=body, companies=companies, **changes)


def test_find_stories__one_company_and_rare_words__are_one_story_with_its_reasons() -> None:
    (story,) = _found(
        _news("b", "2024-03-10", "The teapot recall of Kettle widens to porcelain lids.", "Kettle"),
        _news("a", "2024-03-01", "Kettle begins a recall of its porcelain teapots.", "Kettle"),
    )
    assert [step.article.slug for step in story.steps] == ["a", "b"]
    assert [step.companies for step in story.steps] == [(), ("Kettle",)]
    assert {word.casefold() for word in story.steps[1].words} == {"teapot", "recall", "porcelain"}
    assert story.companies == ("Kettle",)
    assert story.slug == "a-2024-03-01"


def test_find_stories__the_same_words_about_others__are_no_story() -> None:
    text = "A recall of porcelain teapots begins."
    assert _stories(_news("a", "2024-03-01", text, "Kettle"), _news("b", "2024-03-02", text, "Spoutly")) == []


def test_find_stories__the_same_company_with_other_words__is_no_story() -> None:
    assert (
        _stories(
            _news("a", "2024-03-01", "A recall of porcelain teapots begins.", "Kettle"),
            _news("b", "2024-03-02", "Quarterly results disappoint analysts.", "Kettle"),
        )
        == []
    )


def test_find_stories__an_undated_article_and_one_years_later__stay_outside() -> None:
    text = "A recall of porcelain teapots begins."
    assert (
        _stories(
            _news("a", "2021-03-01", text, "Kettle"),
            _news("b", "2024-03-02", text, "Kettle"),
            _news("c", None, text, "Kettle"),
        )
        == []
    )


def test_find_stories__one_article_between_two_subjects__does_not_chain_them() -> None:
    recall = "A recall of porcelain teapots with cracked lids begins in Dresden."
    strike = "Drivers strike over night shifts and wages in Gdansk depots."
    both = f"{recall} {strike}"
    found = _stories(
        _news("r1", "2024-03-01", recall, "Kettle"),
        _news("r2", "2024-03-02", recall, "Kettle"),
        _news("both", "2024-03-03", both, "Kettle"),
        _news("s1", "2024-03-04", strike, "Kettle"),
        _news("s2", "2024-03-05", strike, "Kettle"),
    )
    assert ["s1", "s2"] in [story[-2:] for story in found]
    assert all(not {"r1", "s2"} <= set(story) for story in found)


WORDS = [f"{first}{vowel}{last}" for last in "km" for vowel in "aou" for first in "bdfgklmnprtvz"]
"""Made up, and so that no rule for word forms changes them."""


def _pair(shared: int, own: int, days: int = 1) -> list[list[str]]:
    """The stories of two articles about Kettle, so many days apart, that share so many of their rare words."""
    both, first, second = WORDS[:shared], WORDS[shared : shared + own], WORDS[shared + own : shared + 2 * own]
    later = dt.date(2022, 1, 1) + dt.timedelta(days)
    # A word that only one article has is not compared: others, about other companies, have the rest.
    return _stories(
        _news("a", "2022-01-01", " ".join(both + first), "Kettle"),
        _news("b", later.isoformat(), " ".join(both + second), "Kettle"),
        _news("x", "2019-01-01", " ".join(first), "Xeno"),
        _news("y", "2018-01-01", " ".join(second), "Yarrow"),
    )


@pytest.mark.parametrize(
    ("shared", "own", "days", "joined"),
    [
        (1, 0, 1, True),
        (1, 17, 1, True),
        (1, 19, 1, False),
        (2, 10, 120, True),
        (2, 10, 390, False),
        (3, 0, 400, True),
        (3, 0, 401, False),
    ],
)
def test_find_stories__the_longer_the_silence__the_more_must_be_shared(
    shared: int, own: int, days: int, joined: bool
) -> None:
    assert _pair(shared, own, days) == ([["a", "b"]] if joined else [])


@pytest.mark.parametrize(("others", "joined"), [(2, True), (3, False)])
def test_find_stories__a_word_of_five_articles_among_a_few_dozen__is_too_common(others: int, joined: bool) -> None:
    crowd = [_news(f"x{n}", f"2019-01-0{n + 1}", "Porcelain.", f"Company {n}") for n in range(others)]
    found = _stories(
        _news("a", "2024-03-01", "Porcelain.", "Kettle"), _news("b", "2024-03-02", "Porcelain.", "Kettle"), *crowd
    )
    assert found == ([["a", "b"]] if joined else [])


@pytest.mark.parametrize("text", ["Kettle", "5000 2nd"])
def test_find_stories__the_company_or_numbers_alone__make_no_story(text: str) -> None:
    pair = (_news(slug, f"2024-03-0{day}", text, "Kettle") for day, slug in enumerate("ab", 1))
    assert _stories(*pair) == []


@pytest.mark.parametrize(("text", "joined"), [("Porcelain.", False), ("Porcelain lids.", True)])
def test_find_stories__a_company_that_one_only_mentions__needs_two_words(text: str, joined: bool) -> None:
    found = _stories(
        _news("a", "2024-03-01", text, "Kettle"), _news("b", "2024-03-02", text, "Spoutly", mentions=("Kettle",))
    )
    assert found == ([["a", "b"]] if joined else [])


def test_find_stories__a_company_that_both_only_mention__is_less_than_one_they_are_about() -> None:
    def stories(**names: tuple[str, ...]) -> list[list[str]]:
        both, first, second = WORDS[:2], WORDS[2:8], WORDS[8:14]
        return _stories(
            article("a", "2024-03-01", body=" ".join(both + first), **{"companies": ("Spoutly",), **names}),
            article("b", "2024-03-02", body=" ".join(both + second), **{"companies": ("Leaf",), **names}),
            _news("x", "2019-01-01", " ".join(first), "Xeno"),
            _news("y", "2018-01-01", " ".join(second), "Yarrow"),
        )

    assert stories(mentions=("Kettle",)) == []
    assert stories(companies=("Kettle",)) == [["a", "b"]]


def test_find_stories__reasons__name_three_companies_and_three_words_that_most_articles_have() -> None:
    text, names = " ".join(WORDS[:5]), ("Ada", "Bix", "Cob", "Dow")
    (story,) = _found(_news("a", "2024-03-01", text, *names), _news("b", "2024-03-02", text, *names, "Eve"))
    assert (len(story.steps[1].companies), len(story.steps[1].words)) == (3, 3)
    assert (len(story.companies), len(story.words)) == (3, 3)
    (half,) = _found(_news("a", "2024-03-01", text, "Ada"), _news("b", "2024-03-02", text, "Ada", "Eve"))
    assert half.companies == ("Ada",)


def test_find_stories__a_word_in_a_compound_and_alone__is_spelt_as_it_is_alone() -> None:
    (story,) = _found(
        _news("a", "2024-03-01", "Porcelain.", "Kettle"),
        _news("b", "2024-03-02", "A porcelain-free, say, “Porcelain”.", "Kettle"),
    )
    assert story.steps[1].words == ("Porcelain",)


def test_find_stories__its_name__is_the_title_of_the_article_most_like_all() -> None:
    (story,) = _found(
        _news("first", "2024-03-01", "bak dak", "Kettle"),
        _news("middle", "2024-03-02", "bak dak fak gak", "Kettle"),
        _news("last", "2024-03-03", "bak dak fak gak", "Kettle"),
    )
    assert [step.article.slug for step in story.steps] == ["first", "middle", "last"]
    assert story.central.slug == "middle"


def test_find_stories__several__are_ordered_by_their_newest_article() -> None:
    found = _stories(
        _news("a1", "2024-03-01", "bak dak", "Kettle"),
        _news("b1", "2024-03-02", "fak gak", "Spoutly"),
        _news("b2", "2024-03-03", "fak gak", "Spoutly"),
        _news("a2", "2024-03-04", "bak dak", "Kettle"),
    )
    assert found == [["a1", "a2"], ["b1", "b2"]]


def test_find_stories__nothing_or_one_article__is_none() -> None:
    assert find_stories(catalog(archive()), {}) == ()
    one = article("a", companies=("Kettle",))
    assert find_stories(catalog(archive(one)), {one.path: one.body}) == ()


def test_find_stories__the_sample__has_several_and_none_takes_over() -> None:
    of = complete_registry(load_archive(Path(ROOT / "content")))
    names, addresses = Names(of), TargetPaths(of)
    bodies = render_bodies(of, names, addresses, LABELS)
    grouped = make_catalog(of, names, bodies.linked)
    stories = find_stories(grouped, {path: text.text for path, text in bodies.texts.items()})
    assert len(stories) >= 5
    assert max(len(story.steps) for story in stories) <= len(of.articles) / 6
    told = [step.article.path for story in stories for step in story.steps]
    assert len(told) == len(set(told))
    assert all(step.companies and step.words for story in stories for step in story.steps[1:])


def test_find_stories__each_further_1200_articles__are_as_much_work_as_those_before() -> None:
    def work(count: int) -> int:
        articles = [
            article(f"a{n}", f"2024-{n % 12 + 1:02}-10", body=f"word{n % 17} thing{n % 19}", companies=(f"c{n % 50}",))
            for n in range(count)
        ]
        grouped = catalog(archive(*articles))
        texts = {a.path: a.body for a in articles}
        return lines_run(lambda: find_stories(grouped, texts))

    first, second, third = work(600), work(1800), work(3000)
    assert third - second < 1.2 * (second - first)  # quadratic work would be twice as much
