"""Print the fallback faces of broadsheet's style.css: a reader's own fonts, given the measures of the site's.

Data: `LOCAL` fonts, their published measures; the site's fonts are measured in `node_modules`.
Limits: widths are those of English prose on average; run after a font is changed and paste what it prints
(tests/site/theming/test_font_fallbacks.py fails until it is there).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "node_modules" / "@fontsource-variable"

PER_MILLE = {
    " ": 152, "e": 102, "t": 73, "a": 66, "o": 61, "i": 58, "n": 57, "s": 54, "h": 43, "r": 49, "l": 34, "d": 33,
    "c": 27, "u": 23, "m": 20, "f": 17, "p": 17, "g": 16, "w": 14, "y": 15, "b": 12, "v": 9, "k": 6, ",": 9, ".": 9,
    "T": 3, "A": 3, "S": 3, "C": 3, "M": 2, "B": 2, "I": 2, "-": 2, "0": 2, "2": 2,
}  # fmt: skip
"""How often a character stands in English prose."""


@dataclass(frozen=True, slots=True)
class Local:
    """A font that readers may have."""

    family: str
    """Of the fallback in style.css."""
    names: tuple[str, ...]
    """Fonts with the same widths, as `local()` finds them."""
    weights: str
    width: float
    """Of a character of English prose on average, in em."""
    italic: bool = False


LOCAL = {
    "Serif": (
        Local("Serif G", ("Georgia",), "200 549", 913 / 2048),
        Local("Serif G", ("Georgia Bold",), "550 900", 1062 / 2048),
        Local("Serif T", ("Times New Roman", "Liberation Serif"), "200 549", 832 / 2048),
        Local("Serif T", ("Times New Roman Bold", "Liberation Serif Bold"), "550 900", 886 / 2048),
        Local("Serif D", ("DejaVu Serif",), "200 549", 0.5151),
        Local("Serif D", ("DejaVu Serif Bold",), "550 900", 0.5690),
        Local("Serif G", ("Georgia Italic",), "200 900", 931 / 2048, italic=True),
        Local("Serif T", ("Times New Roman Italic", "Liberation Serif Italic"), "200 900", 836 / 2048, italic=True),
        Local("Serif D", ("DejaVu Serif Italic",), "200 900", 0.5151, italic=True),
    ),
    "Sans": (
        Local("Sans A", ("Arial", "Liberation Sans"), "100 549", 913 / 2048),
        Local("Sans A", ("Arial Bold", "Liberation Sans Bold"), "550 900", 983 / 2048),
        Local("Sans R", ("Roboto",), "100 900", 911 / 2048),
        Local("Sans D", ("DejaVu Sans",), "100 549", 0.5088),
        Local("Sans D", ("DejaVu Sans Bold",), "550 900", 0.5749),
    ),
}
"""Widths: @capsizecss/metrics 4.3.0, regular, bold and italic; DejaVu was measured as the site's fonts are."""

SITE = {
    "Serif": FONTS / "source-serif-4" / "files" / "source-serif-4-latin-wght-normal.woff2",
    "Serif italic": FONTS / "source-serif-4" / "files" / "source-serif-4-latin-wght-italic.woff2",
    "Sans": FONTS / "inter" / "files" / "inter-latin-wght-normal.woff2",
}
REGULAR, BOLD = 400, 640
"""The weights that the theme sets most text and its headlines in."""


def average_width(font: TTFont, weight: int) -> float:
    """Of a character of English prose, in em, at a weight of a variable font."""
    names, glyphs = font.getBestCmap(), font.getGlyphSet(location={"wght": weight})
    total = sum(glyphs[names[ord(character)]].width * often for character, often in PER_MILLE.items())
    return float(total) / sum(PER_MILLE.values()) / float(font["head"].unitsPerEm)


def fallback_faces(name: str) -> list[str]:
    """The lines of style.css for one of the site's fonts."""
    lines = []
    for local in LOCAL[name]:
        font = TTFont(SITE[f"{name} italic" if local.italic else name])
        weight = BOLD if "Bold" in local.names[0] else REGULAR
        adjust = average_width(font, weight) / local.width
        em = font["head"].unitsPerEm * adjust
        ascent, descent = font["hhea"].ascent / em, -font["hhea"].descent / em
        lines.append(
            f'@font-face {{ font-family: "{local.family}"; src: {", ".join(f"local({n!r})" for n in local.names)}; '
            f"font-weight: {local.weights}; {'font-style: italic; ' if local.italic else ''}size-adjust: {adjust:.1%}; ascent-override: {ascent:.1%}; "
            f"descent-override: {descent:.1%}; line-gap-override: 0%; }}".replace("'", '"')
        )
    return lines


if __name__ == "__main__":
    sys.stdout.write("\n".join(face for name in LOCAL for face in fallback_faces(name)) + "\n")
