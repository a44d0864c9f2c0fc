"""The HTML of a message as lines of Markdown: words stay apart where marks go."""

from __future__ import annotations

import pytest

from generator.dumps.messages.html_text import html_lines


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<p><b>tea one</b> <b>tea two</b></p>", "tea one tea two"),
        ("<p><i>a</i> <i>b</i> and <b>c</b> <i>d</i></p>", "*a b* and c *d*"),
        ("<p><strong>tea</strong>\n<strong>pot</strong></p>", "tea pot"),
        ("<p><b>tea</b><b>pot</b></p>", "teapot"),
        ("<p>2*3 and **x**</p>", r"2\*3 and \*\*x\*\*"),
    ],
)
def test_html_lines__emphasis_next_to_emphasis__keeps_the_words_apart(source: str, line: str) -> None:
    assert html_lines(source) == [line]
