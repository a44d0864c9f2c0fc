"""People whom a text names with their office at a company."""

from __future__ import annotations

import pytest

from generator.content.registry import parse_companies
from generator.model import Person
from generator.suggest.people import suggest_people
from generator.suggest.report import print_people
from generator.suggest.sources import SourceArticle, SourceParagraph

FIRMS = parse_companies(
    "- name: Quill\n- name: Pebble Works\n  aliases: [Pebble]\n- name: Harbour Post\n", "companies.yml"
)


def made(*texts: str) -> tuple[SourceArticle, ...]:
    return tuple(
        SourceArticle("feed.txt", "", (SourceParagraph(number, text),)) for number, text in enumerate(texts, 1)
    )


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Quill CEO Ana Soto resigned.", ("Ana Soto", "CEO", "Quill")),
        ("Quill’s finance chief Bo Lin said no.", ("Bo Lin", "finance chief", "Quill")),
        ("Ana Soto, founder of the tea maker Pebble, drinks coffee.", ("Ana Soto", "founder", "Pebble Works")),
        ("It was Jan de Vries, Quill’s managing director, who left.", ("Jan de Vries", "managing director", "Quill")),
        ("The chief executive of Quill, Shou Zi Lin, waved.", ("Shou Zi Lin", "chief executive", "Quill")),
        (
            "On Monday Dr. Mary Okoro, Co-founder and CEO of Quill, spoke.",
            ("Mary Okoro", "co-founder and CEO", "Quill"),
        ),
        ("Ana Soto, head of public policy at Quill, agreed.", ("Ana Soto", "head of public policy", "Quill")),
    ],
)
def test_suggest_people__a_name_with_an_office__is_found(sentence: str, found: tuple[str, str, str]) -> None:
    assert [(s.name, s.role, s.company) for s in suggest_people(made(sentence), FIRMS)] == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Former Quill CEO Ana Soto resigned.",
        "Ana Soto, formerly head of research at Quill, agreed.",
        "Ana Soto visited Quill.",
        "President Ana Soto spoke in Faro.",
        "Quill founder Monday Morning Sale begins.",
        "Quill chief Pebble Works said no.",
        "The director of Quill resigned.",
    ],
)
def test_suggest_people__no_present_office_or_no_name__finds_nobody(sentence: str) -> None:
    assert suggest_people(made(sentence), FIRMS) == []


def test_suggest_people__several_articles__counts_them_and_keeps_the_usual_office() -> None:
    texts = (
        "Quill CEO Ana Soto left.",
        "Quill founder Bo Lin came.",
        "Quill CEO Ana Soto is back.",
        "Quill founder Ana Soto.",
    )
    first, second = suggest_people(made(*texts), FIRMS)
    assert (first.name, first.role, first.articles, first.occurrences) == ("Ana Soto", "CEO", 3, 3)
    assert [(one.line, one.sentence) for one in first.examples] == [(1, texts[0]), (3, texts[2])]
    assert second.name == "Bo Lin"


def test_suggest_people__somebody_with_an_entry__is_left_out() -> None:
    people = (Person("Ana Maria Soto", aliases=("Ana Soto",)),)
    assert suggest_people(made("Quill CEO Ana Soto left."), FIRMS, people) == []


def test_print_people__only_yaml__prints_entries_that_can_be_kept(capsys: pytest.CaptureFixture[str]) -> None:
    found = suggest_people(made("Ana Soto, founder of Pebble, left."), FIRMS)
    print_people(found, 1, 20, only_yaml=True)
    assert capsys.readouterr().out == "- name: Ana Soto\n  role: founder\n  company: Pebble Works\n"
    print_people(found, 1, 20, only_yaml=False)
    assert "feed.txt:1: Ana Soto, founder of Pebble, left." in capsys.readouterr().out
