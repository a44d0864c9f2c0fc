"""Long feeds without any mark, and the boundaries that are stated where none is certain."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from benchmarks.figures.metrics import f1
from generator.dumps.feed.likely_starts import expected_f1, likely_starts
from generator.dumps.items import read_items
from generator.dumps.read import recognise
from generator.model import Dump, DumpKind
from training.feed_maker import SHAPES, FeedArticle, FeedSource, read_feed_sources, write_feed

REPORTS = ("agency-reports", "commodity-markets", "company-statements", "court-crime", "local-council")
ONE = (
    "On {day} the weavers of Kelder said that they had {n} looms. The cloth of Kelder goes to tailors in {n} towns. "
    "In the spring Kelder said its looms ran day and night. A union at Kelder wants shorter shifts. "
)


def articles(count: int) -> list[FeedArticle]:
    found = [article for source in read_feed_sources() if source.name in REPORTS for article in source.articles]
    random.Random(3).shuffle(found)
    return found[:count]


def bare(text: str) -> str:
    return re.sub(r"\W+", "", text)[:40]


def test_likely_starts__best_is_nowhere_near__takes_as_many_of_the_likeliest_as_pay() -> None:
    opening = (1.0, 0.1, 0.7, 0.1, 0.6, 0.1, 0.05)
    assert likely_starts((0,), opening, {}) == (0, 2, 4)


def test_likely_starts__best_is_near__is_kept() -> None:
    opening = (1.0, 0.1, 0.9, 0.1, 0.8, 0.31, 0.05)
    assert likely_starts((0, 2, 4), opening, {}) == (0, 2, 4)


def test_likely_starts__neighbours_share_one_boundary__the_likelier_opens() -> None:
    assert likely_starts((0,), (1.0, 0.1, 0.45, 0.5, 0.1, 0.1), {}) == (0, 3)


def test_likely_starts__neighbours_both_sure__both_open() -> None:
    assert likely_starts((0,), (1.0, 0.1, 0.9, 0.9, 0.1), {}) == (0, 2, 3)


@pytest.mark.parametrize("opening", [(), (1.0,), (1.0, 0.0, 0.0)])
def test_likely_starts__nothing_expected__one_article_or_none(opening: tuple[float, ...]) -> None:
    assert likely_starts((0,) if opening else (), opening, {}) == ((0,) if opening else ())


def test_likely_starts__decisions_of_an_editor__hold() -> None:
    found = likely_starts((0, 1), (1.0, 1.0, 0.0, 0.6, 0.6, 0.5), {1: True, 2: False})
    assert 1 in found
    assert 2 not in found


def test_expected_f1__two_of_three_boundaries__by_hand() -> None:
    assert expected_f1((0, 1), (1.0, 0.5, 0.5)) == pytest.approx(2 * 0.5 / 2)
    assert expected_f1((0,), (1.0, 0.0)) == pytest.approx(1.0)


@pytest.mark.parametrize(("shape", "least"), [("sentences", 0.55), ("pairs", 0.5)])
def test_read_items__hundreds_of_short_paragraphs__about_as_many_articles_as_there_are(
    shape: str, least: float
) -> None:
    chosen = replace(next(one for one in SHAPES if one.name == shape), shuffled=True)
    made = write_feed(FeedSource("r", "en", tuple(articles(60))), chosen, random.Random(5))
    items = read_items(Dump("reports.txt", recognise(made.lines), made.lines)).items
    assert 40 <= len(items) <= 75
    wanted, found = set(made.starts[1:]), {item.first for item in items[1:]}
    assert f1(len(wanted & found), len(found - wanted), len(wanted - found)) >= least


def test_read_items__sixty_articles_on_one_line__are_divided_at_sentences() -> None:
    chosen = articles(60)
    line = " ".join(" ".join(article.paragraphs) for article in chosen)
    items = read_items(Dump("reports.txt", recognise([line]), (line,))).items
    assert 40 <= len(items) <= 75
    wanted = {bare(article.paragraphs[0]) for article in chosen}
    found = {bare(item.paragraphs[0].text) for item in items}
    assert f1(len(wanted & found), len(found - wanted), len(wanted - found)) >= 0.55
    assert bare_words(" ".join(p.text for item in items for p in item.paragraphs)) == bare_words(line)


def test_recognise__a_long_line_about_one_subject__is_one_article() -> None:
    line = "".join(ONE.format(day="Monday", n=n) for n in range(40))
    assert recognise([line]) is DumpKind.PAGE


def test_recognise__few_bullets_in_many_short_paragraphs__is_no_list() -> None:
    lines = [text for article in articles(60) for text in article.paragraphs for text in re.split(r"(?<=[.!?]) ", text)]
    lines[100:100] = ["- cut grass: £118,000", "- closed museum: £64,000", "- garden bins: £310,000"]
    assert recognise(lines) is DumpKind.FEED


def bare_words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
