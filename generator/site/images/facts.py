"""What is known of an image, and in which widths the site has it; without Pillow, which takes long to load.

Data: `ImageFacts`; `encode.measure` makes them.
Limits: records only.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 1
"""Raise it with every change of what `encode` gives: images that are kept under another one are not used."""
_WIDTHS = (480, 960, 1440)
"""Pixels: of a phone, of a column, of a column on a fine screen."""
_MIN_STEP = 1.2
"""A width is left out if the next one is less than this many times as wide."""
FORMATS = "JPEG, PNG, WebP, GIF or SVG"


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What is known of an image without decoding it."""

    suffix: str
    """By its content: `jpg`, `png`, `webp`, `gif` or `svg`."""
    width: int
    """Pixels, upright; likewise the height."""
    height: int
    fixed: bool
    """Whether it keeps its size: an animation, a drawing."""

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths in which the site has it, ascending; the last is the one for pages without a choice."""
        largest = min(self.width, _WIDTHS[-1])
        if self.fixed:
            return (self.width,)
        return (*(width for width in _WIDTHS if width * _MIN_STEP <= largest), largest)

    def height_at(self, width: int) -> int:
        """Its height where it is `width` wide."""
        return max(1, round(self.height * width / self.width))
