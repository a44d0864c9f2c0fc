"""The fallback fonts of broadsheet have the measures of its fonts: nothing jumps when those arrive."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from scripts.font_fallbacks import LOCAL, PER_MILLE, SITE, average_width, fallback_faces
from tests.conftest import ROOT

CSS = (ROOT / "themes" / "broadsheet" / "static" / "style.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(LOCAL))
def test_style_css__its_fallbacks__are_those_that_the_fonts_give(name: str) -> None:
    faces = fallback_faces(name)
    for face in faces:
        assert face in CSS, "run scripts/font_fallbacks.py and paste what it prints into style.css"
    family = faces[0].split('"')[1]
    assert CSS.count(f'"{family}"') == sum(f'"{family}"' in face for face in faces) + 1  # and once in the token


@pytest.mark.parametrize(
    ("name", "published"), [("Serif", 479 / 1000), ("Sans", 978 / 2048), ("Serif italic", 441 / 1000)]
)
def test_average_width__the_sites_fonts__is_the_published_one(name: str, published: float) -> None:
    """The other fonts' widths are from the same table, so that ours must be measured as those were."""
    assert average_width(TTFont(SITE[name]), 400) == pytest.approx(published, rel=0.005)
    assert sum(PER_MILLE.values()) == 1000
