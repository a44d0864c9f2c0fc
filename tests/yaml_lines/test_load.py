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


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("title: &amp words", "&amp"),
        ("a: [x]\nb: *x", "*x"),
        ("title: !important words", "!important"),
        ("a: !!python/object/apply:os.getcwd []", "!!python/object/apply:os.getcwd"),
        ("a: &a [*a]", "&a"),
        ("- &a x\n- {b: *a}", "*a}"),
        ("a: &a !!str v", "&a"),
        ("a: &a\n  - x", "&a"),
        ("- x: {y: !z w}", "!z"),
    ],
)
def test_load__an_anchor_an_alias_or_a_tag__is_refused_with_the_quoting_to_use(text: str, word: str) -> None:
    with pytest.raises(ContentError) as caught:
        yaml_lines.load(text, "x.yml")
    assert f"{word} has a meaning in YAML and would be dropped" in str(caught.value)
    assert "double quotes" in str(caught.value)


@pytest.mark.parametrize(
    "value", ["Johnson & Johnson", "AT&T", "'&amp words'", '"*x"', "|\n  &x *y", "x # &not", "2*3", "Yahoo!"]
)
def test_load__signs_without_a_meaning__are_kept(value: str) -> None:
    assert yaml_lines.load(f"a: {value}", "x.yml").mapping["a"].value


def test_load__aliases_that_multiply__make_a_short_message() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    with pytest.raises(ContentError) as caught:
        yaml_lines.load(text, "x.yml")
    assert len(str(caught.value)) < 30_000


@pytest.mark.parametrize(
    ("text", "line", "fix"),
    [
        ("a: x\ntitle: We are #1 in ferries", 2, '"We are #1 in ferries"'),
        ("colour: #fff", 1, '"#fff"'),
        ("tags:\n  - a\n  - b #c", 3, '"b #c"'),
        ("title: 船 #1", 1, '"船 #1"'),
    ],
)
def test_load__a_hash_right_before_a_word__is_refused_with_the_quoting_to_use(text: str, line: int, fix: str) -> None:
    with pytest.raises(ContentError) as caught:
        yaml_lines.load(text, "x.yml")
    (problem,) = caught.value.problems
    assert problem.line == line
    assert f"put the value into double quotes: {fix};" in problem.fix


@pytest.mark.parametrize(
    "text", ["a: x # a comment", "# x\na: x", 'a: "x #1"', "a: x#1", "a: |\n  x #1", "#a: x\nb: y"]
)
def test_load__a_comment_or_a_quoted_hash__is_none_of_that(text: str) -> None:
    assert yaml_lines.load(text, "x.yml").mapping


@pytest.mark.parametrize("number", ["1.10", "+5", "-0", "2.0", "360", "0.5"])
def test_load__a_number__is_printed_as_it_is_written(number: str) -> None:
    assert str(yaml_lines.load(f"a: {number}", "x.yml").value["a"]) == number
