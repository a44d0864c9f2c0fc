"""Stylesheets in fewer bytes that mean the same."""

from __future__ import annotations

import pytest

from generator.site.theming.stylesheet import minify


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("a { color: red; }\n\n/* why */\nb{}", "a{color:red}b{}\n"),
        ("a :hover, a:hover > b + c { x: calc(1px + 2px) }", "a :hover,a:hover > b + c{x:calc(1px + 2px)}\n"),
        ('a::before { content: " /* no; comment */  {x}" ; }', 'a::before{content:" /* no; comment */  {x}"}\n'),
        ("a { content: 'it\\'s ; here' }", "a{content:'it\\'s ; here'}\n"),
        ("a { background: url(data:image/png;base64,a/*b) }", "a{background:url(data:image/png;base64,a/*b)}\n"),
        ("@media (min-width: 62rem) and (hover) { a { b: c } }", "@media (min-width:62rem) and (hover){a{b:c}}\n"),
        ("a/* between */b { c: d }", "a b{c:d}\n"),
        ("a { b: c } /* never closed", "a{b:c}\n"),
        ("/* nothing */", ""),
    ],
)
def test_minify__css__means_the_same(css: str, short: str) -> None:
    assert minify(css) == short
    assert minify(short) == short
