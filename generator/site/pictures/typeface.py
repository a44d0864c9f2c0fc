"""Text on a picture: the theme's font files, each for the characters that it has.

Data: `Typeface` measures and draws one line of text.
Limits: a web font comes in parts (Latin, extended Latin); a character is drawn from the first part that has it. Text
with letters that no part has cannot be drawn, and `clean` says so; other signs that are missing are left out.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby

from PIL import ImageDraw, ImageFont

_NOTHING = "\uffff"
"""No font has this character: its glyph is the one for every missing character."""


class Typeface:
    """One weight of a family, in any size."""

    def __init__(self, parts: Sequence[bytes], weight: int) -> None:
        """`parts` are font files (TTF, OTF, WOFF, WOFF2); without any, Pillow's own font is taken."""
        self._parts = tuple(parts) or (b"",)
        self._weight = weight
        self._fonts: dict[tuple[int, int], ImageFont.FreeTypeFont] = {}
        self._part_of: dict[str, int] = {}
        self._widths: dict[tuple[str, int], float] = {}

    def clean(self, text: str) -> str:
        """The text without signs that cannot be drawn; empty where letters or digits are among those."""
        words = " ".join(text.split())
        missing = {character for character in words if self._part(character) < 0}
        if any(character.isalnum() for character in missing):
            return ""
        return " ".join("".join(character for character in words if character not in missing).split())

    def width(self, text: str, size: int) -> float:
        """Of one line, in pixels: its words and the spaces between them, each measured once."""
        words = text.split(" ")
        return sum(self.word(word, size) for word in words) + self.word(" ", size) * (len(words) - 1)

    def draw(self, on: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int) -> None:
        """Draw one line with its base line's left end at `at`, in full white."""
        x, y = at
        for part, run in self._runs(text):
            font = self._font(part, size)
            on.text((x, y), run, fill=255, font=font, anchor="ls")
            x += font.getlength(run)

    def word(self, word: str, size: int) -> float:
        """The width of one word, or of a space."""
        width = self._widths.get((word, size))
        if width is None:
            width = sum(self._font(part, size).getlength(run) for part, run in self._runs(word))
            self._widths[word, size] = width
        return width

    def _runs(self, text: str) -> list[tuple[int, str]]:
        grouped = groupby(text, key=lambda character: max(self._part(character), 0))
        return [(part, "".join(run)) for part, run in grouped]

    def _part(self, character: str) -> int:
        """The first part that has a character; -1 where none has."""
        if character not in self._part_of:
            having = (number for number in range(len(self._parts)) if self._has(number, character))
            self._part_of[character] = next(having, -1)
        return self._part_of[character]

    def _has(self, part: int, character: str) -> bool:
        return character.isspace() or self._shape(part, character) != self._shape(part, _NOTHING)

    def _shape(self, part: int, character: str) -> tuple[tuple[int, int], bytes]:
        mask = self._font(part, 32).getmask(character)
        return mask.size, bytes(mask)

    def _font(self, part: int, size: int) -> ImageFont.FreeTypeFont:
        font = self._fonts.get((part, size))
        if font is None:
            font = self._fonts[part, size] = _load(self._parts[part], size, self._weight)
        return font


def wrap(face: Typeface, text: str, size: int, width: float) -> list[str]:
    """Lines no wider than `width`, of about equal length; a single word may be wider."""
    count = len(_fill(face, text, size, width))
    low, high = width / 2, width
    while high - low > 8:
        middle = (low + high) / 2
        lines = _fill(face, text, size, middle)
        if len(lines) > count or any(face.width(line, size) > middle for line in lines):
            low = middle
        else:
            high = middle
    return _fill(face, text, size, high)


def _fill(face: Typeface, text: str, size: int, width: float) -> list[str]:
    lines: list[list[str]] = []
    space, full = face.word(" ", size), 0.0
    for word in text.split():
        own = face.word(word, size)
        # A line grows by the word alone: measuring the whole of it each time took half of a card's time.
        if lines and full + own + space * len(lines[-1]) <= width:
            lines[-1].append(word)
            full += own
        else:
            lines.append([word])
            full = own
    return [" ".join(line) for line in lines]


@functools.cache
def _load(data: bytes, size: int, weight: int) -> ImageFont.FreeTypeFont:
    if not data:
        default = ImageFont.load_default(size)
        assert isinstance(default, ImageFont.FreeTypeFont)
        return default
    font = ImageFont.truetype(BytesIO(data), size)
    try:
        axes = font.get_variation_axes()
    except OSError:  # not a variable font
        return font
    font.set_variation_by_axes([_setting(axis, weight) for axis in axes])
    return font


def _setting(axis: ImageFont.Axis, weight: int) -> float:
    """Where an axis of a variable font is set: to the weight, or to its own default."""
    if (axis["name"] or b"").lower() != b"weight":
        return axis["default"] or 0
    return min(max(weight, axis["minimum"] or weight), axis["maximum"] or weight)
