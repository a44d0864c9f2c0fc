"""A picture of few colours: each layer of letters and shapes gets its own shades, so that the file stays small.

Data: `Canvas` collects layers; `png` gives the file.
Limits: layers must not overlap; at most 16 shades in all, four bits a pixel.
"""

from __future__ import annotations

import functools
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw

Colour = tuple[int, int, int]

_SHADES = 5
"""Of one layer, from nearly the paper's colour to its own: three layers and the paper make 16."""
_MOST_LAYERS = 3


class Canvas:
    """A picture on paper of one colour."""

    def __init__(self, size: tuple[int, int], paper: Colour) -> None:
        self._size = size
        self._paper = paper
        self._layers: list[tuple[Colour, Image.Image]] = []

    def layer(self, colour: Colour) -> ImageDraw.ImageDraw:
        """Something to draw on with 255, in a colour of its own; three at most."""
        if len(self._layers) == _MOST_LAYERS:
            raise ValueError("a canvas has three layers at most")
        mask = Image.new("L", self._size, 0)
        self._layers.append((colour, mask))
        return ImageDraw.Draw(mask)

    def png(self) -> bytes:
        """The picture as a file; the same layers give the same bytes."""
        picture = Image.new("L", self._size, 0)
        palette: list[int] = list(self._paper)
        for number, (colour, mask) in enumerate(self._layers):
            picture = ImageChops.lighter(picture, mask.point(_table(number * _SHADES)))
            for shade in range(1, _SHADES + 1):
                palette += _mix(self._paper, colour, shade / _SHADES)
        picture = Image.frombytes("P", self._size, picture.tobytes())
        picture.putpalette(palette)
        out = BytesIO()
        picture.save(out, "PNG", bits=4, compress_level=6)
        return out.getvalue()


@functools.cache  # the same for every picture, of which an archive has thousands
def _table(first: int) -> list[int]:
    """For each value of a mask the number of its colour, of which the layer's own begin behind `first`."""
    return [first + shade if (shade := _shade(value)) else 0 for value in range(256)]


def _shade(value: int) -> int:
    """0 to 5: how much of the layer's colour there is."""
    return round(value / 255 * _SHADES)


def _mix(paper: Colour, colour: Colour, share: float) -> list[int]:
    return [round(a + (b - a) * share) for a, b in zip(paper, colour, strict=True)]
