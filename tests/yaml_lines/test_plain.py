"""Plain YAML is read as the library reads it, or left to it."""

import random

import pytest

from generator import yaml_lines
from generator.yaml_lines.plain import plain_node

_ARTICLE = """title: A title, with 100% of "signs" & a colon:inside
date: 2024-07-25
author: null
companies: [Ben & Jerry's, 'A: B', "C"]
mentions: []
tags: [a-b, 2024, 1.10]
source:
  dump: feed.txt
  lines: [1, 20]
"""
_REGISTRY = """# What is known
- name: '1688'
  aliases: [1688.com]

- name: Plain
  draft: true
  cues:
"""


@pytest.mark.parametrize("text", [_ARTICLE, _REGISTRY, "a:\nb: 1\n", "a:\n\n  b: x\n# c\n  d:\ne: y", "- a: 1\n- b:"])
def test_plain_node__plain_text__is_what_the_library_reads(text: str) -> None:
    found = plain_node(text, 2)
    assert found is not None
    assert found == yaml_lines._load(text, "x", 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "a: |\n  text",
        "a: b\n  more",
        "a: b #c",
        "a: &x b",
        "a: b: c",
        "a: 'b",
        'a: "b\\n"',
        "a: [b, [c]]",
        "a: {b: c}",
        "a: b\na: c",
        "a:\tb",
        "a: b\x85c",
        "- a\n- b",
        "a:\n- b: c",
        "- a:\n    b: c",
        "  a: b",
        "- a: b\nc: d",
        "a: b\n- c: d",
        "a: -",
        "a: ? b",
        "a: [b ,c]",
    ],
)
def test_plain_node__other_text__is_left_to_the_library(text: str) -> None:
    assert plain_node(text, 1) is None


def test_plain_node__random_edits__never_differ_from_the_library() -> None:
    chance = random.Random(1)
    pieces = [
        *"abc12 :#-,[]{}'\"&*!|>%@`~+.?\n\t=\\é“\x85\xa0\u2028",
        "\n  ",
        "\n- ",
        "\nk: [",
        ": ",
        " #",
        "'x'",
        "null",
    ]
    plain = 0
    for _ in range(2000):
        text = chance.choice((_ARTICLE, _REGISTRY))
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(pieces) + text[at + chance.choice((0, 1)) :]
        found = plain_node(text, 1)
        if found is not None:
            assert found == yaml_lines._load(text, "x", 1), text
            plain += 1
    assert plain > 300
