"""An image as the site has it: upright, no wider than pages show it, without metadata, and never larger than the original.

Data: `measure` says what an image is; `encode` gives its bytes in one of its `widths`.
Limits: pure. Animations and drawings keep their size.
"""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from generator.site.images.facts import ImageFacts
from generator.site.images.metadata import without_metadata
from generator.site.images.svg import clean_svg

_MOST_PIXELS = 120_000_000
_MOST_COLOURS = 256
_QUALITY = 82
_SUFFIXES = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
_ORIENTATION = 0x0112
_TURNED = frozenset({5, 6, 7, 8})
"""Orientations that swap width and height."""


def measure(data: bytes) -> ImageFacts:
    """Returns what an image is. Raises `ValueError` with what is wrong with it, in words."""
    if _is_svg(data):
        _, (width, height) = clean_svg(data)
        return ImageFacts("svg", width, height, fixed=True)
    if not data:
        raise ValueError("the file is empty")
    try:
        with Image.open(io.BytesIO(data)) as image:
            suffix = _SUFFIXES.get(image.format or "")
            if not suffix:
                raise ValueError(f"{image.format} is shown by few browsers")
            width, height = image.size
            animated = getattr(image, "is_animated", False) and image.format != "MPO"
            turned = image.getexif().get(_ORIENTATION) in _TURNED
    except UnidentifiedImageError:
        raise ValueError("it is no image that can be read") from None
    except (OSError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise ValueError(f"it is broken: {error}") from None
    if width * height > _MOST_PIXELS:
        raise ValueError(f"it has {width:,} x {height:,} pixels, too many to be made smaller here")
    return ImageFacts(suffix, *((height, width) if turned else (width, height)), fixed=bool(animated))


def encode(data: bytes, width: int) -> bytes:
    """Returns an image in one of its `widths`. Raises `ValueError` if it is broken."""
    if _is_svg(data):
        return clean_svg(data)[0]
    facts = measure(data)
    plain = without_metadata(data)
    if facts.fixed:
        return plain
    try:
        with Image.open(io.BytesIO(data)) as image:
            turned = image.getexif().get(_ORIENTATION, 1) != 1
            encoded = _encoded(image, facts, width)
            if (
                facts.suffix == "png" and width < facts.widths[-1]
            ):  # smooth edges of a drawing can cost more than its size
                encoded = min(encoded, _encoded(image, facts, facts.widths[-1]), key=len)
    except (OSError, SyntaxError, EOFError) as error:
        raise ValueError(f"it is broken: {error}") from None
    return encoded if turned or len(encoded) < len(plain) else plain


def _encoded(image: Image.Image, facts: ImageFacts, width: int) -> bytes:
    profile = image.info.get("icc_profile")
    size = (width, facts.height_at(width))
    few_colours = facts.suffix == "png" and (image.mode == "P" or _has_few_colours(image))
    if facts.suffix == "jpg":
        image.draft("RGB", size)
    upright = ImageOps.exif_transpose(image)
    picture = _as_mode(upright, facts.suffix)
    if picture.size != size:
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    if few_colours:
        picture = picture.quantize(_MOST_COLOURS, method=Image.Quantize.FASTOCTREE)
    picture.info = {}
    out = io.BytesIO()
    if facts.suffix == "jpg":
        picture.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True, icc_profile=profile)
    elif facts.suffix == "webp":
        picture.save(out, "WEBP", quality=_QUALITY, method=4, icc_profile=profile)
    elif facts.suffix == "gif":
        picture.save(out, "GIF", optimize=True)
    else:
        picture.save(out, "PNG", optimize=True, icc_profile=profile)
    return out.getvalue()


def _as_mode(image: Image.Image, suffix: str) -> Image.Image:
    """In a mode that can be made smaller, and that its format has."""
    if suffix == "jpg":
        return image if image.mode in ("RGB", "L", "CMYK") else image.convert("RGB")
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if suffix == "gif":
        return image.convert("RGBA" if transparent else "RGB")
    if image.mode in ("RGB", "RGBA", "L") and "transparency" not in image.info:
        return image
    return image.convert("RGBA" if transparent else "RGB")


def _has_few_colours(image: Image.Image) -> bool:
    return image.mode in ("RGB", "RGBA", "L", "1") and image.getcolors(_MOST_COLOURS) is not None


def _is_svg(data: bytes) -> bool:
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and (start.startswith((b"<svg", b"<?xml")) or b"<svg" in data[:5000])
