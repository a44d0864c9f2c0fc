"""Makers of small images with known pixels and metadata."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

PLACE = "Quay 7, Harbourtown"
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="teal"/></svg>'


def picture(width: int = 64, height: int = 32, mode: str = "RGB") -> Image.Image:
    """Left half dark, right half light, with a gradient that no palette of a few colours has."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image.paste((20, 20, 60), (0, 0, width // 2, height))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """With an orientation, an owner, a place."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x013B] = "Ada Author"
    data[0x010E] = PLACE
    data.get_ifd(0x8825)[2] = (52.0, 30.0, 0.0)
    return data


def animation(kind: str = "GIF") -> bytes:
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue", "green")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=80, loop=0)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image
