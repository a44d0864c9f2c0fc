"""The archive's icons for home screens and feed readers: its initial on the theme's accent colour.

Data: `draw_icon` gives a square PNG.
Limits: pure; the letter keeps inside the circle that phones may cut an icon to. Without a letter in the theme's fonts
the icon shows lines, as of a page.
"""

from __future__ import annotations

from generator.site.pictures.canvas import Canvas
from generator.site.pictures.style import PictureStyle

_ARTICLES = frozenset({"a", "an", "the", "der", "die", "das", "el", "la", "le", "les", "los", "las"})


def draw_icon(title: str, style: PictureStyle, size: int) -> bytes:
    """The icon of an archive called `title`, `size` pixels wide."""
    canvas = Canvas((size, size), style.accent)
    letters = canvas.layer(style.paper)
    letter = style.headline.clean(initial(title))
    if letter:
        height = round(size * 0.62)
        width = style.headline.width(letter, height)
        style.headline.draw(letters, ((size - width) / 2, size * 0.71), letter, height)
    else:
        for number, share in enumerate((0.44, 0.44, 0.28)):
            top = round(size * (0.34 + number * 0.13))
            left = round(size * 0.28)
            letters.rectangle((left, top, left + round(size * share), top + round(size * 0.05)), fill=255)
    return canvas.png()


def initial(title: str) -> str:
    """The first letter or digit of a title's first word that is no article, as a capital."""
    words = title.split()
    content_words = [word for word in words if word.casefold() not in _ARTICLES] or words
    return next((character.upper()[0] for word in content_words for character in word if character.isalnum()), "")
