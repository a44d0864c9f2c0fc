"""Remarks are hidden in one pass."""

from __future__ import annotations

import pytest

from generator.content.markdown_rules.remarks import hide_remarks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tea <!-- secret --> and", "tea  and"),
        ("tea %%secret%% and", "tea  and"),
        ("tea %%sec\nret%% and <!--\nx\n--> y", "tea  and  y"),
        ("`<!-- code -->` <!-- secret -->", "`<!-- code -->` "),
        ("``a ` <!-- code --> `` %%secret%%", "``a ` <!-- code --> `` "),
        ("a lone ` and <!-- secret --> tea", "a lone ` and  tea"),
        ("```\n<!-- code -->\n```\n<!-- secret -->tea", "```\n<!-- code -->\n```\ntea"),
        ("<!-- not closed, %%secret%%tea", "<!-- not closed, tea"),
        ("50%% of %%secret%% tea", "50%% of  tea"),
        ("<!-- a <!-- b --> tea", " tea"),
    ],
)
def test_hide_remarks__remarks_and_code__only_remarks_go(text: str, expected: str) -> None:
    assert hide_remarks(text) == expected
