"""YAML with line numbers, in which words stay words and nothing vanishes."""

from __future__ import annotations

import datetime as dt

import pytest

from generator import yaml_lines
from generator.errors import ContentError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("007", "007"),
        ("true", True),
        ("~", None),
        ("42", 42),
        ("2.5", 2.5),
        ("2024-07-25", dt.date(2024, 7, 25)),
        ("2024-02-31", "2024-02-31"),
        ("'2024-07-25'", "2024-07-25"),
        ("2024-07-25 10:00:00", "2024-07-25 10:00:00"),
    ],
)
def test_load__a_scalar__is_read_as_an_editor_means_it(text: str, value: object) -> None:
    found = yaml_lines.load(f"key: {text}", "x.yml").value["key"]
    assert found == value
    assert type(found) is type(value)


def test_load__a_key_twice__is_a_problem_that_names_both_lines() -> None:
    with pytest.raises(ContentError) as caught:
        yaml_lines.load("title: A\ndate: x\ntitle: B\n", "x.yml", first_line=2)
    assert str(caught.value) == 'x.yml:4: duplicate key "title" (keep one of them; the first is on line 2)'


def test_load__a_colon_in_a_title__is_reported_with_its_line_and_the_fix() -> None:
    with pytest.raises(ContentError) as caught:
        yaml_lines.load("author: me\ntitle: Alibaba: a story: again\n", "x.yml")
    assert str(caught.value).startswith("x.yml:2: not valid YAML")
    assert "double quotes" in str(caught.value)


def test_load__a_quote_that_is_not_closed__is_reported_where_it_opens() -> None:
    with pytest.raises(ContentError) as caught:
        yaml_lines.load('author: me\ntitle: "Alibaba\ndate: 2024-05-01\n', "x.yml", first_line=2)
    assert str(caught.value).startswith("x.yml:3: not valid YAML")


def test_load__nested_parts__know_their_lines() -> None:
    node = yaml_lines.load("a: 1\nlist:\n  - x\n  - y: 2\n", "x.yml")
    assert node.mapping["list"].sequence[1].mapping["y"].line == 4


def test_load__aliases_that_multiply__stay_small() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert len(yaml_lines.load(text, "x.yml").mapping) == 60


def test_load__an_alias_of_itself__is_a_problem() -> None:
    with pytest.raises(ContentError, match="contains itself"):
        yaml_lines.load("a: &a [*a]", "x.yml")


def test_load__a_python_object__is_plain_words() -> None:
    assert yaml_lines.load("a: !!python/object/apply:os.getcwd []", "x.yml").value == {"a": []}
