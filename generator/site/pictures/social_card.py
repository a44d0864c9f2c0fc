"""The social card of an article or a digest: what a link to it looks like where people share it.

Data: `SocialCard` has its texts, `draw_card` makes the PNG of 1200 x 630 pixels.
Limits: pure. A headline in letters that the theme's fonts lack (Chinese, for one) is left out, and the site's title
takes its place; likewise single names.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass

import PIL

from generator.site.outputs.meta import CARD_SIZE
from generator.site.pictures.canvas import Canvas
from generator.site.pictures.style import PictureStyle
from generator.site.pictures.typeface import Typeface, wrap

_LAYOUT = 1
"""Raise it with every change of the drawing: cached cards of another one are not used."""
_MARGIN = 84
_SIZES = (84, 78, 72, 66, 60, 54, 48)
"""Of the headline, the first that fits."""
_MOST_LINES = 5
_TOP, _BOTTOM = 150, 490
"""Pixels from the top: the headline is between these."""


@dataclass(frozen=True, slots=True)
class SocialCard:
    """The texts of a card."""

    site: str
    kicker: str
    """The first subject, or `Digest`; may be empty."""
    headline: str
    date: str
    """In words, with its uncertainty: `about 25 July 2024`."""
    companies: tuple[str, ...]

    def key(self, style: PictureStyle) -> str:
        """Names its picture: the same only for the same texts, style and layout."""
        facts = (_LAYOUT, PIL.__version__, style.digest, astuple(self))
        return hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def draw_card(card: SocialCard, style: PictureStyle) -> bytes:
    """The card as a PNG."""
    width, height = CARD_SIZE
    canvas = Canvas(CARD_SIZE, style.paper)
    ink, soft, accent = canvas.layer(style.ink), canvas.layer(style.soft), canvas.layer(style.accent)
    accent.rectangle((0, 0, width, 13), fill=255)
    site = style.headline.clean(card.site)
    headline = style.headline.clean(card.headline) or site
    right = width - _MARGIN

    style.headline.draw(ink, (_MARGIN, 96), _cut(style.headline, site, 36, right - _MARGIN - 300), 36)
    kicker = style.strong.clean(card.kicker).upper()
    if kicker and style.strong.width(kicker, 24) < 300:
        style.strong.draw(accent, (right - style.strong.width(kicker, 24), 94), kicker, 24)

    size, lines = _fit(style.headline, headline, right - _MARGIN)
    leading = round(size * 1.14)
    y = _TOP + (_BOTTOM - _TOP - leading * len(lines)) // 2 + round(size * 0.86)
    for number, line in enumerate(lines):
        style.headline.draw(ink, (_MARGIN, y + number * leading), line, size)

    soft.rectangle((_MARGIN, height - 112, right, height - 111), fill=128)
    date = style.text.clean(card.date)
    style.text.draw(soft, (_MARGIN, height - 58), date, 29)
    names = _names(style.strong, card.companies, right - _MARGIN - style.text.width(date, 29) - 60)
    style.strong.draw(accent, (right - style.strong.width(names, 29), height - 58), names, 29)
    return canvas.png()


def _fit(face: Typeface, text: str, width: int) -> tuple[int, list[str]]:
    """The largest size in which the text fits, and its lines; what does not fit is cut."""
    for size in _SIZES:
        lines = wrap(face, text, size, width)
        if len(lines) <= min(_MOST_LINES, (_BOTTOM - _TOP) // round(size * 1.14)):
            return size, [_cut(face, line, size, width) for line in lines]
    lines = lines[:_MOST_LINES]
    lines[-1] = lines[-1].rstrip(" .,;:") + "…"
    return size, [_cut(face, line, size, width) for line in lines]


def _names(face: Typeface, names: tuple[str, ...], width: float) -> str:
    """As many names as fit."""
    shown = [clean for name in names if (clean := face.clean(name))]
    while shown and face.width(" · ".join(shown), 29) > width:
        shown.pop()
    return " · ".join(shown)


def _cut(face: Typeface, text: str, size: int, width: float) -> str:
    """One line, cut at its end if it does not fit."""
    if face.width(text, size) <= width:
        return text
    while text and face.width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"
