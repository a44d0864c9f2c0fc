"""The HTML of a message as lines of Markdown: words stay apart where marks go."""

from __future__ import annotations

import pytest

from generator.dumps.messages.html_text import html_lines


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<p><b>tea one</b> <b>tea two</b></p>", "tea one tea two"),
        ("<p><i>a</i> <i>b</i> and <b>c</b> <i>d</i></p>", "*a b* and **c** *d*"),
        (
            "<p>The <b>harbour</b> opened, and <strong>twelve <i>boats</i></strong> came.</p>",
            "The **harbour** opened, and **twelve boats** came.",
        ),
        ("<p><b>The harbour</b> opened at noon.</p>", "**The harbour** opened at noon."),
        ("<p><b>The harbour opens.</b> Boats came.</p>", "The harbour opens. Boats came."),
        ("<p><b>The harbour</b>: boats came.</p>", "The harbour: boats came."),
        ("<p>x<b>y</b>z and <b>.</b>z</p>", "x**y**z and .z"),
        ("<p><strong>tea</strong>\n<strong>pot</strong></p>", "tea pot"),
        ("<p><b>tea</b><b>pot</b></p>", "teapot"),
        ("<p>2*3 and **x**</p>", r"2\*3 and \*\*x\*\*"),
    ],
)
def test_html_lines__emphasis_next_to_emphasis__keeps_the_words_apart(source: str, line: str) -> None:
    assert html_lines(source) == [line]
