"""Scripts without their documentation comments."""

from __future__ import annotations

import pytest

from generator.site.theming.javascript import strip_docs


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("/** About. */\nconst a = 1;\n", "const a = 1;\n"),
        ("  /** Two\n      lines. */\n  const a = 1;\n", "  const a = 1;\n"),
        ("const a = /** @type {B} */ (b);\n", "const a = (b);\n"),
        ("(/** @type {string} */ a) => a", "(a) => a"),
        ("/** One. */\n\n/** Two. */\nx();\n", "\nx();\n"),
    ],
)
def test_strip_docs__documentation__is_removed(script: str, expected: str) -> None:
    assert strip_docs(script) == expected


@pytest.mark.parametrize(
    "script",
    [
        "/* note */\nx(); // why\n",
        "/**\n * lib 1.0\n * Copyright (C) 2020\n */\nx();\n",
        "/** @license MIT */\nx();\n",
        "/** begins */ x(); /* ends */\n",
        "const glob = 'a/**/b', text = `\n/**`;\n",
        "/**/\nx();\n",
    ],
)
def test_strip_docs__code_notes_and_licenses__stay(script: str) -> None:
    assert strip_docs(script) == script
