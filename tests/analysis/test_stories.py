"""Stories: what joins them, what does not, and that a thread is no chain."""

from __future__ import annotations

from pathlib import Path

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


def _news(slug: str, day: str | None, body: str, *companies: str, **changes: object) -> Article:
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


def test_find_stories__each_further_600_articles__are_as_much_work_as_those_before() -> None:
    def work(count: int) -> int:
        articles = [
            article(f"a{n}", f"2024-{n % 12 + 1:02}-10", body=f"word{n % 17} thing{n % 19}", companies=(f"c{n % 50}",))
            for n in range(count)
        ]
        grouped = catalog(archive(*articles))
        texts = {a.path: a.body for a in articles}
        return lines_run(lambda: find_stories(grouped, texts))

    first, second, third = work(600), work(1200), work(1800)
    assert third - second < 1.2 * (second - first)  # quadratic work would be five thirds
