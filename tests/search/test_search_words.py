"""Months, compounds and plurals: what the search page's scripts find by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import SitePath
from generator.search.documents import SearchDocument
from generator.search.files import build_search
from tests.search.test_search_engine import article, found, messages
from tests.support.search_quality import ask

NEWS = (  # newest first
    article("june", "Kettles sell well", "In May 2024 a firm bought a plant. Women founded it.", "2024-06-03"),
    article(
        "may",
        "Tea firm opens a Batteriefabrik",
        "The price war goes on in Hong Kong in the second quarter.",
        "2024-05-16",
    ),
    article("older", "Handel und Krieg", "Elektroautos may sell in 2024, said one woman of many.", "2023-05-02"),
)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for file in build_search(NEWS).files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 2024", ["may", "june"]), ("2024-05", ["may", "june"]), ("2024-05-16", ["may", "june"]), ("16 May 2024", ["may"]), ("May 16, 2024", ["may"]),
        ("tea may 2024", ["may"]), ("jun 2024", ["june"]), ("may 2023 elektroauto", ["older"]), ("May 2019", []),
        ("-kettles May 2024", ["may"]),
    ],
)  # fmt: skip
def test_search__a_month__finds_its_articles_before_those_that_name_it(
    news: Path, text: str, expected: list[str]
) -> None:
    answer = ask(news, [{"text": text}])[0]
    got = found(answer) if answer["how"] == "all" else []
    assert got == expected


@pytest.mark.parametrize(
    ("text", "first", "says"),
    [
        ("pricewar", "may", "showing “price war”"),
        ("hongkong", "may", "showing “hong kong”"),
        ("batterie fabrik", "may", "showing “batteriefabrik”"),
        ("fabrik", "may", "showing “batteriefabrik”"),
        ("handelskrieg", "older", "showing “handels krieg”"),
        ("elektroauto", "older", ""),
        ("elektro auto", "older", "showing “elektroauto”"),
        ("q2", "may", ""),
        ("2nd quarter", "may", ""),
        ("kettels", "june", "showing “kettles”"),
    ],
)
def test_search__words_written_joined_apart_or_otherwise__find_the_article(
    news: Path, text: str, first: str, says: str
) -> None:
    answer = ask(news, [{"text": text}])[0]
    assert found(answer)[:1] == [first]
    assert says in messages(answer)


@pytest.mark.parametrize("text", ["woman", "women"])
def test_search__a_word_with_an_irregular_plural__finds_both_forms(news: Path, text: str) -> None:
    assert sorted(found(ask(news, [{"text": text}])[0])) == ["june", "older"]


def test_search__articles_of_which_no_month_is_known__are_found_by_their_years(tmp_path: Path) -> None:
    documents = (
        article("ovens", "Ovens", "Tea.", "2021-03-02", period="2021-03"),
        SearchDocument(SitePath("years.html"), "Years", "2020-21", "", "", "Tea.", period="2020-2021"),
        article("kettles", "Kettles", "Tea.", "2020-04-02", period="2020-04"),
        SearchDocument(SitePath("spring.html"), "Spring", "spring 2020", "2020", "", "Tea.", period="2020"),
    )
    for file in build_search(documents, (), ()).files:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    asked = {
        "year:2020": ["kettles", "spring"], "year:2020-21": ["years"], "year:2020-2021": ["kettles", "ovens", "spring", "years"],
        "year:2021": ["ovens"], "tea 2021": ["ovens", "years"], "April 2020": ["kettles"],
    }  # fmt: skip
    answers = ask(tmp_path, [{"text": text, "typing": False} for text in asked])
    assert {text: sorted(found(answer)) for text, answer in zip(asked, answers, strict=True)} == asked
