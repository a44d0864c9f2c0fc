"""`people.yml`: what an entry says, and what is wrong with one."""

from __future__ import annotations

import pytest

from generator.content.registry import parse_companies, parse_people
from generator.errors import ContentError
from generator.model import Person

FIRMS = parse_companies("- name: Quill\n  aliases: [Q Works]\n", "companies.yml")


def test_parse_people__an_entry__has_the_registry_name_of_its_company() -> None:
    text = "- name: Ana Soto\n  aliases: [A. Soto]\n  role: chief executive\n  company: q works\n  site: https://a.example\n"
    wanted = Person("Ana Soto", ("A. Soto",), "chief executive", "Quill", "https://a.example")
    assert parse_people(text, "people.yml", FIRMS) == (wanted,)


def test_parse_people__only_a_name_or_nothing__is_enough() -> None:
    assert parse_people("- name: Ana Soto\n", "people.yml", FIRMS) == (Person("Ana Soto"),)
    assert parse_people("", "people.yml", FIRMS) == ()


def test_parse_people__several_mistakes__are_all_reported() -> None:
    text = "- name: Ana Soto\n  rule: cook\n- name: Ana Soto\n- role: cook\n- name: Bo Lin\n  company: Quil\n"
    with pytest.raises(ContentError) as caught:
        parse_people(text, "people.yml", FIRMS)
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4, 6]


def test_parse_people__companies_that_cannot_be_read__are_no_mistake_of_people() -> None:
    assert parse_people("- name: Bo Lin\n  company: Quil\n", "people.yml", None)[0].company == "Quil"
